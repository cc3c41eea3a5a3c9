# SPDX-License-Identifier: GPL-3.0-or-later
"""Connects the catalogue's screen with the catalogue, the search and the printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.casework.catalogue_papers import SheetWish
from counter_app.catalog.search import Narrowing, ProcedureIndex
from counter_app.ui.background import Lane
from counter_app.ui.procedure_sections import whole_page

if TYPE_CHECKING:
    from counter_app.casework.catalogue_papers import CataloguePapers
    from counter_app.catalog.search import Hit
    from counter_app.domain.offered import Origin
    from counter_app.domain.procedure import Procedure
    from counter_app.ui.flow import Backroom
    from counter_app.ui.screens.catalogue import CatalogueScreen
    from counter_app.ui.widgets.catalogue_filters import Filters
    from counter_app.ui.widgets.procedure_card import Aside

_SHEETS = {"guide": "tờ hướng dẫn", "blank": "tờ khai trắng", "sample": "bản viết mẫu"}
AskPlace = Callable[[str], "Path | None"]
"""Given a suggested name; None when the clerk thought better of it."""


class CatalogueBooks(QObject):
    """What the screen asks while it is drawn: rows, pages, forms."""

    def __init__(self, room: Backroom, usage: Callable[[], dict[str, int]]) -> None:
        super().__init__()
        self._room = room
        self._usage = usage
        self.index = ProcedureIndex(room.catalog.offers)
        self.origins: dict[str, Origin] = {}
        self.of_schemes: frozenset[str] | None = None
        """What the running schemes name, once it is known."""

    def find(self, typed: str, filters: Filters) -> Sequence[Hit]:
        """The rows."""
        return self.index.find(
            typed,
            self._usage(),
            Narrowing(filters.sector, filters.printable, self._codes(filters), filters.certainty),
        )

    def describe(self, code: str) -> tuple[Procedure, Aside]:
        """A procedure and its whole page."""
        return self._room.catalog.procedure(code), whole_page(self._room.catalog, code, self._room.today)

    def forms_of(self, code: str) -> list[tuple[str, str]]:
        """Its forms of the day."""
        return [(form.id, form.title) for form in self._room.catalog.forms_of(code, self._room.today)]

    def know_origins(self) -> None:
        """Look at every layer once."""
        if not self.origins:
            catalog = self._room.catalog
            self.origins = {offer.code: catalog.origin_of(offer.code) for offer in catalog.offers}

    def _codes(self, filters: Filters) -> frozenset[str] | None:
        narrowed = self.of_schemes if filters.of_schemes else None
        if filters.origin is None:
            return narrowed
        own = frozenset(code for code, origin in self.origins.items() if origin == filters.origin)
        return own if narrowed is None else own & narrowed


class CatalogueFlow(QObject):
    """Grants the screen's wishes."""

    def __init__(
        self,
        screen: CatalogueScreen,
        books: CatalogueBooks,
        room: Backroom,
        papers: CataloguePapers,
        ask_place: AskPlace,
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._books = books
        self._room = room
        self._papers = papers
        self._ask_place = ask_place
        screen.guide_requested.connect(lambda code: self._print(SheetWish("guide", code)))
        screen.blank_requested.connect(lambda code, form_id: self._print(SheetWish("blank", code, form_id)))
        screen.sample_requested.connect(lambda code, form_id: self._print(SheetWish("sample", code, form_id)))
        screen.guide_file_requested.connect(self._save_guide)

    def show(self) -> None:
        """Show the list; what the running schemes name is asked each time, for a scheme may have been edited."""
        books, running = self._books, self._room.settings().scheme_ids
        books.know_origins()
        self._screen.show_catalogue(books.index.sectors(), books.origins, schemes_run=bool(running))
        if running:
            self._room.background.run(Lane.PAPER, lambda: self._papers.procedures_meant(running), self._take_meant)

    def _take_meant(self, codes: frozenset[str]) -> None:
        if codes != self._books.of_schemes:
            self._books.of_schemes = codes
            self._screen.refresh()

    def _print(self, wish: SheetWish) -> None:
        def done(printer: str) -> None:
            self._room.notices.say("good", f"Đã gửi {_SHEETS[wish.kind]} tới máy in {printer}.")

        self._room.background.run(Lane.PAPER, lambda: self._papers.print_sheet(wish), done)

    def _save_guide(self, code: str) -> None:
        target = self._ask_place(f"huong-dan_{code}.pdf")
        if target is None:
            return
        self._room.background.run(
            Lane.PAPER,
            partial(self._papers.save_guide, code, target),
            lambda _done: self._room.notices.say("good", f"Đã lưu tờ hướng dẫn vào {target}."),
        )
