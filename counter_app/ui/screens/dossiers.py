# SPDX-License-Identifier: GPL-3.0-or-later
"""All dossiers: found by a name without marks, a number or a code; opened, set aside, discarded, taken back.

Nothing here destroys: «bỏ» only takes a dossier off the list of open work, and it can be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter_app.domain.dossier import DossierLine, DossierState
from counter_app.ui.models.dossier_rows import DossierRows
from counter_app.ui.screens.dossiers_layout import FILTERS, DossiersLayout
from counter_app.ui.shortcuts import PICKS, Key, bind

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 12, Qt.Key.Key_PageUp: -12}
_MAY = {
    "set_aside": {DossierState.DRAFT, DossierState.PRINTED},
    "discard": {DossierState.DRAFT, DossierState.SET_ASIDE, DossierState.PRINTED},
    "take_back": {DossierState.SET_ASIDE, DossierState.DISCARDED},
}


class DossiersScreen(QWidget):
    """Announces what the clerk wants with the marked dossier."""

    query_changed = Signal(str)
    open_requested = Signal(int)
    set_aside_requested = Signal(int)
    discard_requested = Signal(int)
    take_back_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None, today: Callable[[], date] = date.today) -> None:
        super().__init__(parent)
        self._today = today
        self._lines: list[DossierLine] = []
        self._titles: Mapping[str, str] = {}
        self._filter = FILTERS[0]
        self._rows = DossierRows(self)
        self._parts = DossiersLayout(self._rows)
        self.setLayout(self._parts)
        self.setFocusProxy(self._parts.search)
        self._connect()
        self._refresh()

    def show_lines(self, lines: list[DossierLine], titles: Mapping[str, str]) -> None:
        """Show what was found; the marked dossier stays marked if it is still there."""
        self._lines, self._titles = list(lines), titles
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the table and Enter opens, while the cursor stays in the search line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open()
                return True
            if watched is self._parts.search and Qt.Key(event.key()) in _MOVES:
                self._move(_MOVES[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        parts = self._parts
        parts.search.textChanged.connect(lambda text: self.query_changed.emit(text.strip()))
        parts.search.installEventFilter(self)
        parts.table.installEventFilter(self)
        parts.table.doubleClicked.connect(self._open)
        parts.table.selectionModel().currentRowChanged.connect(self._show_verbs)
        parts.open.clicked.connect(self._open)
        for button, key, verb, wish in (
            (parts.set_aside, Key.SET_ASIDE, "set_aside", self.set_aside_requested),
            (parts.discard, Key.DISCARD, "discard", self.discard_requested),
            (parts.take_back, Key.TAKE_BACK, "take_back", self.take_back_requested),
        ):
            act = partial(self._wish, verb, wish.emit)
            button.clicked.connect(act)
            bind(key, self, act)
        for place, (chip, key) in enumerate(zip(parts.chips, PICKS, strict=False)):
            act = partial(self._pick, place)
            chip.clicked.connect(act)
            bind(key, self, act)

    def _pick(self, place: int, _checked: bool = False) -> None:
        self._filter = FILTERS[place]
        self._refresh()

    def _refresh(self) -> None:
        marked = self._current()
        shown = [line for line in self._lines if line.state in self._filter.states]
        self._rows.show(shown, self._titles, self._today())
        self._parts.write_counts(self._lines, self._filter, bool(self._parts.search.text().strip()))
        if shown:
            self._mark(self._rows.row_of(marked.id if marked else None))
        self._show_verbs()

    def _current(self) -> DossierLine | None:
        return self._rows.line(self._parts.table.currentIndex().row())

    def _mark(self, row: int) -> None:
        self._parts.table.setCurrentIndex(self._rows.index(row, 0))

    def _move(self, step: int) -> None:
        last = self._rows.rowCount() - 1
        if last >= 0:
            self._mark(min(last, max(0, self._parts.table.currentIndex().row() + step)))

    def _open(self) -> None:
        line = self._current()
        if line is not None:
            self.open_requested.emit(line.id)

    def _wish(self, verb: str, announce: Callable[[int], None], _checked: bool = False) -> None:
        line = self._current()
        if line is not None and line.state in _MAY[verb]:
            announce(line.id)

    def _show_verbs(self) -> None:
        line = self._current()
        parts = self._parts
        parts.open.setEnabled(line is not None)
        for verb, button in (
            ("set_aside", parts.set_aside),
            ("discard", parts.discard),
            ("take_back", parts.take_back),
        ):
            button.setEnabled(line is not None and line.state in _MAY[verb])
