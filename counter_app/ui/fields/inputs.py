# SPDX-License-Identifier: GPL-3.0-or-later
"""Which input a field gets. A new kind of field is one line here and, if it looks new, one small file beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from counter_app.domain.form import FieldSpec
from counter_app.ui.fields.address_input import AddressInput
from counter_app.ui.fields.growing_input import GrowingInput
from counter_app.ui.fields.line_input import LineInput
from counter_app.ui.fields.listed_choice import ListedChoice
from counter_app.ui.fields.segmented_choice import SegmentedChoice

FieldInput = LineInput | GrowingInput | SegmentedChoice

MOST_SEGMENTS = 4
MOST_SEGMENT_LETTERS = 30


def input_for(spec: FieldSpec) -> FieldInput:
    """The input for a field, named for screen readers as its label reads.

    Raises:
        KeyError: the kind has no input.
    """
    made = INPUTS[spec.kind](spec)
    made.setAccessibleName(spec.label)
    made.setObjectName(spec.id)
    return made


def _line(_spec: FieldSpec) -> FieldInput:
    return LineInput()


def _short_text(_spec: FieldSpec) -> FieldInput:
    return GrowingInput(lines=1, most_lines=4)


def _long_text(_spec: FieldSpec) -> FieldInput:
    return GrowingInput(lines=2, most_lines=6)


def _address(_spec: FieldSpec) -> FieldInput:
    return AddressInput()


def _choice(spec: FieldSpec) -> FieldInput:
    letters = sum(len(choice.label) for choice in spec.choices)
    if len(spec.choices) <= MOST_SEGMENTS and letters <= MOST_SEGMENT_LETTERS and not spec.other_allowed:
        return SegmentedChoice(spec.choices)
    return ListedChoice(spec.choices, open_ended=spec.other_allowed)


INPUTS: Mapping[str, Callable[[FieldSpec], FieldInput]] = MappingProxyType(
    {
        "text": _short_text,
        "long_text": _long_text,
        "name": _line,
        "date": _line,
        "time": _line,
        "personal_id": _line,
        "choice": _choice,
        "count": _line,
        "address": _address,
        "phone": _line,
        "amount": _line,
        "number": _line,
        "email": _line,
        "year": _line,
    }
)
