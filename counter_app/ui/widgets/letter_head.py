# SPDX-License-Identifier: GPL-3.0-or-later
"""How the office's name will stand on its papers; only a sample, the papers themselves come from templates."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from counter_app.domain.office import Office
from counter_app.ui.widgets.plain_label import PlainLabel

_DOTS = "……………"


class LetterHead(QFrame):
    """Head line of the office at the left, the national motto at the right, place and date under it."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        self._today = today
        self._office = _centred("", bold=True)
        self._place = _centred("", italic=True)
        self._addressed = _centred("")
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        grid.addWidget(self._office, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc", bold=True), 0, 1)
        grid.addWidget(self._place, 1, 1)
        grid.addWidget(self._addressed, 2, 0, 1, 2)
        self.show_office(Office("", "", ""))

    def show_office(self, office: Office) -> None:
        """Put a name into the sample; dots stand where it is not known yet."""
        commune = office.commune or f"xã {_DOTS}"
        self._office.setText(f"ỦY BAN NHÂN DÂN\n{commune.upper()}")
        day = self._today
        # Nghị định 30/2020/NĐ-CP: days below ten and the first two months are written with a zero.
        month = f"{day.month:02}" if day.month < 3 else str(day.month)
        self._place.setText(f"{office.place or _DOTS}, ngày {day.day:02} tháng {month} năm {day.year}")
        self._addressed.setText(f"Kính gửi: Ủy ban nhân dân {commune}, {office.province or _DOTS}")

    @property
    def words(self) -> str:
        """All that is written on the sample."""
        return "\n".join(label.text() for label in (self._office, self._place, self._addressed))


def _centred(text: str, *, bold: bool = False, italic: bool = False) -> PlainLabel:
    label = PlainLabel(text).wrapped()
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    font = QFont(label.font())
    font.setBold(bold)
    font.setItalic(italic)
    label.setFont(font)
    return label
