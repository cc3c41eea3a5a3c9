# SPDX-License-Identifier: GPL-3.0-or-later
"""The schemes screen connected with the office's folder and its settings; what is changed counts at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.casework.scheme_edits import PEOPLE, TARGET
from counter_app.ui.background import Lane
from counter_app.ui.scheme_words import COPY, TOGGLE, questions_about_people, questions_of, wishes_of

if TYPE_CHECKING:
    from counter_app.casework.scheme_book import SchemeBook
    from counter_app.catalog.schemes import Schemes
    from counter_app.domain.scheme import Scheme
    from counter_app.domain.tally_targets import SetTarget
    from counter_app.ui.flow import Backroom
    from counter_app.ui.screens.schemes import SchemesScreen


class SchemesFlow(QObject):
    """``switch`` keeps which schemes run; ``follow`` tells everybody that a plan is another now."""

    def __init__(
        self,
        screen: SchemesScreen,
        room: Backroom,
        book: SchemeBook,
        switch: Callable[[str, Callable[[], None]], None],
        follow: Callable[[], None],
    ) -> None:
        super().__init__(screen)
        self._screen, self._room, self._book = screen, room, book
        self._switch, self._follow = switch, follow
        self._schemes: Schemes | None = None
        self._asked = ("", "")
        self._grant = ""
        screen.wished.connect(self._wish)
        screen.answered.connect(self._take_answers)

    def begin(self) -> None:
        """Show what there is."""
        self._fetch()

    def _fetch(self, at: str = "") -> None:
        self._room.background.run(Lane.PAPER, self._book.schemes, lambda found: self._show(found, at))

    def _show(self, found: Schemes, at: str = "") -> None:
        self._schemes = found
        running = self._room.settings().scheme_ids
        problems = [problem.sentence for problem in found.problems]
        self._screen.show_schemes(list(found.known.values()), tuple(running), problems, self._room.today, at)

    def _wish(self, scheme_id: str, wish: str) -> None:
        known = self._schemes.known.get(scheme_id) if self._schemes else None
        if known is None:
            return
        if wish == TOGGLE:
            self._toggle(known.scheme)
            return
        runs = scheme_id in self._room.settings().scheme_ids
        title = dict(wishes_of(known.scheme, runs=runs))[wish]
        self._asked = (scheme_id, wish)
        self._screen.ask(title, questions_of(known.scheme, wish, self._room.today))

    def _toggle(self, scheme: Scheme) -> None:
        running = list(self._room.settings().scheme_ids)
        runs = scheme.id in running
        kept = [one for one in running if one != scheme.id] if runs else [*running, scheme.id]

        def done() -> None:
            self._room.notices.say("good", f"Đã {'tắt' if runs else 'bật'} «{scheme.title}»; áp dụng ngay.")
            self._after(scheme.id)

        self._switch(" ".join(kept), done)

    def _take_answers(self, answers: dict[str, str]) -> None:
        scheme_id, wish = self._asked
        if wish == PEOPLE and "grant" in answers:
            self._ask_people(answers["grant"])
            return
        if wish == PEOPLE:
            answers = {**answers, "grant": self._grant}
        if wish == TARGET and answers["whom"].strip():
            self._set_target(scheme_id, answers)
            return
        room, book = self._room, self._book

        def keep() -> Scheme:
            if wish == COPY:
                return book.copy(scheme_id, answers["title"])
            return book.change(scheme_id, wish, answers)

        def kept(scheme: Scheme) -> None:
            told = "Đã chép thành" if wish == COPY else "Đã sửa"
            more = "; bật bằng phím cách" if wish == COPY else "; áp dụng ngay"
            room.notices.say("good", f"{told} «{scheme.title}»{more}.")
            self._screen.stop_asking()
            self._after(scheme.id)

        room.background.run(Lane.PAPER, keep, kept)

    def _set_target(self, scheme_id: str, answers: dict[str, str]) -> None:
        """A number for one sector or person stands in the register, beside the plan."""
        room = self._room

        def kept(told: SetTarget) -> None:
            since = f"từ {told.from_day:%d/%m/%Y}"
            room.notices.say("good", f"Đã đặt chỉ tiêu {told.quantity:g} cho {told.sector or told.clerk}, {since}.")
            self._screen.stop_asking()

        def keep() -> SetTarget:
            return room.target_setting.set(scheme_id, answers["target"], answers["whom"], answers["quantity"])

        room.background.run(Lane.REGISTER, keep, kept)

    def _ask_people(self, grant_id: str) -> None:
        known = self._schemes.known.get(self._asked[0]) if self._schemes else None
        if known is not None:
            self._grant = grant_id
            self._screen.ask("Điều khoản này dành cho ai", questions_about_people(known.scheme, grant_id))

    def _after(self, at: str) -> None:
        """Read the day anew away from the window, then let everything that shows it look again."""
        settings, days = self._room.settings(), self._room.days
        self._room.background.run(Lane.PAPER, lambda: days.of(settings), lambda _day: self._follow())
        self._fetch(at)
