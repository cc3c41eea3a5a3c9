# SPDX-License-Identifier: GPL-3.0-or-later
"""Equal columns of a section on one page; a page without columns is one column."""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.paper.looks import PageLook
from counter_app.paper.strips import Strip

_STEP = 20.0
_ENDLESS = 1_000_000.0


class Columns:
    """Where the present column stands, and how low it may reach."""

    def __init__(self, look: PageLook, top: float) -> None:
        self._count, self._step = look.columns, look.column_width + look.column_gap
        self._top, self._lowest, self._now = top, top, 0
        self.limit = _ENDLESS

    @property
    def offset(self) -> float:
        """From the left of the text to the left of the column."""
        return self._now * self._step

    @property
    def more(self) -> bool:
        """Whether there is another column on this page."""
        return self._now + 1 < self._count

    def next(self, y: float) -> float:
        """Go to the next column; gives its top."""
        self._lowest = max(self._lowest, y)
        self._now += 1
        if not self.more:
            self.limit = _ENDLESS
        return self._top

    def end(self, y: float) -> float:
        """Where text goes on below all columns."""
        return max(self._lowest, y)

    def balance(self, strips: Sequence[Strip], bottom: float) -> None:
        """The smallest height at which all strips have room; where a page has too little, columns fill it."""
        height = sum(strip.gap + strip.height for strip in strips) / self._count
        while self._top + height < bottom:
            if _columns_needed(strips, height) <= self._count:
                self.limit = self._top + height
                return
            height += _STEP


def _columns_needed(strips: Sequence[Strip], height: float) -> int:
    count, y, start = 1, 0.0, 0
    while start < len(strips):
        end = start + 1
        while end < len(strips) and strips[end].glued:
            end += 1
        group = strips[start:end]
        needed = sum(strip.gap + strip.height for strip in group)
        if y and y + needed > height:
            count, y = count + 1, -group[0].gap
        y += needed
        start = end
    return count
