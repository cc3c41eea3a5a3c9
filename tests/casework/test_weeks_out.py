# SPDX-License-Identifier: GPL-3.0-or-later
"""A week waits until it has arrived somewhere, however long that takes; a count taken out too early does not help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from counter_app.casework.demo import DemoOrder, invented
from counter_app.casework.service_day import OfficeDays, ServiceDay
from counter_app.casework.tally_desk import TallyDesk
from counter_app.casework.weeks_out import WeeksOut
from counter_app.catalog.layers import shipped_layer
from counter_app.clock import VIET_NAM
from counter_app.domain.periods import read_period
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from tests.casework.living_counter import DAYS_OFF, SCHEMES, Watch
from tests.casework.sample_orders import catalog

SETTINGS = Settings(commune="xã Bùi La Nhân", province="tỉnh Hà Tĩnh", schemes="dak-nong")
DAY = ServiceDay.of(DAYS_OFF, SCHEMES.chosen(("dak-nong",)))
FRIDAY = date(2026, 11, 27)


@dataclass
class Office:
    """An office that was open four weeks, and its clock."""

    register: Register
    watch: Watch
    weeks: WeeksOut

    def waiting(self, day: date) -> list[str]:
        self.watch.now = datetime(day.year, day.month, day.day, 9, tzinfo=VIET_NAM)
        return [week.code for week in self.weeks.waiting()]

    def take_out(self, code: str, day: date, outcome: str = "done") -> None:
        self.watch.now = datetime(day.year, day.month, day.day, 16, tzinfo=VIET_NAM)
        entry = self.register.exports.begin("tally", code, "manifest.json")
        if outcome == "done":
            self.register.exports.end(entry, "done", "manifest.json", 1, "0" * 64)


@pytest.fixture(scope="module")
def four_weeks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    watch = Watch(datetime(2026, 11, 30, 9, tzinfo=VIET_NAM))
    register = Register.open(tmp_path_factory.mktemp("tuần") / "register", AccountUnlock(), watch)
    register.enter_many(invented(DemoOrder(80, 3, date(2026, 11, 2), watch.now.date(), watch.now), catalog(), DAY))
    tallies = TallyDesk(register, catalog(), OfficeDays(lambda: [shipped_layer()]), lambda: SETTINGS, watch)
    yield Office(register, watch, WeeksOut(register, tallies, lambda: DAY, watch))
    register.close()


@pytest.fixture
def office(four_weeks: Office) -> Office:
    """Nothing has left yet."""
    with four_weeks.register._file.bare() as raw:
        raw.execute("DELETE FROM export")
    return four_weeks


def test_this_week_waits_from_its_last_working_day_and_last_week_before_it(office: Office) -> None:
    assert office.waiting(FRIDAY - timedelta(days=1)) == ["2026-W47"]
    assert office.waiting(FRIDAY) == ["2026-W47", "2026-W48"]


def test_what_arrived_waits_no_more_and_what_did_not_waits_on(office: Office) -> None:
    office.take_out("2026-W46", date(2026, 11, 13))
    assert office.waiting(FRIDAY) == ["2026-W47", "2026-W48"]
    office.take_out("2026-W48", FRIDAY, "broken off")
    assert office.waiting(FRIDAY) == ["2026-W47", "2026-W48"]
    office.take_out("2026-W48", FRIDAY)
    assert office.waiting(FRIDAY) == ["2026-W47"]
    assert office.waiting(FRIDAY + timedelta(days=60)) == ["2026-W47", "2026-W49"]


def test_a_week_taken_out_before_its_last_working_day_still_waits(office: Office) -> None:
    office.take_out("2026-W48", FRIDAY - timedelta(days=2))
    assert "2026-W48" in office.waiting(FRIDAY)


def test_other_periods_and_weeks_without_dossiers_are_no_matter(office: Office) -> None:
    office.take_out("2026-11", FRIDAY)
    office.take_out("2026-W40", date(2026, 10, 2))
    assert office.waiting(FRIDAY) == ["2026-W45", "2026-W46", "2026-W47", "2026-W48"]


def test_what_is_taken_out_is_issued_first_if_it_is_due_and_only_once(office: Office) -> None:
    week = read_period("2026-W48")
    office.watch.now = datetime(2026, 11, 25, 9, tzinfo=VIET_NAM)
    assert office.weeks.take_out(week, "Lê Thị Thử").issued_at is None, "on Wednesday the week still counts on"
    office.watch.now = datetime(2026, 11, 27, 16, tzinfo=VIET_NAM)
    first = office.weeks.take_out(week, "Lê Thị Thử")
    assert first.issued_at == office.watch.now
    office.watch.now = datetime(2026, 12, 1, 8, tzinfo=VIET_NAM)
    assert office.weeks.take_out(week, "Trần Văn Khác") == first
