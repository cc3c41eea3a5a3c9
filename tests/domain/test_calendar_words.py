# SPDX-License-Identifier: GPL-3.0-or-later
"""Spelled numbers, checked by reading them back with a small independent reader."""

from __future__ import annotations

import pytest

from counter_app.domain.calendar_words import month_words, number_words, time_words, year_words

_VALUES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip
_RANKS = {"nghìn": 1000, "trăm": 100, "mươi": 10}


def read_back(spelled: str) -> int:
    total = digit = 0
    for word in spelled.split():
        if word in _RANKS:
            total, digit = total + digit * _RANKS[word], 0
        elif word == "mười":
            total += 10
        elif word != "linh":
            digit = _VALUES[word]
    return total + digit


def test_every_number_is_spelled_so_that_it_can_be_read_back() -> None:
    assert [n for n in range(10_000) if read_back(number_words(n)) != n] == []
    assert [n for n in range(1, 10_000) if read_back(year_words(n)) != n] == []
    assert len({number_words(n) for n in range(10_000)}) == 10_000
    assert len({year_words(n) for n in range(1, 10_000)}) == 9_999


@pytest.mark.parametrize(
    ("number", "spelled"),
    [
        (0, "không"), (4, "bốn"), (5, "năm"), (10, "mười"), (11, "mười một"), (14, "mười bốn"), (15, "mười lăm"),
        (20, "hai mươi"), (21, "hai mươi mốt"), (24, "hai mươi tư"), (25, "hai mươi lăm"), (100, "một trăm"),
        (101, "một trăm linh một"), (105, "một trăm linh năm"), (115, "một trăm mười lăm"), (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"), (2026, "hai nghìn không trăm hai mươi sáu"),
        (9999, "chín nghìn chín trăm chín mươi chín"),
    ],
)  # fmt: skip
def test_numbers_follow_the_rules_of_mot_tu_lam_linh(number: int, spelled: str) -> None:
    assert number_words(number) == spelled


@pytest.mark.parametrize(
    ("year", "spelled"),
    [(2000, "hai nghìn"), (2005, "hai nghìn không trăm linh năm"), (2015, "hai nghìn mười lăm"),
     (2026, "hai nghìn hai mươi sáu"), (1985, "một nghìn chín trăm tám mươi lăm"), (2100, "hai nghìn một trăm")],
)  # fmt: skip
def test_years_are_spelled_as_civil_status_papers_do(year: int, spelled: str) -> None:
    assert year_words(year) == spelled


def test_months_and_hours_have_their_own_words() -> None:
    assert [month_words(month) for month in (1, 4, 12)] == ["một", "tư", "mười hai"]
    assert time_words(9, 5) == "chín giờ năm phút"
    assert time_words(21, 0) == "hai mươi mốt giờ"


@pytest.mark.parametrize("number", [-1, 10_000])
def test_what_is_out_of_range_is_our_bug(number: int) -> None:
    with pytest.raises(ValueError, match="spelled"):
        number_words(number)
    with pytest.raises(ValueError, match="spelled"):
        year_words(number)
