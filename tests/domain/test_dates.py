# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates with unknown parts: how they are typed, shown, printed and spoken; ages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.dates import PartialDate, read_date
from counter_app.domain.reading import Reading
from tests.people import TODAY, partial_dates


def accepted(typed: str) -> str | None:
    reading = read_date(typed, TODAY)
    assert reading == Reading(reading.value)
    return reading.value


def refused(typed: str, **limits: bool) -> str:
    reading = read_date(typed, TODAY, **limits)
    assert (reading.value, reading.choices) == (None, ())
    return reading.problem


@pytest.mark.parametrize(
    "typed",
    ["1/2/85", "1-2-85", "1.2.1985", "01021985", "010285", "ngày 1 tháng 2 năm 1985", "1985-02-01", "1985/2/1",
     "1 2 1985", "01 / 02 / 1985", "Ngày 01 tháng 02 năm 1985", "mùng 1 tháng 2 năm 1985", "mồng 1/2/1985",
     " 1/2/1985\u200b",
     "０１/０２/１９８５", "1–2–1985", "1,2,1985"],
)  # fmt: skip
def test_every_way_clerks_type_a_day_is_understood(typed: str) -> None:
    assert accepted(typed) == "1985-02-01"


@pytest.mark.parametrize("typed", ["2/1985", "02/1985", "021985", "tháng 2 năm 1985", "1985-02", "00/02/1985",
                                   "../02/1985", "__/2/1985", "2/85", "2-1985"])  # fmt: skip
def test_a_day_that_is_unknown_stays_unknown(typed: str) -> None:
    assert accepted(typed) == "1985-02"


@pytest.mark.parametrize("typed", ["1985", "năm 1985", "00/00/1985", "00001985", "…/…/1985", "--/--/1985"])
def test_a_year_alone_stays_alone(typed: str) -> None:
    assert accepted(typed) == "1985"


def test_nothing_typed_is_an_empty_answer() -> None:
    assert read_date("  ", TODAY) == Reading("")


def test_a_short_year_that_fits_two_centuries_is_asked_about() -> None:
    reading = read_date("2/3/26", TODAY)
    assert reading.value is None
    assert reading.problem == ""
    assert [(choice.value, choice.title) for choice in reading.choices] == [
        ("1926-03-02", "02/03/1926"),
        ("2026-03-02", "02/03/2026"),
    ]
    assert "1926 hoặc 2026" in reading.note


@pytest.mark.parametrize(
    ("typed", "value"), [("25/11/26", "1926-11-25"), ("29/2/00", "2000-02-29"), ("30/6/27", "1927-06-30")]
)
def test_a_short_year_that_fits_one_century_is_taken(typed: str, value: str) -> None:
    assert accepted(typed) == value


def test_the_day_of_today_still_fits_both_centuries() -> None:
    assert len(read_date("24/11/26", TODAY).choices) == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/2/1985", "Tháng 2 không có ngày 31"),
        ("31/4/85", "Tháng 4 không có ngày 31"),
        ("29/2/1985", "Tháng 2 năm 1985 không có ngày 29"),
        ("29/2/1900", "Tháng 2 năm 1900 không có ngày 29"),
        ("32/1/1985", "Tháng 1 không có ngày 32"),
        ("1/25/1985", "Gõ ngày trước, tháng sau: 25/1/1985"),
        ("25/13/1985", "Không có tháng 13. Xem lại"),
        ("13/1985", "Không có tháng 13"),
        ("5/00/1985", "Có ngày mà không có tháng"),
        ("25/11/2026", "Ngày 25/11/2026 chưa tới (hôm nay là 24/11/2026)"),
        ("12/2026", "Tháng 12 năm 2026 chưa tới"),
        ("2027", "Năm 2027 chưa tới"),
        ("1/2/1785", "Năm 1785 quá xa"),
        ("1/2/0000", "Năm chưa rõ"),
        ("15/3", "Chưa có năm"),
        ("2/05", "Chưa có năm"),
        ("85", "Năm chưa rõ"),
        ("1/2/985", "Năm chưa rõ"),
        ("1021985", "Đã gõ liền 7 chữ số"),
        ("01//1985", "Không đọc được"),
        ("01/__/1985", "Không đọc được"),
        ("1/2/3/1985", "Không đọc được"),
        ("001/2/1985", "Không đọc được"),
        ("O1/02/1985", "Không đọc được"),
        ("hôm qua", "Không đọc được"),
        ("-", "Không đọc được"),
        ("1/2/1985😀", "Ký tự thứ 9"),
    ],
)
def test_an_impossible_date_is_refused_with_the_mend(typed: str, said: str) -> None:
    assert said in refused(typed)


def test_days_to_come_are_taken_only_where_the_form_wants_them() -> None:
    assert read_date("25/11/2026", TODAY, future=True).value == "2026-11-25"
    assert read_date("1/1/30", TODAY, future=True).choices != ()
    assert read_date("1/1/85", TODAY, future=True).value == "1985-01-01"
    assert "còn quá xa" in refused("1/1/2985", future=True)


def test_a_form_may_move_the_oldest_year() -> None:
    assert read_date("1/1/1870", TODAY, oldest_year=1800).value == "1870-01-01"
    assert "Năm 1950 quá xa" in read_date("1/1/50", TODAY, oldest_year=1980).problem


@given(partial_dates())
def test_what_is_shown_can_be_typed_back(day: PartialDate) -> None:
    assert read_date(day.shown(), TODAY).value == day.iso
    assert read_date(day.long(), TODAY).value == day.iso
    assert read_date(day.iso, TODAY).value == day.iso
    assert PartialDate.from_iso(day.iso) == day


@given(partial_dates(full_only=True))
def test_eight_digits_are_day_month_year(day: PartialDate) -> None:
    assert read_date(day.shown().replace("/", ""), TODAY).value == day.iso


@given(st.text("0123456789/-. ngàythánm", max_size=12), st.booleans())
def test_any_typing_gives_a_value_a_question_or_a_sentence(typed: str, future: bool) -> None:
    reading = read_date(typed, TODAY, future=future)
    assert (reading.value is not None) + bool(reading.problem) + (len(reading.choices) > 1) == 1
    if reading.value:
        known = PartialDate.from_iso(reading.value)
        assert future or known.earliest() <= TODAY


@pytest.mark.parametrize(
    ("iso", "shown", "long", "words"),
    [
        ("1985-02-01", "01/02/1985", "ngày 01 tháng 02 năm 1985",
         "ngày một tháng hai năm một nghìn chín trăm tám mươi lăm"),
        ("2026-03-15", "15/03/2026", "ngày 15 tháng 3 năm 2026", "ngày mười lăm tháng ba năm hai nghìn hai mươi sáu"),
        ("2004-04-24", "24/04/2004", "ngày 24 tháng 4 năm 2004",
         "ngày hai mươi tư tháng tư năm hai nghìn không trăm linh bốn"),
        ("1901-12-31", "31/12/1901", "ngày 31 tháng 12 năm 1901",
         "ngày ba mươi mốt tháng mười hai năm một nghìn chín trăm linh một"),
        ("1985-02", "02/1985", "tháng 02 năm 1985", "tháng hai năm một nghìn chín trăm tám mươi lăm"),
        ("1936", "1936", "năm 1936", "năm một nghìn chín trăm ba mươi sáu"),
    ],
)  # fmt: skip
def test_a_date_has_three_forms_and_leaves_out_what_is_unknown(iso: str, shown: str, long: str, words: str) -> None:
    day = PartialDate.from_iso(iso)
    assert (day.shown(), day.long(), day.in_words()) == (shown, long, words)
    assert day.is_full == (len(iso) == 10)


@pytest.mark.parametrize("iso", ["", "85", "1985-2-1", "1985-13", "1985-02-30", "01/02/1985", "1985-02-01T00", "0000"])
def test_what_is_not_canonical_is_our_bug(iso: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.from_iso(iso)


def test_a_day_without_its_month_is_our_bug() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(1985, None, 3)


@given(partial_dates())
def test_a_partial_date_spans_the_days_it_may_be(day: PartialDate) -> None:
    assert day.earliest() <= day.latest()
    assert (day.earliest() == day.latest()) == day.is_full
    assert {day.earliest().year, day.latest().year} == {day.year}


@pytest.mark.parametrize(
    ("born", "on", "shown"),
    [
        ("1951-04-12", date(2026, 4, 11), "74 tuổi"),
        ("1951-04-12", date(2026, 4, 12), "75 tuổi"),
        ("2004-02-29", date(2026, 2, 28), "21 tuổi"),
        ("2004-02-29", date(2026, 3, 1), "22 tuổi"),
        ("1936", date(2026, 11, 24), "khoảng 90 tuổi"),
        ("1936", date(2026, 12, 31), "90 tuổi"),
        ("1964-11", date(2026, 11, 24), "khoảng 62 tuổi"),
        ("1964-11", date(2026, 12, 1), "62 tuổi"),
        ("2026-11-24", date(2026, 11, 24), "0 tuổi"),
    ],
)
def test_age_counts_birthdays_and_says_when_it_is_a_guess(born: str, on: date, shown: str) -> None:
    age = PartialDate.from_iso(born).age(on)
    assert age is not None
    assert age.shown() == shown


def test_nobody_has_an_age_before_birth() -> None:
    assert PartialDate(2026, 12, 1).age(TODAY) is None
    assert PartialDate(2026).age(TODAY) is not None
