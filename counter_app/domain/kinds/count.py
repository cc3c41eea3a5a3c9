# SPDX-License-Identifier: GPL-3.0-or-later
"""A small number of things: copies, children. Printed with two digits: nothing can be written before it."""

from __future__ import annotations

import re
from datetime import date

from counter_app.domain.calendar_words import number_words
from counter_app.domain.form import FieldSpec
from counter_app.domain.reading import Reading
from counter_app.domain.text import clean

_NOT_A_COUNT = "Gõ số lượng bằng chữ số, từ 1 đến 99."


class CountKind:
    """A number from 1 to 99; its value has no leading zero."""

    name = "count"

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Read the number."""
        cleaned = clean(typed)
        if not cleaned.text and not cleaned.problem:
            return Reading("")
        if cleaned.problem or not re.fullmatch("0?[1-9]|[1-9][0-9]", cleaned.text):
            return Reading(None, problem=_NOT_A_COUNT)
        return Reading(str(int(cleaned.text)))

    def shown(self, value: str, field: FieldSpec) -> str:
        """«2»."""
        return str(int(value))

    def on_paper(self, value: str, field: FieldSpec) -> str:
        """«02»."""
        return f"{int(value):02}"

    def spoken(self, value: str, field: FieldSpec) -> str:
        """«hai»."""
        return number_words(int(value))
