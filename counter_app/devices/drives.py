# SPDX-License-Identifier: GPL-3.0-or-later
"""Which removable drives there are now, and how one is made safe to pull out; Windows and Linux behind one face."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from counter_app.devices.linux_drives import LinuxPlaces, linux_drives
from counter_app.domain.drive import Drive

_UDISKS = "udisksctl"
_PATIENCE_S = 30
"""A stick may take that long to write what the system still holds for it."""


def known_drives(register_folder: Path) -> list[Drive]:
    """Every drive that can be pulled out. Blocking: an empty reader or a dying stick takes its time."""
    if sys.platform == "win32":
        # late: loads kernel32's calls, on Windows only
        from counter_app.devices.windows_drives import windows_drives
        from counter_app.devices.windows_volumes import WindowsVolumes

        return windows_drives(WindowsVolumes.of_this_windows(), str(register_folder))
    return linux_drives(LinuxPlaces(), register_folder)


def make_safe(drive: Drive) -> bool:
    """Have the system write what it still holds and close the drive; False where another program keeps it open.

    On Windows every file is on the device already (it is flushed file by file); closing a volume there needs rights a
    clerk has not, and Windows keeps no written data back for drives that can be pulled out.
    """
    if sys.platform == "win32":
        return True
    os.sync()
    return not drive.device.startswith("/dev/") or not _has_udisks() or _udisks("unmount", drive)


def open_drive(drive: Drive) -> bool:
    """Ask the system to open a drive that is plugged in but not open; False where it cannot or will not."""
    return sys.platform != "win32" and _has_udisks() and _udisks("mount", drive)


@dataclass(frozen=True)
class DriveRoom:
    """The drives of this PC: the edge that tests replace."""

    look: Callable[[], list[Drive]]
    make_safe: Callable[[Drive], bool] = make_safe
    open_drive: Callable[[Drive], bool] = open_drive


def _has_udisks() -> bool:
    return shutil.which(_UDISKS) is not None


def _udisks(order: str, drive: Drive) -> bool:
    command = [_UDISKS, order, "--no-user-interaction", "--block-device", drive.device]
    try:
        return subprocess.run(command, capture_output=True, timeout=_PATIENCE_S, check=False).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False
