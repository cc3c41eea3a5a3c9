# SPDX-License-Identifier: GPL-3.0-or-later
"""Vietnamese alphabetical order."""

from __future__ import annotations

import random
import unicodedata

import pytest

from counter_app.catalog.collation import collation_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["ba", "bà", "bả", "bã", "bá", "bạ", "bai", "bă", "bằng", "bâng", "be"],
        ["da", "dy", "đa", "e", "ê", "i"],
        ["hồ sơ", "hộ khẩu", "hộ tịch", "hôi"],
        ["o", "ô", "ơ", "u", "ư", "y"],
        ["2 bản", "bản sao", "Bản sao lục", "Đăng ký"],
    ],
)
def test_words_stand_in_the_order_of_a_vietnamese_dictionary(ordered: list[str]) -> None:
    mixed = random.Random(1).sample(ordered, len(ordered))
    assert sorted(mixed, key=collation_key) == ordered


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert collation_key(unicodedata.normalize("NFD", "Hộ tịch")) == collation_key("hộ tịch")
