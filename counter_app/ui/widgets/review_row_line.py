# SPDX-License-Identifier: GPL-3.0-or-later
"""One answer on the check page; Enter on it, or a click, goes back to its field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from counter_app.domain.review import ReviewRow
from counter_app.ui.fields.lock_mark import LockMark
from counter_app.ui.widgets.plain_label import PlainLabel, Role, restyle

_EMPTY = "để trống"
_MISSING = "chưa có"


class ReviewRowLine(QFrame):
    """Question at the left, answer at the right, «Sửa» at the end.

    Signals:
        edit_requested: the field's id.
        moved: an arrow was pressed (+1 or -1).
        entered: the keys are here (the field's id).
    """

    edit_requested = Signal(str)
    entered = Signal(str)
    moved = Signal(int)

    def __init__(self, answered: ReviewRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answered = answered
        self.setProperty("role", "tick")
        self.setProperty("focused", "false")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{answered.question}: {answered.answer or _EMPTY}. Sửa")
        self._question = PlainLabel(answered.question, "secondary").wrapped()
        missing = answered.required and not answered.answer
        words = answered.answer or (_MISSING if missing else _EMPTY)
        role: Role = "wait" if missing else "strong" if answered.answer else "secondary"
        self._answer = PlainLabel(words, role).wrapped()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(12)
        asked = QHBoxLayout()
        asked.addWidget(self._question, 1)
        if answered.sensitive:
            asked.addWidget(LockMark(""))
        row.addLayout(asked, 5)
        row.addWidget(self._answer, 6)
        row.addWidget(PlainLabel("Sửa", "accent"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the field, arrows to the neighbours."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not held:
                self.edit_requested.emit(self.answered.field_id)
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole line is the button."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.edit_requested.emit(self.answered.field_id)

    def event(self, event: QEvent) -> bool:
        """Show the focus."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.setProperty("focused", "true" if event.type() == QEvent.Type.FocusIn else "false")
            restyle(self)
            if event.type() == QEvent.Type.FocusIn:
                self.entered.emit(self.answered.field_id)
        return super().event(event)
