# SPDX-License-Identifier: GPL-3.0-or-later
"""By what a dossier is found: names without marks, ID numbers by their first digits, local number, procedure.

SQLite folds neither «đ» nor composed letters by itself, so folded words are written at every save.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from counter_app.domain.text import fold
from counter_app.storage.life_tables import HandlingRow
from counter_app.storage.tables import DossierRow, PersonRow
from counter_app.storage.word_index import LONGEST_BEGINNING, ids_with_words, search_words

MAIN_NAME = "nguoi_yeu_cau.ho_ten"
"""The applicant's name stands in the list; without it, the first name that was typed."""
_NAME = re.compile(r"(^|\.)ho_ten(_|$)")
_ID_NUMBER = re.compile(r"\d{9}|\d{12}")
_LOCAL_NUMBER = re.compile(r"\d{2}-\d{0,7}")
_PROCEDURE_CODE = re.compile(r"\d\.\d{1,6}")
_OFFICIAL_NUMBER = re.compile(r"[A-Za-z]?\d{2,3}\.[\w.]*-?\d*-?\d*")
"""What the province's system gives, or its beginning: «H56.34.21-251120-0001», «000.21.34.H56-190305-0007»."""
_AFTER_ALL = "\U0010ffff"
_FEW_OF_MANY = 20
"""How many times more to look at when a word is longer than what is indexed of it."""
_MANY = 2000
"""Dossiers that fit, from which on the newest are looked through instead of gathering all that fit."""
_FEWEST_DIGITS = 3
_LONGEST_RUNNING = 7


@dataclass(frozen=True)
class Mark:
    """How one answer is found: exactly one of the two is filled."""

    folded: str = ""
    digits: str = ""


def mark_for(field_id: str, value: str) -> Mark | None:
    """The index entry of an answer: a name by its field id, a 9- or 12-digit number by its shape; else None."""
    bare = value.replace(" ", "")
    if _ID_NUMBER.fullmatch(bare):
        return Mark(digits=bare)
    words = search_words(value) if _NAME.search(field_id) else []
    return Mark(folded=" " + " ".join(words)) if words else None


def note_people(session: Session, dossier_id: int, changes: Mapping[str, str | None]) -> bool:
    """Bring the index in line with changed answers, in the transaction that stores them; True when a name changed."""
    asked = select(PersonRow).where(PersonRow.dossier_id == dossier_id, col(PersonRow.field_id).in_(list(changes)))
    known = {row.field_id: row for row in session.exec(asked)}
    renamed = False
    for field_id, value in changes.items():
        mark = mark_for(field_id, value) if value else None
        row = known.get(field_id)
        if mark is not None:
            row = row or PersonRow(dossier_id=dossier_id, field_id=field_id, shown="")
            renamed = renamed or row.folded != mark.folded
            row.shown, row.folded, row.digits = value or "", mark.folded, mark.digits
            session.add(row)
        elif row is not None:
            renamed = renamed or bool(row.folded)
            session.delete(row)
    return renamed


def shown_names(session: Session, dossier_ids: Iterable[int]) -> dict[int, str]:
    """The name to show for each dossier; dossiers without one are left out."""
    asked = (
        select(PersonRow)
        .where(col(PersonRow.dossier_id).in_(list(dossier_ids)), PersonRow.folded != "")
        .order_by(col(PersonRow.field_id) == MAIN_NAME, col(PersonRow.id).desc())
    )
    return {row.dossier_id: row.shown for row in session.exec(asked)}  # the last one stays: applicant, else first typed


def condition_for(session: Session, query: str, limit: int) -> ColumnElement[bool] | None:
    """What the clerk typed into the search box as a condition on dossiers; None when nothing can be meant.

    Of names that very many bear only the newest ``limit`` dossiers are meant.
    """
    typed = query.strip()
    bare = typed.replace(" ", "")
    if _LOCAL_NUMBER.fullmatch(bare):
        # LIKE with an escape sign would read every number; between two ends the index is used.
        return (col(DossierRow.number) >= bare) & (col(DossierRow.number) < bare + _AFTER_ALL)
    if _PROCEDURE_CODE.fullmatch(bare):
        return _by_code(session, bare)
    if bare.isascii() and bare.isdigit():
        return _by_digits(session, bare)
    if _OFFICIAL_NUMBER.fullmatch(bare):
        first, after = bare.upper(), bare.upper() + _AFTER_ALL
        numbered = (HandlingRow.official_number >= first) & (HandlingRow.official_number < after)
        return col(DossierRow.id).in_(select(HandlingRow.dossier_id).where(numbered))
    words = fold(typed).split()
    return _by_words(session, words, limit) if words else None


def _are_many(session: Session, asked: SelectOfScalar[Any]) -> bool:
    """Whether so many fit that looking from the newest dossier on finds enough of them at once."""
    some = asked.limit(_MANY).subquery()
    return session.exec(select(func.count()).select_from(some)).one() >= _MANY


def _by_words(session: Session, words: list[str], limit: int) -> ColumnElement[bool]:
    long = [word for word in words if len(word) > LONGEST_BEGINNING]
    found: ColumnElement[bool] = col(DossierRow.id).in_(
        ids_with_words(session, words, limit if not long else limit * _FEW_OF_MANY)
    )
    for word in long:
        told = select(PersonRow.dossier_id).where(col(PersonRow.folded).contains(" " + word, autoescape=True))
        found = found & col(DossierRow.id).in_(told)
    return found


def _by_code(session: Session, code: str) -> ColumnElement[bool]:
    column = col(DossierRow.procedure_code)
    of_these = (column >= code) & (column < code + _AFTER_ALL)
    if not _are_many(session, select(DossierRow.id).where(of_these)):
        return of_these
    unindexed = column.concat("")  # the newest of very many: read from the newest on, not by the index of codes
    return (unindexed >= code) & (unindexed < code + _AFTER_ALL)


def _by_digits(session: Session, digits: str) -> ColumnElement[bool]:
    ways: list[ColumnElement[bool]] = []
    if len(digits) <= _LONGEST_RUNNING:
        # «312» is the 312th of any year: a hundred look-ups in an index, where running alone would read all.
        numbers = [f"{year:02}-{int(digits):04}" for year in range(100)]
        ways.append(col(DossierRow.number).in_(numbers))
    if len(digits) >= _FEWEST_DIGITS:
        # Between the first and the last number with these digits: an index is used, LIKE would not.
        first, after = digits, digits + ":"
        numbered = select(PersonRow.dossier_id).where(PersonRow.digits >= first, PersonRow.digits < after)
        if _are_many(session, numbered):
            ways.append(numbered.where(PersonRow.dossier_id == DossierRow.id).exists())
        else:
            ways.append(col(DossierRow.id).in_(numbered))
    return or_(*ways)
