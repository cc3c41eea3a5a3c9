# SPDX-License-Identifier: GPL-3.0-or-later
"""Finished databases given their final name durably; SQLite wrote them, so ``counter_app.whole_file`` cannot.

On Windows a virus scanner may hold a fresh file for seconds, so replacing is tried ten times.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

REPLACE_TRIES = 10
FIRST_PAUSE_S = 0.05


def replace_patiently(source: Path, target: Path, pause_s: float = FIRST_PAUSE_S) -> None:
    """Rename over ``target`` and make the rename durable; waits out a scanner that holds the file."""
    for attempt in range(REPLACE_TRIES):
        try:
            source.replace(target)
            break
        except PermissionError:
            if attempt == REPLACE_TRIES - 1:
                raise
            threading.Event().wait(pause_s * (attempt + 1))
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Force a finished file to the disk."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk; Windows has no such call and does not need it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
