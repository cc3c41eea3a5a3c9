# SPDX-License-Identifier: GPL-3.0-or-later
"""An administrative procedure as data: what it is called, what it needs, how long it takes, by which law.

Components are kept in two lists because the law does: papers handed in (nộp) stay with the office, papers shown
(xuất trình) are given back and never copied on demand.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from counter_app.domain.conditions import Condition
from counter_app.domain.form import FieldChoice, Frozen
from counter_app.domain.offered import Certainty
from counter_app.domain.validity import Validity, validity

ProcedureCode = Annotated[str, Field(pattern=r"^\d\.\d{6}$")]
FormId = Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
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
    by_post: str = ""
    """What the post brings in its place where the paper would be shown: «Bản sao chứng thực: căn cước»."""
    note: str = ""
    source: str
    certainty: Certainty

    @model_validator(mode="after")
    def _papers_shown_are_not_kept(self) -> Component:
        if self.way == "show" and self.copies:
            raise ValueError(f"{self.id}: never ask for copies of a paper that is shown")
        if self.way == "hand_in" and not self.originals + self.copies:
            raise ValueError(f"{self.id}: a paper handed in needs a number")
        if self.by_post and self.way != "show":
            raise ValueError(f"{self.id}: by_post stands for a paper that would be shown")
        return self

    def as_sent(self) -> Component:
        """The paper as the post brings it: what would be shown comes as the copy named for it, and stays here."""
        if not self.by_post:
            return self
        sent = {
            "name": self.by_post,
            "plain": self.by_post,
            "way": "hand_in",
            "originals": 0,
            "copies": 1,
            "note": "gửi qua bưu chính nên nộp bản sao, không xuất trình",
        }
        return self.model_copy(update=sent)


class TimeLimit(Frozen):
    """How long the office may take in one case, by one way of filing.

    ``unit`` ``unknown``: the national portal leaves it blank; then ``case`` or ``note`` says more.
    """

    case: str = ""
    quantity: Annotated[int, Field(ge=0)] = 0
    unit: Literal["same_day", "working_day", "day", "hour", "month", "unknown"]
    channel: Literal["any", "direct", "online", "post"] = "any"
    note: str = ""
    certainty: Certainty = "verified"

    @model_validator(mode="after")
    def _has_a_number_when_it_counts(self) -> TimeLimit:
        counts = self.unit not in {"same_day", "unknown"}
        if counts and not self.quantity:
            raise ValueError(f"unit «{self.unit}» needs quantity")
        return self


class LegalBasis(Frozen):
    """A document of law, with the days between which it counts."""

    document: str
    title: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None
    certainty: Certainty = "verified"


class Fee(Frozen):
    """What the citizen pays, in words: most fees are fixed by each province's council."""

    text: str = ""
    exempt: str = ""
    certainty: Certainty = "verified"


class FormUse(Frozen):
    """A form of the procedure. ``when``: only in that case, by its questions; ``title``: what it is here."""

    id: FormId
    when: Condition | None = None
    title: str = ""


class WritingOnBehalf(Frozen):
    """Whether the clerk may write for the citizen; where the law wants the citizen's own hand, which law."""

    allowed: bool = True
    reason: str = ""
    source: str = ""
    certainty: Certainty = "verified"

    @model_validator(mode="after")
    def _a_ban_names_its_law(self) -> WritingOnBehalf:
        if not self.allowed and not (self.reason and self.source):
            raise ValueError("writing_on_behalf: a ban needs reason and source")
        return self


class Procedure(Frozen):
    """One procedure of the national catalogue, as the counter needs it.

    One that is only listed (for the search, the receipt, the count) has a name, a sector and an agency and may lack
    everything else.
    """

    schema_version: Literal[1]
    code: ProcedureCode
    name: Annotated[str, Field(min_length=1)]
    short_name: str = Field(default_factory=lambda told: str(told.get("name", "")))
    """What the counter says; the name where nothing is given."""
    sector: str
    agency: str
    synonyms: tuple[str, ...] = ()
    applicants: tuple[str, ...] = ()
    result: str = ""
    time_limits: tuple[TimeLimit, ...] = ()
    same_day: str = ""
    """When the result is given at once, in words; empty when never."""
    fee: Fee = Fee()
    who_comes: str = ""
    must_be_present: tuple[str, ...] = ()
    """Who has to come in person («cả hai bên nam, nữ»); nobody may come instead."""
    representative: bool = True
    writing_on_behalf: WritingOnBehalf = WritingOnBehalf()
    online_only: str = ""
    """A sentence when the service is paperless: typed here, filed in the portal."""
    portal_url: str = ""
    """The page of the national portal; only as published, never composed."""
    notes: tuple[str, ...] = ()
    forms: tuple[FormId | FormUse, ...] = ()
    """As written: ids, or uses with their case. Ask :attr:`form_uses`, :attr:`form_ids`, :meth:`forms_for`."""
    questions: tuple[Question, ...] = ()
    components: tuple[Component, ...] = ()
    legal_basis: tuple[LegalBasis, ...] = ()
    source: str
    certainty: Certainty
    effective_from: date | None = None
    effective_to: date | None = None

    @property
    def may_be_given_at_once(self) -> bool:
        """Whether the citizen may go home with the result on the day, at least in the usual case."""
        return bool(self.same_day) or any(limit.unit == "same_day" for limit in self.time_limits[:1])

    @property
    def may_be_filed_online(self) -> bool:
        """Whether the portal takes it, as far as the data say."""
        return bool(self.online_only) or any(limit.channel == "online" for limit in self.time_limits)

    @property
    def form_uses(self) -> tuple[FormUse, ...]:
        """Every form it may print, in its order."""
        return tuple(FormUse(id=form) if isinstance(form, str) else form for form in self.forms)

    @property
    def form_ids(self) -> tuple[str, ...]:
        """The ids of every form it may print, each once."""
        return tuple(dict.fromkeys(use.id for use in self.form_uses))

    @property
    def has_forms(self) -> bool:
        """Whether the counter can print something for it, or only looks it up."""
        return bool(self.forms)

    def validity_on(self, day: date) -> Validity:
        """How the procedure stands on a day."""
        return validity(self.effective_from, self.effective_to, day)

    def settled(self, choices: Mapping[str, str]) -> dict[str, str]:
        """Every question that is asked, with its answer or default."""
        settled: dict[str, str] = {}
        for question in self.questions:
            if question.shown_when is None or question.shown_when.holds(settled):
                settled[question.id] = choices.get(question.id, question.default)
        return settled

    def forms_for(self, choices: Mapping[str, str]) -> tuple[FormUse, ...]:
        """The forms of this case, in order; ``choices`` are answers to the questions, unanswered ones their default."""
        settled = self.settled(choices)
        return tuple(use for use in self.form_uses if use.when is None or use.when.holds(settled))

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
        for use in self.form_uses:
            missing = set(use.when.fields()) - questions if use.when else set()
            if missing:
                raise ValueError(f"{use.id}: when looks at unknown question {min(missing)}")
        return self
