# SPDX-License-Identifier: GPL-3.0-or-later
"""What the export door asks of a stick's file system, call by call: the edge at which tests let a stick fail.

Every method may raise OSError. Nothing is ever overwritten.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from counter_app.whole_file import FIRST_PAUSE_S, REPLACE_TRIES

CHUNK_BYTES = 1 << 20
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_OLD = os.O_RDONLY | getattr(os, "O_BINARY", 0)
Beat = Callable[[int], None]
"""Called with the bytes done so far; may raise to stop."""


class Disk:
    """The operating system's own calls."""

    def device(self, path: Path) -> int:
        """Which file system a path lies on: after a stick is gone the same path lies on another, or nowhere."""
        return path.stat().st_dev

    def free(self, folder: Path) -> int:
        """Bytes this account may still write."""
        return shutil.disk_usage(folder).free

    def size(self, path: Path) -> int | None:
        """The bytes of a file; None where there is none."""
        try:
            return path.stat().st_size
        except FileNotFoundError:
            return None

    def make_folder(self, folder: Path) -> bool:
        """Make a folder; False when it was there."""
        if folder.is_dir():
            return False
        folder.mkdir()
        return True

    def write_new(self, path: Path, content: bytes, beat: Beat) -> None:
        """Write a new file through to the device, and have the system forget what it remembers of it.

        On Windows ``os.fsync`` is FlushFileBuffers.
        """
        descriptor = os.open(path, _NEW, 0o644)
        try:
            for start, piece in _pieces(content):
                beat(start)
                _write_all(descriptor, piece)
            os.fsync(descriptor)
            _forget(descriptor)
        finally:
            os.close(descriptor)

    def digest(self, path: Path, beat: Beat) -> str:
        """The SHA-256 of a file as it is read from the device now, as far as the system lets it be asked."""
        told = hashlib.sha256()
        descriptor = os.open(path, _OLD)
        try:
            _forget(descriptor)
            done = 0
            while piece := os.read(descriptor, CHUNK_BYTES):
                beat(done)
                told.update(piece)
                done += len(piece)
        finally:
            os.close(descriptor)
        return told.hexdigest()

    def rename(self, source: Path, target: Path) -> None:
        """Give a finished file its name; refuses one that is taken. Waits out a virus scanner that holds the file."""
        for attempt in range(1, REPLACE_TRIES + 1):
            if target.exists():
                raise FileExistsError(target)
            try:
                source.rename(target)
                return
            except PermissionError:
                if attempt == REPLACE_TRIES:
                    raise
                threading.Event().wait(FIRST_PAUSE_S * attempt)

    def sync_folder(self, folder: Path) -> None:
        """Force the names in a folder to the device; Windows has no such call and does not need it."""
        if os.name == "nt":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def names(self, folder: Path) -> list[str]:
        """The plain files in a folder, not what links point to; empty where there is no such folder."""
        try:
            with os.scandir(folder) as entries:
                return sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
        except FileNotFoundError:
            return []

    def remove(self, path: Path) -> None:
        """Remove a file; nothing to do where there is none."""
        path.unlink(missing_ok=True)

    def remove_folder(self, folder: Path) -> None:
        """Remove an empty folder."""
        folder.rmdir()


def _pieces(content: bytes) -> Iterator[tuple[int, memoryview]]:
    view = memoryview(content)
    for start in range(0, len(content), CHUNK_BYTES):
        yield start, view[start : start + CHUNK_BYTES]


def _write_all(descriptor: int, piece: memoryview) -> None:
    while piece:
        piece = piece[os.write(descriptor, piece) :]


def _forget(descriptor: int) -> None:
    """Drop the clean pages of a file, so that what is read next comes from the device; Windows has no such call."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
