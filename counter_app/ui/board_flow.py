# SPDX-License-Identifier: GPL-3.0-or-later
"""The board connected with casework: pages and cards come from the register's worker, orders go there.

A wish that needs nothing is done at once; any other asks first, in the card. Every order ends with the page of now.
"""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from counter_app.domain.dossier import DossierId
from counter_app.domain.errors import CounterError
from counter_app.ui.background import Lane
from counter_app.ui.board_orders import (
    FILE_ONLINE,
    LETTER_GOES_WITH,
    OPEN,
    Order,
    caption_of,
    do_order,
    questions_for,
)
from counter_app.ui.flow import Backroom, Flow
from counter_app.ui.paper_wishes import PAPER, print_paper, title_of

if TYPE_CHECKING:
    from counter_app.casework.board_desk import BoardPage, Card, Chip
    from counter_app.casework.list_desk import ListChoice
    from counter_app.domain.board import BoardCounts
    from counter_app.domain.dossier import PrintEntry
    from counter_app.paper.sheet import PdfSheets
    from counter_app.ui.letters_flow import LettersFlow
    from counter_app.ui.screens.board import BoardScreen
    from counter_app.ui.widgets.week_strip import WeekStrip

DAY_ENDS = time(16, 0)
"""From here on the window reminds of what still waits to be entered."""


class BoardFlow(Flow):
    """Signals: ``open_wanted``, the form of this dossier; ``filing_wanted``, its online filing."""

    open_wanted = Signal(int)
    filing_wanted = Signal(int)

    def __init__(self, screen: BoardScreen, room: Backroom) -> None:
        super().__init__(screen, room)
        self._screen = screen
        self._card: Card | None = None
        self._asked: tuple[str, Card] | None = None
        self._lists: list[ListChoice] = []
        self._sheet: tuple[ListChoice, PdfSheets] | None = None
        self._counts: BoardCounts | None = None
        self._letters: LettersFlow | None = None
        screen.page_wanted.connect(self._fetch_page)
        screen.card_wanted.connect(self._fetch_card)
        screen.wished.connect(self._wish)
        screen.answered.connect(self._take_answers)
        screen.lists_requested.connect(self._fetch_lists)
        screen.list_picked.connect(self._make_list)
        screen.print_requested.connect(self._print_sheet)

    @property
    def reminder(self) -> WeekStrip:
        """Where the board shows a week that has not been exported."""
        return self._screen.reminder

    def offer_letters(self, letters: LettersFlow) -> None:
        """Ask about the letters that go with a result through this flow."""
        self._letters = letters

    def look_for(self, number: str) -> None:
        """Show one dossier."""
        self._screen.look_for(number)

    def refresh(self) -> None:
        """The page of now; while a question is open nothing moves."""
        if not self._screen.is_asking:
            self._screen.want_page()

    def count(self) -> None:
        """The numbers alone, for the end of the day."""
        self._room.background.run_latest(Lane.REGISTER, "counts", self._room.board.counts, self._take_counts)

    def farewell(self) -> str:
        """What is to be said before the window goes; empty when the day is done."""
        waiting = self._counts.without_official_number if self._counts else 0
        if not waiting or self._room.clock().time() < DAY_ENDS:
            return ""
        return (
            f"Còn {waiting} hồ sơ chờ nhập hệ thống của tỉnh (F3, rồi Ctrl+7). Hồ sơ đã lưu an toàn trong máy; "
            "đóng cửa sổ lần nữa để ra về."
        )

    def _fetch_page(self, chip: Chip, query: str) -> None:
        board = self._room.board
        self._room.background.run_latest(Lane.REGISTER, "page", lambda: board.page(chip, query), self._take_page)

    def _take_page(self, page: BoardPage) -> None:
        if page.counts is not None:
            self._take_counts(page.counts)
        titles = {code: procedure.short_name for code, procedure in self._room.catalog.procedures.items()}
        self._screen.show_page(page, titles)

    def _take_counts(self, counts: BoardCounts) -> None:
        self._counts = counts

    def _fetch_card(self, dossier_id: int) -> None:
        def look() -> Card | CounterError:
            try:
                return self._room.board.card(DossierId(dossier_id))
            except CounterError as error:  # said in the card's place: walking through the rows must not shout
                return error

        self._room.background.run_latest(Lane.REGISTER, "card", look, self._take_card)

    def _take_card(self, found: Card | CounterError) -> None:
        if isinstance(found, CounterError):
            self._card = None
            self._screen.show_no_card(str(found))
            return
        self._card = found
        self._screen.show_card(found, self._room.clock())

    def _wish(self, dossier_id: int, wish: str) -> None:
        if wish == OPEN:
            self.open_wanted.emit(dossier_id)
        elif wish == FILE_ONLINE:
            self.filing_wanted.emit(dossier_id)
        elif self._card is not None and self._card.line.id == dossier_id:
            self._begin(wish, self._card)
        else:
            board = self._room.board
            self._room.background.run(
                Lane.REGISTER, lambda: board.card(DossierId(dossier_id)), lambda card: self._begin(wish, card)
            )

    def _begin(self, wish: str, card: Card) -> None:
        if wish.startswith(PAPER):
            self._print_paper(wish.removeprefix(PAPER), card)
            return
        questions = questions_for(wish, card, self._room.today)
        if questions:
            self._asked = (wish, card)
            self._screen.ask(f"{caption_of(wish)}: {card.line.person or card.line.number}", questions)
        else:
            self._do(Order(wish, card, {}, self._room.clerk(), self._room.clock_is_sound()))

    def _take_answers(self, answers: dict[str, str]) -> None:
        if self._asked is not None:
            wish, card = self._asked
            self._do(Order(wish, card, answers, self._room.clerk(), self._room.clock_is_sound()))

    def _do(self, order: Order) -> None:
        handling, board = self._room.handling, self._room.board
        self._room.background.run(
            Lane.REGISTER, lambda: do_order(order, handling, board), lambda _done: self._done(order)
        )

    def _done(self, order: Order) -> None:
        self._asked = None
        self._screen.close_card()
        self._room.notices.say("good", f"{order.card.line.number}: {caption_of(order.wish).lower()}.")
        self._screen.want_page()
        if order.wish in LETTER_GOES_WITH and self._letters is not None:
            self._letters.propose(order.card.line.id)

    def _print_paper(self, form_id: str, card: Card) -> None:
        room, office, dossier_id = self._room, self._room.office, card.line.id

        def printed(entry: PrintEntry) -> None:
            sent = f"{card.line.number}: đã gửi {entry.copies} bản {title_of(form_id)} tới máy in {entry.printer}."
            room.notices.say("good", sent)
            self._screen.want_page()

        room.background.run(Lane.PAPER, lambda: print_paper(room, dossier_id, form_id, office), printed)

    def _fetch_lists(self) -> None:
        self._room.background.run(Lane.PAPER, self._room.lists.choices, self._offer_lists)

    def _offer_lists(self, choices: list[ListChoice]) -> None:
        self._lists = choices
        self._screen.offer_lists([choice.title for choice in choices])

    def _make_list(self, place: int) -> None:
        choice, office, lists = self._lists[place], self._room.office, self._room.lists
        if choice.signed is not None:
            self._note_signed(choice, choice.signed)
            return

        def show(pages: PdfSheets) -> None:
            self._sheet = (choice, pages)
            self._screen.show_sheet(choice.title, pages)

        self._room.background.run_latest(Lane.PAPER, "list", lambda: lists.make(choice, office), show)

    def _note_signed(self, choice: ListChoice, handover_id: int) -> None:
        lists, who = self._room.lists, self._room.clerk()

        def noted(_handover: object) -> None:
            self._room.notices.say("good", f"{choice.title}: đã ghi.")
            self._fetch_lists()
            self._screen.want_page()

        self._room.background.run(Lane.REGISTER, lambda: lists.note_signed(handover_id, who), noted)

    def _print_sheet(self) -> None:
        if self._sheet is None:
            return
        (choice, pages), lists, office = self._sheet, self._room.lists, self._room.office
        self._room.background.run(
            Lane.PAPER,
            lambda: lists.print(choice, pages, office),
            lambda printer: self._room.notices.say("good", f"Đã gửi «{choice.title}» tới máy in {printer}."),
        )
