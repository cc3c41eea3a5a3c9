# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole dossiers entered many at a time, for a practice register: invented people, never a citizen.

What a clerk does is one transaction a step; a year of practice would take an hour that way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from sqlmodel import Session, col

from counter_app.domain.dossier import DossierState, Step
from counter_app.domain.life import Entry
from counter_app.domain.signing import SigningMode
from counter_app.storage.events import record
from counter_app.storage.life_tables import DeliveryRow, HandlingRow
from counter_app.storage.lives import Delivery, Service, append_all, write_service
from counter_app.storage.moments import office_moment
from counter_app.storage.person_index import note_people
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import next_number
from counter_app.storage.tables import AnswerRow, DossierFormRow, DossierRow
from counter_app.storage.word_index import note_words

AT_ONCE = 100
"""Dossiers a transaction."""


@dataclass(frozen=True)
class WholeDossier:
    """One dossier with its life, as it would stand after a clerk did all of it."""

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


def enter_many(file: RegisterFile, dossiers: Iterable[WholeDossier]) -> int:
    """Enter them in the order given; returns how many. Each hundred is one durable transaction."""
    waiting = iter(dossiers)
    entered = 0
    while some := list(islice(waiting, AT_ONCE)):
        with file.transaction() as session:
            for whole in some:
                _enter(session, whole)
        entered += len(some)
    return entered


def _enter(session: Session, whole: WholeDossier) -> None:
    begun_at = office_moment(whole.begun_at)
    running = next_number(session, col(DossierRow.running), DossierRow.year == begun_at.year)
    last_at = office_moment(whole.entries[-1].at) if whole.entries else begun_at
    row = DossierRow(
        year=begun_at.year,
        running=running,
        number=f"{begun_at.year % 100:02}-{running:04}",
        procedure_code=whole.procedure_code,
        form_id=whole.form_id,
        form_version=whole.form_version,
        state=(DossierState.PRINTED if whole.entries else DossierState.DRAFT).value,
        step=Step.CHECK.value,
        begun_at=begun_at,
        saved_at=last_at,
        touched=next_number(session, col(DossierRow.touched)),
        active_ms=whole.active_ms,
        components_complete=whole.complete,
        signing_mode=whole.signing_mode.value,
        printed_at=office_moment(whole.entries[0].at) if whole.entries else None,
    )
    session.add(row)
    session.flush()
    dossier_id = row.id or 0
    if whole.form_id:
        form = {"form_id": whole.form_id, "form_version": whole.form_version}
        session.add(DossierFormRow(dossier_id=dossier_id, position=1, **form))
    session.add(HandlingRow(dossier_id=dossier_id))
    session.add(DeliveryRow(dossier_id=dossier_id, **vars(whole.delivery)))
    session.add_all(
        AnswerRow(dossier_id=dossier_id, field_id=name, value=value) for name, value in whole.answers.items()
    )
    session.flush()
    note_people(session, dossier_id, dict(whole.answers))
    note_words(session, dossier_id)
    record(session, begun_at, "begun", dossier_id, procedure_code=whole.procedure_code, form_id=whole.form_id)
    write_service(session, dossier_id, whole.service)
    append_all(session, dossier_id, whole.entries)
