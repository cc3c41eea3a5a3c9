# SPDX-License-Identifier: GPL-3.0-or-later
"""The room of letters connected with the desk: opens, prints at once, puts away, erases, proposes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.domain.roles import Right
from counter_app.ui.background import Lane
from counter_app.ui.letter_flow import told_of
from counter_app.ui.letter_words import LetterLine, lines_of, proposed

if TYPE_CHECKING:
    from counter_app.casework.letter_paper import PrintedLetter
    from counter_app.casework.open_letter import LetterOffer, LetterShelf, OpenLetter
    from counter_app.domain.dossier import DossierId
    from counter_app.ui.flow import Backroom
    from counter_app.ui.screens.letters import LettersScreen

Ask = Callable[[str, str, str, Callable[[bool], None]], None]
"""A question above the bottom line: sentence, words of yes and of no, what to do with the answer."""


class LettersFlow(QObject):
    """Signals: opened (an ``OpenLetter`` is to be put on its screen), printed (one went out)."""

    opened = Signal(object)
    printed = Signal()

    def __init__(self, screen: LettersScreen, room: Backroom, ask: Ask) -> None:
        super().__init__(screen)
        self._screen, self._room, self._ask = screen, room, ask
        screen.write_requested.connect(self._write)
        screen.print_requested.connect(self._print)
        screen.decline_requested.connect(self._decline)
        screen.erase_requested.connect(self._erase)
        screen.new_requested.connect(self._begin)

    def show(self) -> None:
        """Fetch the letters as they stand now."""
        self._room.background.run(Lane.REGISTER, self._room.letters.shelf, self._take)

    def print_or_open(self, offer: LetterOffer, then: Callable[[], None] | None = None) -> None:
        """Write an offered letter from its dossier and print it; where it lacks something it is opened instead."""
        office, letters = self._room.office, self._room.letters
        self._room.background.run(
            Lane.REGISTER, lambda: letters.write(offer, office), lambda opened: self._print_whole(opened, then)
        )

    def decline(self, offer: LetterOffer, then: Callable[[], None]) -> None:
        """No letter here."""
        office, letters = self._room.office, self._room.letters
        self._room.background.run(Lane.REGISTER, lambda: letters.decline(offer, office), lambda _done: then())

    def propose(self, dossier_id: DossierId) -> None:
        """Ask above the bottom line about the letter that waits to go with this dossier; nothing where none does."""

        def ask(offer: LetterOffer) -> None:
            self._ask(proposed(offer), "In thư", "Không viết thư này", lambda yes: self._settle(offer, yes=yes))

        self._look(dossier_id, ask)

    def _look(self, dossier_id: DossierId, take: Callable[[LetterOffer], None]) -> None:
        letters = self._room.letters

        def found(offer: LetterOffer | None) -> None:
            if offer is not None:
                take(offer)

        self._room.background.run(Lane.REGISTER, lambda: letters.offer_for(dossier_id), found)

    def _settle(self, asked: LetterOffer, *, yes: bool) -> None:
        """Do as was answered; a question may stand long, so what was settled elsewhere meanwhile is left alone."""
        if not self._room.allows(Right.HANDLE):
            return

        def ask_on() -> None:
            self.propose(asked.line.id)

        def go_on(offer: LetterOffer) -> None:
            if offer.event != asked.event:
                ask_on()
            elif yes:
                self.print_or_open(offer, ask_on)
            else:
                self.decline(offer, ask_on)

        self._look(asked.line.id, go_on)

    def _take(self, shelf: LetterShelf) -> None:
        self._screen.show_letters(lines_of(shelf), shelf.occasions)

    def _write(self, line: LetterLine) -> None:
        offer, office, letters = line.offer, self._room.office, self._room.letters
        if offer is not None:
            self._room.background.run(Lane.REGISTER, lambda: letters.write(offer, office), self.opened.emit)
        elif line.letter is not None:
            self._open_again(line.letter)

    def _open_again(self, letter: OpenLetter) -> None:
        if letter.letter.erased:
            self._room.notices.say("warn", "Lời của thư này đã xóa nên không mở được; số đếm vẫn giữ.")
            return
        letters = self._room.letters
        self._room.background.run(Lane.REGISTER, lambda: letters.open(letter.letter.id), self.opened.emit)

    def _print(self, line: LetterLine) -> None:
        if line.offer is not None:
            self.print_or_open(line.offer)
        elif line.letter is not None and not line.letter.letter.erased:
            self._print_whole(line.letter)

    def _print_whole(self, opened: OpenLetter, then: Callable[[], None] | None = None) -> None:
        if opened.gaps or opened.unfinished:
            self.opened.emit(opened)
            return
        office, paper = self._room.office, self._room.letter_paper

        def said(printed: PrintedLetter) -> None:
            self._room.notices.say("good", told_of(printed))
            self.printed.emit()
            self.show()
            if then is not None:
                then()

        self._room.background.run(Lane.PAPER, lambda: paper.print(opened, office), said)

    def _decline(self, line: LetterLine) -> None:
        if line.offer is not None:
            self.decline(line.offer, self.show)
        elif line.letter is not None:
            letters, letter_id = self._room.letters, line.letter.letter.id
            self._room.background.run(Lane.REGISTER, lambda: letters.put_away(letter_id), lambda _done: self.show())

    def _erase(self, line: LetterLine) -> None:
        letter = line.letter
        if letter is None:
            return
        letters, letter_id = self._room.letters, letter.letter.id

        def answered(yes: bool) -> None:
            if yes:
                self._room.background.run(Lane.REGISTER, lambda: letters.erase(letter_id), lambda _done: self.show())

        sentence = f"Xóa hẳn lời thư gửi {line.person}? Số đếm vẫn giữ; không lấy lại được."
        self._ask(sentence, "Xóa lời thư", "Giữ lại", answered)

    def _begin(self, event: str) -> None:
        office, letters = self._room.office, self._room.letters
        self._room.background.run(Lane.REGISTER, lambda: letters.begin(event, office), self.opened.emit)
