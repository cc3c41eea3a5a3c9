# SPDX-License-Identifier: GPL-3.0-or-later
"""The procedures found, as rows: name, code and sector, and why it was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from counter_app.domain.offered import Offered
from counter_app.ui.phrases import CERTAINTY

Index = QModelIndex | QPersistentModelIndex

UNDER_ROLE = int(Qt.ItemDataRole.UserRole) + 1
BADGE_ROLE = int(Qt.ItemDataRole.UserRole) + 2
LEAD_ROLE = int(Qt.ItemDataRole.UserRole) + 3
"""What stands before a row: the key that takes it."""
NUMBERED = 9


class Hit(Protocol):
    """What a search gives; the catalogue's own class fits."""

    @property
    def procedure(self) -> Offered: ...

    @property
    def because(self) -> str: ...


class HitRows(QAbstractListModel):
    """Rows of the list of procedures."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []

    def show(self, hits: Sequence[Hit]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def procedure(self, row: int) -> Offered | None:
        """The procedure of a row; None when there is no such row."""
        return self._hits[row].procedure if 0 <= row < len(self._hits) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many were found."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Name, second line, badge, and one sentence for a screen reader."""
        if not 0 <= index.row() < len(self._hits):
            return None
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return hit.procedure.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{hit.procedure.name}, mã {hit.procedure.code}"
            case _ if role == LEAD_ROLE:
                return f"Ctrl+{index.row() + 1}" if index.row() < NUMBERED else ""
            case _ if role == UNDER_ROLE:
                return _under(hit)
            case _ if role == BADGE_ROLE:
                return _badge(hit.procedure)
        return None


def _under(hit: Hit) -> str:
    parts = [hit.procedure.code, hit.procedure.sector]
    if hit.because:
        parts.append(f"«{hit.because}»")
    return "  ·  ".join(parts)


def _badge(procedure: Offered) -> str:
    if procedure.may_be_given_at_once:
        return "có thể trả trong ngày"
    return "" if procedure.certainty == "verified" else CERTAINTY[procedure.certainty]
