# SPDX-License-Identifier: GPL-3.0-or-later
"""Telephone numbers, sums, measures, e-mail addresses and years, as clerks type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.form import FieldSpec
from counter_app.domain.kinds import kind_of
from counter_app.domain.reading import Reading
from tests.people import TODAY


def read(kind: str, typed: str, *, future: bool = False) -> Reading:
    return kind_of(kind).read(typed, FieldSpec(id="o", label="Ô", kind=kind, future=future), TODAY)


def said(kind: str, value: str) -> tuple[str, str, str]:
    spec = FieldSpec(id="o", label="Ô", kind=kind)
    return tuple(tell(value, spec) for tell in (kind_of(kind).shown, kind_of(kind).on_paper, kind_of(kind).spoken))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0912345678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("(0238) 384-4567", "02383844567"),
        ("+84 912 345 678", "0912345678"),
        ("+84 (0) 912 345 678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("84912345678", "0912345678"),
        ("19001234", "19001234"),
        ("0912345678; 024 3825 1234", "0912345678, 02438251234"),
    ],
)
def test_usual_phone_numbers_are_kept_as_digits_without_doubt(typed: str, kept: str) -> None:
    assert read("phone", typed) == Reading(kept)


@pytest.mark.parametrize(
    ("typed", "kept", "doubt"),
    [
        ("091234567", "091234567", "9 chữ số"),
        ("01234567890", "01234567890", "2018"),
        ("+1 650 253 0000", "+16502530000", "nước ngoài"),
        ("0912 345 678 (con gái)", "0912 345 678 (con gái)", "có cả chữ"),
    ],
)
def test_unusual_phone_numbers_are_kept_and_warn(typed: str, kept: str, doubt: str) -> None:
    reading = read("phone", typed)
    assert reading.value == kept
    assert doubt in reading.warning


def test_a_phone_number_without_a_digit_is_refused() -> None:
    assert "để trống" in read("phone", "không có").problem


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0912345678", "0912 345 678"),
        ("02383844567", "0238 384 4567"),
        ("02438251234", "024 3825 1234"),
        ("19001234", "1900 1234"),
        ("+16502530000", "+16502530000"),
        ("0912345678, 02438251234", "0912 345 678, 024 3825 1234"),
        ("0912 gọi Lan", "0912 gọi Lan"),
    ],
)
def test_phone_numbers_are_grouped_on_screen_and_whole_on_paper(value: str, shown: str) -> None:
    assert said("phone", value) == (shown, value, shown)


@given(st.text(st.sampled_from("0123456789 +84.,-/(xă"), max_size=24))
def test_a_phone_number_reads_back_from_the_screen(typed: str) -> None:
    value = read("phone", typed).value
    if value:
        assert read("phone", said("phone", value)[0]).value == value


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("1200000", "1200000"),
        ("1.200.000", "1200000"),
        ("1 200 000 đồng", "1200000"),
        ("1,200,000 VNĐ", "1200000"),
        ("001000đ", "1000"),
        ("500k", "500000"),
        ("500 nghìn", "500000"),
        ("1tr2", "1200000"),
        ("1tr200", "1200000"),
        ("1,25 triệu", "1250000"),
        ("2 tỷ", "2000000000"),
        ("0", "0"),
    ],
)
def test_sums_are_read_as_they_are_said(typed: str, dong: str) -> None:
    assert read("amount", typed) == Reading(dong)


@pytest.mark.parametrize("typed", ["1,5", "1,200", "1.20", "1.2 triệu", "-5000", "500k5", "hai triệu", "1,2tr3", "đ"])
def test_a_mistakable_sum_is_refused(typed: str) -> None:
    assert "Không đọc được" in read("amount", typed).problem


def test_a_short_sum_with_two_digits_is_asked_about() -> None:
    assert [choice.value for choice in read("amount", "1tr25").choices] == ["1250000", "1025000"]


def test_a_sum_below_a_thousand_warns_and_one_beyond_words_is_refused() -> None:
    assert read("amount", "500").warning
    assert read("amount", "9" * 19).problem


def test_a_sum_is_grouped_on_paper_and_spoken_in_words() -> None:
    assert said("amount", "1200000") == ("1.200.000", "1.200.000", "một triệu hai trăm nghìn đồng")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("125,5", "125.5"),
        ("125,50", "125.50"),
        ("1.250", "1250"),
        ("1.250,75", "1250.75"),
        ("0,05", "0.05"),
        ("0", "0"),
    ],
)
def test_a_measure_takes_the_comma_for_decimals(typed: str, kept: str) -> None:
    assert read("number", typed) == Reading(kept)


@pytest.mark.parametrize(("typed", "kept"), [("125.5", "125.5"), ("0.125", "0.125"), ("1250.755", "1250.755")])
def test_a_dot_that_cannot_group_is_a_comma_and_says_so(typed: str, kept: str) -> None:
    reading = read("number", typed)
    assert reading.value == kept
    assert "phần lẻ" in reading.note


@pytest.mark.parametrize("typed", ["125,5 m2", "1,250.5", "12.34.5", ",5", "007", "-3", "2,5,5"])
def test_what_is_no_plain_measure_is_refused(typed: str) -> None:
    assert "không gõ đơn vị" in read("number", typed).problem


def test_decimals_are_spoken_digit_by_digit() -> None:
    assert said("number", "1250.05")[0] == "1.250,05"
    assert said("number", "125.50")[2] == "một trăm hai mươi lăm phẩy năm không"


def test_an_email_with_marks_warns_and_without_an_at_is_refused() -> None:
    assert read("email", "quynh@thử.vn").warning
    for typed in ("quynh", "quynh@", "a b@c.vn", "a@b", "a@b..vn"):
        assert read("email", typed).problem


def test_a_year_of_two_digits_is_taken_only_when_it_fits_one_century() -> None:
    assert read("year", "85") == Reading("1985")
    assert [choice.value for choice in read("year", "20").choices] == ["1920", "2020"]
    assert [choice.value for choice in read("year", "1/2/20").choices] == ["1920", "2020"]


def test_of_a_full_date_the_year_is_kept_and_said() -> None:
    reading = read("year", "1/2/1985")
    assert (reading.value, bool(reading.note)) == ("1985", True)
    assert read("year", "2027").problem
    assert read("year", "2027", future=True) == Reading("2027")
