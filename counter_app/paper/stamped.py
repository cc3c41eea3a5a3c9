# SPDX-License-Identifier: GPL-3.0-or-later
"""A filled form as a sample: «MẪU» in light grey behind it and the booklet's page number at its foot.

The word lies under the form, never over it, so that every stroke of the form stays black.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from counter_app.paper.fonts import QT_TEXT, paper_font_family
from counter_app.paper.pages import PrintablePages, picture_of
from counter_app.paper.watermark import lay_under

WATERMARK = "MẪU"
_FOOT_PT = 9
_FOOT_EDGE_PT = 24.0
_FINER = 10


@dataclass(frozen=True)
class SamplePages:
    """Pages to be copied by hand. ``first_page``: the number on the first of them; ``foot``: at the left."""

    pages: PrintablePages
    first_page: int
    foot: str = ""

    @property
    def page_count(self) -> int:
        """As many as the form has."""
        return self.pages.page_count

    def page_size_pt(self, page: int) -> tuple[float, float]:
        """(width, height) in points."""
        return self.pages.page_size_pt(page)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint one page; the painter's unit is one point."""
        size = self.page_size_pt(page)
        lay_under(painter, size, WATERMARK)
        self.pages.paint(painter, page)
        with QT_TEXT:
            _foot(painter, size, self.foot, f"Trang {self.first_page + page}")

    def image(self, page: int, dots_per_inch: float) -> QImage:
        """The page as a picture on white."""
        return picture_of(self, page, dots_per_inch)


def _foot(painter: QPainter, size: tuple[float, float], left: str, right: str) -> None:
    width, height = size
    painter.save()
    painter.translate(0, height - _FOOT_EDGE_PT)
    painter.scale(1 / _FINER, 1 / _FINER)
    painter.setFont(_font(_FOOT_PT * _FINER))
    painter.setPen(QColor(80, 80, 80))
    room = QRectF(45 * _FINER, -_FOOT_PT * _FINER, (width - 90) * _FINER, 2 * _FOOT_PT * _FINER)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, left)
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
    painter.restore()


def _font(pixels: int) -> QFont:
    font = QFont(paper_font_family())
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
