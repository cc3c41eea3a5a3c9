# SPDX-License-Identifier: GPL-3.0-or-later
"""«4 tại chỗ» as the office runs it: the class of every procedure, who may approve, how far it is from its targets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.casework.service_day import ServiceDay
from counter_app.catalog.catalog import Catalog
from counter_app.domain.errors import BadInput
from counter_app.domain.periods import Period, period_of
from counter_app.domain.procedure import Procedure
from counter_app.domain.roles import Colleague, Role
from counter_app.domain.scheme import SpotStep, Target
from counter_app.domain.spot import STEPS, Delegation, ProcedureClass, SpotShares, planned_class
from counter_app.storage.register import Register


@dataclass(frozen=True)
class Classed:
    """A procedure with its class, and how many of its dossiers were received in the quarter."""

    procedure: Procedure
    spot: ProcedureClass
    received: bool


@dataclass(frozen=True)
class SpotView:
    """All of it for a quarter. ``targets``: what the running plans want reached."""

    quarter: Period
    classed: tuple[Classed, ...]
    shares: SpotShares
    targets: tuple[Target, ...]


class SpotDesk:
    """Classes and delegations. Blocking; runs on the register's worker."""

    def __init__(
        self, register: Register, catalog: Catalog, day: Callable[[], ServiceDay], clock: Callable[[], datetime]
    ) -> None:
        self._register, self._catalog, self._day, self._clock = register, catalog, day, clock

    def view(self, period: Period | None = None) -> SpotView:
        """How the office stands in a quarter (or any period); the present quarter unless told."""
        period = period or period_of("quarter", self._today())
        own, schemes = self._register.spot.classes(), self._day().schemes
        received = self._register.spot.received_procedures(period.first, period.last)
        classed = [
            Classed(one, own.get(one.code) or planned_class(one, schemes), one.code in received)
            for one in self._catalog.procedures.values()
        ]
        classed.sort(key=lambda one: (not one.received, -len(one.spot.steps), one.procedure.code))
        done = self._register.spot.done(period.first, period.last)
        whole = [code for code, steps in done if steps == STEPS]
        shares = SpotShares(
            procedures=len({code for code, _steps in done}),
            whole_procedures=len(set(whole)),
            dossiers=len(done),
            whole_dossiers=len(whole),
        )
        targets = [target for scheme in schemes for target in scheme.targets if target.about.startswith("on_the_spot")]
        return SpotView(period, tuple(classed), shares, tuple(targets))

    def set_class(self, code: str, steps: tuple[SpotStep, ...], document: str) -> None:
        """The office's own word about a procedure."""
        self._register.spot.set_class(code, steps, document)

    def clear_class(self, code: str) -> None:
        """The plan's word counts again."""
        self._register.spot.clear_class(code)

    def delegations(self) -> list[Delegation]:
        """Every delegation, the newest first."""
        return self._register.spot.delegations()

    def may_be_delegated(self) -> list[Colleague]:
        """The officials who work now; a volunteer approves nothing."""
        return [one for one in self._register.people.all() if one.active and one.role is not Role.VOLUNTEER]

    def delegate(self, clerk_id: int, procedures: str, from_day: date, to_day: date | None, document: str) -> int:
        """Keep a delegation; ``procedures``: codes as typed, empty for all.

        Raises:
            BadInput: a code the catalogue does not know, or days that end before they begin.
        """
        codes = procedures.replace(",", " ").replace(";", " ").split()
        strange = [code for code in codes if code not in self._catalog.procedures]
        if strange:
            raise BadInput(f"Danh mục không có thủ tục «{strange[0]}». Chưa ghi ủy quyền; xin xem lại mã.")
        if to_day is not None and to_day < from_day:
            raise BadInput("Ngày hết ủy quyền trước ngày bắt đầu. Chưa ghi ủy quyền; xin xem lại hai ngày.")
        return self._register.spot.delegate(clerk_id, codes, from_day, to_day, document)

    def revoke(self, delegation_id: int) -> None:
        """It no longer holds from today on."""
        self._register.spot.revoke(delegation_id, self._today())

    def _today(self) -> date:
        return self._clock().date()
