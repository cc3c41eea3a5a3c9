# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions: a closed set of verbs over answers, so that data may say *when* but never *how*.

A new verb is a new line here with its Vietnamese reading; a condition can never run code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from counter_app.domain.personal_id import ID_LENGTH

FULL_DATE_LENGTH = len("1985-02-01")


class Predicate(BaseModel):
    """One statement about one answer.

    ``is``: equals ``value``; ``is_not``: answered and different; ``one_of``: among ``values``;
    ``answered`` / ``empty``; ``full_date`` / ``not_full_date``: day, month and year are all known;
    ``personal_number`` / ``no_personal_number``: a twelve-digit personal ID number is given.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    field: str
    verb: Literal[
        "is",
        "is_not",
        "one_of",
        "answered",
        "empty",
        "full_date",
        "not_full_date",
        "personal_number",
        "no_personal_number",
    ]
    value: str | None = None
    values: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _carries_what_its_verb_needs(self) -> Predicate:
        if self.verb in {"is", "is_not"} and self.value is None:
            raise ValueError(f"verb «{self.verb}» on {self.field} needs value")
        if self.verb == "one_of" and not self.values:
            raise ValueError(f"verb «one_of» on {self.field} needs values")
        return self

    def holds(self, answers: Mapping[str, str]) -> bool:
        """Whether the statement is true of these answers."""
        given = answers.get(self.field, "")
        match self.verb:
            case "is":
                return given == self.value
            case "is_not":
                return bool(given) and given != self.value
            case "one_of":
                return given in self.values
            case "answered":
                return bool(given)
            case "empty":
                return not given
            case "full_date":
                return len(given) == FULL_DATE_LENGTH
            case "not_full_date":
                return len(given) != FULL_DATE_LENGTH
            case "personal_number":
                return len(given) == ID_LENGTH
            case "no_personal_number":
                return len(given) != ID_LENGTH

    def fields(self) -> Iterator[str]:
        """The answers this statement looks at."""
        yield self.field

    def renamed(self, named: Callable[[str], str]) -> Predicate:
        """The same statement about the field that ``named`` gives for its field."""
        return self.model_copy(update={"field": named(self.field)})


class AllOf(BaseModel):
    """True when every part is true."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    all: Annotated[tuple[Condition, ...], Field(min_length=1)]

    def holds(self, answers: Mapping[str, str]) -> bool:
        """Whether all parts are true of these answers."""
        return all(part.holds(answers) for part in self.all)

    def fields(self) -> Iterator[str]:
        """The answers the parts look at."""
        for part in self.all:
            yield from part.fields()

    def renamed(self, named: Callable[[str], str]) -> AllOf:
        """The same, every part about the field that ``named`` gives."""
        return self.model_copy(update={"all": tuple(part.renamed(named) for part in self.all)})


class AnyOf(BaseModel):
    """True when at least one part is true."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    any: Annotated[tuple[Condition, ...], Field(min_length=1)]

    def holds(self, answers: Mapping[str, str]) -> bool:
        """Whether a part is true of these answers."""
        return any(part.holds(answers) for part in self.any)

    def fields(self) -> Iterator[str]:
        """The answers the parts look at."""
        for part in self.any:
            yield from part.fields()

    def renamed(self, named: Callable[[str], str]) -> AnyOf:
        """The same, every part about the field that ``named`` gives."""
        return self.model_copy(update={"any": tuple(part.renamed(named) for part in self.any)})


Condition = Predicate | AllOf | AnyOf
AllOf.model_rebuild()
AnyOf.model_rebuild()
