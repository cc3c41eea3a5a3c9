# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a dossier's personal details away while every number counted from it stays what it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from counter_app.storage.events import record
from counter_app.storage.life_tables import DeliveryRow, LifeNoteRow
from counter_app.storage.rows import dossier_row, drop, the_register
from counter_app.storage.service_tables import LetterContentRow, LetterRow
from counter_app.storage.tables import DETAIL_TABLES, PaperContentRow, PaperRow, PrintRow
from counter_app.storage.word_index import forget_words


def erase_rows(session: Session, dossier_id: int, now: datetime) -> None:
    """Delete the details of one dossier; its facts, the fact of its papers and prints, and its events remain.

    A hash of answers goes too: from few possible answers it could be guessed back.

    Raises:
        LookupError: no such dossier.
        DetailsErased: they are gone already.
    """
    row = dossier_row(session, dossier_id, to_write=True)
    for table in (*DETAIL_TABLES, LifeNoteRow, DeliveryRow):
        drop(session, table, dossier_id)
    forget_words(session, dossier_id)
    papers = select(PaperRow.id).where(PaperRow.dossier_id == dossier_id)
    session.exec(delete(PaperContentRow).where(col(PaperContentRow.paper_id).in_(papers)))
    session.exec(update(PaperRow).where(col(PaperRow.dossier_id) == dossier_id).values(answers_hash=""))
    session.exec(update(PrintRow).where(col(PrintRow.dossier_id) == dossier_id).values(reason=""))
    letters = session.exec(select(LetterRow.id).where(LetterRow.dossier_id == dossier_id)).all()
    erase_letter_rows(session, letters, now)
    row.erased_at = now
    register = the_register(session)
    if register.open_dossier_id == dossier_id:
        register.open_dossier_id = None
    record(session, now, "erased", dossier_id)


def erase_letter_rows(session: Session, letter_ids: Iterable[int | None], now: datetime) -> None:
    """Delete what letters say; that they were written, when, and in how many copies, remains."""
    for letter_id in letter_ids:
        session.exec(delete(LetterContentRow).where(col(LetterContentRow.letter_id) == letter_id))
        session.get_one(LetterRow, letter_id).erased_at = now
