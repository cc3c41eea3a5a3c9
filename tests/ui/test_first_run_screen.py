# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start asks three things, by keyboard, and shows at once what the papers will say."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.catalog.reference import read_provinces
from counter_app.domain.administrative_units import Province
from counter_app.domain.office import Office
from counter_app.ui import theme
from counter_app.ui.provinces import find_provinces
from counter_app.ui.screens.first_run import FirstRunScreen
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import CTRL, focused, press, type_keys


@pytest.fixture(scope="module")
def provinces() -> tuple[Province, ...]:
    return read_provinces()


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> FirstRunScreen:
    theme.apply(qapp, "light", 10.5)
    screen = FirstRunScreen(today=lambda: date(2026, 2, 5))
    qtbot.addWidget(screen)
    screen.resize(1270, 640)
    screen.show()
    qtbot.waitExposed(screen)
    screen.setFocus()
    return screen


def test_the_34_provinces_are_there_once_each(provinces: tuple[Province, ...]) -> None:
    assert len(provinces) == 34
    assert len({province.code for province in provinces}) == 34
    assert sum(province.kind == "thành phố" for province in provinces) == 9
    assert {province.name for province in provinces if province.certainty != "verified"} == {
        "Quảng Ninh",
        "Bắc Ninh",
        "Đồng Nai",
    }


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ha t", "Hà Tĩnh"),
        ("Hà Tĩnh", "Hà Tĩnh"),
        ("tinh ha tinh", "Hà Tĩnh"),
        ("dak", "Đắk Lắk"),
        ("hcm", "Hồ Chí Minh"),
        ("tp hue", "Huế"),
        ("thanh pho can", "Cần Thơ"),
        ("nghe an", "Nghệ An"),
    ],
)
def test_a_province_is_found_without_marks(provinces: tuple[Province, ...], typed: str, first: str) -> None:
    assert find_provinces(provinces, typed)[0].name == first


def test_everything_is_offered_before_anything_is_typed(provinces: tuple[Province, ...]) -> None:
    assert len(find_provinces(provinces, "")) == 34
    assert find_provinces(provinces, "zzz") == []


def test_three_fields_and_enter_make_an_office(qtbot: QtBot, screen: FirstRunScreen) -> None:
    type_keys(focused(), "Yen Lac")
    press(focused(), Qt.Key.Key_Return)
    type_keys(focused(), "ha t")
    press(focused(), Qt.Key.Key_Return)
    type_keys(focused(), "Tran Thi May")
    with qtbot.waitSignal(screen.completed) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [Office("xã Yen Lac", "tỉnh Hà Tĩnh", "Yen Lac", "Tran Thi May")]


def test_a_kind_typed_before_the_name_counts(screen: FirstRunScreen) -> None:
    screen._parts.commune.setText("Phường Thành Sen")
    assert screen.office().commune == "phường Thành Sen"
    press(screen._parts.commune, Qt.Key.Key_Return)
    assert screen._parts.kind.current() == "phường"
    assert screen._parts.commune.text() == "Thành Sen"


def test_the_sample_follows_every_key(screen: FirstRunScreen) -> None:
    type_keys(focused(), "Yen Lac")
    words = screen._parts.head.words
    assert "XÃ YEN LAC" in words
    assert "Yen Lac, ngày 05 tháng 02 năm 2026" in words


@pytest.mark.parametrize("typed", ["", "   ", "\u200b"])
def test_without_a_commune_it_says_so_beside_the_field(qtbot: QtBot, screen: FirstRunScreen, typed: str) -> None:
    screen._parts.commune.setText(typed)
    with qtbot.assertNotEmitted(screen.completed):
        press(focused(), Qt.Key.Key_Return, CTRL)
    assert focused() is screen._parts.commune
    assert "Gõ tên xã" in screen._parts._problems[screen._parts.commune].text()


def test_without_a_province_the_cursor_goes_there(qtbot: QtBot, screen: FirstRunScreen) -> None:
    type_keys(focused(), "Yen Lac")
    with qtbot.assertNotEmitted(screen.completed):
        press(focused(), Qt.Key.Key_Return, CTRL)
    assert focused() is screen._parts.province.line
    type_keys(focused(), "hue")
    with qtbot.waitSignal(screen.completed) as seen:
        press(focused(), Qt.Key.Key_Return, CTRL)
    assert seen.args[0].province == "thành phố Huế"


def test_arrows_choose_among_the_provinces_that_fit(screen: FirstRunScreen) -> None:
    pick = screen._parts.province
    pick.setFocus()
    type_keys(focused(), "ha")
    names = [pick.list.item(row).text() for row in range(pick.list.count())]
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Return)
    assert pick.line.text() == names[1]


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_of_the_first_page_is_cut(
    qtbot: QtBot, qapp: QApplication, screen: FirstRunScreen, points: float
) -> None:
    theme.apply(qapp, "light", points)
    screen.resize(1366, 700)
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []
