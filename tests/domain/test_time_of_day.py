# SPDX-License-Identifier: GPL-3.0-or-later
"""Times of day as typed, printed and spoken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.reading import Reading
from counter_app.domain.time_of_day import read_time, time_on_paper, time_spoken


@pytest.mark.parametrize("typed", ["9h5", "09:05", "0905", "9 giờ 5 phút", "905", "9h05", "9g05", "9.05", "9 giờ 5",
                                   "9h5'", "9 giờ 5 phút sáng", "９:０５"])  # fmt: skip
def test_every_way_clerks_type_a_time_is_understood(typed: str) -> None:
    assert read_time(typed) == Reading("09:05")


@pytest.mark.parametrize(
    ("typed", "value"),
    [("9h", "09:00"), ("9", "09:00"), ("3 giờ chiều", "15:00"), ("12 giờ trưa", "12:00"), ("1 giờ trưa", "13:00"),
     ("12 giờ đêm", "00:00"), ("2 giờ đêm", "02:00"), ("11 giờ đêm", "23:00"), ("9 giờ rưỡi tối", "21:30"),
     ("12h30 chiều", "12:30"), ("15 giờ chiều", "15:00"), ("9 giờ kém 10", "08:50"), ("0 giờ kém 5", "23:55"),
     ("0000", "00:00"), ("2359", "23:59"), ("", "")],
)  # fmt: skip
def test_the_words_of_the_citizen_are_understood(typed: str, value: str) -> None:
    assert read_time(typed) == Reading(value)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("24:00", "ngày hôm sau"), ("25:00", "từ 0 đến 23"), ("9h60", "từ 0 đến 59"), ("sáng", "Không đọc được"),
     ("10 giờ chiều", "vào buổi ấy"), ("12345", "Không đọc được"), ("9:05:30", "Không đọc được"),
     ("9h😀", "Ký tự thứ 3")],
)  # fmt: skip
def test_an_impossible_time_is_refused_with_the_mend(typed: str, said: str) -> None:
    reading = read_time(typed)
    assert reading.value is None
    assert said in reading.problem


@given(st.integers(0, 23), st.integers(0, 59))
def test_what_is_shown_or_printed_can_be_typed_back(hour: int, minute: int) -> None:
    value = f"{hour:02}:{minute:02}"
    assert read_time(value) == read_time(time_on_paper(value)) == Reading(value)


def test_a_time_is_printed_in_figures_and_spoken_in_words() -> None:
    assert time_on_paper("09:05") == "09 giờ 05 phút"
    assert time_spoken("21:15") == "hai mươi mốt giờ mười lăm phút"


@pytest.mark.parametrize("value", ["9:05", "24:00", "0905", ""])
def test_what_is_not_canonical_is_our_bug(value: str) -> None:
    with pytest.raises(ValueError, match="canonical"):
        time_on_paper(value)
