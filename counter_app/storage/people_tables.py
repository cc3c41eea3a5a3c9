# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of those who work at the counter: officials and volunteers, duties, delegations, classes of procedures.

Names here are of people in office, as on every paper of the office; no citizen stands in these tables.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from counter_app.storage.moments import Moment
from counter_app.storage.tables import Table


class ClerkRow(Table, table=True):
    """Somebody who works at the counter. ``pin``: a slow salted hash, empty when none was set.

    ``organisation``: whom a volunteer belongs to («Đoàn Thanh niên xã»).
    """

    __tablename__ = "clerk"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("role IN ('clerk', 'leader', 'volunteer')", name="role"),
        CheckConstraint("wrong_tries >= 0", name="wrong_tries"),
    )
    id: int | None = Field(default=None, primary_key=True)
    name: str
    role: str
    title: str = ""
    organisation: str = ""
    pin: str = ""
    wrong_tries: int = 0
    barred_until: datetime | None = Field(default=None, sa_type=Moment)
    active: bool = True
    since: datetime = Field(sa_type=Moment)


class DutyRow(Table, table=True):
    """Who is on duty on one day, for what the plan asks (``duty`` as the plan words it)."""

    __tablename__ = "duty"
    __table_args__ = (UniqueConstraint("day", "clerk_id", "duty"),)
    id: int | None = Field(default=None, primary_key=True)
    day: date
    clerk_id: int = Field(foreign_key="clerk.id")
    duty: str


class DelegationRow(Table, table=True):
    """Who may approve instead of the head of the office: which procedures, from, to, by which document.

    ``procedures``: codes separated by spaces; empty for all. ``to_day`` None: until revoked.
    """

    __tablename__ = "delegation"
    __table_args__ = (CheckConstraint("to_day IS NULL OR to_day >= from_day", name="days"),)
    id: int | None = Field(default=None, primary_key=True)
    clerk_id: int = Field(foreign_key="clerk.id")
    procedures: str = ""
    from_day: date
    to_day: date | None = None
    document: str
    revoked_on: date | None = None


class ProcedureClassRow(Table, table=True):
    """Which of the four steps the office does here for a procedure (words separated by spaces); overrules the plan."""

    __tablename__ = "procedure_class"
    procedure_code: str = Field(primary_key=True)
    steps: str
    document: str = ""


class TargetRow(Table, table=True):
    """A number the office set itself where its plan leaves it open: for a sector, for one clerk, or for all."""

    __tablename__ = "target"
    __table_args__ = (UniqueConstraint("scheme_id", "target_id", "sector", "clerk_id", "from_day"),)
    id: int | None = Field(default=None, primary_key=True)
    scheme_id: str
    target_id: str
    sector: str = ""
    clerk_id: int | None = Field(default=None, foreign_key="clerk.id")
    from_day: date
    quantity: float
