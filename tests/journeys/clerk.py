# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk at the real window, with a keyboard and nothing else. Keys go to whatever has the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

from counter_app.app import Program
from counter_app.casework.print_room import PrintRoom
from counter_app.clock import office_now
from counter_app.devices.drives import DriveRoom
from counter_app.domain.drive import Drive
from counter_app.paths import Folders
from counter_app.ui.screens.check import CheckScreen
from counter_app.ui.screens.typing import TypingScreen
from counter_app.ui.widgets.page_view import PageView
from tests.casework.conftest import FakePrinter

PATIENCE_MS = 20_000


class Clerk:
    """Starts the program, presses keys, waits until the program has nothing left to do."""

    def __init__(
        self,
        qtbot: QtBot,
        application: QApplication,
        data: Path,
        clock: Callable[[], datetime] = office_now,
        *,
        practice: bool = False,
    ) -> None:
        self._qtbot = qtbot
        self.printer = FakePrinter()
        room = PrintRoom(self.printer.known, self.printer.send)
        self.drives: list[Drive] = []
        """What is plugged in."""
        drive_room = DriveRoom(lambda: list(self.drives), lambda _drive: True, lambda _drive: True)
        home = Folders.at(data).make()
        folders = home.practice.make() if practice else home
        self.program = Program(application, folders, room, clock, drive_room, home if practice else None)
        self.sentences: list[str] = []
        self.breakdowns: list[str] = []
        self.program.notices.notice.connect(lambda _level, sentence: self.sentences.append(sentence))
        self.program.notices.breakdown.connect(self.breakdowns.append)
        self.program.start()
        self.program.window.resize(1366, 768)
        qtbot.waitActive(self.program.window)
        self.wait(lambda: self.program.workshop is not None)

    @property
    def screen(self) -> str:
        """The screen in front."""
        return self.program.window.current_screen()

    def wait(self, until: Callable[[], object] | None = None) -> None:
        """Wait until everything asked for is done and delivered (and something more is true)."""

        def settled() -> bool:
            return self.program.background.idle and (until is None or bool(until()))

        try:
            self._qtbot.waitUntil(settled, timeout=PATIENCE_MS)
        except WaitedTooLong as error:
            raise AssertionError(f"still waiting on «{self.screen}»; said so far: {self.sentences}") from error
        assert self.breakdowns == []

    def wait_for(self, until: Callable[[], object]) -> None:
        """Wait for something while the program is still busy."""
        self._qtbot.waitUntil(lambda: bool(until()), timeout=PATIENCE_MS)

    def press(self, *pieces: str) -> None:
        """Press keys one after the other; «<Ctrl+D>» is one key, a letter with marks comes from an input method."""
        for piece in pieces:
            widget = self._focus()
            if len(piece) > 1:
                _press_key(widget, piece[1:-1])
                self.wait()
            elif piece.isascii():
                QTest.keyClicks(widget, piece)
            else:
                event = QInputMethodEvent()
                event.setCommitString(piece)
                QApplication.sendEvent(widget, event)

    def type(self, words: str, *then: str) -> None:
        """Type words, then press keys."""
        self.press(*words, *then)

    def overrule(self, field_id: str, code: str, reason: str) -> None:
        """Give a reason on the line «Giữ nguyên vì» of a field."""
        self._typing.overruled.emit(field_id, code, reason)
        self.wait()

    def go_to_field(self, field_id: str) -> None:
        """Click a field."""
        self._typing.focus_field(field_id)

    def close(self) -> None:
        """Close the window as a clerk does."""
        window = self.program.window
        if not window.close():  # in the evening it reminds once of what waits to be entered
            window.close()

    def printed_text(self) -> str:
        """The words of the last paper kept for the open visit."""
        from counter_app.documents import read_back  # late: only a journey that printed needs it

        assert self.program.workshop is not None
        register = self.program.workshop.register
        line = register.dossiers.recent(1)[0]
        latest = register.papers.latest(line.id)
        assert latest is not None
        return read_back(register.papers.docx(latest.id))

    def pages_to_check(self) -> int:
        """How many pages stand on the check page."""
        (screen,) = self.program.window.findChildren(CheckScreen)
        return sum(view.page_count for view in screen.findChildren(PageView))

    @property
    def _typing(self) -> TypingScreen:
        (screen,) = self.program.window.findChildren(TypingScreen)
        return screen

    def _focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, f"nothing has the focus on {self.screen}"
        return widget


def _press_key(widget: QWidget, name: str) -> None:
    combination = QKeyCombination.fromCombined(QKeySequence.fromString(name)[0].toCombined())  # type: ignore[index]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def plain(text: Iterable[str]) -> str:
    """Text without white space."""
    return "".join("".join(text).split())
