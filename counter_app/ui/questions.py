# SPDX-License-Identifier: GPL-3.0-or-later
"""What the board asks in place before an action: only what that action needs, each read by its field kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.form import FieldSpec
from counter_app.domain.kinds import kind_of
from counter_app.domain.reading import Reading
from counter_app.domain.text import clean

_OFFICIAL_NUMBER = re.compile(r"[A-Z0-9]{2,}(\.[A-Z0-9]+)*-\d{6}-\d{3,6}")
_DAY_AND_MONTH = re.compile(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*")
_EXAMPLE = "H56.34.21-251120-0001"


def _as_typed(typed: str) -> Reading:
    return Reading(clean(typed).text)


@dataclass(frozen=True)
class Question:
    """One thing to ask. ``options``: codes with their words, for a choice; else a line is typed.

    ``read`` understands the line; a warning is shown once and passes at the second Enter. ``hidden``: a PIN, which
    nobody is to read over a shoulder. ``long``: whole sentences, in a box that grows.
    """

    id: str
    label: str
    value: str = ""
    hint: str = ""
    options: Sequence[tuple[str, str]] = ()
    read: Callable[[str], Reading] = _as_typed
    hidden: bool = False
    long: bool = False


def typed(question_id: str, label: str, needed: str = "", value: str = "", hint: str = "") -> Question:
    """A line of words; ``needed``: the sentence said when it is left empty."""
    return Question(question_id, label, value, hint, read=_needed(_as_typed, needed))


def secret(question_id: str, label: str, needed: str = "") -> Question:
    """A line whose letters are not shown."""
    return Question(question_id, label, read=_needed(_as_typed, needed), hidden=True)


def told(question_id: str, label: str, needed: str = "", value: str = "", hint: str = "") -> Question:
    """Whole sentences, in a box that grows with them."""
    return replace(typed(question_id, label, needed, value, hint), long=True)


def day(question_id: str, label: str, today: date, needed: str = "", value: date | None = None) -> Question:
    """A day, past or to come."""
    spec = FieldSpec(id=question_id, label=label, kind="date", future=True)
    read = _needed(lambda text: kind_of("date").read(text, spec, today), needed)
    return Question(question_id, label, f"{value:%d/%m/%Y}" if value else "", "ngày/tháng/năm", read=read)


def of_kind(question_id: str, label: str, kind: str, today: date, needed: str = "", value: str = "") -> Question:
    """A line read by a field kind: an ID number, a phone number, a name."""
    spec = FieldSpec(id=question_id, label=label, kind=kind)
    return Question(question_id, label, value, read=_needed(lambda text: kind_of(kind).read(text, spec, today), needed))


def coming_day(question_id: str, label: str, today: date, needed: str) -> Question:
    """A day still to come; without its year the next one of that name is meant."""
    spec = FieldSpec(id=question_id, label=label, kind="date", future=True)

    def read(text: str) -> Reading:
        bare = _DAY_AND_MONTH.fullmatch(text)
        if bare is not None:
            later = (int(bare[2]), int(bare[1])) > (today.month, today.day)
            text = f"{bare[1]}/{bare[2]}/{today.year if later else today.year + 1}"
        reading = kind_of("date").read(text, spec, today)
        if reading.value and date.fromisoformat(reading.value) <= today:
            return Reading(None, problem="Hạn mới phải sau hôm nay.")
        # «5/12/26»: of two centuries only the coming one can be meant here.
        values = [choice.value for choice in reading.choices if date.fromisoformat(choice.value) > today]
        return Reading(values[0]) if len(values) == 1 else reading

    return Question(question_id, label, hint="ngày/tháng/năm", read=_needed(read, needed))


def official_number(question_id: str, label: str) -> Question:
    """The number the province's system gave, typed or scanned (a scanner ends with Enter)."""

    def read(text: str) -> Reading:
        number = "".join(clean(text).text.split()).upper()
        if number and not _OFFICIAL_NUMBER.fullmatch(number):
            return Reading(None, problem=f"Mã của hệ thống tỉnh có dạng {_EXAMPLE}. Xem lại, hoặc quét lại mã vạch.")
        return Reading(number)

    needed = "Xin gõ hoặc quét mã. Chương trình không tự đặt mã của tỉnh."
    return Question(question_id, label, hint=f"gõ hoặc quét, ví dụ {_EXAMPLE}", read=_needed(read, needed))


def choice(question_id: str, label: str, options: Sequence[tuple[str, str]], value: str = "") -> Question:
    """One of a few."""
    return Question(question_id, label, value or options[0][0], options=options)


def _needed(read: Callable[[str], Reading], sentence: str) -> Callable[[str], Reading]:
    def read_needed(text: str) -> Reading:
        reading = read(text)
        if sentence and reading.value == "":
            return replace(reading, value=None, problem=sentence)
        return reading

    return read_needed
