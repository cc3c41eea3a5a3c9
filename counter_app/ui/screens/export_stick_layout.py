# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the screen of an export to a stick: what leaves, how it stands, which drives, what to press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QProgressBar, QVBoxLayout

from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.plain_label import PlainLabel

ABOUT = (
    "Tệp được ghi bên cạnh, đọc lại, so từng chữ rồi mới đặt tên; không tệp nào có sẵn bị ghi đè. Mỗi bộ có một tệp kê "
    "để nơi nhận biết là đủ và nguyên vẹn."
)
WIDEST_PX = 860
LIST_PX = 150


class ExportStickLayout(QVBoxLayout):
    """The parts; decides nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.subject = PlainLabel("", "strong").wrapped()
        self.names = PlainLabel("", "secondary").wrapped()
        self.mark = PlainLabel("", "accent")
        self.mark.setProperty("big", True)
        self.title = PlainLabel("", "title").wrapped()
        self.sentence = PlainLabel("").wrapped()
        self.list = QListWidget()
        self.list.setAccessibleName("Các USB đang cắm")
        self.list.setMaximumHeight(LIST_PX)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.past = PlainLabel("", "secondary").wrapped()
        self.past_card = _card()
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Đã chép được")
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(10)
        self.next = ActionButton("", "primary", Key.NEXT)
        self.insist = ActionButton("", "plain", Key.NEXT_STEP)
        self.leave = ActionButton("", "plain", Key.BACK)
        self._place()

    def _place(self) -> None:
        what = _card()
        column = _column_of(what, 4)
        column.addWidget(self.subject)
        column.addWidget(self.names)
        state = _card()
        column = _column_of(state, 12)
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(self.title, 1)
        column.addLayout(title)
        for part in (self.sentence, self.list, self.bar):
            column.addWidget(part)
        verbs = FlowLayout(8)
        for button in (self.next, self.insist, self.leave):
            verbs.addWidget(button)
        column.addLayout(verbs)
        self.setContentsMargins(16, 12, 16, 12)
        self.setSpacing(8)
        self.addWidget(PlainLabel("Chép ra USB", "heading"))
        self.addWidget(PlainLabel(ABOUT, "secondary").wrapped())
        self.addWidget(what)
        self.addWidget(state)
        column = _column_of(self.past_card, 4)
        column.addWidget(PlainLabel("Đã chép gần đây", "strong"))
        column.addWidget(self.past)
        self.past_card.hide()
        self.addWidget(self.past_card)
        self.addStretch(1)


def _card() -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    card.setMaximumWidth(WIDEST_PX)
    return card


def _column_of(card: QFrame, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(card)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(spacing)
    return column
