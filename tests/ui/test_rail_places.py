# SPDX-License-Identifier: GPL-3.0-or-later
"""The rail marks the room a screen belongs to."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.ui import theme
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.rail import PLACES, Rail, place_of

TITLE_AND_TASK_BAR_PX = 72


@pytest.mark.parametrize(
    ("screen", "place"),
    [("dossiers", "dossiers"), ("settings", "settings"), ("doctor", "settings"), ("typing", "choose")],
)
def test_every_screen_has_its_room(screen: str, place: str) -> None:
    assert place_of(screen) == place


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_nine_places_stand_above_each_other_on_the_common_screen(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, points: float
) -> None:
    theme.apply(qapp, "light", points)
    for number in range(9 - len(PLACES)):
        monkeypatch.setitem(PLACES, f"more-{number}", (Key.EXPORT_WEEK, "Ý kiến dân"))
    rail = Rail()
    qtbot.addWidget(rail)
    rail.show()
    assert rail.minimumSizeHint().height() <= 768 - TITLE_AND_TASK_BAR_PX
    assert rail.minimumSizeHint().width() <= points * 12
