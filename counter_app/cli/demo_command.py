# SPDX-License-Identifier: GPL-3.0-or-later
"""``counter-app demo``: fills a practice register with invented people, for training and for trying out."""

from __future__ import annotations

from argparse import Namespace
from datetime import date, datetime, time, timedelta

from counter_app.casework.demo import DemoOrder, invented
from counter_app.casework.demo_office import fill_office
from counter_app.casework.practice import make_practice
from counter_app.casework.print_room import stored_settings
from counter_app.casework.service_day import ServiceDay
from counter_app.catalog.catalog import open_catalog
from counter_app.catalog.layers import layers_of
from counter_app.catalog.reference import read_holidays
from counter_app.catalog.schemes import load_schemes
from counter_app.cli.answer import give
from counter_app.clock import VIET_NAM, office_now
from counter_app.domain.errors import BadInput
from counter_app.paths import Folders
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register

MOST = 200_000


def run_demo(arguments: Namespace) -> int:
    """Fill the register of the data folder; returns the exit code.

    Raises:
        BadInput: a number out of range, or a last day before the first.
        RealRegister: the register there holds real work.
    """
    order = _order(arguments)
    folders = Folders.at(arguments.data_dir)
    folders.make()
    layers = layers_of(folders)
    catalog, schemes = open_catalog(layers), load_schemes(layers)
    day = ServiceDay.of(read_holidays(), schemes.chosen(arguments.scheme))
    register = Register.open(folders.register, AccountUnlock(), office_now)
    try:
        known = stored_settings(register).practice
        make_practice(register, " ".join(arguments.scheme))
        if not known:
            fill_office(register, order, day, catalog)
        entered = register.enter_many(invented(order, catalog, day))
    finally:
        register.close()
    said = f"Đã điền {entered} hồ sơ tập dượt (người bịa đặt), từ {order.first:%d/%m/%Y} đến {order.last:%d/%m/%Y}."
    give(arguments.json, {"dossiers": entered, "first": str(order.first), "last": str(order.last)}, [said])
    return 0


def _order(arguments: Namespace) -> DemoOrder:
    if not 1 <= arguments.dossiers <= MOST:
        raise BadInput(f"--dossiers cần một số từ 1 đến {MOST}.")
    last = _day(arguments.to, "--to") or office_now().date()
    first = _day(arguments.since, "--from") or last - timedelta(days=365)
    if last < first:
        raise BadInput("--to phải là ngày sau --from.")
    evening = datetime.combine(last, time(17, 0), tzinfo=VIET_NAM)
    return DemoOrder(arguments.dossiers, arguments.seed, first, last, min(evening, office_now()))


def _day(given: str | None, name: str) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise BadInput(f"{name} cần ngày như 2026-11-25.") from error
