# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's day: the banner, the clock that may be wrong, moments that know their zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from counter_app.casework.service_day import BUILT_ON, ClockState, ServiceDay, clock_state
from counter_app.catalog.layers import shipped_layer
from counter_app.catalog.reference import lists_folder, read_holidays
from counter_app.catalog.schemes import Schemes, load_schemes, scheme_problems
from counter_app.clock import VIET_NAM
from counter_app.domain.decision import Asked
from counter_app.domain.errors import BadInput
from tests.domain.counter_procedures import PROCEDURES

WEDNESDAY = datetime(2026, 11, 25, 9, 47, tzinfo=VIET_NAM)


@pytest.fixture(scope="module")
def schemes() -> Schemes:
    return load_schemes([shipped_layer()])


def _day(schemes: Schemes, *ids: str) -> ServiceDay:
    return ServiceDay.of(read_holidays(lists_folder() / "holidays.toml"), schemes.chosen(ids))


def test_five_plans_are_shipped_and_sound(schemes: Schemes) -> None:
    assert set(schemes.known) == {"bui-la-nhan", "an-dung", "dak-nong", "thuan-hoa", "nghi-dong"}
    codes = {
        code for known in schemes.known.values() for grant in known.scheme.grants for code in grant.procedures.codes
    }
    assert scheme_problems([shipped_layer()], codes) == []
    assert "1.004873" in scheme_problems([shipped_layer()], codes - {"1.004873"})[0].sentence


def test_a_scheme_nobody_knows_is_refused_by_name(schemes: Schemes) -> None:
    with pytest.raises(BadInput, match="khong-co"):
        schemes.chosen(["khong-co"])
    assert schemes.still_there(["khong-co", "dak-nong"])[0].id == "dak-nong"


def test_the_banner_says_whose_day_it_is_and_until_when(schemes: Schemes) -> None:
    banner = _day(schemes, "dak-nong", "bui-la-nhan").banner(WEDNESDAY)
    assert banner.day == "thứ Tư 25/11/2026"
    assert banner.title == "Thứ Tư: Ngày không viết và Ngày không hẹn"
    assert banner.until == WEDNESDAY.replace(hour=15, minute=0)
    assert not banner.ended
    assert _day(schemes, "dak-nong").banner(WEDNESDAY.replace(hour=15, minute=1)).ended


def test_the_banner_of_an_ordinary_day_and_of_a_holiday_is_plain(schemes: Schemes) -> None:
    day = _day(schemes, "dak-nong", "bui-la-nhan")
    assert day.banner(WEDNESDAY + timedelta(days=1)).title == ""
    holiday = day.banner(WEDNESDAY - timedelta(days=1))
    assert (holiday.title, holiday.closed) == ("", "Ngày Văn hóa Việt Nam")


def test_a_due_moment_knows_its_zone(schemes: Schemes) -> None:
    found = _day(schemes, "dak-nong").decide(Asked(PROCEDURES["tinh-trang"], WEDNESDAY, begun_at=WEDNESDAY))
    assert found.due == datetime(2026, 11, 25, 17, 0, tzinfo=VIET_NAM)


@pytest.mark.parametrize(
    ("now", "last_record", "state"),
    [
        (WEDNESDAY, None, ClockState.SOUND),
        (WEDNESDAY, WEDNESDAY + timedelta(hours=1), ClockState.SOUND),
        (WEDNESDAY, WEDNESDAY + timedelta(days=2), ClockState.BEHIND_RECORDS),
        (datetime.combine(BUILT_ON - timedelta(days=1), WEDNESDAY.timetz()), None, ClockState.BEFORE_BUILD),
    ],
)
def test_a_clock_is_doubted_when_it_cannot_be_right(
    now: datetime, last_record: datetime | None, state: ClockState
) -> None:
    assert clock_state(now, last_record) is state


def test_days_off_are_known_for_every_year_that_is_promised() -> None:
    days = read_holidays(lists_folder() / "holidays.toml")
    for year in range(2023, 2031):
        for fixed in (date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)):
            assert any(day.on == fixed for day in days), fixed
