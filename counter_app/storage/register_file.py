# SPDX-License-Identifier: GPL-3.0-or-later
"""The encrypted file itself: one connection, one lock, explicit transactions, and SQLite's errors told as sentences.

Never open the register's file by any other means while it is open: closing a second handle drops its locks (POSIX).
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from counter_app.domain.errors import CounterError
from counter_app.storage.refusals import (
    DiskFailing,
    DiskFull,
    RegisterDamaged,
    file_trouble_told,
    kind_of_trouble,
)

REGISTER_FILE_NAME = "register.sqlite"
WAIT_FOR_OTHER_S = 1.0
"""A window that is just closing lets go within this time."""
_NO_ROOM_BYTES = 4_000_000

_EVERY_CONNECTION = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
)
# A rollback journal with EXTRA instead of WAL with FULL: both keep a committed field through a power cut, but
# after a crash a WAL holds committed work outside the authenticated file, where a flipped bit or a cleaning tool
# silently loses it; and a register that is one file survives being copied by hand. The price is about 0.4 ms
# more per save on an SSD (four forced writes instead of one on a hard disk), off the typing thread.
# TRUNCATE rather than DELETE: virus scanners dislike files that come and go.
_OWNER = ("PRAGMA locking_mode = EXCLUSIVE", "PRAGMA journal_mode = TRUNCATE", "PRAGMA synchronous = EXTRA")

DamageTold = Callable[[], CounterError]


def journal_of(path: Path) -> Path:
    """The rollback journal of a file: empty, unless the power went in the middle of a save."""
    return path.with_name(path.name + "-journal")


def uri_of(path: PurePath) -> str:
    """An absolute path as SQLite reads it; a share has its server in the path, SQLite refuses it elsewhere."""
    plain = path.as_posix()
    return "file://" + quote(plain if plain.startswith("/") else f"/{plain}")


def connect(path: Path, key: bytes, read_only: bool = False) -> Any:
    """A bare keyed connection to an encrypted file; made when absent, unless it is only to be read.

    Nobody but this account may read it. A wrong key shows at the first read, as ``driver.DatabaseError``.
    """
    if not read_only:
        path.touch(mode=0o600)
    connection = driver.connect(
        f"{uri_of(path.absolute())}?mode={'ro' if read_only else 'rwc'}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=WAIT_FOR_OTHER_S,
    )
    # SQLCipher logs to standard error by itself; there, only our sentences may appear.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in _EVERY_CONNECTION:
        connection.execute(pragma)
    return connection


class RegisterFile:
    """The open register, owned by this process until ``close``. Methods may be called from any thread."""

    def __init__(self, path: Path, key: bytes, damage_told: DamageTold = RegisterDamaged) -> None:
        """Open and take the lock.

        ``damage_told`` makes the refusal for a damaged file; it may look for a good backup.

        Raises:
            RegisterBusy, RegisterDamaged, NoAccess, …: see ``refusals``.
        """
        self.path = path
        self._damage_told = damage_told
        self._lock = threading.RLock()
        with self._trouble_told():
            self._raw = connect(path, key)
            try:
                self._take()
                self.engine = self._engine_over(self._raw)
                # SQLAlchemy asks its first questions now: failing later, they would close the connection for good.
                self.engine.connect().close()
            except BaseException:
                self._raw.close()
                raise

    def _take(self) -> None:
        for pragma in _OWNER:
            self._raw.execute(pragma)
        self._raw.execute("BEGIN EXCLUSIVE")
        self._raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        self._raw.execute("COMMIT")

    @staticmethod
    def _engine_over(raw: Any) -> Engine:
        # hide_parameters: SQLAlchemy's error texts would otherwise quote what citizens said.
        engine = create_engine(
            "sqlite://", creator=lambda: raw, module=driver, poolclass=StaticPool, hide_parameters=True
        )

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

        return engine

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is stored whole, durably, when the block ends without an error, else not at all."""
        with self._lock, self._trouble_told():
            try:
                with Session(self.engine, expire_on_commit=False) as session:
                    yield session
                    session.commit()
            finally:
                # After a COMMIT that failed SQLAlchemy sends no ROLLBACK: refused work would be stored by the next.
                if self._raw.in_transaction:
                    self._raw.rollback()

    @contextmanager
    def bare(self) -> Iterator[Any]:
        """The driver's connection outside any transaction: for backup, checks and VACUUM."""
        with self._lock, self._trouble_told():
            yield self._raw

    def version(self) -> int:
        """The schema version stored in the file; 0 for a new one."""
        with self.bare() as raw:
            return int(raw.execute("PRAGMA user_version").fetchone()[0])

    def close(self) -> None:
        """Let go of the file; calling twice is harmless."""
        with self._lock:
            self.engine.dispose()
            self._raw.close()

    @contextmanager
    def _trouble_told(self) -> Iterator[None]:
        with file_trouble_told():
            try:
                yield
            except (DBAPIError, driver.Error) as trouble:
                refusal = self._refusal_for(trouble)
                if refusal is None:
                    raise
                raise refusal from trouble

    def _refusal_for(self, trouble: Exception) -> CounterError | None:
        original = trouble.orig if isinstance(trouble, DBAPIError) else trouble
        kind = kind_of_trouble(getattr(original, "sqlite_errorcode", None))
        if kind is RegisterDamaged:
            return self._damage_told()
        if kind is DiskFailing and shutil.disk_usage(self.path.parent).free < _NO_ROOM_BYTES:
            return DiskFull()  # a full disk often answers «I/O error»
        return kind() if kind else None


def problems_in(raw: Any) -> list[str]:
    """What SQLCipher and SQLite find wrong with an open file: authentication of each page, then structure.

    The texts name pages and indexes, never content; empty when all is well.
    """
    found: list[str] = []
    for pragma in ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check", "PRAGMA foreign_key_check"):
        try:
            rows = [" ".join(str(value) for value in row) for row in raw.execute(pragma)]
        except driver.DatabaseError as trouble:
            return [*found, str(trouble)]
        found += [row for row in rows if row != "ok"]
    return found
