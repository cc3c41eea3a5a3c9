# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the reference lists of ``resources/lists`` and of the office's own folder; nothing is read before it is asked.

A shipped list that cannot be read is our bug and raises normally; the office's own speaks to the clerk.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from counter_app.catalog.layers import LISTS
from counter_app.domain.administrative_units import (
    AdministrativeUnits,
    Commune,
    OldCommune,
    OldDistrict,
    OldProvince,
    Province,
)
from counter_app.domain.errors import CounterError
from counter_app.domain.reference import OfficeDay, ReferenceItem, ReferenceList
from counter_app.domain.text import clean, fold
from counter_app.installed import shipped_folder

VILLAGES = "villages.toml"
HOLIDAYS = "holidays.toml"
_SCHEMA = 1


def lists_folder() -> Path:
    """Where the shipped lists lie."""
    return shipped_folder("resources") / LISTS


def read_list(path: Path) -> ReferenceList:
    """A list to choose from: ethnic groups, nationalities, religions, papers, relations.

    Raises:
        ValueError, KeyError, TypeError: the file is not such a list.
    """
    told = _toml(path)
    items = tuple(_item(row) for row in told.pop("items"))
    if len({item.code for item in items}) != len(items):
        raise ValueError(f"{path.name}: two items share a code")
    return ReferenceList(items=items, **told)


def read_holidays(path: Path | None = None) -> tuple[OfficeDay, ...]:
    """The days that break the rule of the week, in order; the shipped ones where no file is named.

    Raises:
        ValueError, KeyError, TypeError: the file is not such a table.
    """
    here = path or lists_folder() / HOLIDAYS
    days = [_day(row) for row in _toml(here)["days"]]
    if len({day.on for day in days}) != len(days):
        raise ValueError(f"{here.name}: a day stands twice")
    return tuple(sorted(days, key=lambda day: day.on))


def read_provinces(folder: Path | None = None) -> tuple[Province, ...]:
    """The 34 provinces, in the order of their names without marks."""
    rows = _toml((folder or lists_folder()) / "provinces.toml")["province"]
    return tuple(sorted((Province(**row) for row in rows), key=lambda province: fold(province.name)))


def read_units(folder: Path | None = None) -> AdministrativeUnits:
    """Provinces and communes of today and of before 2025-07-01: a tenth of a second, so off the GUI thread."""
    here = folder or lists_folder()
    old_provinces = _toml(here / "provinces.toml")["old_province"]
    return AdministrativeUnits(
        provinces=read_provinces(here),
        communes=tuple(Commune(*row) for row in _table(here / "communes.tsv")),
        old_provinces=tuple(OldProvince(**{**row, "aliases": tuple(row.get("aliases", ()))}) for row in old_provinces),
        old_districts=tuple(
            OldDistrict(code, kind, name, province, tuple(now.split()))
            for code, kind, name, province, now in _table(here / "old_districts.tsv")
        ),
        old_communes=tuple(
            OldCommune(code, kind, name, district, tuple(now.split()))
            for code, kind, name, district, now in _table(here / "old_communes.tsv")
        ),
    )


def read_villages(catalog_folder: Path) -> tuple[str, ...]:
    """The office's own villages, in its order, from ``lists/villages.toml`` of its folder; none when it has no file.

    Raises:
        CounterError: the file is there and cannot be used.
    """
    path = catalog_folder / LISTS / VILLAGES
    if not path.is_file():
        return ()
    try:
        names = _toml(path)["villages"]
        return tuple(dict.fromkeys(clean(name).text for name in names if clean(name).text))
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise CounterError(
            f"Không đọc được danh sách thôn, tổ của đơn vị ({LISTS}/{VILLAGES}). Dữ liệu hồ sơ không bị ảnh hưởng; "
            'ô địa chỉ vẫn gõ được. Tệp cần hai dòng: schema_version = 1 và villages = ["Thôn Đông", "Thôn Tây"].'
        ) from error


def _toml(path: Path) -> dict[str, Any]:
    with path.open("rb") as handle:
        told = tomllib.load(handle)
    if told.pop("schema_version") != _SCHEMA:
        raise ValueError(f"{path.name}: unknown schema_version")
    return told


def _table(path: Path) -> Iterator[list[str]]:
    """The rows of a tab-separated table below its remarks and its line of column names."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    yield from rows[1:]


def _item(row: dict[str, Any]) -> ReferenceItem:
    return ReferenceItem(**{**row, "aliases": tuple(row.get("aliases", ()))})


def _day(row: dict[str, Any]) -> OfficeDay:
    told = {**row, "on": row["date"]}
    del told["date"]
    if type(told["on"]) is not date or told["kind"] not in _KINDS or told["status"] not in _STATUSES:
        raise ValueError(f"not a day of the office: {row}")
    return OfficeDay(**told)


_KINDS = {"holiday", "compensation", "swap_work"}
_STATUSES = {"official", "expected"}
