# SPDX-License-Identifier: GPL-3.0-or-later
"""«Người làm việc tại quầy»: who they are, what each may do, and by a digit what is to be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from counter_app.domain.roles import Colleague
from counter_app.ui.people_words import lines_of, rights_of, state_of, wishes_for
from counter_app.ui.questions import Question
from counter_app.ui.widgets.asking_panel import AskingPanel
from counter_app.ui.widgets.numbered_keys import NumberedKeys
from counter_app.ui.widgets.plain_label import PlainLabel

ABOUT = (
    "Mỗi hồ sơ, tờ giấy ghi tên người đang ngồi quầy. F12 để đổi người; ai đặt PIN thì phải gõ PIN mới vào được. "
    "Người đã nghỉ vẫn được tính trong số liệu cũ."
)


class PeopleScreen(QWidget):
    """Signals: wished (id, 0 for nobody; what is wanted), answered (by question id)."""

    wished = Signal(int, str)
    answered = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: list[Colleague] = []
        self.list = QListWidget()
        self.list.setAccessibleName("Người làm việc tại quầy")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.title = PlainLabel("", "heading").wrapped()
        self.state = PlainLabel("", "secondary").wrapped()
        self.rights = PlainLabel("").wrapped()
        self.doing = PlainLabel("Làm gì (bấm số)", "strong")
        self.keys = NumberedKeys()
        self.asking = AskingPanel()
        self._place()
        self.setFocusProxy(self.list)
        self.list.currentRowChanged.connect(self._show_row)
        self.list.installEventFilter(self)
        self.keys.picked.connect(self._wish)
        self.asking.answered.connect(self.answered)
        self.asking.cancelled.connect(self.stop_asking)
        self.stop_asking()

    @property
    def chosen(self) -> Colleague | None:
        """Who is marked in the list."""
        row = self.list.currentRow()
        return self._people[row] if 0 <= row < len(self._people) else None

    def colleague(self, clerk_id: int | None) -> Colleague | None:
        """The line with this id."""
        return next((one for one in self._people if one.id == clerk_id), None)

    def show_people(self, people: Sequence[Colleague], at: int = 0) -> None:
        """Show the list; ``at``: the id to stand on, else the same as before."""
        wanted = at or (self.chosen.id if self.chosen else 0)
        self._people = list(people)
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(lines_of(people))
        row = next((place for place, one in enumerate(people) if one.id == wanted), 0)
        self.list.setCurrentRow(row if people else -1)
        self.list.blockSignals(False)
        self._show_row(row)

    def ask(self, title: str, questions: Sequence[Question]) -> None:
        """Ask in place of the keys."""
        self.asking.ask(title, questions)
        self._show_parts(asking=True)
        self.asking.focus_first()

    def stop_asking(self) -> None:
        """Back to the list."""
        self._show_parts(asking=False)
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On the list digits change; Enter goes to the keys."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return False
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.keys.focus()
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

    def _wish(self, wish: str) -> None:
        self.wished.emit(self.chosen.id if self.chosen else 0, wish)

    def _show_row(self, _row: int) -> None:
        chosen = self.chosen
        self.title.setText(chosen.name if chosen else "Chưa có ai trong danh sách")
        self.state.setText(state_of(chosen) if chosen else "")
        self.rights.setText(rights_of(chosen.role) if chosen else "")
        self.keys.offer(wishes_for(chosen))
        self._show_parts(asking=False)

    def _show_parts(self, *, asking: bool) -> None:
        self.doing.setVisible(not asking)
        self.keys.setVisible(not asking)
        self.asking.setVisible(asking)

    def _place(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(PlainLabel("Người làm việc tại quầy", "heading").wrapped())
        left.addWidget(PlainLabel(ABOUT, "secondary").wrapped())
        left.addWidget(self.list, 1)
        page = QFrame()
        page.setProperty("role", "card")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for part in (self.title, self.state, self.rights, self.doing, self.keys, self.asking):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addLayout(left, 2)
        row.addWidget(page, 3)
