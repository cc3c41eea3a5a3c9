# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened, in order, append-only: each line carries a hash over itself and the line before.

A line holds ids, states and numbers, never a person; names of facts are therefore a closed list.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from counter_app.domain.dossier import DossierId
from counter_app.storage.moments import office_moment
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.tables import EventRow

FACT_NAMES = frozenset(
    {
        "action",
        "chain",
        "copies",
        "form_id",
        "form_version",
        "outcome",
        "paper_id",
        "print_id",
        "procedure_code",
        "state",
        "version",
        "what",
    }
)
"""What an event may say. A new name needs a thought: can it ever hold a person's detail?"""

Fact = str | int | None


@dataclass(frozen=True)
class Event:
    """One thing that happened."""

    id: int
    at: datetime
    kind: str
    dossier_id: DossierId | None
    facts: dict[str, Fact]


def record(session: Session, at: datetime, kind: str, dossier_id: int | None, **facts: Fact) -> EventRow:
    """Append one event inside the transaction of the work it tells of.

    Raises:
        ValueError: a fact that is not in ``FACT_NAMES``.
    """
    row = EventRow(**line_after(last_chain(session), at, kind, dossier_id, facts))
    session.add(row)
    session.flush()
    return row


def last_chain(session: Session) -> str:
    """Where the chain ends; empty in a new register."""
    return session.exec(select(EventRow.chain).order_by(col(EventRow.id).desc()).limit(1)).first() or ""


def line_after(
    previous: str, at: datetime, kind: str, dossier_id: int | None, facts: Mapping[str, Fact]
) -> dict[str, Any]:
    """The columns of the event that follows a chain's end.

    Raises:
        ValueError: a fact that is not in ``FACT_NAMES``.
    """
    strange = facts.keys() - FACT_NAMES
    if strange:
        raise ValueError(f"not a fact an event may hold: {min(strange)}")
    moment = office_moment(at)
    told = json.dumps(facts, sort_keys=True, ensure_ascii=False)
    chain = _link(previous, moment, kind, dossier_id, told)
    return {"at": moment, "kind": kind, "dossier_id": dossier_id, "facts": told, "chain": chain}


class EventStore:
    """The register's memory of what happened."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def append(self, kind: str, dossier_id: DossierId | None = None, **facts: Fact) -> Event:
        """Record something that is not already recorded by the other stores."""
        with self._file.transaction() as session:
            return _event(record(session, self._clock(), kind, dossier_id, **facts))

    def of_dossier(self, dossier_id: DossierId) -> list[Event]:
        """The life of one dossier, oldest first."""
        asked = select(EventRow).where(EventRow.dossier_id == dossier_id).order_by(col(EventRow.id))
        with self._file.transaction() as session:
            return [_event(row) for row in session.exec(asked)]

    def recent(self, limit: int = 100) -> list[Event]:
        """The last events, newest first."""
        asked = select(EventRow).order_by(col(EventRow.id).desc()).limit(limit)
        with self._file.transaction() as session:
            return [_event(row) for row in session.exec(asked)]

    def first_altered(self) -> int | None:
        """The id of the first event that does not follow from the one before; None when the past is whole."""
        previous = ""
        with self._file.transaction() as session:
            for row in session.exec(select(EventRow).order_by(col(EventRow.id)).execution_options(yield_per=1000)):
                if row.chain != _link(previous, row.at, row.kind, row.dossier_id, row.facts):
                    return row.id
                previous = row.chain
        return None


def _link(previous: str, at: datetime, kind: str, dossier_id: int | None, facts: str) -> str:
    parts = (previous, at.isoformat(timespec="microseconds"), kind, str(dossier_id), facts)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _event(row: EventRow) -> Event:
    dossier_id = None if row.dossier_id is None else DossierId(row.dossier_id)
    return Event(row.id or 0, row.at, row.kind, dossier_id, json.loads(row.facts))
