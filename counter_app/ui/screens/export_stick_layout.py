# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the screen of an export to a stick: what leaves, how it stands, which drives, what to press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.plain_label import PlainLabel

ABOUT = (
    "Tệp được ghi bên cạnh, đọc lại, so từng chữ rồi mới đặt tên; không tệp nào có sẵn bị ghi đè. Mỗi bộ có một tệp kê "
    "để nơi nhận biết là đủ và nguyên vẹn."
)
MOST_ROWS = 5


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

    def fit_list(self) -> None:
        """As high as its drives, up to a few."""
        rows = min(self.list.count(), MOST_ROWS)
        self.list.setFixedHeight(rows * max(1, self.list.sizeHintForRow(0)) + 2 * self.list.frameWidth() + 2)

    def _place(self) -> None:
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(16, 12, 16, 12)
        whole = QVBoxLayout()
        whole.setSpacing(8)
        whole.addWidget(PlainLabel("Chép ra USB", "heading"))
        whole.addWidget(PlainLabel(ABOUT, "secondary").wrapped())
        for card in (self._what(), self._state(), self._before()):
            whole.addWidget(card)
        whole.addStretch(1)
        # Not by a widest width: the height of wrapped words is reckoned from the width the page has.
        across.addLayout(whole, 4)
        across.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(scroll)

    def _what(self) -> QFrame:
        card = _card()
        column = _column_of(card, 4)
        column.addWidget(self.subject)
        column.addWidget(self.names)
        return card

    def _state(self) -> QFrame:
        card = _card()
        column = _column_of(card, 12)
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
        return card

    def _before(self) -> QFrame:
        column = _column_of(self.past_card, 4)
        column.addWidget(PlainLabel("Đã chép gần đây", "strong"))
        column.addWidget(self.past)
        self.past_card.hide()
        return self.past_card


def _card() -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    return card


def _column_of(card: QFrame, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(card)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(spacing)
    return column
