# SPDX-License-Identifier: GPL-3.0-or-later
"""An address on one line, from the smallest place to the province; old districts are kept as typed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from counter_app.domain.form import FieldSpec
from counter_app.domain.kinds.text import TextKind, read_text
from counter_app.domain.reading import Reading

# A comma between digits may belong to a house number («12,5»).
_COMMAS = re.compile(r"\s*(?:(?<![0-9]),|,(?![0-9]))[\s,]*")


def tidy_commas(line: str) -> str:
    """One comma and one space between parts, none at the ends."""
    return _COMMAS.sub(", ", line).strip(" ,")


class AddressKind(TextKind):
    """An address."""

    name = "address"

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Clean the address; pasted lines are joined with commas."""
        reading = read_text(re.sub(r"[\r\n]+", ", ", typed.strip()), field)
        choices = tuple(replace(choice, value=tidy_commas(choice.value)) for choice in reading.choices)
        value = None if reading.value is None else tidy_commas(reading.value)
        return replace(reading, value=value, choices=choices)
