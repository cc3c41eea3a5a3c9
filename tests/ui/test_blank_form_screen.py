# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the law wants the citizen's own hand: the reason stands there, a blank and a sample are one key away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.ui import theme
from counter_app.ui.screens.blank_form import BlankFormScreen
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import CTRL, focused, press

REASON, SOURCE = "Người lập di chúc tự viết và ký.", "Điều 633 Bộ luật Dân sự 2015"


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> BlankFormScreen:
    theme.apply(qapp, "light", 10.5)
    made = BlankFormScreen()
    qtbot.addWidget(made)
    made.resize(1270, 600)
    made.show()
    qtbot.waitActive(made)
    made.show_ban(REASON, SOURCE, has_form=True)
    return made


def test_the_reason_and_its_article_are_said(screen: BlankFormScreen) -> None:
    assert (screen.reason.text(), screen.source.text()) == (REASON, SOURCE)
    assert not screen.nothing.isVisible()


def test_a_blank_and_a_sample_have_their_keys(qtbot: QtBot, screen: BlankFormScreen) -> None:
    with qtbot.waitSignal(screen.blank_requested):
        press(focused(), Qt.Key.Key_F10)
    with qtbot.waitSignal(screen.sample_requested):
        press(focused(), Qt.Key.Key_M, CTRL)
    with qtbot.waitSignal(screen.next_requested):
        press(focused(), Qt.Key.Key_Return, CTRL)


def test_without_a_form_there_is_nothing_to_print_and_enter_goes_on(qtbot: QtBot, screen: BlankFormScreen) -> None:
    screen.show_ban(REASON, SOURCE, has_form=False)
    assert screen.nothing.isVisible()
    with qtbot.waitSignal(screen.next_requested):
        press(focused(), Qt.Key.Key_Return)


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_is_cut(qtbot: QtBot, qapp: QApplication, screen: BlankFormScreen, points: float) -> None:
    theme.apply(qapp, "light", points)
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []
