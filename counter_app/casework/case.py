# SPDX-License-Identifier: GPL-3.0-or-later
"""A dossier opened on the desk: its stored state together with the procedure and the form it is pinned to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counter_app.domain.checklist import Checklist
from counter_app.domain.dossier import Dossier
from counter_app.domain.form import FormSpec
from counter_app.domain.procedure import Procedure

TYPED = "#typed"
"""Suffix of the key under which text still being typed is kept beside the settled answer of its field."""


@dataclass(frozen=True)
class Case:
    """One dossier on the desk; ``dossier`` is None until the first character or tick."""

    procedure: Procedure
    form: FormSpec
    dossier: Dossier | None = None

    @property
    def answers(self) -> dict[str, str]:
        """Settled answers by field id."""
        return {key: value for key, value in self._stored().items() if not key.endswith(TYPED)}

    @property
    def unfinished(self) -> dict[str, str]:
        """Text that was being typed and is not (yet) a readable answer, by field id."""
        return {key.removesuffix(TYPED): value for key, value in self._stored().items() if key.endswith(TYPED)}

    @property
    def checklist(self) -> Checklist:
        """The papers of this case with what the clerk has ticked."""
        if self.dossier is None:
            return Checklist(self.procedure, {}, frozenset())
        return Checklist(self.procedure, self.dossier.choices, self.dossier.ticks)

    def _stored(self) -> Mapping[str, str]:
        return self.dossier.answers if self.dossier else {}
