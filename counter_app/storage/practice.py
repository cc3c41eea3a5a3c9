# SPDX-License-Identifier: GPL-3.0-or-later
"""What a practice register holds besides dossiers, entered many rows at a time: invented, never a citizen's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from sqlalchemy import insert

from counter_app.storage.register_file import RegisterFile
from counter_app.storage.service_tables import LetterRow
from counter_app.storage.tables import Table
from counter_app.storage.voice_tables import FeedbackRow, MeetingRow, OpinionRow

PracticeKind = Literal["letter", "feedback", "meeting", "opinion"]
PracticeRow = tuple[PracticeKind, Mapping[str, Any]]
"""Which table, and its columns."""
_TABLES: Mapping[PracticeKind, type[Table]] = {
    "letter": LetterRow,
    "feedback": FeedbackRow,
    "meeting": MeetingRow,
    "opinion": OpinionRow,
}


def enter_practice(file: RegisterFile, rows: Iterable[PracticeRow]) -> None:
    """Enter them in one durable transaction; what others point to may stand anywhere among them."""
    gathered: dict[PracticeKind, list[Mapping[str, Any]]] = {kind: [] for kind in _TABLES}
    for kind, columns in rows:
        gathered[kind].append(columns)
    with file.transaction() as session:
        for kind, some in gathered.items():
            if some:
                session.connection().execute(insert(_TABLES[kind]), some)
