# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the board: search line, numbers of the day, chips, rows, verbs; the card beside them where there is room."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.casework.board_desk import CHIPS, Chip
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.board_counters import BoardCounters
from counter_app.ui.widgets.dossier_card import DossierCard
from counter_app.ui.widgets.dossier_table import dossier_table
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.plain_label import PlainLabel, button_text
from counter_app.ui.widgets.row_table import ROW_ROOM_PX
from counter_app.ui.widgets.sheet_preview import SheetPreview
from counter_app.ui.widgets.week_strip import WeekStrip

_CARD_LETTERS, _LIST_LETTERS = 50, 105
"""Widths in average letters: the card, and the least the rows need beside it."""


class BoardLayout(QHBoxLayout):
    """The parts; decides nothing but whether there is room for the card beside the rows."""

    def __init__(self, rows: QAbstractItemModel, background: BackgroundDesk) -> None:
        super().__init__()
        self.reminder = WeekStrip()
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText("Tên (không cần dấu), số định danh, số hồ sơ, mã của tỉnh, mã thủ tục, thôn")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Tìm trong mọi hồ sơ")
        self.counters = BoardCounters()
        self.chips = {chip: ActionButton(chip.caption, "chip") for chip in CHIPS}
        self.table = dossier_table(rows, "Bảng hồ sơ")
        self.nothing = PlainLabel("", "secondary").wrapped()
        self.step = ActionButton("Mở", "primary", Key.NEXT)
        self.more = ActionButton("Việc khác", "plain", Key.NEXT_STEP)
        self.open = ActionButton("Mở tờ khai", "plain", Key.OPEN_DOSSIER)
        self.set_aside = ActionButton("Để lại làm sau", "plain", Key.SET_ASIDE)
        self.discard = ActionButton("Bỏ", "plain", Key.DISCARD)
        self.take_back = ActionButton("Lấy lại", "plain", Key.TAKE_BACK)
        self.lists = ActionButton("In danh sách", "plain", Key.PRINT)
        self.card = DossierCard()
        self.list = QWidget()
        self.paper = SheetPreview(background)
        self.paper.hide()
        self._place()

    def is_wide(self, width: int) -> bool:
        """Whether rows and card fit beside each other."""
        metrics = self.table.fontMetrics()
        letter = metrics.averageCharWidth()
        self.table.verticalHeader().setDefaultSectionSize(metrics.height() + ROW_ROOM_PX)
        self.card.setMinimumWidth(min(letter * _CARD_LETTERS, width - 32))
        return width >= letter * (_CARD_LETTERS + _LIST_LETTERS)

    def show_chip(self, picked: Chip, query: str, number: int) -> None:
        """Mark the picked chip, and say when there is nothing."""
        for chip, button in self.chips.items():
            button.setChecked(chip is picked and not query)
        where = "" if query else f" trong «{picked.caption}»"
        self.nothing.setText(f"Không có hồ sơ nào{where}." + (" Thử bớt chữ, hoặc gõ số hồ sơ." if query else ""))
        self.nothing.setVisible(not number)

    def _place(self) -> None:
        self.setContentsMargins(16, 10, 16, 12)
        self.setSpacing(12)
        column = QVBoxLayout(self.list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        chips = FlowLayout(6)
        for button in self.chips.values():
            button.setCheckable(True)
            button.setText(button_text(button.text()))
            chips.addWidget(button)
        verbs = FlowLayout(6)
        for verb in (self.step, self.more, self.open, self.set_aside, self.discard, self.take_back, self.lists):
            verbs.addWidget(verb)
        column.addWidget(self.reminder)
        column.addWidget(self.search)
        column.addWidget(self.counters)
        column.addLayout(chips)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        column.addLayout(verbs)
        self.addWidget(self.list, _LIST_LETTERS)
        self.addWidget(self.paper, _LIST_LETTERS)
        self.addWidget(self.card, _CARD_LETTERS)
