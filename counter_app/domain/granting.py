# SPDX-License-Identifier: GPL-3.0-or-later
"""Does one clause of a scheme hold for this procedure, this person, this moment? If not, why not, in a sentence.

The questions are asked in the order in which a clerk would answer: is the plan in force, does it mean this procedure,
is it its day, is it still its hour, is it for this person, is the dossier ready.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.due import is_early_enough
from counter_app.domain.office_calendar import WEEKDAY_NAMES, OfficeCalendar
from counter_app.domain.procedure import Procedure
from counter_app.domain.scheme import Beneficiary, Grant, Need, Scheme
from counter_app.domain.visitor import Trait, Visitor

_PEOPLE: dict[Beneficiary, str] = {
    "everyone": "mọi người",
    "persons": "cá nhân",
    "organisations": "tổ chức",
    "elderly": "người cao tuổi",
    "illiterate": "người không biết chữ, khó viết",
    "disabled": "người khuyết tật",
    "blind": "người khiếm thị",
    "other": "người không tự khai được vì lý do khác",
}
_NOT_READY: dict[Need, str] = {
    "complete": "hồ sơ còn thiếu giấy tờ",
    "no_verification": "hồ sơ phải xác minh",
    "on_request": "",
}


@dataclass(frozen=True)
class Situation:
    """One moment in which a clause may hold."""

    procedure: Procedure
    visitor: Visitor
    at: datetime
    office: OfficeCalendar
    clock_is_sound: bool = True


@dataclass(frozen=True)
class Judged:
    """A clause and whether it holds; ``why_not`` is empty when it does."""

    scheme: Scheme
    grant: Grant
    why_not: str = ""

    @property
    def holds(self) -> bool:
        """Whether the scheme gives it here and now."""
        return not self.why_not

    @property
    def source(self) -> str:
        """The plan and its clause."""
        return f"{self.scheme.document}, {self.grant.clause}"


def judge(scheme: Scheme, grant: Grant, situation: Situation) -> Judged:
    """Whether the clause holds; the first thing that stands against it is the reason."""
    why_not = (
        _not_begun(scheme, situation)
        or _not_meant(grant, situation)
        or _clock_doubted(situation)
        or _not_its_day(scheme, grant, situation)
        or _too_late(scheme, grant, situation)
        or _not_for_them(scheme, grant, situation)
        or _not_ready(grant, situation)
    )
    return Judged(scheme, grant, why_not)


def judge_all(schemes: tuple[Scheme, ...], situation: Situation) -> Iterator[Judged]:
    """Every clause of every scheme the office runs."""
    for scheme in schemes:
        for grant in scheme.grants:
            yield judge(scheme, grant, situation)


def shown_day(day: date) -> str:
    """«thứ Tư 25/11/2026»."""
    return f"{WEEKDAY_NAMES[day.isoweekday()]} {day:%d/%m/%Y}"


def days_of(scheme: Scheme) -> str:
    """«thứ Tư hằng tuần», «mọi ngày làm việc»."""
    if not scheme.weekdays:
        return "mọi ngày làm việc"
    return f"{', '.join(WEEKDAY_NAMES[weekday] for weekday in scheme.weekdays)} hằng tuần"


def _not_begun(scheme: Scheme, now: Situation) -> str:
    return "" if scheme.has_begun(now.at.date()) else f"mô hình thực hiện từ {scheme.starts_on:%d/%m/%Y}"


def _not_meant(grant: Grant, now: Situation) -> str:
    return "" if grant.procedures.covers(now.procedure) else "thủ tục này không thuộc danh mục của mô hình"


def _clock_doubted(now: Situation) -> str:
    return "" if now.clock_is_sound else "chưa chắc ngày giờ của máy; xin xác nhận ngày hôm nay"


def _not_its_day(scheme: Scheme, grant: Grant, now: Situation) -> str:
    day = now.at.date()
    if not now.office.spells_of(day):
        closed = now.office.why_closed(day)
        return f"{shown_day(day)} cơ quan nghỉ ({closed})"
    if grant.days == "working_day":
        return "" if now.office.is_working_day(day) else f"{shown_day(day)} không phải ngày làm việc"
    return "" if scheme.is_model_day(day) else f"{shown_day(day)} không phải ngày của mô hình ({days_of(scheme)})"


def _too_late(scheme: Scheme, grant: Grant, now: Situation) -> str:
    if not now.office.is_open(now.at):
        return f"{now.at:%H:%M} ngoài giờ làm việc"
    until = grant.cut_off or scheme.cut_off
    if until is None or is_early_enough(now.at, until):
        return ""
    return f"đã quá {until:%H:%M}, giờ chót của mô hình"


def _not_for_them(scheme: Scheme, grant: Grant, now: Situation) -> str:
    traits = now.visitor.traits_on(now.at.date(), scheme.elderly_from)
    if grant.is_for(traits):
        return ""
    meant = ", ".join(_PEOPLE[name] for name in grant.people)
    return f"mô hình dành cho {meant}"


def _not_ready(grant: Grant, now: Situation) -> str:
    lacking = {
        "complete": Trait.INCOMPLETE in now.visitor.traits,
        "no_verification": Trait.NEEDS_VERIFICATION in now.visitor.traits,
        "on_request": False,
    }
    return next((_NOT_READY[need] for need in grant.needs if lacking[need]), "")
