# SPDX-License-Identifier: GPL-3.0-or-later
"""Dossiers as rows of the board. Words are made only for the cells that are painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from counter_app.domain.board import BoardLine
from counter_app.ui.board_words import due_words, next_words, state_words
from counter_app.ui.models.line_rows import LineRows
from counter_app.ui.widgets.plain_label import Role

TITLES = ("Trạng thái", "Hạn", "Họ, chữ đệm, tên", "Thủ tục", "Hồ sơ", "Enter")
STATE, DUE, PERSON, PROCEDURE, NUMBER, NEXT = range(len(TITLES))


class BoardRows(LineRows[BoardLine]):
    """One dossier a row."""

    TITLES = TITLES

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: Mapping[str, str] = {}
        self._now: datetime | None = None
        self._entering = False

    def show(self, lines: Sequence[BoardLine], titles: Mapping[str, str], now: datetime, *, entering: bool) -> None:
        """Replace the rows; ``titles`` maps procedure codes to short names."""
        self._titles, self._now, self._entering = titles, now, entering
        self.replace(lines)

    def row_of(self, dossier_id: int | None, otherwise: int = 0) -> int:
        """Where a dossier stands; when it is gone, the row that moved into its place."""
        found = next((row for row, line in enumerate(self._lines) if line.id == dossier_id), otherwise)
        return max(0, min(found, len(self._lines) - 1))

    def cell(self, line: BoardLine, column: int) -> tuple[str, Role]:
        """What one cell says, and how it looks."""
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
