# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of dossiers: found, filtered, opened and put away by keyboard; nothing is ever destroyed here."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.domain.dossier import DossierState
from counter_app.ui import theme
from counter_app.ui.models.dossier_rows import PAPERS, PERSON, PRINTS, SAVED, STATE
from counter_app.ui.screens.dossiers import DossiersScreen
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import CTRL, focused, press, type_keys
from tests.ui.sample_procedures import LINES, TITLES, line

OPEN = [line for line in LINES if line.state is not DossierState.DISCARDED]


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> DossiersScreen:
    theme.apply(qapp, "light", 10.5)
    screen = DossiersScreen(today=lambda: date(2026, 11, 21))
    qtbot.addWidget(screen)
    screen.resize(1270, 600)
    screen.show()
    qtbot.waitExposed(screen)
    screen.setFocus()
    screen.show_lines(list(LINES), TITLES)
    return screen


def cell(screen: DossiersScreen, row: int, column: int) -> str:
    return str(screen._rows.index(row, column).data())


def test_typing_asks_for_dossiers(qtbot: QtBot, screen: DossiersScreen) -> None:
    with qtbot.waitSignals([screen.query_changed] * 3):
        type_keys(focused(), "dao")


def test_enter_opens_the_marked_dossier_from_the_search_line(qtbot: QtBot, screen: DossiersScreen) -> None:
    press(focused(), Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.open_requested) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [OPEN[1].id]


def test_the_state_is_a_shape_and_a_word(screen: DossiersScreen) -> None:
    assert [cell(screen, row, STATE) for row in range(3)] == [
        "●  Đang nhập",
        "▲  Để lại làm sau",
        "■  Đã in, chờ ký",
    ]
    assert cell(screen, 1, PAPERS) == "thiếu"
    assert cell(screen, 2, PRINTS) == "2"


def test_a_dossier_without_a_name_yet_is_still_there(screen: DossiersScreen) -> None:
    assert cell(screen, 3, PERSON) == "(chưa có tên)"


def test_saved_today_shows_the_hour_and_before_the_day(screen: DossiersScreen) -> None:
    assert cell(screen, 0, SAVED) == "09:19"
    screen._today = lambda: date(2026, 11, 22)
    screen.show_lines(list(LINES), TITLES)
    assert cell(screen, 0, SAVED) == "21/11 09:19"


def test_discarded_dossiers_are_out_of_the_way_until_asked_for(screen: DossiersScreen) -> None:
    assert screen._rows.rowCount() == len(OPEN)
    press(focused(), Qt.Key.Key_5, CTRL)
    assert screen._rows.rowCount() == 1
    assert cell(screen, 0, PERSON) == "NGUYỄN <B>AN</B> & EM"


@pytest.mark.parametrize(
    ("key", "wish", "row"),
    [
        (Qt.Key.Key_L, "set_aside_requested", 0),
        (Qt.Key.Key_B, "discard_requested", 0),
        (Qt.Key.Key_R, "take_back_requested", 1),
    ],
)
def test_each_verb_has_its_key(qtbot: QtBot, screen: DossiersScreen, key: Qt.Key, wish: str, row: int) -> None:
    for _ in range(row):
        press(focused(), Qt.Key.Key_Down)
    with qtbot.waitSignal(getattr(screen, wish)) as seen:
        press(focused(), key, CTRL)
    assert seen.args == [OPEN[row].id]


def test_a_verb_that_makes_no_sense_is_not_offered(qtbot: QtBot, screen: DossiersScreen) -> None:
    assert not screen._parts.take_back.isEnabled()
    with qtbot.assertNotEmitted(screen.take_back_requested):
        press(focused(), Qt.Key.Key_R, CTRL)


def test_the_marked_dossier_stays_marked_when_the_list_is_fetched_again(screen: DossiersScreen) -> None:
    press(focused(), Qt.Key.Key_Down)
    newer = line(400, "MỚI TỚI", DossierState.DRAFT)
    screen.show_lines([newer, *LINES], TITLES)
    current = screen._current()
    assert current is not None
    assert current.id == OPEN[1].id


def test_an_empty_list_is_said_and_keys_do_nothing(qtbot: QtBot, screen: DossiersScreen) -> None:
    screen.show_lines([], TITLES)
    assert "Không thấy hồ sơ nào" in screen._parts.nothing.text()
    with qtbot.assertNotEmitted(screen.open_requested), qtbot.assertNotEmitted(screen.discard_requested):
        press(focused(), Qt.Key.Key_Return)
        press(focused(), Qt.Key.Key_B, CTRL)


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_around_the_list_is_cut(
    qtbot: QtBot, qapp: QApplication, screen: DossiersScreen, points: float
) -> None:
    theme.apply(qapp, "light", points)
    screen.resize(1240, 560)
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []
