# SPDX-License-Identifier: GPL-3.0-or-later
"""The bottom line: when the work was saved, which dossier it is, and at the right the one next action."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.leaving_verbs import LeavingVerbs
from counter_app.ui.widgets.plain_label import PlainLabel


class ActionBar(QFrame):
    """Announces next, back and the two ways to leave a visit; the keys for them belong to the window."""

    next_requested = Signal()
    back_requested = Signal()
    set_aside_requested = Signal()
    discard_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self._saved = PlainLabel("", "secondary")
        self._number = PlainLabel("", "secondary")
        self._leaving = LeavingVerbs()
        self._back = ActionButton("Lùi", "plain", Key.BACK)
        self._next = ActionButton("Tiếp →", "primary", Key.NEXT_STEP)
        for button in (self._back, self._next):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.hide()
        self._back.clicked.connect(self.back_requested)
        self._next.clicked.connect(self.next_requested)
        self._leaving.set_aside_requested.connect(self.set_aside_requested)
        self._leaving.discard_requested.connect(self.discard_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 12, 5)
        row.setSpacing(12)
        row.addWidget(self._saved)
        row.addWidget(self._number)
        row.addWidget(self._leaving, 1)
        row.addWidget(self._back)
        row.addWidget(self._next)
        self._keep_height()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type needs another height."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_next"):
            self._keep_height()

    def set_action(self, next_text: str | None, back_text: str | None, next_key: Key, leaving: bool) -> None:
        """Name the two buttons; None takes one away. ``leaving``: the visit in front can be left."""
        self._leaving.offer(leaving)
        for button, text, key in ((self._next, next_text, next_key), (self._back, back_text, Key.BACK)):
            button.setVisible(text is not None)
            if text is not None:
                button.say(text, key)

    @property
    def offers_next(self) -> bool:
        """Whether there is a next action to take."""
        return not self._next.isHidden()

    @property
    def offers_back(self) -> bool:
        """Whether there is a way back."""
        return not self._back.isHidden()

    @property
    def offers_leaving(self) -> bool:
        """Whether there is a visit in front that can be put aside or dropped."""
        return self._leaving.offered

    def set_saved(self, text: str) -> None:
        """«đã lưu 10:42:07»."""
        self._saved.setText(text)

    def set_number(self, text: str) -> None:
        """«hồ sơ 26-0312»."""
        self._number.setText(text)

    def _keep_height(self) -> None:
        """The same height whichever buttons are there, so that nothing above moves."""
        self.setMinimumHeight(self._next.sizeHint().height() + 10)
