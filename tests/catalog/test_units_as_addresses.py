# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped tables as addresses: whatever unit is written out is read back, marked or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from counter_app.catalog.reference import read_units
from counter_app.domain.address_suggestions import AddressBook
from counter_app.domain.addresses import parse_address
from counter_app.domain.administrative_units import AdministrativeUnits
from counter_app.domain.gazetteer import Gazetteer
from counter_app.domain.office import Office
from counter_app.domain.text import fold

EVERY = 9


@pytest.fixture(scope="module")
def units() -> AdministrativeUnits:
    return read_units()


@pytest.fixture(scope="module")
def book(units: AdministrativeUnits) -> AddressBook:
    return AddressBook(units, Office("phường Thành Sen", "tỉnh Hà Tĩnh", "Thành Sen"))


def test_every_commune_of_today_is_read_back(units: AdministrativeUnits, book: AddressBook) -> None:
    provinces = {province.code: province.full_name for province in units.provinces}
    for commune in units.communes[::EVERY]:
        parsed = parse_address(f"Thôn 3, {commune.full_name}, {provinces[commune.province]}", book.gazetteer)
        assert (parsed.rest, parsed.commune, parsed.old) == ("Thôn 3, ", commune, None)


def test_every_old_commune_is_read_back_with_what_it_became(units: AdministrativeUnits, book: AddressBook) -> None:
    lost = []
    for code, written in _old_addresses(units):
        parsed = parse_address(f"Thôn 3, {written}", book.gazetteer)
        if parsed.old is None or parsed.old.code != code or not parsed.now:
            lost.append(written)
    assert lost == []


@pytest.mark.parametrize(
    ("typed", "commune"),
    [
        ("xã Văn Lang, tỉnh Thái Nguyên", "Văn Lang"),
        ("xã Văn Lăng, tỉnh Thái Nguyên", "Văn Lăng"),
        ("Định Quán, tỉnh Đồng Nai", "Định Quán"),
        ("Định Quán, thành phố Đồng Nai", "Định Quán"),
    ],
)
def test_marks_part_names_and_a_new_city_is_known_as_a_province(book: AddressBook, typed: str, commune: str) -> None:
    parsed = parse_address(typed, book.gazetteer)
    assert parsed.commune is not None
    assert parsed.commune.name == commune


@pytest.mark.parametrize("name", ["Văn Lang", "Văn Lăng"])
def test_what_is_typed_with_its_marks_is_offered_first(book: AddressBook, name: str) -> None:
    assert book.suggest(f"xã {name}, thai nguyen")[0].text == f"xã {name}, tỉnh Thái Nguyên"


def test_where_marks_are_missing_every_meaning_is_told(book: AddressBook) -> None:
    marked = parse_address("xã Hoằng Thành, huyện Hoằng Hóa, tỉnh Thanh Hóa", book.gazetteer)
    plain = parse_address("xa hoang thanh, huyen hoang hoa, tinh thanh hoa", book.gazetteer)
    assert {commune.name for commune in marked.now} < {commune.name for commune in plain.now}


def test_an_old_address_without_marks_is_offered_its_new_commune_first(
    units: AdministrativeUnits, book: AddressBook
) -> None:
    gazetteer: Gazetteer = book.gazetteer
    wrong = []
    for _, written in list(_old_addresses(units))[::EVERY]:
        parsed = parse_address(fold(written), gazetteer)
        offered = {suggestion.text for suggestion in book.suggest(fold(written))}
        if not set(parsed.today(gazetteer)) <= offered | {fold(written)}:
            wrong.append(written)
    assert wrong == []


def _old_addresses(units: AdministrativeUnits) -> Iterator[tuple[str, str]]:
    districts = {district.code: district for district in units.old_districts}
    provinces = {province.code: province for province in units.old_provinces}
    for old in units.old_communes[::EVERY]:
        district = districts[old.district]
        yield old.code, f"{old.full_name}, {district.full_name}, {provinces[district.province].full_name}"
