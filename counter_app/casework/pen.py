# SPDX-License-Identifier: GPL-3.0-or-later
"""The pen of one visit: writes every field left and every tick into the register, durably and in order.

The dossier begins with the first thing written, so looking at a procedure and going back leaves no draft behind.
All methods run on the register's worker, one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from counter_app.casework.case import TYPED
from counter_app.domain.checklist import Checklist
from counter_app.domain.dossier import Dossier, DossierId, DossierState
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FormSpec
from counter_app.domain.procedure import Procedure
from counter_app.domain.signing import Signing
from counter_app.storage.register import Register


@dataclass(frozen=True)
class Kept:
    """What the bottom line says after something was written."""

    dossier_id: DossierId
    number: str
    saved_at: datetime


class AlreadyReceived(CounterError):
    """A received dossier is never simply dropped."""

    def __init__(self) -> None:
        super().__init__(
            "Hồ sơ đã tiếp nhận nên không bỏ được; hồ sơ còn nguyên. Mở Hồ sơ (F3), chọn từ chối, người nộp rút hoặc "
            "dừng giải quyết."
        )


class Pen:
    """Writes for one dossier. ``dossier_id`` is None until something has been written; ``beside``: its visit's."""

    def __init__(
        self,
        register: Register,
        procedure: Procedure,
        forms: Sequence[FormSpec],
        clock: Callable[[], datetime],
        dossier: Dossier | None = None,
        beside: DossierId | None = None,
    ) -> None:
        self._register = register
        self._procedure = procedure
        self._forms = tuple(forms)
        self._at_form = ""
        self._clock = clock
        self._beside = beside
        self._id = dossier.id if dossier else None
        self._number = dossier.number if dossier else ""
        self._heard = dossier is not None and dossier.heard is not None
        self._printed = dossier is not None and dossier.state is DossierState.PRINTED

    @property
    def dossier_id(self) -> DossierId | None:
        """The dossier being written; None before the first thing written."""
        return self._id

    @property
    def is_printed(self) -> bool:
        """Whether its paper is out as it stands."""
        return self._printed

    def write(self, changes: Mapping[str, str | None], at_field: str | None, step: str) -> Kept:
        """Keep answers in one durable transaction; None deletes.

        A changed answer was not heard by anybody yet, and a printed dossier becomes a draft again.
        """
        dossier_id = self._begun()
        saved_at = self._register.dossiers.save_answers(dossier_id, changes, at_field, step)
        if any(not key.endswith(TYPED) for key in changes):
            self._unsettle(dossier_id)
        return Kept(dossier_id, self._number, saved_at)

    def choose(self, choices: Mapping[str, str]) -> Kept:
        """Keep the answers to the procedure's questions."""
        self._register.dossiers.save_questions(self._begun(), choices)
        return self._kept()

    def tick(self, checklist: Checklist) -> Kept:
        """Keep which papers are there, and the word «đủ» or «thiếu» that follows from it."""
        known = (*(component.id for component in self._procedure.components), *checklist.to_be_present())
        ticks = {name: name in checklist.ticks for name in known}
        self._register.dossiers.save_ticks(self._begun(), ticks, checklist.is_complete)
        return self._kept()

    def turn_to(self, form_id: str) -> None:
        """Another form of the dossier is on the screen; nothing begins by looking at it."""
        self._at_form = form_id
        if self._id is not None:
            self._register.dossiers.mark_open(self._id, form_id)

    def overrule(self, field_id: str, code: str, reason: str) -> Kept:
        """Keep why a warning was overruled."""
        self._register.dossiers.save_override(self._begun(), field_id, code, reason)
        return self._kept()

    def sign(self, signing: Signing) -> Kept:
        """Keep how the citizen signs."""
        self._register.dossiers.save_signing(
            self._begun(), signing.mode, signing.scribe, signing.witnesses, signing.finger
        )
        return self._kept()

    def heard(self, by: str) -> Kept:
        """Keep who heard the answers read back."""
        self._register.dossiers.save_heard(self._begun(), by, self._clock())
        self._heard = True
        return self._kept()

    def note_printed(self) -> None:
        """The paper went to the printer: the next changed answer makes a new version."""
        self._printed = True

    def put_aside(self) -> str:
        """«Để lại làm sau»; returns the dossier's number, empty when nothing was ever written.

        A dossier the office has received keeps its place on the board: its clock runs on.
        """
        if self._id is not None and not self._is_received(self._id):
            self._register.dossiers.set_state(self._id, DossierState.SET_ASIDE)
        return self._number

    def discard(self) -> str:
        """«Bỏ»: leaves the list of open work, can be taken back; returns the number, empty when nothing was written.

        Raises:
            AlreadyReceived: the office has it; it ends by a step of its life.
        """
        if self._id is not None:
            if self._is_received(self._id):
                raise AlreadyReceived
            self._register.dossiers.set_state(self._id, DossierState.DISCARDED)
        return self._number

    def _is_received(self, dossier_id: DossierId) -> bool:
        return self._register.lives.of(dossier_id).received_at is not None

    def _begun(self) -> DossierId:
        if self._id is None:
            first, *further = [(form.id, form.effective_from.isoformat()) for form in self._forms] or [("", "")]
            code = self._procedure.code
            dossier = self._register.dossiers.begin(code, *first, dict(further), beside=self._beside)
            if self._at_form:
                self._register.dossiers.mark_open(dossier.id, self._at_form)
            self._id, self._number = dossier.id, dossier.number
            untouched = Checklist(self._procedure, {}, frozenset())
            self._register.dossiers.save_ticks(dossier.id, {}, untouched.is_complete)
        return self._id

    def _unsettle(self, dossier_id: DossierId) -> None:
        if self._heard:
            self._register.dossiers.save_heard(dossier_id, "", self._clock())
            self._heard = False
        if self._printed:
            self._register.dossiers.set_state(dossier_id, DossierState.DRAFT)
            self._printed = False

    def _kept(self) -> Kept:
        return Kept(self._begun(), self._number, self._clock())
