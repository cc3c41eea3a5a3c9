# SPDX-License-Identifier: GPL-3.0-or-later
"""A scheme (mô hình) as data: on which days, for whom and for what an office writes, decides at once, and so on.

A scheme only ever grants; what is forbidden is forbidden by law and stands with the procedure. Read from
``forms_catalog/schemes/*.toml`` and from the office's own folder; no scheme needs a line of code.
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal

from pydantic import Field, model_validator

from counter_app.domain.channels import Channel, channels_of
from counter_app.domain.form import Frozen
from counter_app.domain.offered import Certainty
from counter_app.domain.procedure import Procedure, ProcedureCode
from counter_app.domain.visitor import Trait

GrantKind = Literal[
    "writes", "sample_booklet", "same_day", "online_help", "post", "village_head", "letters", "on_the_spot"
]
"""writes: the clerk writes for the citizen; sample_booklet: filled samples to copy from; same_day: decided and
returned at once, no slip; online_help: filed online together; post: received and returned by the post office;
village_head: results carried home; letters: of congratulation, condolence, apology; on_the_spot: the four steps."""
Beneficiary = Literal["everyone", "persons", "organisations", "elderly", "illiterate", "disabled", "blind", "other"]
Need = Literal["complete", "no_verification", "on_request"]
LetterEvent = Literal["marriage", "birth", "new_house", "longevity", "death", "fire", "accident", "late", "mistake"]
"""On what a letter is sent."""
SpotStep = Literal["appraise", "approve", "seal", "return"]
ReportPeriod = Literal["week", "month", "quarter", "year"]
SchemeId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Weekday = Annotated[int, Field(ge=1, le=7)]

_BENEFICIARY_TRAITS = {
    "elderly": Trait.ELDERLY,
    "illiterate": Trait.ILLITERATE,
    "disabled": Trait.DISABLED,
    "blind": Trait.BLIND,
    "other": Trait.OTHER,
    "organisations": Trait.ORGANISATION,
}
COMMUNE = "cấp xã"


class ProcedureChoice(Frozen):
    """Which procedures a clause means; what is listed in ``but_not`` never belongs.

    ``every``: all of them; ``commune``: those the commune decides; ``at_once``: those the law gives on the day;
    ``online``: those that can be filed online; ``at_most_working_days`` narrows all of these to the simple ones.
    """

    every: bool = False
    commune: bool = False
    at_once: bool = False
    online: bool = False
    codes: tuple[ProcedureCode, ...] = ()
    sectors: tuple[str, ...] = ()
    at_most_working_days: int | None = None
    but_not: tuple[ProcedureCode, ...] = ()

    def covers(self, procedure: Procedure) -> bool:
        """Whether the clause means this procedure."""
        if procedure.code in self.but_not:
            return False
        if procedure.code in self.codes:
            return True
        meant = (
            self.every
            or (self.commune and COMMUNE in procedure.agency)
            or (self.at_once and procedure.may_be_given_at_once)
            or (self.online and Channel.ONLINE in channels_of(procedure))
            or procedure.sector in self.sectors
        )
        return meant and self._is_simple_enough(procedure)

    def _is_simple_enough(self, procedure: Procedure) -> bool:
        if self.at_most_working_days is None:
            return True
        days = [limit.quantity for limit in procedure.time_limits if limit.unit in {"working_day", "day"}]
        return procedure.may_be_given_at_once or (bool(days) and min(days) <= self.at_most_working_days)

    @model_validator(mode="after")
    def _means_something(self) -> ProcedureChoice:
        if not (self.every or self.commune or self.at_once or self.online or self.codes or self.sectors):
            raise ValueError("a clause must mean some procedure")
        return self


class Grant(Frozen):
    """One thing a scheme gives. ``clause``: where the plan says so; ``sentence``: told to clerk and citizen.

    ``days``: the scheme's own days, or every working day. ``cut_off``: no later than this minute (else the
    scheme's). ``needs``: what must be true of the dossier. ``steps``: which of the four steps happen here.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    kind: GrantKind
    sentence: str
    clause: str
    procedures: ProcedureChoice
    people: Annotated[tuple[Beneficiary, ...], Field(min_length=1)] = ("everyone",)
    days: Literal["model_day", "working_day"] = "model_day"
    cut_off: time | None = None
    needs: tuple[Need, ...] = ()
    steps: tuple[SpotStep, ...] = ()
    certainty: Certainty = "verified"

    def is_for(self, traits: frozenset[Trait]) -> bool:
        """Whether this grant is meant for a visitor with these traits."""
        if "everyone" in self.people:
            return True
        if "persons" in self.people and Trait.ORGANISATION not in traits:
            return True
        return any(_BENEFICIARY_TRAITS[name] in traits for name in self.people if name in _BENEFICIARY_TRAITS)


class MovedDay(Frozen):
    """The office held its model day on another day, once."""

    model_config = Frozen.model_config | {"populate_by_name": True}

    from_day: Annotated[date, Field(alias="from")]
    to_day: Annotated[date, Field(alias="to")]
    why: str


class Target(Frozen):
    """A number the plan wants reached. ``quantity`` is None where the plan leaves it to the office."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    about: Literal["online", "on_the_spot_procedures", "on_the_spot_dossiers", "same_day"]
    title: str
    period: ReportPeriod
    sector: str = ""
    per_clerk: bool = False
    quantity: float | None = None
    unit: Literal["dossiers", "percent"] = "dossiers"
    from_day: date | None = None
    clause: str


class Duty(Frozen):
    """Who does what under the plan: the roster names people for these."""

    who: str
    does: str
    clause: str


class Occasion(Frozen):
    """When a letter is sent. ``letter``: the id of its form."""

    event: LetterEvent
    letter: str
    clause: str


class Listening(Frozen):
    """«Ngày thứ 7 lắng nghe dân nói»: how often and when."""

    weekday: Weekday
    rule: str
    per_quarter: Annotated[int, Field(ge=1, le=13)] = 1
    clause: str


class Scheme(Frozen):
    """One plan of one office.

    ``weekdays``: its days, ISO numbers; empty: every working day. ``starts_on``: nothing is granted before.
    ``planned_until``: the last day of the plan's own period; an office that keeps the scheme switched on after it
    keeps granting, and is told so. ``elderly_from``: years of age.
    """

    schema_version: Literal[1]
    id: SchemeId
    title: str
    issuer: str
    document: str
    starts_on: date
    planned_until: date | None = None
    weekdays: tuple[Weekday, ...] = ()
    cut_off: time | None = None
    elderly_from: Annotated[int, Field(ge=50, le=100)] = 60
    moved: tuple[MovedDay, ...] = ()
    grants: Annotated[tuple[Grant, ...], Field(min_length=1)]
    exclusions: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    reports: tuple[ReportPeriod, ...] = ()
    roster: tuple[Duty, ...] = ()
    letters: tuple[Occasion, ...] = ()
    listening: Listening | None = None
    legal_basis: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source: str
    certainty: Certainty

    def is_model_day(self, day: date) -> bool:
        """Whether the plan holds this day; the calendar must still say that it is worked."""
        if any(moved.to_day == day for moved in self.moved):
            return True
        if any(moved.from_day == day for moved in self.moved):
            return False
        return not self.weekdays or day.isoweekday() in self.weekdays

    def has_begun(self, day: date) -> bool:
        """Whether the plan was in force on this day or before it."""
        return day >= self.starts_on

    def is_past_its_period(self, day: date) -> bool:
        """Whether the plan's own period is over."""
        return self.planned_until is not None and day > self.planned_until

    @model_validator(mode="after")
    def _ids_are_single(self) -> Scheme:
        ids = [grant.id for grant in self.grants] + [target.id for target in self.targets]
        if len(set(ids)) != len(ids):
            raise ValueError(f"{self.id}: two clauses share an id")
        if self.planned_until is not None and self.planned_until < self.starts_on:
            raise ValueError(f"{self.id}: it ends before it begins")
        return self
