# SPDX-License-Identifier: GPL-3.0-or-later
"""Dossiers as rows of a table. The state is a shape and a word before it is a colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from counter_app.domain.dossier import DossierLine, DossierState
from counter_app.ui import phrases, theme
from counter_app.ui.tokens import Tokens

Index = QModelIndex | QPersistentModelIndex

TITLES = ("Số", "Họ, chữ đệm, tên", "Thủ tục", "Trạng thái", "Giấy tờ", "Bản in", "Lưu lúc")
NUMBER, PERSON, PROCEDURE, STATE, PAPERS, PRINTS, SAVED = range(len(TITLES))

SHAPES = {
    DossierState.DRAFT: "●",
    DossierState.SET_ASIDE: "▲",
    DossierState.PRINTED: "■",
    DossierState.DISCARDED: "×",
}


class DossierRows(QAbstractTableModel):
    """Rows of the list, in the order they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[DossierLine] = []
        self._titles: Mapping[str, str] = {}
        self._today = date.min

    def show(self, lines: Sequence[DossierLine], titles: Mapping[str, str], today: date) -> None:
        """Replace the rows; ``titles`` maps procedure codes to short names."""
        self.beginResetModel()
        self._lines, self._titles, self._today = list(lines), titles, today
        self.endResetModel()

    def line(self, row: int) -> DossierLine | None:
        """The dossier of a row; None when there is no such row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, dossier_id: int | None) -> int:
        """Where a dossier stands; the first row when it is not there."""
        return next((row for row, line in enumerate(self._lines) if line.id == dossier_id), 0)

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
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(line, index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(line, index.column(), theme.look().tokens)
        return None

    def _words(self, line: DossierLine, column: int) -> str:
        match column:
            case _ if column == NUMBER:
                return line.number
            case _ if column == PERSON:
                return line.person or "(chưa có tên)"
            case _ if column == PROCEDURE:
                return self._titles.get(line.procedure_code, line.procedure_code)
            case _ if column == STATE:
                return f"{SHAPES[line.state]}  {line.state.caption}"
            case _ if column == PAPERS:
                return {True: "đủ", False: "thiếu", None: "chưa xem"}[line.components_complete]
            case _ if column == PRINTS:
                return str(line.versions) if line.versions else ""
        return phrases.saved_at(line.saved_at, self._today)


def _colour(line: DossierLine, column: int, tokens: Tokens) -> QColor | None:
    if column == STATE:
        colours = {
            DossierState.DRAFT: tokens.accent,
            DossierState.SET_ASIDE: tokens.wait,
            DossierState.PRINTED: tokens.good,
            DossierState.DISCARDED: tokens.secondary,
        }
        return QColor(colours[line.state])
    if column == PAPERS and line.components_complete is False:
        return QColor(tokens.bad)
    quiet = column in (NUMBER, SAVED, PAPERS) or (column == PERSON and not line.person)
    return QColor(tokens.secondary) if quiet else None
