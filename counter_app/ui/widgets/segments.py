# SPDX-License-Identifier: GPL-3.0-or-later
"""A choice as a row of buttons: ←/→ or a digit picks, and the picked one alone is a tab stop.

Without digits where those keys do something else on the same screen.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.flow import FlowLayout

GAP_PX = 4


class Segments(QWidget):
    """One of a few; each option is a code with a label."""

    picked = Signal(str)
    """The clerk picked another code; not emitted by ``set_current``."""

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        numbered: bool = True,
    ) -> None:
        super().__init__(parent)
        self._numbered = numbered
        self._group = QButtonGroup(self)
        self._codes: list[str] = []
        row = FlowLayout(GAP_PX)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        for number, (code, label) in enumerate(options, start=1):
            button = ActionButton(f"{number}  {label}" if numbered else label, "segment")
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {label}")
            button.installEventFilter(self)
            self._group.addButton(button, number - 1)
            self._codes.append(code)
            row.addWidget(button)
        self.setAccessibleName(name)
        self._group.idClicked.connect(self._pick)
        self.set_current(self._codes[0])

    def current(self) -> str:
        """The picked code."""
        return self._codes[max(0, self._group.checkedId())]

    def set_current(self, code: str) -> None:
        """Show a code as picked."""
        place = self._codes.index(code)
        self._group.button(place).setChecked(True)
        for number, button in enumerate(self._group.buttons()):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._group.button(place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and digits pick."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            place = self._place_for(event)
            if place is not None:
                if 0 <= place < len(self._codes) and place != self._group.checkedId():
                    self._pick(place)
                return True
        return super().eventFilter(watched, event)

    def _place_for(self, event: QKeyEvent) -> int | None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self._group.checkedId() + (1 if event.key() == Qt.Key.Key_Right else -1)
        if self._numbered and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            return event.key() - Qt.Key.Key_1
        return None

    def _pick(self, place: int) -> None:
        had_focus = any(button.hasFocus() for button in self._group.buttons())
        self.set_current(self._codes[place])
        if had_focus:
            self._group.button(place).setFocus()
        self.picked.emit(self._codes[place])
