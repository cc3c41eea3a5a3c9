# SPDX-License-Identifier: GPL-3.0-or-later
"""A large button with a face and a word for how satisfied somebody is; never a colour or a face alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui import theme
from counter_app.ui.widgets.action_button import ActionButton

LEAST_PX = 150
HIGHEST_PX = 380
_GAP_PX = 16
_BELOW = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
_WORD_POINTS = 20
_FACE_SHARE = 0.52
_SMILES = {4: 1.0, 3: 0.55, 2: 0.0, 1: -0.8}
"""How far the mouth is bent: 1 a wide smile, 0 a straight line."""


class FaceButton(ActionButton):
    """``score``: what pressing it means, also its digit."""

    def __init__(self, score: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, "plain", parent=parent)
        self.score, self._words = score, words
        self.setAccessibleName(f"{words}, phím {score}")
        self.setMaximumHeight(HIGHEST_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Room for the longest of its words at its large type, and for the face."""
        metrics = QFontMetrics(self._type())
        widest = max(metrics.horizontalAdvance(word) for word in self._lines())
        return QSize(max(LEAST_PX, widest + 32), LEAST_PX + metrics.lineSpacing() * 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, the face, the word, the digit; a ring when it has the focus."""
        tokens = theme.look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        role = {4: "good", 3: "good", 2: "wait", 1: "bad"}[self.score]
        painter.setBrush(QColor(getattr(tokens, f"{role}_soft") if not self.isDown() else tokens.accent_soft))
        painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else tokens.line), 3 if self.hasFocus() else 1))
        painter.drawRoundedRect(frame, 12, 12)
        colour = QColor(getattr(tokens, role))
        size = min(frame.width(), frame.height()) * _FACE_SHARE
        middle = QPointF(frame.center().x(), frame.top() + size * 0.5 + frame.height() * 0.08)
        _draw_face(painter, middle, size, _SMILES[self.score], colour)
        painter.setFont(self._type())
        painter.setPen(QColor(tokens.text))
        below = QRectF(frame.left(), middle.y() + size / 2, frame.width(), frame.bottom() - middle.y() - size / 2)
        painter.drawText(below.adjusted(0, _GAP_PX, 0, 0), _BELOW, "\n".join((*self._lines(), str(self.score))))
        painter.end()

    def _lines(self) -> tuple[str, ...]:
        """The words on two lines where they are long."""
        words = self._words.split()
        return (self._words,) if len(words) < _LONG else (" ".join(words[:-2]), " ".join(words[-2:]))

    def _type(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(_WORD_POINTS, font.pointSizeF() * 1.6))
        font.setWeight(QFont.Weight.DemiBold)
        return font


_LONG = 3


def _draw_face(painter: QPainter, middle: QPointF, size: float, smile: float, colour: QColor) -> None:
    radius = size / 2
    painter.save()
    painter.translate(middle)
    painter.setPen(QPen(colour, max(3.0, size / 22), c=Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(0, 0), radius, radius)
    eye = size / 18
    painter.setBrush(colour)
    for side in (-1, 1):
        painter.drawEllipse(QPointF(side * radius * 0.36, -radius * 0.25), eye, eye)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = radius * 0.55
    if smile == 0:
        painter.drawLine(QPointF(-width, radius * 0.4), QPointF(width, radius * 0.4))
    else:
        height = radius * 0.75 * abs(smile)
        top = radius * 0.38 - height / 2 - (height / 4 if smile > 0 else -height / 2)
        mouth = QRectF(-width, top, 2 * width, height)
        painter.drawArc(mouth, (180 if smile > 0 else 0) * 16, 180 * 16)
    painter.restore()
