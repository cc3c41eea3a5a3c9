# SPDX-License-Identifier: GPL-3.0-or-later
"""The practice register: an office that does not exist, its year, and dossiers of invented people to work on.

It lies in a folder of its own; the register with real work is never opened for it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from counter_app.casework.demo import DemoOrder, RealRegister, invented
from counter_app.casework.demo_office import fill_office
from counter_app.casework.service_day import ServiceDay
from counter_app.catalog.catalog import Catalog
from counter_app.domain.office import Office
from counter_app.settings import Settings
from counter_app.storage.register import Register

OFFICE = Office("xã Tập Dượt", "tỉnh Thực Hành", "Tập Dượt", clerk="Lê Thị Nghiệm")
_SCHEME = "bui-la-nhan"
"""A plan with a model day in the week, so that both kinds of day are seen."""
_DOSSIERS, _SEED, _DAYS = 300, 7, 365
"""A year, so that the reports, the letters and the listening days have something to show."""


def make_practice(register: Register, schemes: str = "") -> Settings:
    """Make this register one for practice; ``schemes``: the plans it runs, its own where none are named.

    Raises:
        RealRegister: it holds real work.
    """
    settings = Settings.from_stored(register.settings.load())
    if not settings.practice and (register.board.holds_any() or not settings.is_first_start):
        raise RealRegister
    made = settings.changed(
        practice=True,
        commune=OFFICE.commune,
        province=OFFICE.province,
        place=OFFICE.place,
        clerk=OFFICE.clerk,
        schemes=schemes or settings.schemes,
        recovery_code_stored=True,
    )
    register.settings.save(made.to_store())
    return made


def fill_practice(register: Register, catalog: Catalog, day: Callable[[Settings], ServiceDay], now: datetime) -> None:
    """The first opening: the office and its year; later ones find what was practised.

    Raises:
        RealRegister: it holds real work.
    """
    if Settings.from_stored(register.settings.load()).practice:
        return
    settings = make_practice(register, _SCHEME)
    order = DemoOrder(_DOSSIERS, _SEED, now.date() - timedelta(days=_DAYS), now.date(), now)
    running = day(settings)
    fill_office(register, order, running, catalog)
    register.enter_many(invented(order, catalog, running))
    register.code_to_print = None
