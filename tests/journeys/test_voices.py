# SPDX-License-Identifier: GPL-3.0-or-later
"""What citizens say, through the real window by keyboard: a rating, a pile of sheets, a feedback, a listening day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.clock import VIET_NAM
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from counter_app.ui.screens import rating_board
from counter_app.ui.screens.ledger import LedgerScreen
from counter_app.ui.screens.rating_board import RatingBoard
from tests.journeys.clerk import Clerk


class Hand:
    """A clock set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 12, 21, 9, 0, tzinfo=VIET_NAM)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def watch() -> Hand:
    return Hand()


@pytest.fixture
def clerk(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, watch: Hand, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Clerk]:
    """A clerk of a commune with two villages that runs the plan of An Dung."""
    monkeypatch.setattr(rating_board, "THANKS_MS", 1)
    data = tmp_path / "data"
    lists = data / "catalog" / "lists"
    lists.mkdir(parents=True)
    (lists / "villages.toml").write_text('schema_version = 1\nvillages = ["Thôn Đông", "Thôn Tây"]\n', "utf-8")
    register = Register.open(data / "register", AccountUnlock(), watch)
    settings = Settings().changed(
        commune="xã An Dũng",
        province="thành phố Hải Phòng",
        clerk="Trần Thị Bê",
        signatory="Nguyễn Văn Bính",
        recovery_code_stored=True,
        schemes="an-dung",
    )
    register.settings.save(settings.to_store())
    register.close()
    seated = Clerk(qtbot, qapp, data, watch)
    seated.press("<Shift+F4>")
    yield seated
    seated.close()


def screen_of(clerk: Clerk) -> LedgerScreen:
    found = [one for one in clerk.program.window.findChildren(LedgerScreen) if one.isVisible()]
    return found[0]


def rows(clerk: Clerk) -> list[str]:
    listed = screen_of(clerk).parts.list
    return [listed.item(place).text() for place in range(listed.count())]


def register_of(clerk: Clerk) -> Register:
    assert clerk.program.workshop is not None
    return clerk.program.workshop.register


def test_citizens_rate_on_the_screen_and_on_paper_and_the_clerk_is_where_she_was(clerk: Clerk, watch: Hand) -> None:
    clerk.press("<Return>")
    assert clerk.screen == "rating"
    (board,) = clerk.program.window.findChildren(RatingBoard)
    assert [face.score for face in board.faces] == [4, 3, 2, 1]
    assert min(min(face.width(), face.height()) for face in board.faces) >= 40
    clerk.press("4", "4")
    clerk.wait(lambda: clerk.screen == "voices")
    assert register_of(clerk).ratings.counts(watch.now.date(), watch.now.date()) == {
        (watch.now.date(), "screen"): {4: 1}
    }
    assert screen_of(clerk).parts.list.hasFocus()

    clerk.press("<Return>", "<Escape>")  # one who does not want to is not counted
    assert clerk.screen == "voices"
    assert (
        sum(register_of(clerk).ratings.counts(watch.now.date(), watch.now.date())[watch.now.date(), "screen"].values())
        == 1
    )
    day = date(2026, 12, 18)
    clerk.press("<2>")
    clerk.type("18/12/2026", "<Return>")
    clerk.type("44x", "<Return>")
    assert screen_of(clerk).is_asking
    clerk.press("<Ctrl+A>")
    clerk.type("4 4 3 1", "<Return>")
    assert register_of(clerk).ratings.counts(day, day) == {(day, "paper"): {1: 1, 3: 1, 4: 2}}
    assert "18/12/2026 · phiếu giấy · 4 lượt" in rows(clerk)[2]
    clerk.press("<3>")
    assert register_of(clerk).ratings.counts(day, day) == {}


def test_feedback_and_a_listening_day_from_the_plan_to_the_minutes(clerk: Clerk, watch: Hand) -> None:
    clerk.press("<Ctrl+PgDown>", "<Return>")
    clerk.type("Bảng niêm yết treo cao, chữ nhỏ.", "<Return>", "<Return>", "<Return>")
    clerk.type("H'Bluê Niê Kdăm", "<Return>", "<Return>")
    clerk.type("Văn phòng", "<Return>")
    (kept,) = register_of(clerk).feedback.listed("open")
    assert kept.due_on == date(2027, 1, 12)  # 15 working days over New Year
    assert kept.clerk == "Trần Thị Bê"
    watch.now += timedelta(days=40)
    clerk.press("<Shift+F4>", "<Down>")
    assert "▲ QUÁ HẠN" in rows(clerk)[1]
    clerk.press("<2>")
    assert clerk.printer.jobs[-1][0].copies == 2
    clerk.press("<1>")
    clerk.type("Đã hạ bảng xuống", "<Ctrl+Return>")
    assert "✓ đã trả lời" in rows(clerk)[1]
    clerk.press("<Return>")
    assert "Công văn trả lời" in clerk.printer.jobs[-1][0].title
    assert not any("Kdăm" in job.title for job, _ in clerk.printer.jobs)

    hold_a_listening_day(clerk, watch)


def hold_a_listening_day(clerk: Clerk, watch: Hand) -> None:
    """From the plan's proposal to the minutes, the late answer and the list of what waits."""
    watch.now = datetime(2026, 12, 21, 9, 0, tzinfo=VIET_NAM)
    clerk.press("<Ctrl+PgDown>")
    assert "2 buổi theo kế hoạch chưa lập" in rows(clerk)[0]
    clerk.press("<Return>")
    assert "Thôn Đông · 26/12/2026" in rows(clerk)[1]
    watch.now = datetime(2026, 12, 26, 21, 30, tzinfo=VIET_NAM)
    clerk.press("<Down>", "<Return>", "<Ctrl+Return>")
    assert "● đã họp" in rows(clerk)[1]
    clerk.press("<Return>")
    clerk.type("Đèn đường hỏng từ tháng 7", "<Return>")
    clerk.type("Đặng Thị Quỳnh Ỷ", "<Return>", "<Return>")
    clerk.type("Địa chính", "<Ctrl+Return>")
    assert "1. Đèn đường hỏng" in rows(clerk)[2]
    clerk.press("<2>")
    assert clerk.printer.jobs[-1] == (clerk.printer.jobs[-1][0], 1)
    watch.now += timedelta(days=60)
    clerk.press("<Shift+F4>", "<Home>", "<4>", "<Down>", "<Down>")
    assert "▲ QUÁ HẠN" in rows(clerk)[2]
    clerk.press("<Return>")
    clerk.type("Đã thay bóng ngày 20/01", "<Ctrl+Return>")
    assert "✓ đã trả lời" in rows(clerk)[2]
    clerk.press("<Home>", "<2>")
    assert clerk.printer.jobs[-1][0].title == "Theo dõi trả lời ý kiến"
