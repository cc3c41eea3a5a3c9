# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue by keyboard: found, told in full, printed and saved, taken up."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.ui.screens.catalogue import CatalogueScreen
from counter_app.ui.screens.press import PressScreen
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import NewClerk

MARITAL, DEATH = "1.004873", "1.000656"


def catalogue_of(clerk: Clerk) -> CatalogueScreen:
    (screen,) = clerk.program.window.findChildren(CatalogueScreen)
    return screen


@pytest.mark.usefixtures("named_office")
def test_a_guide_is_found_saved_and_printed(
    sit_down: NewClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "huong-dan.pdf"
    monkeypatch.setattr("counter_app.catalogue_rooms.ask_pdf_place", lambda _parent, _suggested: target)
    clerk = sit_down()
    clerk.press("<F7>")
    assert clerk.screen == "catalogue"
    clerk.type("doc than")
    assert catalogue_of(clerk).code == MARITAL
    clerk.press("<Ctrl+P>")
    assert MARITAL in pypdf.PdfReader(target).pages[0].extract_text()
    clerk.press("<F10>", "<Ctrl+T>", "<Ctrl+M>")
    clerk.wait(lambda: len(clerk.printer.jobs) == 3)


@pytest.mark.usefixtures("named_office")
def test_a_procedure_found_in_the_catalogue_is_taken_up_at_once(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.press("<F7>")
    clerk.type("khai tu", "<Return>")
    clerk.wait(lambda: clerk.screen == "components")
    assert clerk.program.counter is not None
    desk = clerk.program.counter.visit.desk
    assert desk is not None
    assert desk.procedure.code == DEATH


@pytest.mark.usefixtures("named_office")
def test_esc_leads_from_the_catalogue_back_to_the_visit(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.type("doc than", "<Return>", "<F7>")
    assert clerk.screen == "catalogue"
    clerk.press("<Escape>")
    assert clerk.screen == "components"


@pytest.mark.usefixtures("named_office")
def test_a_booklet_of_two_procedures_is_made_and_another_stopped(
    sit_down: NewClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    clerk = sit_down()
    clerk.press("<F7>")
    clerk.type(MARITAL, "<Ins>", "<Ctrl+A>")
    clerk.type(DEATH, "<Ins>", "<Ctrl+N>")
    assert clerk.screen == "press"
    (screen,) = clerk.program.window.findChildren(PressScreen)
    clerk.press("<Ctrl+Return>")
    clerk.wait(lambda: not screen.is_busy)
    out = tmp_path / "ho-so-mau-viet-san.pdf"
    assert f"{len(pypdf.PdfReader(out).pages)} trang, 2 thủ tục" in screen.parts.told.text()
    assert screen.parts.open.hasFocus()
    out.unlink()
    QTest.keyClick(screen.parts.open, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.parts.stop.hasFocus()
    QTest.keyClick(screen.parts.stop, Qt.Key.Key_Return)
    clerk.wait(lambda: not screen.is_busy)
    assert screen.parts.told.text().startswith("Đã dừng")
    assert not out.exists()
    clerk.press("<Escape>")
    assert clerk.screen == "catalogue"
