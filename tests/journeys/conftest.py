# SPDX-License-Identifier: GPL-3.0-or-later
"""An office already named, and a clerk who sits down at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.clock import VIET_NAM, office_now
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from tests.journeys.clerk import Clerk

NewClerk = Callable[[], Clerk]
SitDownAt = Callable[[str, str], Clerk]
"""Sits down at a moment in an office that runs these schemes."""


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


@pytest.fixture
def sit_down_at(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[SitDownAt]:
    """An office that runs schemes, opened at a moment."""
    started: list[Clerk] = []

    def start(moment: str, schemes: str) -> Clerk:
        now = datetime.fromisoformat(moment).replace(tzinfo=VIET_NAM)
        register = Register.open(tmp_path / "data" / "register", AccountUnlock(), lambda: now)
        settings = Settings().changed(
            commune="xã Bùi La Nhân",
            province="tỉnh Hà Tĩnh",
            clerk="Lê Thị Thử",
            recovery_code_stored=True,
            schemes=schemes,
        )
        register.settings.save(settings.to_store())
        register.close()
        started.append(Clerk(qtbot, qapp, tmp_path / "data", lambda: now))
        return started[-1]

    yield start
    for clerk in started:
        clerk.close()
