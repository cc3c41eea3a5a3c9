# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the three tables of communes and districts in ``resources/lists`` anew; not shipped, run by hand.

``python -m tests.makers.administrative_units dataset.db converter_2025.json OUT_FOLDER``, with the two files of the
package vietnamadminunits 1.0.4 (MIT). Only facts are taken: codes, kinds, names, and which unit became which.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

SOURCE = """\
# Source: Python package vietnamadminunits 1.0.4, taken 2026-11-20;
# Copyright (c) 2025 Tran Ngoc Minh Hieu, MIT licence: see vietnamadminunits.LICENSE.txt beside this file.
# Facts only. Made by tests/makers/administrative_units.py, not edited by hand.
"""

COMMUNES = """\
# The 3,321 communes since 2025-07-01 (QĐ 19/2025/QĐ-TTg): 2,621 xã, 687 phường, 13 đặc khu.
# certainty: verified on 2026-11-20, all 3,321 codes equal those of the statistics office (edition 02/2026); whether
# communes of the cities made in 2026 (Quảng Ninh, Bắc Ninh, Đồng Nai) changed their kind is unverified.
"""
DISTRICTS = """\
# The 696 districts of before 2025-07-01. The last column is filled for the five islands that had no communes.
# certainty: single_source.
"""
OLD_COMMUNES = """\
# The communes of before 2025-07-01, each with the new ones its land went to; several where it was split.
# certainty: single_source. Units merged before 2025 (on cards of 2016-2024) are not here.
"""

Row = dict[str, str]


def main(database: Path, mapping: Path, out: Path) -> None:
    """Write the tables.

    Raises:
        ValueError: a unit became none.
    """
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        new = _rows(connection, "select wardCode, ward, provinceCode, provinceKey, wardKey from admin_units")
        old = _rows(
            connection,
            "select wardCode, ward, district, districtCode, provinceCode, provinceKey, districtKey, wardKey"
            " from admin_units_legacy",
        )
    code_of = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in new}
    became = _became(json.loads(mapping.read_text("utf-8")), code_of)
    communes = sorted((row["wardCode"], *_kind_and_name(row["ward"]), row["provinceCode"]) for row in new)
    _write(out / "communes.tsv", COMMUNES, ("code", "kind", "name", "province"), communes)
    _write(out / "old_districts.tsv", DISTRICTS, ("code", "kind", "name", "province", "now"), _districts(old, became))
    lines = sorted(
        (row["wardCode"], *_kind_and_name(row["ward"]), row["districtCode"], " ".join(_now(row, became)))
        for row in old
        if row["ward"]
    )
    _write(out / "old_communes.tsv", OLD_COMMUNES, ("code", "kind", "name", "district", "now"), lines)


def _rows(connection: sqlite3.Connection, query: str) -> list[Row]:
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description]
    return [{name: value or "" for name, value in zip(names, row, strict=True)} for row in cursor]


def _became(
    mapping: dict[str, dict[str, dict[str, list[str]]]], code_of: dict[tuple[str, str], str]
) -> dict[str, set[str]]:
    became: dict[str, set[str]] = defaultdict(set)
    for province, wards in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, old_keys in wards.items():
            for old_key in old_keys:
                became[old_key].add(code_of[province, ward])
    for province, divided in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old_key, parts in divided.items():
            became[old_key] |= {code_of[province, part["newWardKey"]] for part in parts}  # type: ignore[index]
    return became


def _now(row: Row, became: dict[str, set[str]]) -> list[str]:
    key = "_".join((row["provinceKey"], row["districtKey"], row["wardKey"]))
    if not became[key]:
        raise ValueError(f"{key} became nothing")
    return sorted(became[key])


def _districts(old: list[Row], became: dict[str, set[str]]) -> Iterator[tuple[str, ...]]:
    told = {}
    for row in old:
        now = "" if row["ward"] else " ".join(_now(row, became))
        told[row["districtCode"]] = (*_kind_and_name(row["district"]), row["provinceCode"], now)
    yield from ((code, *told[code]) for code in sorted(told))


def _kind_and_name(full: str) -> tuple[str, str]:
    """«Phường 01» is written «phường 1» on papers."""
    tidy = " ".join(unicodedata.normalize("NFC", full).split())
    found = re.fullmatch(r"(Xã|Phường|Đặc khu|Thị trấn|Huyện|Quận|Thị xã|Thành phố) (.+)", tidy, re.IGNORECASE)
    if found is None:
        raise ValueError(f"no kind before {tidy}")
    return found[1].lower(), re.sub(r"^0+(?=[1-9])", "", found[2])


def _write(path: Path, about: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(columns), *("\t".join(row) for row in rows)]
    path.write_text(about + SOURCE + "\n".join(lines) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
