# SPDX-License-Identifier: GPL-3.0-or-later
"""The board: rows by the minute they are due, Enter does what comes next, nothing is ever destroyed here."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.casework.board_desk import CHIPS
from counter_app.domain.board import BoardFilter, BoardLine
from counter_app.domain.dossier import DossierState
from counter_app.ui import theme
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.models.board_rows import DUE, NEXT, PERSON, STATE
from counter_app.ui.questions import choice, typed
from counter_app.ui.screens.board import BoardScreen
from tests.ui.board_samples import (
    ASIDE,
    DROPPED,
    LATE,
    LINES,
    PRESSING,
    RETURNED,
    SIGNED,
    TITLES,
    TODAY,
    TOMORROW,
    WRITING,
    board_line,
    page,
)
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import CTRL, focused, press, type_keys
from tests.ui.sample_papers import BlankPages


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication, background: BackgroundDesk) -> BoardScreen:
    theme.apply(qapp, "light", 10.5)
    made = BoardScreen(background)
    qtbot.addWidget(made)
    made.resize(1270, 640)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    made.show_page(page(*LINES), TITLES)
    return made


def cell(screen: BoardScreen, row: int, column: int) -> str:
    return str(screen._rows.index(row, column).data())


def colour(screen: BoardScreen, row: int, column: int) -> QColor:
    found = screen._rows.index(row, column).data(Qt.ItemDataRole.ForegroundRole)
    assert isinstance(found, QColor)
    return found


def go_down(row: int) -> None:
    for _ in range(row):
        press(focused(), Qt.Key.Key_Down)


def test_a_state_is_a_shape_and_a_word_before_it_is_a_colour(screen: BoardScreen) -> None:
    states = [cell(screen, row, STATE) for row in range(len(LINES))]
    assert states[0] == "●  Đã nhận"
    assert states[LINES.index(WRITING)] == "○  Đang nhập"
    assert states[LINES.index(ASIDE)] == "▲  Để lại làm sau"
    assert states[LINES.index(DROPPED)] == "×  Đã bỏ"
    assert len({state.split()[0] for state in states}) > 4


def test_what_is_left_is_said_and_what_is_late_or_pressing_is_marked(screen: BoardScreen) -> None:
    assert [cell(screen, row, DUE) for row in range(5)] == [
        "■ quá 20 phút",
        "▲ còn 45 phút",
        "còn 1 giờ 05",
        "mai 10:00",
        "",
    ]
    assert cell(screen, LINES.index(RETURNED), DUE) == "trả 10:00"
    tokens = theme.look().tokens
    assert colour(screen, LINES.index(LATE), DUE) == QColor(tokens.bad)
    assert colour(screen, LINES.index(PRESSING), DUE) == QColor(tokens.wait)


def test_names_are_shown_as_they_are_and_a_missing_one_is_said(screen: BoardScreen) -> None:
    assert cell(screen, LINES.index(PRESSING), PERSON) == "NGUYỄN <B>AN</B> & EM"
    assert cell(screen, LINES.index(WRITING), PERSON) == "(chưa có tên)"


@pytest.mark.parametrize(
    ("line", "words", "wish"),
    [
        (LATE, "Thẩm định xong", "appraise"),
        (PRESSING, "Đã phê duyệt", "approve"),
        (TODAY, "Trả kết quả", "return"),
        (TOMORROW, "Thẩm định xong", "appraise"),
        (SIGNED, "Tiếp nhận", "receive"),
    ],
)
def test_enter_does_what_the_row_says(
    qtbot: QtBot, screen: BoardScreen, line: BoardLine, words: str, wish: str
) -> None:
    row = LINES.index(line)
    go_down(row)
    assert cell(screen, row, NEXT) == words
    assert words in screen._parts.step.text()
    with qtbot.waitSignal(screen.wished) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [LINES[row].id, wish]


def test_a_scanners_enter_never_acts_on_the_dossier_that_was_marked_before(qtbot: QtBot, screen: BoardScreen) -> None:
    with qtbot.assertNotEmitted(screen.wished), qtbot.assertNotEmitted(screen.open_requested):
        type_keys(focused(), "26-0004")
        press(focused(), Qt.Key.Key_Return)
    screen.show_page(page(TOMORROW), TITLES)
    with qtbot.waitSignal(screen.wished) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [TOMORROW.id, "appraise"]


@pytest.mark.parametrize("line", [WRITING, ASIDE, DROPPED])
def test_enter_opens_what_is_still_at_the_desk(qtbot: QtBot, screen: BoardScreen, line: BoardLine) -> None:
    go_down(LINES.index(line))
    with qtbot.waitSignal(screen.open_requested), qtbot.assertNotEmitted(screen.wished):
        press(focused(), Qt.Key.Key_Return)


def test_among_those_to_be_entered_enter_asks_for_the_number(qtbot: QtBot, screen: BoardScreen) -> None:
    with qtbot.waitSignal(screen.page_wanted) as seen:
        press(focused(), Qt.Key.Key_7, CTRL)
    assert seen.args == [BoardFilter.NO_OFFICIAL_NUMBER, ""]
    screen.show_page(page(TODAY), TITLES)
    with qtbot.waitSignal(screen.wished) as wished:
        press(focused(), Qt.Key.Key_Return)
    assert wished.args == [TODAY.id, "note_official_number"]


def test_every_chip_is_reached_by_key(qtbot: QtBot, screen: BoardScreen) -> None:
    seen: list[object] = []
    screen.page_wanted.connect(lambda chip, _query: seen.append(chip))
    for _ in CHIPS:
        press(focused(), Qt.Key.Key_PageDown, CTRL)
    assert set(seen) == set(CHIPS)
    with qtbot.waitSignal(screen.page_wanted) as again:
        press(focused(), Qt.Key.Key_PageUp, CTRL)
    assert again.args is not None
    assert again.args[0] is DossierState.DISCARDED


def test_a_chip_ends_the_search_and_a_search_forgets_no_dossier(qtbot: QtBot, screen: BoardScreen) -> None:
    with qtbot.waitSignals([screen.page_wanted] * 3):
        type_keys(focused(), "dao")
    assert not any(button.isChecked() for button in screen._parts.chips.values() if screen._query() == "")
    with qtbot.waitSignal(screen.page_wanted) as seen:
        press(focused(), Qt.Key.Key_2, CTRL)
    assert seen.args == [BoardFilter.TO_SIGN, ""]
    assert screen._parts.search.text() == ""


@pytest.mark.parametrize(
    ("key", "wish", "line"),
    [
        (Qt.Key.Key_L, "set_aside_requested", SIGNED),
        (Qt.Key.Key_B, "discard_requested", WRITING),
        (Qt.Key.Key_R, "take_back_requested", ASIDE),
        (Qt.Key.Key_E, "open_requested", LATE),
    ],
)
def test_each_verb_has_its_key(qtbot: QtBot, screen: BoardScreen, key: Qt.Key, wish: str, line: BoardLine) -> None:
    row = LINES.index(line)
    go_down(row)
    with qtbot.waitSignal(getattr(screen, wish)) as seen:
        press(focused(), key, CTRL)
    assert seen.args == [LINES[row].id]


def test_a_verb_that_makes_no_sense_is_not_offered(qtbot: QtBot, screen: BoardScreen) -> None:
    assert not screen._parts.take_back.isEnabled()
    with qtbot.assertNotEmitted(screen.take_back_requested):
        press(focused(), Qt.Key.Key_R, CTRL)


def test_what_was_received_is_ended_by_its_life_and_never_just_dropped(qtbot: QtBot, screen: BoardScreen) -> None:
    assert screen._current() == LATE
    with qtbot.assertNotEmitted(screen.discard_requested), qtbot.assertNotEmitted(screen.set_aside_requested):
        press(focused(), Qt.Key.Key_B, CTRL)
        press(focused(), Qt.Key.Key_L, CTRL)


def test_the_marked_dossier_stays_marked_and_what_follows_takes_the_place_of_what_went(screen: BoardScreen) -> None:
    go_down(1)
    screen.show_page(page(board_line(40, SIGNED.stage), *LINES), TITLES)
    marked = screen._current()
    assert marked is not None
    assert marked.id == PRESSING.id
    screen.show_page(page(LATE, TODAY, TOMORROW), TITLES)
    marked = screen._current()
    assert marked is not None
    assert marked.id == TOMORROW.id


def test_an_empty_board_is_said_and_keys_do_nothing(qtbot: QtBot, screen: BoardScreen) -> None:
    screen.show_page(page(), TITLES)
    assert screen._parts.nothing.text() == "Không có hồ sơ nào trong «Đang làm»."
    with qtbot.assertNotEmitted(screen.wished), qtbot.assertNotEmitted(screen.discard_requested):
        press(focused(), Qt.Key.Key_Return)
        press(focused(), Qt.Key.Key_B, CTRL)


def test_a_question_is_answered_in_place_and_the_cursor_comes_back(qtbot: QtBot, screen: BoardScreen) -> None:
    screen.ask("Từ chối", [choice("way", "Cách", (("a", "một"), ("b", "hai"))), typed("note", "Lý do", "Xin ghi rõ.")])
    press(focused(), Qt.Key.Key_2)
    press(focused(), Qt.Key.Key_Return)
    press(focused(), Qt.Key.Key_Return)
    assert screen.is_asking, "an empty reason is not taken"
    type_keys(focused(), "khong dung noi cap")
    with qtbot.waitSignal(screen.answered) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [{"way": "b", "note": "khong dung noi cap"}]
    screen.close_card()
    assert focused() is screen._parts.search


def test_esc_leaves_a_question_without_doing_anything(qtbot: QtBot, screen: BoardScreen) -> None:
    screen.ask("Từ chối", [typed("note", "Lý do")])
    with qtbot.assertNotEmitted(screen.answered):
        press(focused(), Qt.Key.Key_Escape)
    assert not screen.is_asking
    assert focused() is screen._parts.search


def test_lists_are_offered_under_digits(qtbot: QtBot, screen: BoardScreen) -> None:
    with qtbot.waitSignal(screen.lists_requested):
        press(focused(), Qt.Key.Key_F10)
    screen.offer_lists(["Trình ký", "Sổ theo dõi"])
    with qtbot.waitSignal(screen.list_picked) as seen:
        press(focused(), Qt.Key.Key_2)
    assert seen.args == [1]


def test_a_list_is_looked_at_before_it_is_printed(qtbot: QtBot, screen: BoardScreen) -> None:
    screen.show_sheet("Trình ký", BlankPages())
    assert not screen._parts.list.isVisible()
    with qtbot.waitSignal(screen.print_requested):
        press(focused(), Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.print_requested), qtbot.assertNotEmitted(screen.lists_requested):
        press(focused(), Qt.Key.Key_F10)
    press(focused(), Qt.Key.Key_Escape)
    assert screen._parts.list.isVisible()
    assert focused() is screen._parts.search


def test_where_it_is_narrow_the_card_takes_the_place_of_the_rows(screen: BoardScreen) -> None:
    assert screen._parts.card.isVisible()
    assert screen._parts.list.isVisible()
    screen.resize(900, 640)
    assert not screen._parts.card.isVisible()
    screen.ask("Từ chối", [typed("note", "Lý do")])
    assert screen._parts.card.isVisible()
    assert not screen._parts.list.isVisible()
    press(focused(), Qt.Key.Key_Escape)
    assert screen._parts.list.isVisible()


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_around_the_rows_is_cut(qtbot: QtBot, qapp: QApplication, screen: BoardScreen, points: float) -> None:
    theme.apply(qapp, "light", points)
    screen.resize(1240, 620)
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []
