# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole numbers and sums of money as papers write them: grouped by threes, or spelled out (mốt, tư, lăm, linh).

Spelling differs from that of years: every group after the first names its hundreds, empty groups are silent.
"""

from __future__ import annotations

import re
from typing import Literal

from counter_app.domain.calendar_words import number_words

LARGEST_AMOUNT = 10**18 - 1
"""The largest number that is spelled out: below one billion of «tỷ»."""

_BILLION = 10**9
_GROUPS = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))
_GROUPED = re.compile(r"\d{1,3}(?:[.\s]\d{3})+|\d+")

OddWord = Literal["linh", "lẻ"]


def read_amount(written: str) -> int | None:
    """The number of «1200000», «1.200.000» or «1 200 000»; None for anything else."""
    text = written.strip()
    return int(re.sub(r"[.\s]", "", text)) if text.isascii() and _GROUPED.fullmatch(text) else None


def grouped_amount(number: int) -> str:
    """«1.200.000», as Vietnamese papers write it.

    Raises:
        ValueError: below zero.
    """
    if number < 0:
        raise ValueError("amounts on papers are not negative")
    return f"{number:,}".replace(",", ".")


def amount_words(number: int, odd: OddWord = "linh") -> str:
    """Spell a whole number: 1005000 is «một triệu không trăm linh năm nghìn».

    Args:
        odd: the word for an empty ten, «linh» in the North, «lẻ» in the South.

    Raises:
        ValueError: below zero or above ``LARGEST_AMOUNT``.
    """
    if not 0 <= number <= LARGEST_AMOUNT:
        raise ValueError("this number is not spelled out")
    billions, rest = divmod(number, _BILLION)
    words = [*_spelled(billions), "tỷ"] if billions else []
    if rest or not billions:
        words += _spelled(rest, inside=bool(billions))
    return " ".join(odd if word == "linh" else word for word in words)


def money_words(dong: int, odd: OddWord = "linh") -> str:
    """A sum in đồng as receipts spell it, with a capital: «Một triệu hai trăm nghìn đồng».

    Raises:
        ValueError: as for ``amount_words``.
    """
    words = amount_words(dong, odd)
    return f"{words[:1].upper()}{words[1:]} đồng"


def _spelled(number: int, *, inside: bool = False) -> list[str]:
    """The words of a number below one billion; ``inside``: something stands before it."""
    if not number:
        return ["không"]
    words: list[str] = []
    for worth, rank in _GROUPS:
        group = number // worth % 1000
        if group:
            words += [*_group(group, inside=inside or bool(words)), *([rank] if rank else [])]
    return words


def _group(group: int, *, inside: bool) -> list[str]:
    """Three digits; inside a number their hundreds are named even when there are none."""
    # A thousand before the group makes the plain speller name its hundreds.
    return number_words(1000 + group).split()[2:] if inside else number_words(group).split()
