# SPDX-License-Identifier: GPL-3.0-or-later
"""Which evening the plan means, for every quarter of many years, and when an answer is late."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.clock import VIET_NAM
from counter_app.domain.listening import Meeting, Opinion, evenings_of, overdue
from counter_app.domain.periods import period_of, read_period
from counter_app.domain.scheme import Listening

AN_DUNG = Listening(weekday=6, rule="Tối thứ Bảy của tuần cuối cùng trong quý", per_quarter=1, clause="mục II.3")


@pytest.mark.parametrize(
    ("quarter", "evening"),
    [
        ("2026-Q1", date(2026, 3, 28)),
        ("2026-Q2", date(2026, 6, 27)),
        ("2026-Q3", date(2026, 9, 26)),  # 30/9 is a Wednesday: the Saturday of that week lies in October
        ("2026-Q4", date(2026, 12, 26)),
        ("2022-Q4", date(2022, 12, 31)),  # the quarter ends on a Saturday
    ],
)
def test_the_evening_is_the_last_saturday_inside_the_quarter(quarter: str, evening: date) -> None:
    assert evenings_of(read_period(quarter), AN_DUNG) == (evening,)


@given(st.dates(date(2020, 1, 1), date(2099, 12, 31)), st.integers(1, 7), st.integers(1, 13))
def test_every_proposal_is_such_a_weekday_of_its_quarter_and_no_later_one_fits(
    day: date, weekday: int, count: int
) -> None:
    quarter = period_of("quarter", day)
    found = evenings_of(quarter, AN_DUNG.model_copy(update={"weekday": weekday, "per_quarter": count}))
    assert all(one.isoweekday() == weekday and one in quarter for one in found)
    assert list(found) == sorted(set(found))
    assert len(found) == min(count, sum(one.isoweekday() == weekday for one in quarter.days()))
    assert max(one for one in quarter.days() if one.isoweekday() == weekday) == found[-1]


def test_an_opinion_is_late_from_the_day_after_it_was_due() -> None:
    opinion = Opinion(1, 1, 1, due_on=date(2026, 10, 12))
    assert opinion.state(date(2026, 10, 12)) == "open"
    assert opinion.state(date(2026, 10, 13)) == "overdue"
    assert (
        Opinion(1, 1, 1, due_on=date(2026, 10, 12), answered_on=date(2026, 10, 20)).state(date(2027, 1, 1))
        == "answered"
    )
    assert Opinion(1, 1, 1).state(date(2027, 1, 1)) == "open"


def test_the_longest_waiting_answer_comes_first() -> None:
    late = [Opinion(n, 1, n, due_on=date(2026, 10, 20 - n)) for n in (1, 2, 3)]
    meeting = Meeting(1, "2026-Q3", "Thôn Đông", datetime(2026, 9, 26, 19, tzinfo=VIET_NAM), opinions=tuple(late))
    assert [one.position for _, one in overdue([meeting], date(2026, 11, 1))] == [3, 2, 1]
    assert overdue([meeting], date(2026, 10, 1)) == []
