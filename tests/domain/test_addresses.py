# SPDX-License-Identifier: GPL-3.0-or-later
"""Typed addresses: what they name, and that reading them changes no letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.addresses import parse_address
from counter_app.domain.gazetteer import Gazetteer
from counter_app.domain.place_words import name_key, words_of
from tests.domain.small_units import UNITS

GAZETTEER = Gazetteer(UNITS)

PIECES = (
    "Thôn 3", "số 12/5", " ", ", ", ",", ";", "xã Đức Quang", "xa bui la nhan", "huyện Đức Thọ", "Đức Thọ", "\n", "…",
    "tỉnh Hà Tĩnh", "ha tinh", "TP.HCM", "P.1", "Q10", "quận 10", "Ea H’Leo", "Thừa Thiên Huế", "Quảng Bình", "ạ", "Đ",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join) | st.text(max_size=40))
def test_reading_loses_no_letter_and_says_the_same_again(typed: str) -> None:
    parsed = parse_address(typed, GAZETTEER)
    assert parsed.rest + parsed.tail == typed
    assert parse_address(parsed.rest + parsed.tail, GAZETTEER) == parsed
    for today in parsed.today(GAZETTEER):
        assert today.startswith(parsed.rest)
        assert parse_address(today, GAZETTEER).old is None


@given(st.text(max_size=40))
def test_words_stand_where_they_are_said_to_stand(typed: str) -> None:
    words = words_of(typed)
    assert all(typed[word.start : word.end] for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)


@pytest.mark.parametrize(
    ("typed", "rest", "commune"),
    [
        ("Thôn 3, xã Đức Quang, tỉnh Hà Tĩnh", "Thôn 3, ", "xã Đức Quang"),
        ("thon 3 xa duc quang tinh ha tinh", "thon 3 ", "xã Đức Quang"),
        ("ĐỨC THỌ, HÀ TĨNH", "", "xã Đức Thọ"),
        ("Buôn 1, xã Ea H’leo, tỉnh Đắk Lắk", "Buôn 1, ", "xã Ea H'Leo"),
        ("xóm 2, Tịnh Khê, Quảng Ngãi", "xóm 2, ", "xã Tịnh Khê"),
        ("Xã Đức Quang, tỉnh Hà Tĩnh.", "", "xã Đức Quang"),
    ],
)
def test_an_address_of_today_is_read_from_its_end(typed: str, rest: str, commune: str) -> None:
    parsed = parse_address(typed, GAZETTEER)
    assert (parsed.rest, parsed.commune and parsed.commune.full_name, parsed.old) == (rest, commune, None)
    assert parsed.today(GAZETTEER) == ()


@pytest.mark.parametrize(
    ("typed", "today"),
    [
        ("Thôn 3, xã Bùi La Nhân, huyện Đức Thọ, tỉnh Hà Tĩnh", ("Thôn 3, xã Đức Quang, tỉnh Hà Tĩnh",)),
        ("Thôn 3, xã Bùi La Nhân, tỉnh Hà Tĩnh", ("Thôn 3, xã Đức Quang, tỉnh Hà Tĩnh",)),
        ("12 Lê Lợi, P.1, Q.10, TP.HCM", ("12 Lê Lợi, phường Vườn Lài, thành phố Hồ Chí Minh",)),
        ("P Bến Nghé, Q1, tp hồ chí minh", ("phường Sài Gòn, thành phố Hồ Chí Minh",)),
        ("TT Kiến Giang, H. Lệ Thủy, T. Quảng Bình", ()),
        ("TT Kiến Giang, H. Lệ Thủy, Quảng Bình", ("xã Lệ Thủy, tỉnh Quảng Trị",)),
        (
            "Cống Vị, Ba Đình, Hà Nội",
            ("phường Ngọc Hà, thành phố Hà Nội", "phường Giảng Võ, thành phố Hà Nội"),
        ),
        ("huyện Lý Sơn, tỉnh Quảng Ngãi", ("xã Tịnh Khê, tỉnh Quảng Ngãi",)),
        ("thị trấn Đức Thọ, huyện Đức Thọ, tỉnh Hà Tĩnh", ("xã Đức Thọ, tỉnh Hà Tĩnh",)),
    ],
)
def test_an_old_address_is_told_what_it_became(typed: str, today: tuple[str, ...]) -> None:
    assert parse_address(typed, GAZETTEER).today(GAZETTEER) == today


@pytest.mark.parametrize(
    "typed", ["", "gì đó", "đường Hà Tĩnh", "Thôn 3, xã Đức Quang", "huyện Đức Thọ", "Hà Tĩnh, số 5"]
)
def test_what_does_not_end_with_a_province_names_no_commune(typed: str) -> None:
    parsed = parse_address(typed, GAZETTEER)
    assert (parsed.rest, parsed.commune, parsed.old) == (typed, None, None)


def test_names_are_compared_without_marks_hyphens_and_apostrophes() -> None:
    assert name_key("Bà Rịa - Vũng Tàu") == "ba ria vung tau"
    assert name_key("Ea H’Leo") == name_key("EA H'LEO") == "ea hleo"
    assert [word.key for word in words_of("P1, Q.10")] == ["p", "1", "q", "10"]
