# SPDX-License-Identifier: GPL-3.0-or-later
"""A stick made of a folder, which waits or fails as a test wants, and the flow that writes on it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.casework.export_disk import Beat, Disk
from counter_app.casework.export_run import ExportDone
from counter_app.casework.stick_steps import StickState
from counter_app.domain.drive import Drive
from counter_app.domain.outgoing import Outgoing
from counter_app.domain.roles import Who
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.export_flow import ExportFlow
from counter_app.ui.screens.export_stick import ExportStickScreen
from tests.casework.sticks import week_set
from tests.ui.hands import focused, press


class Gate(Disk):
    """A stick on which each write waits until the test lets it."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.open.set()
        self.trouble: OSError | None = None

    def write_new(self, path: Path, content: bytes, beat: Beat) -> None:
        self.open.wait(20)
        if self.trouble is not None:
            raise self.trouble
        super().write_new(path, content, beat)


@dataclass
class Desk:
    """The flow with a stick made of a folder, and what was said."""

    flow: ExportFlow
    screen: ExportStickScreen
    root: Path
    gate: Gate
    qtbot: QtBot
    background: BackgroundDesk
    plugged: list[Drive] = field(default_factory=list)
    safe: bool = True
    who: Who = field(default_factory=lambda: Who("Lê Thị Thử"))
    said: list[tuple[str, str]] = field(default_factory=list)
    done: list[ExportDone] = field(default_factory=list)

    @property
    def stick(self) -> Drive:
        return Drive("/dev/sdb1", str(self.root), "KINGSTON", "1A2B-3C4D", "vfat", free=5_000_000, total=8_000_000)

    def plug(self, *drives: Drive) -> None:
        """The system tells of a change."""
        self.plugged[:] = drives
        self.flow.watch.changed.emit()

    def begin(self, outgoing: Outgoing | None = None) -> None:
        made = outgoing or week_set()
        self.flow.begin(lambda: made, self.done.append)

    def until(self, state: StickState) -> None:
        self.qtbot.waitUntil(lambda: self.flow.state is state, timeout=10_000)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        press(focused(), key, held)
