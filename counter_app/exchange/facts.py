# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts file: a tally as another program reads it, one number a line. Its form is stated in README, schema 1.

It is plain CSV. Under the names of the columns stand two lines whose title is JSON: whose numbers these are, and which
tables and columns there are (the same for every office of one version, so it need not be read twice). Only whole counts
are in it: shares follow from them, and a median of medians would be a number of nothing. Zeros are left out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from counter_app.domain.errors import BadInput
from counter_app.domain.periods import read_period
from counter_app.domain.tally import Column, CountTable, Tally

ENDING = "-facts.csv"
"""Of every facts file's name."""
COLUMNS = ("table", "row", "title", "column", "value")
"""Of the CSV. ``row`` is empty in the last row of a table, the one for all."""
HEAD, TABLES = "#head", "#tables"
"""Stand for a table in the two lines of JSON."""
HEAD_LINES = 3
LONGEST_TITLE = 300
"""Letters of a row's title that are kept."""
NAMES_OF_PEOPLE = frozenset({"clerks", "scribes"})
"""Tables whose rows are the office's own people: of no use elsewhere, so they stay."""


Words = Annotated[str, Field(max_length=300)]
"""Of a stranger's file: no longer than any title is."""


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True)


class FactsHead(_Closed):
    """Whose numbers, of when. ``unit_code``: of the national list; without it nothing can be told apart."""

    schema_version: Literal[1] = 1
    unit: Words
    unit_code: str = Field(pattern=r"^(\d{5})?$")
    period: str
    made_at: datetime
    issued_at: datetime | None = None
    small_cells_merged: bool = False
    program_version: str


class ColumnHead(_Closed):
    """A counted column, or a share that follows from two."""

    id: Words
    title: Words
    kind: Literal["count", "share"]
    group: Words = ""
    sum_of: tuple[str, ...] = ()
    share_of: tuple[str, str] | None = None


class TableHead(_Closed):
    """A table that has counts."""

    id: Words
    title: Words
    row_title: Words
    columns: tuple[ColumnHead, ...]


class TableHeads(_Closed):
    """The second line."""

    tables: tuple[TableHead, ...]


def write_facts(tally: Tally, program_version: str) -> bytes:
    """The file, UTF-8, its numbers with no sign but digits."""
    head = FactsHead(
        unit=tally.unit,
        unit_code=tally.unit_code,
        period=tally.period.code,
        made_at=tally.made_at,
        issued_at=tally.issued_at,
        small_cells_merged=tally.small_cells_merged,
        program_version=program_version,
    )
    tables = [table for table in tally.tables if table.id not in NAMES_OF_PEOPLE]
    heads = TableHeads(tables=tuple(_head_of(table) for table in tables))
    content = io.StringIO()
    rows = csv.writer(content, lineterminator="\n")
    rows.writerows([COLUMNS, (HEAD, "", head.model_dump_json(), "", 0), (TABLES, "", heads.model_dump_json(), "", 0)])
    for table in tables:
        rows.writerows(_facts(table))
    return content.getvalue().encode()


def read_head(line: bytes) -> FactsHead:
    """Whose numbers they are, from the second line.

    Raises:
        BadInput: not such a file, or of a newer program.
    """
    try:
        head = FactsHead.model_validate_json(_json_of(line, HEAD))
    except ValueError as error:
        raise BadInput("Tệp số liệu không đúng quy cách, hoặc do bản chương trình mới hơn làm.") from error
    read_period(head.period)
    return head


def read_tables(line: bytes) -> tuple[TableHead, ...]:
    """Which tables and columns it has, from the third line.

    Raises:
        BadInput: not such a file.
    """
    try:
        return TableHeads.model_validate_json(_json_of(line, TABLES)).tables
    except ValueError as error:
        raise BadInput("Tệp số liệu không đúng quy cách: thiếu phần tả các bảng.") from error


def _json_of(line: bytes, wanted: str) -> str:
    name, _row, text, *_rest = next(csv.reader([line.decode()]), ["", "", ""])
    if name != wanted:
        raise ValueError(f"no line {wanted}")
    return text


def _head_of(table: CountTable) -> TableHead:
    columns = tuple(_column_head(column) for column in table.columns if column.kind in ("count", "share"))
    return TableHead(id=table.id, title=table.title, row_title=table.row_title, columns=columns)


def _column_head(column: Column) -> ColumnHead:
    return ColumnHead(
        id=column.id,
        title=column.title,
        kind="share" if column.kind == "share" else "count",
        group=column.group,
        sum_of=column.sum_of,
        share_of=column.share_of,
    )


def _facts(table: CountTable) -> Iterator[tuple[str, str, str, str, int]]:
    counted = [column.id for column in table.columns if column.kind == "count"]
    for row in table.every_row():
        key, title = ("", "") if row is table.total else (row.key, row.title)
        for column in counted:
            value = row.cells.get(column)
            if isinstance(value, int | float) and value:
                yield table.id, key, title, column, int(value)
