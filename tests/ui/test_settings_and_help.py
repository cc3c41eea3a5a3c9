# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings are drawn from their declarations; help opens where it was asked for and never leaves its folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from counter_app.installed import shipped_folder
from counter_app.settings import Settings
from counter_app.ui import theme
from counter_app.ui.screens.help_screen import ORDER, HelpScreen
from counter_app.ui.screens.settings_screen import SettingsScreen
from counter_app.ui.shortcuts import PICKS, STEPS, Key
from counter_app.ui.widgets.setting_row import is_hidden
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import focused, press, type_keys

_KEYS = re.compile(r"(?:Ctrl|Alt|Shift)\+(?:\w+|\.)|\bF[0-9]+\b")
HELP = shipped_folder("resources") / "help"


@pytest.fixture
def settings(qtbot: QtBot, qapp: QApplication) -> SettingsScreen:
    theme.apply(qapp, "light", 10.5)
    screen = SettingsScreen()
    qtbot.addWidget(screen)
    screen.resize(1270, 640)
    screen.show()
    qtbot.waitExposed(screen)
    screen.show_settings(Settings(commune="xã Bùi La Nhân", font_points=12))
    return screen


@pytest.fixture
def guide(qtbot: QtBot, qapp: QApplication) -> HelpScreen:
    theme.apply(qapp, "light", 10.5)
    screen = HelpScreen(HELP)
    qtbot.addWidget(screen)
    screen.resize(1270, 640)
    screen.show()
    qtbot.waitExposed(screen)
    screen.setFocus()
    return screen


def go_to(screen: SettingsScreen, name: str) -> None:
    screen.rows[name].focus_input()


def test_every_setting_has_a_row_with_its_title(settings: SettingsScreen) -> None:
    words = {label.text() for label in settings.findChildren(QLabel)}
    shown = {name: row for name, row in Settings.model_fields.items() if not is_hidden(row)}
    assert {declared.title for declared in shown.values()} <= words
    assert "schemes" not in settings.rows, "they are chosen on a screen of their own"


def test_a_line_counts_when_it_is_left(qtbot: QtBot, settings: SettingsScreen) -> None:
    go_to(settings, "clerk")
    type_keys(focused(), "  Tran Thi May ")
    with qtbot.waitSignal(settings.changed) as seen:
        press(focused(), Qt.Key.Key_Tab)
    assert seen.args == [{"clerk": "Tran Thi May"}]


def test_leaving_a_line_unchanged_announces_nothing(qtbot: QtBot, settings: SettingsScreen) -> None:
    go_to(settings, "commune")
    with qtbot.assertNotEmitted(settings.changed):
        press(focused(), Qt.Key.Key_Tab)


def test_a_digit_picks_an_option(qtbot: QtBot, settings: SettingsScreen) -> None:
    go_to(settings, "theme")
    with qtbot.waitSignal(settings.changed) as seen:
        press(focused(), Qt.Key.Key_3)
    assert seen.args == [{"theme": "dark"}]


@pytest.mark.parametrize(("typed", "kept"), [("14,5", 14.5), ("14.5", 14.5), ("13", 13.0)])
def test_a_number_may_have_a_comma_or_a_dot(qtbot: QtBot, settings: SettingsScreen, typed: str, kept: float) -> None:
    go_to(settings, "font_points")
    line = focused()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    type_keys(line, typed)
    with qtbot.waitSignal(settings.changed) as seen:
        press(line, Qt.Key.Key_Return)
    assert seen.args == [{"font_points": kept}]


@pytest.mark.parametrize("typed", ["400", "8", "abc", "", "1e1", "12,3", "-12"])
def test_a_number_that_cannot_be_gives_way_to_the_former_one(
    qtbot: QtBot, settings: SettingsScreen, typed: str
) -> None:
    go_to(settings, "font_points")
    line = focused()
    assert isinstance(line, QLineEdit)
    line.setText(typed)
    with qtbot.assertNotEmitted(settings.changed):
        press(line, Qt.Key.Key_Return)
    assert line.text() == "12"


def test_arrows_step_a_whole_number(qtbot: QtBot, settings: SettingsScreen) -> None:
    go_to(settings, "copies")
    with qtbot.waitSignal(settings.changed) as seen:
        press(focused(), Qt.Key.Key_Up)
    assert seen.args == [{"copies": 2}]
    assert isinstance(seen.args[0]["copies"], int)


def test_what_is_announced_is_what_the_settings_accept(qtbot: QtBot, settings: SettingsScreen) -> None:
    go_to(settings, "backups_daily")
    with qtbot.waitSignal(settings.changed) as seen:
        press(focused(), Qt.Key.Key_Down)
    assert Settings().changed(**seen.args[0]).backups_daily == 13


@pytest.mark.parametrize(("typed", "kept"), [("-1,5", -1.5), ("2", 2.0)])
def test_an_offset_may_be_negative(qtbot: QtBot, settings: SettingsScreen, typed: str, kept: float) -> None:
    go_to(settings, "offset_right_mm")
    line = focused()
    assert isinstance(line, QLineEdit)
    line.setText(typed)
    with qtbot.waitSignal(settings.changed) as seen:
        press(line, Qt.Key.Key_Return)
    assert seen.args == [{"offset_right_mm": kept}]


@pytest.mark.parametrize(
    ("button", "wish"),
    [
        ("backup", "backup_requested"),
        ("new_code", "recovery_code_requested"),
        ("test_page", "test_page_requested"),
        ("doctor", "doctor_requested"),
    ],
)
def test_the_buttons_announce_their_wish(qtbot: QtBot, settings: SettingsScreen, button: str, wish: str) -> None:
    with qtbot.waitSignal(getattr(settings, wish)):
        press(getattr(settings, button), Qt.Key.Key_Return)


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_of_the_settings_is_cut(
    qtbot: QtBot, qapp: QApplication, settings: SettingsScreen, points: float
) -> None:
    theme.apply(qapp, "light", points)
    settings.resize(1366, 700)
    qtbot.waitUntil(lambda: clipped_words(settings) == [], timeout=2000)
    assert unnamed_inputs(settings) == []


@pytest.mark.parametrize("name", ORDER)
def test_every_screen_has_its_page(guide: HelpScreen, name: str) -> None:
    guide.show_for(name)
    title = (HELP / f"{name}.md").read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    assert guide.page.toPlainText().startswith(title)


def test_an_unknown_screen_gets_the_first_page(guide: HelpScreen) -> None:
    guide.show_for("first_run")
    assert guide.page.toPlainText().startswith("Bắt đầu nhanh")


def test_a_link_to_another_page_is_followed_and_nothing_else(guide: HelpScreen) -> None:
    guide.show_for("start")
    guide.page.anchorClicked.emit(QUrl("choose.md"))
    assert guide.page.toPlainText().startswith("Chọn thủ tục")
    for outside in ("https://example.org/choose.md", "file:///etc/passwd", "mailto:a@b"):
        guide.show_for("start")
        guide.page.anchorClicked.emit(QUrl(outside))
        assert guide.page.toPlainText().startswith("Bắt đầu nhanh")


def test_topics_can_be_stepped_through_and_left(qtbot: QtBot, guide: HelpScreen) -> None:
    press(focused(), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert guide.page.toPlainText().startswith("Chọn thủ tục")
    with qtbot.waitSignal(guide.closed):
        press(focused(), Qt.Key.Key_Escape)


def test_every_key_is_on_the_card(guide: HelpScreen) -> None:
    words = {label.text() for label in guide.findChildren(QLabel)}
    alone = set(Key) - set(PICKS) - set(STEPS)
    assert {key.title for key in alone} <= words
    assert {key.shown for key in alone} <= words
    assert {"Ctrl+1 … Ctrl+9", "Alt+1 … Alt+5"} <= words


def test_help_works_without_its_folder(qtbot: QtBot, tmp_path: Path) -> None:
    bare = HelpScreen(tmp_path)
    qtbot.addWidget(bare)
    bare.show_for("typing")
    assert bare.page.toPlainText() == ""


@pytest.mark.parametrize("page", sorted(HELP.glob("*.md")), ids=lambda page: page.stem)
def test_the_guide_names_only_keys_that_exist(page: Path) -> None:
    known = {key.shown for key in Key} | {"Ctrl+Delete"}
    named = set(_KEYS.findall(page.read_text(encoding="utf-8")))
    assert named <= known
