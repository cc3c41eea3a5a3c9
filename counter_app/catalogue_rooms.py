# SPDX-License-Identifier: GPL-3.0-or-later
"""«Danh mục» and the screens behind it, wired when the register is open: they print with the office's name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from counter_app.casework.catalogue_papers import CataloguePapers
from counter_app.casework.catalogue_shelf import CatalogueShelf
from counter_app.casework.taken_along import packs_to_take, paper_to_take
from counter_app.catalog.layers import layers_of
from counter_app.catalog.schemes import load_schemes
from counter_app.ui.catalogue_flow import CatalogueBooks, CatalogueFlow
from counter_app.ui.packs_flow import PacksFlow
from counter_app.ui.press_flow import PressFlow
from counter_app.ui.screens.catalogue import CatalogueScreen
from counter_app.ui.screens.packs import PacksScreen
from counter_app.ui.screens.press import PressScreen
from counter_app.ui.widgets.pdf_place import ask_pack, ask_pdf_place
from counter_app.workshop import filler_over

if TYPE_CHECKING:
    from counter_app.app import Program
    from counter_app.ui.flow import Backroom
    from counter_app.workshop import Workshop

CATALOGUE = "catalogue"
PRESS = "press"
PACKS = "packs"


class CatalogueRooms(QObject):
    """Puts the screens on the window and lets the rail lead to them."""

    def __init__(self, program: Program, workshop: Workshop, room: Backroom) -> None:
        super().__init__(program.window)
        self._program = program
        self._room = room
        self._window = program.window
        layers = layers_of(program.folders)
        self._papers = CataloguePapers(
            workshop.catalog,
            filler_over(layers),
            workshop.register,
            room.clock,
            workshop.print_room,
            lambda: load_schemes(layers_of(program.folders)),
        )
        self._flow: CatalogueFlow | None = None
        self._screen: CatalogueScreen | None = None
        self._press: PressFlow | None = None
        self._packs: PacksFlow | None = None
        self._window.rail_chosen.connect(self._go)

    def _go(self, place: str) -> None:
        if place != CATALOGUE:
            return
        flow = self._flow or self._open()
        if self._program.counter is not None:
            self._program.counter.visit.flush()
        self._window.show_screen(CATALOGUE)
        self._window.set_action(None, "Quay lại")
        flow.show()

    def _open(self) -> CatalogueFlow:
        # Only when asked for: an index of its own and every origin are looked up.
        books = CatalogueBooks(self._room, self._program.usage)
        screen = CatalogueScreen(books.find, books.describe, books.forms_of)
        screen.begin_requested.connect(self._begin)
        screen.press_requested.connect(self._see_press)
        screen.packs_requested.connect(self._see_packs)
        self._screen = screen
        self._window.add_screen(CATALOGUE, screen)
        self._flow = CatalogueFlow(screen, books, self._room, self._papers, self._ask_place)
        return self._flow

    def _see_press(self) -> None:
        flow = self._press or self._open_press()
        self._window.show_screen(PRESS)
        self._window.set_action(None, "Quay lại")
        flow.show(self._screen.marked if self._screen else ())

    def _open_press(self) -> PressFlow:
        screen = PressScreen(Path.home())
        screen.open_requested.connect(lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(path)))
        screen.place_requested.connect(lambda suggested: self._choose_place(screen, Path(suggested)))
        screen.stick_requested.connect(
            lambda kind, path: self._room.export.begin(lambda: paper_to_take(kind, Path(path)))
        )
        self._window.add_screen(PRESS, screen)
        self._press = PressFlow(screen, self._room.background, self._room.notices, self._papers)
        return self._press

    def _see_packs(self) -> None:
        flow = self._packs or self._open_packs()
        self._window.show_screen(PACKS)
        self._window.set_action(None, "Quay lại")
        flow.show()

    def _open_packs(self) -> PacksFlow:
        screen = PacksScreen()
        screen.folder_requested.connect(self._show_own_folder)
        screen.take_out_requested.connect(lambda: self._room.export.begin(lambda: packs_to_take(self._program.folders)))
        screen.restart_requested.connect(self._program.open_again)
        self._window.add_screen(PACKS, screen)
        shelf = CatalogueShelf(self._program.folders)
        background, notices = self._room.background, self._room.notices
        self._packs = PacksFlow(screen, background, notices, shelf, lambda: ask_pack(self._window))
        return self._packs

    def _show_own_folder(self) -> None:
        folder = self._program.folders.catalog
        folder.mkdir(exist_ok=True, mode=0o700)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _choose_place(self, screen: PressScreen, suggested: Path) -> None:
        chosen = ask_pdf_place(self._window, suggested)
        if chosen is not None:
            screen.set_place(chosen)

    def _begin(self, code: str) -> None:
        if self._program.counter is not None:
            self._program.counter.visit.take_up(code)

    def _ask_place(self, name: str) -> Path | None:
        return ask_pdf_place(self._window, Path.home() / name)
