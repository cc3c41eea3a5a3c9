# SPDX-License-Identifier: GPL-3.0-or-later
"""A removable drive as the system describes it at one moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Bus = Literal["usb", "card", "other"]
Suspicion = Literal["", "system", "backup", "register"]

PLAIN_FORMATS = frozenset({"vfat", "fat", "fat12", "fat16", "fat32", "msdos", "exfat", "ntfs", "ntfs3"})
"""What every PC of an office reads."""

_WINDOWS_SYSTEM = frozenset({"windows", "programdata", "program files", "users"})
_UNIX_SYSTEM = frozenset({"etc", "usr", "var", "bin", "home", "boot"})
_BACKUPS = frozenset(
    {"filehistory", "backups.backupdb", "windowsimagebackup", "timeshift", ".timemachine", "mediaid.bin"}
)


@dataclass(frozen=True)
class Drive:
    """One volume that can be pulled out. ``device``: how the system calls it («/dev/sdb1», «E:»).

    ``mount``: where its files are, empty while the system has not opened it. ``free``, ``total`` in bytes.
    ``has_medium``: False for a card reader without a card. ``suspicion``: what it looks like besides a stick.
    """

    device: str
    mount: str = ""
    label: str = ""
    serial: str = ""
    file_system: str = ""
    free: int = 0
    total: int = 0
    read_only: bool = False
    bus: Bus = "usb"
    has_medium: bool = True
    suspicion: Suspicion = ""

    @property
    def is_plain_format(self) -> bool:
        """Whether any PC of an office will read it."""
        return self.file_system.lower() in PLAIN_FORMATS

    @property
    def named(self) -> str:
        """Label and serial for the log, never a path: «KINGSTON 1A2B-3C4D»."""
        return " ".join(filter(None, (self.label, self.serial))) or self.device.rpartition("/")[2]


def suspicion_of(names: Iterable[str]) -> Suspicion:
    """What the names at the top of a drive say: two folders of a system make one, one folder of a backup program too.

    One folder «Windows» or «home» alone may be anybody's.
    """
    found = {name.lower() for name in names}
    if found & _BACKUPS:
        return "backup"
    windows = "windows" in found and len(found & _WINDOWS_SYSTEM) > 1
    unix = "etc" in found and len(found & _UNIX_SYSTEM) > 1
    return "system" if windows or unix or "programdata" in found else ""
