# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages and sides of a print are the clerk's to choose, for one print only."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from counter_app.casework.paper_desk import PrintOrder
from counter_app.ui.widgets.print_panel import PrintPanel
from tests.ui.hands import type_keys


@pytest.fixture
def panel(qtbot: QtBot) -> PrintPanel:
    shown = PrintPanel()
    qtbot.addWidget(shown)
    qtbot.addWidget(shown.ways_out)
    shown.show_printers(["Quầy 1"], "Quầy 1", 2)
    shown.ways_out.show()
    return shown


def test_everything_is_printed_as_the_form_says_unless_told(qtbot: QtBot, panel: PrintPanel) -> None:
    with qtbot.waitSignal(panel.print_requested) as seen:
        panel.ask_print()
    assert seen.args == [PrintOrder("Quầy 1", 2)]


def test_chosen_pages_and_sides_hold_for_one_print(qtbot: QtBot, panel: PrintPanel) -> None:
    type_keys(panel.pages, "2")
    panel.sides.setCurrentText("một mặt")
    with qtbot.waitSignal(panel.print_requested) as seen:
        panel.ask_print()
    assert seen.args == [PrintOrder("Quầy 1", 2, pages="2", duplex=False)]
    with qtbot.waitSignal(panel.print_requested) as seen:
        panel.ask_print()
    assert seen.args is not None
    assert seen.args[0].pages == ""
