# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped reference lists: counted, cross-checked, and compared with rows taken by hand from other sources."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from counter_app.catalog.reference import (
    lists_folder,
    read_holidays,
    read_list,
    read_provinces,
    read_units,
    read_villages,
)
from counter_app.domain.administrative_units import AdministrativeUnits
from counter_app.domain.errors import CounterError
from counter_app.domain.text import fold
from counter_app.installed import shipped_folder

LISTS = ("ethnic_groups", "nationalities", "religions", "id_papers", "relations", "representatives")

COMMUNES_OF_A_PROVINCE = {
    "01": 126, "04": 56, "08": 124, "11": 45, "12": 38, "14": 75, "15": 99, "19": 92, "20": 65, "22": 54, "24": 99,
    "25": 148, "31": 114, "33": 104, "37": 129, "38": 166, "40": 130, "42": 69, "44": 78, "46": 40, "48": 94, "51": 96,
    "52": 135, "56": 65, "66": 102, "68": 124, "75": 95, "79": 168, "80": 96, "82": 102, "86": 124, "91": 102,
    "92": 103, "96": 64,
}  # fmt: skip
"""Counted in two other data sets on 2026-11-20."""

BY_HAND = """\
đặc khu Vân Đồn, Quảng Ninh · đặc khu Cô Tô, Quảng Ninh · đặc khu Cát Hải, Hải Phòng
đặc khu Bạch Long Vĩ, Hải Phòng · đặc khu Cồn Cỏ, Quảng Trị · đặc khu Hoàng Sa, Đà Nẵng
đặc khu Lý Sơn, Quảng Ngãi · đặc khu Trường Sa, Khánh Hòa · đặc khu Phú Quý, Lâm Đồng
đặc khu Côn Đảo, Hồ Chí Minh · đặc khu Phú Quốc, An Giang · đặc khu Thổ Châu, An Giang
đặc khu Kiên Hải, An Giang · phường Hoàn Kiếm, Hà Nội · phường Ba Đình, Hà Nội
phường Văn Miếu - Quốc Tử Giám, Hà Nội · xã Sóc Sơn, Hà Nội · phường Thành Sen, Hà Tĩnh
xã Đức Thọ, Hà Tĩnh · xã Hương Khê, Hà Tĩnh · phường Hồng Gai, Quảng Ninh
phường Phú Xuân, Huế · phường Thuận Hóa, Huế · phường Hải Châu, Đà Nẵng
phường Hội An, Đà Nẵng · phường Sài Gòn, Hồ Chí Minh · phường Bến Thành, Hồ Chí Minh
phường Vũng Tàu, Hồ Chí Minh · phường Thủ Dầu Một, Hồ Chí Minh · phường Ninh Kiều, Cần Thơ
phường Quy Nhơn, Gia Lai · phường Pleiku, Gia Lai · phường Buôn Ma Thuột, Đắk Lắk
phường Nha Trang, Khánh Hòa · phường Rạch Giá, An Giang · phường Long Xuyên, An Giang
phường Đồng Hới, Quảng Trị · phường Sa Pa, Lào Cai · xã Đồng Văn, Tuyên Quang
xã Mèo Vạc, Tuyên Quang · phường Đông Hà, Quảng Trị"""


@pytest.fixture(scope="module")
def units() -> AdministrativeUnits:
    return read_units()


def test_the_communes_are_as_many_as_the_decision_says(units: AdministrativeUnits) -> None:
    assert Counter(commune.kind for commune in units.communes) == {"xã": 2621, "phường": 687, "đặc khu": 13}
    assert Counter(commune.province for commune in units.communes) == COMMUNES_OF_A_PROVINCE
    assert {province.code for province in units.provinces} == set(COMMUNES_OF_A_PROVINCE)


def test_rows_taken_by_hand_are_there(units: AdministrativeUnits) -> None:
    names = {province.code: province.name for province in units.provinces}
    known = {f"{commune.full_name}, {names[commune.province]}" for commune in units.communes}
    sample = [row for line in BY_HAND.splitlines() for row in line.split(" · ")]
    assert len(sample) >= 40
    assert [row for row in sample if row not in known] == []


def test_of_the_old_units_none_is_missing_and_each_has_become_something(units: AdministrativeUnits) -> None:
    assert (len(units.old_provinces), len(units.old_districts)) == (63, 696)
    without_communes = [district for district in units.old_districts if district.now]
    assert len(units.old_communes) + len(without_communes) == 10_040
    now = {commune.code for commune in units.communes}
    became = [old.now for old in units.old_communes] + [district.now for district in without_communes]
    assert all(codes and set(codes) <= now for codes in became)
    assert {code for codes in became for code in codes} == now


def test_codes_stand_once_and_every_unit_lies_in_another(units: AdministrativeUnits) -> None:
    for rows in (units.provinces, units.communes, units.old_provinces, units.old_districts, units.old_communes):
        assert len({row.code for row in rows}) == len(rows)
    assert {old.now for old in units.old_provinces} == {province.code for province in units.provinces}
    assert {old.province for old in units.old_districts} == {province.code for province in units.old_provinces}
    assert {old.district for old in units.old_communes} <= {district.code for district in units.old_districts}


def test_what_an_old_commune_became_lies_in_the_province_its_own_became(units: AdministrativeUnits) -> None:
    now = {old.code: old.now for old in units.old_provinces}
    district = {old.code: now[old.province] for old in units.old_districts}
    province = {commune.code: commune.province for commune in units.communes}
    for old in units.old_communes:
        assert {province[code] for code in old.now} == {district[old.district]}, old


def test_the_cities_of_2026_are_told_with_what_they_were(units: AdministrativeUnits) -> None:
    changed = {province.name: province.kind_2025 for province in units.provinces if province.kind != province.kind_2025}
    assert changed == {"Quảng Ninh": "tỉnh", "Bắc Ninh": "tỉnh", "Đồng Nai": "tỉnh"}
    assert Counter(province.kind for province in units.provinces) == {"tỉnh": 25, "thành phố": 9}
    assert Counter(province.kind_2025 for province in units.provinces) == {"tỉnh": 28, "thành phố": 6}


def test_a_reused_code_means_another_province_than_before(units: AdministrativeUnits) -> None:
    today = {province.code: province.name for province in units.provinces}
    before = {province.code: province.name for province in units.old_provinces}
    reused = {code for code in today if fold(today[code]) != fold(before[code])}
    assert reused == {"15", "24", "44", "52", "80", "82", "91"}


def test_no_two_communes_of_a_province_share_a_name(units: AdministrativeUnits) -> None:
    named = Counter((commune.province, commune.full_name) for commune in units.communes)
    assert named.most_common(1)[0][1] == 1


@pytest.mark.parametrize("path", sorted((shipped_folder("resources") / "lists").iterdir()), ids=lambda path: path.name)
def test_every_list_is_small_composed_and_says_its_source(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.encode()) < 1_000_000
    assert unicodedata.is_normalized("NFC", text)
    assert "  " not in text or path.suffix == ".txt"
    if path.suffix != ".txt":
        assert text.startswith("# ")
        assert any(word in text for word in ("ource", "source"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_to_choose_from_names_each_thing_once(name: str) -> None:
    told = read_list(lists_folder() / f"{name}.toml")
    assert told.title
    assert told.source
    names = [item.name for item in told.items]
    assert len(set(map(fold, names))) == len(names)


def test_there_are_54_ethnic_groups_in_the_order_of_the_decision() -> None:
    groups = read_list(lists_folder() / "ethnic_groups.toml").items
    assert [group.number for group in groups] == [f"{number:02}" for number in range(1, 55)]
    assert (groups[0].name, groups[53].name) == ("Kinh", "Rơ-măm")
    assert "Việt" in groups[0].aliases


def test_two_items_of_one_code_are_refused(tmp_path: Path) -> None:
    item = '[[items]]\ncode = "a"\nname = "A"\n'
    path = tmp_path / "twice.toml"
    path.write_text('schema_version = 1\ntitle = "T"\nsource = "S"\ncertainty = "verified"\n' + item * 2, "utf-8")
    with pytest.raises(ValueError, match="share a code"):
        read_list(path)


def test_holidays_fall_on_their_days() -> None:
    days = {day.on: day for day in read_holidays(lists_folder() / "holidays.toml")}
    assert {day.on.year for day in days.values()} == set(range(2023, 2031))
    assert days[date(2026, 11, 24)].status == "official"
    assert days[date(2027, 2, 6)].status == "expected"
    assert days[date(2026, 1, 10)].is_working
    assert date(2026, 11, 23) not in days


def test_a_worked_day_is_a_day_of_weekly_rest_and_a_day_in_lieu_is_not() -> None:
    for day in read_holidays(lists_folder() / "holidays.toml"):
        is_rest = day.on.weekday() >= 5
        assert {"swap_work": is_rest, "compensation": not is_rest, "holiday": True}[day.kind], day


def test_every_swap_has_its_other_half() -> None:
    days = read_holidays(lists_folder() / "holidays.toml")
    swapped = Counter(day.on.year for day in days if "hoán đổi" in day.name)
    assert swapped == Counter(day.on.year for day in days if day.kind == "swap_work")


@pytest.mark.parametrize("row", ['date = "2026-01-01"', "date = 2026-01-01T08:00:00"])
def test_a_day_that_is_no_day_is_refused(tmp_path: Path, row: str) -> None:
    path = tmp_path / "holidays.toml"
    rest = 'kind = "holiday"\nname = "N"\nstatus = "official"\nsource = "S"\n'
    path.write_text(f"schema_version = 1\n[[days]]\n{row}\n{rest}", "utf-8")
    with pytest.raises(ValueError, match="not a day"):
        read_holidays(path)


def test_the_office_tells_its_villages_or_none(tmp_path: Path) -> None:
    assert read_villages(tmp_path) == ()
    path = tmp_path / "lists" / "villages.toml"
    path.parent.mkdir()
    path.write_text('schema_version = 1\nvillages = ["Thôn Đông ", "Thôn Tây", "Thôn Đông"]\n', "utf-8")
    assert read_villages(tmp_path) == ("Thôn Đông", "Thôn Tây")


@pytest.mark.parametrize("text", ["villages = [", "schema_version = 1\n", "schema_version = 1\nvillages = [3]\n"])
def test_a_faulty_village_list_speaks_to_the_clerk(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lists" / "villages.toml"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    with pytest.raises(CounterError, match="villages"):
        read_villages(tmp_path)


def test_the_provinces_alone_come_in_the_order_of_their_names() -> None:
    names = [fold(province.name) for province in read_provinces()]
    assert names == sorted(names)
