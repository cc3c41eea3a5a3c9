# SPDX-License-Identifier: GPL-3.0-or-later
"""A list that is followed up, and the card of one row beside it: walked with the arrows, done with Enter and digits.

What must be known first is asked in the card, never in a box.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui import theme
from counter_app.ui.ledger import LedgerPage, LedgerRow, Told
from counter_app.ui.questions import Question
from counter_app.ui.screens.ledger_layout import LedgerLayout
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.plain_label import PlainLabel


class LedgerScreen(QWidget):
    """Signals.

    part_picked: another list (its code); searched: the search line changed; wished: a row and what is wanted of it;
    answered: the questions were answered; cancelled: they were left.
    """

    part_picked = Signal(str)
    searched = Signal(str)
    wished = Signal(object, str)
    answered = Signal(dict)
    cancelled = Signal()

    def __init__(
        self, title: str, parts: Sequence[tuple[str, str]], search: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows: tuple[LedgerRow, ...] = ()
        self.is_asking = False
        self.parts = LedgerLayout(title, parts, search)
        self.setLayout(self.parts)
        self.setFocusProxy(self.parts.search if search else self.parts.list)
        self.parts.list.currentRowChanged.connect(self._show_row)
        self.parts.list.installEventFilter(self)
        self.parts.list.itemDoubleClicked.connect(lambda _item: self._first_wish())
        self.parts.search.installEventFilter(self)
        self.parts.search.textChanged.connect(self.searched)
        self.parts.which.picked.connect(self.part_picked)
        self.parts.keys.picked.connect(self._wish)
        self.parts.asking.answered.connect(self.answered)
        self.parts.asking.cancelled.connect(self.leave_asking)
        self.parts.asking.reached.connect(self.parts.page.ensureWidgetVisible)
        bind(Key.NEXT_FORM, self, lambda: self._step_part(1))
        bind(Key.PREVIOUS_FORM, self, lambda: self._step_part(-1))

    def query(self) -> str:
        """What stands in the search line."""
        return self.parts.search.text().strip()

    def set_part(self, part: str) -> None:
        """Mark a list as the one shown."""
        self.parts.which.set_current(part)

    def current(self) -> LedgerRow | None:
        """The row of the card; None when there is none."""
        place = self.parts.list.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def show_page(self, page: LedgerPage, at: str = "") -> None:
        """Show the rows; ``at``: the key of the row to stand on, else the same as before, else its neighbour."""
        before, place = self.current(), max(0, self.parts.list.currentRow())
        wanted = at or (before.key if before else "")
        self._rows = page.rows
        rows, tokens = self.parts.list, theme.look().tokens
        rows.blockSignals(True)
        rows.clear()
        for row in page.rows:
            rows.addItem(f"{row.title}\n     {row.under}" if row.under else row.title)
            if row.role not in ("body", "strong"):
                rows.item(rows.count() - 1).setForeground(QColor(getattr(tokens, row.role)))
        self._fit_rows()
        keys = [row.key for row in page.rows]
        rows.setCurrentRow(keys.index(wanted) if wanted in keys else min(place, len(keys) - 1))
        rows.blockSignals(False)
        _fill(self.parts.told, page.told)
        self._show_row(rows.currentRow())

    def ask(self, title: str, questions: Sequence[Question]) -> None:
        """Ask in place of the keys."""
        self.is_asking = True
        self.parts.asking.ask(title, questions)
        self._show_parts()
        self.parts.asking.focus_first()
        self.parts.page.ensureWidgetVisible(self.parts.asking)

    def leave_asking(self) -> None:
        """The clerk does not want it after all; nothing was changed."""
        self.stop_asking()
        self.cancelled.emit()

    def stop_asking(self) -> None:
        """The answers were taken."""
        if self.is_asking:
            self.is_asking = False
            self._show_parts()
            self.parts.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On the list Enter does the first wish and digits the others; the search line is left downwards."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.parts.search:
            if enter or event.key() == Qt.Key.Key_Down:
                self.parts.list.setFocus()
                return True
            return False
        if enter:
            self._first_wish()
            return True
        if event.key() == Qt.Key.Key_Up and self.parts.list.currentRow() == 0 and self.parts.search.isVisible():
            self.parts.search.setFocus()
            return True
        if self.parts.keys.isVisible() and self.parts.keys.pick(event.text()):
            return True
        # A list of Qt's goes to the next row that begins with what is typed: nobody asked for that here.
        return bool(event.text().strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width wraps the rows anew."""
        super().resizeEvent(event)
        self._fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter records an open question."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.is_asking and enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.parts.asking.finish()
        else:
            super().keyPressEvent(event)

    def _fit_rows(self) -> None:
        """Each row as high as its wrapped words; left to itself the list cuts the last line of some."""
        rows, metrics = self.parts.list, self.parts.list.fontMetrics()
        width = max(_NARROWEST_PX, rows.viewport().width() - 2 * _PAD_PX)
        for place in range(rows.count()):
            item = rows.item(place)
            room = metrics.boundingRect(QRect(0, 0, width, _HIGHEST_PX), Qt.TextFlag.TextWordWrap, item.text())
            item.setSizeHint(QSize(width, room.height() + _PAD_PX))

    def _first_wish(self) -> None:
        row = self.current()
        if row is not None and row.wishes:
            self._wish(row.wishes[0][0])

    def _wish(self, wish: str) -> None:
        row = self.current()
        if row is not None:
            self.wished.emit(row, wish)

    def _step_part(self, step: int) -> None:
        codes = self.parts.codes
        self.parts.which.set_current(codes[(codes.index(self.parts.which.current()) + step) % len(codes)])
        self.part_picked.emit(self.parts.which.current())
        self.parts.list.setFocus()

    def _show_row(self, place: int) -> None:
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        self.parts.title.setText(row.title.strip() if row else "")
        _fill(self.parts.lines, row.lines if row else ())
        self.parts.keys.offer(row.wishes if row else ())
        if self.is_asking:
            self.leave_asking()
        self._show_parts()
        self.parts.page.verticalScrollBar().setValue(0)

    def _show_parts(self) -> None:
        row = self.current()
        offers = bool(row and row.wishes) and not self.is_asking
        self.parts.doing.setVisible(offers)
        self.parts.keys.setVisible(offers)
        self.parts.asking.setVisible(self.is_asking)


_PAD_PX = 12
_NARROWEST_PX, _HIGHEST_PX = 80, 2000


def _fill(column: QVBoxLayout, told: Sequence[Told]) -> None:
    """One label a line; those of before go."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for words, role in told:
        column.addWidget(PlainLabel(words, role).wrapped())
