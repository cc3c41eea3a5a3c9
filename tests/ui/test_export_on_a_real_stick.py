# SPDX-License-Identifier: GPL-3.0-or-later
"""A stick is really put in while the screen waits: the kernel's event, the real file system, the remount."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counter_app.casework.export_door import ExportDoor
from counter_app.casework.stick_steps import StickState
from counter_app.devices.drives import DriveRoom
from counter_app.devices.linux_drives import LinuxPlaces, linux_drives
from counter_app.domain.drive import Drive
from counter_app.domain.roles import Who
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.export_flow import ExportFlow
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.screens.export_stick import ExportStickScreen
from tests.casework.real_sticks import RealStick, real_stick
from tests.casework.sticks import assert_whole, week_set

PATIENCE_MS = 10_000


def sysfs_of(stick: RealStick, folder: Path) -> LinuxPlaces:
    """The kernel's own mountinfo; a loop device is no USB disk, so that one fact is lent to it."""
    disk, data = folder / "sys/devices/usb1/block/sdz", folder / "udev"
    blocks = folder / "sys/block"
    for made in (disk, data, blocks):
        made.mkdir(parents=True, exist_ok=True)
    device = stick.place.stat().st_dev
    number = f"{os.major(device)}:{os.minor(device)}"
    for fact, told in (("size", "12000"), ("removable", "1"), ("ro", "0"), ("dev", number)):
        (disk / fact).write_text(f"{told}\n")
    (data / f"b{number}").write_text("E:ID_FS_TYPE=vfat\nE:ID_FS_LABEL_ENC=QUAY\nE:ID_FS_UUID=1A2B-3C4D\n")
    if not (blocks / "sdz").exists():
        (blocks / "sdz").symlink_to(disk)
    return LinuxPlaces(sys=folder / "sys", udev=data)


@pytest.mark.parametrize("system", ["vfat", "exfat", "ext4"])
def test_put_in_it_is_seen_written_read_back_and_there_after_the_remount(
    qtbot: QtBot,
    background: BackgroundDesk,
    tmp_path: Path,
    fixed_clock: Callable[[], datetime],
    system: str,
) -> None:
    with real_stick(tmp_path, system, 6_000_000) as stick:
        if os.major(stick.place.stat().st_dev) == 0:
            pytest.skip("this FUSE driver names no block device")
        stick.close()

        def look() -> list[Drive]:
            mounted = os.path.ismount(stick.place)
            return linux_drives(sysfs_of(stick, tmp_path), tmp_path / "data") if mounted else []

        (tmp_path / "data").mkdir()
        screen = ExportStickScreen()
        qtbot.addWidget(screen)
        screen.show()
        door = ExportDoor(fixed_clock)
        flow = ExportFlow(
            screen, background, NoticeBoard(), door, DriveRoom(look, lambda _d: True), lambda: Who("Lê Thị Thử")
        )
        outgoing = week_set(size=500_000)
        flow.begin(lambda: outgoing)
        qtbot.waitUntil(lambda: flow.state is StickState.NO_STICK, timeout=PATIENCE_MS)
        stick.open()
        ended = {StickState.DONE, StickState.STRANGE_FORMAT}
        qtbot.waitUntil(lambda: flow.state in ended, timeout=PATIENCE_MS)
        if flow.state is StickState.STRANGE_FORMAT:
            assert system == "ext4"
            screen.next_requested.emit()
            qtbot.waitUntil(lambda: flow.state is StickState.DONE, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: background.idle, timeout=PATIENCE_MS)
        flow.watch.end()
        with stick.again() as place:
            assert_whole(place, outgoing)
