# SPDX-License-Identifier: GPL-3.0-or-later
"""The few moves on rows every store repeats: put or replace, delete a dossier's, the next number, the one line."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, func
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, col, select

from counter_app.storage.refusals import DetailsErased
from counter_app.storage.tables import DossierRow, RegisterRow

DossierDetail = Any
"""A table with a ``dossier_id``."""


def put(
    session: Session,
    table: DossierDetail,
    keys: Sequence[str],
    *rows: Mapping[str, object],
    only_when_new: Collection[str] = (),
) -> None:
    """Insert rows (all with the same columns), or replace where ``keys`` exist already.

    Columns in ``only_when_new`` fill a new row and are left alone in one that exists.
    """
    if not rows:
        return
    fresh = insert(table.__table__)
    replaced = {name: fresh.excluded[name] for name in rows[0] if name not in keys and name not in only_when_new}
    statement = fresh.on_conflict_do_update(index_elements=list(keys), set_=replaced)
    # One compiled statement for many rows: a filled-in sample saves thirty answers at once.
    session.connection().execute(statement, [dict(row) for row in rows])


def drop(session: Session, table: DossierDetail, dossier_id: int, *where: ColumnElement[bool]) -> None:
    """Delete a dossier's rows of one table."""
    session.exec(delete(table).where(col(table.dossier_id) == dossier_id, *where))


def next_number(session: Session, column: Any, *where: ColumnElement[bool] | bool) -> int:
    """One more than the highest so far; safe because a transaction holds the write lock from its start."""
    highest = session.exec(select(func.max(column)).where(*where)).one()
    return int(highest or 0) + 1


def the_register(session: Session) -> RegisterRow:
    """The one line about the register itself."""
    return session.get_one(RegisterRow, 1)


def dossier_row(session: Session, dossier_id: int, to_write: bool = False) -> DossierRow:
    """The facts of a dossier.

    Raises:
        LookupError: no such dossier.
        DetailsErased: it is to be written, but its details are gone for good.
    """
    row = session.get(DossierRow, dossier_id)
    if row is None:
        raise LookupError(f"no dossier {dossier_id}")
    if to_write and row.erased_at is not None:
        raise DetailsErased
    return row
