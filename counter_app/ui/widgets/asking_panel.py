# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a few things in place: Enter goes on and records after the last, Esc leaves all as it was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.ui.fields.growing_input import GrowingInput
from counter_app.ui.questions import Question
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel, restyle
from counter_app.ui.widgets.segments import Segments


class _Asked(QWidget):
    """One question: label, input, and a line for what is wrong with the answer."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.passed_over = ""
        """The text whose warning was already seen: the next Enter lets it stand."""
        self.input: QLineEdit | Segments | GrowingInput
        if question.options:
            self.input = Segments(question.label, question.options)
            self.input.set_current(question.value)
        elif question.long:
            self.input = GrowingInput(lines=2, most_lines=8)
            self.input.show_raw(question.value)
            self.input.setAccessibleName(question.label)
            self.input.setPlaceholderText(question.hint)
        else:
            self.input = QLineEdit(question.value)
            self.input.setAccessibleName(question.label)
            self.input.setPlaceholderText(question.hint)
            self.input.selectAll()
            if question.hidden:
                self.input.setEchoMode(QLineEdit.EchoMode.Password)
        label = PlainLabel(question.label).wrapped()
        label.setBuddy(self.input)
        self.remark = PlainLabel("", "bad").wrapped()
        self.remark.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (label, self.input, self.remark):
            column.addWidget(part)

    def answer(self) -> str | None:
        """The answer as it is kept; None (and a remark) while it cannot be used, or was not looked at again."""
        if isinstance(self.input, Segments):
            return self.input.current()
        typed = self.input.raw() if isinstance(self.input, GrowingInput) else self.input.text()
        reading = self.question.read(typed)
        told = reading.problem or (reading.warning if self.passed_over != typed else "")
        if reading.value is None and not told:
            told = "Chưa hiểu được; xin ghi đầy đủ hơn."
        self.remark.setText(told)
        self.remark.set_role("bad" if reading.value is None else "wait")
        self.remark.setVisible(bool(told))
        self.input.setProperty("problem", "true" if told else "false")
        restyle(self.input)
        self.passed_over = typed
        return None if told else reading.value


class AskingPanel(QWidget):
    """Shows the questions of one action.

    Signals:
        answered: every answer by the id of its question.
        cancelled: nothing is to be done.
        reached: an input has the focus now, so that it can be scrolled into sight.
    """

    answered = Signal(dict)
    cancelled = Signal()
    reached = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: list[_Asked] = []
        self._title = PlainLabel("", "strong").wrapped()
        self._record = ActionButton("Ghi", "primary", Key.NEXT_STEP)
        self._cancel = ActionButton("Thôi", "plain", Key.BACK)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._record)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self._rows)
        column.addLayout(buttons)
        self._record.clicked.connect(self.finish)
        self._cancel.clicked.connect(self.cancelled)

    def ask(self, title: str, questions: Sequence[Question]) -> None:
        """Ask anew; the first question gets the focus."""
        for row in self._asked:
            self._rows.removeWidget(row)
            row.deleteLater()
        self._title.setText(title)
        self._asked = [_Asked(question) for question in questions]
        for row in self._asked:
            self._rows.addWidget(row)
            for watched in (row.input, *row.input.findChildren(ActionButton)):
                watched.installEventFilter(self)

    def focus_first(self) -> None:
        """Begin."""
        if self._asked:
            self._asked[0].input.setFocus()

    def finish(self) -> None:
        """Record, if every answer can be used; else go to the first that cannot."""
        answers = {row.question.id: row.answer() for row in self._asked}
        wrong = next((row for row in self._asked if answers[row.question.id] is None), None)
        if wrong is not None:
            wrong.input.setFocus()
            return
        self.answered.emit(answers)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on from every kind of input."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.reached.emit(watched)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and held == Qt.KeyboardModifier.NoModifier:
                self._go_on(watched)
                return True
            if enter and held == Qt.KeyboardModifier.ShiftModifier:
                self._go_back(watched)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it was."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _go_on(self, watched: QObject) -> None:
        place = self._place_of(watched)
        if self._asked[place].answer() is None:
            return
        if place + 1 < len(self._asked):
            self._asked[place + 1].input.setFocus()
        else:
            self.finish()

    def _go_back(self, watched: QObject) -> None:
        self._asked[max(0, self._place_of(watched) - 1)].input.setFocus()

    def _place_of(self, watched: QObject) -> int:
        return next(
            place for place, row in enumerate(self._asked) if watched is row.input or watched.parent() is row.input
        )
