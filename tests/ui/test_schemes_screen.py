# SPDX-License-Identifier: GPL-3.0-or-later
"""The schemes by keyboard: walked, switched, changed in place; every clause is there with its article."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from counter_app.catalog.layers import shipped_layer
from counter_app.catalog.schemes import load_schemes
from counter_app.ui import theme
from counter_app.ui.scheme_words import clauses_of, questions_about_people, questions_of, wishes_of
from counter_app.ui.screens.schemes import SchemesScreen
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import focused, press, type_keys

KNOWN = load_schemes([shipped_layer()]).known
TODAY = date(2026, 11, 25)


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> SchemesScreen:
    theme.apply(qapp, "light", 10.5)
    made = SchemesScreen()
    qtbot.addWidget(made)
    made.resize(1270, 640)
    made.show()
    qtbot.waitActive(made)
    made.show_schemes(list(KNOWN.values()), ("dak-nong",), [], TODAY, "dak-nong")
    made.setFocus()
    return made


def test_the_space_bar_switches_the_plan_under_the_cursor(qtbot: QtBot, screen: SchemesScreen) -> None:
    with qtbot.waitSignal(screen.wished) as seen:
        press(focused(), Qt.Key.Key_Space)
    assert seen.args == ["dak-nong", "toggle"]
    press(focused(), Qt.Key.Key_Up)
    assert screen.current_id() == list(KNOWN)[list(KNOWN).index("dak-nong") - 1]


def test_a_digit_asks_for_a_change_and_enter_gives_it(qtbot: QtBot, screen: SchemesScreen) -> None:
    with qtbot.waitSignal(screen.wished) as seen:
        press(focused(), Qt.Key.Key_3)
    assert seen.args == ["dak-nong", "cut_off"]
    screen.ask("Giờ chót", questions_of(KNOWN["dak-nong"].scheme, "cut_off", TODAY))
    type_keys(focused(), "14h")
    with qtbot.waitSignal(screen.answered) as answered:
        press(focused(), Qt.Key.Key_Return)
    assert answered.args == [{"cut_off": "14h"}]


def test_esc_leaves_the_question_and_the_plan_as_they_were(qtbot: QtBot, screen: SchemesScreen) -> None:
    screen.ask("Tên", questions_of(KNOWN["dak-nong"].scheme, "title", TODAY))
    with qtbot.assertNotEmitted(screen.answered):
        press(focused(), Qt.Key.Key_Escape)
    assert not screen.is_asking
    assert focused() is screen.list


@pytest.mark.parametrize("scheme_id", KNOWN)
def test_every_clause_is_shown_with_its_article(screen: SchemesScreen, scheme_id: str) -> None:
    screen.show_schemes(list(KNOWN.values()), (), [], TODAY, scheme_id)
    rows = (screen._clauses.itemAt(row) for row in range(screen._clauses.count()))
    labels = [row.widget() for row in rows if row is not None]
    said = " ".join(label.text() for label in labels if isinstance(label, QLabel))
    for grant in KNOWN[scheme_id].scheme.grants:
        assert grant.sentence in said
        assert grant.clause in said


@pytest.mark.parametrize("scheme_id", KNOWN)
def test_every_change_that_is_offered_asks_something(scheme_id: str) -> None:
    scheme = KNOWN[scheme_id].scheme
    for wish, _ in wishes_of(scheme, runs=True):
        assert wish == "toggle" or questions_of(scheme, wish, TODAY)
    assert len(clauses_of(scheme)) >= len(scheme.grants)
    asked = questions_about_people(scheme, scheme.grants[0].id)
    assert {one.id for one in asked if one.value == "yes"} == set(scheme.grants[0].people)


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_of_the_schemes_is_cut(qtbot: QtBot, qapp: QApplication, screen: SchemesScreen, points: float) -> None:
    theme.apply(qapp, "light", points)
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []
