# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds a ledger screen: which list, the search line, the rows; beside them the card of one row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QScrollArea, QVBoxLayout

from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.asking_panel import AskingPanel
from counter_app.ui.widgets.numbered_keys import NumberedKeys
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.segments import Segments


class LedgerLayout(QHBoxLayout):
    """The parts; decides nothing. ``codes``: of the lists, in the order of their buttons."""

    def __init__(self, title: str, parts: Sequence[tuple[str, str]], search: str) -> None:
        super().__init__()
        self.codes = [code for code, _ in parts]
        # Digits belong to what can be done with a row.
        self.which = Segments(title, parts, numbered=False)
        self.turning = PlainLabel(f"{Key.PREVIOUS_FORM.shown}, {Key.NEXT_FORM.shown}", "secondary")
        self.search = QLineEdit()
        self.search.setAccessibleName(search or "Tìm")
        self.search.setPlaceholderText(search)
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told = _lines()
        self.title = PlainLabel("", "heading").wrapped()
        self.lines = _lines()
        self.doing = PlainLabel("Làm gì (Enter làm việc đầu, hoặc bấm số)", "strong").wrapped()
        self.keys = NumberedKeys()
        self.asking = AskingPanel()
        self.page = QScrollArea()
        self.setContentsMargins(16, 12, 16, 12)
        self.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(self._head(title))
        left.addWidget(self.which)
        left.addLayout(self.told)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        if len(parts) == 1:
            self.which.hide()
            self.turning.hide()
        if not search:
            self.search.hide()
        self.addLayout(left, 4)
        self.addWidget(self._card(), 5)

    def _head(self, title: str) -> QHBoxLayout:
        """The room's name, and at its right how to turn to another list."""
        head = QHBoxLayout()
        head.addWidget(PlainLabel(title, "heading"), 1)
        head.addWidget(self.turning)
        return head

    def _card(self) -> QScrollArea:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(self.lines)
        column.addSpacing(4)
        for part in (self.doing, self.keys, self.asking):
            column.addWidget(part)
        column.addStretch(1)
        self.page.setWidgetResizable(True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setWidget(card)
        return self.page


def _lines() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    return column
