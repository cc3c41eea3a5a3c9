# SPDX-License-Identifier: GPL-3.0-or-later
"""A choice among many: type the beginning, or a digit, or take a line of the list. Typing is never completed.

Where free text is allowed only an arrow or a click lights a line: «Ba» may be the father, not «Bản thân».
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from counter_app.domain.form import FieldChoice
from counter_app.domain.text import fold
from counter_app.ui.fields.choice_list import ChoiceList
from counter_app.ui.fields.line_input import LineInput

_ARROW_PX = 4.5


class ListedChoice(LineInput):
    """A line with a list under it; the raw text is a label, or free text.

    Signals:
        finished: a line was picked by digit or mouse, so the value is complete.
    """

    def __init__(self, choices: Sequence[FieldChoice], *, open_ended: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._open_ended = open_ended
        self._list: ChoiceList | None = None
        self.setTextMargins(0, 0, 18, 0)
        self.edited.connect(self._filter)

    @property
    def is_open(self) -> bool:
        """Whether the list hangs below the field."""
        return self._list is not None and self._list.isVisible()

    def show_raw(self, text: str) -> None:
        """Put a stored label or free text in."""
        self.close_list()
        super().show_raw(text)

    def finish(self) -> None:
        """Take the lit line, if there is one: called when the field is about to be left."""
        if self._list is not None and self.is_open:
            lit = self._list.highlighted()
            self.close_list()
            if lit is not None and lit != self.text():
                self._replace(lit)

    def close_list(self) -> None:
        """Put the list away, leaving the text as it is."""
        if self._list is not None:
            self._list.hide()

    def follow(self) -> None:
        """The field has moved: so does its list."""
        if self._list is not None and self.is_open:
            self._list.drop_below(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the list, digits pick from it, everything else is typing."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Escape if self.is_open:
                self.close_list()
            case _:
                label = self._by_digit(event.text())
                if label is None:
                    super().keyPressEvent(event)
                else:
                    self._take(label)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the whole list."""
        super().mousePressEvent(event)
        if self.is_open:
            self.close_list()
        else:
            self._open(self._all_lines(), self._own_row())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list never outlives the focus."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.close_list()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nor the screen."""
        super().hideEvent(event)
        self.close_list()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A small arrow says that there is a list."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().placeholderText().color(), 1.6))
        middle = QRectF(self.width() - 22, self.height() / 2 - _ARROW_PX / 2, 2 * _ARROW_PX, _ARROW_PX)
        tip = QPointF(middle.center().x(), middle.bottom())
        painter.drawPolyline([middle.topLeft(), tip, middle.topRight()])
        painter.end()

    def _filter(self, text: str) -> None:
        lines = self._matching(text)
        if not text or not lines:
            self.close_list()
            return
        lit = next((row for row, label in enumerate(lines) if fold(label) == fold(text)), None)
        if lit is None and not self._open_ended:
            lit = 0
        self._open(lines, lit)

    def _matching(self, text: str) -> list[str]:
        wanted = fold(text)
        labels = self._all_lines()
        first = [label for label in labels if fold(label).startswith(wanted)]
        inside = [label for label in labels if label not in first and f" {wanted}" in f" {fold(label)}"]
        return first + inside

    def _open(self, labels: Sequence[str], lit: int | None) -> None:
        if self._list is None:
            self._list = ChoiceList(self.window())
            self._list.taken.connect(self._take)
            self.destroyed.connect(self._list.deleteLater)
        self._list.fill([(label, label) for label in labels])
        self._list.setCurrentRow(-1 if lit is None else lit)
        self._list.drop_below(self)

    def _walk(self, step: int) -> None:
        if self._list is not None and self.is_open:
            self._list.step(step)
        else:
            self._open(self._all_lines(), self._own_row())

    def _by_digit(self, text: str) -> str | None:
        if not (len(text) == 1 and text.isdecimal() and text.isascii() and text != "0"):
            return None
        if self._list is not None and self.is_open:
            return self._list.value_at(int(text) - 1)
        if self.text() and self.selectedText() != self.text():
            return None
        lines = self._all_lines()
        return lines[int(text) - 1] if int(text) <= len(lines) else None

    def _take(self, label: str) -> None:
        self.close_list()
        self._replace(label)
        self.finished.emit()

    def _replace(self, label: str) -> None:
        self.normalise(label)
        self.edited.disconnect(self._filter)
        self.edited.emit(label)
        self.edited.connect(self._filter)

    def _all_lines(self) -> list[str]:
        return [choice.label for choice in self._choices]

    def _own_row(self) -> int:
        labels = self._all_lines()
        return labels.index(self.text()) if self.text() in labels else 0
