# SPDX-License-Identifier: GPL-3.0-or-later
"""There is always a backup that can be read: the newest is opened here and compared row by row."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.clock import VIET_NAM
from counter_app.storage import backups as backups_module
from counter_app.storage.backups import DAYS_KEPT, WEEKS_KEPT, backups_in, is_good, newest_good, worth_keeping
from counter_app.storage.keys import AccountUnlock, KeyFile
from counter_app.storage.refusals import DiskFull, RegisterDamaged
from counter_app.storage.register import Register
from counter_app.storage.register_file import connect
from counter_app.storage.tables import Table
from tests.storage import freeze
from tests.storage.conftest import TurnableClock

_BEGUN = datetime(2023, 1, 1, tzinfo=VIET_NAM)
MOMENTS = st.integers(0, 8 * 365 * 24 * 60).map(lambda minutes: _BEGUN + timedelta(minutes=minutes))


@pytest.fixture
def key(register: Register) -> bytes:
    return AccountUnlock().key_from(KeyFile.read(register.place.key))


def _rows(raw: Any) -> dict[str, list[Any]]:
    names = [table.name for table in Table.metadata.sorted_tables]
    return {name: sorted(raw.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}


def test_the_newest_backup_holds_every_row_of_the_register(register: Register, key: bytes) -> None:
    freeze.fill(register, people=12)
    made = register.back_up()
    assert newest_good(register.place.backups, key) == made
    with register._file.bare() as raw:
        expected = _rows(raw)
    copy = connect(made.path, key, read_only=True)
    assert _rows(copy) == expected
    copy.close()
    assert len(expected["dossier"]) == 12


def test_a_backup_opens_as_a_register_with_the_key_copy_beside_it(
    register: Register, clock: TurnableClock, tmp_path: Path
) -> None:
    freeze.fill(register, people=5)
    made = register.back_up()
    elsewhere = tmp_path / "máy mới"
    elsewhere.mkdir()
    shutil.copyfile(made.path, elsewhere / "register.sqlite")
    shutil.copyfile(register.place.backups / "key.json", elsewhere / "key.json")
    copy = Register.open(elsewhere, AccountUnlock(), clock)
    assert copy.dossiers.recent(100) == register.dossiers.recent(100)
    copy.close()


def test_a_backup_is_encrypted_and_leaves_nothing_half_made(register: Register) -> None:
    made = register.back_up()
    assert not made.path.read_bytes().startswith(b"SQLite")
    assert sorted(path.name for path in register.place.backups.iterdir()) == ["key.json", made.path.name]


def test_the_first_start_of_a_day_makes_one_backup(register: Register, clock: TurnableClock) -> None:
    assert register.back_up_daily() is not None
    clock.turn(hours=8)
    assert register.back_up_daily() is None
    clock.turn(hours=9)
    assert register.back_up_daily() is not None


def test_a_clock_that_was_once_wrong_stops_no_later_backup(register: Register, clock: TurnableClock) -> None:
    clock.turn(days=365)
    ahead = register.back_up_daily()
    clock.turn(days=-365)
    made = [register.back_up_daily()]
    for _ in range(30):
        clock.turn(days=1)
        made.append(register.back_up_daily())
    assert None not in made
    left = backups_in(register.place.backups)
    assert made[-1] in left
    assert ahead in left


def test_two_backups_in_one_microsecond_do_not_overwrite_each_other(register: Register) -> None:
    first, second = register.back_up(), register.back_up()
    assert first.path != second.path
    assert first.path.exists()
    assert second.path.exists()


def test_old_backups_go_and_strange_files_stay(register: Register, clock: TurnableClock) -> None:
    (register.place.backups / "ghi chú.txt").write_text("của người phụ trách")
    (register.place.backups / "register-cu.sqlite").write_bytes(b"x")
    for _ in range(120):
        clock.turn(days=1)
        register.back_up_daily()
    assert len(backups_in(register.place.backups)) <= DAYS_KEPT + WEEKS_KEPT + 1
    assert (register.place.backups / "ghi chú.txt").exists()
    assert (register.place.backups / "register-cu.sqlite").exists()


def test_a_bad_copy_never_gets_a_name_and_pushes_nothing_out(
    register: Register, clock: TurnableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = register.back_up()
    clock.turn(days=1)
    monkeypatch.setattr(backups_module, "problems_in", lambda _raw: ["page 7: hmac"])
    with pytest.raises(RegisterDamaged):
        register.back_up()
    assert [backup.path for backup in backups_in(register.place.backups)] == [good.path]
    assert sorted(path.name for path in register.place.backups.iterdir()) == ["key.json", good.path.name]


def test_a_full_disk_keeps_the_old_backup_and_no_half_one(
    register: Register, clock: TurnableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = register.back_up()
    clock.turn(days=1)

    def no_room(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups_module, "sync_file", no_room)
    with pytest.raises(DiskFull):
        register.back_up()
    assert sorted(path.name for path in register.place.backups.iterdir()) == ["key.json", good.path.name]


@pytest.mark.parametrize("spoil", [b"", b"x" * 5000])
def test_a_damaged_backup_is_not_a_good_one(register: Register, key: bytes, spoil: bytes) -> None:
    made = register.back_up()
    made.path.write_bytes(spoil)
    assert not is_good(made.path, key)
    assert not is_good(made.path.with_name("không có.sqlite"), key)
    assert newest_good(register.place.backups, key) is None


def test_a_backup_under_another_key_is_not_a_good_one(register: Register) -> None:
    assert not is_good(register.back_up().path, b"z" * 32)


@given(st.lists(MOMENTS, max_size=80))
def test_what_is_kept_is_the_newest_of_days_and_weeks(moments: list[datetime]) -> None:
    kept = worth_keeping(moments)
    assert kept <= set(moments)
    assert len(kept) <= DAYS_KEPT + WEEKS_KEPT + 1
    assert worth_keeping(kept) == kept
    if moments:
        assert max(moments) in kept
        days = sorted({moment.date() for moment in moments})[-DAYS_KEPT:]
        assert set(days) <= {moment.date() for moment in kept}
        weeks = sorted({moment.isocalendar()[:2] for moment in moments})[-WEEKS_KEPT:]
        assert set(weeks) <= {moment.isocalendar()[:2] for moment in kept}


@given(MOMENTS, st.integers(1, 200))
def test_a_daily_habit_ends_with_two_weeks_of_days_and_eight_weeks(start: datetime, days: int) -> None:
    kept: set[datetime] = set()
    for day in range(days):
        kept = worth_keeping({*kept, start + timedelta(days=day)})
    assert len({moment.date() for moment in kept}) >= min(days, DAYS_KEPT)
    assert len({moment.isocalendar()[:2] for moment in kept}) >= min(WEEKS_KEPT, days // 7)


def test_the_state_before_an_update_outlives_the_second_backup_of_that_day() -> None:
    morning = datetime(2026, 11, 24, 7, 30, tzinfo=VIET_NAM)
    noon, evening = morning + timedelta(hours=4), morning + timedelta(hours=9)
    assert worth_keeping({morning, noon, evening}) == {morning, evening}
