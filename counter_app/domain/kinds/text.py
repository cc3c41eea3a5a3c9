# SPDX-License-Identifier: GPL-3.0-or-later
"""Free text of one line (``text``) or several (``long_text``), cleaned; old encodings are offered converted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from counter_app.domain.form import FieldSpec
from counter_app.domain.legacy_text import suspect_legacy
from counter_app.domain.names import apply_case
from counter_app.domain.reading import Choice, Reading
from counter_app.domain.text import clean


def read_text(typed: str, field: FieldSpec, *, lines: bool = False) -> Reading:
    """Clean typed text and apply the field's case; text in an old encoding becomes two choices."""
    cleaned = clean(typed, lines=lines)
    if cleaned.problem:
        return Reading(None, problem=cleaned.problem)
    reading = Reading(apply_case(cleaned.text, field.case), note=" ".join(cleaned.notes))
    guess = suspect_legacy(typed)
    if guess is None:
        return reading
    converted = apply_case(clean(guess.converted, lines=lines).text, field.case)
    note = f"Chữ này có vẻ gõ bằng bảng mã cũ {guess.encoding_title}: chọn cách ghi đúng."
    kept = reading.value or ""
    choices = (Choice(converted, f"Đổi thành {converted}"), Choice(kept, f"Giữ nguyên {kept}"))
    return replace(reading, value=None, note=note, choices=choices)


class TextKind:
    """One line of free text."""

    name = "text"

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Clean the line."""
        return read_text(typed, field)

    def shown(self, value: str, field: FieldSpec) -> str:
        """The text itself."""
        return value

    def on_paper(self, value: str, field: FieldSpec) -> str:
        """The text itself."""
        return value

    def spoken(self, value: str, field: FieldSpec) -> str:
        """The text itself."""
        return value


class LongTextKind(TextKind):
    """Several lines of free text; line breaks are kept."""

    name = "long_text"

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Clean the lines."""
        return read_text(typed, field, lines=True)
