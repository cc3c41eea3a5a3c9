# SPDX-License-Identifier: GPL-3.0-or-later
"""One letter being written: what it is above, its fields and its page below, as where a form is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.background import BackgroundDesk
from counter_app.ui.screens.typing import TypingScreen
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel


class LetterScreen(QWidget):
    """Signals: print_requested, decline_requested."""

    print_requested = Signal()
    decline_requested = Signal()

    def __init__(self, background: BackgroundDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typing = TypingScreen(background)
        self.title = PlainLabel("", "strong").wrapped()
        self.print = ActionButton("In thư", "primary", Key.PRINT)
        self.decline = ActionButton("Không viết thư này", "plain")
        for button in (self.print, self.decline):
            button.pressed_by_space = False
        self._place()
        self.setFocusProxy(self.typing)
        self.print.clicked.connect(self.print_requested)
        self.decline.clicked.connect(self.decline_requested)
        self.typing.next_requested.connect(self.print.setFocus)
        bind(Key.PRINT, self, self.print_requested.emit)

    def show_title(self, title: str, *, copies: int, may_decline: bool) -> None:
        """What letter this is, in how many copies it is printed, and whether it can still be put away."""
        self.title.setText(title)
        self.print.say(f"In thư, {copies} bản")
        self.decline.setVisible(may_decline)

    def _place(self) -> None:
        head = QFrame()
        head.setProperty("role", "strip")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        row.addWidget(self.decline)
        row.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.typing, 1)
