# SPDX-License-Identifier: GPL-3.0-or-later
"""A counter whose clock is set by hand and whose schemes are chosen: the whole life of a dossier without a window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from counter_app.casework.desk import Desk
from counter_app.casework.handling import HandlingDesk
from counter_app.casework.service_day import ServiceDay
from counter_app.catalog.layers import shipped_layer
from counter_app.catalog.reference import lists_folder, read_holidays
from counter_app.catalog.schemes import load_schemes
from counter_app.clock import VIET_NAM
from counter_app.domain.checklist import Checklist
from counter_app.domain.dossier import DossierId, DossierState, Step
from counter_app.domain.stages import Action
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from tests.casework.sample_orders import catalog

CLERK = "Lê Thị Nghiệm"
DAYS_OFF = read_holidays(lists_folder() / "holidays.toml")
SCHEMES = load_schemes([shipped_layer()])


@dataclass
class Watch:
    """A clock that is set by hand."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Counter:
    """A counter whose clock can be turned and whose schemes can be chosen."""

    register: Register
    desk: Desk
    watch: Watch
    schemes: tuple[str, ...] = ()

    @property
    def handling(self) -> HandlingDesk:
        return HandlingDesk(self.desk, self.register, self.day, self.watch)

    @property
    def now(self) -> datetime:
        return self.watch.now

    def at(self, moment: str) -> None:
        self.watch.now = datetime.fromisoformat(moment).replace(tzinfo=VIET_NAM)

    def day(self) -> ServiceDay:
        return ServiceDay.of(DAYS_OFF, SCHEMES.chosen(self.schemes))

    def written(self, code: str = "1.004873", born: str = "1951-04-12") -> DossierId:
        """A complete dossier whose form is typed and printed."""
        case, pen = self.desk.take_up(code)
        role = case.form.signer_role
        kept = pen.write({f"{role}.ho_ten": "Đặng Thị Quỳnh Ỷ", f"{role}.ngay_sinh": born}, None, Step.TYPING)
        needed = frozenset(component.id for component in case.checklist.needed())
        pen.tick(Checklist(case.procedure, {}, needed))
        self.register.dossiers.set_state(kept.dossier_id, DossierState.PRINTED)
        return kept.dossier_id

    def signed(self, code: str = "1.004873", born: str = "1951-04-12") -> DossierId:
        dossier_id = self.written(code, born)
        self.handling.do(dossier_id, Action.SIGN, CLERK)
        return dossier_id


@contextmanager
def open_counter(folder: Path) -> Iterator[Counter]:
    """A new register, on Wednesday 25 November 2026 at nine."""
    watch = Watch(datetime(2026, 11, 25, 9, 0, tzinfo=VIET_NAM))
    register = Register.open(folder / "register", AccountUnlock(), watch)
    yield Counter(register, Desk(catalog(), register, watch), watch)
    register.close()
