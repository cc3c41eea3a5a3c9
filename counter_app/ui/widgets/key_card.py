# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key on one card, written from the one list of keys, so that it can never be out of date."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from counter_app.ui.shortcuts import PICKS, PLACE_TITLES, STEPS, Key
from counter_app.ui.widgets.plain_label import PlainLabel

# Runs of keys that do the same in another place are one line on the card.
_RUNS = {PICKS[0]: ("Ctrl+1 … Ctrl+9", "Chọn ngay dòng 1 … 9"), STEPS[0]: ("Alt+1 … Alt+5", "Đến bước 1 … 5")}
_DIGITS = ("1  2  3 …", "Chọn một ô trong các ô lựa chọn")


class KeyCard(QScrollArea):
    """Keys at the left, what they do at the right, by place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Bảng phím")
        card = QFrame()
        card.setProperty("role", "card")
        self._grid = QGridLayout(card)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        for place, title in PLACE_TITLES.items():
            self._add_title(title)
            for key in Key:
                if key.place == place:
                    self._add_key(key)
            if place == "lists":
                self._add(*_DIGITS)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.setWidget(card)

    def _add_title(self, title: str) -> None:
        row = self._grid.rowCount()
        if row > 1:
            self._grid.setRowMinimumHeight(row, 8)
            row += 1
        self._grid.addWidget(PlainLabel(title, "strong"), row, 0, 1, 2)

    def _add_key(self, key: Key) -> None:
        if key in (*PICKS[1:], *STEPS[1:]):
            return
        self._add(*_RUNS.get(key, (key.shown, key.title)))

    def _add(self, shown: str, title: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(PlainLabel(shown, "accent"), row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(PlainLabel(title).wrapped(), row, 1)
