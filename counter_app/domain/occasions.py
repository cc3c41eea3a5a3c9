# SPDX-License-Identifier: GPL-3.0-or-later
"""An occasion for a letter as data: which procedures announce it, and where the letter's answers come from.

Read from ``forms_catalog/occasions/*.toml``. How an answer may be worked out is a closed set of ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from counter_app.domain.dates import PartialDate
from counter_app.domain.form import FieldSpec, FormSpec, Frozen
from counter_app.domain.kinds import kind_of
from counter_app.domain.offered import Certainty
from counter_app.domain.personal_id import facts_of, is_full_id
from counter_app.domain.procedure import FormId, ProcedureCode
from counter_app.domain.scheme import LetterEvent
from counter_app.domain.sharing import carried

Announcement = Literal["result", "late", "by_hand"]
"""result: the result of a procedure is there; late: a dossier is past its due moment; by_hand: the clerk heard it."""


class AgeStep(Frozen):
    """From this age on: the answer, or the one for a man and the one for a woman."""

    from_age: Annotated[int, Field(ge=0, le=150)] = 0
    value: str = ""
    male: str = ""
    female: str = ""

    def answer(self, sex: str) -> str:
        """The answer for this sex («nam», «nu», or empty while unknown)."""
        return self.value or {"nam": self.male, "nu": self.female}.get(sex, "")


class WorkedOut(Frozen):
    """An answer of the letter that follows from a person's birth, sex and a day.

    ``how``: «age» is the year of the day less the year of birth; «by_age» picks the last step reached; «result_day»
    is the day the result was sealed. ``until``: the field with the day that ends the age; empty: today.
    """

    field: str
    how: Literal["age", "by_age", "result_day"]
    person: str = ""
    until: str = ""
    steps: tuple[AgeStep, ...] = ()

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> WorkedOut:
        if self.how != "result_day" and not self.person:
            raise ValueError(f"{self.field}: «{self.how}» needs person")
        if (self.how == "by_age") != bool(self.steps):
            raise ValueError(f"{self.field}: steps belong to «by_age»")
        return self


class LetterOccasion(Frozen):
    """One event. ``copied``: a letter's field, and the dossier's fields of which the first answered one is taken.

    ``texts``: the letter's own words for it; ``texts_done``: instead of them once the office has done its part.
    """

    schema_version: Literal[1]
    event: LetterEvent
    title: str
    letter: FormId
    """The usual form of its letter."""
    announced: Announcement
    procedures: tuple[ProcedureCode, ...] = ()
    copied: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    texts: dict[str, str] = Field(default_factory=dict)
    texts_done: dict[str, str] = Field(default_factory=dict)
    worked_out: tuple[WorkedOut, ...] = ()
    source: str
    certainty: Certainty

    @model_validator(mode="after")
    def _results_name_procedures(self) -> LetterOccasion:
        if (self.announced == "result") != bool(self.procedures):
            raise ValueError(f"{self.event}: procedures belong to «result»")
        return self

    def once_done(self) -> LetterOccasion:
        """The same occasion, told after the office has done its part."""
        return self.model_copy(update={"texts": self.texts | self.texts_done})


def first_answers(
    form: FormSpec,
    occasion: LetterOccasion,
    asked: Mapping[str, FieldSpec],
    told: Mapping[str, str],
    result_day: date,
    today: date,
) -> dict[str, str]:
    """What the letter can say before anything is typed: its own words, then what the dossier tells.

    Args:
        asked: the fields of the dossier's forms, by id.
        told: their answers.
    """
    fields = {spec.id: spec for spec in form.fields()}
    found = {spec.id: spec.default for spec in fields.values() if spec.default}
    found |= {field_id: words for field_id, words in occasion.texts.items() if field_id in fields}
    for field_id, sources in occasion.copied.items():
        values = (
            carried(told.get(source, ""), asked[source], fields[field_id], today)
            for source in sources
            if source in asked and field_id in fields
        )
        value = next(filter(None, values), "")
        if value:
            found[field_id] = value
    for field_id, words in _reckoned(occasion, told, result_day, today):
        reckoned = kind_of(fields[field_id].kind).read(words, fields[field_id], today) if field_id in fields else None
        if reckoned is not None and reckoned.value:
            found[field_id] = reckoned.value
    return found


def _reckoned(
    occasion: LetterOccasion, told: Mapping[str, str], result_day: date, today: date
) -> Iterator[tuple[str, str]]:
    for one in occasion.worked_out:
        if one.how == "result_day":
            yield one.field, f"{result_day:%d/%m/%Y}"
            continue
        age = _age(told.get(f"{one.person}.ngay_sinh", ""), told.get(one.until, "") if one.until else today.isoformat())
        if one.how == "age":
            yield one.field, "" if age is None else str(age)
        else:
            yield one.field, _by_age(one, age, _sex(one.person, told))


def _by_age(one: WorkedOut, age: int | None, sex: str) -> str:
    if age is None:
        return one.steps[0].answer(sex) if len(one.steps) == 1 else ""
    reached = [step for step in one.steps if step.from_age <= age]
    return reached[-1].answer(sex) if reached else ""


def _age(born: str, until: str) -> int | None:
    """Years from one year to the other, as letters reckon: of many who were born long ago only the year is known."""
    try:
        return PartialDate.from_iso(until).year - PartialDate.from_iso(born).year
    except ValueError:
        return None


def _sex(person: str, told: Mapping[str, str]) -> str:
    number = told.get(f"{person}.so_dinh_danh", "")
    return told.get(f"{person}.gioi_tinh", "") or (facts_of(number).sex if is_full_id(number) else "")
