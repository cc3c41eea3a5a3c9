# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of a case laid out to be looked at: beside the fields, and on the check page as they will print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from counter_app.casework.case import Case, NoFormHere
from counter_app.casework.filling import Filler, Order, Preview
from counter_app.casework.packet import JoinedPages, PacketPreview
from counter_app.casework.print_room import stored_settings
from counter_app.casework.suite_pages import SuitePages, SuiteWork
from counter_app.domain.errors import CounterError
from counter_app.domain.journey import printed_answers
from counter_app.domain.office import Office
from counter_app.domain.signing import Signing
from counter_app.paper.engines import TITLES
from counter_app.storage.register import Register


@dataclass(frozen=True)
class CheckPages:
    """The pages for the check page.

    ``elsewhere`` has yet to be drawn by an office suite, ``trouble`` says why it will not be, ``drawn_by`` names the
    suite that did.
    """

    preview: PacketPreview
    elsewhere: tuple[SuiteWork, ...] = ()
    trouble: str = ""
    drawn_by: str = ""


class PageDesk:
    """Lays out. Blocking; runs on the paper worker, ``draw_elsewhere`` on any."""

    def __init__(self, filler: Filler, register: Register, clock: Callable[[], datetime]) -> None:
        self._filler = filler
        self._register = register
        self._clock = clock

    def orders(self, case: Case, office: Office) -> list[Order]:
        """What each paper of this case is made of, as of now."""
        signing = case.dossier.signing if case.dossier else Signing()
        return [
            Order(form, printed_answers(form, case.answers), office, signing, self._clock().date())
            for form in case.packet
        ]

    def preview(self, order: Order) -> Preview:
        """The pages of one form as they will print, by our own engine."""
        return self._filler.preview(order)

    def check_pages(self, orders: Sequence[Order], keys: Sequence[str] = ()) -> CheckPages:
        """The pages of all forms by our own engine, and what the office has others draw.

        Args:
            keys: of each form what stands before its fields' ids, where several dossiers lie on the page.

        Raises:
            NoFormHere: there is nothing to lay out.
        """
        if not orders:
            raise NoFormHere
        engine, trouble = stored_settings(self._register).engine, ""
        try:
            parts = [self._filler.preview(order, engine) for order in orders]
        except CounterError as missing:
            parts, trouble = [self._filler.preview(order) for order in orders], str(missing)
        works = tuple(part.elsewhere for part in parts if part.elsewhere is not None)
        check = CheckPages(PacketPreview.of(parts, keys), works, trouble)
        is_drawn = bool(works) and all(self._filler.suites.has(work) for work in works)
        return self.draw_elsewhere(check) if is_drawn else check

    def draw_elsewhere(self, check: CheckPages) -> CheckPages:
        """The same pages, drawn by the office suite where that prints them; may run beside everything else.

        Raises:
            CounterError: the suite failed.
        """
        drawn = [self._filler.suites.draw(part.elsewhere) if part.elsewhere else part for part in check.preview.parts]
        suites = dict.fromkeys(TITLES[part.engine] for part in drawn if isinstance(part, SuitePages))
        return CheckPages(PacketPreview(JoinedPages([part.pages for part in drawn])), drawn_by=", ".join(suites))
