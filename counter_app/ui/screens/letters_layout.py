# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the room of letters: the rows with their verbs at the left, a new letter by its event at the right."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from counter_app.ui.models.letter_rows import PERSON, TOLD
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.numbered_keys import NumberedKeys
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.row_table import ROW_ROOM_PX, row_table

_ASIDE_LETTERS = 30
"""Width of the right side in average letters."""


class LettersLayout(QHBoxLayout):
    """The parts; decides nothing."""

    def __init__(self, rows: QAbstractItemModel) -> None:
        super().__init__()
        self.title = PlainLabel("Thư chúc mừng, chia buồn, xin lỗi", "heading")
        self.counted = PlainLabel("", "secondary").wrapped()
        self.table = row_table("Thư", rows, (PERSON, TOLD))
        self.write = ActionButton("Viết, xem thư", "primary", Key.NEXT)
        self.print = ActionButton("In thư", "plain", Key.PRINT)
        self.decline = ActionButton("Không viết thư này", "plain", Key.DECLINE)
        self.erase = ActionButton("Xóa lời thư", "plain", Key.ERASE_LETTER)
        self.events = NumberedKeys()
        self.aside = QFrame()
        self._place()

    def fit(self, metrics: QFontMetrics) -> None:
        """Give rows and right side their size for this size of type."""
        self.aside.setFixedWidth(_ASIDE_LETTERS * metrics.averageCharWidth())
        self.table.verticalHeader().setDefaultSectionSize(metrics.height() + ROW_ROOM_PX)

    def _place(self) -> None:
        self.setContentsMargins(16, 12, 16, 12)
        self.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (self.title, self.counted):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        verbs = FlowLayout(6)
        for verb in (self.write, self.print, self.decline, self.erase):
            verbs.addWidget(verb)
        column.addLayout(verbs)
        self.aside.setProperty("role", "card")
        beside = QVBoxLayout(self.aside)
        beside.setContentsMargins(12, 10, 12, 10)
        beside.setSpacing(8)
        beside.addWidget(PlainLabel("Viết thư mới (bấm số)", "strong").wrapped())
        beside.addWidget(self.events)
        beside.addWidget(PlainLabel("Việc nghe được, không có hồ sơ ở đây: cháy nhà, tai nạn…", "secondary").wrapped())
        beside.addStretch(1)
        self.addLayout(column, 1)
        self.addWidget(self.aside)
