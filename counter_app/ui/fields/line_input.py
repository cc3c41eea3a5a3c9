# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of text. Nothing is rewritten while the field has the focus; ``normalise`` is called on leaving."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QWidget


class LineInput(QLineEdit):
    """A plain line.

    Signals:
        edited: the clerk changed the text (the text).
        finished: the value is complete before the field is left; a line never says so.
    """

    edited = Signal(str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._normalising = False
        self.textEdited.connect(self._tell)

    def raw(self) -> str:
        """The text as typed."""
        return self.text()

    def show_raw(self, text: str) -> None:
        """Put a stored text in; there is nothing to undo afterwards."""
        self.setText(text)
        self.setCursorPosition(0)

    def normalise(self, text: str) -> None:
        """Put the tidied text in, as a step that the field's own undo can take back."""
        if text == self.text():
            return
        self._normalising = True
        self.selectAll()
        self.insert(text)
        self.setCursorPosition(0)
        self._normalising = False

    def finish(self) -> None:
        """Nothing is pending in a plain line."""

    def can_undo(self) -> bool:
        """Whether this field has something of its own to undo."""
        return self.isUndoAvailable()

    def mark_problem(self, wrong: bool) -> None:
        """Draw the frame of a field that is not right."""
        mark_problem(self, wrong)

    def sizeHint(self) -> QSize:
        """Wide enough for a name; the form decides the rest."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().averageCharWidth() * 24, hint.height())

    def _tell(self, text: str) -> None:
        if not self._normalising:
            self.edited.emit(text)


def mark_problem(widget: QWidget, wrong: bool) -> None:
    """Set the property by which the style sheet draws a wrong field."""
    word = "true" if wrong else "false"
    if widget.property("problem") == word:
        return
    widget.setProperty("problem", word)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
