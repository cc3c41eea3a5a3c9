# SPDX-License-Identifier: GPL-3.0-or-later
"""What is drawn on a page, in twips from the page's top-left. Every kind knows how to paint itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter, QPen, QTextLayout, QTextOption

from counter_app.paper.fonts import qfont
from counter_app.paper.lines import TextPiece
from counter_app.paper.looks import Border, RunLook

_VECTOR = frozenset({QPaintEngine.Type.Pdf, QPaintEngine.Type.Picture, QPaintEngine.Type.SVG})
_DOT_PITCH, _DOT_WIDTH = 0.25, 0.1
"""Of the font size: the full stop of the paper font."""


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


@lru_cache(maxsize=64)
def _leader_text(look: RunLook, sign: str) -> tuple[QTextLayout, float]:
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

    def _draw(self, painter: QPainter) -> None:
        size = self.look.size
        dot = self.kind == "dot"
        pitch, thick = (size * _DOT_PITCH, size * _DOT_WIDTH) if dot else (size * 0.4, size * 0.06)
        count = int(self.width // pitch)
        if count < 1:
            return
        cap = Qt.PenCapStyle.RoundCap if dot else Qt.PenCapStyle.FlatCap
        pen = QPen(_colour(self.look.colour), thick, Qt.PenStyle.CustomDashLine, cap)
        mark = 0.001 if dot else 0.25 * size / thick
        pen.setDashPattern([mark, pitch / thick - mark])
        painter.setPen(pen)
        left = self.x + self.width - count * pitch + pitch / 2
        y = self.baseline - thick / 2 if dot else self.baseline - size * 0.22
        painter.drawLine(QPointF(left, y), QPointF(left + (count - 1) * pitch + 0.002 * thick, y))

    def _type(self, painter: QPainter) -> None:
        layout, one = _leader_text(self.look, "." if self.kind == "dot" else "-")
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
        border = self.border
        pen = QPen(_colour(border.colour), border.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if "dash" in border.style.lower() else Qt.PenCapStyle.SquareCap)
        if border.style in ("dotted", "dotDash", "dotDotDash"):
            pen.setDashPattern([1.0, 2.0])
        elif "dash" in border.style.lower():
            pen.setDashPattern([6.0, 4.0])
        painter.setPen(pen)
        if border.style in ("double", "thinThickSmallGap", "thickThinSmallGap"):
            apart = border.width
            dx, dy = (apart, 0.0) if self.x1 == self.x2 else (0.0, apart)
            painter.drawLine(QPointF(self.x1 - dx, self.y1 - dy), QPointF(self.x2 - dx, self.y2 - dy))
            painter.drawLine(QPointF(self.x1 + dx, self.y1 + dy), QPointF(self.x2 + dx, self.y2 + dy))
        else:
            painter.drawLine(QPointF(self.x1, self.y1), QPointF(self.x2, self.y2))


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


@lru_cache(maxsize=64)
def _colour(name: str) -> QColor:
    return QColor("#" + name)
