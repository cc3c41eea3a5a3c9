# SPDX-License-Identifier: GPL-3.0-or-later
"""A question above the bottom line with two keys; nothing is blocked while it waits for its answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel


class QuestionBar(QFrame):
    """Asks one thing at a time; a newer question replaces an older one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice-warn")
        self._sentence = PlainLabel("").wrapped()
        self.yes = ActionButton("Đúng", "plain", Key.ANSWER_YES)
        self.no = ActionButton("Không", "plain", Key.ANSWER_NO)
        self._answered: Callable[[bool], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(12)
        row.addWidget(PlainLabel("▲ Xin xác nhận", "wait"))
        row.addWidget(self._sentence, 1)
        for button, answer in ((self.yes, True), (self.no, False)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, answer=answer: self._answer(answer))
            row.addWidget(button)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being asked; empty when nothing is."""
        return self._sentence.text() if not self.isHidden() else ""

    def bind_keys(self, owner: QWidget) -> None:
        """The two keys, wherever the clerk is."""
        anywhere = Qt.ShortcutContext.WindowShortcut
        bind(Key.ANSWER_YES, owner, lambda: self._answer(True), anywhere)
        bind(Key.ANSWER_NO, owner, lambda: self._answer(False), anywhere)

    def ask(self, sentence: str, yes: str, no: str, answered: Callable[[bool], None]) -> None:
        """Ask; ``answered`` is called once."""
        self._sentence.setText(sentence)
        self.yes.say(yes)
        self.no.say(no)
        self._answered = answered
        self.setAccessibleName(sentence)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _answer(self, answer: bool) -> None:
        answered, self._answered = self._answered, None
        self.hide()
        if answered is not None:
            answered(answer)
