# SPDX-License-Identifier: GPL-3.0-or-later
"""Removable drives on Debian and Ubuntu: mountinfo says what is open, sysfs what can be pulled out, udev its name."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from counter_app.domain.drive import Bus, Drive, Suspicion, suspicion_of

_ESCAPED = re.compile(rb"\\([0-7]{3}|x[0-9a-fA-F]{2})")
_SYSTEM_PLACES = frozenset({"/", "/boot", "/boot/efi", "/home", "/usr", "/var"})
_SECTOR_BYTES = 512


@dataclass(frozen=True)
class Mount:
    """One line of mountinfo. ``number``: «8:17»."""

    number: str
    root: str
    place: str
    file_system: str
    read_only: bool


def _device_of(path: str) -> int:
    return Path(path).stat().st_dev


def _room(path: str) -> tuple[int, int]:
    storage = QStorageInfo(path)
    if not storage.isReady():
        raise OSError(errno.ENODEV, "not ready")
    return storage.bytesAvailable(), storage.bytesTotal()


@dataclass(frozen=True)
class LinuxPlaces:
    """Where the kernel and udev tell: the edge that tests replace."""

    mountinfo: Path = Path("/proc/self/mountinfo")
    sys: Path = Path("/sys")
    udev: Path = Path("/run/udev/data")
    device_of: Callable[[str], int] = _device_of
    room: Callable[[str], tuple[int, int]] = _room
    """Bytes this account may write, bytes in all."""


def linux_drives(places: LinuxPlaces, register_folder: Path) -> list[Drive]:
    """Every drive that can be pulled out, in the kernel's order. Blocking: a dying stick may take seconds to answer."""
    mounts = read_mounts(places.mountinfo.read_bytes())
    found: list[Drive] = []
    listed = places.sys / "block"  # not there in a container without sysfs: then nothing can be pulled out either
    for disk in sorted(listed.iterdir()) if listed.is_dir() else ():
        bus = _bus_of(disk)
        if bus is not None:
            with suppress(FileNotFoundError):  # pulled out while it is looked at
                found += _drives_on(disk, bus, mounts, places, register_folder)
    return found


def read_mounts(mountinfo: bytes) -> list[Mount]:
    """The mounts of block devices, the oldest first; a folder shown in a second place is left out."""
    found: list[Mount] = []
    for line in mountinfo.splitlines():
        before, dash, after = line.partition(b" - ")
        fields, rest = before.split(b" "), after.split(b" ")
        if not dash or len(fields) < 6 or len(rest) < 3:
            continue
        number, root, place = fields[2].decode(), fields[3].decode(), _plain(fields[4])
        flags = {*fields[5].split(b","), *rest[2].split(b",")}
        if root == "/" and not number.startswith("0:"):
            found.append(Mount(number, root, place, rest[0].decode(), b"ro" in flags))
    return found


def _drives_on(
    disk: Path, bus: Bus, mounts: list[Mount], places: LinuxPlaces, register_folder: Path
) -> Iterator[Drive]:
    parts = sorted(part for part in disk.iterdir() if (part / "partition").is_file()) or [disk]
    numbers = {_word(part / "dev"): part for part in (disk, *parts)}
    opened = {mount.number: mount for mount in reversed(mounts) if mount.number in numbers}
    is_system = any(mount.place in _SYSTEM_PLACES for mount in mounts if mount.number in numbers)
    if _word(disk / "size") in {"0", ""}:
        yield Drive(f"/dev/{disk.name}", bus="card", has_medium=False)
    elif not opened:
        facts = _udev_facts(places, _word(parts[0] / "dev"))
        yield _described(Drive(f"/dev/{parts[0].name}", bus=bus, total=_bytes_of(parts[0])), facts)
    locked = _word(disk / "ro") == "1"
    for number in sorted(opened):
        part, mount = numbers[number], opened[number]
        drive = _described(Drive(f"/dev/{part.name}", mount.place, bus=bus), _udev_facts(places, number))
        yield _looked_into(drive, mount, places, register_folder, locked=locked, is_system=is_system)


def _bus_of(disk: Path) -> Bus | None:
    """How a disk hangs on this PC; None where it cannot be pulled out."""
    way = os.path.realpath(disk)
    if "/usb" in way:
        return "usb"
    if "/mmc" in way and _word(disk / "device" / "type") == "SD":
        return "card"
    return "other" if _word(disk / "removable") == "1" and not disk.name.startswith(("sr", "fd", "loop")) else None


def _described(drive: Drive, facts: dict[str, str]) -> Drive:
    label = _plain(facts.get("ID_FS_LABEL_ENC", facts.get("ID_FS_LABEL", "")).encode())
    return replace(drive, label=label, serial=facts.get("ID_FS_UUID", ""), file_system=facts.get("ID_FS_TYPE", ""))


def _looked_into(
    drive: Drive, mount: Mount, places: LinuxPlaces, register_folder: Path, *, locked: bool, is_system: bool
) -> Drive:
    """The same with what its file system says now."""
    try:
        free, total = places.room(mount.place)
        names = [path.name for path in Path(mount.place).iterdir()]
        here = places.device_of(mount.place)
    except OSError:  # it is being pulled out
        return replace(drive, mount="")
    suspicion: Suspicion = "system" if is_system else suspicion_of(names)
    known = drive.file_system if mount.file_system.startswith("fuse") else ""
    return replace(
        drive,
        file_system=known or mount.file_system,
        free=free,
        total=total,
        read_only=mount.read_only or locked,
        suspicion="register" if here == places.device_of(str(register_folder)) else suspicion,
    )


def _udev_facts(places: LinuxPlaces, number: str) -> dict[str, str]:
    """What udev knows of a device: «E:ID_FS_UUID=1A2B-3C4D» line by line; nothing where it does not run."""
    try:
        text = (places.udev / f"b{number}").read_text("utf-8", "replace")
    except OSError:
        return {}
    pairs = (line[2:].partition("=") for line in text.splitlines() if line.startswith("E:"))
    return {name: value for name, _, value in pairs}


def _plain(escaped: bytes) -> str:
    """Undo the escapes of mountinfo (``\\040``) and of udev (``\\x20``)."""

    def byte(found: re.Match[bytes]) -> bytes:
        digits = found[1]
        return bytes([int(digits[1:], 16) if digits[:1] == b"x" else int(digits, 8) & 0xFF])

    return _ESCAPED.sub(byte, escaped).decode("utf-8", "replace")


def _word(path: Path) -> str:
    """A one-word file of sysfs; empty where it is not there."""
    try:
        return path.read_text("ascii").strip()
    except OSError:
        return ""


def _bytes_of(part: Path) -> int:
    sectors = _word(part / "size")
    return int(sectors) * _SECTOR_BYTES if sectors.isdigit() else 0
