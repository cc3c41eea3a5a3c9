# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts file: whose numbers they are, what tables there are, then one count a line."""

from __future__ import annotations

import csv

import pytest

from counter_app.domain.errors import BadInput
from counter_app.domain.tally import CountTable
from counter_app.exchange.facts import COLUMNS, HEAD_LINES, read_head, read_tables, write_facts
from tests.sample_tallies import GROUP_COLUMNS, MADE, row_of, sample_tally


def test_the_first_lines_say_whose_and_what() -> None:
    _names, heads, tables, *_rest = write_facts(sample_tally(), "0.6.0").splitlines()
    head = read_head(heads)
    assert (head.unit, head.unit_code, head.period, head.made_at) == ("xã Đức Thọ", "18229", "2026-W47", MADE)
    official, procedures, *_others = read_tables(tables)
    assert (official.id, official.columns[0].sum_of) == ("official", ("online", "direct", "carried"))
    assert [column.id for column in procedures.columns] == ["received", "written", "same_day", "same_day_share"]


def test_every_count_but_zero_stands_on_a_line() -> None:
    tally = sample_tally(rows=12)
    rows = _rows(write_facts(tally, "0.6.0"))
    counted = {
        (table.id, row.key if row is not table.total else "", column.id): row.cells[column.id]
        for table in tally.tables
        for row in table.every_row()
        for column in table.columns
        if column.kind == "count" and row.cells[column.id]
    }
    assert {(table, row, column): int(value) for table, row, _title, column, value in rows} == counted


def test_the_offices_own_people_stay_at_home() -> None:
    tally = sample_tally()
    clerks = CountTable(
        "clerks", "Theo người tiếp nhận", GROUP_COLUMNS, (row_of("Hoàng Thị Ích", written=3, thumbprint=1),)
    )
    content = write_facts(type(tally)(tally.period, tally.unit, MADE, (*tally.tables, clerks), "18229"), "0.6.0")
    assert "Hoàng" not in content.decode()


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b'schema_version"":1', b'schema_version"":2'),
        (b"18229", b"1825x"),
        (b"W47", b"W99"),
        (b"{", b""),
        (b"#h", b"h"),
    ],
)
def test_what_is_not_such_a_file_is_one_sentence(was: bytes, now: bytes) -> None:
    heads = write_facts(sample_tally(), "0.6.0").splitlines()[1].replace(was, now)
    with pytest.raises(BadInput):
        read_head(heads)


def test_tables_that_are_none_are_one_sentence() -> None:
    with pytest.raises(BadInput, match="thiếu phần tả các bảng"):
        read_tables(b"official,,,received,3")


def _rows(content: bytes) -> list[list[str]]:
    names, *rows = csv.reader(content.decode().splitlines())
    assert tuple(names) == COLUMNS
    return rows[HEAD_LINES - 1 :]
