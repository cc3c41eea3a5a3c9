# SPDX-License-Identifier: GPL-3.0-or-later
"""Ratings in the register: anonymous, so one is never changed; a mistyped batch is taken back whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, func
from sqlmodel import col, select

from counter_app.domain.ratings import Rating
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.voice_tables import RatingRow


class RatingStore:
    """What citizens pressed on the screen or ticked on paper."""

    def __init__(self, file: RegisterFile) -> None:
        self._file = file

    def add(self, ratings: Sequence[Rating]) -> tuple[int, ...]:
        """Keep ratings, all or none; their ids, so that a batch just typed can be taken back."""
        rows = [RatingRow(day=one.day, score=one.score, source=one.source, sector=one.sector) for one in ratings]
        with self._file.transaction() as session:
            session.add_all(rows)
            session.flush()
            return tuple(row.id or 0 for row in rows)

    def take_back(self, ids: Sequence[int]) -> int:
        """Remove a batch; returns how many were there."""
        with self._file.transaction() as session:
            there = session.exec(select(func.count()).select_from(RatingRow).where(col(RatingRow.id).in_(ids))).one()
            session.exec(delete(RatingRow).where(col(RatingRow.id).in_(ids)))
            return there

    def counts(self, first: date, last: date) -> dict[tuple[date, str], dict[int, int]]:
        """How often each score was given, by day and source, newest day first (both days included)."""
        asked = (
            select(col(RatingRow.day), col(RatingRow.source), col(RatingRow.score), func.count(col(RatingRow.id)))
            .where(RatingRow.day >= first, RatingRow.day <= last)
            .group_by(col(RatingRow.day), col(RatingRow.source), col(RatingRow.score))
            .order_by(col(RatingRow.day).desc(), col(RatingRow.source).desc())
        )
        found: dict[tuple[date, str], dict[int, int]] = {}
        with self._file.transaction() as session:
            for day, source, score, number in session.exec(asked):
                found.setdefault((day, source), {})[score] = number
        return found
