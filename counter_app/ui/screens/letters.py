# SPDX-License-Identifier: GPL-3.0-or-later
"""«Thư»: what waits to be written today, what is being written, what was printed; a new letter under a digit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from counter_app.ui.letter_words import LetterLine, counted
from counter_app.ui.models.letter_rows import LetterRows
from counter_app.ui.screens.letters_layout import LettersLayout
from counter_app.ui.shortcuts import Key, bind


class LettersScreen(QWidget):
    """Announces what is wanted of the marked letter (a ``LetterLine``), or of a new one (its event).

    Signals:
        write_requested, print_requested, decline_requested, erase_requested: of the marked letter.
        new_requested: a letter for an event the clerk heard of.
    """

    write_requested = Signal(object)
    print_requested = Signal(object)
    decline_requested = Signal(object)
    erase_requested = Signal(object)
    new_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = LetterRows(self)
        self.parts = LettersLayout(self._rows)
        self.setLayout(self.parts)
        self.setFocusProxy(self.parts.table)
        self.parts.table.installEventFilter(self)
        self.parts.table.doubleClicked.connect(self.parts.write.click)
        self.parts.table.selectionModel().currentRowChanged.connect(self._fit)
        self.parts.events.picked.connect(self.new_requested)
        for button, key, signal in (
            (self.parts.write, None, self.write_requested),
            (self.parts.print, Key.PRINT, self.print_requested),
            (self.parts.decline, Key.DECLINE, self.decline_requested),
            (self.parts.erase, Key.ERASE_LETTER, self.erase_requested),
        ):
            button.clicked.connect(lambda _checked=False, tell=signal.emit: self._wish(tell))
            if key is not None:
                bind(key, self, button.click)

    def show_letters(self, lines: Sequence[LetterLine], occasions: Sequence[tuple[str, str]]) -> None:
        """Show the letters, the row that was marked staying marked as far as it is there."""
        before = self.parts.table.currentIndex().row()
        self._rows.replace(lines)
        self.parts.counted.setText(counted(lines))
        self.parts.events.offer(occasions)
        if lines:
            self.parts.table.setCurrentIndex(self._rows.index(max(0, min(before, len(lines) - 1)), 0))
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens the marked letter, a digit begins a new one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
                self.parts.write.click()
                return True
            if not held and self.parts.events.pick(event.text()):
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Rows and right side get their size."""
        super().showEvent(event)
        self.parts.fit(self.fontMetrics())

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type needs other sizes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.parts.fit(self.fontMetrics())

    def _current(self) -> LetterLine | None:
        return self._rows.line(self.parts.table.currentIndex().row())

    def _fit(self) -> None:
        """Only the verbs that mean something for the marked letter can be pressed."""
        line = self._current()
        self.parts.write.setEnabled(line is not None)
        self.parts.print.setEnabled(line is not None)
        self.parts.decline.setEnabled(line is not None and line.may_be_declined)
        self.parts.erase.setEnabled(line is not None and line.may_be_erased)

    def _wish(self, tell: Callable[[LetterLine], object]) -> None:
        line = self._current()
        if line is not None:
            tell(line)
