# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the lock screen: names, the line for the PIN, the way back for a forgotten one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.asking_panel import AskingPanel
from counter_app.ui.widgets.plain_label import PlainLabel

KEPT = "Những gì đang làm đã được lưu và che đi; mở khóa là về đúng ô đang gõ."
WIDEST_PX, LONGEST_PIN, MOST_LINES = 560, 8, 9


class LockLayout(QHBoxLayout):
    """The parts; decides nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.people = QListWidget()
        self.people.setAccessibleName("Ai ngồi quầy")
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(LONGEST_PIN)
        self.pin.setProperty("role", "search")
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        self.enter = ActionButton("Vào", "primary", Key.NEXT)
        self.forgotten = ActionButton("Quên PIN", "quiet", Key.HELP)
        self.asking = AskingPanel()
        self._who = PlainLabel("Bấm số cạnh tên để vào", "strong").wrapped()
        self._pin_title = PlainLabel("", "strong").wrapped()
        self._told = PlainLabel("", "bad").wrapped()
        self._rows: dict[QWidget, tuple[QWidget, ...]] = {
            self.people: (self._who, self.people),
            self.pin: (self._pin_title, self.pin, self.enter, self.forgotten),
            self.asking: (self.asking,),
        }
        self._place()

    def show_lines(self, lines: Sequence[str]) -> None:
        """The names."""
        self.people.clear()
        self.people.addItems(list(lines))
        self.fit()

    def fit(self) -> None:
        """The list is as high as its names, up to nine."""
        self.people.doItemsLayout()
        shown = min(self.people.count(), MOST_LINES)
        self.people.setFixedHeight(self.people.sizeHintForRow(0) * shown + 2 * self.people.frameWidth())

    def show_part(self, part: QWidget) -> None:
        """Names, PIN or code: one of them."""
        for key, rows in self._rows.items():
            for row in rows:
                row.setVisible(key is part)

    def title_pin(self, name: str) -> None:
        """Whose PIN is asked."""
        self._pin_title.setText(f"PIN của {name}")
        self.pin.setAccessibleName(self._pin_title.text())

    def say(self, sentence: str, *, good: bool = False) -> None:
        """What is wrong, or what is being done."""
        self._told.set_role("secondary" if good else "bad")
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def _place(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        card.setMaximumWidth(WIDEST_PX)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(PlainLabel("Quầy đang khóa", "title"))
        column.addWidget(PlainLabel(KEPT, "secondary").wrapped())
        for part in (self._who, self.people, self._pin_title, self.pin):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addWidget(self.enter)
        buttons.addWidget(self.forgotten)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.asking)
        column.addWidget(self._told)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(2)
        self.setContentsMargins(24, 24, 24, 24)
        self.addStretch(1)
        self.addLayout(middle, 4)
        self.addStretch(1)
