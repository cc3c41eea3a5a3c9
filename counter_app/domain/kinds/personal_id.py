# SPDX-License-Identifier: GPL-3.0-or-later
"""A personal ID number; whether it fits sex and birth date is asked across fields, in ``consistency``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from counter_app.domain.form import FieldSpec
from counter_app.domain.personal_id import facts_of, grouped, is_full_id, read_personal_id
from counter_app.domain.reading import Reading


class PersonalIdKind:
    """An ID number; its value is the bare digits."""

    name = "personal_id"

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Read the number; one of a person not yet born warns."""
        reading = read_personal_id(typed)
        if not reading.value or not is_full_id(reading.value):
            return reading
        born = facts_of(reading.value).birth_year
        if born <= today.year:
            return reading
        return replace(reading, warning=f"Theo số này thì năm sinh là {born}, chưa tới. Xem lại trên thẻ.")

    def shown(self, value: str, field: FieldSpec) -> str:
        """«042 151 001 234»."""
        return grouped(value)

    def on_paper(self, value: str, field: FieldSpec) -> str:
        """The bare digits."""
        return value

    def spoken(self, value: str, field: FieldSpec) -> str:
        """«042 151 001 234»."""
        return grouped(value)
