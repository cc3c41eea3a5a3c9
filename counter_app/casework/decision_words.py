# SPDX-License-Identifier: GPL-3.0-or-later
"""The decision in the clerk's words: five short answers, each with its reasons and where they stand.

The strip on the screen and the printed sheet both come from here, so the citizen reads what the clerk saw.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from counter_app.domain.channels import Channel
from counter_app.domain.decision import About, Decision, Reason
from counter_app.domain.granting import shown_day
from counter_app.domain.procedure import Procedure
from counter_app.domain.scheme import SpotStep

Tone = Literal["good", "wait", "bad", "plain"]
PRESENCE = "Phải có mặt"
STEPS: Mapping[SpotStep, str] = {
    "appraise": "thẩm định",
    "approve": "phê duyệt",
    "seal": "đóng dấu",
    "return": "trả kết quả",
}


@dataclass(frozen=True)
class Verdict:
    """One answer: what is asked, the answer, how it looks, why."""

    title: str
    answer: str
    tone: Tone
    reasons: tuple[Reason, ...]


def verdicts(found: Decision, procedure: Procedure) -> tuple[Verdict, ...]:
    """The answers in the order a citizen asks: who writes, today or later, slip, when, which ways, who must come."""
    by_about: dict[About, list[Reason]] = {}
    for reason in found.reasons:
        by_about.setdefault(reason.about, []).append(reason)

    def why(*abouts: About) -> tuple[Reason, ...]:
        return tuple(reason for about in abouts for reason in by_about.get(about, ()))

    told = [
        Verdict("Viết hộ", *_writes(found), why("writes", "help")),
        Verdict("Trả kết quả", *_same_day(found), why("same_day", "on_the_spot")),
        Verdict("Giấy hẹn", *_receipt(found), why("receipt")),
        Verdict("Hạn trả", *_due(found), why("due", "clock")),
    ]
    if found.channels_in == found.channels_out:
        ways = why("channels_in", "channels_out")
        told.append(Verdict("Cách nộp, nhận", _named(found.channels_in), "plain", ways))
    else:
        told.append(Verdict("Cách nộp", _named(found.channels_in), "plain", why("channels_in")))
        told.append(Verdict("Cách nhận", _named(found.channels_out), "plain", why("channels_out")))
    if procedure.must_be_present:
        told.append(Verdict(PRESENCE, "; ".join(procedure.must_be_present), "wait", why("present")))
    return tuple(told)


def badges(found: Decision, procedure: Procedure) -> tuple[tuple[str, Tone], ...]:
    """The words on the card of a procedure before it is chosen; only what is so."""
    told: list[tuple[str, Tone]] = []
    if not found.may_write:
        told.append(("không được viết hộ", "bad"))
    elif found.writes:
        told.append(("được viết hộ hôm nay", "good"))
    if found.same_day:
        told.append(("trả ngay", "good"))
    if procedure.may_be_filed_online:
        told.append(("trực tuyến", "plain"))
    if found.steps:
        told.append(("4 tại chỗ" if len(found.steps) == len(STEPS) else f"{len(found.steps)} tại chỗ", "good"))
    return tuple(told)


def _writes(found: Decision) -> tuple[str, Tone]:
    if not found.may_write:
        return "Luật không cho viết hộ", "bad"
    return ("Được, theo mô hình", "good") if found.writes else ("Khi được yêu cầu, ngoài mô hình", "wait")


def _same_day(found: Decision) -> tuple[str, Tone]:
    on_the_spot = f"; tại chỗ: {', '.join(STEPS[step] for step in found.steps)}" if found.steps else ""
    return (f"Ngay hôm nay{on_the_spot}", "good") if found.same_day else (f"Theo hạn{on_the_spot}", "plain")


def _receipt(found: Decision) -> tuple[str, Tone]:
    if found.receipt:
        return "Có viết", "plain"
    waiting = found.due is None and not found.same_day
    return ("Chưa viết", "wait") if waiting else ("Không viết", "good")


def _due(found: Decision) -> tuple[str, Tone]:
    if found.due is None:
        return "Chưa tính được", "wait"
    return f"{found.due:%H:%M} {shown_day(found.due.date())}", "plain"


def _named(channels: tuple[Channel, ...]) -> str:
    return ", ".join(channel.caption for channel in channels)
