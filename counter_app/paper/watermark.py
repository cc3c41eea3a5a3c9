# SPDX-License-Identifier: GPL-3.0-or-later
"""The word that lies under every page while people practise, whichever way the page leaves; and the word of samples.

One switch for the whole process, because one window is either practising or at work: what would have to be handed
through every maker of paper would be forgotten in the next one. Our own pages ask here; the sheets made with reportlab
and the PDFs an office suite drew ask ``sheet_watermark``, which asks here.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from counter_app.paper.fonts import QT_TEXT, paper_font_family

PRACTICE_WORD = "TẬP DƯỢT"
GREY = 226
SLANT_DEGREES = 52.0
_SHARE_OF_DIAGONAL = 0.56
TALL = 0.36
"""Half the height of a capital letter with its marks, beside the size of the type."""


@dataclass
class _Practice:
    """Whether papers are marked now."""

    is_on: bool = False


PRACTICE = _Practice()
"""Set where a register is opened."""


def lay_practice_under(painter: QPainter, size_pt: tuple[float, float]) -> None:
    """The practice word on one of our pages, before anything else is painted; nothing at work."""
    if PRACTICE.is_on:
        lay_under(painter, size_pt, PRACTICE_WORD)


def lay_under(painter: QPainter, size_pt: tuple[float, float], word: str) -> None:
    """A word across a page in light grey; every stroke painted afterwards stays black. Unit: one point."""
    width, height = size_pt
    with QT_TEXT:
        painter.save()
        font = QFont(paper_font_family())
        font.setPixelSize(100)
        font.setBold(True)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        wide = QFontMetricsF(font).horizontalAdvance(word)
        scale = length_pt(size_pt) / wide
        painter.translate(width / 2, height / 2)
        painter.rotate(-SLANT_DEGREES)
        painter.scale(scale, scale)
        painter.setFont(font)
        painter.setPen(QColor(GREY, GREY, GREY))
        painter.drawText(QPointF(-wide / 2, 100 * TALL), word)
        painter.restore()


def length_pt(size_pt: tuple[float, float]) -> float:
    """How long a word across the page is."""
    width, height = size_pt
    return float((width**2 + height**2) ** 0.5 * _SHARE_OF_DIAGONAL)
