# SPDX-License-Identifier: GPL-3.0-or-later
"""An answer given on one form, carried to a field of another form that means the same."""

from __future__ import annotations

from datetime import date

from counter_app.domain.form import FieldSpec
from counter_app.domain.kinds import kind_of


def carried(value: str, source: FieldSpec, target: FieldSpec, today: date) -> str:
    """The value as the target keeps it; empty where it does not take it (another kind, an unknown choice)."""
    if not value:
        return ""
    # Two forms may have other codes for one choice, and other rules for one date: read as if a clerk typed it.
    return kind_of(target.kind).read(kind_of(source.kind).shown(value, source), target, today).value or ""
