# SPDX-License-Identifier: GPL-3.0-or-later
"""An administrative procedure as data: what it is called, what it needs, how long it takes, by which law.

Components are kept in two lists because the law does: papers handed in (nộp) stay with the office, papers shown
(xuất trình) are given back and never copied on demand.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from counter_app.domain.conditions import Condition
from counter_app.domain.form import FieldChoice, Frozen
from counter_app.domain.offered import Certainty

ProcedureCode = Annotated[str, Field(pattern=r"^\d\.\d{6}$")]
ComponentWay = Literal["hand_in", "show", "look_up"]


class Question(Frozen):
    """A plain question that decides which components are needed; asked in the order given."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    text: str
    choices: Annotated[tuple[FieldChoice, ...], Field(min_length=2)]
    default: str
    shown_when: Condition | None = None
    why: str = ""

    @model_validator(mode="after")
    def _default_is_a_choice(self) -> Question:
        if self.default not in {choice.code for choice in self.choices}:
            raise ValueError(f"{self.id}: default «{self.default}» is not among its choices")
        return self


class Component(Frozen):
    """One paper of the dossier.

    ``way``: handed in, shown, or looked up by the office instead of a paper (then the clerk notes the data).
    ``originals``/``copies``: how many are kept; 0 and 0 for papers shown. ``plain``: the citizen's words, used
    on the slip that says what to bring back. ``made_here``: the counter writes it (the declaration itself).
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    name: str
    plain: str
    way: ComponentWay
    originals: Annotated[int, Field(ge=0, le=10)] = 0
    copies: Annotated[int, Field(ge=0, le=10)] = 0
    needed_when: Condition | None = None
    made_here: bool = False
    note: str = ""
    source: str
    certainty: Certainty

    @model_validator(mode="after")
    def _papers_shown_are_not_kept(self) -> Component:
        if self.way == "show" and self.copies:
            raise ValueError(f"{self.id}: never ask for copies of a paper that is shown")
        if self.way == "hand_in" and not self.originals + self.copies:
            raise ValueError(f"{self.id}: a paper handed in needs a number")
        return self


class TimeLimit(Frozen):
    """How long the office may take in one case."""

    case: str
    quantity: Annotated[int, Field(ge=0)]
    unit: Literal["same_day", "working_day", "day", "hour"]
    note: str = ""


class LegalBasis(Frozen):
    """A document of law, with the days between which it counts."""

    document: str
    title: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None
    certainty: Certainty = "verified"


class Fee(Frozen):
    """What the citizen pays, in words: most fees are fixed by each province's council."""

    text: str
    exempt: str = ""
    certainty: Certainty = "verified"


class Procedure(Frozen):
    """One procedure of the national catalogue, as the counter needs it."""

    schema_version: Literal[1]
    code: ProcedureCode
    name: str
    short_name: str
    sector: str
    agency: str
    synonyms: tuple[str, ...] = ()
    applicants: tuple[str, ...] = ()
    result: str
    time_limits: Annotated[tuple[TimeLimit, ...], Field(min_length=1)]
    same_day: str = ""
    """When the result is given at once, in words; empty when never."""
    fee: Fee
    who_comes: str = ""
    representative: bool = True
    notes: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    components: tuple[Component, ...] = ()
    legal_basis: Annotated[tuple[LegalBasis, ...], Field(min_length=1)]
    source: str
    certainty: Certainty
    effective_from: date | None = None
    effective_to: date | None = None

    @property
    def may_be_given_at_once(self) -> bool:
        """Whether the citizen may go home with the result on the day, at least in the usual case."""
        return bool(self.same_day) or self.time_limits[0].unit == "same_day"

    @model_validator(mode="after")
    def _references_hold(self) -> Procedure:
        questions = {question.id for question in self.questions}
        ids = [component.id for component in self.components]
        if len(set(ids)) != len(ids):
            raise ValueError(f"{self.code}: two components share an id")
        seen: set[str] = set()
        for question in self.questions:
            if question.shown_when and not set(question.shown_when.fields()) <= seen:
                raise ValueError(f"{question.id}: shown_when looks at a later or unknown question")
            seen.add(question.id)
        for component in self.components:
            missing = set(component.needed_when.fields()) - questions if component.needed_when else set()
            if missing:
                raise ValueError(f"{component.id}: needed_when looks at unknown question {min(missing)}")
        return self
