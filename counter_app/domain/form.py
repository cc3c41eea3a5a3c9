# SPDX-License-Identifier: GPL-3.0-or-later
"""An official form as data: groups of fields in paper order, each field saying everything about itself.

Read from ``forms_catalog/forms/*.toml``; unknown keys and dangling references are refused here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from counter_app.domain.conditions import Condition
from counter_app.domain.offered import Certainty
from counter_app.domain.repeats import check_repeating, written_out
from counter_app.domain.validity import Validity, validity

CaseRule = Literal["upper", "title", "sentence", "as_typed"]
FieldId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]


class Frozen(BaseModel):
    """Closed and immutable: a misspelt key in a data file is an error, never silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FieldChoice(Frozen):
    """One option: the code is stored, the label is shown and printed."""

    code: str
    label: str
    paper: str | None = None
    """Printed instead of the label where the paper needs other words."""


class Overflow(Frozen):
    """What happens when a value is longer than its place, in this order.

    ``shrink_pt``: up to so many points smaller; ``lines``: how many lines the value may take in all.
    ``addendum``: beyond that the words go to a page behind the form and their place says so; without it printing
    stops with a sentence.
    """

    shrink_pt: float = Field(default=0.0, ge=0, le=3)
    lines: int = Field(default=2, ge=1, le=12)
    addendum: bool = False


class FieldSpec(Frozen):
    """One field of a form.

    ``id``: ``role.name`` or ``name``, also the template's tag. ``label``: as on the form. ``kind``: a name of
    ``domain.kinds``. ``required``: the paper is not complete without it (if it is shown at all);
    ``required_when`` narrows that. ``shown_when``: asked only when it holds; a hidden field prints blank.
    ``sensitive``: Luật 91/2025/QH15, khoản dữ liệu nhạy cảm. ``why``: said to the citizen who asks.
    """

    id: FieldId
    label: str
    kind: str
    hint: str = ""
    required: bool = False
    required_when: Condition | None = None
    shown_when: Condition | None = None
    case: CaseRule = "as_typed"
    choices: tuple[FieldChoice, ...] = ()
    other_allowed: bool = False
    """A choice field may also hold free text (relation «Khác»): stored as typed."""
    partial: bool = False
    """A date may lack its day, or day and month."""
    future: bool = False
    default: str = ""
    overflow: Overflow = Overflow()
    sensitive: bool = False
    why: str = ""
    footnote: str = ""
    certainty: Certainty = "verified"
    source: str = ""

    @property
    def role(self) -> str:
        """``nguoi_yeu_cau`` of ``nguoi_yeu_cau.ho_ten``; empty for a field of the form itself."""
        return self.id.partition(".")[0] if "." in self.id else ""

    @property
    def name(self) -> str:
        """``ho_ten`` of ``nguoi_yeu_cau.ho_ten``."""
        return self.id.rpartition(".")[2]

    def label_of(self, code: str) -> str:
        """The label of a choice; free text stays as it is."""
        return next((choice.label for choice in self.choices if choice.code == code), code)

    @model_validator(mode="after")
    def _choices_fit_the_kind(self) -> FieldSpec:
        if self.kind == "choice" and not self.choices:
            raise ValueError(f"{self.id}: kind «choice» needs choices")
        if self.kind != "choice" and (self.choices or self.other_allowed):
            raise ValueError(f"{self.id}: only kind «choice» has choices")
        codes = [choice.code for choice in self.choices]
        if len(set(codes)) != len(codes):
            raise ValueError(f"{self.id}: two choices share a code")
        return self


class Derived(Frozen):
    """A printed value computed from answers by a rule of ``domain.derived``; never typed.

    ``sentence``: ``patterns`` maps the code of the first field in ``of`` (or ``*``) to words with
    ``{field.id}`` places; a part in square brackets falls away when its places are empty.
    ``date_in_words``: a date spelled out.
    """

    id: FieldId
    rule: Literal["sentence", "date_in_words"]
    of: Annotated[tuple[str, ...], Field(min_length=1)]
    patterns: dict[str, str] = {}
    overflow: Overflow = Overflow()


class FieldGroup(Frozen):
    """A block of the paper: usually one person. ``same_as`` names the group whose person it may be.

    ``repeats``: so many rows alike, written once; the form that is read has them as groups ``id_1``, ``id_2`` …
    (``domain.repeats``). ``repeats_title``: the heading of a row, with ``{n}`` for its number.
    """

    id: str
    title: str
    fields: Annotated[tuple[FieldSpec, ...], Field(min_length=1)]
    same_as: str = ""
    same_sets: dict[str, str] = {}
    """Answers that follow when it is the same person (relation = bản thân)."""
    repeats: Annotated[int, Field(ge=2, le=40)] | None = None
    repeats_title: str = ""

    @model_validator(mode="after")
    def _repeats_as_a_row_can(self) -> FieldGroup:
        check_repeating(self)
        return self


class PortalOrder(Frozen):
    """In which order, and with which dates, the electronic form of a portal asks what this form asks."""

    order: Annotated[tuple[FieldId, ...], Field(min_length=1)]
    dates: Literal["dd/mm/yyyy", "yyyy-mm-dd"] = "dd/mm/yyyy"
    source: str
    certainty: Certainty


class FormSpec(Frozen):
    """An official form with its template, its fields in paper order, its time of validity and its source."""

    schema_version: Literal[1]
    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: str
    template: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.docx$")]
    pages: Annotated[int, Field(ge=1, le=20)] = 1
    duplex: bool = False
    copies: Annotated[int, Field(ge=1, le=10)] = 1
    source: str
    certainty: Certainty
    effective_from: date
    effective_to: date | None = None
    signer_role: str = "nguoi_yeu_cau"
    groups: Annotated[tuple[FieldGroup, ...], Field(min_length=1), AfterValidator(written_out)]
    derived: tuple[Derived, ...] = ()
    portal: PortalOrder | None = None
    """None where the portal's own order is not known: then it is copied in the order of the paper."""
    sample: dict[str, str] = {}
    """Answers of an invented person, by full field id: canonical values."""

    def fields(self) -> Iterator[FieldSpec]:
        """All fields in paper order."""
        for group in self.groups:
            yield from group.fields

    def field(self, field_id: str) -> FieldSpec:
        """The field with this id.

        Raises:
            KeyError: the form has no such field.
        """
        for spec in self.fields():
            if spec.id == field_id:
                return spec
        raise KeyError(field_id)

    def validity_on(self, day: date) -> Validity:
        """How this version stands on a day."""
        return validity(self.effective_from, self.effective_to, day)

    def group_of(self, field_id: str) -> FieldGroup:
        """The block in which a field stands."""
        for group in self.groups:
            if any(spec.id == field_id for spec in group.fields):
                return group
        raise KeyError(field_id)

    @model_validator(mode="after")
    def _references_hold(self) -> FormSpec:
        ids = [spec.id for spec in self.fields()]
        known = set(ids)
        if len(known) != len(ids):
            raise ValueError(f"{self.id}: two fields share an id")
        for place, wanted in self._references():
            missing = wanted - known
            if missing:
                raise ValueError(f"{place}: unknown field {min(missing)}")
        groups = {group.id for group in self.groups}
        for group in self.groups:
            if group.same_as and group.same_as not in groups:
                raise ValueError(f"{group.id}: same_as names unknown group {group.same_as}")
        return self

    def _references(self) -> Iterator[tuple[str, set[str]]]:
        """Every place that names fields, with the fields it names."""
        for spec in self.fields():
            for condition in (spec.shown_when, spec.required_when):
                if condition is not None:
                    yield f"{spec.id}: condition", set(condition.fields())
        for group in self.groups:
            yield f"{group.id}: same_sets", set(group.same_sets)
        for derived in self.derived:
            yield f"{derived.id}: of", set(derived.of)
        if self.portal is not None:
            yield "portal", set(self.portal.order)
        yield "sample", set(self.sample)
