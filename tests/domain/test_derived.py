# SPDX-License-Identifier: GPL-3.0-or-later
"""Composed lines take their words from the form's data and leave out what is not known."""

from __future__ import annotations

import pytest

from counter_app.domain.derived import derive
from tests.domain.sample_form import sample_form

FORM = sample_form()
SENTENCE, WORDS = FORM.derived


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (
            {"quan_he": "ban_than", "nguoi_duoc_cap.ho_ten": "SÁNG", "nguoi_duoc_cap.ngay_sinh": "1960"},
            "Tôi là SÁNG, sinh 1960",
        ),
        ({"quan_he": "ban_than", "nguoi_duoc_cap.ho_ten": "SÁNG"}, "Tôi là SÁNG"),
        ({"quan_he": "con", "nguoi_duoc_cap.ho_ten": "SÁNG"}, "Con của tôi là SÁNG"),
        ({"quan_he": "cháu họ", "nguoi_duoc_cap.ho_ten": "SÁNG"}, "cháu họ của tôi là SÁNG"),
        ({"quan_he": "ban_than"}, "Tôi là ………"),
        ({}, ""),
    ],
)
def test_a_sentence_follows_its_pattern(answers: dict[str, str], expected: str) -> None:
    assert derive(FORM, SENTENCE, answers) == expected


def test_braces_typed_by_a_citizen_are_never_filled_in() -> None:
    answers = {
        "quan_he": "ban_than",
        "nguoi_duoc_cap.ho_ten": "{quan_he}",
        "nguoi_duoc_cap.ngay_sinh": "1960",
    }
    assert derive(FORM, SENTENCE, answers) == "Tôi là {quan_he}, sinh 1960"


def test_brackets_typed_by_a_citizen_are_kept() -> None:
    answers = {"quan_he": "ban_than", "nguoi_duoc_cap.ho_ten": "A [B] C", "nguoi_duoc_cap.ngay_sinh": "1960"}
    assert derive(FORM, SENTENCE, answers) == "Tôi là A [B] C, sinh 1960"


def test_a_date_is_spelled_out() -> None:
    assert derive(FORM, WORDS, {"nguoi_duoc_cap.ngay_sinh": "2026-03-15"}) == (
        "ngày mười lăm tháng ba năm hai nghìn hai mươi sáu"
    )
