# SPDX-License-Identifier: GPL-3.0-or-later
"""Room that drawings take from the lines beside them; known before pages are, so only of those a paragraph places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from counter_app.paper.inlines import Anchored

_LEAST_ROOM = 1134.0
"""2 cm: in a narrower strip beside a drawing the office suites set no text."""
_TOUCH = 1.0


@dataclass(frozen=True, slots=True)
class Hole:
    """A rectangle without text, in twips from the left of the text and the top of the paragraph."""

    left: float
    top: float
    right: float
    bottom: float

    def lower(self, by: float) -> Hole:
        """The same hole seen from a paragraph that stands higher by so much."""
        return replace(self, top=self.top + by, bottom=self.bottom + by)


def hole_of(drawing: Anchored, width: float) -> Hole | None:
    """The room a drawing takes from text of ``width``; None where its place is known only on the page."""
    if drawing.y_from != "paragraph" or drawing.y_align or drawing.x_from not in ("column", "margin"):
        return None
    free = width - drawing.width
    x = {"left": 0.0, "center": free / 2, "right": free}.get(drawing.x_align, drawing.x)
    left, top, right, bottom = drawing.apart
    if drawing.wrap == "topAndBottom":
        return Hole(0.0, drawing.y - top, width, drawing.y + drawing.height + bottom)
    hole = Hole(x - left, drawing.y - top, x + drawing.width + right, drawing.y + drawing.height + bottom)
    both = hole.left > _LEAST_ROOM and width - hole.right > _LEAST_ROOM
    return None if both else hole


def free_line(holes: Iterable[Hole], y: float, height: float, width: float) -> tuple[float, float, float]:
    """(y, left, right) of the first place at or below ``y`` where a line may stand."""
    holes = tuple(holes)
    while True:
        beside = [h for h in holes if h.top < y + height - _TOUCH and h.bottom > y + _TOUCH]
        left = max((h.right for h in beside if h.left <= _LEAST_ROOM), default=0.0)
        right = min((h.left for h in beside if h.left > _LEAST_ROOM), default=width)
        if not beside or right - left >= _LEAST_ROOM:
            return y, left, right
        y = min(h.bottom for h in beside)
