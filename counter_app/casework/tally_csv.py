# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of a tally as CSV for the office's own spreadsheet: it opens with a double click, numbers are numbers.

A Vietnamese Excel parts columns by semicolons and writes decimals with a comma, and takes a file for UTF-8 only by its
byte-order mark. Words that a spreadsheet would run as a formula get an apostrophe before them (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from counter_app.domain.tally import Column, CountTable, Number, Row
from counter_app.paper.tally_told import ROW_NUMBER, titled
from counter_app.settings import CsvSeparator

SIGNS: Mapping[CsvSeparator, tuple[str, str]] = MappingProxyType(
    {"semicolon": (";", ","), "comma": (",", "."), "tab": ("\t", ",")}
)
"""What parts the columns, and the decimal sign that goes with it."""
_RUN_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(table: CountTable, front: tuple[str, ...], separator: CsvSeparator = "semicolon") -> bytes:
    """The table below the lines that say what it is; shares as numbers from 0 to 1."""
    sign, decimal = SIGNS[separator]
    content = io.StringIO()
    rows = csv.writer(content, delimiter=sign, lineterminator="\r\n")
    rows.writerows([_text(line)] for line in (table.title, *front))
    rows.writerow([])
    rows.writerow([ROW_NUMBER, _text(table.row_title), *(_text(titled(column)) for column in table.columns)])
    for number, row in enumerate(table.rows, start=1):
        rows.writerow([str(number), *_cells(row, table.columns, decimal)])
    if table.total is not None:
        rows.writerow(["", *_cells(table.total, table.columns, decimal)])
    return content.getvalue().encode("utf-8-sig")


def _cells(row: Row, columns: tuple[Column, ...], decimal: str) -> Iterator[str]:
    yield _text(row.title)
    for column in columns:
        yield _cell(row.cells.get(column.id), decimal)


def _cell(value: Number | str, decimal: str) -> str:
    """A number as it is typed; nothing where nothing can be said, so that the column stays one of numbers."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(value)
    return str(round(value, 6)).removesuffix(".0").replace(".", decimal)


def _text(words: str) -> str:
    composed = unicodedata.normalize("NFC", words)
    # Some readers pass over white space before they look for a formula.
    runs = composed.startswith(_RUN_AS_FORMULA) or composed.lstrip().startswith(_RUN_AS_FORMULA)
    return f"'{composed}" if runs else composed
