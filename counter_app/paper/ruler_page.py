# SPDX-License-Identifier: GPL-3.0-or-later
"""The test page: rulers from the edges of the sheet, so that a hand ruler shows what the printer shifts or scales.

Drawn as vectors like a form and sent the same way; a picture of it would hide the very faults it looks for.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPen

from counter_app.paper.fonts import QT_TEXT, paper_font_family
from counter_app.paper.pages import picture_of

WIDTH_MM, HEIGHT_MM = 210, 297
_POINTS_PER_MM = 72 / 25.4
_ACROSS_MM, _DOWN_MM = 60, 30
"""Where the two long rulers lie: from the top edge, from the left edge."""
_CORNER_MM = 10
_CORNER_ARM_MM = 8
_MEASURED_MM = 100
_HAIR_MM = 0.15


@dataclass(frozen=True)
class RulerPage:
    """One A4 page with millimetre rulers, ``printer_name`` and ``settings_words`` (offsets, tray) written on it."""

    printer_name: str
    settings_words: str
    printed_on: str

    @property
    def page_count(self) -> int:
        """Always one."""
        return 1

    def page_size_pt(self, page: int) -> tuple[float, float]:
        """(width, height) in points."""
        return WIDTH_MM * _POINTS_PER_MM, HEIGHT_MM * _POINTS_PER_MM

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint it; the painter's unit is one point. Raises FontMissing."""
        with QT_TEXT:
            painter.save()
            painter.scale(_POINTS_PER_MM, _POINTS_PER_MM)
            painter.setPen(QPen(Qt.GlobalColor.black, _HAIR_MM))
            _corners(painter)
            _ruler_across(painter)
            _ruler_down(painter)
            self._words(painter)
            painter.restore()

    def image(self, page: int, dots_per_inch: float) -> QImage:
        """The page as a picture on white."""
        return picture_of(self, page, dots_per_inch)

    def _words(self, painter: QPainter) -> None:
        lines = (
            "TRANG THỬ MÁY IN",
            f"Máy in: {self.printer_name}",
            f"{self.settings_words}   Ngày in: {self.printed_on}",
            f"1. Đo đoạn đậm trên thước ngang và thước dọc: mỗi đoạn phải dài đúng {_MEASURED_MM} mm.",
            f"2. Đo từ mép giấy tới mỗi góc vuông: phải đúng {_CORNER_MM} mm cả hai phía.",
            "3. Lệch bao nhiêu thì ghi vào Cài đặt, mục “Giấy và máy in”: dịch sang phải,",
            "    xuống dưới là số dương; sang trái, lên trên là số âm. Rồi in trang thử lần nữa.",
            "Chữ mẫu: Ặ Ẫ Ể Ỗ Ữ Ỵ Đ ơ ư ệ ộ ự ỷ ẵ ☐ ☑",
        )
        for number, line in enumerate(lines):
            _say(painter, QPointF(_DOWN_MM + 15, _ACROSS_MM + 25 + number * 8), line, 5.2 if number == 0 else 4.2)


def _corners(painter: QPainter) -> None:
    for x, inward_x in ((_CORNER_MM, 1), (WIDTH_MM - _CORNER_MM, -1)):
        for y, inward_y in ((_CORNER_MM, 1), (HEIGHT_MM - _CORNER_MM, -1)):
            painter.drawLine(QPointF(x, y), QPointF(x + _CORNER_ARM_MM * inward_x, y))
            painter.drawLine(QPointF(x, y), QPointF(x, y + _CORNER_ARM_MM * inward_y))


def _ruler_across(painter: QPainter) -> None:
    painter.drawLine(QPointF(0, _ACROSS_MM), QPointF(WIDTH_MM, _ACROSS_MM))
    for mm in range(WIDTH_MM + 1):
        painter.drawLine(QPointF(mm, _ACROSS_MM), QPointF(mm, _ACROSS_MM - _tick(mm)))
        if mm % 10 == 0 and 0 < mm < WIDTH_MM:
            _say(painter, QPointF(mm + 0.5, _ACROSS_MM - 5.5), str(mm), 3.0)
    _bold_line(painter, QPointF(50, _ACROSS_MM + 2), QPointF(50 + _MEASURED_MM, _ACROSS_MM + 2))


def _ruler_down(painter: QPainter) -> None:
    painter.drawLine(QPointF(_DOWN_MM, 0), QPointF(_DOWN_MM, HEIGHT_MM))
    for mm in range(HEIGHT_MM + 1):
        painter.drawLine(QPointF(_DOWN_MM, mm), QPointF(_DOWN_MM - _tick(mm), mm))
        if mm % 10 == 0 and 0 < mm < HEIGHT_MM and mm != _ACROSS_MM:
            _say(painter, QPointF(_DOWN_MM - 11, mm + 1), str(mm), 3.0)
    _bold_line(painter, QPointF(_DOWN_MM + 2, 100), QPointF(_DOWN_MM + 2, 100 + _MEASURED_MM))


def _tick(mm: int) -> float:
    """How long the stroke at a millimetre is."""
    return 5.0 if mm % 10 == 0 else 3.5 if mm % 5 == 0 else 2.0


def _bold_line(painter: QPainter, start: QPointF, end: QPointF) -> None:
    painter.save()
    pen = QPen(Qt.GlobalColor.black, 0.8)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(start, end)
    painter.restore()


def _say(painter: QPainter, start: QPointF, words: str, height_mm: float) -> None:
    """Write at a place. The font is drawn large and scaled down: Qt has no fonts of five pixels."""
    finer = 20.0
    painter.save()
    painter.translate(start)
    painter.scale(1 / finer, 1 / finer)
    font = QFont(paper_font_family())
    font.setPixelSize(round(height_mm * finer))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.setFont(font)
    room = QRectF(0, -height_mm * finer, WIDTH_MM * finer, height_mm * 1.4 * finer)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()
