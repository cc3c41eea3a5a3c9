# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing, saving and opening papers, with the ledger of every sheet that left the program.

The order of steps matters: the version and a ledger line «chưa rõ» are stored before the printer is asked, so that
a power cut in between is told at the next start instead of being printed twice or forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from counter_app.casework.case import Case, NoFormHere
from counter_app.casework.file_names import file_name
from counter_app.casework.filling import Filler, Order, Produced, hash_of
from counter_app.casework.ledger import print_in_ledger
from counter_app.casework.packet import packet_concerns
from counter_app.casework.page_desk import PageDesk
from counter_app.casework.print_room import FORM_PAPER, PrintRoom, office_job, stored_settings
from counter_app.domain.dossier import (
    DossierId,
    DossierState,
    PaperVersion,
    PrintEntry,
    PrintOutcome,
)
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FormSpec
from counter_app.domain.office import Office
from counter_app.paper.engines import warm_up
from counter_app.paper.page_range import pages_named
from counter_app.paper.printing import PrinterFacts
from counter_app.paper.ruler_page import RulerPage
from counter_app.paper.sheet import joined
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
    """What the clerk asked of the printer.

    ``pages`` as typed, counted through all forms, empty for all; ``duplex`` None: as each form is; ``copies`` of a
    single form, else of the whole packet, in which a form may be wanted more than once.
    """

    printer: str
    copies: int = 1
    reason: str = ""
    pages: str = ""
    duplex: bool | None = None


@dataclass(frozen=True)
class HandedOut:
    """What left the program, as the ledger has it, and a sentence for the clerk where something is to be known."""

    entries: tuple[PrintEntry, ...]
    note: str = ""

    @property
    def entry(self) -> PrintEntry:
        """The first of them: the only one of a procedure with one form."""
        return self.entries[0]


@dataclass(frozen=True)
class _Kept:
    """One form of a packet, made and stored as a version; ``pages`` of it are wanted (from 0)."""

    form: FormSpec
    produced: Produced
    version: PaperVersion
    number: str
    pages: tuple[int, ...] = ()


class PaperDesk:
    """Papers of the open case. Blocking; runs on the paper worker (the register takes its own turn).

    ``pages`` lays them out to be looked at.
    """

    def __init__(
        self,
        filler: Filler,
        register: Register,
        opened_folder: Path,
        clock: Callable[[], datetime],
        print_room: PrintRoom | None = None,
    ) -> None:
        self._print_room = print_room or PrintRoom()
        self.pages = PageDesk(filler, register, clock)
        self._filler = filler
        self._register = register
        self._opened_folder = opened_folder
        self._clock = clock

    def make_ready(self) -> None:
        """The clerk is about to print: start what takes long to start. Returns at once."""
        warm_up(stored_settings(self._register).engine)

    def print_forms(self, case: Case, office: Office, wish: PrintOrder) -> HandedOut:
        """Every form of one case; see :meth:`print_visit`."""
        return self.print_visit([case], office, wish)

    def print_visit(self, cases: Sequence[Case], office: Office, wish: PrintOrder) -> HandedOut:
        """Check, keep, print and enter in the ledger every form of these cases; none is sent if one may not be.

        In a visit of several dossiers a form that is out already is not printed again, unless a reason is given or
        its pages are named.

        Raises:
            StillOpen: a required field is empty or facts disagree and nobody overruled it.
            PaperRefused: a produced paper is not what was typed.
            ReasonNeeded: a version was printed before and no reason is given.
            NoSuchPages: the wished pages are not on the papers.
            CounterError: the printer refused; the ledger says so.
        """
        whole = [one for case in cases for one in self._kept(case, office)]
        kept = _wished(whole, wish.pages)
        if not wish.reason.strip() and len(cases) > 1 and not wish.pages:
            kept = [one for one in kept if not self._was_printed(one.version)]
        if not kept or (not wish.reason.strip() and any(self._was_printed(one.version) for one in kept)):
            raise ReasonNeeded
        is_packet = len(whole) > 1
        entries = [self._send(one, wish, one.form.copies if is_packet else 1) for one in kept]
        self._register.papers.remember_printer(FORM_PAPER, wish.printer)
        for dossier_id in dict.fromkeys(one.version.dossier_id for one in kept):
            self._register.dossiers.set_state(dossier_id, DossierState.PRINTED)
        notes = [one.produced.note for one in kept]
        return HandedOut(tuple(entries), _notes(*dict.fromkeys(notes), self._print_room.note_about(wish.printer)))

    def _send(self, kept: _Kept, wish: PrintOrder, times: int) -> PrintEntry:
        job = replace(
            office_job(stored_settings(self._register), wish.printer, f"{kept.form.title} {kept.number}"),
            copies=wish.copies * times,
            duplex=kept.form.duplex if wish.duplex is None else wish.duplex,
            pages=kept.pages,
        )
        reason = _reason(wish.reason, job.pages)
        return print_in_ledger(
            self._register, self._print_room, kept.version, kept.produced.pages, job, FORM_PAPER, reason
        )

    def print_test_page(self) -> str:
        """Print the page with rulers, moved as forms are moved; returns the printer's name. Not in the ledger."""
        name = self.printer_for()
        job = office_job(stored_settings(self._register), name, "Trang thử máy in")
        words = f"Dịch sang phải {job.right_mm:g} mm, xuống dưới {job.down_mm:g} mm."
        self._print_room.send(RulerPage(name, words, f"{self._today():%d/%m/%Y}"), job)
        return name

    def save_pdf(self, cases: Sequence[Case], office: Office, target: Path) -> HandedOut:
        """Write the checked papers as one PDF where the clerk said; whole or not at all."""
        kept = [one for case in cases for one in self._kept(case, office)]
        write_whole(target, joined([one.produced.pdf for one in kept]))
        entries = tuple(self._enter(one.version, "pdf") for one in kept)
        return HandedOut(entries, _notes(*dict.fromkeys(one.produced.note for one in kept)))

    def open_docx(self, case: Case, office: Office) -> list[Path]:
        """Write each checked DOCX into the private folder that is wiped at the next start; returns their paths."""
        self._opened_folder.mkdir(parents=True, exist_ok=True)
        written = []
        for one in self._kept(case, office):
            target = self._opened_folder / file_name(case, one.form, one.version.version, "docx")
            write_whole(target, one.produced.docx)
            self._enter(one.version, "docx")
            written.append(target)
        return written

    def is_reprint(self, case: Case, office: Office) -> bool:
        """Whether exactly such a paper went to the printer before, so that printing it again needs a reason."""
        if case.dossier is None:
            return False
        for order in self.pages.orders(case, office):
            latest = self._register.papers.latest(case.dossier.id, order.form.id)
            if latest is not None and latest.answers_hash == hash_of(order) and self._was_printed(latest):
                return True
        return False

    def ledger(self, dossier_id: DossierId) -> list[PrintEntry]:
        """Every print, save and opening of this dossier's papers, oldest first."""
        return self._register.papers.prints(dossier_id)

    def settle(self, case: Case, office: Office, entry: PrintEntry, *, came_out: bool) -> bool:
        """The clerk says whether an uncertain print came out of the printer.

        Returns whether the dossier counts as printed by that: its forms came out and nothing was changed since.
        """
        self._register.papers.set_outcome(entry.id, PrintOutcome.SENT if came_out else PrintOutcome.FAILED)
        if (
            not came_out
            or entry.what != FORM_PAPER
            or not all(self._is_out(entry.dossier_id, order) for order in self.pages.orders(case, office))
        ):
            return False
        self._register.dossiers.set_state(entry.dossier_id, DossierState.PRINTED)
        return True

    def _is_out(self, dossier_id: DossierId, order: Order) -> bool:
        """Whether the paper of this order, as of the day it was made, has come out of a printer."""
        latest = self._register.papers.latest(dossier_id, order.form.id)
        if latest is None or hash_of(replace(order, signed_on=latest.made_at.date())) != latest.answers_hash:
            return False
        sent = (entry for entry in self.ledger(dossier_id) if entry.outcome is PrintOutcome.SENT)
        return any(entry.paper_id == latest.id and entry.what == FORM_PAPER for entry in sent)

    def printers(self) -> list[PrinterFacts]:
        """The printers of this PC."""
        return self._print_room.known()

    def printer_for(self, paper: str = FORM_PAPER) -> str:
        """The printer used last for this kind of paper; else the system's default; empty when there is none."""
        return self._print_room.choose(self._register.papers.printer_for(paper))

    def _kept(self, case: Case, office: Office) -> list[_Kept]:
        """Every form made, checked and stored as a version; nothing is stored unless all may leave."""
        if case.dossier is None:
            raise StillOpen("hồ sơ chưa có gì.")
        asked = {spec.id: spec.label for form in case.packet for spec in form.fields()}
        half_typed = next((field_id for field_id in case.unfinished if field_id in asked), None)
        if half_typed is not None:
            raise StillOpen(f"«{asked[half_typed]}» đang gõ dở.")
        concerns = packet_concerns(case.packet, case.answers, case.dossier.overrides)
        for concern in concerns:
            if concern.is_open:
                raise StillOpen(concern.sentence)
        if not case.packet:
            raise NoFormHere
        engine = stored_settings(self._register).engine
        made = [(order.form, self._filler.produce(order, engine)) for order in self.pages.orders(case, office)]
        dossier = case.dossier
        return [
            _Kept(form, produced, self._keep(dossier.id, form, produced), dossier.number) for form, produced in made
        ]

    def _keep(self, dossier_id: DossierId, form: FormSpec, produced: Produced) -> PaperVersion:
        return self._register.papers.add_version(
            dossier_id, form.id, produced.docx, produced.answers_hash, produced.template_hash, produced.page_count
        )

    def _was_printed(self, version: PaperVersion) -> bool:
        return any(
            entry.paper_id == version.id and entry.what == FORM_PAPER and entry.outcome is not PrintOutcome.FAILED
            for entry in self.ledger(version.dossier_id)
        )

    def _enter(self, version: PaperVersion, what: str) -> PrintEntry:
        return self._register.papers.log_print(version.id, version.dossier_id, what, 1, "", PrintOutcome.SAVED, "")

    def _today(self) -> date:
        return self._clock().date()


def _wished(kept: list[_Kept], typed: str) -> list[_Kept]:
    """The forms that have pages the clerk asked for, with their own numbers; all of them when none were named."""
    wanted = pages_named(typed, sum(one.produced.page_count for one in kept))
    if not wanted:
        return kept
    found, before = [], 0
    for one in kept:
        count = one.produced.page_count
        pages = tuple(page - before for page in wanted if before <= page < before + count)
        if pages:
            found.append(replace(one, pages=pages))
        before += count
    return found


def _reason(reason: str, pages: tuple[int, ...]) -> str:
    """The ledger tells which sheets came out when not all did."""
    only = f"chỉ trang {', '.join(str(page + 1) for page in pages)}" if pages else ""
    return "; ".join(filter(None, (reason.strip(), only)))


def _notes(*notes: str) -> str:
    return " ".join(filter(None, notes))
