# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue by keyboard: found, told in full, printed and saved, taken up."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.ui.models.catalogue_rows import CatalogueRows
from counter_app.ui.screens.catalogue import CatalogueScreen
from counter_app.ui.screens.packs import PacksScreen
from counter_app.ui.screens.press import PressScreen
from counter_app.ui.widgets.catalogue_filters import CatalogueFilters
from tests.casework.test_catalogue_care import packed, parts
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
def test_the_list_is_narrowed_to_what_the_running_scheme_names(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.press("<F7>")
    filters = catalogue_of(clerk).findChild(CatalogueFilters)
    assert isinstance(filters, CatalogueFilters)
    assert not filters.of_schemes.isVisible()
    clerk.program.take_settings(clerk.program.settings.changed(schemes="dak-nong"))
    clerk.press("<F7>")
    clerk.wait(filters.of_schemes.isVisible)
    filters.of_schemes.setFocus()
    clerk.press("<Return>")
    (rows,) = catalogue_of(clerk).findChildren(CatalogueRows)
    found = [rows.procedure(row) for row in range(rows.rowCount())]
    assert {procedure.code for procedure in found if procedure} == {MARITAL, "1.011441", "1.011443", "1.001612"}


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


@pytest.mark.usefixtures("named_office")
def test_a_pack_from_a_stick_is_in_the_window_that_opens_anew(
    sit_down: NewClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = packed(tmp_path, parts())
    monkeypatch.setattr("counter_app.catalogue_rooms.ask_pack", lambda _parent: pack)
    clerk = sit_down()
    clerk.press("<F7>", "<Ctrl+G>")
    assert clerk.screen == "packs"
    clerk.press("<Ctrl+I>")
    (screen,) = clerk.program.window.findChildren(PacksScreen)
    clerk.wait(screen.restart.isVisible)
    QTest.keyClick(screen.restart, Qt.Key.Key_Return)
    assert clerk.program.opens is not None
    again = sit_down()
    again.press("<F7>")
    again.type("9.000001")
    assert catalogue_of(again).code == "9.000001"
    again.press("<Ctrl+G>", "<Ctrl+U>")
    (screen,) = again.program.window.findChildren(PacksScreen)
    again.wait(lambda: screen.told.text().startswith("Đã lùi lại"))
