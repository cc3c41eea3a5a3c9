# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk: begin, open, find and put away dossiers, and know what the office has set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from counter_app.casework.case import Case
from counter_app.casework.pen import Pen
from counter_app.casework.time_over import refuse_what_is_over
from counter_app.catalog.catalog import Catalog
from counter_app.domain.dossier import Dossier, DossierId, DossierLine, DossierState
from counter_app.domain.office import Office
from counter_app.domain.stages import Stage
from counter_app.settings import Settings
from counter_app.storage.register import Register

Clock = Callable[[], datetime]


RECEIPT_FORM = "giay-tiep-nhan-ho-so"
"""What is typed and printed for a procedure that has no form of its own: the receipt of its papers."""


class Desk:
    """Dossiers and settings, as the clerk handles them. Blocking; runs on the register's worker."""

    def __init__(self, catalog: Catalog, register: Register, clock: Clock) -> None:
        self._catalog = catalog
        self._register = register
        self._clock = clock

    def take_up(self, procedure_code: str, beside: DossierId | None = None) -> tuple[Case, Pen]:
        """A new case of this procedure, perhaps in the visit of another; nothing is stored until something is written.

        Every form it may need is taken in the version of the day, whatever the questions will say.

        Raises:
            TimeOver: one of them is out of time, and the office has set that it may then not be used.
        """
        procedure = self._catalog.procedure(procedure_code)
        names = procedure.form_ids or tuple(self._catalog.form_versions.keys() & {RECEIPT_FORM})
        forms = tuple(self._catalog.form(name, on=self._today()) for name in names)
        refuse_what_is_over(procedure, forms, self._today(), self.settings())
        return Case(procedure, forms), Pen(self._register, procedure, forms, self._clock, beside=beside)

    def open(self, dossier_id: DossierId) -> tuple[Case, Pen]:
        """A stored dossier with the versions of the forms it began with; one put aside or dropped is taken up again."""
        dossier = self._register.dossiers.load(dossier_id)
        if dossier.state in {DossierState.SET_ASIDE, DossierState.DISCARDED}:
            self._register.dossiers.set_state(dossier_id, self._state_taken_up(dossier_id))
            dossier = self._register.dossiers.load(dossier_id)
        self._register.dossiers.mark_open(dossier_id)
        case = self._case_of(dossier)
        return case, Pen(self._register, case.procedure, case.forms, self._clock, dossier)

    def beside(self, dossier_id: DossierId) -> tuple[Case, Pen]:
        """A dossier of the open one's visit: it can be written in, and is not the one on the screen."""
        case = self.reload(dossier_id)
        return case, Pen(self._register, case.procedure, case.forms, self._clock, case.dossier)

    def reload(self, dossier_id: DossierId) -> Case:
        """The case as the register has it now, without changing its state."""
        return self._case_of(self._register.dossiers.load(dossier_id))

    def left_open(self) -> DossierId | None:
        """The dossier that was open when the program last ended, by whatever cause."""
        dossier = self._register.dossiers.last_open()
        return dossier.id if dossier else None

    def close_case(self) -> None:
        """No dossier is on the desk any more: the next start begins at the search line."""
        self._register.dossiers.mark_open(None)

    def find(self, query: str = "", limit: int = 200) -> list[DossierLine]:
        """Dossiers by name without marks, ID number, procedure code or local number; newest first."""
        if query.strip():
            return self._register.dossiers.find(query, limit)
        return self._register.dossiers.recent(limit)

    def unfinished(self, limit: int = 9, scribe: int | None = None) -> list[DossierLine]:
        """Drafts and dossiers put aside, newest first; ``scribe``: those this person wrote alone."""
        if scribe is None:
            return self._register.dossiers.list_open(limit)
        own = self._register.duties.written_by(scribe)
        return [line for line in self._register.dossiers.list_open() if line.id in own][:limit]

    def note_scribe(self, dossier_id: DossierId, name: str) -> None:
        """Keep whose hand writes, for the counts and for what a volunteer may see."""
        self._register.duties.note_scribe(dossier_id, name)

    def set_state(self, dossier_id: DossierId, state: DossierState) -> None:
        """Put aside, drop, or take back from the list."""
        self._register.dossiers.set_state(dossier_id, state)

    def last_record(self) -> datetime | None:
        """When something was last written into the register; None when nothing ever was."""
        last = self._register.events.recent(1)
        return last[0].at if last else None

    def usage(self) -> dict[str, int]:
        """How often each procedure was taken up: the most used are offered first."""
        return self._register.dossiers.usage()

    def settings(self) -> Settings:
        """The office's settings as stored."""
        return Settings.from_stored(self._register.settings.load())

    def keep_settings(self, settings: Settings) -> None:
        """Store the settings in one transaction."""
        self._register.settings.save(settings.to_store())

    def keep_office(self, office: Office) -> Settings:
        """Store what the first-start page asked."""
        settings = self.settings().changed(
            commune=office.commune, province=office.province, place=office.place, clerk=office.clerk
        )
        self.keep_settings(settings)
        return settings

    def _state_taken_up(self, dossier_id: DossierId) -> DossierState:
        """What was printed and waits for the signature still does; all else is written on."""
        waits = self._register.lives.of(dossier_id).stage in {Stage.READY_TO_SIGN, Stage.SIGNED}
        return DossierState.PRINTED if waits else DossierState.DRAFT

    def _case_of(self, dossier: Dossier) -> Case:
        procedure = self._catalog.procedure(dossier.procedure_code)
        forms = tuple(self._catalog.form(name, version=version) for name, version in dossier.forms.items())
        return Case(procedure, forms, dossier)

    def _today(self) -> date:
        return self._clock().date()
