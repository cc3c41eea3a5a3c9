# SPDX-License-Identifier: GPL-3.0-or-later
"""An export from the key to the stick: what is plugged in moves the screen, Enter does the rest, each end is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.casework.export_door import ExportDoor
from counter_app.casework.export_run import HALF_FOLDER
from counter_app.casework.stick_steps import StickState
from counter_app.devices.drives import DriveRoom
from counter_app.domain.errors import CounterError
from counter_app.domain.outgoing import Outgoing
from counter_app.domain.roles import Role, Who
from counter_app.ui import theme
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.export_flow import ExportFlow
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.screens.export_stick import ExportStickScreen
from tests.casework.sticks import assert_whole, final_files, week_set
from tests.ui.export_desk import Desk, Gate
from tests.ui.hands import CTRL

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def desk(
    qtbot: QtBot, qapp: QApplication, background: BackgroundDesk, tmp_path: Path, fixed_clock: Callable[[], datetime]
) -> Iterator[Desk]:
    theme.apply(qapp, "light", 10.5)
    screen, notices, gate = ExportStickScreen(), NoticeBoard(), Gate()
    qtbot.addWidget(screen)
    screen.resize(1270, 600)
    screen.show()
    qtbot.waitActive(screen)
    root = tmp_path / "KINGSTON"
    root.mkdir()
    made: list[Desk] = []
    drives = DriveRoom(lambda: list(made[0].plugged), lambda _drive: made[0].safe, lambda _drive: True)
    door = ExportDoor(fixed_clock, disk=gate)
    flow = ExportFlow(screen, background, notices, door, drives, lambda: made[0].who)
    made.append(Desk(flow, screen, root, gate, qtbot, background))
    notices.notice.connect(lambda level, sentence: made[0].said.append((level, sentence)))
    flow.left.connect(lambda: made[0].said.append(("left", "")))
    yield made[0]
    gate.open.set()
    flow.watch.end()


def test_put_in_while_it_waits_it_goes_to_the_end_by_itself(desk: Desk) -> None:
    desk.begin()
    desk.until(StickState.NO_STICK)
    desk.plug(desk.stick)
    desk.until(StickState.DONE)
    assert_whole(desk.root, week_set())
    assert desk.screen.parts.names.text().startswith("Thư mục mot-cua/2026:  tong-hop-2026-W47.xlsx  ·")
    assert [done.already_there for done in desk.done] == [False]
    desk.press(ENTER)
    assert desk.said == [("left", "")]
    assert not desk.flow.watch.is_watching


def test_one_that_was_in_is_named_and_waits_for_enter(desk: Desk) -> None:
    desk.plug(desk.stick)
    desk.begin()
    desk.until(StickState.READY)
    assert "KINGSTON" in desk.screen.parts.title.text()
    assert final_files(desk.root) == {}
    desk.press(ENTER)
    desk.until(StickState.DONE)
    desk.begin()
    desk.until(StickState.READY)
    desk.press(ENTER)
    desk.until(StickState.DONE)
    assert "giống hệt" in desk.screen.parts.sentence.text()


def test_of_two_one_is_picked_with_the_arrows(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "HOA"
    other.mkdir()
    desk.plug(desk.stick, replace(desk.stick, device="/dev/sdc1", mount=str(other), label="HOA"))
    desk.begin()
    desk.until(StickState.CHOOSE)
    desk.press(Qt.Key.Key_Down)
    desk.flow.watch.changed.emit()
    desk.press(ENTER)
    desk.until(StickState.DONE)
    assert_whole(other, week_set())
    assert final_files(desk.root) == {}


def test_a_doubtful_drive_wants_more_than_enter(desk: Desk) -> None:
    desk.plug(replace(desk.stick, suspicion="backup"))
    desk.begin()
    desk.until(StickState.SUSPICIOUS)
    desk.press(ENTER)
    desk.qtbot.waitUntil(lambda: desk.background.idle)
    assert desk.flow.state is StickState.SUSPICIOUS
    desk.press(ENTER, CTRL)
    desk.until(StickState.DONE)


def test_another_content_is_asked_about_before_it_is_numbered(desk: Desk, fixed_clock: Callable[[], datetime]) -> None:
    ExportDoor(fixed_clock).write(week_set("cũ"), desk.root)
    desk.plug(desk.stick)
    desk.begin(week_set("mới"))
    desk.until(StickState.READY)
    desk.press(ENTER)
    desk.until(StickState.CLASH)
    assert "tong-hop-2026-W47.xlsx" in desk.screen.parts.title.text()
    desk.press(ENTER)
    desk.until(StickState.DONE)
    assert any(name.endswith("W47-2.xlsx") for name in final_files(desk.root))


def test_stopped_in_the_middle(desk: Desk) -> None:
    desk.gate.open.clear()
    desk.plug(desk.stick)
    desk.begin()
    desk.until(StickState.READY)
    desk.press(ENTER)
    desk.until(StickState.WRITING)
    desk.press(ESC)
    desk.gate.open.set()
    desk.until(StickState.STOPPED)
    assert final_files(desk.root) == {}
    desk.press(ESC)
    assert desk.said == [("left", "")]


def test_pulled_out_and_put_in_again(desk: Desk) -> None:
    desk.gate.trouble = OSError(19, "no such device")
    desk.plug(desk.stick)
    desk.begin()
    desk.until(StickState.READY)
    desk.press(ENTER)
    desk.until(StickState.PULLED_OUT)
    desk.gate.trouble = None
    desk.plug()
    desk.qtbot.waitUntil(lambda: desk.background.idle)
    desk.plug(desk.stick)
    desk.until(StickState.DONE)
    assert_whole(desk.root, week_set())


def test_too_full_moves_on_when_there_is_room(desk: Desk) -> None:
    desk.gate.trouble = OSError(28, "no space")
    desk.plug(replace(desk.stick, free=10))
    desk.begin()
    desk.until(StickState.READY)
    desk.press(ENTER)
    desk.until(StickState.TOO_FULL)
    assert "còn thiếu" in desk.screen.parts.title.text()
    desk.plug(desk.stick)
    desk.until(StickState.READY)


def test_content_that_cannot_be_made_is_told(desk: Desk) -> None:
    def broken() -> Outgoing:
        raise CounterError("Chưa có số liệu của tuần này.")

    desk.flow.begin(broken)
    desk.until(StickState.FAILED)
    assert desk.screen.parts.sentence.text() == "Chưa có số liệu của tuần này."
    desk.press(ENTER)
    assert desk.said[-1] == ("left", "")


def test_what_goes_on_elsewhere_is_told_at_the_foot(desk: Desk) -> None:
    desk.gate.open.clear()
    desk.plug(desk.stick)
    desk.begin()
    desk.until(StickState.READY)
    desk.press(ENTER)
    desk.until(StickState.WRITING)
    desk.screen.hide()
    desk.begin()
    assert desk.said[-1][0] == "warn", "one at a time"
    desk.gate.open.set()
    desk.until(StickState.DONE)
    assert desk.said[-1][0] == "good"
    assert "Đã chép xong" in desk.said[-1][1]
    assert not desk.flow.watch.is_watching


def test_left_for_another_room_no_stick_sets_it_going(desk: Desk) -> None:
    desk.begin()
    desk.until(StickState.NO_STICK)
    desk.screen.hide()
    desk.plug(desk.stick)
    desk.qtbot.waitUntil(lambda: desk.background.idle)
    assert final_files(desk.root) == {}


def test_back_from_the_help_what_was_put_in_meanwhile_is_named_first(desk: Desk) -> None:
    desk.begin()
    desk.until(StickState.NO_STICK)
    desk.screen.hide()
    desk.plugged.append(desk.stick)
    desk.screen.show()
    desk.until(StickState.READY)
    assert desk.flow.watch.is_watching


def test_a_window_that_goes_stops_the_writing(desk: Desk) -> None:
    desk.gate.open.clear()
    desk.plug(desk.stick)
    desk.begin()
    desk.until(StickState.READY)
    desk.press(ENTER)
    desk.until(StickState.WRITING)
    desk.background.closing.emit()
    desk.gate.open.set()
    desk.until(StickState.STOPPED)
    assert final_files(desk.root) == {}


def test_left_overs_of_a_power_cut_go_when_the_stick_comes(desk: Desk) -> None:
    (desk.root / HALF_FOLDER).mkdir()
    (desk.root / HALF_FOLDER / "0000.part").write_bytes(b"half")
    desk.plug(desk.stick)
    desk.begin()
    desk.until(StickState.READY)
    assert list(desk.root.iterdir()) == []


def test_still_open_elsewhere(desk: Desk) -> None:
    desk.safe = False
    desk.plug(desk.stick)
    desk.begin()
    desk.until(StickState.READY)
    desk.press(ENTER)
    desk.until(StickState.STILL_OPEN)
    assert_whole(desk.root, week_set())


def test_a_volunteer_takes_nothing_out(desk: Desk) -> None:
    desk.who = Who("Trần Văn Giúp", Role.VOLUNTEER)
    desk.begin()
    assert "việc của cán bộ" in desk.said[-1][1]
    assert not desk.flow.watch.is_watching
