# SPDX-License-Identifier: GPL-3.0-or-later
"""When everything else fails: the draft first, then one sentence, and a report without anybody's data."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from pytestqt.qtbot import QtBot

from counter_app.clock import VIET_NAM
from counter_app.ui.crash import NOT_SAVED, SAVED, CrashGuard, log_qt_message

NAME = "ĐẶNG THỊ QUỲNH Ỷ"


def at_nine() -> datetime:
    return datetime(2026, 11, 24, 9, 5, 6, tzinfo=VIET_NAM)


@pytest.fixture
def saves() -> list[int]:
    return []


@pytest.fixture
def guard(qapp: object, tmp_path: Path, saves: list[int]) -> Iterator[CrashGuard]:
    assert qapp
    guard = CrashGuard(tmp_path, lambda: saves.append(threading.get_ident()), at_nine)
    guard.install()
    yield guard
    guard.remove()


def fail_with_a_name() -> None:
    answers = {"so_dinh_danh": "1"}
    answers[NAME]


def fall_into_the_hook() -> None:
    """As PySide does for a slot: the error goes to the hook of the moment."""
    try:
        fail_with_a_name()
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_the_draft_is_saved_before_the_clerk_is_told(qtbot: QtBot, guard: CrashGuard, saves: list[int]) -> None:
    saved_when_told: list[int] = []
    guard.crashed.connect(lambda *_: saved_when_told.append(len(saves)))
    with qtbot.waitSignal(guard.crashed) as seen:
        fall_into_the_hook()
    assert seen.args[0] == SAVED
    assert saved_when_told == [1]


def test_the_report_says_where_and_never_who(
    qtbot: QtBot, guard: CrashGuard, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(guard.crashed) as seen:
        fall_into_the_hook()
    report = tmp_path / "bao-loi-20261124-090506.txt"
    assert seen.args[1] == str(report)
    text = report.read_text(encoding="utf-8")
    assert "fail_with_a_name" in text
    assert "KeyError" in text
    assert "QUỲNH" not in text + caplog.text


def test_an_error_on_another_thread_is_answered_on_this_one(qtbot: QtBot, guard: CrashGuard, saves: list[int]) -> None:
    with qtbot.waitSignal(guard.crashed):
        thread = threading.Thread(target=fail_with_a_name)
        thread.start()
        thread.join()
    assert saves == [threading.get_ident()]


def test_a_draft_that_cannot_be_saved_is_said_so(qtbot: QtBot, tmp_path: Path) -> None:
    def refuse() -> None:
        raise OSError(NAME)

    guard = CrashGuard(tmp_path, refuse, at_nine)
    with qtbot.waitSignal(guard.crashed) as seen:
        guard.tell_breakdown("KeyError")
    assert seen.args == [NOT_SAVED, ""]


def test_a_report_that_cannot_be_written_does_not_hide_the_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    guard = CrashGuard(tmp_path / "not there", lambda: None, at_nine)
    guard.install()
    try:
        with qtbot.waitSignal(guard.crashed) as seen:
            fall_into_the_hook()
    finally:
        guard.remove()
    assert seen.args == [SAVED, ""]


@pytest.mark.usefixtures("qapp")
def test_the_hooks_are_given_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook)
    guard = CrashGuard(tmp_path, lambda: None, at_nine)
    guard.install()
    assert sys.excepthook != before[0]
    guard.remove()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_message_of_qt_is_logged_without_what_it_quotes(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    log_qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), f'cannot draw "{NAME}" 042151001234')
    assert "cannot draw" in caplog.text
    assert "QUỲNH" not in caplog.text
    assert "042151001234" not in caplog.text
