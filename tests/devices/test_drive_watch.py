# SPDX-License-Identifier: GPL-3.0-or-later
"""A drive that comes or goes is told of by events where the system has them; watching ends when nobody needs it."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.devices.drive_watch import DeviceMessages, DriveWatch

NEVER_MS = 3_600_000


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[DriveWatch]:
    made = DriveWatch(qapp, beat_ms=NEVER_MS)
    yield made
    made.end()


def test_the_first_look_is_asked_for_at_once(qtbot: QtBot, watch: DriveWatch) -> None:
    with qtbot.waitSignal(watch.changed):
        watch.begin()
    assert watch.is_watching
    watch.end()
    assert not watch.is_watching


def test_the_slow_beat_stands_behind_the_events(qtbot: QtBot) -> None:
    watch = DriveWatch(beat_ms=20)
    watch.begin()
    with qtbot.waitSignals([watch.changed, watch.changed]):
        pass
    watch.end()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root may mount, on Linux")
def test_a_mount_and_an_unmount_are_told_at_once(qtbot: QtBot, watch: DriveWatch, tmp_path: Path) -> None:
    watch.begin()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64k", "stick", str(tmp_path)]
    with qtbot.waitSignal(watch.changed):
        if subprocess.run(mounting, check=False, capture_output=True).returncode:
            pytest.skip("mounting is not allowed here")
    with qtbot.waitSignal(watch.changed):
        subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("number", "told"), [(0x0219, True), (0x0010, False)])
def test_windows_tells_of_devices_by_a_message(number: int, told: bool) -> None:
    settling = QTimer()
    settling.setInterval(NEVER_MS)
    message = (ctypes.c_uint64 * 2)(7, number)
    answer = DeviceMessages(settling).nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(message))
    assert settling.isActive() is told
    assert answer == (False, 0)
