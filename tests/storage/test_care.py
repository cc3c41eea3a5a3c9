# SPDX-License-Identifier: GPL-3.0-or-later
"""Check, back up, restore and count: what the command line and the care screen do to a register not open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import text

from counter_app.domain.errors import BadInput
from counter_app.storage import care
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.migrations import MIGRATIONS
from counter_app.storage.refusals import (
    BackupUnusable,
    KeyMissing,
    NoRegisterYet,
    RegisterBusy,
    RegisterDamaged,
    RegisterMissing,
)
from counter_app.storage.register import Register
from tests.storage import freeze
from tests.storage.conftest import TurnableClock


@pytest.fixture
def closed(folder: Path, clock: TurnableClock) -> Path:
    """A register with nine dossiers and a backup that lacks the last one, nobody having it open."""
    register = Register.open(folder, AccountUnlock(), clock)
    freeze.fill(register, people=8)
    register.back_up()
    clock.turn(minutes=5)
    register.dossiers.begin("1.004873", "to-khai", "2024-06-06")
    register.close()
    return folder


def _dossiers(folder: Path, clock: TurnableClock) -> int:
    register = Register.open(folder, AccountUnlock(), clock)
    found = len(register.dossiers.recent(1000))
    register.close()
    return found


def test_a_sound_register_checks_well(closed: Path) -> None:
    report = care.check(closed, AccountUnlock())
    assert report.ok
    assert (report.version, report.dossiers) == (len(MIGRATIONS), 9)
    assert report.newest_good_backup == "register-20261124T090500-000000.sqlite"


def test_a_damaged_register_is_reported_and_left_alone(closed: Path) -> None:
    path = closed / "register.sqlite"
    spoilt = bytearray(path.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    path.write_bytes(spoilt)
    report = care.check(closed, AccountUnlock())
    assert not report.ok
    assert path.read_bytes() == bytes(spoilt)


def test_a_register_that_does_not_open_is_reported_with_its_way_out(closed: Path) -> None:
    (closed / "register.sqlite").write_bytes(b"\0" * 100)
    report = care.check(closed, AccountUnlock())
    assert "register-20261124T090500-000000.sqlite" in report.problems[0]


def test_a_forged_past_is_reported(closed: Path, clock: TurnableClock) -> None:
    register = Register.open(closed, AccountUnlock(), clock)
    with register._file.transaction() as session:
        session.connection().execute(text("UPDATE event SET kind = 'begun' WHERE id = 5"))
    register.close()
    assert care.check(closed, AccountUnlock()).problems == (care.PAST_CHANGED.format(line=5),)


def test_stats_count_without_persons(closed: Path) -> None:
    counted = care.stats(closed, AccountUnlock())
    assert counted.dossiers == 9
    assert counted.by_state == {"draft": 3, "set_aside": 2, "printed": 2, "discarded": 2}
    assert counted.by_procedure == {"1.000656": 2, "1.004873": 7}
    assert (counted.papers, counted.prints, counted.erased, counted.backups) == (2, 2, 0, 1)
    assert counted.bytes == (closed / "register.sqlite").stat().st_size
    assert "Nguyễn" not in repr(counted)


def test_a_backup_from_outside_the_window(closed: Path, clock: TurnableClock) -> None:
    made = care.back_up(closed, AccountUnlock(), clock)
    assert made.at == clock.now
    assert care.check(closed, AccountUnlock()).newest_good_backup == made.path.name


def test_restore_takes_the_newest_good_backup_and_keeps_the_present_file(closed: Path, clock: TurnableClock) -> None:
    restored = care.restore(closed, AccountUnlock(), clock)
    assert restored.backup == "register-20261124T090500-000000.sqlite"
    assert _dossiers(closed, clock) == 8
    assert restored.set_aside is not None
    back = care.restore(closed, AccountUnlock(), clock, restored.set_aside)
    assert back.backup == restored.set_aside.name
    assert _dossiers(closed, clock) == 9
    assert len(list(closed.glob("register-set-aside-*.sqlite"))) == 2


def test_a_disk_without_second_names_keeps_a_copy_instead(
    closed: Path, clock: TurnableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_paths: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    before = (closed / "register.sqlite").read_bytes()
    restored = care.restore(closed, AccountUnlock(), clock)
    assert restored.set_aside is not None
    assert restored.set_aside.read_bytes() == before
    assert _dossiers(closed, clock) == 8


def test_a_damaged_register_is_replaced_and_kept(closed: Path, clock: TurnableClock) -> None:
    (closed / "register.sqlite").write_bytes(b"damaged")
    with pytest.raises(RegisterDamaged):
        Register.open(closed, AccountUnlock(), clock)
    restored = care.restore(closed, AccountUnlock(), clock)
    assert restored.set_aside is not None
    assert restored.set_aside.read_bytes() == b"damaged"
    assert _dossiers(closed, clock) == 8


def test_a_lost_register_comes_back(closed: Path, clock: TurnableClock) -> None:
    (closed / "register.sqlite").unlink()
    with pytest.raises(RegisterMissing):
        Register.open(closed, AccountUnlock(), clock)
    assert care.restore(closed, AccountUnlock(), clock).set_aside is None
    assert _dossiers(closed, clock) == 8


def test_a_stale_journal_is_not_played_into_the_restored_file(closed: Path, clock: TurnableClock) -> None:
    (closed / "register.sqlite").write_bytes(b"damaged")
    (closed / "register.sqlite-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x01" * 9000)
    care.restore(closed, AccountUnlock(), clock)
    assert _dossiers(closed, clock) == 8


@pytest.mark.parametrize("content", [None, b"", b"holiday.jpg" * 999])
def test_a_file_that_is_no_backup_is_refused_and_nothing_changes(
    closed: Path, clock: TurnableClock, tmp_path: Path, content: bytes | None
) -> None:
    before = (closed / "register.sqlite").read_bytes()
    chosen = tmp_path / "ảnh.sqlite"
    if content is not None:
        chosen.write_bytes(content)
    with pytest.raises(BackupUnusable):
        care.restore(closed, AccountUnlock(), clock, chosen)
    assert (closed / "register.sqlite").read_bytes() == before
    assert list(closed.glob("register-set-aside-*")) == []


def test_without_any_backup_restore_refuses(register: Register, folder: Path, clock: TurnableClock) -> None:
    register.close()
    with pytest.raises(BackupUnusable):
        care.restore(folder, AccountUnlock(), clock)


def test_an_open_register_is_not_touched_from_outside(register: Register, folder: Path, clock: TurnableClock) -> None:
    register.back_up()
    for work in (
        lambda: care.check(folder, AccountUnlock()),
        lambda: care.stats(folder, AccountUnlock()),
        lambda: care.restore(folder, AccountUnlock(), clock),
        lambda: care.back_up(folder, AccountUnlock(), clock),
    ):
        with pytest.raises(RegisterBusy):
            work()
    assert list(folder.glob("register-set-aside-*")) == []
    register.dossiers.begin("1", "f", "v")


def test_where_no_register_was_begun_care_says_so(folder: Path, clock: TurnableClock) -> None:
    for work in (
        lambda: care.check(folder, AccountUnlock()),
        lambda: care.stats(folder, AccountUnlock()),
        lambda: care.restore(folder, AccountUnlock(), clock),
        lambda: care.back_up(folder, AccountUnlock(), clock),
    ):
        with pytest.raises(NoRegisterYet) as told:
            work()
        assert isinstance(told.value, BadInput)
    assert not folder.exists()


@pytest.mark.parametrize("damaged", [False, True])
def test_a_lost_key_file_comes_back_from_its_copy(closed: Path, clock: TurnableClock, damaged: bool) -> None:
    key = closed / "key.json"
    before = key.read_bytes()
    if damaged:
        key.write_bytes(b"{")
    else:
        key.unlink()
    assert care.restore_key(closed) == key
    assert key.read_bytes() == before
    assert [path.read_bytes() for path in closed.glob("key-set-aside-*.json")] == ([b"{"] if damaged else [])
    assert _dossiers(closed, clock) == 9


def test_without_a_copy_the_key_does_not_come_back(closed: Path) -> None:
    (closed / "key.json").unlink()
    (closed / "backups" / "key.json").unlink()
    with pytest.raises(KeyMissing):
        care.restore_key(closed)
