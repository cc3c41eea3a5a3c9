# SPDX-License-Identifier: GPL-3.0-or-later
"""A window closed only to be opened anew: the start is over once, and what was there is spared the collector."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtWidgets import QApplication

from counter_app.paths import Folders, Opening
from counter_app.run_window import stay
from counter_app.ui.single_instance import SingleInstance
from tests.journeys.conftest import NewClerk


@pytest.mark.usefixtures("named_office")
def test_a_window_says_that_another_is_to_follow(sit_down: NewClerk) -> None:
    clerk = sit_down()
    assert clerk.program.opens is None
    clerk.program.open_again()
    assert clerk.program.opens == Opening()
    assert not clerk.program.window.isVisible()


@pytest.mark.usefixtures("named_office")
def test_what_is_there_when_the_start_ends_is_spared_the_collector(
    qapp: QApplication, data_folder: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen: list[int] = []
    folders = Folders.at(str(data_folder)).make()
    real = gc.freeze

    def freeze() -> None:
        real()
        frozen.append(gc.get_freeze_count())
        window = next(each for each in qapp.topLevelWidgets() if each.isVisible())
        window.close()

    monkeypatch.setattr("counter_app.run_window.gc.freeze", freeze)
    after, code = stay(qapp, folders, SingleInstance(folders.data), Opening())
    assert (after, code) == (None, 0)
    assert frozen[0] > 0
    assert gc.get_freeze_count() == 0
