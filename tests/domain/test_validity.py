# SPDX-License-Identifier: GPL-3.0-or-later
"""Both the first and the last day count; what has no end never ends."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.validity import Validity, validity

BEGINS, ENDS = date(2025, 7, 1), date(2027, 2, 28)


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2025, 6, 30), Validity("not_yet", BEGINS)),
        (BEGINS, Validity("current")),
        (ENDS, Validity("current")),
        (date(2027, 3, 1), Validity("ended", ENDS)),
    ],
)
def test_the_first_and_the_last_day_count(day: date, standing: Validity) -> None:
    assert validity(BEGINS, ENDS, day) == standing


@given(st.none() | st.dates(), st.none() | st.dates(), st.dates())
def test_it_is_current_exactly_between_its_days(begins: date | None, ends: date | None, day: date) -> None:
    between = (begins is None or begins <= day) and (ends is None or day <= ends)
    assert validity(begins, ends, day).is_current is between
