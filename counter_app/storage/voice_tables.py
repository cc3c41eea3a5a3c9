# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of what citizens say: ratings without a name, feedback with its answer, the listening days of villages."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from counter_app.storage.moments import Moment
from counter_app.storage.tables import Table


class RatingRow(Table, table=True):
    """One rating: the day only, so that nobody can tell from it who was there. 4 is the best, 1 the worst."""

    __tablename__ = "rating"
    __table_args__ = (
        Index("ix_rating_day", "day"),
        CheckConstraint("score BETWEEN 1 AND 4", name="score"),
        CheckConstraint("source IN ('screen', 'paper')", name="source"),
    )
    id: int | None = Field(default=None, primary_key=True)
    day: date
    score: int
    source: str
    sector: str = ""
    remark: str = ""


class FeedbackRow(Table, table=True):
    """One «phản ánh, kiến nghị»: facts that are counted."""

    __tablename__ = "feedback"
    __table_args__ = (
        Index("ix_feedback_received_at", "received_at"),
        CheckConstraint("kind IN ('reflection', 'proposal', 'praise', 'complaint')", name="kind"),
        CheckConstraint("channel IN ('direct', 'paper', 'phone', 'box', 'online')", name="channel"),
    )
    id: int | None = Field(default=None, primary_key=True)
    year: int
    running: int
    received_at: datetime = Field(sa_type=Moment)
    kind: str
    channel: str
    sector: str = ""
    about_scheme: str = ""
    due_on: date
    responsible: str = ""
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
    passed_on_to: str = ""
    clerk: str = ""
    erased_at: datetime | None = Field(default=None, sa_type=Moment)


class FeedbackWordsRow(Table, table=True):
    """Who said it, and the words; can be erased apart."""

    __tablename__ = "feedback_words"
    feedback_id: int = Field(primary_key=True, foreign_key="feedback.id")
    person: str = ""
    contact: str = ""
    text: str
    answer: str = ""


class MeetingRow(Table, table=True):
    """One «Ngày thứ 7 lắng nghe dân nói» of one village in one quarter («2026-Q4»)."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("quarter", "village", "running"),)
    id: int | None = Field(default=None, primary_key=True)
    quarter: str
    village: str
    running: int = 1
    planned_for: datetime = Field(sa_type=Moment)
    place: str = ""
    held_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    chair: str = ""
    secretary: str = ""
    officials: str = ""
    """Names and offices of the officials, one a line."""
    attendance: int | None = None


class OpinionRow(Table, table=True):
    """One opinion heard at a meeting: facts that are counted and followed up."""

    __tablename__ = "opinion"
    __table_args__ = (Index("ix_opinion_meeting_id", "meeting_id"),)
    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id")
    position: int
    sector: str = ""
    responsible: str = ""
    due_on: date | None = None
    answered_on: date | None = None
    erased_at: datetime | None = Field(default=None, sa_type=Moment)


class OpinionWordsRow(Table, table=True):
    """Who spoke, what was said and answered; can be erased apart."""

    __tablename__ = "opinion_words"
    opinion_id: int = Field(primary_key=True, foreign_key="opinion.id")
    speaker: str = ""
    text: str
    answer: str = ""
