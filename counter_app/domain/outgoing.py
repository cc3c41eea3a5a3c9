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


@dataclass(frozen=True)
class OutgoingFile:
    """One file. ``content`` makes the bytes when the door asks, on its worker."""

    name: str
    content: Callable[[], bytes]

    def __post_init__(self) -> None:
        if not _SAFE_NAME.fullmatch(self.name) or self.name.endswith("."):
            raise ValueError(f"not a name every file system takes: {self.name!r}")


@dataclass(frozen=True)
class Outgoing:
    """A set of files that leave together. ``period``: the code of what is counted, empty where nothing is.

    ``folder``: the folder on the stick they go into, ASCII; a manifest with their hashes goes with them.
    """

    kind: OutgoingKind
    title: str
    folder: str
    files: tuple[OutgoingFile, ...]
    period: str = ""
