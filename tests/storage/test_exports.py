# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of exports: failed until it is told otherwise, and its events name nobody."""

from __future__ import annotations

import pytest

from counter_app.storage.register import Register
from tests.storage.conftest import TurnableClock


def test_an_export_broken_off_by_a_power_cut_stands_as_failed(register: Register) -> None:
    register.exports.begin("tally", "2026-W47", "tally-2026-W47.manifest.json", "KINGSTON 1A2B-3C4D", "Lê Thị Thử")
    (told,) = register.exports.recent()
    assert (told.outcome, told.size, told.sha256) == ("failed", 0, "")
    assert register.exports.arrived("tally") == {}


def test_what_arrived_is_known_by_kind_and_period(register: Register, clock: TurnableClock) -> None:
    for kind, period, outcome in (
        ("tally", "2026-W46", "done"),
        ("tally", "2026-W47", "cancelled"),
        ("tally", "2026-W48", "left_traces"),
        ("report", "2026-W49", "done"),
    ):
        entry = register.exports.begin(kind, period, "n")
        clock.turn(hours=1)
        register.exports.end(entry, outcome, "n-2", 12, "0" * 64)  # type: ignore[arg-type]
    assert set(register.exports.arrived("tally")) == {"2026-W46", "2026-W48"}
    assert [line.name for line in register.exports.recent(1)] == ["n-2"]


def test_each_export_leaves_two_events_that_say_what_and_how_it_ended(register: Register) -> None:
    entry = register.exports.begin("archive", "", "archive.manifest.json", "USB CỦA CHỊ HOA", "Lê Thị Thử")
    register.exports.end(entry, "done", "archive.manifest.json", 5, "0" * 64)
    ended, begun = register.events.recent(2)
    assert (begun.kind, begun.facts) == ("export", {"what": "archive", "state": "begun"})
    assert (ended.kind, ended.facts) == ("export", {"what": "archive", "outcome": "done"})
    assert register.events.first_altered() is None


def test_an_export_nobody_began(register: Register) -> None:
    with pytest.raises(LookupError):
        register.exports.end(7, "done")
