# SPDX-License-Identifier: GPL-3.0-or-later
"""The board at a glance: the lines of a chip or of a search, the counters, and one dossier's card.

A search goes over all dossiers, whatever chip is picked; dropped ones are found too, so that nothing is ever gone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from counter_app.casework.handling import Handled, HandlingDesk
from counter_app.casework.service_day import ServiceDay
from counter_app.clock import VIET_NAM
from counter_app.domain.board import BoardCounts, BoardFilter, BoardLine
from counter_app.domain.dossier import DossierId, DossierState
from counter_app.domain.errors import BadInput
from counter_app.domain.scheme import Grant, SpotStep
from counter_app.domain.spot import NO_HELP, NOTHING_HERE, Delegation, Help, ProcedureClass, Specimen
from counter_app.domain.stages import AT_WORK, Stage
from counter_app.storage.register import Register

Chip = BoardFilter | DossierState
"""What a chip lets through: a filter of the life, or a state of the paper."""
CHIPS: tuple[Chip, ...] = (*BoardFilter, DossierState.DRAFT, DossierState.SET_ASIDE, DossierState.DISCARDED)
_MOST = 200


@dataclass(frozen=True)
class BoardPage:
    """What the board shows now. ``counts``: None for a search, which must answer at every key."""

    lines: tuple[BoardLine, ...]
    counts: BoardCounts | None
    at: datetime


@dataclass(frozen=True)
class Card:
    """One dossier in full. ``on_the_spot``: every step left may be done here, one after the other.

    ``help``: what was done here; ``delegations``: those in force for this procedure today; ``approved_by``: by which.
    """

    line: BoardLine
    handled: Handled
    on_the_spot: bool = False
    help: Help = NO_HELP
    spot: ProcedureClass = NOTHING_HERE
    delegations: tuple[Delegation, ...] = ()
    approved_by: Delegation | None = None


class BoardDesk:
    """Reads the board. Blocking; runs on the register's worker."""

    def __init__(
        self, register: Register, handling: HandlingDesk, day: Callable[[], ServiceDay], clock: Callable[[], datetime]
    ) -> None:
        self._register, self._handling, self._day, self._clock = register, handling, day, clock

    def page(self, chip: Chip, query: str = "") -> BoardPage:
        """The lines of a chip, or everything a search finds, with the counters of today."""
        asked = query.strip()
        return BoardPage(tuple(self._lines(chip, asked)), None if asked else self.counts(), self._clock())

    def counts(self) -> BoardCounts:
        """The counters alone."""
        return self._register.board.counts()

    def card(self, dossier_id: DossierId) -> Card:
        """One dossier with its history and what can be done.

        Raises:
            LookupError: no such dossier.
            CounterError: its procedure or form is no longer in the catalogue.
        """
        handled = self._handling.look(dossier_id)
        spot, given = self._handling.class_of(handled.case.procedure), self._register.spot.delegations()
        granted = {name for scheme in self._day().schemes for name in _on_the_spot(scheme.id, scheme.grants)}
        meant = spot.own or bool(granted & set(handled.service.granted))
        helped, code, today = self._register.spot.help_of(dossier_id), handled.case.procedure.code, self._clock().date()
        return Card(
            line=self._register.board.line(dossier_id),
            handled=handled,
            on_the_spot=handled.life.stage in AT_WORK and meant and spot.is_decided_here,
            help=helped,
            spot=spot,
            delegations=tuple(one for one in given if one.in_force(today, code)),
            approved_by=self._register.spot.approved_by(dossier_id),
        )

    def note_specimen(self, dossier_id: DossierId, specimen: Specimen) -> None:
        """Which signature specimen the result bears."""
        self._register.spot.note_specimen(dossier_id, specimen)

    def set_here(self, dossier_id: DossierId, step: SpotStep, *, here: bool) -> None:
        """A step was done at the counter after all, or elsewhere."""
        self._register.spot.set_here(dossier_id, step, here=here)

    def lines_of(self, dossier_ids: Sequence[DossierId]) -> list[BoardLine]:
        """These dossiers in this order."""
        return self._register.board.lines_of(dossier_ids)

    def note_where(self, dossier_id: DossierId, village: str, phone: str) -> None:
        """Keep where the result goes; who took it stays as noted."""
        kept = self._register.lives.delivery(dossier_id)
        self._register.lives.note_delivery(dossier_id, replace(kept, village=village, phone=phone))

    def take_back(self, dossier_id: DossierId) -> None:
        """A dossier put aside or dropped is open work again; one already printed stays printed."""
        written = self._register.lives.of(dossier_id).stage is Stage.WRITING
        self._register.dossiers.set_state(dossier_id, DossierState.DRAFT if written else DossierState.PRINTED)

    def closing_of(self, day: date) -> datetime:
        """The due moment of a day: when the office closes.

        Raises:
            BadInput: the office is closed that day.
        """
        office = self._day().office
        if not office.is_working_day(day):
            raise BadInput(
                f"Ngày {day:%d/%m/%Y} cơ quan nghỉ ({office.why_closed(day)}). Hồ sơ chưa đổi; xin chọn ngày làm việc."
            )
        return office.closing(day).replace(tzinfo=VIET_NAM)

    def _lines(self, chip: Chip, query: str) -> Sequence[BoardLine]:
        board, dossiers = self._register.board, self._register.dossiers
        if query:
            return board.lines_of([line.id for line in dossiers.find(query, _MOST)])
        if isinstance(chip, DossierState):
            return board.in_state(chip, _MOST)
        lines = board.lines(chip, _MOST)
        if chip is not BoardFilter.OPEN:
            return lines
        known = {line.id for line in lines}
        drafts = board.lines_of([line.id for line in dossiers.list_open(_MOST) if line.id not in known])
        return [*lines, *drafts]


def _on_the_spot(scheme_id: str, grants: Sequence[Grant]) -> list[str]:
    return [f"{scheme_id}:{grant.id}" for grant in grants if grant.kind == "on_the_spot"]
