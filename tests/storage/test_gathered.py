# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts gathered for a count: of one moment, in memory only, and the register is free while they are counted."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from counter_app.clock import VIET_NAM
from counter_app.domain.life import Entry
from counter_app.domain.stages import Action
from counter_app.domain.tally import Number
from counter_app.domain.tally_official import OFFICIAL
from counter_app.domain.tally_tables import SECTORS
from counter_app.domain.tally_targets import ON_THE_SPOT
from counter_app.storage.counting_pass import Span
from counter_app.storage.gathered import Gathered
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.lives import Service
from counter_app.storage.many import WholeDossier
from counter_app.storage.register import Register

NOW = datetime(2026, 11, 27, 16, 30, tzinfo=VIET_NAM)
SPAN = Span(NOW - timedelta(days=5), NOW, NOW)
WAIT_S = 5


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = Register.open(tmp_path / "register", AccountUnlock(), lambda: NOW)
    opened.enter_many([_received()])
    yield opened
    opened.close()


def _received() -> WholeDossier:
    at = NOW - timedelta(days=2)
    entries = tuple(
        Entry(action, at, "Lê Thị Nghiệm", facts={"channel": "direct"})
        for action in (Action.MAKE_READY, Action.SIGN, Action.RECEIVE)
    )
    return WholeDossier("1.004873", "", "", at, {}, entries, Service(sector="Hộ tịch"))


def _counted(facts: Gathered) -> list[Number]:
    """How many were received, by two tables that are gathered apart."""
    return [facts.numbers(SPAN, table).total["received"] for table in (OFFICIAL, SECTORS)]


def test_a_save_is_acknowledged_before_the_count_ends_and_is_in_the_next_one(register: Register) -> None:
    with ThreadPoolExecutor(1) as counter:
        with register.counts.gathered(SPAN) as facts:
            assert counter.submit(register.enter_many, [_received()]).result(WAIT_S) == 1
            assert _counted(facts) == [1, 1]
        with register.counts.gathered(SPAN) as facts:
            assert _counted(facts) == [2, 2]


def test_two_counts_at_once_keep_apart(register: Register) -> None:
    with register.counts.gathered(SPAN) as first:
        register.enter_many([_received()])
        with register.counts.gathered(SPAN) as second:
            assert (_counted(first), _counted(second)) == ([1, 1], [2, 2])
        assert _counted(first) == [1, 1]
        assert first.numbers(SPAN, ON_THE_SPOT).total["dossiers"] == 0


def test_nothing_of_it_is_left_on_the_disk_or_in_the_register(register: Register, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    with register._file.bare() as raw:
        usual = raw.execute("PRAGMA main.cache_size").fetchone()
    with register.counts.gathered(SPAN):
        assert sorted(tmp_path.rglob("*")) == before
    with register._file.bare() as raw:
        assert raw.execute("PRAGMA main.cache_size").fetchone() == usual
        assert {row[1] for row in raw.execute("PRAGMA database_list")} <= {"main", "temp"}
