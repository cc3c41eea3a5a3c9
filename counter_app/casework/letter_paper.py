# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter on paper: laid out to be looked at, and printed by the same checked way as every form.

One that goes with a dossier stands in that dossier's ledger; one written by hand keeps its paper with itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.casework.filling import Filler, Order, Preview, Produced
from counter_app.casework.ledger import print_in_ledger
from counter_app.casework.open_letter import OpenLetter
from counter_app.casework.print_room import PrintRoom, office_job, stored_settings
from counter_app.domain.dossier import DossierId, PaperVersion
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FieldSpec, FormSpec
from counter_app.domain.journey import printed_answers, visible_fields
from counter_app.domain.office import Office
from counter_app.storage.register import Register

LETTER_PAPER = "letter"
"""The kind of paper under which the printer is remembered."""


class LetterLacks(CounterError):
    """The letter cannot be printed yet; ``field_id`` is where to go on."""

    def __init__(self, spec: FieldSpec, *, is_half_typed: bool) -> None:
        self.field_id = spec.id
        what = f"«{spec.label}» đang gõ dở" if is_half_typed else f"còn thiếu «{spec.label}»"
        super().__init__(f"Chưa in được thư: {what}. Lời thư vẫn được lưu; xin ghi rồi in.")


@dataclass(frozen=True)
class PrintedLetter:
    """What went to the printer."""

    title: str
    copies: int
    printer: str


class LetterPaper:
    """Lays out and prints. Blocking; runs on the paper worker."""

    def __init__(
        self,
        filler: Filler,
        register: Register,
        clock: Callable[[], datetime],
        print_room: PrintRoom | None = None,
    ) -> None:
        self._filler, self._register, self._clock = filler, register, clock
        self._print_room = print_room or PrintRoom()

    def preview(self, form: FormSpec, answers: Mapping[str, str], office: Office) -> Preview:
        """The page as it will print."""
        return self._filler.preview(self._order(form, answers, office))

    def print(self, opened: OpenLetter, office: Office) -> PrintedLetter:
        """Check, keep and print a letter in as many copies as its form wants.

        Raises:
            LetterLacks: something it must say is not there.
            PaperRefused: what was made is not what was written.
            CounterError: the printer refused.
        """
        form, asked = opened.form, {spec.id: spec for spec in visible_fields(opened.form, opened.answers)}
        for field_id in opened.unfinished:
            if field_id in asked:
                raise LetterLacks(asked[field_id], is_half_typed=True)
        for spec in opened.gaps:
            raise LetterLacks(spec, is_half_typed=False)
        settings = stored_settings(self._register)
        produced = self._filler.produce(self._order(form, opened.answers, office), settings.engine)
        printer = self._print_room.choose(self._register.papers.printer_for(LETTER_PAPER))
        usual = office_job(settings, printer, " ".join(filter(None, (form.title, opened.number))))
        job = replace(usual, copies=form.copies, duplex=form.duplex)
        dossier_id = opened.letter.dossier_id
        if dossier_id is None:
            self._print_room.send(produced.pages, job)
        else:
            kept = self._version(dossier_id, form, produced)
            print_in_ledger(self._register, self._print_room, kept, produced.pages, job, form.id)
        self._register.letters.note_printed(opened.letter.id, produced.docx, job.copies)
        self._register.papers.remember_printer(LETTER_PAPER, printer)
        return PrintedLetter(form.title, job.copies, printer)

    def _order(self, form: FormSpec, answers: Mapping[str, str], office: Office) -> Order:
        return Order(form, printed_answers(form, answers), office, signed_on=self._clock().date())

    def _version(self, dossier_id: DossierId, form: FormSpec, made: Produced) -> PaperVersion:
        return self._register.papers.add_version(
            dossier_id, form.id, made.docx, made.answers_hash, made.template_hash, made.page_count
        )
