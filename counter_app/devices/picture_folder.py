# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder where a scanner, a phone or a camera program puts its files: what is there, and what has come in whole.

A folder is looked at again and again instead of being watched by the system: that works the same on a network drive, a
phone and a slow stick.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from counter_app.domain.filing import PICTURE_SUFFIXES

MOST_SHOWN = 60
SETTLED = timedelta(seconds=2)
"""A file untouched for so long was written to its end, even when it is seen for the first time."""


@dataclass(frozen=True)
class FoundPicture:
    """A file in a watched folder."""

    path: Path
    size: int
    at: datetime


class PictureFolders:
    """Looks into folders; a file still being written is left out until its size stands still."""

    def __init__(self) -> None:
        self._sizes: dict[Path, int] = {}

    def look(self, folders: Iterable[Path], now: datetime) -> list[FoundPicture]:
        """The newest pictures, last come first; folders that are not there (a stick pulled out) give nothing."""
        found = [picture for folder in folders for picture in _pictures(folder)]
        before, self._sizes = self._sizes, {picture.path: picture.size for picture in found}
        whole = [
            picture
            for picture in found
            if picture.size and (before.get(picture.path) == picture.size or now - picture.at > SETTLED)
        ]
        return sorted(whole, key=lambda picture: (picture.at, picture.path.name), reverse=True)[:MOST_SHOWN]


def _pictures(folder: Path) -> list[FoundPicture]:
    try:
        return [
            FoundPicture(path, told.st_size, datetime.fromtimestamp(told.st_mtime).astimezone())
            for path in folder.iterdir()
            if path.suffix.lower() in PICTURE_SUFFIXES and path.is_file() and (told := path.stat())
        ]
    except OSError:
        return []
