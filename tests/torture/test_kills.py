# SPDX-License-Identifier: GPL-3.0-or-later
"""The first promise: kill the program at any moment, and every acknowledged field is there at the next start."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from tests.torture.invariants import broken_in
from tests.torture.promises import Told, lost, reopened_elsewhere
from tests.torture.typist import now

KILLS = int(os.environ.get("COUNTER_APP_KILLS", "50"))
LONGEST_LIFE_S = 0.3

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the typists are forked; Windows cannot")


class Nursery:
    """Raises typists and kills them."""

    def __init__(self, process: subprocess.Popen[str], orders: IO[str], said: IO[str]) -> None:
        self._process, self._orders, self._said = process, orders, said

    def live_and_die(self, seed: int, life_s: float, told: Told) -> None:
        """One typist, killed ``life_s`` after its birth; what it said is added to ``told``."""
        print(seed, file=self._orders, flush=True)
        verb, pid = self._said.readline().split()
        assert verb == "pid"
        select.select([], [], [], life_s)
        os.kill(int(pid), signal.SIGKILL)
        for line in iter(self._said.readline, "ended\n"):
            assert line, "the nursery itself died"
            told.hear(line)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sổ"


@pytest.fixture
def nursery(folder: Path) -> Iterator[Nursery]:
    command = [sys.executable, "-m", "tests.torture.typist", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
        assert process.stdin
        assert process.stdout
        yield Nursery(process, process.stdin, process.stdout)
        process.stdin.close()


def test_no_acknowledged_field_is_lost_however_often_the_program_is_killed(folder: Path, nursery: Nursery) -> None:
    chance = random.Random(time.time_ns())
    Register.open(folder, AccountUnlock(), now).close()
    acknowledged = in_flight = hot = 0
    for kill in range(KILLS):
        told = Told()
        seed = chance.randrange(10**9)
        nursery.live_and_die(seed, chance.uniform(0, LONGEST_LIFE_S), told)
        journal = folder / "register.sqlite-journal"
        hot += journal.exists() and journal.stat().st_size > 0
        register = Register.open(folder, AccountUnlock(), now)
        where = f"kill {kill}, seed {seed}"
        assert lost(register, told) == [], where
        assert not reopened_elsewhere(register, told), where
        assert broken_in(register) == [], where
        register.close()
        acknowledged += len(told.kept)
        in_flight += told.in_flight
    print(f"{KILLS} kills: {acknowledged} fields acknowledged, {in_flight} cut in flight, {hot} hot journals, 0 lost")
    assert acknowledged > KILLS, "the typists lived too short a life to prove anything"
    assert in_flight, "no kill came in the middle of a save"
