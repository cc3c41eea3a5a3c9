# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers about procedures and not about a person: guides, empty forms, filled samples, booklets, posters.

No dossier, no ledger: nobody's answers are on them. Blocking; runs on the paper worker, with its own filler.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from counter_app.casework.booklet import BookletOrder, BookletPress, BookletStep, sample_pages
from counter_app.casework.filling import Filler, Order
from counter_app.casework.guide import GuideWriter
from counter_app.casework.poster import PosterOrder, make_poster, meant_by
from counter_app.casework.print_room import FORM_PAPER, PrintRoom, office_job, stored_settings
from counter_app.catalog.catalog import Catalog
from counter_app.catalog.schemes import Schemes
from counter_app.domain.errors import BadInput
from counter_app.domain.form import FormSpec
from counter_app.domain.journey import printed_answers
from counter_app.paper.pages import PrintablePages
from counter_app.paper.sheet import pdf_pages
from counter_app.storage.register import Register
from counter_app.whole_file import write_whole

SheetKind = Literal["guide", "blank", "sample"]


@dataclass(frozen=True)
class SheetWish:
    """One sheet of a procedure. ``form_id``: which of its forms, where it is not the guide."""

    kind: SheetKind
    code: str
    form_id: str = ""


@dataclass(frozen=True)
class PressWish:
    """A booklet or a poster: of ``codes``, else of what the scheme means, else of all that have a form."""

    out: Path
    codes: tuple[str, ...] = ()
    scheme_id: str = ""
    poster_size: str = ""
    """Empty for a booklet."""


class CataloguePapers:
    """Makes and prints them in the versions of the day, with the office's name."""

    def __init__(
        self,
        catalog: Catalog,
        filler: Filler,
        register: Register,
        clock: Callable[[], datetime],
        print_room: PrintRoom,
        load_schemes: Callable[[], Schemes],
    ) -> None:
        self._catalog = catalog
        self._filler = filler
        self._register = register
        self._clock = clock
        self._print_room = print_room
        self.schemes = load_schemes
        """Read anew at every call: the office may have changed one."""

    def print_sheet(self, wish: SheetWish) -> str:
        """Print one sheet; returns the printer's name.

        Raises:
            CounterError: the printer refused, or there is none.
        """
        title, pages = self._sheet(wish)
        printer = self._print_room.choose(self._register.papers.printer_for(FORM_PAPER))
        self._print_room.send(pages, office_job(stored_settings(self._register), printer, title))
        return printer

    def save_guide(self, code: str, target: Path) -> None:
        """Write the citizens' page as PDF, whole or not at all."""
        write_whole(target, self._guide(code))

    def procedures_meant(self, scheme_ids: tuple[str, ...]) -> frozenset[str]:
        """The codes that running schemes give something for; ids that no longer exist are passed over."""
        schemes = [each for each in self.schemes().still_there(scheme_ids) if each.has_begun(self._today())]
        return frozenset(procedure.code for scheme in schemes for procedure in meant_by(scheme, self._catalog))

    def booklet(self, wish: PressWish) -> Generator[BookletStep, None, None]:
        """Make a booklet part by part; close it to stop.

        Raises:
            BadInput: nothing to show. CounterError: a sample does not fit its form, or the disk refuses.
        """
        settings = stored_settings(self._register)
        codes = wish.codes or self._printable(wish.scheme_id)
        order = BookletOrder(settings.office, self._today(), codes, settings.search_address)
        yield from BookletPress(self._catalog, self._filler).steps(order, wish.out)

    def poster(self, wish: PressWish) -> int:
        """Write a poster; returns how many procedures are on it.

        Raises:
            BadInput: nothing to show, or no such scheme. CounterError: the disk refuses.
        """
        settings = stored_settings(self._register)
        scheme = self.schemes().chosen([wish.scheme_id])[0] if wish.scheme_id else None
        codes = wish.codes or (() if scheme else self._with_forms())
        order = PosterOrder(settings.office, scheme, codes, wish.poster_size, settings.search_address)
        return make_poster(self._catalog, order, wish.out)

    def _printable(self, scheme_id: str) -> tuple[str, ...]:
        """What of a scheme has a form; everything that has one where no scheme is named."""
        if not scheme_id:
            return self._with_forms()
        scheme = self.schemes().chosen([scheme_id])[0]
        codes = tuple(each.code for each in meant_by(scheme, self._catalog) if each.has_forms)
        if not codes:
            raise BadInput(f"Mô hình «{scheme.title}» không có thủ tục nào có mẫu in. Chưa tạo tệp nào.")
        return codes

    def _with_forms(self) -> tuple[str, ...]:
        return tuple(offer.code for offer in self._catalog.offers if offer.has_forms)

    def _sheet(self, wish: SheetWish) -> tuple[str, PrintablePages]:
        if wish.kind == "guide":
            return f"Hướng dẫn {wish.code}", pdf_pages(self._guide(wish.code))
        form = self._catalog.form(wish.form_id, on=self._today())
        pages = self._sample(form) if wish.kind == "sample" else self._blank(form)
        return form.title, pages

    def _guide(self, code: str) -> bytes:
        settings = stored_settings(self._register)
        return GuideWriter(settings.office, settings.search_address).write(self._catalog.procedure(code))

    def _blank(self, form: FormSpec) -> PrintablePages:
        office = stored_settings(self._register).office
        return self._filler.preview(Order(form, printed_answers(form, {}), office)).pages

    def _sample(self, form: FormSpec) -> PrintablePages:
        return sample_pages(self._filler, form, stored_settings(self._register).office, self._today())

    def _today(self) -> date:
        return self._clock().date()
