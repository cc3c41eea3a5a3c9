# SPDX-License-Identifier: GPL-3.0-or-later
"""A ledger screen connected with its parts: rows come from the worker, wishes go there and end with the rows of now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.ui.background import Lane

if TYPE_CHECKING:
    from counter_app.ui.flow import Backroom
    from counter_app.ui.ledger import LedgerPage, LedgerPart, LedgerRow
    from counter_app.ui.screens.ledger import LedgerScreen


class LedgerFlow(QObject):
    """Signals: ``passed``, a wish that is not the part's own but the window's (its code)."""

    passed = Signal(str)

    def __init__(
        self, screen: LedgerScreen, room: Backroom, parts: Mapping[str, LedgerPart], for_window: frozenset[str]
    ) -> None:
        super().__init__(screen)
        self._screen, self._room, self._parts, self._for_window = screen, room, parts, for_window
        self._part = next(iter(parts))
        self._asked: tuple[LedgerRow, str] | None = None
        screen.part_picked.connect(self._pick_part)
        screen.searched.connect(lambda _query: self.refresh())
        screen.wished.connect(self._wish)
        screen.answered.connect(self._take_answers)
        screen.cancelled.connect(self._forget)

    def begin(self, part: str = "") -> None:
        """Show a part, the same as before unless told."""
        if part:
            self._part = part
            self._screen.set_part(part)
        self.refresh()

    def refresh(self, at: str = "") -> None:
        """The rows of now; while a question is open nothing moves."""
        part, name, query = self._parts[self._part], self._part, self._screen.query()

        def show(page: LedgerPage) -> None:
            if name == self._part and self._asked is None:
                self._screen.show_page(page, at)

        self._room.background.run_latest(Lane.REGISTER, "ledger", lambda: part.fetch(query), show)

    def _pick_part(self, part: str) -> None:
        self._part, self._asked = part, None
        self._screen.stop_asking()
        self.refresh()

    def _wish(self, row: LedgerRow, wish: str) -> None:
        if wish in self._for_window:
            self.passed.emit(wish)
            return
        questions = self._parts[self._part].questions(row, wish)
        if questions:
            self._asked = (row, wish)
            self._screen.ask(dict(row.wishes)[wish], questions)
        else:
            self._do(row, wish, {})

    def _take_answers(self, answers: dict[str, str]) -> None:
        if self._asked is not None:
            self._do(*self._asked, answers)

    def _forget(self) -> None:
        self._asked = None

    def _do(self, row: LedgerRow, wish: str, answers: Mapping[str, str]) -> None:
        part = self._parts[self._part]

        def done(sentence: str) -> None:
            self._asked = None
            self._screen.stop_asking()
            if sentence:
                self._room.notices.say("good", sentence)
            self.refresh(row.key)

        # A refusal leaves the question open with what was typed in it.
        self._room.background.run(part.lane(wish), lambda: part.do(row, wish, answers), done)
