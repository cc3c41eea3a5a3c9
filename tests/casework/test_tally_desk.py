# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of invented dossiers counted by the program and by plain loops: equal in every cell of every period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from counter_app.casework.demo import DemoOrder, invented
from counter_app.casework.demo_office import fill_office
from counter_app.casework.service_day import OfficeDays, ServiceDay
from counter_app.casework.tally_desk import TallyDesk
from counter_app.catalog.layers import shipped_layer
from counter_app.clock import VIET_NAM
from counter_app.domain.periods import Period, read_period
from counter_app.domain.scheme import Scheme
from counter_app.domain.tally import CountTable, Tally
from counter_app.domain.tally_official import OFFICIAL
from counter_app.domain.tally_tables import DOSSIER_TABLES
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from tests.casework.living_counter import DAYS_OFF, SCHEMES
from tests.casework.sample_orders import catalog
from tests.casework.slow_count import Numbers, SlowCount, Table, dossiers_of
from tests.casework.slow_voices import SlowVoices

RUNNING = ("dak-nong", "bui-la-nhan", "nghi-dong")
NOW = datetime(2027, 1, 8, 15, 30, tzinfo=VIET_NAM)
SETTINGS = Settings(commune="xã Bùi La Nhân", province="tỉnh Hà Tĩnh", schemes=" ".join(RUNNING))
EVERY_KIND = ("2026-W53", "2027-W01", "2026-W47", "2026-12", "2027-01", "2026-Q4", "2026", "2027")


@dataclass
class Office:
    """A register with a year in it, and who counts it."""

    register: Register
    desk: TallyDesk

    def cut(self, period: Period) -> datetime:
        return min(datetime.combine(period.last + timedelta(days=1), datetime.min.time(), tzinfo=VIET_NAM), NOW)

    def slow(self, period: Period) -> SlowCount:
        with self.register._file.bare() as raw:
            known = dossiers_of(raw)
        day = ServiceDay.of(DAYS_OFF, SCHEMES.chosen(RUNNING))
        days = {scheme.id: set(_days_of(scheme, day, period)) for scheme in day.schemes}
        return SlowCount(known, period.first, period.last, self.cut(period), days, {"dak-nong", "bui-la-nhan"})


def _days_of(scheme: Scheme, day: ServiceDay, period: Period) -> Iterator[date]:
    for one in period.days():
        weekday = not scheme.weekdays or one.isoweekday() in scheme.weekdays
        if weekday and one >= scheme.starts_on and day.office.is_working_day(one):
            yield one


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    register = Register.open(tmp_path_factory.mktemp("năm") / "register", AccountUnlock(), lambda: NOW)
    day = ServiceDay.of(DAYS_OFF, SCHEMES.chosen(RUNNING))
    order = DemoOrder(260, 7, date(2026, 9, 1), NOW.date(), NOW)
    fill_office(register, order, day, catalog())
    register.enter_practice(
        (
            "letter",
            {"event": "birth", "form_id": "x", "form_version": "x", "clerk": "", "state": state, "copies": 0}
            | {"made_at": NOW - timedelta(days=age), "printed_at": NOW + timedelta(days=1)},
        )
        for age, state in ((2, "printed"), (20, "draft"))
    )
    register.enter_many(invented(order, catalog(), day))
    yield Office(register, TallyDesk(register, catalog(), _days(), lambda: SETTINGS, lambda: NOW))
    register.close()


def _days() -> OfficeDays:
    return OfficeDays(lambda: [shipped_layer()])


@pytest.mark.parametrize("code", [*EVERY_KIND, "2026-11-30..2026-12-09", "2026-12-31..2027-01-01", "2024-W10"])
def test_every_cell_is_what_the_definitions_say(office: Office, code: str) -> None:
    period = read_period(code)
    tally, slow = office.desk.count(period), office.slow(period)
    assert _numbers(tally.table("official")) == slow.official()
    for table in tally.tables:
        if table.id in {shape.id for shape in DOSSIER_TABLES}:
            assert _numbers(table) == _of(table, slow.table(table.id)), table.id


@pytest.mark.parametrize("code", EVERY_KIND)
@pytest.mark.parametrize("table_id", ["letters", "ratings", "feedback", "listening", "on_the_spot"])
def test_what_is_not_a_dossier_of_the_period_is_counted_as_defined_too(
    office: Office, code: str, table_id: str
) -> None:
    period = read_period(code)
    found = {
        key: {name: cell for name, cell in cells.items() if name != "classed"}
        for key, cells in _numbers(office.desk.count(period).table(table_id)).items()
        if key == "total" or any(cell for name, cell in cells.items() if name != "classed")
    }
    with office.register._file.bare() as raw:
        assert found == SlowVoices(raw, period.first, period.last, office.cut(period)).table(table_id)


@pytest.mark.parametrize("code", EVERY_KIND)
def test_no_equation_is_broken(office: Office, code: str) -> None:
    tables = office.desk.count(read_period(code)).tables
    assert [table.id for table in tables if table.broken_identities()] == []
    assert len([table for table in tables if table.identities]) >= 7


def test_the_numbers_stay_when_the_details_are_erased(office: Office) -> None:
    period = read_period("2026-12")
    before = office.desk.count(period)
    lines = office.desk.dossiers_behind(period, "official", "total", "received", limit=40)
    office.register.erase_details(*(line.id for line in lines))
    assert office.desk.count(period).tables == before.tables


def test_every_number_opens_as_many_dossiers_as_it_counts(office: Office) -> None:
    period = read_period("2026-12")
    for table, row, column, number in _counts(office.desk.count(period)):
        behind = office.desk.dossiers_behind(period, table, row, column, limit=10_000)
        assert len(behind) == number, (table, row, column)
    with pytest.raises(KeyError):
        office.desk.dossiers_behind(period, "letters", "total", "made")


def test_what_the_plans_leave_open_has_a_number_in_a_practice_year(office: Office) -> None:
    rows = {row.key: row.cells for row in office.desk.count(read_period("2026-Q4")).table("targets").rows}
    cells = rows["bui-la-nhan:truc_tuyen_theo_linh_vuc:Hộ tịch"]
    goal, done = cells["goal"], cells["done"]
    assert isinstance(goal, int)
    assert isinstance(done, int)
    assert goal % 3 == 0  # three months
    assert cells["reached"] == done / goal


def test_targets_open_the_dossiers_of_their_sector_or_person(office: Office) -> None:
    period = read_period("2026-12")
    by_sector, by_clerk = "bui-la-nhan:truc_tuyen_theo_linh_vuc:", "bui-la-nhan:truc_tuyen_theo_can_bo:"
    rows = {row.key: row.cells for row in office.desk.count(period).table("targets").rows}
    for prefix in (by_sector, by_clerk, "nghi-dong:mot_phan_muoi:"):
        key, cells = next((key, cells) for key, cells in rows.items() if key.startswith(prefix) and cells["whole"])
        behind = office.desk.dossiers_behind(period, "targets", key, "whole", limit=10_000)
        counts_procedures = prefix.startswith("nghi-dong")
        assert cells["whole"] == len({one.procedure_code for one in behind} if counts_procedures else behind)


def test_a_share_opens_the_dossiers_of_its_part_and_minutes_those_that_were_measured(office: Office) -> None:
    period = read_period("2026-12")
    part = office.desk.dossiers_behind(period, "procedures", "total", "same_day")
    assert office.desk.dossiers_behind(period, "procedures", "total", "same_day_share") == part
    assert office.desk.dossiers_behind(period, "procedures", "total", "return_median")


def test_a_table_that_is_not_there_is_a_mistake(office: Office) -> None:
    with pytest.raises(KeyError):
        office.desk.dossiers_behind(read_period("2026"), "no such", "total", "received")


def _counts(tally: Tally) -> Iterator[tuple[str, str, str, float]]:
    for table in tally.tables:
        if table.id not in {OFFICIAL.id, *(shape.id for shape in DOSSIER_TABLES)}:
            continue
        for row in (*table.rows[:1], table.total):
            for column in table.columns:
                cell = row.cells[column.id] if row else None
                if row and column.kind == "count" and isinstance(cell, int):
                    yield table.id, row.key, column.id, cell


def _numbers(table: CountTable) -> dict[str, dict[str, object]]:
    words = {column.id for column in table.columns if column.kind == "text"}
    return {row.key: {name: cell for name, cell in row.cells.items() if name not in words} for row in table.every_row()}


def _of(table: CountTable, slow: Table) -> dict[str, Numbers]:
    """Only the columns this table has."""
    wanted = [column.id for column in table.columns if column.kind != "text"]
    return {key: {name: numbers[name] for name in wanted} for key, numbers in slow.items()}
