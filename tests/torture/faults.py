# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that fails at the n-th call: every statement, commit and file call of the storage room is counted.

The only fake here is the disk; SQLite, SQLAlchemy and the stores above it are the real ones.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from counter_app.storage import backups, register_file

FILE_CALLS = ((os, "open"), (os, "fsync"), (os, "replace"), (os, "link"), (shutil, "copyfile"))


class FailingDisk:
    """Counts calls and fails one: before it did anything, or (``late``) after it did all."""

    def __init__(self) -> None:
        self.calls = 0
        self._fail_at = 0
        self._late = False

    @contextmanager
    def failing_at(self, number: int, late: bool = False) -> Iterator[None]:
        """Fail the ``number``-th call inside the block, no other."""
        self.calls, self._fail_at, self._late = 0, number, late
        try:
            yield
        finally:
            self._fail_at = 0

    def through(self, call: Callable[..., Any], trouble: Callable[[], Exception]) -> Callable[..., Any]:
        """The same call, going over this disk."""

        def counted(*arguments: Any, **named: Any) -> Any:
            self.calls += 1
            fails = self.calls == self._fail_at
            if fails and not self._late:
                raise trouble()
            answer = call(*arguments, **named)
            if fails:
                raise trouble()
            return answer

        return counted

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Put every way to the disk over this one."""
        real_connect = register_file.connect

        def connect(path: Path, key: bytes, read_only: bool = False) -> Any:
            return _Connection(real_connect(path, key, read_only), self)

        patch.setattr(register_file, "connect", connect)
        patch.setattr(backups, "connect", connect)
        for module, name in FILE_CALLS:
            patch.setattr(module, name, self.through(getattr(module, name), _no_room))


def _io_error() -> Exception:
    trouble = driver.OperationalError("disk I/O error")
    trouble.sqlite_errorcode = sqlite3.SQLITE_IOERR
    return trouble  # type: ignore[no-any-return]


def _no_room() -> Exception:
    return OSError(errno.ENOSPC, "No space left on device")


class _Connection:
    """A connection whose statements and commits go over the failing disk."""

    def __init__(self, real: Any, disk: FailingDisk) -> None:
        self._real, self._disk = real, disk
        self.execute = disk.through(real.execute, _io_error)
        self.commit = disk.through(real.commit, _io_error)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def cursor(self, *arguments: Any) -> Any:
        return _Cursor(self._real.cursor(*arguments), self._disk)

    def backup(self, target: _Connection) -> None:
        self._disk.through(self._real.backup, _io_error)(target._real)


class _Cursor:
    def __init__(self, real: Any, disk: FailingDisk) -> None:
        self._real = real
        self.execute = disk.through(real.execute, _io_error)
        self.executemany = disk.through(real.executemany, _io_error)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)
