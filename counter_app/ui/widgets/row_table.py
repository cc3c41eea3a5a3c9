# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of whole rows to choose from: no grid, no editing, one row marked, the long columns sharing the width."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

ROW_ROOM_PX = 14
"""Around the words of a row."""


def row_table(name: str, rows: QAbstractItemModel, long_columns: Iterable[int]) -> QTableView:
    """The table of a model; ``long_columns`` stay readable side by side, whichever of them is long."""
    table = QTableView()
    table.setModel(rows)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setResizeContentsPrecision(40)
    for column in long_columns:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return table
