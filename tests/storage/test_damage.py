# SPDX-License-Identifier: GPL-3.0-or-later
"""One flipped bit anywhere in a register or a backup is noticed; nothing is ever read wrong in silence."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from counter_app.storage import care
from counter_app.storage.backups import is_good
from counter_app.storage.keys import AccountUnlock, KeyFile
from counter_app.storage.register import Register
from tests.storage import freeze
from tests.storage.conftest import TurnableClock

FLIPS = 150


@pytest.fixture
def closed(folder: Path, clock: TurnableClock) -> Path:
    register = Register.open(folder, AccountUnlock(), clock)
    freeze.fill(register, people=4)
    register.close()
    return folder


def _places(size: int) -> list[tuple[int, int]]:
    """Corners of pages, where formats keep what matters, and random bytes between."""
    chance = random.Random(20261124)
    corners = [place for page in range(0, size, 4096) for place in (page, page + 15, page + 16, page + 4095)]
    anywhere = [chance.randrange(size) for _ in range(FLIPS)]
    return [(place, chance.randrange(8)) for place in (*chance.sample(corners, 30), 0, size - 1, *anywhere)]


def test_every_flipped_bit_is_noticed(closed: Path) -> None:
    key = AccountUnlock().key_from(KeyFile.read(closed / "key.json"))
    path = closed / "register.sqlite"
    sound = path.read_bytes()
    assert is_good(path, key)
    unnoticed = []
    for place, bit in _places(len(sound)):
        spoilt = bytearray(sound)
        spoilt[place] ^= 1 << bit
        path.write_bytes(spoilt)
        if is_good(path, key):
            unnoticed.append((place, bit))
    assert unnoticed == []
    path.write_bytes(sound)
    assert is_good(path, key)


@pytest.mark.parametrize("cut", [1, 80, 4095, 4096, 8192])
def test_a_shortened_register_is_noticed(closed: Path, cut: int) -> None:
    path = closed / "register.sqlite"
    path.write_bytes(path.read_bytes()[:-cut])
    assert not care.check(closed, AccountUnlock()).ok


def test_two_pages_that_changed_places_are_noticed(closed: Path) -> None:
    path = closed / "register.sqlite"
    raw = path.read_bytes()
    path.write_bytes(raw[:4096] + raw[8192:12288] + raw[4096:8192] + raw[12288:])
    assert not care.check(closed, AccountUnlock()).ok
