# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers are written the Vietnamese way; what is not known is a dash and never a zero."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.tally import ColumnKind
from counter_app.domain.tally_words import cell_words


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (0, "count", "0"),
        (1234, "count", "1.234"),
        (1_234_567, "count", "1.234.567"),
        (-1234, "count", "−1.234"),
        (None, "count", "–"),
        (None, "share", "–"),
        (0, "share", "0 %"),
        (0.125, "share", "12,5 %"),
        (1 / 3, "share", "33,3 %"),
        (0.9996, "share", "100 %"),
        (1, "share", "100 %"),
        (-0.00001, "share", "0 %"),
        (7.25, "minutes", "7,3"),
        (1234.5, "minutes", "1.234,5"),
        (12.0, "minutes", "12"),
        ("thứ Sáu", "text", "thứ Sáu"),
        ("", "text", "–"),
    ],
)
def test_a_cell_in_words(value: float | str | None, kind: ColumnKind, words: str) -> None:
    assert cell_words(value, kind) == words


@given(st.integers(-(10**12), 10**12))
def test_a_count_is_read_back_from_its_words(number: int) -> None:
    assert int(cell_words(number, "count").replace(".", "").replace("−", "-")) == number


@given(st.floats(0, 1))
def test_a_share_in_words_is_within_a_twentieth_of_a_per_cent(share: float) -> None:
    words = cell_words(share, "share").removesuffix(" %").replace(",", ".")
    assert abs(float(words) - share * 100) <= 0.05 + 1e-9
