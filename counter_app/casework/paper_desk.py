# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing, saving and opening papers, with the ledger of every sheet that left the program.

The order of steps matters: the version and a ledger line «chưa rõ» are stored before the printer is asked, so that
a power cut in between is told at the next start instead of being printed twice or forgotten.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from counter_app.casework.case import Case
from counter_app.casework.filling import Filler, Order, Preview, Produced, hash_of
from counter_app.casework.print_room import FORM_PAPER, PrintRoom, office_job
from counter_app.domain.dossier import (
    DossierId,
    DossierState,
    PaperVersion,
    PrintEntry,
    PrintOutcome,
)
from counter_app.domain.errors import CounterError
from counter_app.domain.journey import printed_answers
from counter_app.domain.office import Office
from counter_app.domain.review import concerns_of
from counter_app.domain.signing import Signing
from counter_app.domain.text import fold
from counter_app.paper.engines import warm_up
from counter_app.paper.page_range import pages_named
from counter_app.paper.printing import PrinterFacts
from counter_app.paper.ruler_page import RulerPage
from counter_app.settings import Settings
from counter_app.storage.register import Register
from counter_app.whole_file import write_whole


class StillOpen(CounterError):
    """Something on the check page stands against printing."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"Chưa in được: {sentence} Hồ sơ vẫn được lưu; xin sửa hoặc ghi lý do ở trang Kiểm tra.")


class ReasonNeeded(CounterError):
    """The same version was printed before."""

    def __init__(self) -> None:
        super().__init__("Tờ này đã in rồi. Hồ sơ vẫn được lưu; xin ghi lý do in lại rồi bấm In.")


@dataclass(frozen=True)
class PrintOrder:
    """What the clerk asked of the printer. ``pages`` as typed, empty for all; ``duplex`` None: as the form is."""

    printer: str
    copies: int = 1
    reason: str = ""
    pages: str = ""
    duplex: bool | None = None


@dataclass(frozen=True)
class HandedOut:
    """What left the program, as the ledger has it, and a sentence for the clerk where something is to be known."""

    entry: PrintEntry
    note: str = ""


class PaperDesk:
    """Papers of the open case. Blocking; runs on the paper worker (the register takes its own turn)."""

    def __init__(
        self,
        filler: Filler,
        register: Register,
        opened_folder: Path,
        clock: Callable[[], datetime],
        print_room: PrintRoom | None = None,
    ) -> None:
        self._print_room = print_room or PrintRoom()
        self._filler = filler
        self._register = register
        self._opened_folder = opened_folder
        self._clock = clock

    def order(self, case: Case, office: Office) -> Order:
        """What the paper of this case is made of, as of now."""
        signing = case.dossier.signing if case.dossier else Signing()
        return Order(case.form, printed_answers(case.form, case.answers), office, signing, self._today())

    def preview(self, order: Order) -> Preview:
        """The pages as they will print."""
        return self._filler.preview(order)

    def make_ready(self) -> None:
        """The clerk is about to print: start what takes long to start. Returns at once."""
        warm_up(self._settings().engine)

    def print_form(self, case: Case, office: Office, wish: PrintOrder) -> HandedOut:
        """Check, keep, print and enter in the ledger.

        Raises:
            StillOpen: a required field is empty or facts disagree and nobody overruled it.
            PaperRefused: the produced paper is not what was typed.
            ReasonNeeded: this version was printed before and no reason is given.
            NoSuchPages: the wished pages are not on the paper.
            CounterError: the printer refused; the ledger says so.
        """
        produced, version = self._kept(case, office)
        if not wish.reason.strip() and self._was_printed(version):
            raise ReasonNeeded
        job = replace(
            office_job(self._settings(), wish.printer, f"{case.form.title} {_number(case)}"),
            copies=wish.copies,
            duplex=case.form.duplex if wish.duplex is None else wish.duplex,
            pages=pages_named(wish.pages, produced.page_count),
        )
        entry = self._register.papers.log_print(
            version.id,
            version.dossier_id,
            FORM_PAPER,
            wish.copies,
            wish.printer,
            PrintOutcome.UNKNOWN,
            _reason(wish.reason, job.pages),
        )
        try:
            self._print_room.send(produced.pages, job)
        except CounterError:
            self._register.papers.set_outcome(entry.id, PrintOutcome.FAILED)
            raise
        self._register.papers.set_outcome(entry.id, PrintOutcome.SENT)
        self._register.papers.remember_printer(FORM_PAPER, wish.printer)
        self._register.dossiers.set_state(version.dossier_id, DossierState.PRINTED)
        return HandedOut(entry, _notes(produced.note, self._print_room.note_about(wish.printer)))

    def print_test_page(self) -> str:
        """Print the page with rulers, moved as forms are moved; returns the printer's name. Not in the ledger."""
        name = self.printer_for()
        job = office_job(self._settings(), name, "Trang thử máy in")
        words = f"Dịch sang phải {job.right_mm:g} mm, xuống dưới {job.down_mm:g} mm."
        self._print_room.send(RulerPage(name, words, f"{self._today():%d/%m/%Y}"), job)
        return name

    def save_pdf(self, case: Case, office: Office, target: Path) -> HandedOut:
        """Write the checked paper as PDF where the clerk said; whole or not at all."""
        produced, version = self._kept(case, office)
        write_whole(target, produced.pdf)
        return HandedOut(self._enter(version, "pdf"), produced.note)

    def open_docx(self, case: Case, office: Office) -> Path:
        """Write the checked DOCX into the private folder that is wiped at the next start; returns its path."""
        produced, version = self._kept(case, office)
        self._opened_folder.mkdir(parents=True, exist_ok=True)
        target = self._opened_folder / file_name(case, version.version, "docx")
        write_whole(target, produced.docx)
        self._enter(version, "docx")
        return target

    def is_reprint(self, case: Case, office: Office) -> bool:
        """Whether exactly this paper went to the printer before, so that printing it again needs a reason."""
        latest = self._register.papers.latest(case.dossier.id, case.form.id) if case.dossier else None
        if latest is None or latest.answers_hash != hash_of(self.order(case, office)):
            return False
        return self._was_printed(latest)

    def ledger(self, dossier_id: DossierId) -> list[PrintEntry]:
        """Every print, save and opening of this dossier's papers, oldest first."""
        return self._register.papers.prints(dossier_id)

    def settle(self, case: Case, office: Office, entry: PrintEntry, *, came_out: bool) -> bool:
        """The clerk says whether an uncertain print came out of the printer.

        Returns whether the dossier counts as printed by that: its form came out and nothing was changed since.
        """
        self._register.papers.set_outcome(entry.id, PrintOutcome.SENT if came_out else PrintOutcome.FAILED)
        latest = self._register.papers.latest(entry.dossier_id, case.form.id)
        if not came_out or entry.what != FORM_PAPER or latest is None or latest.id != entry.paper_id:
            return False
        as_then = replace(self.order(case, office), signed_on=latest.made_at.date())
        if hash_of(as_then) != latest.answers_hash:
            return False
        self._register.dossiers.set_state(entry.dossier_id, DossierState.PRINTED)
        return True

    def printers(self) -> list[PrinterFacts]:
        """The printers of this PC."""
        return self._print_room.known()

    def printer_for(self, paper: str = FORM_PAPER) -> str:
        """The printer used last for this kind of paper; else the system's default; empty when there is none."""
        return self._print_room.choose(self._register.papers.printer_for(paper))

    def _kept(self, case: Case, office: Office) -> tuple[Produced, PaperVersion]:
        if case.dossier is None:
            raise StillOpen("hồ sơ chưa có gì.")
        open_concerns = [c for c in concerns_of(case.form, case.answers, case.dossier.overrides) if c.is_open]
        if case.unfinished:
            field_id = next(iter(case.unfinished))
            raise StillOpen(f"«{case.form.field(field_id).label}» đang gõ dở.")
        if open_concerns:
            raise StillOpen(open_concerns[0].sentence)
        produced = self._filler.produce(self.order(case, office), self._settings().engine)
        version = self._register.papers.add_version(
            case.dossier.id,
            case.form.id,
            produced.docx,
            produced.answers_hash,
            produced.template_hash,
            produced.page_count,
        )
        return produced, version

    def _was_printed(self, version: PaperVersion) -> bool:
        return any(
            entry.paper_id == version.id and entry.what == FORM_PAPER and entry.outcome is not PrintOutcome.FAILED
            for entry in self.ledger(version.dossier_id)
        )

    def _enter(self, version: PaperVersion, what: str) -> PrintEntry:
        return self._register.papers.log_print(version.id, version.dossier_id, what, 1, "", PrintOutcome.SAVED, "")

    def _settings(self) -> Settings:
        return Settings.from_stored(self._register.settings.load())

    def _today(self) -> date:
        return self._clock().date()


def file_name(case: Case, version: int, suffix: str) -> str:
    """A name safe on FAT32 and Windows: local number, code, person without marks, version; at most 80 letters."""
    person = next((value for key, value in case.answers.items() if key.endswith(".ho_ten") and value), "khong-ten")
    words = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in fold(person))
    stem = f"{_number(case)}_{case.procedure.code}_{words}".replace(os.sep, "-")[:70].strip("-. ")
    return f"{stem}_b{version}.{suffix}"


def _number(case: Case) -> str:
    return case.dossier.number if case.dossier else ""


def _reason(reason: str, pages: tuple[int, ...]) -> str:
    """The ledger tells which sheets came out when not all did."""
    only = f"chỉ trang {', '.join(str(page + 1) for page in pages)}" if pages else ""
    return "; ".join(filter(None, (reason.strip(), only)))


def _notes(*notes: str) -> str:
    return " ".join(filter(None, notes))
