# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of a dossier's life: how it stands now, every action, and the details that can be erased apart.

``handling`` is what the board and the counts read; it is rewritten from the history at every action, so the two can
never tell different things.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from counter_app.domain.stages import Stage
from counter_app.storage.moments import Moment
from counter_app.storage.tables import Table

_STAGES = ", ".join(repr(stage.value) for stage in Stage)


class HandlingRow(Table, table=True):
    """How a dossier stands: facts only, kept when its details are erased.

    ``helped_for``: why the clerk wrote, as traits in alphabetical order; ``granted``: the clauses of schemes that
    held, as «scheme:grant». ``clerk`` did the last action, ``received_by`` took it in: officials' names, as on every
    paper of the office. ``done_at``: when the office had done its part (see ``domain.life.Life``).
    """

    __tablename__ = "handling"
    __table_args__ = (
        Index("ix_handling_stage_due_at", "stage", "due_at"),
        Index("ix_handling_received_at", "received_at"),
        Index("ix_handling_returned_at", "returned_at"),
        Index("ix_handling_closed_at", "closed_at"),
        Index("ix_handling_done_at", "done_at", "received_at", "due_at", "sector"),
        Index("ix_handling_official_number", "official_number"),
        CheckConstraint(f"stage IN ({_STAGES})", name="stage"),
    )
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    stage: str = Stage.WRITING.value
    received_at: datetime | None = Field(default=None, sa_type=Moment)
    due_at: datetime | None = Field(default=None, sa_type=Moment)
    first_due_at: datetime | None = Field(default=None, sa_type=Moment)
    returned_at: datetime | None = Field(default=None, sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    extended: bool = False
    ordinary: str = ""
    channel_in: str = ""
    channel_out: str = ""
    official_number: str = ""
    sector: str = ""
    clerk: str = ""
    written_by: str = ""
    """«clerk», «volunteer» or empty when the citizen wrote."""
    helped_for: str = ""
    inside_scheme: bool = False
    same_day: bool = False
    receipt: bool = False
    granted: str = ""
    received_by: str = ""
    ordinary_at: datetime | None = Field(default=None, sa_type=Moment)
    done_at: datetime | None = Field(default=None, sa_type=Moment)


class LifeEntryRow(Table, table=True):
    """One action. ``note_digest`` stands for the words in ``life_note``, which may be erased."""

    __tablename__ = "life_entry"
    __table_args__ = (UniqueConstraint("dossier_id", "position"),)
    id: int | None = Field(default=None, primary_key=True)
    dossier_id: int = Field(foreign_key="dossier.id")
    position: int
    action: str
    at: datetime = Field(sa_type=Moment)
    who: str
    facts: str
    note_digest: str
    chain: str


class LifeNoteRow(Table, table=True):
    """The words of one action."""

    __tablename__ = "life_note"
    entry_id: int = Field(primary_key=True, foreign_key="life_entry.id")
    dossier_id: int = Field(foreign_key="dossier.id", index=True)
    note: str


class DeliveryRow(Table, table=True):
    """Who and where, for returning the result: the village, who collected, the number the clerk checked."""

    __tablename__ = "delivery"
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    village: str = ""
    phone: str = ""
    collector: str = ""
    collector_id_number: str = ""
