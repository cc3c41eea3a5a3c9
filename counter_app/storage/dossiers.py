# SPDX-License-Identifier: GPL-3.0-or-later
"""Dossiers in the register: every method is one durable transaction, whole or not at all.

Facts and details go to different tables; only ``Register.erase_details`` takes details away.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from counter_app.domain.dossier import Dossier, DossierId, DossierLine, DossierState, Step
from counter_app.domain.life import Entry
from counter_app.domain.signing import Finger, SigningMode
from counter_app.domain.stages import Action, Stage
from counter_app.storage.dossier_reading import full_dossier, lines_for
from counter_app.storage.events import record
from counter_app.storage.life_tables import HandlingRow
from counter_app.storage.lives import append, handling_row
from counter_app.storage.moments import office_moment
from counter_app.storage.person_index import condition_for, note_people
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import dossier_row, drop, next_number, put, the_register
from counter_app.storage.tables import (
    AnswerRow,
    ChoiceRow,
    DossierFormRow,
    DossierRow,
    OverrideRow,
    SigningRow,
    TickRow,
    WitnessRow,
)
from counter_app.storage.visits import join_visit
from counter_app.storage.word_index import note_words

LONGEST_PAUSE_MS = 300_000
"""A longer gap between two saves is a pause, not work on the dossier."""
LATEST = 5000
"""Dossiers whose procedures are counted to know what is asked most: some months of a busy counter."""
_SOLE = ("dossier_id",)
_OPEN_STATES = (DossierState.DRAFT, DossierState.SET_ASIDE)
_REOPENED_STATES = (DossierState.DRAFT, DossierState.PRINTED)


class DossierStore:
    """All dossiers of this register."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def begin(
        self,
        procedure_code: str,
        form_id: str,
        form_version: str,
        further: Mapping[str, str] | None = None,
        beside: DossierId | None = None,
    ) -> Dossier:
        """A new draft with the next local number of the year, marked as the one on the screen.

        ``further`` forms (id to version) follow the first; a procedure without any form has empty ``form_id``.
        ``beside``: a dossier of the same visit.
        """
        forms = ({form_id: form_version} if form_id else {}) | dict(further or {})
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            running = next_number(session, col(DossierRow.running), DossierRow.year == now.year)
            row = DossierRow(
                year=now.year,
                running=running,
                number=f"{now.year % 100:02}-{running:04}",
                procedure_code=procedure_code,
                form_id=form_id,
                form_version=form_version,
                state=DossierState.DRAFT.value,
                step=Step.COMPONENTS.value,
                begun_at=now,
                saved_at=now,
                touched=next_number(session, col(DossierRow.touched)),
            )
            session.add(row)
            session.flush()
            _pin_forms(session, row.id or 0, forms)
            session.add(HandlingRow(dossier_id=row.id or 0))
            if beside is not None:
                join_visit(session, beside, row.id or 0)
            the_register(session).open_dossier_id = row.id
            told = {"procedure_code": procedure_code, "form_id": form_id, "form_version": form_version}
            record(session, now, "begun", row.id, **told)
            return full_dossier(session, row)

    def save_answers(
        self, dossier_id: DossierId, changes: Mapping[str, str | None], at_field: str | None, step: str
    ) -> datetime:
        """Store changed answers (None deletes one), the field and the step on the screen; returns when."""
        composed = {name: value and unicodedata.normalize("NFC", value) for name, value in changes.items()}
        with self._file.transaction() as session:
            row = self._touch(session, dossier_id)
            row.at_field, row.step = at_field, step
            gone = [name for name, value in composed.items() if value is None]
            if gone:
                drop(session, AnswerRow, dossier_id, col(AnswerRow.field_id).in_(gone))
            kept = [(name, value) for name, value in composed.items() if value is not None]
            rows = [{"dossier_id": dossier_id, "field_id": name, "value": value} for name, value in kept]
            put(session, AnswerRow, ("dossier_id", "field_id"), *rows)
            if note_people(session, dossier_id, composed):
                note_words(session, dossier_id)
            return row.saved_at

    def save_override(self, dossier_id: DossierId, field_id: str, code: str, reason: str) -> None:
        """Note why a warning was overruled; an empty reason withdraws the note."""
        with self._file.transaction() as session:
            self._touch(session, dossier_id)
            if reason:
                noted = {"dossier_id": dossier_id, "field_id": field_id, "code": code, "reason": reason}
                put(session, OverrideRow, ("dossier_id", "field_id", "code"), noted)
            else:
                here = (col(OverrideRow.field_id) == field_id) & (col(OverrideRow.code) == code)
                drop(session, OverrideRow, dossier_id, here)

    def save_questions(self, dossier_id: DossierId, choices: Mapping[str, str]) -> None:
        """Store answers to the questions about the case; questions not named keep theirs."""
        with self._file.transaction() as session:
            self._touch(session, dossier_id)
            rows = [
                {"dossier_id": dossier_id, "question_id": question_id, "choice": choice}
                for question_id, choice in choices.items()
            ]
            put(session, ChoiceRow, ("dossier_id", "question_id"), *rows)

    def save_ticks(self, dossier_id: DossierId, ticks: Mapping[str, bool], complete: bool) -> None:
        """Store which components were seen (those not named keep theirs) and whether that is all: «đủ / thiếu»."""
        with self._file.transaction() as session:
            self._touch(session, dossier_id).components_complete = complete
            drop(session, TickRow, dossier_id, col(TickRow.component_id).in_(list(ticks)))
            seen = [name for name, ticked in ticks.items() if ticked]
            session.add_all(TickRow(dossier_id=dossier_id, component_id=name) for name in seen)

    def save_signing(
        self, dossier_id: DossierId, mode: SigningMode, scribe: str, witnesses: Sequence[str], finger: Finger
    ) -> None:
        """Store how the paper is signed. The mode is a fact; names and finger are details."""
        with self._file.transaction() as session:
            self._touch(session, dossier_id).signing_mode = SigningMode(mode).value
            told = {"finger": Finger(finger).value, "scribe": scribe, "heard_by": ""}
            put(session, SigningRow, _SOLE, {"dossier_id": dossier_id, **told}, only_when_new=("heard_by",))
            drop(session, WitnessRow, dossier_id)
            for position, name in enumerate(witnesses, start=1):
                session.add(WitnessRow(dossier_id=dossier_id, position=position, name=name))

    def save_heard(self, dossier_id: DossierId, by: str, at: datetime) -> None:
        """Store who confirmed the answers read aloud; an empty ``by`` takes it back (an answer was changed)."""
        with self._file.transaction() as session:
            self._touch(session, dossier_id).heard_at = office_moment(at) if by else None
            told = {"finger": Finger.RIGHT_INDEX.value, "scribe": "", "heard_by": by}
            put(session, SigningRow, _SOLE, {"dossier_id": dossier_id, **told}, only_when_new=("finger", "scribe"))

    def load(self, dossier_id: DossierId) -> Dossier:
        """Everything known of one dossier.

        Raises:
            LookupError: no such dossier.
        """
        with self._file.transaction() as session:
            return full_dossier(session, dossier_row(session, dossier_id))

    def set_state(self, dossier_id: DossierId, state: DossierState) -> None:
        """Change the state; a dossier set aside or discarded is no longer the one on the screen."""
        with self._file.transaction() as session:
            row = self._touch(session, dossier_id)
            row.state = DossierState(state).value
            if state is DossierState.PRINTED and row.printed_at is None:
                row.printed_at = row.saved_at
            register = the_register(session)
            if register.open_dossier_id == dossier_id and state not in _REOPENED_STATES:
                register.open_dossier_id = None
            record(session, row.saved_at, "state", dossier_id, state=row.state)
            _follow(session, dossier_id, state, row.saved_at)

    def list_open(self, limit: int = 200) -> list[DossierLine]:
        """Drafts and dossiers set aside, last worked on first."""
        states = [state.value for state in _OPEN_STATES]
        return self._lines(col(DossierRow.state).in_(states), limit)

    def recent(self, limit: int = 50) -> list[DossierLine]:
        """The dossiers last worked on, whatever their state."""
        return self._lines(None, limit)

    def find(self, query: str, limit: int = 50) -> list[DossierLine]:
        """Dossiers by name without marks, first digits of an ID number, procedure code or local number."""
        with self._file.transaction() as session:
            condition = condition_for(session, query, limit)
            return [] if condition is None else _lines(session, condition, limit)

    def last_open(self) -> Dossier | None:
        """The dossier that was on the screen when the program ended, to go back to its field."""
        with self._file.transaction() as session:
            open_id = the_register(session).open_dossier_id
            row = session.get(DossierRow, open_id) if open_id else None
            if row is None or row.erased_at is not None or DossierState(row.state) not in _REOPENED_STATES:
                return None
            return full_dossier(session, row)

    def mark_open(self, dossier_id: DossierId | None, form_id: str = "") -> None:
        """Remember which dossier is on the screen (None when the clerk left it) and which of its forms.

        Raises:
            LookupError: the dossier does not have this form.
        """
        with self._file.transaction() as session:
            the_register(session).open_dossier_id = dossier_id
            if dossier_id is not None and form_id:
                pinned = session.get(DossierFormRow, (dossier_id, form_id))
                if pinned is None:
                    raise LookupError(f"dossier {dossier_id} has no form {form_id}")
                row = dossier_row(session, dossier_id, to_write=True)
                row.form_id, row.form_version = pinned.form_id, pinned.form_version

    def usage(self) -> dict[str, int]:
        """Dossiers per procedure code among the latest, discarded ones left out: for «most used first».

        The latest, because a year ago says little of this week, and because counting a million takes seconds.
        """
        latest = (
            select(DossierRow.procedure_code)
            .where(DossierRow.state != DossierState.DISCARDED.value)
            .order_by(col(DossierRow.touched).desc())
            .limit(LATEST)
            .subquery()
        )
        asked = select(latest.c.procedure_code, func.count()).group_by(latest.c.procedure_code)
        with self._file.transaction() as session:
            return dict(session.exec(asked).all())

    def _lines(self, condition: ColumnElement[bool] | None, limit: int) -> list[DossierLine]:
        with self._file.transaction() as session:
            return _lines(session, condition, limit)

    def _touch(self, session: Session, dossier_id: DossierId) -> DossierRow:
        row = dossier_row(session, dossier_id, to_write=True)
        now = office_moment(self._clock())
        pause_ms = int((now - row.saved_at).total_seconds() * 1000)
        if 0 < pause_ms <= LONGEST_PAUSE_MS:
            row.active_ms += pause_ms
        row.saved_at, row.touched = now, next_number(session, col(DossierRow.touched))
        return row


def _pin_forms(session: Session, dossier_id: int, forms: Mapping[str, str]) -> None:
    for position, (name, version) in enumerate(forms.items(), start=1):
        session.add(DossierFormRow(dossier_id=dossier_id, form_id=name, form_version=version, position=position))


def _lines(session: Session, condition: ColumnElement[bool] | None, limit: int) -> list[DossierLine]:
    asked = select(DossierRow).order_by(col(DossierRow.touched).desc()).limit(limit)
    if condition is not None:
        asked = asked.where(condition)
    return lines_for(session, session.exec(asked).all())


def _follow(session: Session, dossier_id: DossierId, state: DossierState, at: datetime) -> None:
    """The life of a dossier follows the paper: printed, it waits to be signed; changed, it is written again."""
    stage = Stage(handling_row(session, dossier_id).stage)
    if state is DossierState.PRINTED and stage is Stage.WRITING:
        append(session, dossier_id, Entry(Action.MAKE_READY, at, ""))
    elif state is DossierState.DRAFT and stage in {Stage.READY_TO_SIGN, Stage.SIGNED}:
        append(session, dossier_id, Entry(Action.REWRITE, at, ""))
