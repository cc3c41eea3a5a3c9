# SPDX-License-Identifier: GPL-3.0-or-later
"""Produced papers and the print ledger: a version once made is never changed, a line once written stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session, col, select

from counter_app.domain.dossier import DossierId, PaperId, PaperVersion, PrintEntry, PrintId, PrintOutcome
from counter_app.storage.events import record
from counter_app.storage.moments import office_moment
from counter_app.storage.refusals import DetailsErased
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import dossier_row, put
from counter_app.storage.tables import PaperContentRow, PaperRow, PrinterRow, PrintRow


class PaperStore:
    """All papers of this register and every time one was printed."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def add_version(
        self,
        dossier_id: DossierId,
        form_id: str,
        docx: bytes,
        answers_hash: str,
        template_hash: str,
        page_count: int,
    ) -> PaperVersion:
        """Keep a produced paper; the same answers on the same template as the latest version give that version."""
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            dossier_row(session, dossier_id, to_write=True)
            last = _latest(session, dossier_id, form_id)
            if last and (last.answers_hash, last.template_hash) == (answers_hash, template_hash):
                return _version(last)
            row = PaperRow(
                dossier_id=dossier_id,
                form_id=form_id,
                version=last.version + 1 if last else 1,
                answers_hash=answers_hash,
                template_hash=template_hash,
                page_count=page_count,
                made_at=now,
            )
            session.add(row)
            session.flush()
            session.add(PaperContentRow(paper_id=row.id or 0, docx=docx))
            record(session, now, "version", dossier_id, paper_id=row.id, form_id=form_id, version=row.version)
            return _version(row)

    def latest(self, dossier_id: DossierId, form_id: str | None = None) -> PaperVersion | None:
        """The paper made last, of one form or of any."""
        with self._file.transaction() as session:
            row = _latest(session, dossier_id, form_id)
            return _version(row) if row else None

    def versions(self, dossier_id: DossierId) -> list[PaperVersion]:
        """All papers of a dossier, oldest first."""
        asked = select(PaperRow).where(PaperRow.dossier_id == dossier_id).order_by(col(PaperRow.id))
        with self._file.transaction() as session:
            return [_version(row) for row in session.exec(asked)]

    def docx(self, paper_id: PaperId) -> bytes:
        """The paper itself.

        Raises:
            DetailsErased: it was erased with the dossier's details.
            LookupError: no such paper.
        """
        with self._file.transaction() as session:
            content = session.get(PaperContentRow, paper_id)
            if content is not None:
                return content.docx
            if session.get(PaperRow, paper_id) is None:
                raise LookupError(f"no paper {paper_id}")
            raise DetailsErased

    def log_print(
        self,
        paper_id: PaperId | None,
        dossier_id: DossierId,
        what: str,
        copies: int,
        printer: str,
        outcome: PrintOutcome,
        reason: str = "",
    ) -> PrintEntry:
        """Write a line of the ledger; ``reason`` says why it was printed again."""
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            dossier_row(session, dossier_id, to_write=True)
            paper = session.get_one(PaperRow, paper_id) if paper_id is not None else None
            row = PrintRow(
                dossier_id=dossier_id,
                paper_id=paper_id,
                what=what,
                version=paper.version if paper else None,
                copies=copies,
                printer=printer,
                outcome=PrintOutcome(outcome).value,
                at=now,
                reason=reason,
            )
            session.add(row)
            session.flush()
            record(
                session,
                now,
                "print",
                dossier_id,
                print_id=row.id,
                what=what,
                copies=copies,
                outcome=row.outcome,
            )
            return _entry(row)

    def prints(self, dossier_id: DossierId) -> list[PrintEntry]:
        """The ledger of one dossier, oldest first."""
        asked = select(PrintRow).where(PrintRow.dossier_id == dossier_id).order_by(col(PrintRow.id))
        with self._file.transaction() as session:
            return [_entry(row) for row in session.exec(asked)]

    def set_outcome(self, entry_id: PrintId, outcome: PrintOutcome) -> None:
        """Say how it went after all («Giấy đã ra chưa?»); what was believed before stays in the events."""
        with self._file.transaction() as session:
            row = session.get_one(PrintRow, entry_id)
            row.outcome = PrintOutcome(outcome).value
            record(session, self._clock(), "outcome", row.dossier_id, print_id=entry_id, outcome=row.outcome)

    def printer_for(self, paper_kind: str) -> str | None:
        """The printer remembered for a kind of paper."""
        with self._file.transaction() as session:
            row = session.get(PrinterRow, paper_kind)
            return row.name if row else None

    def remember_printer(self, paper_kind: str, name: str) -> None:
        """Use this printer for this kind of paper from now on."""
        with self._file.transaction() as session:
            put(session, PrinterRow, ("paper_kind",), {"paper_kind": paper_kind, "name": name})


def _latest(session: Session, dossier_id: int, form_id: str | None) -> PaperRow | None:
    asked = select(PaperRow).where(PaperRow.dossier_id == dossier_id).order_by(col(PaperRow.id).desc()).limit(1)
    if form_id is not None:
        asked = asked.where(PaperRow.form_id == form_id)
    return session.exec(asked).first()


def _version(row: PaperRow) -> PaperVersion:
    return PaperVersion(
        id=PaperId(row.id or 0),
        dossier_id=DossierId(row.dossier_id),
        form_id=row.form_id,
        version=row.version,
        answers_hash=row.answers_hash,
        template_hash=row.template_hash,
        page_count=row.page_count,
        made_at=row.made_at,
    )


def _entry(row: PrintRow) -> PrintEntry:
    return PrintEntry(
        id=PrintId(row.id or 0),
        dossier_id=DossierId(row.dossier_id),
        paper_id=None if row.paper_id is None else PaperId(row.paper_id),
        what=row.what,
        version=row.version,
        copies=row.copies,
        printer=row.printer,
        outcome=PrintOutcome(row.outcome),
        at=row.at,
        reason=row.reason,
    )
