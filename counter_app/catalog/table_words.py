# SPDX-License-Identifier: GPL-3.0-or-later
"""How an office wants the tables of its tally headed: ``tables/ID.toml`` of a layer names title, note and columns.

The official table changes its name and its heads with every circular; what is counted does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from counter_app.catalog.layers import TABLES, Layer
from counter_app.catalog.problems import Problem
from counter_app.catalog.reading import read_file
from counter_app.domain.form import Frozen
from counter_app.domain.tally import CountTable
from counter_app.domain.tally_official import OFFICIAL
from counter_app.domain.tally_tables import DOSSIER_TABLES
from counter_app.domain.tally_targets import ON_THE_SPOT, TARGETS
from counter_app.domain.tally_voices import VOICE_TABLES

SHAPES: Mapping[str, CountTable] = {
    table.id: table for table in (OFFICIAL, *DOSSIER_TABLES, ON_THE_SPOT, *VOICE_TABLES, TARGETS)
}
"""Every table of a tally, without rows."""


class TableWords(Frozen):
    """The words of one table; what is empty stays as it is. ``columns``: by id, the head of the column."""

    schema_version: Literal[1]
    id: str
    title: str = ""
    note: str = ""
    columns: Mapping[str, str] = {}

    def on(self, table: CountTable) -> CountTable:
        """The table under these words."""
        columns = tuple(replace(one, title=self.columns.get(one.id, one.title)) for one in table.columns)
        return replace(table, title=self.title or table.title, note=self.note or table.note, columns=columns)


@dataclass(frozen=True)
class TableWordsBook:
    """The words of all layers, the highest layer's for each table; faulty files are left out and told."""

    known: Mapping[str, TableWords] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def on(self, table: CountTable) -> CountTable:
        """The table as the office heads it."""
        words = self.known.get(table.id)
        return words.on(table) if words else table


def load_table_words(layers: Iterable[Layer]) -> TableWordsBook:
    """All of them, the lowest layer first."""
    problems: list[Problem] = []
    known: dict[str, TableWords] = {}
    for layer in layers:
        for path in layer.files(TABLES):
            read = read_file(layer, path, TableWords, problems)
            if read is not None:
                faults = [Problem(read.file, f"Tệp {read.file}, {told}.") for told in _faults(path, read.model)]
                problems += faults
                if not faults:
                    known[read.model.id] = read.model
    return TableWordsBook(known, tuple(problems))


def _faults(path: Path, words: TableWords) -> Iterator[str]:
    if path.stem != words.id:
        yield f"khóa «id»: {words.id} khác tên tệp"
    table = SHAPES.get(words.id)
    if table is None:
        yield f"khóa «id»: không có bảng {words.id}; các bảng: {', '.join(SHAPES)}"
        return
    for name in sorted(words.columns.keys() - {column.id for column in table.columns}):
        yield f"khóa «columns»: bảng {words.id} không có cột {name}"
