# SPDX-License-Identifier: GPL-3.0-or-later
"""A register in its own folder, a clock that can be turned, and a dossier to work on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from counter_app.clock import VIET_NAM
from counter_app.domain.dossier import Dossier
from counter_app.storage import keys, register_file
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register


@dataclass
class TurnableClock:
    """Stands still until it is turned, also backwards."""

    now: datetime = datetime(2026, 11, 24, 9, 5, tzinfo=VIET_NAM)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture(autouse=True)
def _quick_keys_and_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of a second for each code and one for each lock would be most of these tests' time."""
    monkeypatch.setattr(keys, "CODE_COST", 2**10)
    monkeypatch.setattr(register_file, "WAIT_FOR_OTHER_S", 0.05)


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Dữ liệu quầy" / "sổ"


@pytest.fixture
def register(folder: Path, clock: TurnableClock) -> Iterator[Register]:
    opened = Register.open(folder, AccountUnlock(), clock)
    yield opened
    opened.close()


@pytest.fixture
def dossier(register: Register) -> Dossier:
    return register.dossiers.begin("1.004873", "to-khai-xac-nhan-hon-nhan", "2024-06-06")
