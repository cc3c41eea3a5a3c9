# SPDX-License-Identifier: GPL-3.0-or-later
"""Procedures that are only listed stand together, one file for a sector; a file of one's own takes their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalog.small import opened, problems_of

HEAD = "schema_version = 1\n"
ENTRY = """
[[procedures]]
code = "{code}"
name = "Thủ tục chỉ để tra cứu {code}"
sector = "Thủy lợi"
agency = "Ủy ban nhân dân cấp xã"
source = "dữ liệu thử"
certainty = "unverified"
"""


def write_sector(folder: Path, *codes: str, name: str = "thuy-loi", head: str = HEAD, more: str = "") -> str:
    place = folder / "procedures" / "listed"
    place.mkdir(exist_ok=True)
    content = head + "".join(ENTRY.format(code=code) for code in codes) + more
    (place / f"{name}.toml").write_text(content, encoding="utf-8")
    return f"procedures/listed/{name}.toml"


def test_procedures_of_a_sector_file_are_known(small_catalog: Path) -> None:
    write_sector(small_catalog, "9.000002", "9.000003")
    catalog = opened(small_catalog)
    assert catalog.problems == ()
    assert sorted(catalog.procedures) == ["9.000001", "9.000002", "9.000003"]
    assert catalog.procedure("9.000003").sector == "Thủy lợi"
    assert [offer.has_forms for offer in sorted(catalog.offers, key=lambda o: o.code)] == [True, False, False]


def test_a_code_with_a_file_of_its_own_is_told_and_the_own_file_counts(small_catalog: Path) -> None:
    write_sector(small_catalog, "9.000001")
    catalog = opened(small_catalog)
    (problem,) = catalog.problems
    assert problem.file == "procedures/9.000001.toml"
    assert "procedures/listed/thuy-loi.toml" in problem.sentence
    assert catalog.procedure("9.000001").sector == "Quản lý chợ"


@pytest.mark.parametrize("names", [("a", "a"), ("a", "b")])
def test_a_code_listed_twice_is_told(small_catalog: Path, names: tuple[str, str]) -> None:
    if names[0] == names[1]:
        write_sector(small_catalog, "9.000002", "9.000002", name=names[0])
    else:
        for name in names:
            write_sector(small_catalog, "9.000002", name=name)
    (problem,) = problems_of(small_catalog)
    assert problem.file == f"procedures/listed/{names[1]}.toml"
    assert "9.000002 đã có ở tệp" in problem.sentence


def test_a_faulty_entry_is_named_by_its_code_and_the_others_stay(small_catalog: Path) -> None:
    file = write_sector(small_catalog, "9.000002", "9.000003", more='fee = { txt = "không" }\n')
    catalog = opened(small_catalog)
    (problem,) = catalog.problems
    assert problem.file == file
    assert "procedures[9.000003].fee.txt" in problem.sentence
    assert sorted(catalog.procedures) == ["9.000001", "9.000002"]


@pytest.mark.parametrize(
    ("head", "more", "told"),
    [
        ("", "", ("schema_version", "thiếu")),
        ("schema_version = 2\n", "", ("schema_version", "chỉ nhận 1")),
        ("schema_version = 1\nsektor = 1\n", "", ("sektor", "lược đồ")),
        ("schema_version = 1\nprocedures = 3\n#", "", ("procedures", "danh sách")),
        (HEAD, "[", ("TOML",)),
        ("schema_version = 1\nprocedures = [3]\n#", "", ("procedures[mục 1]", "bảng")),
    ],
)
def test_a_faulty_frame_is_told(small_catalog: Path, head: str, more: str, told: tuple[str, ...]) -> None:
    file = write_sector(small_catalog, *(() if head.endswith("#") else ("9.000002",)), head=head, more=more)
    (problem,) = problems_of(small_catalog)
    assert problem.file == file
    assert all(word in problem.sentence for word in told), problem.sentence
