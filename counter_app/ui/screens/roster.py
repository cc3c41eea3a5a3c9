# SPDX-License-Identifier: GPL-3.0-or-later
"""«Lịch trực»: the coming model days at the left, who is on duty for what at the right, changed by a digit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from counter_app.ui.day_words import plain_day
from counter_app.ui.questions import Question
from counter_app.ui.widgets.asking_panel import AskingPanel
from counter_app.ui.widgets.numbered_keys import NumberedKeys
from counter_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from counter_app.casework.roster_desk import RosterDay

NAME, NAME_ALL, STRIKE, PRINT = "name", "name_all", "strike", "print"
NOBODY = "▲ chưa phân công ai"
NO_DAYS = (
    "Năm tuần tới không có ngày thực hiện mô hình: chưa bật mô hình nào có thứ cố định (Cài đặt, Mô hình phục vụ)."
)


class RosterScreen(QWidget):
    """Signals: wished (what is wanted), answered (by question id)."""

    wished = Signal(str)
    answered = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: list[RosterDay] = []
        self.list = QListWidget()
        self.list.setAccessibleName("Các ngày thực hiện mô hình")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.title = PlainLabel("", "heading").wrapped()
        self.plans = PlainLabel("", "secondary").wrapped()
        self.lines = PlainLabel("").wrapped()
        self.keys = NumberedKeys()
        self.asking = AskingPanel()
        self._place()
        self.setFocusProxy(self.list)
        self.list.currentRowChanged.connect(self._show_row)
        self.list.installEventFilter(self)
        self.keys.picked.connect(self.wished)
        self.asking.answered.connect(self.answered)
        self.asking.cancelled.connect(self.stop_asking)
        self.stop_asking()

    @property
    def chosen(self) -> RosterDay | None:
        """The day that is marked."""
        row = self.list.currentRow()
        return self._days[row] if 0 <= row < len(self._days) else None

    def show_days(self, days: Sequence[RosterDay]) -> None:
        """Show these, standing on the same day as before."""
        before = self.chosen.day if self.chosen else None
        self._days = list(days)
        self.list.blockSignals(True)
        self.list.clear()
        for one in days:
            named = ", ".join(dict.fromkeys(line.colleague.name for line in one.lines))
            self.list.addItem(f"{plain_day(one.day)}\n     {named or NOBODY}")
        row = next((place for place, one in enumerate(days) if one.day == before), 0)
        self.list.setCurrentRow(row if days else -1)
        self.list.blockSignals(False)
        self._show_row(row)

    def ask(self, title: str, questions: Sequence[Question]) -> None:
        """Ask in place of the keys."""
        self.asking.ask(title, questions)
        self._show_parts(asking=True)
        self.asking.focus_first()

    def stop_asking(self) -> None:
        """Back to the days."""
        self._show_parts(asking=False)
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On the list digits change; Enter names somebody."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return False
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen is not None:
                self.wished.emit(NAME)
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

    def _show_row(self, _row: int) -> None:
        chosen = self.chosen
        self.title.setText(plain_day(chosen.day) if chosen else "Không có ngày nào")
        self.plans.setText("\n".join(chosen.titles) if chosen else NO_DAYS)
        told = [f"•  {line.colleague.name}: {line.duty}" for line in chosen.lines] if chosen else []
        self.lines.setText("\n".join(told) or (NOBODY if chosen else ""))
        wishes = [(NAME, "Phân công người trực"), (NAME_ALL, "Phân công cho mọi ngày bên trái")] if chosen else []
        wishes += [(STRIKE, "Bỏ một người")] if told else []
        self.keys.offer([*wishes, (PRINT, "In lịch trực")] if chosen else [])
        self._show_parts(asking=False)

    def _show_parts(self, *, asking: bool) -> None:
        self.keys.setVisible(not asking)
        self.asking.setVisible(asking)

    def _place(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(PlainLabel("Lịch trực", "heading"))
        left.addWidget(PlainLabel("Các ngày thực hiện mô hình trong năm tuần tới.", "secondary").wrapped())
        left.addWidget(self.list, 1)
        page = QFrame()
        page.setProperty("role", "card")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for part in (self.title, self.plans, self.lines, self.keys, self.asking):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addLayout(left, 2)
        row.addWidget(page, 3)
