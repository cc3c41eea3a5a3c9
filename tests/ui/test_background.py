# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk: order within a lane, independence of lanes, newest-only work, and a close that loses nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from counter_app.domain.errors import CounterError
from counter_app.ui.background import BackgroundDesk, Lane
from counter_app.ui.notices import NoticeBoard

WAIT_S = 5


@pytest.fixture
def notices(qapp: object) -> NoticeBoard:
    assert qapp
    return NoticeBoard()


@pytest.fixture
def desk(notices: NoticeBoard) -> Iterator[BackgroundDesk]:
    desk = BackgroundDesk(notices)
    yield desk
    desk.close()


def test_work_is_done_elsewhere_and_its_result_comes_back_here(qtbot: QtBot, desk: BackgroundDesk) -> None:
    here = threading.get_ident()
    worked: list[int] = []
    delivered: list[int] = []

    def deliver(worker: int) -> None:
        worked.append(worker)
        delivered.append(threading.get_ident())

    with qtbot.waitSignal(desk.became_idle):
        desk.run(Lane.REGISTER, threading.get_ident, deliver)
    assert worked != [here]
    assert delivered == [here]


def test_a_lane_keeps_the_order_in_which_work_was_handed_in(qtbot: QtBot, desk: BackgroundDesk) -> None:
    done: list[int] = []
    with qtbot.waitSignal(desk.became_idle):
        for number in range(20):
            desk.run(Lane.REGISTER, lambda number=number: done.append(number))  # type: ignore[misc]
    assert done == list(range(20))


def test_saving_does_not_wait_for_a_page(qtbot: QtBot, desk: BackgroundDesk) -> None:
    page_may_end = threading.Event()
    saved = threading.Event()
    desk.run(Lane.PAPER, lambda: page_may_end.wait(WAIT_S))
    desk.run(Lane.REGISTER, saved.set)
    assert saved.wait(WAIT_S)
    assert not desk.idle
    with qtbot.waitSignal(desk.became_idle):
        page_may_end.set()


def test_only_the_newest_page_is_made_and_shown(qtbot: QtBot, desk: BackgroundDesk) -> None:
    gate = threading.Event()
    made: list[int] = []
    shown: list[int] = []

    def make(number: int) -> int:
        gate.wait(WAIT_S)
        made.append(number)
        return number

    with qtbot.waitSignal(desk.became_idle):
        desk.run(Lane.PAPER, lambda: gate.wait(WAIT_S))
        for number in range(5):
            desk.run_latest(Lane.PAPER, "preview", lambda number=number: make(number), shown.append)  # type: ignore[misc]
        gate.set()
    assert made == [4]
    assert shown == [4]


def test_a_page_overtaken_while_it_is_made_is_dropped(qtbot: QtBot, desk: BackgroundDesk) -> None:
    begun, gate = threading.Event(), threading.Event()
    shown: list[str] = []

    def slow() -> str:
        begun.set()
        gate.wait(WAIT_S)
        return "old"

    with qtbot.waitSignal(desk.became_idle):
        desk.run_latest(Lane.PAPER, "preview", slow, shown.append)
        assert begun.wait(WAIT_S)
        desk.run_latest(Lane.PAPER, "preview", lambda: "new", shown.append)
        gate.set()
    assert shown == ["new"]


def test_other_keys_do_not_overtake_each_other(qtbot: QtBot, desk: BackgroundDesk) -> None:
    shown: list[str] = []
    with qtbot.waitSignal(desk.became_idle):
        desk.run_latest(Lane.PAPER, "preview", lambda: "page", shown.append)
        desk.run_latest(Lane.PAPER, "forecast", lambda: "forecast", shown.append)
    assert shown == ["page", "forecast"]


def test_an_error_with_a_sentence_becomes_a_notice(qtbot: QtBot, desk: BackgroundDesk, notices: NoticeBoard) -> None:
    def full() -> None:
        raise CounterError("Ổ đĩa đầy.")

    with qtbot.waitSignal(notices.notice) as seen, qtbot.assertNotEmitted(notices.breakdown):
        desk.run(Lane.REGISTER, full, lambda _: pytest.fail("there is no result"))
    assert seen.args == ["bad", "Ổ đĩa đầy."]


def test_an_unexpected_error_is_a_breakdown_and_its_text_is_not_logged(
    qtbot: QtBot, desk: BackgroundDesk, notices: NoticeBoard, caplog: pytest.LogCaptureFixture
) -> None:
    def bug() -> None:
        raise KeyError("ĐẶNG THỊ QUỲNH Ỷ")

    with qtbot.waitSignal(notices.breakdown) as seen, qtbot.assertNotEmitted(notices.notice):
        desk.run(Lane.REGISTER, bug)
    assert seen.args == ["KeyError"]
    assert "in bug" in caplog.text
    assert "QUỲNH" not in caplog.text


def test_the_asker_may_take_the_failure_itself(qtbot: QtBot, desk: BackgroundDesk, notices: NoticeBoard) -> None:
    taken: list[BaseException] = []

    def refuse() -> None:
        raise CounterError("Không có máy in.")

    with qtbot.waitSignal(desk.became_idle), qtbot.assertNotEmitted(notices.notice):
        desk.run(Lane.PAPER, refuse, failed=taken.append)
    assert str(taken[0]) == "Không có máy in."


def test_closing_finishes_what_was_accepted_and_what_followed_from_it(notices: NoticeBoard) -> None:
    desk = BackgroundDesk(notices)
    done: list[str] = []
    desk.run(
        Lane.REGISTER,
        lambda: done.append("saved"),
        lambda _: desk.run(Lane.PAPER, lambda: done.append("tidied")),
    )
    desk.close()
    assert done == ["saved", "tidied"]
    assert desk.idle
