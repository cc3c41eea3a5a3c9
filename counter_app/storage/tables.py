# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the register as they are now; a change here needs a new numbered migration beside it.

Facts that are counted (dossier, dossier_form, paper, print_entry, event) and personal details (all others with a
dossier_id) are kept in different tables, so that details can be erased while every count stays true.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, LargeBinary, MetaData, UniqueConstraint
from sqlmodel import Field, SQLModel

from counter_app.domain.dossier import DossierState, PrintOutcome
from counter_app.domain.signing import Finger, SigningMode
from counter_app.storage.moments import Moment


def _one_of(column: str, kinds: type[DossierState | PrintOutcome | Finger | SigningMode]) -> str:
    return f"{column} IN ({', '.join(repr(kind.value) for kind in kinds)})"


class Table(SQLModel):
    """Keeps the register's tables apart from any other user of SQLModel, and names every constraint."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
        }
    )


class DossierRow(Table, table=True):
    """The facts of a dossier: nothing here tells who came."""

    __tablename__ = "dossier"
    __table_args__ = (
        UniqueConstraint("year", "running"),
        UniqueConstraint("number"),
        Index("ix_dossier_touched", "touched"),
        Index("ix_dossier_state_touched", "state", "touched"),
        Index("ix_dossier_procedure_code", "procedure_code"),
        CheckConstraint(_one_of("state", DossierState), name="state"),
        CheckConstraint(_one_of("signing_mode", SigningMode), name="signing_mode"),
        CheckConstraint("year BETWEEN 2000 AND 2999 AND running >= 1", name="number"),
        CheckConstraint("active_ms >= 0", name="active_ms"),
    )
    id: int | None = Field(default=None, primary_key=True)
    year: int
    running: int
    number: str
    procedure_code: str
    form_id: str
    """The form last worked on, with its version; both empty when the procedure has no form."""
    form_version: str
    state: str
    step: str
    at_field: str | None = None
    begun_at: datetime = Field(sa_type=Moment)
    saved_at: datetime = Field(sa_type=Moment)
    touched: int
    """Counts every save of the register: the order of work, whatever the clock said."""
    active_ms: int = 0
    """Time spent on it: pauses of more than five minutes are not counted."""
    components_complete: bool | None = None
    signing_mode: str = SigningMode.SIGNATURE.value
    heard_at: datetime | None = Field(default=None, sa_type=Moment)
    printed_at: datetime | None = Field(default=None, sa_type=Moment)
    erased_at: datetime | None = Field(default=None, sa_type=Moment)


class DossierFormRow(Table, table=True):
    """One form of a dossier in the version the dossier began with, whether or not the case needs it."""

    __tablename__ = "dossier_form"
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    form_id: str = Field(primary_key=True)
    form_version: str
    position: int
    """Order on the screen and in the packet that is printed, from 1."""


class AnswerRow(Table, table=True):
    """What was typed into one field."""

    __tablename__ = "answer"
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    field_id: str = Field(primary_key=True)
    value: str


class OverrideRow(Table, table=True):
    """A warning overruled with a reason in the clerk's words."""

    __tablename__ = "override"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason"),)
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    field_id: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    reason: str


class ChoiceRow(Table, table=True):
    """The answer to one question about the case (divorced? filed by another?)."""

    __tablename__ = "choice"
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    question_id: str = Field(primary_key=True)
    choice: str


class TickRow(Table, table=True):
    """A component the clerk has seen."""

    __tablename__ = "tick"
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    component_id: str = Field(primary_key=True)


class SigningRow(Table, table=True):
    """Who wrote, who heard, which finger: the details behind the counted signing mode."""

    __tablename__ = "signing"
    __table_args__ = (CheckConstraint(_one_of("finger", Finger), name="finger"),)
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    finger: str = Finger.RIGHT_INDEX.value
    scribe: str = ""
    heard_by: str = ""


class WitnessRow(Table, table=True):
    """One witness, in the order of the paper's lines."""

    __tablename__ = "witness"
    dossier_id: int = Field(primary_key=True, foreign_key="dossier.id")
    position: int = Field(primary_key=True)
    name: str


class PersonRow(Table, table=True):
    """A name or a number by which the dossier is found: folded words for names, digits for ID numbers."""

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("dossier_id", "field_id"),
        CheckConstraint("(folded = '') <> (digits = '')", name="name_or_number"),
        Index("ix_person_digits", "digits"),
    )
    id: int | None = Field(default=None, primary_key=True)
    dossier_id: int = Field(foreign_key="dossier.id")
    field_id: str
    shown: str
    folded: str = ""
    digits: str = ""


class PaperRow(Table, table=True):
    """That a paper was produced: version, form, pages. ``answers_hash`` is emptied with the details."""

    __tablename__ = "paper"
    __table_args__ = (
        UniqueConstraint("dossier_id", "form_id", "version"),
        CheckConstraint("version >= 1 AND page_count >= 1", name="counts"),
    )
    id: int | None = Field(default=None, primary_key=True)
    dossier_id: int = Field(foreign_key="dossier.id")
    form_id: str
    version: int
    answers_hash: str
    template_hash: str
    page_count: int
    made_at: datetime = Field(sa_type=Moment)


class PaperContentRow(Table, table=True):
    """The paper itself."""

    __tablename__ = "paper_content"
    paper_id: int = Field(primary_key=True, foreign_key="paper.id")
    docx: bytes = Field(sa_type=LargeBinary)


class PrintRow(Table, table=True):
    """One line of the print ledger; ``reason`` is in the clerk's words and is emptied with the details."""

    __tablename__ = "print_entry"
    __table_args__ = (
        CheckConstraint(_one_of("outcome", PrintOutcome), name="outcome"),
        CheckConstraint("copies >= 1", name="copies"),
    )
    id: int | None = Field(default=None, primary_key=True)
    dossier_id: int = Field(foreign_key="dossier.id", index=True)
    paper_id: int | None = Field(default=None, foreign_key="paper.id")
    what: str
    version: int | None = None
    copies: int
    printer: str
    outcome: str
    at: datetime = Field(sa_type=Moment)
    reason: str = ""


class PrinterRow(Table, table=True):
    """The printer last used for one kind of paper."""

    __tablename__ = "printer"
    paper_kind: str = Field(primary_key=True)
    name: str


class SettingRow(Table, table=True):
    """One setting as text; what it means is declared in ``counter_app.settings``."""

    __tablename__ = "setting"
    name: str = Field(primary_key=True)
    value: str


class EventRow(Table, table=True):
    """One thing that happened; each line is chained to the one before, so that a changed past shows."""

    __tablename__ = "event"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    kind: str
    dossier_id: int | None = Field(default=None, foreign_key="dossier.id", index=True)
    facts: str
    chain: str


class RegisterRow(Table, table=True):
    """The one line about the register itself."""

    __tablename__ = "register"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)
    id: int = Field(default=1, primary_key=True)
    register_id: str
    begun_at: datetime = Field(sa_type=Moment)
    open_dossier_id: int | None = Field(default=None, foreign_key="dossier.id")
    scrub_due: bool = False
    """Details were erased, but the file was not yet written anew without their traces."""


DETAIL_TABLES: tuple[type[Table], ...] = (
    AnswerRow,
    OverrideRow,
    ChoiceRow,
    TickRow,
    SigningRow,
    WitnessRow,
    PersonRow,
)
"""Emptied of a dossier's rows when its details are erased (papers' content besides)."""
