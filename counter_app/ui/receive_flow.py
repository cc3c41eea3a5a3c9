# SPDX-License-Identifier: GPL-3.0-or-later
"""The receiving step connected with casework: the same orders as the board's, and the papers that go with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from counter_app.casework.process_papers import AFTER, RECEIPT
from counter_app.domain.dossier import PrintEntry, PrintOutcome
from counter_app.domain.roles import Right
from counter_app.domain.stages import Action
from counter_app.ui.background import Lane
from counter_app.ui.board_orders import FILE_ONLINE, OPEN, Order, caption_of, do_order, questions_for
from counter_app.ui.decision_flow import asking_now, decision_of
from counter_app.ui.flow import Backroom, Flow
from counter_app.ui.paper_wishes import PAPER, print_paper, title_of
from counter_app.ui.receive_words import LETTER_STEP, RECEIPT_STEP, ReceiveView, view_of

if TYPE_CHECKING:
    from counter_app.casework.board_desk import Card
    from counter_app.casework.open_letter import LetterOffer
    from counter_app.ui.letters_flow import LettersFlow
    from counter_app.ui.on_desk import OnDesk
    from counter_app.ui.screens.receive import ReceiveScreen

_WITHOUT_ASKING = frozenset({Action.RECEIVE, Action.RECEIVE_BROUGHT})
"""Under Enter the usual answers are taken: at the counter, a slip as decided. The same by its digit asks."""
_FOR_ALL = frozenset({OPEN, Action.SIGN})
"""What a volunteer may do too: look at what she wrote, and note that the citizen signed it."""
NOT_BEGUN = ReceiveView("Hồ sơ chưa có gì", (), (("Đánh dấu giấy tờ hoặc khai trước, rồi tiếp nhận.", "secondary"),))


@dataclass(frozen=True)
class _Found:
    """How the dossier stands, what was printed for it, and the letter that waits to go with its result."""

    card: Card
    ledger: list[PrintEntry]
    letter: LetterOffer | None


class ReceiveFlow(Flow):
    """Connects the receiving screen with the life of the dossier on the desk.

    Signals:
        form_wanted: the clerk goes back to what was typed.
        filing_wanted: the dossier with this number is filed in the portal.
        received: the dossier on the screen has been taken in.
    """

    form_wanted = Signal()
    filing_wanted = Signal(int)
    received = Signal()

    def __init__(self, screen: ReceiveScreen, room: Backroom) -> None:
        super().__init__(screen, room)
        self._screen = screen
        self._card: Card | None = None
        self._asked = ""
        self._letter: LetterOffer | None = None
        self._letters: LettersFlow | None = None
        screen.stepped.connect(self._step)
        screen.wished.connect(self._wish)
        screen.answered.connect(self._take_answers)
        screen.receipt_requested.connect(lambda: self._wish(PAPER + RECEIPT))
        screen.letter_declined.connect(self._decline_letter)

    def offer_letters(self, letters: LettersFlow) -> None:
        """Print or put away the letters that go with a result through this flow."""
        self._letters = letters
        letters.printed.connect(self._fetch)

    def show(self, desk: OnDesk) -> None:
        """Put the dossier of this visit on the screen; one the citizen wrote begins here."""
        self._desk, self._card, self._asked = desk, None, ""
        self._screen.stop_asking()
        if desk.pen.dossier_id is None and desk.packet and desk.procedure.writing_on_behalf.allowed:
            self._screen.show_view(NOT_BEGUN)
            return
        if desk.pen.dossier_id is None:
            pen, checklist = desk.pen, desk.checklist
            self._keep(lambda: pen.tick(checklist))
        self._fetch()

    def _fetch(self) -> None:
        desk = self._desk
        if desk is None:
            return
        pen, room = desk.pen, self._room

        def look() -> _Found | None:
            dossier_id = pen.dossier_id
            if dossier_id is None:
                return None
            return _Found(
                room.board.card(dossier_id), room.forms.ledger(dossier_id), room.letters.offer_for(dossier_id)
            )

        room.background.run(Lane.REGISTER, look, lambda found: self._take(desk, found))

    def _take(self, desk: OnDesk, found: _Found | None) -> None:
        if desk is not self._desk or found is None:
            return
        card, ledger, self._letter = found.card, found.ledger, found.letter
        self._card = card
        printed = any(entry.what == RECEIPT and entry.outcome is not PrintOutcome.FAILED for entry in ledger)
        now, allowed = self._room.clock(), desk.procedure.writing_on_behalf.allowed
        titles = {desk.procedure.code: desk.procedure.short_name}
        decided = decision_of(desk, self._room)
        view = view_of(card, decided, may_write=allowed, receipt_printed=printed, now=now, letter=self._letter)
        self._screen.show_dossier(card, view, titles, now)
        if card.handled.life.received_at is not None:
            self.received.emit()

    def _step(self, step: str) -> None:
        if step not in _FOR_ALL and not self._room.allows(Right.HANDLE):
            return
        if step == RECEIPT_STEP:
            self._print(RECEIPT)
        elif step == LETTER_STEP:
            self._write_letter()
        elif step in _WITHOUT_ASKING and self._card is not None:
            self._receive(self._card)
        else:
            self._wish(step)

    def _write_letter(self) -> None:
        if self._letter is not None and self._letters is not None:
            self._letters.print_or_open(self._letter)

    def _decline_letter(self) -> None:
        if self._letter is not None and self._letters is not None:
            self._letters.decline(self._letter, self._fetch)

    def _wish(self, wish: str) -> None:
        card = self._card
        if card is None or (wish not in _FOR_ALL and not self._room.allows(Right.HANDLE)):
            return
        if wish.startswith(PAPER):
            self._print(wish.removeprefix(PAPER))
        elif wish == OPEN:
            self.form_wanted.emit()
        elif wish == FILE_ONLINE:
            self.filing_wanted.emit(card.line.id)
        else:
            questions = questions_for(wish, card, self._room.today)
            if questions:
                self._asked = wish
                self._screen.ask(caption_of(wish), questions)
            else:
                self._do(wish, card, {})

    def _take_answers(self, answers: dict[str, str]) -> None:
        card, wish = self._card, self._asked
        if card is not None and wish:
            self._do(wish, card, answers)

    def _receive(self, card: Card) -> None:
        desk = self._desk
        if desk is None:
            return
        asking, who = asking_now(desk, self._room), self._room.clerk()
        dossier_id, handling = card.line.id, self._room.handling
        self._room.background.run(
            Lane.REGISTER,
            lambda: handling.receive(dossier_id, asking, who),
            lambda _life: self._done(Action.RECEIVE.value),
        )

    def _do(self, wish: str, card: Card, answers: dict[str, str]) -> None:
        order = Order(wish, card, answers, self._room.clerk(), self._room.clock_is_sound())
        handling, board = self._room.handling, self._room.board
        self._room.background.run(
            Lane.REGISTER, lambda: do_order(order, handling, board), lambda _done: self._done(wish)
        )

    def _done(self, wish: str) -> None:
        self._asked = ""
        self._screen.stop_asking()
        action = Action(wish) if wish in set(Action) else None
        paper = self._room.process.offered(action)
        if paper and action is not None and AFTER[action] != RECEIPT:
            self._room.notices.say("good", f"{action.caption}: đã ghi. In {title_of(paper)} bằng phím 1 bên phải.")
        self._fetch()

    def _print(self, form_id: str) -> None:
        card = self._card
        if card is None:
            return
        dossier_id, office, room = card.line.id, self._room.office, self._room

        def printed(entry: PrintEntry) -> None:
            sent = f"Đã gửi {entry.copies} bản {title_of(form_id)} tới máy in {entry.printer}."
            room.notices.say("good", sent)
            self._fetch()

        room.background.run(Lane.PAPER, lambda: print_paper(room, dossier_id, form_id, office), printed)
