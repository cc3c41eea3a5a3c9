# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the catalogue: as in the queue, but led by the clerk's mark and ending with where each comes from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from counter_app.domain.offered import Offered, Origin
from counter_app.ui.models.hit_rows import BADGE_ROLE, LEAD_ROLE, HitRows
from counter_app.ui.phrases import CERTAINTY, ORIGINS

Index = QModelIndex | QPersistentModelIndex
MARK = "✓"


class CatalogueRows(HitRows):
    """Rows that can be marked; marks stay while the list is searched."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._origins: Mapping[str, Origin] = {}
        self._marked: dict[str, None] = {}

    @property
    def marked(self) -> tuple[str, ...]:
        """The codes marked, in the order of marking."""
        return tuple(self._marked)

    def set_origins(self, origins: Mapping[str, Origin]) -> None:
        """Where each procedure comes from, by code."""
        self._origins = origins

    def mark(self, row: int) -> None:
        """Mark a row, or take its mark away."""
        procedure = self.procedure(row)
        if procedure is None:
            return
        if procedure.code in self._marked:
            del self._marked[procedure.code]
        else:
            self._marked[procedure.code] = None
        self.dataChanged.emit(self.index(row), self.index(row))

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The mark, the origin and how sure it is; the rest as everywhere."""
        procedure = self.procedure(index.row())
        if procedure is None:
            return None
        match role:
            case _ if role == LEAD_ROLE:
                return MARK if procedure.code in self._marked else ""
            case _ if role == BADGE_ROLE:
                return self._badge(procedure)
            case Qt.ItemDataRole.AccessibleTextRole:
                marked = "đã đánh dấu, " if procedure.code in self._marked else ""
                return f"{marked}{super().data(index, role)}, {self._badge(procedure)}"
        return super().data(index, role)

    def _badge(self, procedure: Offered) -> str:
        parts = (
            ORIGINS[self._origins.get(procedure.code, "shipped")],
            "có mẫu in" if procedure.has_forms else "chỉ tra cứu",
            "" if procedure.certainty == "verified" else CERTAINTY[procedure.certainty],
        )
        return "  ·  ".join(part for part in parts if part)
