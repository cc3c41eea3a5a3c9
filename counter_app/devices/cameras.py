# SPDX-License-Identifier: GPL-3.0-or-later
"""Cameras without a driver of our own: the system's camera program, and cameras and phones plugged in as drives.

A camera plugged in keeps its pictures under «DCIM» (JEITA CP-3461); Windows' and GNOME's camera programs each have one
folder for theirs.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QProcess, QStandardPaths, QStorageInfo

_LINUX_PROGRAMS = ("snapshot", "cheese", "kamoso", "guvcview")
_WINDOWS_CAMERA = ("explorer.exe", "microsoft.windows.camera:")
_BESIDE_PICTURES = ("Camera", "Webcam", "Camera Roll")
DCIM = "DCIM"


def camera_command(
    platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which
) -> tuple[str, ...] | None:
    """How the system's camera program is started; None where there is none."""
    if platform == "win32":
        return _WINDOWS_CAMERA
    program = next((found for name in _LINUX_PROGRAMS if (found := which(name))), None)
    return (program,) if program else None


def open_camera(command: tuple[str, ...]) -> bool:
    """Start the camera program and leave it alone; False when it cannot be started."""
    program, *told = command
    # A plain child would stay a zombie until this program ends.
    started = QProcess.startDetached(program, told)
    return bool(started[0] if isinstance(started, tuple) else started)


def camera_folders(pictures: Path | None = None) -> list[Path]:
    """Where camera programs put their pictures, as far as those folders are there."""
    root = pictures or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
    return [folder for name in _BESIDE_PICTURES if (folder := root / name).is_dir()]


def plugged_in_folders(drives: Iterable[Path] | None = None) -> list[Path]:
    """The picture folders of cameras and phones plugged in as drives."""
    roots = [Path(drive.rootPath()) for drive in QStorageInfo.mountedVolumes()] if drives is None else drives
    return [folder for root in roots for folder in _folders_of(root / DCIM)]


def _folders_of(place: Path) -> list[Path]:
    try:
        return sorted(folder for folder in place.iterdir() if folder.is_dir()) if place.is_dir() else []
    except OSError:  # pulled out while being read
        return []
