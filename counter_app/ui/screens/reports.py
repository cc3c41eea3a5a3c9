# SPDX-License-Identifier: GPL-3.0-or-later
"""The reports: one period, its tables; the number under the cursor is explained, drawn, and opened to its dossiers.

Arrows walk over the numbers, Enter opens what stands behind one, Esc comes back. Nothing here counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from counter_app.ui.models.board_rows import BoardRows
from counter_app.ui.models.report_rows import AS_COUNTED, ReportRows
from counter_app.ui.report_words import Standing, next_order, order_words, since_words, standing_words
from counter_app.ui.screens.reports_layout import ReportsLayout
from counter_app.ui.shortcuts import Key, bind

if TYPE_CHECKING:
    from datetime import datetime

    from counter_app.domain.board import BoardLine
    from counter_app.domain.periods import Period
    from counter_app.domain.tally import Column, Row, Tally
    from counter_app.ui.questions import Question

PATIENCE_MS = 200
"""So long the last numbers stay while others are counted; a quick count does not flicker."""
SHORT_TABLE = 15
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ReportsScreen(QWidget):
    """Announces what is wanted; shows what it is told."""

    moved = Signal(int)
    """−1: the period before, 1: the one after."""
    kind_wanted = Signal(str)
    behind_wanted = Signal(str, str, str)
    """A table, a row, a column: whose dossiers?"""
    dossier_wanted = Signal(str)
    """The local number of a dossier to look at."""
    next_requested = Signal()
    save_requested = Signal()
    print_requested = Signal()
    adjust_requested = Signal()
    answered = Signal(dict)
    copied = Signal(int)
    """So many rows are on the clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tally: Tally | None = None
        self._standing = Standing()
        self._counted: Mapping[str, Tally] = {}
        self._pictures: bool | None = None
        self._rows, self._dossiers = ReportRows(self), BoardRows(self)
        self.parts = ReportsLayout(self._rows, self._dossiers)
        self.setLayout(self.parts)
        self.setFocusProxy(self.parts.table)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._turn_to(self.parts.page_counting))
        self._connect()
        self._bind()

    def begin_counting(self, period: Period) -> None:
        """Another period is being counted; the window can be left meanwhile."""
        self.parts.period.show_period(period)
        self.parts.counting.setText(
            f"Đang đếm {period.title.lower()}… Vẫn làm việc khác được; đếm xong số liệu hiện ở đây."
        )
        self._patience.start()

    def show_tally(self, tally: Tally, standing: Standing) -> None:
        """Show a period as it was counted; table, cursor and sorting stay where they were if they can."""
        self._patience.stop()
        self._tally, self._standing = tally, standing
        parts = self.parts
        parts.period.show_period(tally.period)
        words, role = standing_words(tally, standing)
        parts.state.setText(words)
        parts.state.set_role(role)
        parts.next.say(standing.next_words)
        parts.adjust.setVisible(bool(standing.changes))
        at = max(0, parts.tables.currentRow())
        parts.tables.blockSignals(True)
        parts.tables.clear()
        parts.tables.addItems([table.title for table in tally.tables])
        parts.tables.setCurrentRow(min(at, len(tally.tables) - 1))
        parts.tables.blockSignals(False)
        self._show_table(at)
        if parts.pages.currentWidget() is parts.page_counting:
            self._turn_to(parts.page_table)

    def show_failure(self, sentence: str) -> None:
        """The period could not be counted; why."""
        self._patience.stop()
        self.parts.counting.setText(sentence)
        self._turn_to(self.parts.page_counting)

    def show_counted(self, counted: Mapping[str, Tally]) -> None:
        """Other periods, by code, for the picture over time."""
        self._counted = counted
        self._show_pictures()

    def show_behind(self, title: str, lines: Sequence[BoardLine], titles: Mapping[str, str], now: datetime) -> None:
        """The dossiers behind a number."""
        self._dossiers.show(lines, titles, now, entering=False)
        self.parts.behind_title.setText(f"{title} — {len(lines)} hồ sơ. Enter: xem ở Hồ sơ (F3); Esc: về bảng.")
        self._turn_to(self.parts.page_behind)
        self.parts.behind.setCurrentIndex(self._dossiers.index(0, 0))

    def ask(self, about: str, title: str, questions: Sequence[Question]) -> None:
        """Ask in place of the table."""
        self.parts.asked_about.setText(about)
        self.parts.asking.ask(title, questions)
        self._turn_to(self.parts.page_asking)
        self.parts.asking.focus_first()

    def back_to_table(self) -> None:
        """Out of the dossiers or a question, to the numbers."""
        self._turn_to(self.parts.page_table)
        self.parts.table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter: into the table, into a number, into a dossier. Esc: one step out."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            parts, key = self.parts, Qt.Key(event.key())
            if watched is parts.behind and key == Qt.Key.Key_Escape and not held:
                self.back_to_table()
                return True
            if watched is parts.tables and key in {*_ENTER, Qt.Key.Key_Right} and not held:
                (parts.table if parts.table.isVisible() else parts.tables).setFocus()
                return True
            if key in _ENTER and not held:
                self._open_number() if watched is parts.table else self._open_dossier()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures above the table where there is room."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _connect(self) -> None:
        parts = self.parts
        parts.period.moved.connect(self.moved)
        parts.period.kind_picked.connect(self.kind_wanted)
        parts.tables.currentRowChanged.connect(self._show_table)
        parts.table.selectionModel().currentChanged.connect(lambda _now, _before: self._explain())
        parts.table.horizontalHeader().sectionClicked.connect(self._sort)
        parts.table.doubleClicked.connect(self._open_number)
        parts.behind.doubleClicked.connect(self._open_dossier)
        for watched in (parts.tables, parts.table, parts.behind):
            watched.installEventFilter(self)
        parts.asking.answered.connect(self.answered)
        parts.asking.cancelled.connect(self.back_to_table)

    def _bind(self) -> None:
        parts = self.parts
        for key, button, act in (
            (Key.NEXT_STEP, parts.next, self._go_on),
            (Key.SAVE_REPORT, parts.save, self.save_requested.emit),
            (Key.PRINT, parts.print, self.print_requested.emit),
            (Key.ADJUST, parts.adjust, self.adjust_requested.emit),
            (Key.COPY_TABLE, parts.copy, self._copy),
            (Key.SORT, parts.sort, self._sort),
            (Key.CHARTS, parts.charts, self._toggle_pictures),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
            bind(key, self, act)
        bind(Key.PERIOD_BEFORE, self, partial(self.moved.emit, -1))
        bind(Key.PERIOD_AFTER, self, partial(self.moved.emit, 1))
        bind(Key.LONGER_PERIOD, self, partial(self.kind_wanted.emit, "longer"))
        bind(Key.SHORTER_PERIOD, self, partial(self.kind_wanted.emit, "shorter"))
        bind(Key.ANY_DAYS, self, partial(self.kind_wanted.emit, "range"))
        bind(Key.NEXT_FORM, self, partial(self._step, 1))
        bind(Key.PREVIOUS_FORM, self, partial(self._step, -1))

    def _turn_to(self, page: QWidget) -> None:
        parts = self.parts
        parts.pages.setCurrentWidget(page)
        self.setFocusProxy({parts.page_table: parts.table, parts.page_behind: parts.behind}.get(page, parts.tables))
        if page is parts.page_behind:
            parts.behind.setFocus()
        self._fit()

    def _step(self, step: int) -> None:
        count = self.parts.tables.count()
        if count:
            self.parts.tables.setCurrentRow((self.parts.tables.currentRow() + step) % count)

    def _show_table(self, place: int) -> None:
        tally, parts = self._tally, self.parts
        table = tally.tables[place] if tally and 0 <= place < len(tally.tables) else None
        if table is None or tally is None:
            return
        row, column = self._at()
        since = (*tally.corrections, *self._standing.changes)
        changed = {(one.row_key, one.column_id): one for one in since if one.table_id == table.id}
        self._rows.show(table, changed)
        parts.title.setText(f"{table.title}. {table.note}" if table.note else table.title)
        self._after_rows(row, column)
        if parts.pages.currentWidget() is not parts.page_counting:
            self._turn_to(parts.page_table)

    def _sort(self, clicked: int | None = None) -> None:
        row, column = self._at()
        wanted = self._rows.column(clicked) if isinstance(clicked, int) else column
        if wanted is not None:
            order = next_order(self._rows.order, wanted.id)
            self._rows.sort_by(AS_COUNTED if order[1] == "as_counted" else order)
            self._after_rows(row, wanted)

    def _after_rows(self, row: Row | None, column: Column | None) -> None:
        """Put the cursor back on its number and let everything around it follow."""
        table, parts = self._rows.table, self.parts
        order = self._rows.order
        sorted_by = next((one.title for one in table.columns if one.id == order[0]), "") if table else ""
        parts.order.setText(order_words(order, sorted_by))
        # A short table begins on its last row: the picture is then of the whole.
        last = table.total.key if table and table.total and len(table.rows) <= SHORT_TABLE else ""
        parts.table.setCurrentIndex(self._rows.place_of(row.key if row else last, column.id if column else ""))
        self._fit()
        parts.table.scrollTo(parts.table.currentIndex())
        self._explain()

    def _at(self) -> tuple[Row | None, Column | None]:
        index = self.parts.table.currentIndex()
        return self._rows.row(index.row()), self._rows.column(index.column())

    def _explain(self) -> None:
        row, column = self._at()
        index, parts = self.parts.table.currentIndex(), self.parts
        if row is None or column is None:
            parts.cell.setText("")
            parts.definition.setText("Bảng này không có dòng nào trong kỳ.")
        else:
            words = self._rows.words(index.row(), index.column())
            since = since_words(self._rows.change(index.row(), index.column()), column)
            head = ": ".join(filter(None, (column.group, column.title)))
            parts.cell.setText(f"{row.title} · {head}: {words}{since}")
            parts.definition.setText(f"Cách đếm: {column.definition}")
        self._show_pictures()

    def _show_pictures(self) -> None:
        table, tally = self._rows.table, self._tally
        if table is not None and tally is not None and self.parts.pictures.isVisibleTo(self):
            self.parts.pictures.draw(tally, self._counted, table, *self._at())

    def _fit(self) -> None:
        wanted = self.parts.has_room_for_both() if self._pictures is None else self._pictures
        self.parts.fit(pictures=wanted)
        self._show_pictures()

    def _toggle_pictures(self) -> None:
        self._pictures = not self.parts.pictures.isVisibleTo(self)
        self._fit()

    def _copy(self) -> None:
        if self._rows.table is not None and self.parts.pages.currentWidget() is self.parts.page_table:
            QGuiApplication.clipboard().setText(self.parts.table.copied_text())
            self.copied.emit(self.parts.table.copied_rows())

    def _open_number(self) -> None:
        table, (row, column) = self._rows.table, self._at()
        if table is not None and row is not None and column is not None:
            self.behind_wanted.emit(table.id, row.key, column.id)

    def _open_dossier(self) -> None:
        line = self._dossiers.line(self.parts.behind.currentIndex().row())
        if line is not None:
            self.dossier_wanted.emit(line.number)

    def _go_on(self) -> None:
        if self.parts.pages.currentWidget() is self.parts.page_asking:
            self.parts.asking.finish()
        else:
            self.next_requested.emit()
