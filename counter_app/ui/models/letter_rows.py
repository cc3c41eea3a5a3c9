# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters as rows: what waits, what is being written, what went out."""

from __future__ import annotations

from counter_app.ui.letter_words import LetterLine
from counter_app.ui.models.line_rows import LineRows
from counter_app.ui.widgets.plain_label import Role

TITLES = ("Trạng thái", "Dịp", "Gửi", "Hồ sơ", "Theo, lúc")
STATE, EVENT, PERSON, NUMBER, TOLD = range(len(TITLES))


class LetterRows(LineRows[LetterLine]):
    """One letter a row."""

    TITLES = TITLES

    def cell(self, line: LetterLine, column: int) -> tuple[str, Role]:
        """What one cell says, and how it looks."""
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
