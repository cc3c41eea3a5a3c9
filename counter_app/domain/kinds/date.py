# SPDX-License-Identifier: GPL-3.0-or-later
"""A calendar date, partial where the form allows it; always day, month, year."""

from __future__ import annotations

from datetime import date

from counter_app.domain.dates import PartialDate, read_date
from counter_app.domain.form import FieldSpec
from counter_app.domain.reading import Reading

_NOT_FULL = "Ở đây cần đủ ngày, tháng, năm. Gõ như 1/2/1985."


class DateKind:
    """A date; its value is ``PartialDate.iso``."""

    name = "date"

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Read the date; a partial one only where the field takes it."""
        reading = read_date(typed, today, future=field.future)
        values = [choice.value for choice in reading.choices] or [reading.value or ""]
        if not field.partial and any(value and not PartialDate.from_iso(value).is_full for value in values):
            return Reading(None, problem=_NOT_FULL)
        return reading

    def shown(self, value: str, field: FieldSpec) -> str:
        """«01/02/1985»."""
        return PartialDate.from_iso(value).shown()

    def on_paper(self, value: str, field: FieldSpec) -> str:
        """«01/02/1985»."""
        return PartialDate.from_iso(value).shown()

    def spoken(self, value: str, field: FieldSpec) -> str:
        """The date in words."""
        return PartialDate.from_iso(value).in_words()
