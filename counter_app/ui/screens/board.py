# SPDX-License-Identifier: GPL-3.0-or-later
"""The board: every dossier by the minute it is due; Enter does what comes next, the card beside does the rest.

The cursor stays in the search line: arrows move in the rows, Enter acts. Nothing here destroys: «bỏ» only takes a
dossier off the board, and it can be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from counter_app.casework.board_desk import CHIPS, Chip
from counter_app.domain.board import BoardFilter
from counter_app.domain.stages import Action
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.board_words import is_at_desk, may, next_words
from counter_app.ui.models.board_rows import BoardRows
from counter_app.ui.screens.board_layout import BoardLayout
from counter_app.ui.shortcuts import PICKS, Key, bind
from counter_app.ui.widgets.action_button import ActionButton

if TYPE_CHECKING:
    from datetime import datetime

    from counter_app.casework.board_desk import BoardPage, Card
    from counter_app.domain.board import BoardLine
    from counter_app.ui.questions import Question
    from counter_app.ui.widgets.page_pictures import DrawablePages
    from counter_app.ui.widgets.week_strip import WeekStrip

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 12, Qt.Key.Key_PageUp: -12}


class BoardScreen(QWidget):
    """Announces what the clerk wants with the marked dossier."""

    page_wanted = Signal(object, str)
    """A chip and what is searched for."""
    card_wanted = Signal(int)
    wished = Signal(int, str)
    """A dossier, and the code of what is to be done with it."""
    answered = Signal(dict)
    open_requested = Signal(int)
    set_aside_requested = Signal(int)
    discard_requested = Signal(int)
    take_back_requested = Signal(int)
    lists_requested = Signal()
    list_picked = Signal(int)
    print_requested = Signal()
    """The sheet that is shown."""

    def __init__(self, background: BackgroundDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: Mapping[str, str] = {}
        self._chip: Chip = BoardFilter.OPEN
        self._shown: tuple[Chip, str] | None = None
        self._in_card = self._on_paper = False
        self._rows = BoardRows(self)
        self._parts = BoardLayout(self._rows, background)
        self.setLayout(self._parts)
        self.setFocusProxy(self._parts.search)
        self._connect()
        self._bind()
        self._parts.show_chip(self._chip, "", 1)
        self._show_verbs()

    @property
    def is_asking(self) -> bool:
        """Whether a question is open."""
        return self._parts.card.is_asking

    @property
    def reminder(self) -> WeekStrip:
        """Where a week that has not been exported is shown."""
        return self._parts.reminder

    def look_for(self, query: str) -> None:
        """Search for something as if it had been typed."""
        self._leave_card()
        self._parts.search.setText(query)

    def want_page(self) -> None:
        """Ask for the rows of now."""
        self.page_wanted.emit(self._chip, self._query())

    def show_page(self, page: BoardPage, titles: Mapping[str, str]) -> None:
        """Show what was found; the marked dossier stays marked, or the one that took its place."""
        table = self._parts.table
        row, line = table.currentIndex().row(), self._current()
        self._titles, self._shown = titles, (self._chip, self._query())
        self._rows.show(page.lines, titles, page.at, entering=self._is_entering())
        if page.counts is not None:
            self._parts.counters.show_counts(page.counts)
        self._parts.show_chip(self._chip, self._query(), len(page.lines))
        if page.lines:
            self._mark(self._rows.row_of(line.id if line else None, max(0, row)))
        elif not self.is_asking:
            self._parts.card.say("Chọn một hồ sơ để xem.")
        self._show_verbs()

    def show_card(self, card: Card, now: datetime) -> None:
        """The card of the marked dossier; another one's comes too late."""
        line = self._current()
        if line is not None and line.id == card.line.id:
            self._parts.card.show_card(card, self._titles, now)

    def show_no_card(self, sentence: str) -> None:
        """The dossier cannot be shown; why."""
        self._parts.card.say(sentence)

    def ask(self, title: str, questions: Sequence[Question]) -> None:
        """Ask in the card."""
        self._enter_card()
        self._parts.card.ask(title, questions)

    def close_card(self) -> None:
        """The answers were taken: back to the rows."""
        if self._parts.card.is_asking:
            self._parts.card.stop_asking()
        else:
            self._leave_card()

    def offer_lists(self, titles: Sequence[str]) -> None:
        """Offer what can be printed."""
        self._enter_card()
        self._parts.card.show_lists(titles)

    def show_sheet(self, title: str, pages: DrawablePages) -> None:
        """Show a list as it will print, in place of the rows."""
        self._on_paper = True
        self._arrange()
        self._parts.paper.show_sheet(title, pages)
        self._parts.paper.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the rows and Enter acts, while the cursor stays in the search line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
                self._step()
                return True
            if watched is self._parts.search and Qt.Key(event.key()) in _MOVES and not held:
                self._move(_MOVES[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows and card beside each other where there is room, else one in place of the other."""
        super().resizeEvent(event)
        self._arrange()

    def _connect(self) -> None:
        parts = self._parts
        parts.search.textChanged.connect(lambda _text: self.want_page())
        for watched in (parts.search, parts.table):
            watched.installEventFilter(self)
        parts.table.doubleClicked.connect(self._step)
        parts.table.selectionModel().currentRowChanged.connect(self._marked)
        parts.card.wished.connect(self._wish)
        parts.card.answered.connect(self.answered)
        parts.card.list_picked.connect(self.list_picked)
        parts.card.left.connect(self._leave_card)
        parts.paper.print_requested.connect(self.print_requested)
        parts.paper.left.connect(self._leave_card)
        parts.step.clicked.connect(self._step)
        for chip, button in parts.chips.items():
            button.clicked.connect(partial(self._pick, chip))

    def _bind(self) -> None:
        parts = self._parts
        for button, key, verb, signal in (
            (parts.set_aside, Key.SET_ASIDE, "set_aside", self.set_aside_requested),
            (parts.discard, Key.DISCARD, "discard", self.discard_requested),
            (parts.take_back, Key.TAKE_BACK, "take_back", self.take_back_requested),
        ):
            change = partial(self._change, verb, signal.emit)
            button.clicked.connect(change)
            bind(key, self, change)
        go: dict[Key, tuple[ActionButton, Callable[[], object]]] = {
            Key.NEXT_STEP: (parts.more, self._go_into_card),
            Key.OPEN_DOSSIER: (parts.open, self._open),
            Key.PRINT: (parts.lists, self._print),
        }
        for key, (button, act) in go.items():
            button.clicked.connect(lambda _checked=False, act=act: act())
            bind(key, self, act)
        for chip, key in zip(CHIPS, PICKS, strict=False):
            bind(key, self, partial(self._pick, chip))
        bind(Key.NEXT_FORM, self, partial(self._turn, 1))
        bind(Key.PREVIOUS_FORM, self, partial(self._turn, -1))
        bind(Key.UNDO_STEP, self, partial(self._wish, Action.UNDO.value))

    def _pick(self, chip: Chip, _checked: bool = False) -> None:
        self._chip = chip
        self._parts.search.blockSignals(True)
        self._parts.search.clear()
        self._parts.search.blockSignals(False)
        self._leave_card()
        self.want_page()

    def _turn(self, step: int) -> None:
        self._pick(CHIPS[(CHIPS.index(self._chip) + step) % len(CHIPS)])

    def _query(self) -> str:
        return self._parts.search.text().strip()

    def _is_entering(self) -> bool:
        return self._chip is BoardFilter.NO_OFFICIAL_NUMBER and not self._query()

    def _current(self) -> BoardLine | None:
        return self._rows.line(self._parts.table.currentIndex().row())

    def _mark(self, row: int) -> None:
        self._parts.table.setCurrentIndex(self._rows.index(row, 0))

    def _move(self, step: int) -> None:
        last = self._rows.rowCount() - 1
        if last >= 0:
            self._mark(min(last, max(0, self._parts.table.currentIndex().row() + step)))

    def _marked(self) -> None:
        line = self._current()
        if line is not None:
            self.card_wanted.emit(line.id)
        self._show_verbs()

    def _step(self) -> None:
        line = self._current()
        if line is None or self._shown != (self._chip, self._query()):
            return  # a scanner's Enter comes before what it scanned is found: it must not act on another dossier
        if self._is_entering():
            self._wish(Action.NOTE_OFFICIAL_NUMBER.value)
        elif is_at_desk(line):
            self.open_requested.emit(line.id)
        elif line.next_step is not None:
            self._wish(line.next_step.value)
        else:
            self._go_into_card()

    def _wish(self, code: str) -> None:
        line = self._current()
        if line is not None:
            self.wished.emit(line.id, code)

    def _open(self) -> None:
        line = self._current()
        if line is not None:
            self.open_requested.emit(line.id)

    def _change(self, verb: str, announce: Callable[[int], None], _checked: bool = False) -> None:
        line = self._current()
        if line is not None and may(verb, line):
            announce(line.id)

    def _go_into_card(self) -> None:
        if self.is_asking:
            self._parts.card.record()
        elif self._current() is not None:
            self._enter_card()
            self._parts.card.focus_keys()

    def _print(self) -> None:
        (self.print_requested if self._on_paper else self.lists_requested).emit()

    def _enter_card(self) -> None:
        self._in_card = True
        self._arrange()

    def _leave_card(self) -> None:
        self._in_card = self._on_paper = False
        self._arrange()
        self._parts.search.setFocus()
        line = self._current()
        if line is not None:
            self.card_wanted.emit(line.id)

    def _arrange(self) -> None:
        wide = self._parts.is_wide(self.width())
        self._parts.paper.setVisible(self._on_paper)
        self._parts.card.setVisible(wide or (self._in_card and not self._on_paper))
        self._parts.list.setVisible(not self._on_paper and (wide or not self._in_card))

    def _show_verbs(self) -> None:
        line, parts = self._current(), self._parts
        for button in (parts.step, parts.more, parts.open):
            button.setEnabled(line is not None)
        parts.step.say(next_words(line, self._is_entering()) if line else "Mở")
        for verb, button in (
            ("set_aside", parts.set_aside),
            ("discard", parts.discard),
            ("take_back", parts.take_back),
        ):
            button.setEnabled(line is not None and may(verb, line))
