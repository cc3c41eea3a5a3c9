# SPDX-License-Identifier: GPL-3.0-or-later
"""One of the form's options, or free text where the form allows «Khác».

The value is the option's code. Where free text is allowed a mere beginning of a label is asked about, never
completed silently: «Ba» may be the father, not «Bản thân».
"""

from __future__ import annotations

from datetime import date

from counter_app.domain.form import FieldChoice, FieldSpec
from counter_app.domain.kinds.text import read_text
from counter_app.domain.reading import Choice, Reading
from counter_app.domain.text import clean, fold

_MOST_NAMED = 8


class ChoiceKind:
    """An option by code, label, or an unmistakable beginning of its label."""

    name = "choice"

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Find the option that was meant."""
        cleaned = clean(typed)
        if cleaned.problem or not cleaned.text:
            return Reading(None, problem=cleaned.problem) if cleaned.problem else Reading("")
        for exact in field.choices:
            if cleaned.text in {exact.code, exact.label}:
                return Reading(exact.code)
        meant = _same_label(cleaned.text, field) or _same_beginning(cleaned.text, field)
        if field.other_allowed:
            return _read_open(typed, field, meant)
        if len(meant) == 1:
            return Reading(meant[0].code)
        if meant:
            return _ask(meant)
        return Reading(None, problem=_not_found(field))

    def shown(self, value: str, field: FieldSpec) -> str:
        """The label, or the free text."""
        return field.label_of(value)

    def on_paper(self, value: str, field: FieldSpec) -> str:
        """The words of the paper, or the free text."""
        papers = {choice.code: choice.paper for choice in field.choices}
        return papers.get(value) or field.label_of(value)

    def spoken(self, value: str, field: FieldSpec) -> str:
        """The label, or the free text."""
        return field.label_of(value)


def _read_open(typed: str, field: FieldSpec, meant: list[FieldChoice]) -> Reading:
    free = read_text(typed, field)
    if not meant or free.value is None:
        return free
    if len(meant) == 1 and _letters(meant[0].label) == _letters(free.value):
        return Reading(meant[0].code)
    return _ask(meant, Choice(free.value, f"Ghi đúng như đã gõ: {free.value}"))


def _ask(meant: list[FieldChoice], *more: Choice) -> Reading:
    choices = tuple(Choice(option.code, option.label) for option in meant)
    return Reading(None, note="Có hơn một cách hiểu: chọn một.", choices=choices + more)


def _same_label(text: str, field: FieldSpec) -> list[FieldChoice]:
    return [choice for choice in field.choices if _letters(choice.label) == _letters(text)]


def _same_beginning(text: str, field: FieldSpec) -> list[FieldChoice]:
    begun = _letters(text)
    return [choice for choice in field.choices if begun and _letters(choice.label).startswith(begun)]


def _letters(text: str) -> str:
    """Letters and digits only: nobody types the hyphen of «Ê-đê» or the bracket of «Mông (Hmông)»."""
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _not_found(field: FieldSpec) -> str:
    labels = [choice.label for choice in field.choices]
    if len(labels) > _MOST_NAMED:
        return "Không có lựa chọn này. Gõ phần đầu của tên rồi chọn trong danh sách."
    return f"Không có lựa chọn này. Chọn một trong: {', '.join(labels)}."
