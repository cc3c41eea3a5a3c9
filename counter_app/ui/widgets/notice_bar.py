# SPDX-License-Identifier: GPL-3.0-or-later
"""The banner above the bottom line: it speaks and goes; what went wrong stays until it is put away.

It takes its height from the bottom of the work area, so that nothing above it moves.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from counter_app.ui.notices import Level
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel, Role, restyle

STAYS_MS = 8_000
_WORDS: dict[str, tuple[str, Role]] = {
    "info": ("ℹ Xin lưu ý", "accent"),
    "good": ("✓ Xong", "good"),
    "warn": ("▲ Chú ý", "wait"),
    "bad": ("■ Chưa được", "bad"),
}


class NoticeBar(QFrame):
    """Shows one sentence at a time; a newer one replaces it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = PlainLabel("", "strong")
        self._sentence = PlainLabel("").wrapped()
        self._close = ActionButton("Cất", "quiet", Key.CLOSE_NOTICE)
        self._close.clicked.connect(self.put_away)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(12)
        row.addWidget(self._word)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._close)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being said now; empty when nothing is."""
        return self._sentence.text() if not self.isHidden() else ""

    def speak(self, level: Level, sentence: str) -> None:
        """Say a sentence; good news and hints go away by themselves."""
        word, role = _WORDS[level]
        self._word.setText(word)
        self._word.set_role(role)
        self._sentence.setText(sentence)
        self.setProperty("role", f"notice-{level}")
        restyle(self)
        self.setAccessibleName(f"{word}. {sentence}")
        self._timer.stop()
        if level in ("info", "good"):
            self._timer.start(STAYS_MS)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def put_away(self) -> None:
        """Hide it now."""
        self._timer.stop()
        self.hide()
