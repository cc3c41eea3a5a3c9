# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk: begin, open, find and put away dossiers, and know what the office has set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from counter_app.casework.case import Case
from counter_app.casework.pen import Pen
from counter_app.catalog.catalog import Catalog
from counter_app.domain.dossier import DossierId, DossierLine, DossierState
from counter_app.domain.errors import CounterError
from counter_app.domain.office import Office
from counter_app.settings import Settings
from counter_app.storage.register import Register

Clock = Callable[[], datetime]


class NoFormYet(CounterError):
    """The procedure is known but has no printable form in this catalogue."""

    def __init__(self) -> None:
        super().__init__("Thủ tục này chưa có tờ khai trong chương trình. Chưa có gì thay đổi; xin chọn thủ tục khác.")


class Desk:
    """Dossiers and settings, as the clerk handles them. Blocking; runs on the register's worker."""

    def __init__(self, catalog: Catalog, register: Register, clock: Clock) -> None:
        self._catalog = catalog
        self._register = register
        self._clock = clock

    def take_up(self, procedure_code: str) -> tuple[Case, Pen]:
        """A new case of this procedure; nothing is stored until something is written.

        Raises:
            NoFormYet: the procedure has no printable form.
        """
        procedure = self._catalog.procedure(procedure_code)
        uses = procedure.forms_for({}) or procedure.form_uses
        if not uses:
            raise NoFormYet
        form = self._catalog.form(uses[0].id, on=self._today())
        return Case(procedure, form), Pen(self._register, procedure, form, self._clock)

    def open(self, dossier_id: DossierId) -> tuple[Case, Pen]:
        """A stored dossier with the version of the form it began with; one put aside or dropped is taken up again."""
        dossier = self._register.dossiers.load(dossier_id)
        if dossier.state in {DossierState.SET_ASIDE, DossierState.DISCARDED}:
            self._register.dossiers.set_state(dossier_id, DossierState.DRAFT)
            dossier = self._register.dossiers.load(dossier_id)
        self._register.dossiers.mark_open(dossier_id)
        procedure = self._catalog.procedure(dossier.procedure_code)
        form = self._catalog.form(dossier.form_id, version=dossier.form_version)
        return Case(procedure, form, dossier), Pen(self._register, procedure, form, self._clock, dossier)

    def reload(self, dossier_id: DossierId) -> Case:
        """The case as the register has it now, without changing its state."""
        dossier = self._register.dossiers.load(dossier_id)
        procedure = self._catalog.procedure(dossier.procedure_code)
        return Case(procedure, self._catalog.form(dossier.form_id, version=dossier.form_version), dossier)

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

    def unfinished(self, limit: int = 9) -> list[DossierLine]:
        """Drafts and dossiers put aside, newest first."""
        return self._register.dossiers.list_open(limit)

    def set_state(self, dossier_id: DossierId, state: DossierState) -> None:
        """Put aside, drop, or take back from the list."""
        self._register.dossiers.set_state(dossier_id, state)

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

    def _today(self) -> date:
        return self._clock().date()
