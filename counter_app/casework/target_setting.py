# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting a number a plan leaves to the office: for one sector, for one person at the counter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from counter_app.casework.service_day import OfficeDays
from counter_app.catalog.catalog import Catalog
from counter_app.domain.errors import BadInput
from counter_app.domain.periods import period_of
from counter_app.domain.tally_targets import SetTarget
from counter_app.domain.text import fold
from counter_app.storage.register import Register

_UNCHANGED = "Chưa có gì thay đổi."


class TargetSetting:
    """Blocking; runs on the register's worker."""

    def __init__(self, register: Register, catalog: Catalog, days: OfficeDays, clock: Callable[[], datetime]) -> None:
        self._register, self._catalog, self._days, self._clock = register, catalog, days, clock

    def set(self, scheme_id: str, target_id: str, whom: str, quantity: str) -> SetTarget:
        """Set it from the first day of the target's period that runs now.

        ``whom``: a sector of the catalogue, or (of a target set for each person) somebody of the office's list;
        marks and capitals may be missing.

        Raises:
            BadInput: not a number, or nobody and nothing of this name; nothing was changed.
        """
        targets = {target.id: target for target in self._days.schemes.known[scheme_id].scheme.targets}
        target = targets[target_id]
        number = _number(quantity)
        sector = clerk = ""
        if target.per_clerk:
            clerk = _named(whom, [one.name for one in self._register.people.all()], "Không có ai tên")
        else:
            sector = _named(whom, sorted({offer.sector for offer in self._catalog.offers}), "Không có lĩnh vực")
        since = period_of(target.period, self._clock().date()).first
        told = SetTarget(scheme_id, target_id, sector, clerk, since, number)
        self._register.targets.put(told)
        return told


def _number(typed: str) -> float:
    try:
        number = float(typed.strip().replace(",", "."))
    except ValueError as error:
        raise BadInput(f"Chỉ tiêu riêng phải có con số. {_UNCHANGED}") from error
    if not 0 <= number < 1e9:
        raise BadInput(f"Chỉ tiêu phải là số không âm. {_UNCHANGED}")
    return number


def _named(typed: str, known: Iterable[str], missing: str) -> str:
    for name in known:
        if fold(name) == fold(typed.strip()):
            return name
    names = ", ".join(known) or "chưa có"
    raise BadInput(f"{missing} «{typed.strip()}». {_UNCHANGED} Đang có: {names}.")
