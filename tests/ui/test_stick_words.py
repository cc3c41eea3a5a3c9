# SPDX-License-Identifier: GPL-3.0-or-later
"""Every state of an export has its words, one thing to press, and room for both."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, get_args

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from counter_app.casework.export_door import PastExport
from counter_app.casework.export_refusals import ExportFailed, ExportTrouble
from counter_app.casework.stick_steps import ENDED, StickState, StickSteps
from counter_app.clock import VIET_NAM
from counter_app.domain.drive import Drive
from counter_app.domain.outgoing import OutgoingKind
from counter_app.storage.exports import ExportOutcome
from counter_app.ui import theme
from counter_app.ui.screens.export_stick import ExportStickScreen
from counter_app.ui.stick_words import WORDS, files_in_words, line_of, words_for
from tests.ui.clipping import clipped_words, unnamed_inputs

PAST = PastExport(
    datetime(2026, 11, 20, 16, 30, tzinfo=VIET_NAM), "tally", "2026-W47", "KINGSTON 1A2B-3C4D", "done", "Lê Thị Thử"
)


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> ExportStickScreen:
    theme.apply(qapp, "light", 10.5)
    made = ExportStickScreen()
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def steps_at(state: StickState, **facts: Any) -> StickSteps:
    """A screen's worth of a state."""
    long = Drive("/dev/sdb1", "/media/x", "USB CỦA PHÒNG VĂN HÓA XÃ HỘI", "1A2B-3C4D", "ext4", 900, 64_000_000_000)
    about = replace(long, suspicion="backup") if state is StickState.SUSPICIOUS else long
    second = replace(about, device="E:", label="", bus="card", read_only=True, suspicion="system")
    drives = (about, second) if state is StickState.CHOOSE else (about,)
    words = "tong-hop-2026-W47-30001-xa-bui-la-nhan.xlsx"
    if state is StickState.FAILED:
        words = str(ExportFailed(ExportTrouble.DIFFERS, left=True))
    return StickSteps(state, drives, about.device, need=5_000_000_000, words=words, **facts)


@pytest.mark.parametrize("state", StickState)
@pytest.mark.parametrize("points", [10.5, 16.0])
def test_every_state_has_its_words_and_room_for_them(
    screen: ExportStickScreen, qtbot: QtBot, qapp: QApplication, state: StickState, points: float
) -> None:
    theme.apply(qapp, "light", points)
    screen.resize(1000, 640)
    screen.show_subject("Bảng tổng hợp tuần 47 năm 2026", [f"tong-hop-2026-W47-30001.{e}" for e in ("xlsx", "pdf")])
    screen.show_past([PAST] * 5)
    screen.show_steps(steps_at(state))
    qtbot.waitExposed(screen)
    qapp.sendPostedEvents()
    assert clipped_words(screen) == []
    assert unnamed_inputs(screen) == []
    told = " ".join(label.text() for label in screen.findChildren(QLabel))
    assert "{" not in told
    words = words_for(steps_at(state))
    assert words.title
    assert words.sentence.endswith((".", "…"))
    assert words.enter or words.esc or state is StickState.CLOSING
    assert ("đã được đọc lại và khớp" in words.sentence) is (state in ENDED | {StickState.CLOSING})


def test_hidden_verbs_leave_no_gap(screen: ExportStickScreen, qtbot: QtBot) -> None:
    screen.show_steps(steps_at(StickState.CHOOSE))
    qtbot.waitUntil(screen.parts.next.isVisible)
    first = screen.parts.next.x()
    screen.show_steps(steps_at(StickState.WRITING))
    qtbot.waitUntil(lambda: screen.parts.leave.x() == first)


def test_no_state_is_without_words() -> None:
    assert set(WORDS) == set(StickState)


@pytest.mark.parametrize("outcome", get_args(ExportOutcome))
@pytest.mark.parametrize("kind", get_args(OutgoingKind))
def test_what_left_before_is_told_in_one_line(screen: ExportStickScreen, kind: str, outcome: str) -> None:
    assert screen.parts.past_card.isHidden()
    screen.show_past([replace(PAST, kind=kind, outcome=outcome)])
    told = screen.parts.past.text()
    assert told.startswith("16:30 20/11/2026  ·  ")
    assert told.endswith("  ·  Lê Thị Thử")
    assert kind not in told
    assert ("✓" in told) is (outcome in {"done", "left_traces"})
    assert not screen.parts.past_card.isHidden()


def test_a_line_of_the_list_says_what_speaks_against_a_drive() -> None:
    locked = Drive("E:", "E:\\", "", "1A2B-3C4D", "FAT32", 1_500_000, 8_000_000, read_only=True, suspicion="system")
    assert line_of(locked).splitlines() == [
        "USB 1A2B-3C4D (E:)",
        "còn trống 1,5 MB / 8 MB  ·  FAT32  ·  khóa ghi  ·  trên ổ có thư mục của hệ điều hành",
    ]


def test_a_few_files_are_named_and_many_are_counted_by_kind() -> None:
    assert files_in_words(["so.xlsx", "so.pdf"], "tuan-47") == "Thư mục tuan-47:  so.xlsx  ·  so.pdf"
    many = ["so.xlsx", "so.pdf", *(f"{number:02}.csv" for number in range(1, 18))]
    assert files_in_words(many, "") == "19 tệp (1 xlsx, 1 pdf, 17 csv)"
