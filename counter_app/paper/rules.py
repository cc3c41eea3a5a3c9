# SPDX-License-Identifier: GPL-3.0-or-later
"""Underlines and strikes that Qt does not draw as the office suites do: doubled, patterned, waved, words only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from counter_app.paper.looks import RunLook

_PATTERNS = {
    "dotted": (1.0, 1.5),
    "dash": (5.0, 3.0),
    "dashLong": (10.0, 4.0),
    "dotDash": (5.0, 2.5, 1.0, 2.5),
    "dotDotDash": (5.0, 2.5, 1.0, 2.5, 1.0, 2.5),
}
_SAME = {
    "dottedHeavy": "dotted",
    "dashedHeavy": "dash",
    "dashLongHeavy": "dashLong",
    "dashDotHeavy": "dotDash",
    "dashDotDotHeavy": "dotDotDash",
}
_THIN, _HEAVY = 0.05, 0.09
"""Thickness as a share of the font size."""
_UNDER, _STRUCK = 0.13, -0.26
"""Below (or above) the baseline, as a share of the font size."""
_DOUBLE_APART = 0.055
_WAVE_LENGTH, _WAVE_HEIGHT = 0.22, 0.045
PLAIN = frozenset({"", "single"})
"""Underlines left to Qt."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A stretch of a paragraph's text with a rule of our own; ``kind`` is an underline's name or "dstrike"."""

    start: int
    end: int
    kind: str
    look: RunLook


def rules_of(text: str, start: int, look: RunLook) -> Iterator[Rule]:
    """The rules a run asks for; ``start`` is its place in the paragraph's text."""
    if look.underline == "words":
        for word in re.finditer(r"\S+", text):
            yield Rule(start + word.start(), start + word.end(), "single", look)
    elif look.underline not in PLAIN:
        yield Rule(start, start + len(text), look.underline, look)
    if look.double_strike:
        yield Rule(start, start + len(text), "dstrike", look)


@dataclass(frozen=True, slots=True)
class RuleInk:
    """One rule under (or through) a stretch of one line."""

    kind: str
    look: RunLook
    x: float
    width: float
    baseline: float

    def paint(self, painter: QPainter) -> None:
        """Where the office suites draw it."""
        pen = QPen(QColor("#" + self.colour), self.thick)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self.pattern:
            pen.setDashPattern(list(self.pattern))
        painter.setPen(pen)
        for points in self.strokes():
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))

    @property
    def colour(self) -> str:
        """Of the rule, which may be another than that of the letters."""
        return self.look.colour if self.kind == "dstrike" else self.look.underline_colour or self.look.colour

    @property
    def thick(self) -> float:
        """Width of the pen in twips."""
        heavy = self.kind == "thick" or self.kind.endswith("Heavy")
        return self.look.size * (_HEAVY if heavy else _THIN)

    @property
    def pattern(self) -> tuple[float, ...]:
        """Dashes in widths of the pen."""
        return _PATTERNS.get(_SAME.get(self.kind, self.kind), ())

    def strokes(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """One line of points, or two of a doubled rule."""
        size, kind = self.look.size, _SAME.get(self.kind, self.kind)
        middle = self.baseline + size * (_STRUCK if kind == "dstrike" else _UNDER)
        apart = size * _DOUBLE_APART if kind in ("double", "wavyDouble", "dstrike") else 0.0
        levels = (middle - apart, middle + apart) if apart else (middle,)
        if kind.startswith("wav"):
            return tuple(self._wave(y) for y in levels)
        return tuple(((self.x, y), (self.x + self.width, y)) for y in levels)

    def _wave(self, y: float) -> tuple[tuple[float, float], ...]:
        half, high = self.look.size * _WAVE_LENGTH / 2, self.look.size * _WAVE_HEIGHT
        steps = max(1, round(self.width / half))
        return tuple((self.x + n * half, y + (high if n % 2 else -high)) for n in range(steps + 1))
