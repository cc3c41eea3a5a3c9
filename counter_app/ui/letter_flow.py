# SPDX-License-Identifier: GPL-3.0-or-later
"""One letter being written: every change goes to the register and to the page, as where a form is typed.

Half-typed text is kept beside the settled answer of its field, so that a power cut takes nothing away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from counter_app.casework.case import TYPED
from counter_app.casework.letter_paper import LetterLacks
from counter_app.ui.background import Lane
from counter_app.ui.typing_flow import KEEP_TYPED_MS

if TYPE_CHECKING:
    from datetime import datetime

    from counter_app.casework.filling import Preview
    from counter_app.casework.letter_paper import PrintedLetter
    from counter_app.casework.open_letter import OpenLetter
    from counter_app.ui.flow import Backroom
    from counter_app.ui.screens.letter import LetterScreen


class LetterFlow(QObject):
    """Connects the letter's screen with the desk and the printer.

    Signals:
        kept: something reached the disk (the moment).
        done: the letter was printed, or put away.
    """

    kept = Signal(object)
    done = Signal()

    def __init__(self, screen: LetterScreen, room: Backroom) -> None:
        super().__init__(screen)
        self._screen, self._room = screen, room
        self._opened: OpenLetter | None = None
        self._answers: dict[str, str] = {}
        self._unfinished: dict[str, str] = {}
        self._timer = QTimer(self, interval=KEEP_TYPED_MS, singleShot=True)
        self._timer.timeout.connect(self.flush)
        screen.typing.typing.connect(self._take_key)
        screen.typing.answered.connect(lambda field_id, value: self._take_many({field_id: value}))
        screen.typing.answers_replaced.connect(self._take_many)
        screen.print_requested.connect(self.print)
        screen.decline_requested.connect(self._decline)

    def show(self, opened: OpenLetter) -> None:
        """Put a letter on the screen, at its first gap."""
        self._timer.stop()
        self._opened = opened
        self._answers, self._unfinished = opened.answers, opened.unfinished
        title = " · ".join(filter(None, (opened.form.title, opened.number and f"hồ sơ {opened.number}")))
        self._screen.show_title(title, copies=opened.form.copies, may_decline=opened.letter.state == "draft")
        self._screen.typing.show_form(opened.form, self._answers, self._unfinished, None, (), self._room.today)
        self._preview()

    @Slot()
    def flush(self) -> None:
        """Hand everything typed and not yet written to the register's worker."""
        waiting, opened = self._timer.isActive(), self._opened
        self._timer.stop()
        if opened is not None and waiting:
            self._keep(opened)

    @Slot()
    def print(self) -> None:
        """Read what is in the fingers, then print what is kept."""
        opened, room = self._opened, self._room
        if opened is None:
            return
        self._screen.typing.settle()
        self.flush()
        office, letter_id = room.office, opened.letter.id

        def go_on(kept: OpenLetter) -> None:
            room.background.run(
                Lane.PAPER, lambda: room.letter_paper.print(kept, office), self._say_printed, self._fail
            )

        room.background.run(Lane.REGISTER, lambda: room.letters.open(letter_id), go_on)

    def _take_key(self, field_id: str, typed: str) -> None:
        self._unfinished[field_id] = typed
        if not self._timer.isActive():
            self._timer.start()

    def _take_many(self, answers: dict[str, str]) -> None:
        if self._opened is None:
            return
        for field_id, value in answers.items():
            self._unfinished.pop(field_id, None)
            if value:
                self._answers[field_id] = value
            else:
                self._answers.pop(field_id, None)
        self._timer.stop()
        self._keep(self._opened)
        self._preview()

    def _keep(self, opened: OpenLetter) -> None:
        told = self._answers | {field_id + TYPED: text for field_id, text in self._unfinished.items()}
        letters, letter_id = self._room.letters, opened.letter.id
        self._room.background.run(Lane.REGISTER, lambda: letters.keep(letter_id, told), self._tell_kept)

    def _tell_kept(self, at: datetime) -> None:
        self.kept.emit(at)

    def _preview(self) -> None:
        opened, room = self._opened, self._room
        if opened is None:
            return
        form, answers, office = opened.form, dict(self._answers), room.office
        room.background.run_latest(
            Lane.PAPER, "letter", lambda: room.letter_paper.preview(form, answers, office), self._show_preview
        )

    def _show_preview(self, preview: Preview) -> None:
        self._screen.typing.show_preview(preview)
        self._screen.typing.show_forecast(preview.forecast)

    def _decline(self) -> None:
        opened, room = self._opened, self._room
        if opened is not None:
            self._opened = None
            self._timer.stop()
            room.background.run(
                Lane.REGISTER, lambda: room.letters.put_away(opened.letter.id), lambda _done: self.done.emit()
            )

    def _say_printed(self, printed: PrintedLetter) -> None:
        self._room.notices.say("good", told_of(printed))
        self.done.emit()

    def _fail(self, error: BaseException) -> None:
        self._room.notices.report(error)
        if isinstance(error, LetterLacks):
            self._screen.typing.focus_field(error.field_id)


def told_of(printed: PrintedLetter) -> str:
    """What the clerk is told of a letter that went out."""
    return f"Đã gửi {printed.copies} bản «{printed.title}» tới máy in {printed.printer}; trình người ký rồi trao."
