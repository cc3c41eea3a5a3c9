# SPDX-License-Identifier: GPL-3.0-or-later
"""Underlines and strikes of every kind leave their ink where the office suites put it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from tests.paper.sample_papers import LEFT_PT, TOP_PT, pages_of, par, run

BASELINE_PT = TOP_PT + 13 * (0.891 + 0.0425)
KINDS = ("single", "double", "thick", "dotted", "dash", "dotDash", "dotDotDash", "wave", "wavyDouble", "dashLongHeavy")


def ink_rows(look: str, text: str = "mmmmmmmmmmmm") -> list[int]:
    """How many dark points each row of a strip around the baseline has, over the width of some letters."""
    image: QImage = pages_of(par(runs=run(text, look))).image(0, 288)
    left, top = int(LEFT_PT * 4) + 8, int(BASELINE_PT * 4)
    rows = range(top - 24, top + 16)
    return [sum(image.pixelColor(x, y).lightness() < 150 for x in range(left, left + 320)) for y in rows]


def lines_below(look: str) -> int:
    """Separate dark stripes under the letters."""
    under = [count > 60 for count in ink_rows(look)[26:]]
    return sum(now and not before for before, now in zip([False, *under], under, strict=False))


def test_no_underline_leaves_no_ink_below_the_letters() -> None:
    assert sum(ink_rows("")[27:]) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_underline_is_drawn(kind: str) -> None:
    assert sum(ink_rows(f'<w:u w:val="{kind}"/>')[26:]) > 100


@pytest.mark.parametrize(("kind", "count"), [("single", 1), ("double", 2), ("thick", 1), ("dash", 1)])
def test_a_double_underline_is_two_lines(kind: str, count: int) -> None:
    assert lines_below(f'<w:u w:val="{kind}"/>') == count


def test_a_pattern_leaves_holes_and_a_thick_line_is_thicker() -> None:
    def below(kind: str) -> int:
        return sum(ink_rows(f'<w:u w:val="{kind}"/>')[26:])

    assert below("dotted") < below("dash") < below("single") < below("thick")


def test_words_only_leaves_the_spaces_free() -> None:
    with_space = sum(ink_rows('<w:u w:val="words"/>', "m   m   m   m   m")[27:])
    assert 0 < with_space < sum(ink_rows('<w:u w:val="single"/>', "m   m   m   m   m")[27:]) * 0.9


def test_a_double_strike_is_not_a_single_one() -> None:
    def struck(look: str) -> int:
        return sum(count > 300 for count in ink_rows(look)[:24])

    assert struck("<w:dstrike/>") > struck("<w:strike/>") > struck("") == 0
