# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of a table that is only read: one line a row, each cell words with a look. Words are made when painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from counter_app.ui import theme
from counter_app.ui.widgets.plain_label import Role

Index = QModelIndex | QPersistentModelIndex
Line = TypeVar("Line")


class LineRows(QAbstractTableModel, Generic[Line]):
    """Rows in the order they were given; a heir names its columns and words its cells."""

    TITLES: tuple[str, ...] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()

    def cell(self, line: Line, column: int) -> tuple[str, Role]:
        """What one cell says, and how it looks."""
        raise NotImplementedError

    def replace(self, lines: Sequence[Line]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """What a row shows; None when there is no such row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many columns."""
        return 0 if parent.isValid() else len(self.TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Column titles."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.TITLES[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The words of one cell, and its colour."""
        line = self.line(index.row())
        if line is None:
            return None
        words, look = self.cell(line, index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.ForegroundRole and look != "body":
            return QColor(getattr(theme.look().tokens, look))
        return None
