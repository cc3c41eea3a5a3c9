# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of dossiers as rows, the same on the board and behind a number of the reports."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from counter_app.ui.models.board_rows import PERSON, PROCEDURE


def dossier_table(rows: QAbstractItemModel, name: str) -> QTableView:
    """A view of ``BoardRows``; ``name``: what a screen reader calls it."""
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
    # Both may be long; whichever it is, the other must stay readable.
    for column in (PERSON, PROCEDURE):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return table
