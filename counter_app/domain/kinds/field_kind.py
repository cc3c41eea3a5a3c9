# SPDX-License-Identifier: GPL-3.0-or-later
"""What every field kind can do.

``value`` is always canonical (what ``read`` returned); what is still being typed is not a value.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from counter_app.domain.form import FieldSpec
from counter_app.domain.reading import Reading


class FieldKind(Protocol):
    """One sort of answer. ``shown``, ``on_paper`` and ``spoken`` raise ValueError for a value never read."""

    @property
    def name(self) -> str:
        """The word used in the catalogue."""
        ...

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Understand what was typed; reading what ``shown`` gives returns the same value."""
        ...

    def shown(self, value: str, field: FieldSpec) -> str:
        """The value as the field on the screen shows it."""
        ...

    def on_paper(self, value: str, field: FieldSpec) -> str:
        """The value as the form prints it."""
        ...

    def spoken(self, value: str, field: FieldSpec) -> str:
        """The value as the clerk reads it aloud to the citizen."""
        ...
