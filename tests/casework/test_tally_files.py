# SPDX-License-Identifier: GPL-3.0-or-later
"""The set of files of a tally: safe names, one a table, nothing that does not add up, CSV a Vietnamese Excel opens."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from counter_app.casework.export_door import ExportDoor
from counter_app.casework.issuing import EquationBroken
from counter_app.casework.tally_csv import SIGNS, write_csv
from counter_app.casework.tally_desk import TallyDesk
from counter_app.casework.tally_files import TallyFiles, tally_outgoing, unit_code_of
from counter_app.casework.tally_telling import NO_PERSON
from counter_app.catalog.reference import read_units
from counter_app.domain.office import Office
from counter_app.domain.tally import Column, CountTable
from counter_app.exchange.arrived import look_at
from counter_app.exchange.facts import read_head
from counter_app.settings import CsvSeparator, Settings
from tests.paper.calc import parts_of
from tests.sample_tallies import MADE, corrected, row_of, sample_tally

OFFICE = Office("xã Đức Thọ", "tỉnh Hà Tĩnh", "Đức Thọ")


def test_a_set_has_a_file_of_each_kind_and_one_csv_a_table() -> None:
    outgoing = tally_outgoing(corrected(sample_tally()), OFFICE)
    assert (outgoing.kind, outgoing.folder, outgoing.period) == ("tally", "tong-hop-2026-W47-18229", "2026-W47")
    assert [file.name for file in outgoing.files] == [
        "2026-W47-18229-so-lieu.xlsx",
        "2026-W47-18229-so-lieu.pdf",
        "2026-W47-18229-01-official.csv",
        "2026-W47-18229-02-procedures.csv",
        "2026-W47-18229-03-weeks.csv",
        "2026-W47-18229-04-beneficiaries.csv",
        "2026-W47-18229-05-corrections.csv",
        "2026-W47-18229-facts.csv",
    ]
    assert {file.name for file in outgoing.files if file.content() != file.content()} == set()


def test_the_facts_go_with_whatever_is_chosen() -> None:
    names = [file.name for file in tally_outgoing(sample_tally(), OFFICE, ["pdf"]).files]
    assert names == ["2026-W47-18229-so-lieu.pdf", "2026-W47-18229-facts.csv"]


def test_an_office_is_found_in_the_national_list() -> None:
    outgoing = tally_outgoing(replace(sample_tally(), unit_code=""), OFFICE)
    head = read_head(outgoing.files[-1].content().splitlines()[1])
    commune = next(each for each in read_units().communes if each.code == head.unit_code)
    assert commune.full_name == "xã Đức Thọ"


@pytest.mark.parametrize(
    ("commune", "province", "found"),
    [
        ("Xã  ĐỨC Thọ", "Tỉnh Hà Tĩnh", "xã Đức Thọ"),
        ("xa duc tho", "tinh ha tinh", "xã Đức Thọ"),
        ("xã Đức Thọ", "tỉnh Nghệ An", ""),
        ("", "", ""),
    ],
)
def test_names_are_found_as_they_are_typed(commune: str, province: str, found: str) -> None:
    units = read_units()
    code = unit_code_of(Office(commune, province, ""), units)
    assert next((each.full_name for each in units.communes if each.code == code), "") == found


def test_no_commune_is_taken_for_another() -> None:
    units = read_units()
    provinces = {province.code: province.full_name for province in units.provinces}
    for commune in units.communes[::40]:
        assert unit_code_of(Office(commune.full_name, provinces[commune.province], ""), units) == commune.code


def test_a_tally_that_does_not_add_up_does_not_leave() -> None:
    tally = sample_tally()
    official = tally.tables[0]
    rows = (replace(official.rows[0], cells={**official.rows[0].cells, "late": 999}), *official.rows[1:])
    with pytest.raises(EquationBroken, match=r"dòng «Hộ tịch» không khớp «\(7\) = \(8\) \+ \(9\) \+ \(10\)»"):
        tally_outgoing(replace(tally, tables=(replace(official, rows=rows),)), OFFICE)


def test_a_csv_says_first_that_nobody_is_in_it_and_opens_in_a_vietnamese_excel() -> None:
    content = next(file for file in tally_outgoing(sample_tally(), OFFICE, ["csv"]).files).content()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert lines[2] == [NO_PERSON]
    assert lines[4][:3] == ["TT", "Lĩnh vực", "Số lượng hồ sơ tiếp nhận: (3) Tổng số"]
    assert lines[5][1] == "Hộ tịch"


def test_files_of_a_practice_register_say_so_and_are_of_no_unit(tmp_path: Path) -> None:
    settings = Settings(practice=True, commune=OFFICE.commune, province=OFFICE.province)
    made = TallyFiles(_NoDesk(), lambda: settings, list).outgoing(sample_tally(), OFFICE)
    book, pdf, first_csv, *_rest, facts = (file.content() for file in made.files)
    assert read_head(facts.splitlines()[1]).unit_code == ""
    assert "TẬP DƯỢT: xã Đức Thọ" in first_csv.decode("utf-8-sig")
    assert "TẬP DƯỢT: xã" in parts_of(book)["xl/sharedStrings.xml"]
    assert "XÃ ĐỨC THỌ (TẬP DƯỢT)" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    ExportDoor(lambda: MADE).write(made, tmp_path)
    assert look_at([tmp_path]).refused[0].reason.startswith("Nơi gửi chưa khai tên xã")


class _NoDesk(TallyDesk):
    """A week's set asks nothing of the desk."""

    def __init__(self) -> None:
        pass


@pytest.mark.parametrize("separator", SIGNS)
@given(value=st.one_of(st.none(), st.integers(0, 10**7), st.floats(0, 1)))
def test_numbers_are_read_back_by_the_sign_that_goes_with_the_separator(
    separator: CsvSeparator, value: float | None
) -> None:
    table = CountTable("t", "T", (Column("n", "N", "n"),), (row_of("x", n=value),))
    sign, decimal = SIGNS[separator]
    *_front, last = csv.reader(write_csv(table, (), separator).decode("utf-8-sig").splitlines(), delimiter=sign)
    read = float(last[2].replace(decimal, ".")) if last[2] else None
    assert read is None if value is None else read == pytest.approx(value, abs=1e-6)


@given(st.text(max_size=20))
def test_no_cell_of_words_begins_as_a_formula(words: str) -> None:
    table = CountTable("t", words, (Column("w", words, "w", "text"),), (row_of(words, w=words),), row_title=words)
    written = io.StringIO(write_csv(table, (words,)).decode("utf-8-sig"), newline="")
    for line in csv.reader(written, delimiter=";"):
        for cell in line:
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))
            assert not cell.startswith(("\t", "\r"))
