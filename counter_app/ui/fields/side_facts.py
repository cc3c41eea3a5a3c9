# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands at the right of a field: a fact that lets the clerk see at a glance that the value is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from counter_app.domain.dates import PartialDate
from counter_app.domain.form import FieldSpec
from counter_app.domain.personal_id import ID_LENGTH, facts_of, is_full_id

BIRTH = "ngay_sinh"
DEATH = "ngay_chet"
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SEXES = {"nam": "nam", "nu": "nữ"}
_NEAR_DAYS = 31
_TICK = "✓ "


@dataclass(frozen=True)
class SideFact:
    """A few words and their weight."""

    text: str = ""
    role: Literal["secondary", "good"] = "secondary"

    def doubted(self) -> SideFact:
        """The same fact without its tick: it disagrees with another answer."""
        return SideFact(self.text.removeprefix(_TICK))


def fact_of(spec: FieldSpec, value: str, answers: Mapping[str, str], today: date) -> SideFact:
    """The fact about a settled value; empty when there is nothing worth saying."""
    if not value:
        return SideFact()
    if spec.kind == "personal_id":
        return _of_number(value)
    if spec.kind == "date":
        return SideFact(_of_date(spec, PartialDate.from_iso(value), answers, today))
    return SideFact()


def fact_while_typing(spec: FieldSpec, raw: str) -> SideFact:
    """A count for numbers that have a length; other fields are left alone while they are typed."""
    digits = sum(letter.isdigit() for letter in raw)
    if spec.kind == "personal_id" and digits:
        return SideFact(f"{digits}/{ID_LENGTH} số")
    return SideFact()


def _of_number(value: str) -> SideFact:
    if not is_full_id(value):
        return SideFact("CMND cũ 9 số")
    facts = facts_of(value)
    return SideFact(f"{_TICK}{_SEXES[facts.sex]}, sinh {facts.birth_year}", "good")


def _of_date(spec: FieldSpec, told: PartialDate, answers: Mapping[str, str], today: date) -> str:
    if spec.name == BIRTH:
        died = answers.get(f"{spec.role}.{DEATH}") if spec.role else None
        until = PartialDate.from_iso(died).earliest() if died else today
        age = told.age(until)
        return age.shown() if age else ""
    if not told.is_full:
        return ""
    day = told.earliest()
    ago = (today - day).days
    near = {0: "hôm nay", 1: "hôm qua"}.get(ago, f"{ago} ngày trước" if 0 < ago <= _NEAR_DAYS else "")
    return near or _WEEKDAYS[day.weekday()]
