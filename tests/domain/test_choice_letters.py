# SPDX-License-Identifier: GPL-3.0-or-later
"""Hyphens and brackets of a label need not be typed."""

from __future__ import annotations

from datetime import date

import pytest

from counter_app.domain.form import FieldChoice, FieldSpec
from counter_app.domain.kinds import kind_of

FIELD = FieldSpec(
    id="dan_toc",
    label="Dân tộc",
    kind="choice",
    other_allowed=True,
    choices=(
        FieldChoice(code="e_de", label="Ê-đê"),
        FieldChoice(code="bru", label="Bru – Vân Kiều"),
        FieldChoice(code="mong", label="Mông (Hmông)"),
    ),
)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("e de", "e_de"), ("Ê đê", "e_de"), ("ede", "e_de"), ("bru van kieu", "bru"), ("mông hmông", "mong")],
)
def test_a_label_is_known_without_its_hyphens_and_brackets(typed: str, code: str) -> None:
    assert kind_of("choice").read(typed, FIELD, date(2026, 11, 24)).value == code


def test_signs_alone_choose_nothing() -> None:
    assert kind_of("choice").read("-", FIELD, date(2026, 11, 24)).value == "-"
