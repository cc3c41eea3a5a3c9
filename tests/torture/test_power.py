# SPDX-License-Identifier: GPL-3.0-or-later
"""The first promise again, harder: not the process dies but the power, and unforced writes are lost or torn."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from tests.torture.invariants import broken_in
from tests.torture.power import Disk, Written, can_record, record
from tests.torture.promises import Told, lost, reopened_elsewhere
from tests.torture.typist import now

CUTS = int(os.environ.get("COUNTER_APP_KILLS", "50"))
DOSSIERS = 3

pytestmark = pytest.mark.skipif(not can_record(), reason="strace is needed to record what is written")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "register"
    Register.open(folder, AccountUnlock(), now).close()
    return folder


def _register_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith("register.sqlite")}


def _recorded(folder: Path, tmp_path: Path) -> list[Written]:
    done = record(["-m", "tests.torture.typist", str(folder), str(DOSSIERS)], tmp_path / "written.log")
    return [one for one in done if one.what == "tell" or one.name.startswith("register.sqlite")]


def test_nothing_acknowledged_is_lost_when_the_power_goes(folder: Path, tmp_path: Path) -> None:
    before = _register_files(folder)
    done = _recorded(folder, tmp_path)
    assert sum(one.what == "force" for one in done) > 100
    chance = random.Random(20261124)
    for cut in sorted(chance.sample(range(len(done)), min(CUTS, len(done)))):
        disk, told = Disk(before), Told()
        for one in done[:cut]:
            disk.take(one)
            if one.what == "tell":
                told.hear(one.content.decode())
        started = tmp_path / f"cut {cut}"
        started.mkdir()
        shutil.copyfile(folder / "key.json", started / "key.json")
        for name, content in disk.after_a_cut(chance).items():
            (started / name).write_bytes(content)
        register = Register.open(started, AccountUnlock(), now)
        assert lost(register, told) == [], f"cut after {cut} of {len(done)}"
        assert not reopened_elsewhere(register, told), f"cut after {cut} of {len(done)}"
        assert broken_in(register) == [], f"cut after {cut} of {len(done)}"
        register.close()


def test_every_acknowledgement_follows_a_forced_write(folder: Path, tmp_path: Path) -> None:
    under_way: set[str] = set()
    told = 0
    for one in _recorded(folder, tmp_path):
        if one.what == "tell" and one.content.startswith(b"kept"):
            told += 1
            assert not under_way, f"acknowledgement {told} came before its write was forced"
        elif one.what == "force":
            under_way.discard(one.name)
        elif one.what != "tell":
            under_way.add(one.name)
    assert told > 20
