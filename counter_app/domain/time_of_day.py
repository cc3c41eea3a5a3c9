# SPDX-License-Identifier: GPL-3.0-or-later
"""The hour and minute of an event, as typed and as printed; canonical «09:05», always by 24 hours.

«3 giờ chiều» is fifteen o'clock: the citizen's word for the part of the day is understood, never printed.
"""

from __future__ import annotations

import re

from counter_app.domain.calendar_words import time_words
from counter_app.domain.reading import Reading
from counter_app.domain.text import clean, fold

_NOT_UNDERSTOOD = "Không đọc được giờ này. Gõ như 9h5, 09:05, 0905 hoặc 9 giờ 5 phút."
_CANONICAL = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_RUN = re.compile(r"(?P<hour>[0-9]{1,2})(?P<minute>[0-9]{2})?")
_TYPED = re.compile(
    r"(?P<hour>[0-9]{1,2}) ?(?:gio|h|g|:|\.|,) ?"
    r"(?:(?P<less>kem) ?)?(?P<minute>[0-9]{1,2}|ruoi)? ?(?:phut|ph|p|')?"
    r" ?(?P<part>sang|trua|chieu|toi|dem)?"
)
# For each part of the day: which spoken hours belong to it and the hour they mean.
_PARTS: dict[str, dict[int, int]] = {
    "sang": {hour: hour for hour in range(12)},
    "trua": {10: 10, 11: 11, 12: 12, 1: 13, 2: 14, 13: 13, 14: 14},
    "chieu": {hour: 12 + hour % 12 for hour in (12, *range(1, 7))} | {hour: hour for hour in range(13, 19)},
    "toi": {hour: hour + 12 for hour in range(5, 12)} | {hour: hour for hour in range(17, 24)},
    "dem": {12: 0, 8: 20, 9: 21, 10: 22, 11: 23}
    | {hour: hour for hour in range(6)}
    | {hour: hour for hour in range(18, 24)},
}


def read_time(typed: str) -> Reading:
    """Read a typed time of day; the value is «HH:MM»."""
    cleaned = clean(typed)
    text = fold(cleaned.text)
    if cleaned.problem or not text:
        return Reading(None, problem=cleaned.problem) if cleaned.problem else Reading("")
    found = _RUN.fullmatch(text) or _TYPED.fullmatch(text)
    if found is None:
        return Reading(None, problem=_NOT_UNDERSTOOD)
    said = found.groupdict()
    hour = int(said["hour"])
    if hour == 24:
        return Reading(None, problem="24 giờ là 00:00 của ngày hôm sau. Gõ 00:00 và xem lại ngày.")
    minute = 30 if said["minute"] == "ruoi" else int(said["minute"] or 0)
    if hour > 24 or minute > 59:
        return Reading(None, problem="Giờ từ 0 đến 23, phút từ 0 đến 59. Xem lại rồi gõ lại.")
    part = said.get("part")
    if part:
        if hour not in _PARTS[part]:
            return Reading(None, problem=f"Không có {hour} giờ vào buổi ấy. Gõ theo 24 giờ, ví dụ 15:00.")
        hour = _PARTS[part][hour]
    if said.get("less"):
        hour, minute = divmod((hour * 60 - minute) % (24 * 60), 60)
    return Reading(f"{hour:02}:{minute:02}")


def time_on_paper(value: str) -> str:
    """«09 giờ 05 phút» for the canonical «09:05».

    Raises:
        ValueError: not a canonical time.
    """
    hour, minute = _split(value)
    return f"{hour:02} giờ {minute:02} phút"


def time_spoken(value: str) -> str:
    """«chín giờ năm phút» for the canonical «09:05».

    Raises:
        ValueError: not a canonical time.
    """
    return time_words(*_split(value))


def _split(value: str) -> tuple[int, int]:
    found = _CANONICAL.fullmatch(value)
    if found is None:
        raise ValueError("not a canonical time")
    return int(found[1]), int(found[2])
