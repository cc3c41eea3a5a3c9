# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's name: cleaned, cased by the form's rule. Odd names only warn, because odd names exist."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from counter_app.domain.form import FieldSpec
from counter_app.domain.kinds.text import TextKind, read_text
from counter_app.domain.reading import Reading

_NO_LETTER = "Họ tên chưa có chữ cái nào. Xem lại tên."
_DIGIT = "Họ tên có chữ số. Xem lại tên."
_STRANGE_SIGN = "Họ tên có dấu «{sign}» ít gặp. Xem lại tên."
_SIGN = re.compile("[^\\w\\s\u0300-\u036f'’‘ʼ`´.,()\\-–]|_")


class NameKind(TextKind):
    """Full name of a person."""

    name = "name"

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Clean and case the name; digits and strange signs warn."""
        reading = read_text(typed, field)
        return replace(reading, warning=_doubt(reading.value)) if reading.value else reading


def _doubt(name: str) -> str:
    if not any(letter.isalpha() for letter in name):
        return _NO_LETTER
    if any(letter.isdigit() for letter in name):
        return _DIGIT
    sign = _SIGN.search(name)
    return _STRANGE_SIGN.format(sign=sign.group()) if sign else ""
