# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of what goes with a dossier: who wrote, where its steps were done, letters, online filing, hand-overs.

Facts that are counted and details that can be erased stand in different tables, as everywhere in the register.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, LargeBinary
from sqlmodel import Field

from counter_app.storage.moments import Moment
from counter_app.storage.tables import Table


class HelpRow(Table, table=True):
    """Who wrote for the citizen, and which of the four steps were done here; facts, kept when details are erased.

    ``steps_here``: «appraise approve seal return» as far as done at the counter. ``specimen``: which of the two
    signature specimens the result bears («with_seal» for the archive, «without_seal» for printing); never an image.
    """

    __tablename__ = "help"
    __table_args__ = (CheckConstraint("specimen IN ('', 'with_seal', 'without_seal')", name="specimen"),)
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    scribe_id: int | None = Field(default=None, foreign_key="clerk.id")
    steps_here: str = ""
    specimen: str = ""
    delegation_id: int | None = Field(default=None, foreign_key="delegation.id")


class VisitRow(Table, table=True):
    """Dossiers of one person taken up in a row; ``visit_id`` is the id of the first of them."""

    __tablename__ = "visit"
    __table_args__ = (Index("ix_visit_visit_id", "visit_id"),)
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    visit_id: int = Field(foreign_key="dossier.id")
    position: int


class LetterRow(Table, table=True):
    """That a letter was made for an event, offered and put away, or printed. Nothing here tells to whom."""

    __tablename__ = "letter"
    __table_args__ = (
        Index("ix_letter_made_at", "made_at"),
        Index("ix_letter_dossier_id", "dossier_id"),
        CheckConstraint("state IN ('draft', 'printed', 'declined')", name="state"),
    )
    id: int | None = Field(default=None, primary_key=True)
    dossier_id: int | None = Field(default=None, foreign_key="dossier.id")
    event: str
    form_id: str
    form_version: str
    clerk: str = ""
    state: str = "draft"
    made_at: datetime = Field(sa_type=Moment)
    printed_at: datetime | None = Field(default=None, sa_type=Moment)
    copies: int = 0
    erased_at: datetime | None = Field(default=None, sa_type=Moment)


class LetterContentRow(Table, table=True):
    """What the letter says: answers as JSON, and the paper once it was printed."""

    __tablename__ = "letter_content"
    letter_id: int = Field(primary_key=True, foreign_key="letter.id")
    answers: str
    docx: bytes | None = Field(default=None, sa_type=LargeBinary)


class FilingRow(Table, table=True):
    """An online filing made at the counter: facts. The packet itself never stands in the register."""

    __tablename__ = "filing"
    __table_args__ = (
        CheckConstraint("state IN ('gathering', 'packed', 'uploaded', 'wiped')", name="state"),
        CheckConstraint("files >= 0 AND bytes >= 0", name="counts"),
    )
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    state: str = "gathering"
    begun_at: datetime = Field(sa_type=Moment)
    packed_at: datetime | None = Field(default=None, sa_type=Moment)
    uploaded_at: datetime | None = Field(default=None, sa_type=Moment)
    wiped_at: datetime | None = Field(default=None, sa_type=Moment)
    files: int = 0
    bytes: int = 0


class PortalTickRow(Table, table=True):
    """A field that was copied into the portal and pasted there."""

    __tablename__ = "portal_tick"
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    field_id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)


class HandoverRow(Table, table=True):
    """One hand-over list between the counter and the post office or a village head.

    ``way``: «post_in» (the post brings files), «post_out» (takes results), «village_out» (a head takes results).
    """

    __tablename__ = "handover"
    __table_args__ = (
        CheckConstraint("way IN ('post_in', 'post_out', 'village_out')", name="way"),
        Index("ix_handover_day", "day"),
    )
    id: int | None = Field(default=None, primary_key=True)
    way: str
    day: date
    running: int
    made_at: datetime = Field(sa_type=Moment)
    clerk: str
    signed_at: datetime | None = Field(default=None, sa_type=Moment)
    """When both sides had signed the printed list."""


class HandoverItemRow(Table, table=True):
    """One dossier on a hand-over list; ``pieces``: how many sheets or envelopes."""

    __tablename__ = "handover_item"
    handover_id: int = Field(primary_key=True, foreign_key="handover.id")
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    position: int
    pieces: int = 1


class ExportRow(Table, table=True):
    """One thing that left this PC by a named export. ``target``: the stick's label and serial, never a path."""

    __tablename__ = "export"
    __table_args__ = (
        Index("ix_export_kind_period", "kind", "period"),
        CheckConstraint("outcome IN ('done', 'failed', 'cancelled', 'left_traces')", name="outcome"),
    )
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    kind: str
    period: str = ""
    name: str
    size: int
    sha256: str
    target: str = ""
    outcome: str
    clerk: str = ""


class IssuedTallyRow(Table, table=True):
    """A tally as it was issued: the cells as JSON, never changed afterwards."""

    __tablename__ = "issued_tally"
    __table_args__ = (Index("ix_issued_tally_period", "period"),)
    id: int | None = Field(default=None, primary_key=True)
    period: str
    issued_at: datetime = Field(sa_type=Moment)
    clerk: str = ""
    cells: str
    sha256: str


class AdjustmentRow(Table, table=True):
    """A number of an issued tally that is now another, and why."""

    __tablename__ = "adjustment"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason"),)
    id: int | None = Field(default=None, primary_key=True)
    issued_id: int = Field(foreign_key="issued_tally.id", index=True)
    at: datetime = Field(sa_type=Moment)
    table_id: str
    row_key: str
    column_id: str
    was: float | None = None
    now: float | None = None
    reason: str
    clerk: str = ""


class ArchivedRow(Table, table=True):
    """That a finished dossier left for the office's archive; ``name``: of the set it left in."""

    __tablename__ = "archived"
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    at: datetime = Field(sa_type=Moment)
    name: str
    clerk: str = ""
