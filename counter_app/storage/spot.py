# SPDX-License-Identifier: GPL-3.0-or-later
"""«4 tại chỗ» in the register: classes the office set itself, delegations, and what was done here with a dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from counter_app.domain.dossier import DossierId
from counter_app.domain.life import Life
from counter_app.domain.roles import Role
from counter_app.domain.scheme import SpotStep
from counter_app.domain.spot import Delegation, Help, ProcedureClass, Specimen, done_steps, in_order
from counter_app.storage.events import record
from counter_app.storage.life_tables import HandlingRow
from counter_app.storage.moments import office_moment
from counter_app.storage.people_tables import ClerkRow, DelegationRow, ProcedureClassRow
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import dossier_row
from counter_app.storage.service_tables import HelpRow
from counter_app.storage.tables import DossierRow


@dataclass(frozen=True)
class StepDone:
    """A step that is being done: ``here``, at the counter, or elsewhere; an approval perhaps by a delegation."""

    step: SpotStep
    here: bool
    delegation_id: int | None = None


class SpotStore:
    """What the four steps need to be known."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def classes(self) -> dict[str, ProcedureClass]:
        """What the office itself set, by procedure."""
        with self._file.transaction() as session:
            rows = session.exec(select(ProcedureClassRow)).all()
            return {row.procedure_code: ProcedureClass(in_order(row.steps.split()), True, row.document) for row in rows}

    def set_class(self, code: str, steps: Iterable[SpotStep], document: str) -> None:
        """The office's own word about a procedure; it stands against the plan."""
        with self._file.transaction() as session:
            row = session.get(ProcedureClassRow, code) or ProcedureClassRow(procedure_code=code, steps="")
            row.steps, row.document = " ".join(in_order(steps)), document
            session.add(row)
            record(session, office_moment(self._clock()), "class", None, action="set", procedure_code=code)

    def clear_class(self, code: str) -> None:
        """The plan's word counts again."""
        with self._file.transaction() as session:
            row = session.get(ProcedureClassRow, code)
            if row is not None:
                session.delete(row)
                record(session, office_moment(self._clock()), "class", None, action="cleared", procedure_code=code)

    def delegations(self) -> list[Delegation]:
        """Every delegation ever given, the newest first."""
        asked = select(DelegationRow, ClerkRow).join(ClerkRow, col(ClerkRow.id) == col(DelegationRow.clerk_id))
        order = (col(DelegationRow.from_day).desc(), col(DelegationRow.id).desc())
        with self._file.transaction() as session:
            return [_delegation(row, who) for row, who in session.exec(asked.order_by(*order))]

    def approved_by(self, dossier_id: DossierId) -> Delegation | None:
        """The delegation a dossier was approved by; None for the head of the office, and before the approval."""
        with self._file.transaction() as session:
            row = session.get(HelpRow, dossier_id)
            given = session.get(DelegationRow, row.delegation_id) if row and row.delegation_id else None
            return _delegation(given, session.get_one(ClerkRow, given.clerk_id)) if given else None

    def delegate(
        self, clerk_id: int, procedures: Iterable[str], from_day: date, to_day: date | None, document: str
    ) -> int:
        """Keep a delegation; its id."""
        row = DelegationRow(
            clerk_id=clerk_id,
            procedures=" ".join(sorted(set(procedures))),
            from_day=from_day,
            to_day=to_day,
            document=document,
        )
        with self._file.transaction() as session:
            session.add(row)
            session.flush()
            record(session, office_moment(self._clock()), "delegation", None, action="given", what=str(row.id))
            return row.id or 0

    def revoke(self, delegation_id: int, day: date) -> None:
        """It no longer holds from this day on; what was approved by it before stays so."""
        with self._file.transaction() as session:
            row = session.get_one(DelegationRow, delegation_id)
            row.revoked_on = day
            record(session, office_moment(self._clock()), "delegation", None, action="revoked", what=str(delegation_id))

    def help_of(self, dossier_id: DossierId) -> Help:
        """What was done here with a dossier; nothing when nothing was noted."""
        with self._file.transaction() as session:
            return _help(session.get(HelpRow, dossier_id))

    def note_specimen(self, dossier_id: DossierId, specimen: Specimen) -> None:
        """Which signature specimen the result bears."""
        with self._file.transaction() as session:
            dossier_row(session, dossier_id)
            _help_row(session, dossier_id).specimen = specimen

    def set_here(self, dossier_id: DossierId, step: SpotStep, *, here: bool) -> Help:
        """A step was done here after all, or elsewhere."""
        with self._file.transaction() as session:
            dossier_row(session, dossier_id)
            row = _help_row(session, dossier_id)
            steps = set(row.steps_here.split()) - {step} | ({step} if here else set())
            row.steps_here = " ".join(in_order(steps))
            return _help(row)

    def done(self, first: date, last: date) -> list[tuple[str, tuple[SpotStep, ...]]]:
        """Procedure and steps done here of every dossier the office was done with on these days (both included)."""
        asked = (
            select(col(DossierRow.procedure_code), col(HelpRow.steps_here))
            .join(HandlingRow, col(HandlingRow.dossier_id) == col(DossierRow.id))
            .outerjoin(HelpRow, col(HelpRow.dossier_id) == col(DossierRow.id))
            .where(*_within(col(HandlingRow.done_at), first, last))
        )
        with self._file.transaction() as session:
            return [(code, in_order((steps or "").split())) for code, steps in session.exec(asked)]

    def received_procedures(self, first: date, last: date) -> set[str]:
        """The procedures of which dossiers were received on these days."""
        asked = (
            select(col(DossierRow.procedure_code))
            .join(HandlingRow, col(HandlingRow.dossier_id) == col(DossierRow.id))
            .where(*_within(col(HandlingRow.received_at), first, last))
            .distinct()
        )
        with self._file.transaction() as session:
            return set(session.exec(asked))


def follow_steps(session: Session, dossier_id: int, life: Life, step: StepDone | None) -> None:
    """Bring what was done here into line with the life, inside the transaction of its last action."""
    if session.get(HelpRow, dossier_id) is None and not (step and (step.here or step.delegation_id)):
        return
    row, done = _help_row(session, dossier_id), done_steps(life)
    kept = {name for name in row.steps_here.split() if name in done and (step is None or name != step.step)}
    if step is not None and step.here:
        kept.add(step.step)
    row.steps_here = " ".join(in_order(kept))
    if "approve" not in done:
        row.delegation_id = None
    elif step is not None and step.step == "approve":
        row.delegation_id = step.delegation_id


def _help_row(session: Session, dossier_id: int) -> HelpRow:
    row = session.get(HelpRow, dossier_id)
    if row is None:
        row = HelpRow(dossier_id=dossier_id)
        session.add(row)
        session.flush()
    return row


def _help(row: HelpRow | None) -> Help:
    if row is None:
        return Help()
    specimen: Specimen = "with_seal" if row.specimen == "with_seal" else "without_seal" if row.specimen else ""
    return Help(in_order(row.steps_here.split()), specimen, row.delegation_id)


def _delegation(row: DelegationRow, who: ClerkRow) -> Delegation:
    return Delegation(
        id=row.id or 0,
        clerk_id=row.clerk_id,
        name=who.name,
        from_day=row.from_day,
        document=row.document,
        procedures=tuple(row.procedures.split()),
        to_day=row.to_day,
        revoked_on=row.revoked_on,
        is_leader=who.role == Role.LEADER.value,
    )


def _within(column: object, first: date, last: date) -> tuple[bool, bool]:
    begins = office_moment(datetime.combine(first, time()))
    ends = office_moment(datetime.combine(last + timedelta(days=1), time()))
    return column >= begins, column < ends  # type: ignore[operator]
