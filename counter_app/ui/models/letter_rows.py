# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters as rows: what waits, what is being written, what went out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from counter_app.ui import theme
from counter_app.ui.letter_words import LetterLine
from counter_app.ui.widgets.plain_label import Role

Index = QModelIndex | QPersistentModelIndex

TITLES = ("Trạng thái", "Dịp", "Gửi", "Hồ sơ", "Theo, lúc")
STATE, EVENT, PERSON, NUMBER, TOLD = range(len(TITLES))


class LetterRows(QAbstractTableModel):
    """Rows in the order they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[LetterLine] = ()

    def show(self, lines: Sequence[LetterLine]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> LetterLine | None:
        """The letter of a row; None when there is no such row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many letters."""
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
        words, look = _cell(line, index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.ForegroundRole and look != "body":
            return QColor(getattr(theme.look().tokens, look))
        return None


def _cell(line: LetterLine, column: int) -> tuple[str, Role]:
    match column:
        case _ if column == STATE:
            return line.words
        case _ if column == EVENT:
            return line.title, "body"
        case _ if column == PERSON:
            return line.person, "body"
        case _ if column == NUMBER:
            return line.number, "secondary"
    return line.told, "secondary"
