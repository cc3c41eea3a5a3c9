# SPDX-License-Identifier: GPL-3.0-or-later
"""Several facts that are or are not so, as a row of buttons: a digit or the space bar turns one, ←/→ walk.

The row is one tab stop, like a choice; any number may be on.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.flow import FlowLayout

GAP_PX = 4


class Toggles(QWidget):
    """Each fact is a code with a label.

    Signals:
        changed: the codes that are on now (a frozenset); not emitted by ``show_on``.
    """

    changed = Signal(object)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes = [code for code, _ in options]
        self._buttons: list[ActionButton] = []
        row = FlowLayout(GAP_PX)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        for number, (_, label) in enumerate(options, start=1):
            button = ActionButton(f"{number}  {label}", "chip")
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {label}")
            button.clicked.connect(self._announce)
            button.installEventFilter(self)
            self._buttons.append(button)
            row.addWidget(button)
        self.setAccessibleName(name)
        self._hold(0)

    def on(self) -> frozenset[str]:
        """The codes that are on."""
        return frozenset(code for code, button in zip(self._codes, self._buttons, strict=True) if button.isChecked())

    def show_on(self, codes: Collection[str]) -> None:
        """Show which are on."""
        for code, button in zip(self._codes, self._buttons, strict=True):
            button.setChecked(code in codes)

    def say(self, code: str, label: str) -> None:
        """Other words for one of them, e.g. with the age it follows from."""
        place = self._codes.index(code)
        self._buttons[place].say(f"{place + 1}  {label}")

    def offer(self, code: str, *, offered: bool) -> None:
        """Whether one of them is asked at all."""
        self._buttons[self._codes.index(code)].setVisible(offered)

    def holds(self, widget: QWidget | None) -> bool:
        """Whether this is one of the buttons."""
        return any(button is widget for button in self._buttons)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits turn, arrows walk."""
        plain = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        )
        if plain and isinstance(event, QKeyEvent) and self._take(watched, event.key()):
            return True
        return super().eventFilter(watched, event)

    def _take(self, watched: QObject, key: int) -> bool:
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            place = key - Qt.Key.Key_1
            if place < len(self._buttons) and not self._buttons[place].isHidden():
                self._buttons[place].click()
            return True
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            offered = [place for place, button in enumerate(self._buttons) if not button.isHidden()]
            here = next(number for number, place in enumerate(offered) if self._buttons[place] is watched)
            self._hold(offered[min(len(offered) - 1, max(0, here + (1 if key == Qt.Key.Key_Right else -1)))])
            self.setFocus()
            return True
        return False

    def _hold(self, place: int) -> None:
        """The one button Tab comes to."""
        for number, button in enumerate(self._buttons):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus)
        if self._buttons:
            self.setFocusProxy(self._buttons[place])

    def _announce(self) -> None:
        self.changed.emit(self.on())
