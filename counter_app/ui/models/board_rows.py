# SPDX-License-Identifier: GPL-3.0-or-later
"""Dossiers as rows of the board. Words are made only for the cells that are painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from counter_app.domain.board import BoardLine
from counter_app.ui import theme
from counter_app.ui.board_words import due_words, next_words, state_words
from counter_app.ui.widgets.plain_label import Role

Index = QModelIndex | QPersistentModelIndex

TITLES = ("Trạng thái", "Hạn", "Họ, chữ đệm, tên", "Thủ tục", "Hồ sơ", "Enter")
STATE, DUE, PERSON, PROCEDURE, NUMBER, NEXT = range(len(TITLES))


class BoardRows(QAbstractTableModel):
    """Rows in the order they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[BoardLine] = ()
        self._titles: Mapping[str, str] = {}
        self._now: datetime | None = None
        self._entering = False

    def show(self, lines: Sequence[BoardLine], titles: Mapping[str, str], now: datetime, *, entering: bool) -> None:
        """Replace the rows; ``titles`` maps procedure codes to short names."""
        self.beginResetModel()
        self._lines, self._titles, self._now, self._entering = lines, titles, now, entering
        self.endResetModel()

    def line(self, row: int) -> BoardLine | None:
        """The dossier of a row; None when there is no such row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, dossier_id: int | None, otherwise: int = 0) -> int:
        """Where a dossier stands; when it is gone, the row that moved into its place."""
        found = next((row for row, line in enumerate(self._lines) if line.id == dossier_id), otherwise)
        return max(0, min(found, len(self._lines) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many dossiers."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many columns."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Column titles."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return TITLES[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """What one cell says, and its colour."""
        line = self.line(index.row())
        if line is None:
            return None
        words, look = self._cell(line, index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.ForegroundRole and look != "body":
            return QColor(getattr(theme.look().tokens, look))
        return None

    def _cell(self, line: BoardLine, column: int) -> tuple[str, Role]:
        match column:
            case _ if column == STATE:
                return state_words(line)
            case _ if column == DUE:
                return due_words(line, self._now) if self._now else ("", "body")
            case _ if column == PERSON:
                return (line.person, "body") if line.person else ("(chưa có tên)", "secondary")
            case _ if column == PROCEDURE:
                return self._titles.get(line.procedure_code, line.procedure_code), "body"
            case _ if column == NUMBER:
                return line.number, "secondary"
        return next_words(line, self._entering), "secondary"
