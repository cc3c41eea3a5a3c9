# SPDX-License-Identifier: GPL-3.0-or-later
"""What is about to leave this PC by a named export: always a set of whole files, through one door.

The door (``casework.export_door``) writes them beside, flushes, reads back, compares, renames, and enters the export in
the log. File names are ASCII and safe on FAT32 and Windows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

OutgoingKind = Literal["tally", "report", "backup", "pack", "booklet", "archive", "poster"]
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Windows takes these for devices, whatever stands behind the point."""


def is_safe_name(name: str) -> bool:
    """Whether every file system takes this name for a file or a folder."""
    return bool(_SAFE_NAME.fullmatch(name)) and not name.endswith(".") and not _DEVICE.fullmatch(name)


@dataclass(frozen=True)
class OutgoingFile:
    """One file. ``content`` makes the bytes when the door asks, on its worker; the same bytes where nothing changed."""

    name: str
    content: Callable[[], bytes]

    def __post_init__(self) -> None:
        if not is_safe_name(self.name):
            raise ValueError(f"not a name every file system takes: {self.name!r}")


@dataclass(frozen=True)
class Outgoing:
    """A set of files that leave together. ``period``: the code of what is counted, empty where nothing is.

    ``folder``: the folder on the stick they go into, ASCII, parts divided by «/»; empty for the place itself. A
    manifest with their hashes goes with them.
    """

    kind: OutgoingKind
    title: str
    folder: str
    files: tuple[OutgoingFile, ...]
    period: str = ""

    def __post_init__(self) -> None:
        if self.folder and not all(map(is_safe_name, self.folder.split("/"))):
            raise ValueError(f"not a folder every file system takes: {self.folder!r}")
        if len({file.name.lower() for file in self.files}) != len(self.files):
            raise ValueError("FAT32 knows no capitals: two files would be one")
        if self.period and not is_safe_name(self.period):
            raise ValueError(f"not a period: {self.period!r}")
