# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue's screen over the shipped catalogue: narrowed, marked, told in full, by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from counter_app.catalog.search import Narrowing, ProcedureIndex
from counter_app.ui import theme
from counter_app.ui.models.hit_rows import BADGE_ROLE, LEAD_ROLE
from counter_app.ui.procedure_sections import whole_page
from counter_app.ui.screens.catalogue import CatalogueScreen
from counter_app.ui.widgets.catalogue_filters import CatalogueFilters, Filters
from counter_app.ui.widgets.procedure_card import ProcedureCard
from counter_app.workshop import shipped_catalog
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import CTRL, focused, press, type_keys

CATALOG = shipped_catalog()
INDEX = ProcedureIndex(CATALOG.offers)
DAY = date(2026, 11, 25)
MARITAL = "1.004873"


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> CatalogueScreen:
    theme.apply(qapp, "light", 10.5)

    def find(typed: str, filters: Filters) -> list:  # type: ignore[type-arg]
        return INDEX.find(typed, {}, Narrowing(filters.sector, filters.printable, None, filters.certainty))

    screen = CatalogueScreen(
        find,
        lambda code: (CATALOG.procedure(code), whole_page(CATALOG, code, DAY)),
        lambda code: [(form.id, form.title) for form in CATALOG.forms_of(code, DAY)],
    )
    qtbot.addWidget(screen)
    screen.resize(1270, 640)
    screen.show()
    qtbot.waitActive(screen)
    screen.setFocus()
    screen.show_catalogue(INDEX.sectors(), {MARITAL: "office"}, schemes_run=False)
    return screen


def find_marital(screen: CatalogueScreen) -> None:
    type_keys(focused(), MARITAL)
    screen.show_page()


def words(screen: CatalogueScreen) -> str:
    card = screen.findChild(ProcedureCard)
    assert isinstance(card, ProcedureCard)
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def test_every_procedure_is_in_the_list(screen: CatalogueScreen) -> None:
    assert screen._rows.rowCount() == len(CATALOG.offers) > 400


def test_the_page_tells_everything(screen: CatalogueScreen) -> None:
    find_marital(screen)
    told = words(screen)
    procedure = CATALOG.procedure(MARITAL)
    for title in ("PHẢI NỘP", "CHỈ XUẤT TRÌNH", "Câu hỏi để biết cần giấy tờ nào", "Mẫu tờ khai", "Căn cứ pháp lý"):
        assert title in told
    assert procedure.questions[0].text in told
    assert CATALOG.forms_of(MARITAL, DAY)[0].title in told
    assert procedure.source in told
    assert all(component.source in told for component in procedure.components)


def test_what_the_office_set_is_always_seen(screen: CatalogueScreen) -> None:
    find_marital(screen)
    assert "Cơ quan tự đặt" in str(screen._rows.data(screen._rows.index(0), BADGE_ROLE))


def test_the_boxes_narrow_the_list(screen: CatalogueScreen) -> None:
    filters = screen.findChild(CatalogueFilters)
    assert isinstance(filters, CatalogueFilters)
    filters.printable.setCurrentIndex(1)
    printable = screen._rows.rowCount()
    assert printable == sum(offer.has_forms for offer in CATALOG.offers)
    filters.printable.setCurrentIndex(2)
    assert screen._rows.rowCount() == len(CATALOG.offers) - printable
    filters.certainty.setCurrentIndex(1)
    assert 0 <= screen._rows.rowCount() <= len(CATALOG.offers) - printable
    filters.certainty.setCurrentIndex(0)
    filters.printable.setCurrentIndex(0)
    filters.sector.setCurrentIndex(1)
    assert 0 < screen._rows.rowCount() < len(CATALOG.offers)


def test_what_was_narrowed_stays_narrowed_when_the_clerk_comes_back(screen: CatalogueScreen) -> None:
    filters = screen.findChild(CatalogueFilters)
    assert isinstance(filters, CatalogueFilters)
    filters.sector.setCurrentIndex(2)
    type_keys(focused(), "zzzzqqq")
    screen.show_catalogue(INDEX.sectors(), {}, schemes_run=False)
    assert filters.sector.currentIndex() == 2


def test_a_mark_stays_while_the_search_changes(screen: CatalogueScreen) -> None:
    find_marital(screen)
    press(focused(), Qt.Key.Key_Insert)
    assert screen.marked == (MARITAL,)
    press(focused(), Qt.Key.Key_A, CTRL)
    type_keys(focused(), "khai tu")
    assert screen.marked == (MARITAL,)
    press(focused(), Qt.Key.Key_A, CTRL)
    type_keys(focused(), MARITAL)
    assert screen._rows.data(screen._rows.index(0), LEAD_ROLE) == "✓"
    press(focused(), Qt.Key.Key_Insert)
    assert not screen.marked


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        (Qt.Key.Key_P, "guide_file_requested"),
        (Qt.Key.Key_T, "blank_requested"),
        (Qt.Key.Key_M, "sample_requested"),
        (Qt.Key.Key_N, "press_requested"),
        (Qt.Key.Key_G, "packs_requested"),
        (Qt.Key.Key_Return, "begin_requested"),
    ],
)
def test_every_wish_has_its_key(qtbot: QtBot, screen: CatalogueScreen, key: Qt.Key, wish: str) -> None:
    find_marital(screen)
    with qtbot.waitSignal(getattr(screen, wish)) as seen:
        press(focused(), key, CTRL)
    assert not seen.args or seen.args[0] == MARITAL


def test_nothing_found_asks_for_nothing(qtbot: QtBot, screen: CatalogueScreen) -> None:
    type_keys(focused(), "zzzzqqq")
    screen.show_page()
    with qtbot.assertNotEmitted(screen.begin_requested), qtbot.assertNotEmitted(screen.guide_requested):
        press(focused(), Qt.Key.Key_Return)
        press(focused(), Qt.Key.Key_F10)
    assert words(screen) == ""


def test_the_arrows_move_and_the_page_follows(qtbot: QtBot, screen: CatalogueScreen) -> None:
    first = screen.code
    press(focused(), Qt.Key.Key_Down)
    assert screen.code != first
    qtbot.waitUntil(lambda: CATALOG.procedure(screen.code).name in words(screen))


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_of_the_catalogue_is_cut(
    qtbot: QtBot, qapp: QApplication, screen: CatalogueScreen, points: float
) -> None:
    theme.apply(qapp, "light", points)
    screen.resize(1270, 660)
    find_marital(screen)
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []


@pytest.mark.parametrize("code", [offer.code for offer in CATALOG.offers][::17])
def test_every_procedure_can_be_told_in_full(code: str) -> None:
    assert whole_page(CATALOG, code, DAY).sections
