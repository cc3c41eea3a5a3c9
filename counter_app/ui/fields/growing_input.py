# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that may need several lines on screen: it grows with what is typed, and Enter never breaks a line."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from counter_app.ui.fields.line_input import mark_problem
from counter_app.ui.tokens import row_height_px

# Frame and padding at one side, as the style sheet draws them.
_EDGE_PX = 5


class GrowingInput(QPlainTextEdit):
    """A box of ``lines`` to ``most_lines`` lines.

    Signals:
        edited: the clerk changed the text (the text).
        finished: never sent; a text is complete when it is left.
    """

    edited = Signal(str)
    finished = Signal()

    def __init__(self, lines: int = 1, most_lines: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fewest, self._most = lines, most_lines
        self._quiet = False
        self._known = ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def raw(self) -> str:
        """The text as typed."""
        return self.toPlainText()

    def show_raw(self, text: str) -> None:
        """Put a stored text in; there is nothing to undo afterwards."""
        self._quiet = True
        self._known = text
        self.setPlainText(text)
        self._quiet = False
        self._fit()

    def normalise(self, text: str) -> None:
        """Put the tidied text in, as a step that the field's own undo can take back."""
        if text == self.toPlainText():
            return
        self._quiet = True
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self._known = text
        self._quiet = False

    def finish(self) -> None:
        """Nothing is pending in plain text."""

    def can_undo(self) -> bool:
        """Whether this field has something of its own to undo."""
        return self.document().isUndoAvailable()

    def mark_problem(self, wrong: bool) -> None:
        """Draw the frame of a field that is not right."""
        mark_problem(self, wrong)

    def sizeHint(self) -> QSize:
        """As many lines as the text needs, within the limits."""
        return QSize(self.fontMetrics().averageCharWidth() * 24, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Never lower than its fewest lines."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self._wanted_height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one paragraph: the forms have no line breaks inside a value."""
        self.insertPlainText(re.sub(r"[\r\n\u2028\u2029]+", " ", source.text()).strip())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all when reached by key, as a line does."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A selection is only shown where the keys are."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width wraps the text anew."""
        super().resizeEvent(event)
        self._fit()

    def _wanted_height(self) -> int:
        lines = max(self._fewest, min(self._most, round(self.document().size().height())))
        return lines * self.fontMetrics().lineSpacing() + self._around()

    def _around(self) -> int:
        """Space above and below the text that makes a single line as high as a line input."""
        row = row_height_px(self.font().pointSizeF())
        return max(row - self.fontMetrics().lineSpacing(), 2 * _EDGE_PX)

    def _fit(self) -> None:
        margin = self._around() / 2 - _EDGE_PX
        if self.document().documentMargin() != margin:
            self.document().setDocumentMargin(margin)
        height = self._wanted_height()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
        tall = self.document().size().height() > self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if tall else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def _tell(self) -> None:
        text = self.toPlainText()
        # The signal also comes for changes of format; only a change of text is the clerk's.
        if not self._quiet and text != self._known:
            self._known = text
            self.edited.emit(text)
