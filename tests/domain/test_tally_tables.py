# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of numbers: rows found by id, equations checked in every row, the total among them."""

from __future__ import annotations

import pytest

from counter_app.domain.outgoing import OutgoingFile
from counter_app.domain.tally import Column, CountTable, Identity, Row

IDENTITY = Identity(("received",), ("online", "direct"), "Tổng số nhận = trực tuyến + trực tiếp")


def _table(*rows: Row, total: Row | None = None) -> CountTable:
    columns = tuple(Column(name, name, "…") for name in ("received", "online", "direct"))
    return CountTable("ii06a", "II.06a", columns, rows, total, identities=(IDENTITY,))


def test_a_row_that_breaks_its_equation_is_named_and_so_is_the_total() -> None:
    sound = Row("ho-tich", "Hộ tịch", {"received": 5, "online": 2, "direct": 3})
    broken = Row("dat-dai", "Đất đai", {"received": 5, "online": 2, "direct": 2})
    total = Row("total", "Cộng", {"received": 10, "online": 4, "direct": 5})
    found = _table(sound, broken, total=total).broken_identities()
    assert [row.key for row, _ in found] == ["dat-dai", "total"]


def test_an_equation_with_a_cell_that_is_not_said_is_not_checked() -> None:
    assert _table(Row("x", "x", {"received": 5, "online": None, "direct": 3})).broken_identities() == []


def test_a_column_that_is_not_there_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        _table().column("no such")


@pytest.mark.parametrize("name", ["", "tuần.xlsx", "a/b", "..", ".hidden", "x" * 90, "con.", "a b"])
def test_a_file_leaves_only_under_a_name_every_file_system_takes(name: str) -> None:
    with pytest.raises(ValueError, match="file system"):
        OutgoingFile(name, bytes)
