# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper of the process with its codes in the lower margin: Code128 and QR of the dossier's number, nothing else.

The codes say which dossier it is, never whose: a sheet left lying about must not tell a person by its code.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import segno
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from reportlab.graphics.barcode.code128 import Code128

from counter_app.paper.fonts import QT_TEXT, paper_font_family
from counter_app.paper.pages import PrintablePages, picture_of

_EDGE_PT = 42.0
"""From the sheet's edges: outside what desktop printers cannot reach, inside the margins of the forms."""
_FOOT_PT = 16.0
_MODULE_PT = 0.85
_BAR_HEIGHT_PT = 20.0
_QR_SIDE_PT = 36.0
_TEXT_PT = 7.5
_QUIET = 2


@dataclass(frozen=True)
class CodedPages:
    """Pages whose first bears ``code`` in its lower margin, as bars at the left and as a square at the right."""

    pages: PrintablePages
    code: str

    @property
    def page_count(self) -> int:
        """As many as the paper has."""
        return self.pages.page_count

    def page_size_pt(self, page: int) -> tuple[float, float]:
        """(width, height) in points."""
        return self.pages.page_size_pt(page)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint one page; the painter's unit is one point."""
        self.pages.paint(painter, page)
        if page == 0 and self.code:
            width, height = self.page_size_pt(page)
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0))
            top = height - _FOOT_PT - _QR_SIDE_PT
            _bars(painter, self.code, _EDGE_PT, top + 4)
            _square(painter, self.code, width - _EDGE_PT - _QR_SIDE_PT, top)
            painter.restore()
            with QT_TEXT:
                _words(painter, self.code, _EDGE_PT, top + 4 + _BAR_HEIGHT_PT + _TEXT_PT + 1)

    def image(self, page: int, dots_per_inch: float) -> QImage:
        """The page as a picture on white."""
        return picture_of(self, page, dots_per_inch)


def bars_of(code: str) -> list[tuple[float, float]]:
    """Each black bar of the Code128 as (place, width) in modules."""
    drawn = Code128(code)
    drawn.validate()
    drawn.encode()
    drawn.decompose()
    found, place = [], 0.0
    for sign in drawn.decomposed:
        # reportlab writes bars as capitals and spaces as small letters: A is one module, B two …
        width = ord(sign.lower()) - ord("a") + 1
        if sign.isupper():
            found.append((place, float(width)))
        place += width
    return found


def _bars(painter: QPainter, code: str, left: float, top: float) -> None:
    for place, width in bars_of(code):
        painter.drawRect(QRectF(left + place * _MODULE_PT, top, width * _MODULE_PT, _BAR_HEIGHT_PT))


def _square(painter: QPainter, code: str, left: float, top: float) -> None:
    rows = [bytes(row) for row in segno.make(code, error="m", micro=False).matrix]
    module = _QR_SIDE_PT / (len(rows) + 2 * _QUIET)
    for down, row in enumerate(rows, start=_QUIET):
        place = _QUIET
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                painter.drawRect(QRectF(left + place * module, top + down * module, length * module, module * 1.02))
            place += length


def _words(painter: QPainter, code: str, left: float, baseline: float) -> None:
    painter.save()
    font = QFont(paper_font_family())
    font.setPixelSize(round(_TEXT_PT))
    painter.setFont(font)
    painter.setPen(QColor(0, 0, 0))
    painter.drawText(QPointF(left, baseline), code)
    painter.restore()
