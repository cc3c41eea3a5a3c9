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
        size, kind = self.look.size, _SAME.get(self.kind, self.kind)
        heavy = self.kind == "thick" or self.kind.endswith("Heavy")
        pen = QPen(QColor("#" + self.look.colour), size * (_HEAVY if heavy else _THIN))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if kind in _PATTERNS:
            pen.setDashPattern(list(_PATTERNS[kind]))
        painter.setPen(pen)
        middle = self.baseline + size * (_STRUCK if kind == "dstrike" else _UNDER)
        apart = size * _DOUBLE_APART if kind in ("double", "wavyDouble", "dstrike") else 0.0
        for y in (middle - apart, middle + apart) if apart else (middle,):
            if kind.startswith("wav"):
                painter.drawPolyline(self._wave(y))
            else:
                painter.drawLine(QPointF(self.x, y), QPointF(self.x + self.width, y))

    def _wave(self, y: float) -> QPolygonF:
        half, high = self.look.size * _WAVE_LENGTH / 2, self.look.size * _WAVE_HEIGHT
        steps = max(1, round(self.width / half))
        points = (QPointF(self.x + n * half, y + (high if n % 2 else -high)) for n in range(steps + 1))
        return QPolygonF(list(points))
