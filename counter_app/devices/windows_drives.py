# SPDX-License-Identifier: GPL-3.0-or-later
"""Removable drives on Windows: letters, their kind, their volume. The calls stand in ``windows_volumes``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Protocol

from counter_app.domain.drive import Bus, Drive, Suspicion, suspicion_of

REMOVABLE, FIXED = 2, 3
"""DRIVE_REMOVABLE, DRIVE_FIXED of GetDriveTypeW: a USB hard disk says that it is fixed."""
BUS_USB, BUS_SD, BUS_MMC = 7, 12, 13
"""STORAGE_BUS_TYPE."""
READ_ONLY_VOLUME = 0x00080000
NOT_READY, NO_MEDIA = 21, 1112
"""ERROR_NOT_READY, ERROR_NO_MEDIA_IN_DRIVE: a reader without a card."""


class VolumeRefused(OSError):
    """Windows says no, for the reason of this number."""

    def __init__(self, code: int) -> None:
        super().__init__(f"error {code} of Windows")
        self.code = code


@dataclass(frozen=True)
class Volume:
    """GetVolumeInformationW. ``serial``: 32 bits; ``flags``: FileSystemFlags."""

    label: str
    serial: int
    file_system: str
    flags: int


class Volumes(Protocol):
    """What Windows is asked. Every method may raise VolumeRefused."""

    def letters(self) -> list[str]:
        """«C:», «E:»."""

    def kind(self, letter: str) -> int:
        """GetDriveTypeW."""

    def bus(self, letter: str) -> int:
        """STORAGE_BUS_TYPE of the disk behind a letter; 0 where it does not say."""

    def volume(self, letter: str) -> Volume:
        """The volume's name, serial, file system."""

    def room(self, letter: str) -> tuple[int, int]:
        """Bytes this account may write, bytes in all."""

    def names(self, letter: str) -> list[str]:
        """What lies at the top."""


def windows_drives(volumes: Volumes, register_folder: str) -> list[Drive]:
    """Every drive that can be pulled out, by letter. Blocking: an empty reader may take a second to say so."""
    windows = os.environ.get("SYSTEMDRIVE", "C:").upper()
    found = []
    for letter in volumes.letters():
        bus = _bus_of(volumes, letter)
        if bus is not None and letter.upper() != windows:
            found.append(_drive_at(volumes, letter, bus, register_folder))
    return found


def _bus_of(volumes: Volumes, letter: str) -> Bus | None:
    """How a drive hangs on this PC; None where it cannot be pulled out."""
    kind = volumes.kind(letter)
    if kind not in {REMOVABLE, FIXED}:
        return None
    try:
        number = volumes.bus(letter)
    except OSError:
        number = 0
    if number in {BUS_SD, BUS_MMC}:
        return "card"
    if number == BUS_USB:
        return "usb"
    return "other" if kind == REMOVABLE else None


def _drive_at(volumes: Volumes, letter: str, bus: Bus, register_folder: str) -> Drive:
    try:
        volume = volumes.volume(letter)
        free, total = volumes.room(letter)
        names = volumes.names(letter)
    except OSError as error:
        empty = isinstance(error, VolumeRefused) and error.code in {NOT_READY, NO_MEDIA}
        return Drive(letter, bus="card" if empty else bus, has_medium=not empty)
    suspicion: Suspicion = suspicion_of(names)
    return Drive(
        device=letter,
        mount=f"{letter}\\",
        label=volume.label,
        serial=f"{volume.serial >> 16:04X}-{volume.serial & 0xFFFF:04X}",
        file_system=volume.file_system,
        free=free,
        total=total,
        read_only=bool(volume.flags & READ_ONLY_VOLUME),
        bus=bus,
        suspicion="register" if PureWindowsPath(register_folder).drive.upper() == letter.upper() else suspicion,
    )
