# SPDX-License-Identifier: GPL-3.0-or-later
"""What a workbook and a PDF of numbers have to say: the same tables, pictures and sentences for both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.tally import Column, CountTable
from counter_app.domain.tally_charts import Chart

ROW_NUMBER = "TT"
"""Heads the first column of every table, on screen, paper and in files."""


@dataclass(frozen=True)
class TallyTold:
    """Every sentence comes from the caller. ``notice``: that no person is in it, said first; ``facts``: unit, period,
    when it was made and by which version, as (what, which). ``signers``: (office, name or empty).

    ``office_lines``, ``state_lines``, ``signers``, ``place_and_date``: as on every paper of the office; a workbook has
    no use for them. ``made_at`` stands in the file's own properties, so that the same numbers make the same bytes.
    """

    title: str
    subtitle: str
    notice: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[CountTable, ...]
    made_at: datetime
    charts: tuple[Chart, ...] = ()
    office_lines: tuple[str, ...] = ()
    state_lines: tuple[str, ...] = ()
    signers: tuple[tuple[str, str], ...] = ()
    place_and_date: str = ""


def groups_of(columns: tuple[Column, ...]) -> Iterator[tuple[str, int, int]]:
    """The headings above neighbouring columns: words, first column, how many; those of no group one by one."""
    first = 0
    while first < len(columns):
        group, last = columns[first].group, first + 1
        while group and last < len(columns) and columns[last].group == group:
            last += 1
        yield group, first, last - first
        first = last


def titled(column: Column) -> str:
    """«Đã giải quyết: Quá hạn»: a column's title is not enough without the heading above it."""
    return f"{column.group}: {column.title}" if column.group else column.title


def explained(table: CountTable, column: Column) -> str:
    """The definition, and what the column is made of."""
    words = column.definition
    if column.sum_of:
        words += f" Bằng tổng: {' + '.join(table.column(part).title for part in column.sum_of)}."
    if column.share_of:
        part, whole = (table.column(named).title for named in column.share_of)
        words += f" Bằng «{part}» chia «{whole}»."
    if not column.adds_up and not column.share_of:
        words += " Không cộng dọc."
    return words
