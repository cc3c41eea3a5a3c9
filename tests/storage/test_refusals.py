# SPDX-License-Identifier: GPL-3.0-or-later
"""Each trouble with disk and database has its sentence; what is our own bug keeps its own face."""

from __future__ import annotations

import errno
import inspect
import os
import shutil
import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import CounterError
from counter_app.storage import refusals
from counter_app.storage.refusals import (
    DiskFailing,
    DiskFull,
    NoAccess,
    RegisterBusy,
    RegisterDamaged,
    RegisterReadOnly,
    file_trouble_told,
    kind_of_trouble,
)
from counter_app.storage.register import Register
from counter_app.storage.register_file import RegisterFile

KINDS = [
    kind
    for _, kind in inspect.getmembers(refusals, inspect.isclass)
    if issubclass(kind, CounterError) and kind.__module__ == refusals.__name__
]
ARGUMENTS: dict[str, tuple[object, ...]] = {"RegisterTooNew": (3, 1), "KeyMissing": (True,), "CodeMistyped": (2,)}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY, RegisterBusy),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, RegisterBusy),
        (sqlite3.SQLITE_LOCKED, RegisterBusy),
        (sqlite3.SQLITE_READONLY, RegisterReadOnly),
        (sqlite3.SQLITE_READONLY_DIRECTORY, RegisterReadOnly),
        (sqlite3.SQLITE_IOERR, DiskFailing),
        (sqlite3.SQLITE_IOERR_FSYNC, DiskFailing),
        (sqlite3.SQLITE_CORRUPT, RegisterDamaged),
        (sqlite3.SQLITE_NOTADB, RegisterDamaged),
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_CANTOPEN, NoAccess),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, NoAccess),
        (sqlite3.SQLITE_PERM, NoAccess),
        (sqlite3.SQLITE_AUTH, NoAccess),
        (sqlite3.SQLITE_ERROR, None),
        (sqlite3.SQLITE_CONSTRAINT, None),
        (sqlite3.SQLITE_CONSTRAINT_CHECK, None),
        (sqlite3.SQLITE_MISUSE, None),
        (None, None),
    ],
)
def test_each_code_of_sqlite_has_its_refusal_or_is_our_bug(code: int | None, kind: type[CounterError] | None) -> None:
    assert kind_of_trouble(code) is kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, RegisterReadOnly),
        (errno.EACCES, NoAccess),
        (errno.EPERM, NoAccess),
        (errno.EIO, DiskFailing),
    ],
)
def test_each_trouble_with_files_has_its_refusal(number: int, kind: type[CounterError]) -> None:
    with pytest.raises(kind), file_trouble_told():
        raise OSError(number, os.strerror(number), "/tmp/Đặng Thị Quỳnh.docx")


def test_other_trouble_with_files_is_our_bug() -> None:
    with pytest.raises(IsADirectoryError), file_trouble_told():
        raise IsADirectoryError(errno.EISDIR, "Is a directory")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_sentence_says_what_happened_that_nothing_is_lost_and_what_to_do(kind: type[CounterError]) -> None:
    sentence = str(kind(*ARGUMENTS.get(kind.__name__, ())))
    assert sentence == unicodedata.normalize("NFC", sentence)
    assert sentence.endswith(".")
    assert any(word in sentence for word in ("Hãy", "Bấm", "bấm", "Đóng", "hãy")), "what to press"
    assert not any(word in sentence for word in ("None", "SQLite", "exception", "{", "  "))


class FaultyFile(NamedTuple):
    """A register's file whose next statement fails as it would on a bad day."""

    file: RegisterFile
    raw: Any


@pytest.fixture
def faulty(tmp_path: Path) -> Iterator[FaultyFile]:
    file = RegisterFile(tmp_path / "r.sqlite", b"k" * 32)
    with file.transaction() as session:
        session.connection().execute(text("CREATE TABLE a (b TEXT CHECK (b <> ''))"))
    with file.bare() as raw:
        yield FaultyFile(file, raw)
    file.close()


def test_a_really_full_register_is_told_and_stays_whole(faulty: FaultyFile) -> None:
    pages = faulty.raw.execute("PRAGMA page_count").fetchone()[0]
    faulty.raw.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(DiskFull), faulty.file.transaction() as session:
        session.connection().execute(text("INSERT INTO a VALUES (hex(zeroblob(90000)))"))
    with faulty.file.transaction() as session:
        assert session.connection().execute(text("SELECT count(*) FROM a")).scalar_one() == 0


def test_a_register_turned_read_only_is_told(faulty: FaultyFile) -> None:
    faulty.raw.execute("PRAGMA query_only = ON")
    with pytest.raises(RegisterReadOnly), faulty.file.transaction() as session:
        session.connection().execute(text("INSERT INTO a VALUES ('x')"))


@pytest.mark.parametrize(("free", "kind"), [(0, DiskFull), (10**9, DiskFailing)])
def test_an_io_error_on_a_full_disk_is_called_a_full_disk(
    faulty: FaultyFile, monkeypatch: pytest.MonkeyPatch, free: int, kind: type[CounterError]
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9 - free, free))
    trouble = driver.OperationalError("disk I/O error")
    trouble.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
    with pytest.raises(kind), faulty.file.transaction():
        raise trouble


def test_our_own_bug_stays_a_bug_and_quotes_no_answer(faulty: FaultyFile) -> None:
    with pytest.raises(DBAPIError) as told, faulty.file.transaction() as session:
        session.connection().execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "Đặng Thị Quỳnh"})
    assert "Quỳnh" not in str(told.value)


def test_a_refused_save_leaves_the_dossier_as_it_was(register: Register, dossier: Dossier) -> None:
    register.dossiers.save_answers(dossier.id, {"a": "trước"}, "a", "typing")
    with register._file.bare() as raw:
        raw.execute(f"PRAGMA max_page_count = {raw.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(DiskFull):
        register.dossiers.save_answers(dossier.id, {"a": "sau", "b": "dài " * 9000}, "b", "typing")
    loaded = register.dossiers.load(dossier.id)
    assert (loaded.answers, loaded.at_field) == ({"a": "trước"}, "a")
    with register._file.bare() as raw:
        raw.execute("PRAGMA max_page_count = 1000000")
    register.dossiers.save_answers(dossier.id, {"a": "sau"}, "b", "typing")
    assert register.dossiers.load(dossier.id).answers == {"a": "sau"}
