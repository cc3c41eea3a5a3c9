# SPDX-License-Identifier: GPL-3.0-or-later
"""Amounts in words, proved by reading them back with a small independent reader."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.amounts import LARGEST_AMOUNT, amount_words, grouped_amount, money_words, read_amount

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip
_RANKS = {"nghìn": 10**3, "triệu": 10**6}
AMOUNTS = st.one_of(
    st.integers(0, LARGEST_AMOUNT),
    # Round sums and sums with holes are what people write, and where the rules are.
    st.lists(st.sampled_from([0, 1, 4, 5, 10, 11, 15, 21, 24, 105, 110, 999]), max_size=6).map(
        lambda groups: sum(group * 1000**place for place, group in enumerate(groups))
    ),
)


def below_thousand(words: list[str]) -> int:
    total = digit = 0
    for word in words:
        if word == "trăm":
            total, digit = total + digit * 100, 0
        elif word == "mươi":
            total, digit = total + digit * 10, 0
        elif word == "mười":
            total += 10
        elif word not in {"linh", "lẻ"}:
            digit = _DIGITS[word]
    return total + digit


def below_billion(words: list[str]) -> int:
    total, group = 0, list[str]()
    for word in words:
        if word in _RANKS:
            total, group = total + below_thousand(group) * _RANKS[word], []
        else:
            group.append(word)
    return total + below_thousand(group)


def heard(spelled: str) -> int:
    words = spelled.split()
    place = words.index("tỷ") + 1 if "tỷ" in words else 0
    return below_billion(words[: max(place - 1, 0)]) * 10**9 + below_billion(words[place:])


@given(AMOUNTS)
def test_every_amount_is_heard_as_it_was_written(number: int) -> None:
    assert heard(amount_words(number)) == number
    assert heard(amount_words(number, "lẻ")) == number


@given(AMOUNTS, AMOUNTS)
def test_two_amounts_are_never_spelled_alike(one: int, other: int) -> None:
    assert (amount_words(one) == amount_words(other)) == (one == other)


@given(AMOUNTS)
def test_words_are_composed_and_written_once_apart(number: int) -> None:
    spelled = amount_words(number)
    assert unicodedata.is_normalized("NFC", spelled)
    assert spelled == " ".join(spelled.split())


@given(AMOUNTS)
def test_a_grouped_amount_is_read_again(number: int) -> None:
    assert read_amount(grouped_amount(number)) == number
    assert read_amount(str(number)) == number


SPELLED = {
    0: "không",
    15: "mười lăm",
    21: "hai mươi mốt",
    1_005: "một nghìn không trăm linh năm",
    24_000: "hai mươi tư nghìn",
    500_000: "năm trăm nghìn",
    1_005_000: "một triệu không trăm linh năm nghìn",
    1_000_005: "một triệu không trăm linh năm",
    400_070_192: "bốn trăm triệu không trăm bảy mươi nghìn một trăm chín mươi hai",
    1_000_000_000: "một tỷ",
    2_050_000_000: "hai tỷ không trăm năm mươi triệu",
    2_500_000_000_000: "hai nghìn năm trăm tỷ",
}


@pytest.mark.parametrize("number", SPELLED)
def test_amounts_follow_the_rules_of_mot_tu_lam_linh(number: int) -> None:
    assert amount_words(number) == SPELLED[number]


def test_money_begins_with_a_capital_and_ends_with_its_unit() -> None:
    assert money_words(1_200_000) == "Một triệu hai trăm nghìn đồng"
    assert money_words(105_000, "lẻ") == "Một trăm lẻ năm nghìn đồng"


@pytest.mark.parametrize("number", [-1, LARGEST_AMOUNT + 1])
def test_what_cannot_be_spelled_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="spelled"):
        amount_words(number)


def test_a_debt_is_not_grouped() -> None:
    with pytest.raises(ValueError, match="negative"):
        grouped_amount(-1)


@pytest.mark.parametrize("written", ["", "1.20", "12,5", "1.2000", "hai", "١٢", "-5", "1..000"])
def test_what_is_no_amount_is_not_guessed(written: str) -> None:
    assert read_amount(written) is None
