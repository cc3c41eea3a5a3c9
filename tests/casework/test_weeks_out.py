# SPDX-License-Identifier: GPL-3.0-or-later
"""A week waits until it has arrived somewhere, however long that takes; a count taken out too early does not help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from counter_app.casework.demo import DemoOrder, invented
from counter_app.casework.service_day import ServiceDay
from counter_app.casework.weeks_out import WeeksOut
from counter_app.clock import VIET_NAM
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from tests.casework.living_counter import DAYS_OFF, SCHEMES, Watch
from tests.casework.sample_orders import catalog

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
    yield Office(register, watch, WeeksOut(register, lambda: DAY, watch))
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
