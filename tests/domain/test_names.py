# SPDX-License-Identifier: GPL-3.0-or-later
"""Letter case of names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from counter_app.domain.names import apply_case, title_vi, upper_vi
from counter_app.domain.syllables import is_syllable
from tests.people import PEOPLE, vietnamese_names


@pytest.mark.parametrize(
    ("typed", "titled"),
    [
        ("nguyễn thị đào", "Nguyễn Thị Đào"),
        ("ĐẶNG THỊ QUỲNH Ỷ", "Đặng Thị Quỳnh Ỷ"),
        ("nGUYỄN vĂN aN", "Nguyễn Văn An"),
        ("NGuyễn THị LAn", "Nguyễn Thị Lan"),
        ("Nguyễn THỊ lan", "Nguyễn Thị Lan"),
        ("KHánh", "Khánh"),
        ("h'bluê niê kdăm", "H'Bluê Niê Kdăm"),
        ("H'BLUÊ NIÊ KDĂM", "H'Bluê Niê Kdăm"),
        ("H’BLUÊ Niê", "H’Bluê Niê"),
        ("k'tiêng", "K'Tiêng"),
        ("y moan êban", "Y Moan Êban"),
        ("marie-claire d’arc", "Marie-Claire D’Arc"),
    ],
)
def test_names_typed_in_one_case_get_capitals_where_names_have_them(typed: str, titled: str) -> None:
    assert title_vi(typed) == titled


@pytest.mark.parametrize(
    "name", ["H'Bluê", "K'Tiêng", "Y Moan", "K'bang", "HNhi Niê", "YBan Êban", "KTiêng", "Ian McDonald", "Đê\u0306 Ya"]
)
def test_a_name_typed_in_its_own_way_is_untouched(name: str) -> None:
    assert title_vi(name) == name


@given(vietnamese_names())
def test_a_rightly_typed_name_is_untouched(name: str) -> None:
    assert title_vi(name) == unicodedata.normalize("NFC", name)


@given(vietnamese_names())
def test_capitals_and_back_give_the_same_name(name: str) -> None:
    assert title_vi(upper_vi(name)) == title_vi(name.lower())
    assert upper_vi(upper_vi(name)) == upper_vi(name)


@pytest.mark.parametrize(
    ("name", "capitals"),
    [("H'Bluê Niê Kdăm", "H'BLUÊ NIÊ KDĂM"), ("Đặng Thị Quỳnh Ỷ", "ĐẶNG THỊ QUỲNH Ỷ"), ("Ưng Đỗ", "ƯNG ĐỖ")],
)
def test_capitals_keep_every_mark(name: str, capitals: str) -> None:
    assert upper_vi(name) == capitals
    assert upper_vi(unicodedata.normalize("NFD", name)) == capitals


def test_each_rule_of_a_form_does_its_own() -> None:
    assert apply_case("đào Thị", "upper") == "ĐÀO THỊ"
    assert apply_case("đào Thị", "title") == "Đào Thị"
    assert apply_case("đăng ký kết hôn với ông An", "sentence") == "Đăng ký kết hôn với ông An"
    assert apply_case("đào Thị", "as_typed") == "đào Thị"
    assert apply_case("", "sentence") == ""


def test_kinh_names_are_syllables_and_highland_names_are_not() -> None:
    words = [word for person in PEOPLE if person.ethnicity == "Kinh" for word in person.name.split()]
    assert [word for word in words if not is_syllable(word)] == []
    assert not any(is_syllable(word) for word in ("Bluê", "Kdăm", "Niê", "Êban", "Müller", "Bac", "Thạàn", "Zoë"))
