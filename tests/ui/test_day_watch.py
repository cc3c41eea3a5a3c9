# SPDX-License-Identifier: GPL-3.0-or-later
"""The line at the top says what day it is under the schemes; a clock that cannot be believed is asked about once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.casework.service_day import ServiceDay, service_day_of
from counter_app.catalog.layers import shipped_layer
from counter_app.catalog.reference import lists_folder, read_holidays
from counter_app.catalog.schemes import load_schemes
from counter_app.clock import VIET_NAM
from counter_app.settings import Settings
from counter_app.ui import theme
from counter_app.ui.day_watch import DayWatch
from counter_app.ui.day_words import day_line, time_left
from counter_app.ui.window import MainWindow
from tests.ui.hands import ALT, press

DAYS_OFF = read_holidays(lists_folder() / "holidays.toml")
SCHEMES = load_schemes([shipped_layer()])


def day(schemes: str, hours: str = "07:00-11:30 13:30-17:00") -> ServiceDay:
    return service_day_of(Settings(schemes=schemes, working_hours=hours), SCHEMES, DAYS_OFF)


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=VIET_NAM)


@pytest.mark.parametrize(
    ("schemes", "moment", "words", "lively"),
    [
        ("dak-nong", "2026-11-25T12:47", "nhận đến 15:00 · còn 2 giờ 13", True),
        ("dak-nong", "2026-11-25T14:20", "nhận đến 15:00 · còn 40 phút", True),
        ("dak-nong", "2026-11-25T15:01", "đã qua 15:00, nhận theo quy trình thường", False),
        ("dak-nong", "2026-11-26T09:00", "Thứ Năm 26/11/2026", False),
        ("dak-nong", "2026-11-24T09:00", "Thứ Ba 24/11/2026 · nghỉ Ngày Văn hóa Việt Nam", False),
        ("", "2026-11-21T09:00", "Thứ Bảy 21/11/2026 · nghỉ cuối tuần", False),
        ("gone-since", "2026-11-25T09:00", "Thứ Tư 25/11/2026", False),
    ],
)
def test_the_line_says_the_day_and_what_is_left_of_it(schemes: str, moment: str, words: str, lively: bool) -> None:
    line, is_lively = day_line(day(schemes).banner(at(moment)), at(moment))
    assert line.endswith(words)
    assert is_lively is lively


def test_a_scheme_without_a_cut_off_lasts_until_the_office_closes() -> None:
    moment = at("2026-12-01T15:30")
    line, _ = day_line(day("bui-la-nhan", "7h30-11h30, 13h-16h30").banner(moment), moment)
    assert line.endswith("nhận đến 16:30 · còn 1 giờ 00")


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(minutes=65), "còn 1 giờ 05"),
        (timedelta(minutes=-20), "quá 20 phút"),
        (timedelta(days=-3), "quá 3 ngày"),
        (timedelta(days=1), "mai 10:00"),
        (timedelta(days=5), "thứ Hai 30/11"),
        (timedelta(days=4), "Chủ nhật 29/11"),
        (timedelta(days=20), "15/12"),
        (timedelta(days=60), "24/01/2027"),
    ],
)
def test_what_a_dossier_has_left_is_said_as_clerks_say_it(after: timedelta, words: str) -> None:
    now = at("2026-11-25T10:00")
    assert time_left(now + after, now) == words


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    theme.apply(qapp, "light", 10.5)
    shown = MainWindow()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitActive(shown)
    return shown


def said(window: MainWindow) -> str:
    return window._parts.day._day.text()


def test_the_line_turns_with_the_minute(qtbot: QtBot, window: MainWindow) -> None:
    now = [replace_second(at("2026-11-25T14:20"))]
    watch = DayWatch(window, lambda: now[0])
    watch.begin()
    watch.learn(lambda: day("dak-nong"))
    assert said(window).endswith("còn 39 phút")
    with qtbot.waitSignal(watch.minute_passed):
        now[0] += timedelta(minutes=1)
    assert said(window).endswith("còn 38 phút")


def replace_second(moment: datetime) -> datetime:
    """A moment just before the minute turns, so that a test need not wait for it."""
    return moment.replace(second=59, microsecond=900_000)


@pytest.mark.parametrize(("key", "believed"), [(Qt.Key.Key_D, True), (Qt.Key.Key_K, False)])
def test_a_doubted_clock_is_asked_about_with_two_keys(window: MainWindow, key: Qt.Key, believed: bool) -> None:
    watch = DayWatch(window, lambda: at("2026-11-25T09:00"))
    watch.learn(lambda: day("dak-nong"))
    watch.doubt()
    assert not watch.clock_is_sound
    assert "Thứ Tư 25/11/2026" in window.question.sentence
    assert "tạm dừng" in said(window)
    press(window, key, ALT)
    assert watch.clock_is_sound is believed
    assert window.question.sentence == ""
    assert ("KHÔNG" in said(window)) is believed


def test_the_window_says_farewell_once_and_then_goes(window: MainWindow) -> None:
    window.farewell = lambda: "Còn 2 hồ sơ chờ nhập hệ thống."
    window.close()
    assert window.isVisible()
    assert window._parts.notice.sentence.startswith("Còn 2 hồ sơ")
    window.close()
    assert not window.isVisible()


def test_a_second_farewell_is_never_asked_for(window: MainWindow) -> None:
    asked: list[int] = []

    def farewell() -> str:
        asked.append(1)
        return "Còn 2 hồ sơ."

    window.farewell = farewell
    window.close()
    window.close()
    assert len(asked) == 1
    assert not window.isVisible()


def test_clocks_are_replaced_not_kept() -> None:
    banner = day("dak-nong").banner(at("2026-11-25T09:00"))
    assert day_line(replace(banner, title=""), at("2026-11-25T09:00")) == ("Thứ Tư 25/11/2026", False)


@pytest.mark.parametrize("width", [880, 1000, 1366])
def test_the_time_left_stands_however_narrow_the_window_is(window: MainWindow, width: int) -> None:
    moment = at("2026-11-25T12:47")
    line, lively = day_line(day("dak-nong nghi-dong").banner(moment), moment)
    window.resize(width, 600)
    window.set_clerk("xã Bùi La Nhân · Lê Thị Nghiệm")
    window.set_day_banner(line, lively)
    assert said(window).startswith("Thứ Tư 25/11 · ")
    assert said(window).endswith("nhận đến 15:00 · còn 2 giờ 13")
    shown = window._parts.day._day
    assert shown.fontMetrics().horizontalAdvance(shown.text()) <= width - 32


def test_the_clerk_gives_way_before_the_day_does(window: MainWindow) -> None:
    window.set_clerk("xã Bùi La Nhân · Lê Thị Nghiệm")
    window.set_day_banner("Thứ Bảy 21/11/2026", lively=False)
    window.resize(1366, 600)
    assert window._parts.day._clerk.isVisible()
    window.set_day_banner(
        "Thứ Tư 25/11 · " + "NGÀY KHÔNG VIẾT, KHÔNG HẸN " * 7 + "· nhận đến 15:00 · còn 2 giờ 13", lively=True
    )
    assert not window._parts.day._clerk.isVisible()
    assert "…" in said(window)
    assert said(window).endswith("còn 2 giờ 13")
