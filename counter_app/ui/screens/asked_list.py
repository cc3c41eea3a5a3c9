# SPDX-License-Identifier: GPL-3.0-or-later
"""A list at the left, the card of its marked line at the right; digits do, and what is asked is asked in the card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from counter_app.ui.questions import Question
from counter_app.ui.widgets.asking_panel import AskingPanel
from counter_app.ui.widgets.numbered_keys import NumberedKeys


class AskedList(QWidget):
    """A heir fills the card when a line is marked and says what Enter does. Signal: answered (by question id)."""

    answered = Signal(dict)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.keys = NumberedKeys()
        self.asking = AskingPanel()
        self._with_keys: list[QWidget] = [self.keys]
        self.setFocusProxy(self.list)
        self.list.currentRowChanged.connect(self.show_row)
        self.list.installEventFilter(self)
        self.asking.answered.connect(self.answered)
        self.asking.cancelled.connect(self.stop_asking)

    def show_row(self, row: int) -> None:
        """Fill the card for a line."""
        raise NotImplementedError

    def enter(self) -> bool:
        """What Enter does on the list; False when nothing."""
        raise NotImplementedError

    def show_lines(self, lines: Sequence[str], at: int) -> None:
        """Show these lines and stand on one."""
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(lines)
        self.list.setCurrentRow(at if lines else -1)
        self.list.blockSignals(False)
        self.show_row(at)

    def ask(self, title: str, questions: Sequence[Question]) -> None:
        """Ask in place of the keys."""
        self.asking.ask(title, questions)
        self.show_parts(asking=True)
        self.asking.focus_first()

    def stop_asking(self) -> None:
        """Back to the list."""
        self.show_parts(asking=False)
        self.list.setFocus()

    def show_parts(self, *, asking: bool) -> None:
        """Either what can be done, or what is asked."""
        for part in self._with_keys:
            part.setVisible(not asking)
        self.asking.setVisible(asking)

    def place(self, above: Sequence[QWidget], card: Sequence[QWidget]) -> None:
        """Put ``above`` over the list and ``card`` beside it."""
        left = QVBoxLayout()
        left.setSpacing(8)
        for part in above:
            left.addWidget(part)
        left.addWidget(self.list, 1)
        page = QFrame()
        page.setProperty("role", "card")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for part in card:
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addLayout(left, 2)
        row.addWidget(page, 3)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On the list digits change; Enter is the heir's."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return False
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.enter():
                return True
            return self.keys.pick(event.text())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter records an open question."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.asking.isVisible() and enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asking.finish()
        else:
            super().keyPressEvent(event)
