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
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest

from counter_app.domain.dossier import DossierId
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from tests.torture.invariants import broken_in
from tests.torture.typist import now

KILLS = int(os.environ.get("COUNTER_APP_KILLS", "50"))
LONGEST_LIFE_S = 0.3

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the typists are forked; Windows cannot")


@dataclass
class Told:
    """What the typist said before it died."""

    kept: dict[tuple[int, str], str] = field(default_factory=dict)
    tried: dict[tuple[int, str], str] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)
    open_now: int | None = None
    field_now: str | None = None
    field_tried: str | None = None
    in_flight: bool = False

    def hear(self, line: str) -> None:
        verb, _, rest = line.rstrip("\n").partition(" ")
        dossier, _, answer = rest.partition(" ")
        field_id, _, value = answer.partition(" ")
        if verb == "begun":
            self.begun.add(int(dossier))
            self.open_now, self.field_now = int(dossier), None
        elif verb == "closed":
            self.open_now = None
        elif verb == "try":
            self.tried[int(dossier), field_id] = value
            self.field_tried, self.in_flight = field_id, True
        elif verb == "kept":
            self.kept[int(dossier), field_id] = value
            self.field_now, self.in_flight = field_id, False


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


def _lost(register: Register, told: Told) -> list[str]:
    """Every acknowledged thing that is not there as it was acknowledged (or as it was just being overwritten)."""
    lost = []
    for dossier_id in told.begun:
        answers = register.dossiers.load(DossierId(dossier_id)).answers
        for (owner, field_id), value in told.kept.items():
            if owner == dossier_id and answers.get(field_id) not in (value, told.tried[owner, field_id]):
                lost.append(f"{owner} {field_id}: {value!r} became {answers.get(field_id)!r}")
    return lost


def _reopened_elsewhere(register: Register, told: Told) -> bool:
    """Whether the next start would not go back to the dossier and the field of the last acknowledgement."""
    if told.open_now is None:
        return False
    last = register.dossiers.last_open()
    if last is None:
        return not _was_just_closed(register, told.open_now)
    if last.id != told.open_now:
        return True
    return last.at_field not in ({told.field_now, told.field_tried} if told.in_flight else {told.field_now})


def _was_just_closed(register: Register, dossier_id: int) -> bool:
    """Its last steps were stored, only their acknowledgement was cut off."""
    return any(event.kind == "state" for event in register.events.of_dossier(DossierId(dossier_id)))


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
        assert _lost(register, told) == [], where
        assert not _reopened_elsewhere(register, told), where
        assert broken_in(register) == [], where
        register.close()
        acknowledged += len(told.kept)
        in_flight += told.in_flight
    print(f"{KILLS} kills: {acknowledged} fields acknowledged, {in_flight} cut in flight, {hot} hot journals, 0 lost")
    assert acknowledged > KILLS, "the typists lived too short a life to prove anything"
    assert in_flight, "no kill came in the middle of a save"
