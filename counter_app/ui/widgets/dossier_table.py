# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of dossiers as rows, the same on the board and behind a number of the reports."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QTableView

from counter_app.ui.models.board_rows import PERSON, PROCEDURE
from counter_app.ui.widgets.row_table import row_table


def dossier_table(rows: QAbstractItemModel, name: str) -> QTableView:
    """A view of ``BoardRows``; ``name``: what a screen reader calls it."""
    return row_table(name, rows, (PERSON, PROCEDURE))
