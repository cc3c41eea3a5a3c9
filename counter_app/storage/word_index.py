# SPDX-License-Identifier: GPL-3.0-or-later
"""Words by which dossiers are found at once however many there are: names and villages, folded.

A full-text index without the text. SQLModel knows no virtual tables, so this is the one place that speaks SQL itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sqlalchemy import text
from sqlmodel import Session, select

from counter_app.domain.text import fold
from counter_app.storage.life_tables import DeliveryRow
from counter_app.storage.tables import PersonRow

LONGEST_BEGINNING = 7
"""Letters of a word's beginning that are indexed; a longer one is found by its first letters and then compared."""


def note_words(session: Session, dossier_id: int) -> None:
    """Bring the index in line with a dossier's people and village, in the transaction that stores them."""
    session.flush()
    asked = select(PersonRow.folded).where(PersonRow.dossier_id == dossier_id, PersonRow.folded != "")
    people = session.exec(asked).all()
    delivery = session.get(DeliveryRow, dossier_id)
    forget_words(session, dossier_id)
    enter_words(session, {dossier_id: words_of(people, delivery.village if delivery else "")})


def words_of(people: Iterable[str], village: str) -> str:
    """The words of folded names and of a village, each once."""
    return " ".join(dict.fromkeys([*" ".join(people).split(), *search_words(village)]))


def search_words(name: str) -> list[str]:
    """The folded words of a name; «H'Bluê» is also found as «hblue» and «blue»."""
    words = fold(name).split()
    parts = [part for word in words for part in re.split(r"['-]", word) if part and part != word]
    joined = [re.sub(r"['-]", "", word) for word in words if re.search(r"['-]", word)]
    return list(dict.fromkeys([*words, *joined, *parts]))


def enter_words(session: Session, words: Mapping[int, str]) -> None:
    """Put dossiers that are not in the index into it, each with its words."""
    told = [{"id": dossier_id, "words": some} for dossier_id, some in words.items() if some]
    if told:
        session.connection().execute(text("INSERT INTO dossier_words (rowid, words) VALUES (:id, :words)"), told)


def forget_words(session: Session, dossier_id: int) -> None:
    """Take a dossier out of the index."""
    session.connection().execute(text("DELETE FROM dossier_words WHERE rowid = :id"), {"id": dossier_id})


def write_index_anew(session: Session) -> None:
    """Leave no trace of words that were taken out; reads and writes the whole index."""
    session.connection().execute(text("INSERT INTO dossier_words (dossier_words) VALUES ('optimize')"))


def ids_with_words(session: Session, words: list[str], limit: int) -> list[int]:
    """The dossiers in which each word begins some word, newest first."""
    asked = " ".join(f'"{_bare(word)[:LONGEST_BEGINNING]}"*' for word in words if _bare(word))
    if not asked:
        return []
    found = session.connection().execute(
        text("SELECT rowid FROM dossier_words WHERE dossier_words MATCH :asked ORDER BY rowid DESC LIMIT :limit"),
        {"asked": asked, "limit": limit},
    )
    return [int(row[0]) for row in found]


def _bare(word: str) -> str:
    return "".join(letter for letter in word if letter.isalnum() and letter.isascii())
