# SPDX-License-Identifier: GPL-3.0-or-later
"""A number in a line: typed with a comma or a dot, stepped with the arrows, its range written beside it.

What cannot be used is not bent to the nearest number: on leaving, the former one stands there again.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from counter_app.ui.widgets.plain_label import PlainLabel

_NUMBER = re.compile(r"-?[0-9]{1,6}([.,][0-9]{1,2})?")


class NumberLine(QWidget):
    """Announces a number once its line is left or Enter is pressed."""

    settled = Signal(float)

    def __init__(self, name: str, least: float, most: float, step: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most, self._step = least, most, step
        self._value = least
        self.line = _Line(self._move)
        self.line.setAccessibleName(name)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.editingFinished.connect(self._settle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line)
        row.addWidget(PlainLabel(f"từ {_shown(least)} đến {_shown(most)}", "secondary"))
        self.setFocusProxy(self.line)

    def set_value(self, value: float) -> None:
        """Show a number without announcing it."""
        self._value = value
        self.line.setText(_shown(value))

    def _settle(self) -> None:
        typed = self.line.text().strip()
        value = float(typed.replace(",", ".")) if _NUMBER.fullmatch(typed) else None
        if value is None or not self._least <= value <= self._most or (value / self._step) % 1:
            self.line.setText(_shown(self._value))
        elif value != self._value:
            self.set_value(value)
            self.settled.emit(value)

    def _move(self, steps: int) -> None:
        self._settle()
        value = min(self._most, max(self._least, self._value + steps * self._step))
        if value != self._value:
            self.set_value(value)
            self.settled.emit(value)


class _Line(QLineEdit):
    def __init__(self, move: Callable[[int], None]) -> None:
        super().__init__()
        self._move = move
        self.setFixedWidth(90)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if event.key() == Qt.Key.Key_Up else -1)
            return
        super().keyPressEvent(event)


def _shown(value: float) -> str:
    """«10,5» and «32»: the comma is the decimal sign here."""
    return f"{value:g}".replace(".", ",")
