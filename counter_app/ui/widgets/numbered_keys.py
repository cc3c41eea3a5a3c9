# SPDX-License-Identifier: GPL-3.0-or-later
"""A handful of things to do, each under a digit (letters after nine); one of them has the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.flow import FlowLayout

KEYS = "123456789abcdefghij"
GAP_PX = 4
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class NumberedKeys(QWidget):
    """Announces which one was picked."""

    picked = Signal(str)
    """The code of what was picked, by its key, by Enter or by the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes: list[str] = []
        self._buttons: list[ActionButton] = []
        self._flow = FlowLayout(GAP_PX)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._flow)

    @property
    def codes(self) -> tuple[str, ...]:
        """What is offered, in the order of the keys."""
        return tuple(self._codes)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these codes under these words; the focus stays on the same one if it had it."""
        held = next((code for code, button in zip(self._codes, self._buttons, strict=False) if button.hasFocus()), None)
        self._codes = [code for code, _ in choices]
        while len(self._buttons) < len(choices):
            self._buttons.append(self._button())
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(choices))
            if place < len(choices):
                button.say(f"{KEYS[place]}  {choices[place][1]}")
                button.setAccessibleName(choices[place][1])
        if held is not None and self._codes:
            self.focus(held)
        self.updateGeometry()

    def focus(self, code: str | None = None) -> None:
        """Take the focus, on this one or on the first."""
        if self._codes:
            self._buttons[self._codes.index(code) if code in self._codes else 0].setFocus()

    def pick(self, text: str) -> bool:
        """Pick what stands under a digit or letter; False when nothing does."""
        place = KEYS.find(text.lower()) if text else -1
        if 0 <= place < len(self._codes):
            self.picked.emit(self._codes[place])
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and letters pick; arrows go from one to the next."""
        if not event.modifiers() & _HELD and self.pick(event.text()):
            return
        if Qt.Key(event.key()) in _STEPS and self._codes:
            now = next((n for n, button in enumerate(self._buttons) if button.hasFocus()), 0)
            self._buttons[(now + _STEPS[Qt.Key(event.key())]) % len(self._codes)].setFocus()
        else:
            super().keyPressEvent(event)

    def _button(self) -> ActionButton:
        button = ActionButton("", "wish")
        place = len(self._buttons)
        button.clicked.connect(lambda: self.picked.emit(self._codes[place]))
        self._flow.addWidget(button)
        return button


_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
