# SPDX-License-Identifier: GPL-3.0-or-later
"""An office already named, and a clerk who sits down at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.clock import office_now
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from tests.journeys.clerk import Clerk

NewClerk = Callable[[], Clerk]


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """Where the register of this journey lies."""
    return tmp_path / "data"


@pytest.fixture
def named_office(data_folder: Path) -> None:
    """The first-start questions have been answered."""
    register = Register.open(data_folder / "register", AccountUnlock(), office_now)
    settings = Settings().changed(
        commune="xã Bùi La Nhân", province="tỉnh Hà Tĩnh", clerk="Lê Thị Thử", recovery_code_stored=True
    )
    register.settings.save(settings.to_store())
    register.close()


@pytest.fixture
def sit_down(qtbot: QtBot, qapp: QApplication, data_folder: Path) -> Iterator[NewClerk]:
    """Start the program; what was started is closed in the end."""
    started: list[Clerk] = []

    def start() -> Clerk:
        started.append(Clerk(qtbot, qapp, data_folder))
        return started[-1]

    yield start
    for clerk in started:
        clerk.close()
