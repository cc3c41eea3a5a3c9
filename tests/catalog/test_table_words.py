# SPDX-License-Identifier: GPL-3.0-or-later
"""The office heads its tables as its circular says; a file with a slip is left out and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.catalog.layers import Layer, shipped_layer
from counter_app.catalog.table_words import SHAPES, load_table_words
from counter_app.domain.tally_official import OFFICIAL


def _layers(folder: Path, name: str, text: str) -> list[Layer]:
    (folder / "tables").mkdir()
    (folder / "tables" / name).write_text(f"schema_version = 1\n{text}", encoding="utf-8")
    return [shipped_layer(), Layer.overlay("office", folder, "catalog/")]


def test_the_offices_words_stand_over_the_columns_and_the_equations_stay(tmp_path: Path) -> None:
    text = 'id = "official"\ntitle = "Biểu 07a/BTP"\ncolumns = { late = "Trễ hạn" }'
    book = load_table_words(_layers(tmp_path, "official.toml", text))
    table = book.on(OFFICIAL)
    assert (table.title, table.column("late").title) == ("Biểu 07a/BTP", "Trễ hạn")
    assert table.note == OFFICIAL.note
    assert table.column("online") == OFFICIAL.column("online")
    assert table.identities == OFFICIAL.identities
    assert book.on(SHAPES["sectors"]) is SHAPES["sectors"]


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("official.toml", 'id = "officials"', "officials khác tên tệp"),
        ("weekly.toml", 'id = "weekly"', "không có bảng weekly"),
        ("official.toml", 'id = "official"\ncolumns = { lateness = "x" }', "không có cột lateness"),
        ("official.toml", 'id = "official"\nheads = "x"', "heads"),
        ("official.toml", 'id = "official', "tables/official.toml"),
    ],
)
def test_a_file_with_a_slip_is_left_out_and_told(tmp_path: Path, name: str, text: str, sentence: str) -> None:
    book = load_table_words(_layers(tmp_path, name, text))
    assert book.known == {}
    assert sentence in " ".join(problem.sentence for problem in book.problems)
    assert book.on(OFFICIAL) == OFFICIAL


def test_every_column_of_every_table_says_in_one_sentence_how_it_is_counted() -> None:
    for table in SHAPES.values():
        for column in table.columns:
            assert column.definition.endswith("."), (table.id, column.id)
            assert len(column.definition) > 15, (table.id, column.id)
        ids = [column.id for column in table.columns]
        assert len(set(ids)) == len(ids)
        named = {name for column in table.columns for name in (*column.sum_of, *(column.share_of or ()))}
        named |= {name for identity in table.identities for name in (*identity.left, *identity.right)}
        assert named <= set(ids)
