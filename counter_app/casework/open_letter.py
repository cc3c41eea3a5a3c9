# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters as the desk hands them out: offered, opened, and all of them together on the shelf."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.casework.case import TYPED
from counter_app.domain.board import BoardLine
from counter_app.domain.form import FieldSpec, FormSpec
from counter_app.domain.journey import gaps
from counter_app.domain.letters import Letter
from counter_app.domain.scheme import LetterEvent


@dataclass(frozen=True)
class LetterOffer:
    """A letter that may be written. ``line``: the dossier it goes with; ``source``: plan and clause."""

    event: LetterEvent
    title: str
    form_id: str
    source: str
    line: BoardLine


@dataclass(frozen=True)
class OpenLetter:
    """A letter on the desk. ``title``: of its event; ``number``: of its dossier, empty when by hand."""

    letter: Letter
    form: FormSpec
    title: str
    number: str = ""

    @property
    def addressee(self) -> str:
        """Whom it names first; empty while unknown or erased."""
        names = (self.letter.answers.get(spec.id, "") for spec in self.form.fields() if spec.kind == "name")
        return next(filter(None, names), "")

    @property
    def answers(self) -> dict[str, str]:
        """Settled answers by field id."""
        return {key: value for key, value in self.letter.answers.items() if not key.endswith(TYPED)}

    @property
    def unfinished(self) -> dict[str, str]:
        """Text still being typed, by field id."""
        return {key.removesuffix(TYPED): text for key, text in self.letter.answers.items() if key.endswith(TYPED)}

    @property
    def gaps(self) -> list[FieldSpec]:
        """What must be said and is not."""
        return gaps(self.form, self.answers)


@dataclass(frozen=True)
class LetterShelf:
    """What the room of letters shows. ``occasions``: events a letter can be written for by hand (event, title)."""

    offers: tuple[LetterOffer, ...]
    drafts: tuple[OpenLetter, ...]
    printed: tuple[OpenLetter, ...]
    occasions: tuple[tuple[str, str], ...]
