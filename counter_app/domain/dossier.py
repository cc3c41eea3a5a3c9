# SPDX-License-Identifier: GPL-3.0-or-later
"""A dossier: one request of one applicant, from the first character typed to the printed paper.

Personal details (answers, names, papers) and the facts that are counted are stored apart; this is their sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from counter_app.domain.signing import Signing

DossierId = NewType("DossierId", int)
PaperId = NewType("PaperId", int)
PrintId = NewType("PrintId", int)


class DossierState(StrEnum):
    """draft: being typed; set_aside: «để lại làm sau»; printed: waits for the signature; discarded: «bỏ»."""

    DRAFT = "draft"
    SET_ASIDE = "set_aside"
    PRINTED = "printed"
    DISCARDED = "discarded"

    @property
    def caption(self) -> str:
        """The clerk's word for it."""
        return _STATE_TITLES[self]


_STATE_TITLES = {
    DossierState.DRAFT: "Đang nhập",
    DossierState.SET_ASIDE: "Để lại làm sau",
    DossierState.PRINTED: "Đã in, chờ ký",
    DossierState.DISCARDED: "Đã bỏ",
}


class Step(StrEnum):
    """The five steps of a visit; the bar at the top shows them, any may be jumped to."""

    COMPONENTS = "components"
    TYPING = "typing"
    CHECK = "check"
    RECEIVE = "receive"


@dataclass(frozen=True)
class Override:
    """A warning the clerk overruled, and why."""

    field_id: str
    code: str
    reason: str


@dataclass(frozen=True)
class Heard:
    """Who heard the answers read back, and when («đúng rồi»)."""

    by: str
    at: datetime


@dataclass(frozen=True)
class Dossier:
    """Everything known of one dossier at the moment it was loaded."""

    id: DossierId
    number: str
    """Local number, e.g. 26-0312: two-digit year, running number of that year."""
    procedure_code: str
    form_id: str
    """The form last worked on; empty when the procedure has none."""
    form_version: str
    """The form's effective-from day: a dossier keeps the version it began with."""
    state: DossierState
    begun_at: datetime
    saved_at: datetime
    step: str = Step.COMPONENTS
    at_field: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    ticks: frozenset[str] = frozenset()
    components_complete: bool | None = None
    signing: Signing = field(default_factory=Signing)
    heard: Heard | None = None
    overrides: tuple[Override, ...] = ()
    forms: Mapping[str, str] = field(default_factory=dict)
    """Every form it may need, in order, with the version it began with."""


@dataclass(frozen=True)
class DossierLine:
    """One row of the list."""

    id: DossierId
    number: str
    procedure_code: str
    state: DossierState
    person: str
    """Display name of the main person; empty while unknown or erased."""
    saved_at: datetime
    components_complete: bool | None = None
    versions: int = 0


@dataclass(frozen=True)
class PaperVersion:
    """One produced paper: version 1, 2 …; the bytes are fetched apart."""

    id: PaperId
    dossier_id: DossierId
    form_id: str
    version: int
    answers_hash: str
    template_hash: str
    page_count: int
    made_at: datetime


class PrintOutcome(StrEnum):
    """sent: the printer took it; saved: a file was written; unknown: power went before we knew; failed: refused."""

    SENT = "sent"
    SAVED = "saved"
    UNKNOWN = "unknown"
    FAILED = "failed"


@dataclass(frozen=True)
class PrintEntry:
    """One line of the print ledger. ``what``: form, slip, pdf or docx; ``reason``: why it was printed again."""

    id: PrintId
    dossier_id: DossierId
    paper_id: PaperId | None
    what: str
    version: int | None
    copies: int
    printer: str
    outcome: PrintOutcome
    at: datetime
    reason: str = ""
