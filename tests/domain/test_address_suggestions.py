# SPDX-License-Identifier: GPL-3.0-or-later
"""What is offered while an address is typed, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.address_suggestions import MOST_SUGGESTIONS, AddressBook
from counter_app.domain.office import Office
from tests.domain.small_units import OFFICE, UNITS

BOOK = AddressBook(UNITS, OFFICE, ("Thôn Đông", "Thôn Yên Mỹ"))
HERE = "xã Đức Quang, tỉnh Hà Tĩnh"


def texts(typed: str, book: AddressBook = BOOK) -> list[str]:
    return [suggestion.text for suggestion in book.suggest(typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("duc q", HERE),
        ("thon 3 duc qu", f"thon 3, {HERE}"),
        ("Thôn 3, đức quang, ha t", f"Thôn 3, {HERE}"),
        ("duc quang ha tinh", HERE),
        ("xã Đức Quang, ", HERE),
        ("Thôn 3, ", f"Thôn 3, {HERE}"),
        ("dq", HERE),
        ("dq, ht", HERE),
        ("duc qaung", HERE),
        ("duc quag", HERE),
        ("duc quangg", HERE),
        ("duk quang", HERE),
        ("ha t", "tỉnh Hà Tĩnh"),
        ("hcm", "thành phố Hồ Chí Minh"),
        ("thừa thiên h", "thành phố Huế"),
        ("ea hl", "xã Ea H'Leo, tỉnh Đắk Lắk"),
        ("tinh khe", "xã Tịnh Khê, tỉnh Quảng Ngãi"),
        ("le thuy quang binh", "xã Lệ Thủy, tỉnh Quảng Trị"),
        ("xa duc quang, tinh ha tinh", HERE),
        ("yen m", f"Thôn Yên Mỹ, {HERE}"),
    ],
)
def test_the_first_suggestion_is_what_was_meant(typed: str, first: str) -> None:
    assert texts(typed)[0] == first


@pytest.mark.parametrize(
    "typed",
    [HERE, "Thôn 3", "12/5", "số 12", "zzzz", "q", "xóm", "Thôn 3, xã Đức Quang, tỉnh Hà Tĩnh", "a, b, c, d, e"],
)
def test_where_all_is_said_or_nothing_fits_nothing_is_offered(typed: str) -> None:
    assert texts(typed) == []


def test_an_old_unit_is_offered_as_what_it_became_and_then_as_it_was() -> None:
    now, was = BOOK.suggest("Thôn 3, bui la nhan")
    assert (now.text, was.text) == (f"Thôn 3, {HERE}", "Thôn 3, xã Bùi La Nhân, huyện Đức Thọ, tỉnh Hà Tĩnh")
    assert now.title == f"{HERE} (trước là xã Bùi La Nhân, huyện Đức Thọ)"
    assert "tên cũ" in was.title


def test_a_whole_old_address_is_offered_its_new_commune() -> None:
    assert texts("Thôn 3, xã Bùi La Nhân, huyện Đức Thọ, tỉnh Hà Tĩnh") == [f"Thôn 3, {HERE}"]
    assert BOOK.today("Thôn 3, xã Bùi La Nhân, huyện Đức Thọ, tỉnh Hà Tĩnh") == (f"Thôn 3, {HERE}",)


def test_of_a_split_unit_every_part_is_offered() -> None:
    assert texts("cong vi, ba dinh")[:2] == ["phường Ngọc Hà, thành phố Hà Nội", "phường Giảng Võ, thành phố Hà Nội"]


def test_a_numbered_ward_needs_its_kind() -> None:
    assert texts("p1")[0] == "phường Vườn Lài, thành phố Hồ Chí Minh"
    assert texts("1") == []


def test_the_own_commune_comes_first_then_the_own_province() -> None:
    elsewhere = AddressBook(UNITS, Office("xã Đức Thọ", "Tỉnh Hà Tĩnh", "Đức Thọ"))
    assert texts("duc", elsewhere)[:2] == ["xã Đức Thọ, tỉnh Hà Tĩnh", HERE]


def test_an_office_no_list_has_is_a_place_all_the_same() -> None:
    book = AddressBook(UNITS, Office("xã Bùi La Nhân", "tỉnh Hà Tĩnh", "Bùi La Nhân"))
    assert texts("bui la", book)[0] == "xã Bùi La Nhân, tỉnh Hà Tĩnh"
    assert book.today("Thôn 3, xã Bùi La Nhân, tỉnh Hà Tĩnh") == ()


def test_before_the_office_has_said_its_name_all_places_are_offered_alike() -> None:
    book = AddressBook(UNITS, Office("", "", ""))
    assert texts("duc q", book) == [HERE]
    assert texts("", book) == texts("Thôn 3, ", book) == []


def test_before_anything_is_typed_the_villages_are_offered_else_the_own_commune() -> None:
    assert texts("") == [f"Thôn Đông, {HERE}", f"Thôn Yên Mỹ, {HERE}"]
    assert texts("", AddressBook(UNITS, OFFICE)) == [HERE]


PIECES = ("thôn", "3", ",", ", ", " ", "đức", "quang", "hà", "tĩnh", "xã", "p", "1", "zz")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_suggestions_are_few_different_and_keep_what_stands_before_the_end(typed: str) -> None:
    suggestions = [suggestion.text for suggestion in BOOK.suggest(typed)]
    assert len(suggestions) <= MOST_SUGGESTIONS
    assert len(set(suggestions)) == len(suggestions)
    assert typed.strip(" ,;") not in suggestions
    first_part = typed.partition(",")[0].strip()
    if "," in typed.strip(" ,;") and first_part == "thôn 3":
        assert all(text.startswith("thôn 3, ") for text in suggestions)
