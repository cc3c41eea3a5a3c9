# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows put together again into what the rest of the program knows: a dossier, a line of the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from counter_app.domain.dossier import Dossier, DossierId, DossierLine, DossierState, Heard, Override
from counter_app.domain.signing import Finger, Signing, SigningMode
from counter_app.storage.person_index import shown_names
from counter_app.storage.tables import (
    AnswerRow,
    ChoiceRow,
    DossierFormRow,
    DossierRow,
    OverrideRow,
    PaperRow,
    SigningRow,
    TickRow,
    WitnessRow,
)


def full_dossier(session: Session, row: DossierRow) -> Dossier:
    """One dossier with all its details (empty when they were erased)."""
    dossier_id = DossierId(row.id or 0)
    details = session.get(SigningRow, dossier_id)
    heard_by = details.heard_by if details else ""
    return Dossier(
        id=dossier_id,
        number=row.number,
        procedure_code=row.procedure_code,
        form_id=row.form_id,
        form_version=row.form_version,
        state=DossierState(row.state),
        begun_at=row.begun_at,
        saved_at=row.saved_at,
        step=row.step,
        at_field=row.at_field,
        answers={answer.field_id: answer.value for answer in _of(session, AnswerRow, dossier_id)},
        choices={given.question_id: given.choice for given in _of(session, ChoiceRow, dossier_id)},
        ticks=frozenset(tick.component_id for tick in _of(session, TickRow, dossier_id)),
        components_complete=row.components_complete,
        signing=_signing(session, row, details),
        heard=Heard(heard_by, row.heard_at) if row.heard_at and heard_by else None,
        overrides=tuple(
            Override(noted.field_id, noted.code, noted.reason) for noted in _of(session, OverrideRow, dossier_id)
        ),
        forms=_forms(session, dossier_id),
    )


def lines_for(session: Session, rows: Sequence[DossierRow]) -> list[DossierLine]:
    """Lines of the list in the order of ``rows``, with two queries however many there are."""
    ids = [row.id or 0 for row in rows]
    names = shown_names(session, ids)
    counted = (
        select(PaperRow.dossier_id, func.max(PaperRow.version))
        .where(col(PaperRow.dossier_id).in_(ids))
        .group_by(col(PaperRow.dossier_id))
    )
    versions = dict(session.exec(counted).all())
    return [
        DossierLine(
            id=DossierId(row.id or 0),
            number=row.number,
            procedure_code=row.procedure_code,
            state=DossierState(row.state),
            person=names.get(row.id or 0, ""),
            saved_at=row.saved_at,
            components_complete=row.components_complete,
            versions=versions.get(row.id or 0, 0),
        )
        for row in rows
    ]


def _of(session: Session, table: Any, dossier_id: int) -> Any:
    return session.exec(select(table).where(table.dossier_id == dossier_id).order_by(*table.__table__.primary_key))


def _forms(session: Session, dossier_id: DossierId) -> dict[str, str]:
    asked = select(DossierFormRow).where(DossierFormRow.dossier_id == dossier_id).order_by(col(DossierFormRow.position))
    return {row.form_id: row.form_version for row in session.exec(asked)}


def _signing(session: Session, row: DossierRow, details: SigningRow | None) -> Signing:
    return Signing(
        mode=SigningMode(row.signing_mode),
        finger=Finger(details.finger) if details else Finger.RIGHT_INDEX,
        scribe=details.scribe if details else "",
        witnesses=tuple(witness.name for witness in _of(session, WitnessRow, row.id or 0)),
    )
