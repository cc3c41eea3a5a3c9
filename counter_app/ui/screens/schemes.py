# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's schemes: which run, every clause with its article, and each changed in place.

Up and down walk the plans, the space bar switches one on or off, digits change; a change counts at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QScrollArea, QVBoxLayout, QWidget

from counter_app.ui.scheme_words import TOGGLE, clauses_of, frame_lines, wishes_of
from counter_app.ui.widgets.asking_panel import AskingPanel
from counter_app.ui.widgets.numbered_keys import NumberedKeys
from counter_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from counter_app.catalog.schemes import KnownScheme
    from counter_app.ui.questions import Question


class SchemesScreen(QWidget):
    """Signals: wished (id of the plan, what is wanted), answered (by question id)."""

    wished = Signal(str, str)
    answered = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: list[KnownScheme] = []
        self._running: tuple[str, ...] = ()
        self._today = date.min
        self.is_asking = False
        self.list = QListWidget()
        self.list.setAccessibleName("Các mô hình")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problems = PlainLabel("", "wait").wrapped()
        self.title = PlainLabel("", "heading").wrapped()
        self.state = PlainLabel("", "good")
        self.frame = PlainLabel("", "secondary").wrapped()
        self.doing = PlainLabel("Sửa gì (bấm số)", "strong")
        self.keys = NumberedKeys()
        self.asking = AskingPanel()
        self._clauses = QVBoxLayout()
        self._clauses.setSpacing(2)
        self._scroll = QScrollArea()
        self._place()
        self.setFocusProxy(self.list)
        self.list.currentRowChanged.connect(self._show_row)
        self.list.installEventFilter(self)
        self.keys.picked.connect(self._wish)
        self.asking.answered.connect(self.answered)
        self.asking.cancelled.connect(self.stop_asking)

    def show_schemes(
        self, known: Sequence[KnownScheme], running: tuple[str, ...], problems: Sequence[str], today: date, at: str = ""
    ) -> None:
        """Show the plans; ``at``: the id of the one to stand on, else the same as before."""
        wanted = at or self.current_id()
        self._known, self._running, self._today = list(known), running, today
        self.problems.setText("\n".join(f"▲ {problem}" for problem in problems))
        self.problems.setVisible(bool(problems))
        self.list.blockSignals(True)
        self.list.clear()
        for one in known:
            runs = one.scheme.id in running
            own = " (cơ quan)" if one.origin == "office" else ""
            self.list.addItem(f"{'●' if runs else '○'}  {one.scheme.title}{own}\n     {'đang chạy' if runs else 'tắt'}")
        ids = [one.scheme.id for one in known]
        row = ids.index(wanted) if wanted in ids else 0
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._show_row(row)

    def current_id(self) -> str:
        """The id of the plan that is shown; empty when there is none."""
        row = self.list.currentRow()
        return self._known[row].scheme.id if 0 <= row < len(self._known) else ""

    def ask(self, title: str, questions: Sequence[Question]) -> None:
        """Ask in place of the keys."""
        self.is_asking = True
        self.asking.ask(title, questions)
        self._show_parts()
        self.asking.focus_first()
        self._scroll.ensureWidgetVisible(self.asking)

    def stop_asking(self) -> None:
        """Back to the plans; nothing more was changed."""
        self.is_asking = False
        self._show_parts()
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On the list: the space bar and Enter switch, digits and letters change."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if held:
                return False
            if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._wish(TOGGLE)
                return True
            return self.keys.pick(event.text())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter records an open question."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.is_asking and enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asking.finish()
        else:
            super().keyPressEvent(event)

    def _wish(self, wish: str) -> None:
        if self.current_id():
            self.wished.emit(self.current_id(), wish)

    def _show_row(self, row: int) -> None:
        if not 0 <= row < len(self._known):
            return
        known = self._known[row]
        runs = known.scheme.id in self._running
        self.is_asking = False
        self.title.setText(known.scheme.title)
        self.state.setText("● Đang chạy" if runs else "○ Đang tắt")
        self.state.set_role("good" if runs else "secondary")
        self.frame.setText("\n".join(frame_lines(known, runs=runs, today=self._today)))
        self.keys.offer(wishes_of(known.scheme, runs=runs))
        self._fill_clauses(known)
        self._show_parts()
        self._scroll.verticalScrollBar().setValue(0)

    def _fill_clauses(self, known: KnownScheme) -> None:
        while (item := self._clauses.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for clause in clauses_of(known.scheme):
            self._clauses.addWidget(PlainLabel(f"{clause.title}: {clause.sentence}").wrapped())
            for words in (clause.scope, clause.source):
                if words:
                    self._clauses.addWidget(PlainLabel(words, "small").wrapped())

    def _show_parts(self) -> None:
        self.doing.setVisible(not self.is_asking)
        self.keys.setVisible(not self.is_asking)
        self.asking.setVisible(self.is_asking)

    def _place(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(PlainLabel("Mô hình phục vụ", "heading"))
        left.addWidget(PlainLabel("Phím cách: bật, tắt; chạy được nhiều mô hình cùng lúc.", "secondary").wrapped())
        left.addWidget(self.problems)
        left.addWidget(self.list, 1)
        page = QFrame()
        page.setProperty("role", "card")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for part in (self.title, self.state, self.frame, self.doing, self.keys, self.asking):
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(PlainLabel("Nội dung kế hoạch", "strong"))
        column.addLayout(self._clauses)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addLayout(left, 2)
        row.addWidget(self._scroll, 5)
