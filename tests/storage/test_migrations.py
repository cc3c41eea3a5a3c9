# SPDX-License-Identifier: GPL-3.0-or-later
"""Migrations: whole or not at all, a backup first, and nobody lost on the way from any released register."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import Connection

from counter_app.storage import people_tables, service_tables, voice_tables
from counter_app.storage import register as register_module
from counter_app.storage.account import FileAccount
from counter_app.storage.backups import backups_in, is_good
from counter_app.storage.care import check
from counter_app.storage.keys import AccountUnlock, KeyFile
from counter_app.storage.migrations import MIGRATIONS, Step, migrate
from counter_app.storage.recovery_code import new_code
from counter_app.storage.register import Register
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.tables import Table
from tests.storage import freeze
from tests.storage.conftest import TurnableClock

KEY = b"k" * 32
FROZEN = Path(__file__).parent.parent / "frozen"
TABLES_OF_THE_OFFICE = (people_tables, service_tables, voice_tables)
"""Their rows enter the metadata by being imported."""
_REST = "NULL, '', '', 1, 0, 1, 'signature', NULL, NULL, NULL"
_WAY = "0, 'other', 'direct', 'post', '', 'Hộ tịch', 'A', 'clerk', '', 0, 0, 0, ''"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RegisterFile]:
    opened = RegisterFile(tmp_path / "register.sqlite", KEY)
    yield opened
    opened.close()


def _schema(file: RegisterFile) -> set[str]:
    with file.bare() as raw:
        rows = raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {_bare(row[0]) for row in rows}


def _bare(sql: str) -> str:
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split()))


def _at(hour: int) -> str:
    return f"2026-11-25T{hour:02}:00:00.000000+07:00"


def _adds_column(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE dossier ADD COLUMN village VARCHAR")
    connection.exec_driver_sql("UPDATE dossier SET village = 'Thôn 1'")


def _fails(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE half_done (a)")
    connection.exec_driver_sql("UPDATE dossier SET number = 'lost'")
    raise RuntimeError("a step with a mistake")


def test_the_migrated_schema_is_that_of_the_tables(file: RegisterFile) -> None:
    migrate(file, before_first_step=lambda: None)
    wanted: set[str] = set()
    blank = create_engine("sqlite://")
    Table.metadata.create_all(blank)
    with blank.connect() as connection:
        rows = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        wanted = {_bare(row[0]) for row in rows}
    assert {sql for sql in _schema(file) if "dossier_words" not in sql} == wanted
    assert file.version() == len(MIGRATIONS)


def test_a_new_register_needs_no_backup_and_a_current_one_no_step(file: RegisterFile) -> None:
    called: list[str] = []
    assert migrate(file, lambda: called.append("backup")) == 0
    assert migrate(file, lambda: called.append("backup")) == len(MIGRATIONS)
    assert called == []


def test_a_failing_step_leaves_nothing_of_itself(file: RegisterFile) -> None:
    migrate(file, lambda: None)
    before = _schema(file)
    with pytest.raises(RuntimeError, match="a step with a mistake"):
        migrate(file, lambda: None, steps=(*MIGRATIONS, _fails))
    assert _schema(file) == before
    assert file.version() == len(MIGRATIONS)


def test_steps_before_the_failing_one_stay_with_their_version(file: RegisterFile) -> None:
    migrate(file, lambda: None)
    with pytest.raises(RuntimeError):
        migrate(file, lambda: None, steps=(*MIGRATIONS, _adds_column, _fails))
    assert file.version() == len(MIGRATIONS) + 1
    assert any("village" in sql for sql in _schema(file))


def test_without_its_backup_no_step_is_taken(file: RegisterFile) -> None:
    migrate(file, lambda: None)

    def no_room() -> None:
        raise OSError("no room for the backup")

    with pytest.raises(OSError, match="no room"):
        migrate(file, no_room, steps=(*MIGRATIONS, _adds_column))
    assert file.version() == len(MIGRATIONS)


def test_opening_an_older_register_backs_it_up_first(
    folder: Path, clock: TurnableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = Register.open(folder, AccountUnlock(), clock)
    register.dossiers.begin("1", "f", "v")
    register.close()

    def with_a_new_step(file: RegisterFile, before_first_step: Step) -> int:
        return migrate(file, before_first_step, steps=(*MIGRATIONS, _adds_column))  # type: ignore[arg-type]

    monkeypatch.setattr(register_module, "migrate", with_a_new_step)
    register = Register.open(folder, AccountUnlock(), clock)
    assert register._file.version() == len(MIGRATIONS) + 1
    register.close()
    (backup,) = backups_in(folder / "backups")
    key = AccountUnlock().key_from(KeyFile.read(folder / "key.json"))
    assert is_good(backup.path, key)
    before = RegisterFile(backup.path, key)
    assert before.version() == len(MIGRATIONS)
    before.close()


def test_the_moments_that_are_counted_are_read_from_the_histories_there_are(file: RegisterFile) -> None:
    migrate(file, lambda: None, steps=MIGRATIONS[:3])
    with file.bare() as raw:
        raw.execute(f"INSERT INTO dossier VALUES (1, 2026, 1, '26-0001', '1', '', '', 'printed', 'check', {_REST})")
        raw.execute(
            f"INSERT INTO handling VALUES (1, 'returned', '{_at(1)}', NULL, NULL, '{_at(5)}', '{_at(5)}', {_WAY})"
        )
        steps = (("receive", "Lê Thị Nghiệm"), ("move_to_ordinary", "A"), ("seal", "A"), ("send_by_post", "A"))
        for place, (action, who) in enumerate((*steps, ("confirm_delivered", "A")), start=1):
            told = (place, place, action, _at(place), who)
            raw.execute("INSERT INTO life_entry VALUES (?, 1, ?, ?, ?, ?, '{}', '', '')", told)
    migrate(file, lambda: None)
    with file.bare() as raw:
        assert raw.execute("SELECT received_by, ordinary_at, done_at FROM handling").fetchall() == [
            ("Lê Thị Nghiệm", _at(2), _at(4))
        ]


def test_each_migration_has_a_frozen_register() -> None:
    names = sorted(path.name for path in FROZEN.glob("register_*.sqlite"))
    assert names == [f"register_{number:03}.sqlite" for number in range(1, len(MIGRATIONS) + 1)]


@pytest.mark.parametrize("frozen", sorted(FROZEN.glob("register_*.sqlite")), ids=lambda path: path.stem)
def test_nobody_is_lost_in_an_upgrade(frozen: Path, tmp_path: Path) -> None:
    # A page for each table and index, though most are empty.
    assert frozen.stat().st_size < 500_000
    folder = tmp_path / "sổ"
    folder.mkdir()
    shutil.copyfile(frozen, folder / "register.sqlite")
    account = FileAccount(tmp_path / "tài khoản")
    keys = KeyFile.around(freeze.TEST_KEY, "frozen", new_code()).with_account(freeze.TEST_KEY, account)
    keys.write(folder / "key.json")
    register = Register.open(folder, AccountUnlock(account), TurnableClock())
    lines = register.dossiers.recent(limit=1000)
    people = {line.number: line.person for line in lines}
    assert people == {f"26-{number:04}": name for number, name in enumerate(freeze.names(), start=1)}
    assert len(people) == 40
    for line in lines:
        loaded = register.dossiers.load(line.id)
        assert loaded.answers["nguoi_yeu_cau.ho_ten"] == line.person
        assert next(iter(loaded.forms.items())) == ("to-khai", "2024-06-06")
        assert len(register.papers.versions(line.id)) == line.versions
    assert register.dossiers.find("nguyen thi")
    assert register.events.first_altered() is None
    register.close()
    assert check(folder, AccountUnlock(account)).ok
