# SPDX-License-Identifier: GPL-3.0-or-later
"""How satisfied a citizen is: two, three or four buttons, one scale behind them.

A word means one score however many buttons there are, so that counts of different days can be added. The four words
are those of the paper sheet ``phieu-hai-long``. A rating knows the day and nothing of who was there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

RatingSource = Literal["screen", "paper"]
BEST, WORST = 4, 1
WORDS: Mapping[int, str] = MappingProxyType(
    {4: "Rất hài lòng", 3: "Hài lòng", 2: "Bình thường", 1: "Không hài lòng"},
)
"""Score -> its word. «Hài lòng» and better count as satisfied."""
SATISFIED_FROM = 3
_OFFERED: Mapping[int, tuple[int, ...]] = MappingProxyType({2: (3, 1), 3: (3, 2, 1), 4: (4, 3, 2, 1)})


@dataclass(frozen=True)
class Rating:
    """One rating. ``sector``: of the dossier it was given after; empty when that is not known."""

    day: date
    score: int
    source: RatingSource
    sector: str = ""

    def __post_init__(self) -> None:
        if not WORST <= self.score <= BEST:
            raise ValueError(f"no such score: {self.score}")


def offered_scores(buttons: int) -> tuple[int, ...]:
    """The scores behind two, three or four buttons, the best first.

    Raises:
        KeyError: another number of buttons.
    """
    return _OFFERED[buttons]


def read_scores(typed: str) -> tuple[int, ...]:
    """One score for each digit of a line: «4 4 3 1» or «4431».

    Raises:
        ValueError: something else than digits from 1 to 4 and spaces.
    """
    digits = "".join(typed.split())
    if not set(digits) <= set("1234"):
        raise ValueError(typed)
    return tuple(int(digit) for digit in digits)
