# SPDX-License-Identifier: GPL-3.0-or-later
"""What is drawn on a page, in twips from the page's top-left. Every kind knows how to paint itself."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter, QPen, QTextLayout, QTextOption, QTransform

from counter_app.paper.fonts import qfont
from counter_app.paper.inlines import WHOLE, View
from counter_app.paper.lines import TextPiece
from counter_app.paper.looks import Border, RunLook

_VECTOR = frozenset({QPaintEngine.Type.Pdf, QPaintEngine.Type.Picture, QPaintEngine.Type.SVG})
_DOT_PITCH, _DOT_WIDTH, _DOT_UP = 0.25, 0.118, 0.045
"""Of the font size: the full stop of the paper font, its width and how high its middle is."""


class Ink(Protocol):
    """Anything that can be painted; the painter's unit is one twip."""

    def paint(self, painter: QPainter) -> None: ...


@dataclass(frozen=True, slots=True)
class TextInk:
    """A shaped stretch of text with its baseline at ``baseline``."""

    piece: TextPiece
    x: float
    baseline: float

    def paint(self, painter: QPainter) -> None:
        line = self.piece.line
        line.draw(painter, QPointF(self.x, self.baseline - line.ascent()))


class _Leaders(threading.local):
    """Shaped leaders of one thread: the glyphs of a layout go with the thread that made it."""

    def __init__(self) -> None:
        self.shaped = lru_cache(maxsize=64)(_shape_leader)


def _shape_leader(look: RunLook, sign: str) -> tuple[QTextLayout, float]:
    """A long run of the leader's sign, and the width of one."""
    layout = QTextLayout(sign * 400, qfont(look))
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e7)
    layout.endLayout()
    return layout, line.naturalTextWidth() / 400


@dataclass(frozen=True, slots=True)
class Dashes:
    """A level dashed line; ``pattern`` counts in widths of the pen."""

    x1: float
    x2: float
    y: float
    thick: float
    pattern: tuple[float, float]
    round: bool


_LEADERS = _Leaders()


@dataclass(frozen=True, slots=True)
class LeaderInk:
    """Dots, dashes or a rule filling a tab. Stacked leaders line up because dots are counted from the right end.

    In a PDF they are drawn, not typed, so that the text that is read back holds only words.
    """

    kind: str
    look: RunLook
    x: float
    width: float
    baseline: float

    def paint(self, painter: QPainter) -> None:
        if self.kind == "underscore":
            thick = self.look.size * 0.05
            painter.fillRect(QRectF(self.x, self.baseline + thick * 2, self.width, thick), _colour(self.look.colour))
        elif painter.paintEngine().type() in _VECTOR:
            self._draw(painter)
        else:
            self._type(painter)

    def dashes(self) -> Dashes | None:
        """The leader as one dashed line; None where not even one sign has room."""
        size = self.look.size
        dot = self.kind == "dot"
        pitch, thick = (size * _DOT_PITCH, size * _DOT_WIDTH) if dot else (size * 0.4, size * 0.06)
        count = int(self.width // pitch)
        if count < 1:
            return None
        mark = 0.001 if dot else 0.25 * size / thick
        left = self.x + self.width - count * pitch + pitch / 2
        y = self.baseline - size * _DOT_UP if dot else self.baseline - size * 0.22
        return Dashes(left, left + (count - 1) * pitch + 0.002 * thick, y, thick, (mark, pitch / thick - mark), dot)

    def _draw(self, painter: QPainter) -> None:
        drawn = self.dashes()
        if drawn is None:
            return
        cap = Qt.PenCapStyle.RoundCap if drawn.round else Qt.PenCapStyle.FlatCap
        pen = QPen(_colour(self.look.colour), drawn.thick, Qt.PenStyle.CustomDashLine, cap)
        pen.setDashPattern(list(drawn.pattern))
        painter.setPen(pen)
        painter.drawLine(QPointF(drawn.x1, drawn.y), QPointF(drawn.x2, drawn.y))

    def _type(self, painter: QPainter) -> None:
        layout, one = _LEADERS.shaped(self.look, "." if self.kind == "dot" else "-")
        count = min(int(self.width // one), 400)
        painter.save()
        left = self.x + self.width - count * one
        height = self.look.size * 2.0
        painter.setClipRect(
            QRectF(left, self.baseline - height, count * one, 2 * height), Qt.ClipOperation.IntersectClip
        )
        painter.setPen(_colour(self.look.colour))
        line = layout.lineAt(0)
        line.draw(painter, QPointF(left, self.baseline - line.ascent()))
        painter.restore()


@dataclass(frozen=True, slots=True)
class StrokeInk:
    """A straight border or drawn line, centred on its coordinates."""

    x1: float
    y1: float
    x2: float
    y2: float
    border: Border

    def paint(self, painter: QPainter) -> None:
        flat, pattern = self.pattern()
        pen = QPen(_colour(self.border.colour), self.border.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if flat else Qt.PenCapStyle.SquareCap)
        if pattern:
            pen.setDashPattern(list(pattern))
        painter.setPen(pen)
        for x1, y1, x2, y2 in self.lines():
            painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def pattern(self) -> tuple[bool, tuple[float, ...]]:
        """(whether its ends are cut flat, dashes in widths of the pen)."""
        style = self.border.style
        dashed = "dash" in style.lower()
        if style in ("dotted", "dotDash", "dotDotDash"):
            return dashed, (1.0, 2.0)
        return dashed, (6.0, 4.0) if dashed else ()

    def lines(self) -> tuple[tuple[float, float, float, float], ...]:
        """The line itself, or the two of a double one."""
        if self.border.style not in ("double", "thinThickSmallGap", "thickThinSmallGap"):
            return ((self.x1, self.y1, self.x2, self.y2),)
        apart = self.border.width
        dx, dy = (apart, 0.0) if self.x1 == self.x2 else (0.0, apart)
        return (
            (self.x1 - dx, self.y1 - dy, self.x2 - dx, self.y2 - dy),
            (self.x1 + dx, self.y1 + dy, self.x2 + dx, self.y2 + dy),
        )


@dataclass(frozen=True, slots=True)
class FillInk:
    """A filled rectangle: shading behind text."""

    x: float
    y: float
    width: float
    height: float
    colour: str

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(self.x, self.y, self.width, self.height), _colour(self.colour))


@dataclass(frozen=True, slots=True)
class PictureInk:
    """A picture stretched into its box."""

    image: QImage
    x: float
    y: float
    width: float
    height: float

    def paint(self, painter: QPainter) -> None:
        painter.drawImage(QRectF(self.x, self.y, self.width, self.height), self.image)


def seen(image: QImage, view: View) -> QImage:
    """The part of a picture that is seen, as it is turned."""
    if view == WHOLE:
        return image
    width, height = image.width(), image.height()
    left, top = round(width * view.left), round(height * view.top)
    kept = (max(1, round(width * (1 - view.left - view.right))), max(1, round(height * (1 - view.top - view.bottom))))
    across, down = (-1 if mirrored else 1 for mirrored in view.mirrored)
    turned = QTransform().rotate(90 * view.turns).scale(across, down)
    shown = image.copy(left, top, *kept)
    return shown if turned.isIdentity() else shown.transformed(turned)


@lru_cache(maxsize=64)
def _colour(name: str) -> QColor:
    return QColor("#" + name)
