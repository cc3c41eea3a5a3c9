# SPDX-License-Identifier: GPL-3.0-or-later
"""«Danh mục» and the screens behind it, wired when the register is open: they print with the office's name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.casework.catalogue_papers import CataloguePapers
from counter_app.catalog.layers import layers_of
from counter_app.catalog.schemes import load_schemes
from counter_app.clock import office_now
from counter_app.ui.catalogue_flow import CatalogueBooks, CatalogueFlow
from counter_app.ui.screens.catalogue import CatalogueScreen
from counter_app.ui.widgets.pdf_place import ask_pdf_place
from counter_app.workshop import filler_over

if TYPE_CHECKING:
    from counter_app.app import Program
    from counter_app.ui.flow import Backroom
    from counter_app.workshop import Workshop

CATALOGUE = "catalogue"


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
            office_now,
            workshop.print_room,
            lambda: load_schemes(layers_of(program.folders)),
        )
        self._flow: CatalogueFlow | None = None
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
        self._window.add_screen(CATALOGUE, screen)
        self._flow = CatalogueFlow(screen, books, self._room, self._papers, self._ask_place)
        return self._flow

    def _begin(self, code: str) -> None:
        if self._program.counter is not None:
            self._program.counter.visit.take_up(code)

    def _ask_place(self, name: str) -> Path | None:
        return ask_pdf_place(self._window, Path.home() / name)
