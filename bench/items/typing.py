# SPDX-License-Identifier: GPL-3.0-or-later
"""From a key to its letter on the screen, and to the painted page that shows it, in the real window and register.

The neighbour of the letter is a bare line edit in an empty window, typed the same way in the same run.
"""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from bench.rows import NotMeasured, Row, percentile
from bench.screen import application
from counter_app.clock import office_now
from counter_app.paper.ink import TextInk
from counter_app.paper.pages import Pages
from counter_app.paths import Folders
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register

if TYPE_CHECKING:
    from counter_app.app import Program

TITLE = "typing"
_KEYS = "nguyenthithuyhang "
_ROUNDS = 6
_LONGEST_WAIT_MS = 5000
_SCREEN = (1366, 768)
"""What the oldest PCs at counters show: fields and page side by side."""


def measure(runs: int) -> list[Row]:  # noqa: ARG001 the keys of six names are enough for a 99th percentile
    """Type names into the first field of the form, one key after the other."""
    running = application()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COUNTER_APP_CONFIG_DIR"] = str(Path(folder) / "config")
        ours, keys = _in_the_window(running, Path(folder) / "data")
        theirs = _in_a_bare_line(running)
    beside = "bare line edit"
    return [
        Row("key to letter painted, p50", percentile(ours, 50), "ms", beside, percentile(theirs, 50)),
        Row("key to letter painted, p99", percentile(ours, 99), "ms", beside, percentile(theirs, 99)),
        Row("key to refreshed page, p50", percentile([key.took_ms for key in keys], 50), "ms"),
        Row("key to refreshed page, p99", percentile([key.took_ms for key in keys], 99), "ms"),
        *_of_one_line([key.took_ms for key in keys if key.lines == 1]),
    ]


def _of_one_line(taken: list[float]) -> list[Row]:
    """Keys that changed one line of the page, the usual ones."""
    told = f"the same where one line changed ({len(taken)} keys)"
    return [
        Row(f"{told}, {name}", percentile(taken, share), "ms") for name, share in (("p50", 50), ("p99", 99)) if taken
    ]


@dataclass(frozen=True)
class _Key:
    """A key that changed the paper: how long until it was seen there, and on how many lines."""

    took_ms: float
    lines: int


def _in_the_window(running: QApplication, data: Path) -> tuple[list[float], list[_Key]]:
    # late: the module sets the platform before the program's Qt is asked anything
    from counter_app.app import Program
    from counter_app.ui.screens.typing import TypingScreen
    from counter_app.ui.widgets.page_view import PageView

    _name_the_office(data)
    program = Program(running, Folders.at(data).make())
    program.start()
    _wait_until(lambda: program.counter is not None and program.background.idle)
    _begin_typing(program)
    (screen,) = program.window.findChildren(TypingScreen)
    screen.focus_field("nguoi_yeu_cau.ho_ten")
    (view,) = screen.findChildren(PageView)
    letters: list[float] = []
    keys: list[_Key] = []
    seen: list[Pages] = []
    assert program.counter is not None
    program.counter.visit.previewed.connect(lambda preview: seen.append(preview.pages))
    for key in _KEYS * _ROUNDS:
        # The new size of the window, or the name before, is no part of the key.
        _wait_until(lambda: program.background.idle)
        started = time.perf_counter()
        widget = QApplication.focusWidget()
        assert isinstance(widget, QLineEdit)
        QTest.keyClicks(widget, key)
        widget.repaint()
        letters.append((time.perf_counter() - started) * 1000)
        if key != " ":
            _wait_for(view.refreshed)
            view.viewport().repaint()
            took = (time.perf_counter() - started) * 1000
            keys.append(_Key(took, _changed_lines(*seen[-2:]) if len(seen) > 1 else 0))
        else:
            widget.selectAll()  # the next letter begins another name
    program.window.close()
    return letters, keys


def _begin_typing(program: Program) -> None:
    program.choose.chosen.emit("1.004873")
    _wait_until(lambda: program.window.current_screen() == "components" and program.background.idle)
    program.window.next_requested.emit()
    _wait_until(lambda: program.window.current_screen() == "typing" and program.background.idle)
    program.window.showNormal()
    program.window.resize(*_SCREEN)


def _changed_lines(before: Pages, after: Pages) -> int:
    """On how many lines other words, or words in another place, are seen."""
    return len({(page, base) for page, base, *_ in _drawn(before) ^ _drawn(after)})


def _drawn(pages: Pages) -> set[tuple[int, int, int, str]]:
    texts = ((n, ink) for n, page in enumerate(pages.contents) for ink in page.inks if isinstance(ink, TextInk))
    return {
        (n, round(ink.baseline), round(ink.x), ink.piece.layout.text()[ink.piece.offset :][: ink.piece.length])
        for n, ink in texts
    }


def _in_a_bare_line(running: QApplication) -> list[float]:
    window = QWidget()
    line = QLineEdit(window)
    QVBoxLayout(window).addWidget(line)
    window.resize(*_SCREEN)
    window.show()
    line.setFocus()
    running.sendPostedEvents()
    taken = []
    for key in _KEYS * _ROUNDS:
        started = time.perf_counter()
        QTest.keyClicks(line, key)
        line.repaint()
        taken.append((time.perf_counter() - started) * 1000)
    window.close()
    return taken


def _name_the_office(data: Path) -> None:
    register = Register.open(data / "register", AccountUnlock(), office_now)
    named = Settings().changed(commune="xã Bùi La Nhân", province="tỉnh Hà Tĩnh", recovery_code_stored=True)
    register.settings.save(named.to_store())
    register.close()


def _wait_for(signal: SignalInstance) -> None:
    """Sleep until it comes: a loop that asks again and again would take the interpreter from the workers."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    late = QTimer(interval=_LONGEST_WAIT_MS, singleShot=True)
    late.timeout.connect(lambda: loop.exit(1))
    late.start()
    if loop.exec():
        raise NotMeasured("the page was not refreshed")
    signal.disconnect(loop.quit)


def _wait_until(true: object) -> None:
    assert callable(true)
    loop = QEventLoop()
    tick = QTimer(interval=1)
    tick.timeout.connect(lambda: loop.quit() if true() else None)
    tick.start()
    QTimer.singleShot(_LONGEST_WAIT_MS, loop.quit)
    loop.exec()
