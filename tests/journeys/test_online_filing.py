# SPDX-License-Identifier: GPL-3.0-or-later
"""An online filing through the real window, by keyboard alone: from the scanner's pictures to the portal's number."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from counter_app.clock import office_now
from counter_app.domain.dossier import DossierId
from counter_app.domain.filing import FilingState
from counter_app.domain.stages import Stage
from counter_app.paper.jpeg import without_notes
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from counter_app.ui.portal_window import PortalWindow
from counter_app.ui.screens.online_filing import OnlineFilingScreen
from tests.journeys.clerk import Clerk
from tests.pictures import bytes_below, lay


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "may-quet"
    folder.mkdir()
    return folder


@pytest.fixture
def clerk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, scans: Path) -> Iterator[Clerk]:
    data = tmp_path / "data"
    register = Register.open(data / "register", AccountUnlock(), office_now)
    settings = Settings().changed(
        commune="xã Bùi La Nhân",
        province="tỉnh Hà Tĩnh",
        clerk="Lê Thị Thử",
        recovery_code_stored=True,
        scan_folder=str(scans),
    )
    register.settings.save(settings.to_store())
    register.close()
    seated = Clerk(qtbot, qapp, data)
    yield seated
    seated.close()
    QGuiApplication.clipboard().clear()


def scanned(folder: Path, name: str, words: str) -> Path:
    """A picture whose writing ended a while ago."""
    path = lay(folder, name, words)
    at = time.time() - 30
    os.utime(path, (at, at))
    return path


def screen(clerk: Clerk) -> OnlineFilingScreen:
    (found,) = clerk.program.window.findChildren(OnlineFilingScreen)
    return found


def begin(clerk: Clerk) -> DossierId:
    """A death to be registered online: chosen, the way picked, the papers ticked, a name typed, on to the filing."""
    clerk.press("<Ctrl+K>")
    clerk.type("khai tu", "<Return>")
    assert clerk.screen == "components"
    clerk.press("<Ctrl+Y>", "2", "<Ctrl+A>")
    clerk.press("<Alt+3>")
    clerk.type("Y Moan", "<Return>")
    clerk.press("<Alt+5>")
    assert clerk.screen == "receive"
    clerk.press("<Return>")
    assert clerk.screen == "online_filing"
    return register_of(clerk).dossiers.recent(1)[0].id


def register_of(clerk: Clerk) -> Register:
    assert clerk.program.workshop is not None
    return clerk.program.workshop.register


def copied(clerk: Clerk) -> list[str]:
    """Every answer that stood on the clipboard, until none was left; the window over the portal is closed then."""
    clerk.press("<Ctrl+Return>")
    windows = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, PortalWindow)]
    portal = next(window for window in windows if window.isVisible())
    values = []
    while portal._sheet.next_open(portal._ticks) is not None:
        values.append(QGuiApplication.clipboard().text())
        portal.copy_following()
    portal.close()
    return values


def test_an_online_filing_by_keyboard(clerk: Clerk, scans: Path, tmp_path: Path) -> None:
    dossier_id, register = begin(clerk), register_of(clerk)
    picture = scanned(scans, "quet-01.jpg", "Giấy báo tử")
    clerk.wait_for(lambda: screen(clerk).parts.inbox.count() == 1)
    clerk.press("<Ins>")
    clerk.press("<Ctrl+R>", "<Ctrl+G>")
    clerk.press("<Tab>", "<Right>", "<Right>")
    clerk.wait_for(lambda: not screen(clerk).parts.scan._settle.isActive())
    clerk.wait()
    view = screen(clerk)._view
    assert view is not None
    edit = view.papers[1].scans[0].edit
    assert (edit.turned, edit.crop.left > 0) == (90, True)
    clerk.press("<Ctrl+Return>")
    assert register.filings.of(dossier_id).state is FilingState.PACKED  # type: ignore[union-attr]

    assert "Y MOAN" in copied(clerk)
    clerk.wait(screen(clerk).parts.asking.isVisible)
    assert QGuiApplication.clipboard().text() == ""
    clerk.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    clerk.type("H56.34.21-261130-0042", "<Return>")
    assert clerk.sentences[-1].endswith("Gói ảnh đã xóa khỏi máy."), clerk.sentences
    life = register.lives.of(dossier_id)
    assert (life.stage, life.channel_in, life.official_number) == (Stage.RECEIVED, "online", "H56.34.21-261130-0042")
    assert without_notes(picture.read_bytes())[300:400] not in bytes_below(tmp_path / "data")
    clerk.press("<Alt+D>")
    assert list(scans.iterdir()) == [], "the original went by one key"
    clerk.press("<Escape>")
    assert clerk.screen == "receive"


def test_what_a_former_day_left_is_wiped_or_asked_about_at_the_start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, clerk: Clerk
) -> None:
    clerk.close()
    packets = tmp_path / "data" / "packets"
    broken_off, left = packets / "wiping-7-00ff", packets / "9"
    for place in (broken_off, left):
        lay(place / "anh", "1", "thẻ căn cước")
        for path in (*place.rglob("*"), place):
            os.utime(path, (time.time() - 3 * 86_400,) * 2)
    again = Clerk(qtbot, qapp, tmp_path / "data")
    question = again.program.window.question
    again.wait(lambda: "Còn ảnh giấy tờ của 1 hồ sơ" in question.sentence)
    assert not broken_off.exists(), "what was broken off is finished without asking"
    assert left.exists()
    again.press("<Alt+D>")
    assert not left.exists()
    again.close()
