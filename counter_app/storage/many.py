# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole dossiers entered many at a time, for a practice register: invented people, never a citizen.

What a clerk does is one transaction a step; a year of practice would take an hour that way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, col, select

from counter_app.domain.dossier import DossierState, Step
from counter_app.domain.life import Entry, Life
from counter_app.domain.signing import SigningMode
from counter_app.storage.events import last_chain, line_after
from counter_app.storage.life_tables import DeliveryRow, HandlingRow, LifeEntryRow, LifeNoteRow
from counter_app.storage.lives import Delivery, Service, entry_after, in_office_time, served, standing
from counter_app.storage.moments import office_moment
from counter_app.storage.people_tables import ClerkRow
from counter_app.storage.person_index import mark_for
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import next_number
from counter_app.storage.service_tables import HelpRow
from counter_app.storage.tables import AnswerRow, DossierFormRow, DossierRow, EventRow, PersonRow, Table
from counter_app.storage.word_index import enter_words, words_of

AT_ONCE = 500
"""Dossiers a transaction."""
_IN_ORDER: tuple[type[Table], ...] = (
    DossierRow,
    DossierFormRow,
    HandlingRow,
    DeliveryRow,
    HelpRow,
    AnswerRow,
    PersonRow,
    LifeEntryRow,
    LifeNoteRow,
    EventRow,
)
"""What a dossier is made of, those others point to first."""


@dataclass(frozen=True)
class WholeDossier:
    """One dossier with its life, as it would stand after a clerk did all of it.

    ``scribe``: the name of somebody in the office's list; ``steps_here``: which of the four steps were done here.
    """

    procedure_code: str
    form_id: str
    form_version: str
    begun_at: datetime
    answers: Mapping[str, str]
    entries: tuple[Entry, ...]
    service: Service = field(default_factory=Service)
    delivery: Delivery = field(default_factory=Delivery)
    signing_mode: SigningMode = SigningMode.SIGNATURE
    complete: bool = True
    active_ms: int = 0
    scribe: str = ""
    steps_here: str = ""


def enter_many(file: RegisterFile, dossiers: Iterable[WholeDossier]) -> int:
    """Enter them in the order given; returns how many. Each five hundred are one durable transaction."""
    waiting = iter(dossiers)
    entered = 0
    while some := list(islice(waiting, AT_ONCE)):
        with file.transaction() as session:
            batch = _Batch(session)
            for whole in some:
                batch.add(whole)
            batch.write()
        entered += len(some)
    return entered


class _Batch:
    """Rows gathered for one transaction: a statement a table instead of one a row."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows: dict[type[Table], list[dict[str, Any]]] = {table: [] for table in _IN_ORDER}
        self._words: dict[int, str] = {}
        self._next_id = next_number(session, col(DossierRow.id))
        self._next_touched = next_number(session, col(DossierRow.touched))
        self._next_entry = next_number(session, col(LifeEntryRow.id))
        self._running: dict[int, int] = {}
        self._chain = last_chain(session)
        self._scribes = {name: clerk_id for clerk_id, name in session.exec(select(ClerkRow.id, ClerkRow.name))}

    def add(self, whole: WholeDossier) -> None:
        """One more dossier with all that belongs to it."""
        dossier_id, self._next_id = self._next_id, self._next_id + 1
        self._put(DossierRow, id=dossier_id, touched=self._next_touched, **self._dossier(whole))
        self._next_touched += 1
        if whole.form_id:
            form = {"form_id": whole.form_id, "form_version": whole.form_version}
            self._put(DossierFormRow, dossier_id=dossier_id, position=1, **form)
        self._put(DeliveryRow, dossier_id=dossier_id, **vars(whole.delivery))
        self._note_answers(dossier_id, whole)
        begun = {"procedure_code": whole.procedure_code, "form_id": whole.form_id}
        self._record(whole.begun_at, "begun", dossier_id, begun)
        life = self._live(dossier_id, whole.entries)
        clerk = whole.entries[-1].who if whole.entries else ""
        self._put(HandlingRow, dossier_id=dossier_id, clerk=clerk, **served(whole.service), **standing(life))
        if whole.scribe or whole.steps_here:
            scribe_id = self._scribes.get(whole.scribe)
            self._put(HelpRow, dossier_id=dossier_id, scribe_id=scribe_id, steps_here=whole.steps_here, specimen="")

    def write(self) -> None:
        """Everything gathered, the tables others point to first."""
        connection = self._session.connection()
        for table, rows in self._rows.items():
            if rows:
                connection.execute(insert(table), rows)
        enter_words(self._session, self._words)

    def _put(self, table: type[Table], **columns: Any) -> None:
        self._rows[table].append(columns)

    def _record(self, at: datetime, kind: str, dossier_id: int, facts: Mapping[str, str]) -> None:
        line = line_after(self._chain, at, kind, dossier_id, facts)
        self._chain = line["chain"]
        self._put(EventRow, **line)

    def _dossier(self, whole: WholeDossier) -> dict[str, Any]:
        begun_at = office_moment(whole.begun_at)
        year = begun_at.year
        if year not in self._running:
            self._running[year] = next_number(self._session, col(DossierRow.running), DossierRow.year == year)
        running, self._running[year] = self._running[year], self._running[year] + 1
        last_at = office_moment(whole.entries[-1].at) if whole.entries else begun_at
        return {
            "year": year,
            "running": running,
            "number": f"{year % 100:02}-{running:04}",
            "procedure_code": whole.procedure_code,
            "form_id": whole.form_id,
            "form_version": whole.form_version,
            "state": (DossierState.PRINTED if whole.entries else DossierState.DRAFT).value,
            "step": Step.CHECK.value,
            "begun_at": begun_at,
            "saved_at": last_at,
            "active_ms": whole.active_ms,
            "components_complete": whole.complete,
            "signing_mode": whole.signing_mode.value,
            "printed_at": office_moment(whole.entries[0].at) if whole.entries else None,
        }

    def _note_answers(self, dossier_id: int, whole: WholeDossier) -> None:
        folded = []
        for field_id, value in whole.answers.items():
            self._put(AnswerRow, dossier_id=dossier_id, field_id=field_id, value=value)
            mark = mark_for(field_id, value)
            if mark is not None:
                folded.append(mark.folded)
                self._put(PersonRow, dossier_id=dossier_id, field_id=field_id, shown=value, **vars(mark))
        self._words[dossier_id] = words_of(folded, whole.delivery.village)

    def _live(self, dossier_id: int, entries: Iterable[Entry]) -> Life:
        life, chain = Life(), ""
        for told in entries:
            entry = in_office_time(told)
            life = life.act(entry)
            columns = entry_after(chain, dossier_id, len(life.history), entry)
            chain = columns["chain"]
            entry_id, self._next_entry = self._next_entry, self._next_entry + 1
            self._put(LifeEntryRow, id=entry_id, **columns)
            if entry.note:
                self._put(LifeNoteRow, entry_id=entry_id, dossier_id=dossier_id, note=entry.note)
            self._record(entry.at, "life", dossier_id, {"action": entry.action.value, "chain": chain})
        return life
