# SPDX-License-Identifier: GPL-3.0-or-later
"""Several procedures for one person in a row: what usually follows, and the answers they share.

Each dossier keeps its own life, number and count; a visit only knows that they were taken up together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from counter_app.casework.case import Case
from counter_app.casework.desk import Desk
from counter_app.casework.pen import Pen
from counter_app.catalog.catalog import Catalog
from counter_app.catalog.customs import Customs
from counter_app.domain.dossier import DossierId
from counter_app.domain.form import FormSpec
from counter_app.domain.offered import Certainty
from counter_app.domain.stages import BEFORE_RECEIPT
from counter_app.domain.visiting import following, shared_answers
from counter_app.storage.register import Register

Told = tuple[str, Sequence[FormSpec], Mapping[str, str]]
"""What a dossier tells the others: its procedure, its forms of this case, its answers."""


@dataclass(frozen=True)
class Proposal:
    """A procedure that usually follows. ``title``: as the counter says it; ``why``, ``source``: of the catalogue."""

    code: str
    title: str
    why: str
    source: str
    certainty: Certainty


class VisitDesk:
    """Knows what belongs together. ``shared`` may be asked on any thread; the rest runs on the register's worker."""

    def __init__(
        self,
        catalog: Catalog,
        cases: Desk,
        register: Register,
        customs: Callable[[], Customs],
        clock: Callable[[], datetime],
    ) -> None:
        self._catalog, self._cases, self._register = catalog, cases, register
        self._customs, self._clock = customs, clock

    def proposals(self, codes: Sequence[str]) -> tuple[Proposal, ...]:
        """What usually follows these procedures and was not taken up yet."""
        return tuple(
            Proposal(one.then, self._catalog.procedure(one.then).short_name, one.why, one.source, one.certainty)
            for one in following(self._customs().plans, codes)
            if one.then in self._catalog.procedures
        )

    def take_up(self, code: str, beside: DossierId) -> tuple[Case, Pen]:
        """The next procedure of the visit; nothing is stored until something is written.

        Raises:
            TimeOver: see :meth:`Desk.take_up`.
        """
        return self._cases.take_up(code, beside)

    def beside(self, dossier_id: DossierId) -> list[tuple[Case, Pen]]:
        """The dossiers of the visit that are not received yet, in their order, without this one."""
        others = [one for one in self._register.visits.together_with(dossier_id) if one != dossier_id]
        return [self._cases.beside(one) for one in others if self._is_here(one)]

    def cases(self, dossier_ids: Sequence[DossierId]) -> list[Case]:
        """Those of these dossiers that still wait to be signed or received, as the register has them; else all."""
        waiting = [one for one in dossier_ids if self._is_here(one)]
        return [self._cases.reload(one) for one in waiting or dossier_ids]

    def shared(self, sources: Sequence[Told], target: tuple[str, Sequence[FormSpec]]) -> dict[str, str]:
        """What the dossiers of a visit tell of another's fields; of two that know, the later one."""
        found: dict[str, str] = {}
        for source in sources:
            found |= shared_answers(self._customs().plans, source, target, self._clock().date())
        return found

    def _is_here(self, dossier_id: DossierId) -> bool:
        return self._register.lives.of(dossier_id).stage in BEFORE_RECEIPT
