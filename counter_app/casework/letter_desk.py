# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters of congratulation, condolence and apology: offered where a plan grants them, written from the dossier.

Which procedure announces which event stands in the catalogue (``occasions``), not here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta

from counter_app.casework.handling import Handled, HandlingDesk
from counter_app.casework.open_letter import LetterOffer, LetterShelf, OpenLetter
from counter_app.casework.print_room import stored_settings
from counter_app.casework.process_papers import process_facts
from counter_app.casework.service_day import ServiceDay
from counter_app.catalog.catalog import Catalog
from counter_app.catalog.customs import Customs
from counter_app.domain.board import BoardLine
from counter_app.domain.dossier import DossierId
from counter_app.domain.form import FormSpec
from counter_app.domain.journey import visible_fields
from counter_app.domain.kinds import kind_of
from counter_app.domain.letters import Letter, LetterId, LetterState, right_to
from counter_app.domain.life import Life
from counter_app.domain.occasions import LetterOccasion, first_answers
from counter_app.domain.office import Office
from counter_app.domain.stages import Action, Stage
from counter_app.storage.letters import LATE, RESULT_THERE, NewLetter
from counter_app.storage.register import Register

OFFERED_FOR = timedelta(days=30)
"""How long after the result was returned a letter is still offered."""


class LetterDesk:
    """Offers and writes. Blocking; runs on the register's worker."""

    def __init__(
        self,
        register: Register,
        catalog: Catalog,
        handling: HandlingDesk,
        customs: Callable[[], Customs],
        day: Callable[[], ServiceDay],
        clock: Callable[[], datetime],
    ) -> None:
        self._register, self._catalog, self._handling = register, catalog, handling
        self._customs, self._day, self._clock = customs, day, clock

    def shelf(self) -> LetterShelf:
        """Everything: what waits to be written, what is being written, what was printed lately."""
        since = self._clock() - OFFERED_FOR
        letters, occasions = self._register.letters, self._customs().occasions
        offers = [offer for occasion in occasions.values() for offer in self._offers_of(occasion, since)]
        return LetterShelf(
            tuple(sorted(offers, key=lambda offer: offer.line.id)),
            tuple(self._opened(letter) for letter in letters.in_state(LetterState.DRAFT)),
            tuple(self._opened(letter) for letter in letters.in_state(LetterState.PRINTED, since)),
            tuple((event, occasion.title) for event, occasion in occasions.items() if occasion.announced != "late"),
        )

    def offer_for(self, dossier_id: DossierId) -> LetterOffer | None:
        """The letter that waits to go with this dossier now: its own event first, then the apology for being late."""
        handled = self._handling.look(dossier_id)
        settled = {letter.event for letter in self._register.letters.of_dossier(dossier_id) if _is_settled(letter)}
        occasions = self._customs().occasions.values()
        for occasion in sorted(occasions, key=lambda one: one.announced == "late"):
            if occasion.event not in settled and self._is_announced(occasion, handled):
                offer = self._offer(occasion, self._register.board.line(dossier_id))
                if offer is not None:
                    return offer
        return None

    def write(self, offer: LetterOffer, office: Office) -> OpenLetter:
        """Begin the letter from what the dossier tells, or go on with the one begun before."""
        handled = self._handling.look(offer.line.id)
        occasion, form = self._customs().occasions[offer.event], self._form(offer.form_id)
        case, today = handled.case, self._today()
        asked = {spec.id: spec for one in case.packet for spec in visible_fields(one, case.answers)}
        if handled.life.done_at is not None:
            occasion = occasion.once_done()
        told = first_answers(form, occasion, asked, case.answers, _result_day(handled.life, today), today)
        facts = dict(process_facts(form.id, handled, office, self._clock()))
        answers = _understood(form, facts, today) | told
        return self._opened(self._register.letters.begin(self._new(offer, office), answers))

    def begin(self, event: str, office: Office) -> OpenLetter:
        """A letter for an event the clerk heard of."""
        occasion = self._customs().occasions[event]
        right = right_to(self._day().schemes, occasion.event, None, self._today(), usual=occasion.letter, always=True)
        form = self._form(right.form_id if right else occasion.letter)
        answers = first_answers(form, occasion, {}, {}, self._today(), self._today())
        answers |= _understood(form, {"nguoi_ky.ho_ten": office.signatory}, self._today())
        version = form.effective_from.isoformat()
        return self._opened(
            self._register.letters.begin(NewLetter(occasion.event, form.id, version, None, office.clerk), answers)
        )

    def open(self, letter_id: LetterId) -> OpenLetter:
        """A letter as it was left."""
        return self._opened(self._register.letters.load(letter_id))

    def keep(self, letter_id: LetterId, answers: Mapping[str, str]) -> datetime:
        """Keep what it says now; returns when."""
        return self._register.letters.save(letter_id, answers)

    def decline(self, offer: LetterOffer, office: Office) -> None:
        """No letter here; it is not offered again."""
        self._register.letters.decline(self._new(offer, office))

    def put_away(self, letter_id: LetterId) -> None:
        """A letter begun is not to be sent after all."""
        self._register.letters.put_away(letter_id)

    def erase(self, letter_id: LetterId) -> None:
        """Take away what a letter says; that it was sent stays counted."""
        self._register.erase_letters(letter_id)

    def _offers_of(self, occasion: LetterOccasion, since: datetime) -> Iterator[LetterOffer]:
        letters = self._register.letters
        if occasion.announced == "late":
            lines = letters.unwritten_late(occasion.event, since)
        elif occasion.procedures:
            lines = letters.unwritten(occasion.event, occasion.procedures, since)
        else:
            return
        for line in lines:
            offer = self._offer(occasion, line)
            if offer is not None:
                yield offer

    def _offer(self, occasion: LetterOccasion, line: BoardLine) -> LetterOffer | None:
        procedure = self._catalog.procedures.get(line.procedure_code)
        always = stored_settings(self._register).letters_always
        right = right_to(
            self._day().schemes, occasion.event, procedure, self._today(), usual=occasion.letter, always=always
        )
        return LetterOffer(occasion.event, occasion.title, right.form_id, right.source, line) if right else None

    def _is_announced(self, occasion: LetterOccasion, handled: Handled) -> bool:
        life, now = handled.life, self._clock()
        there = life.stage in RESULT_THERE or (
            life.stage is Stage.RETURNED and life.returned_at is not None and life.returned_at >= now - OFFERED_FOR
        )
        if occasion.announced == "late":
            done = now if life.stage in LATE else life.done_at if there else None
            return life.due is not None and done is not None and life.due < done
        return there and handled.case.procedure.code in occasion.procedures

    def _new(self, offer: LetterOffer, office: Office) -> NewLetter:
        version = self._form(offer.form_id).effective_from.isoformat()
        return NewLetter(offer.event, offer.form_id, version, offer.line.id, office.clerk)

    def _opened(self, letter: Letter) -> OpenLetter:
        form = self._catalog.form(letter.form_id, version=letter.form_version)
        occasion = self._customs().occasions.get(letter.event)
        number = "" if letter.dossier_id is None else self._register.board.line(letter.dossier_id).number
        return OpenLetter(letter, form, occasion.title if occasion else form.title, number)

    def _form(self, form_id: str) -> FormSpec:
        return self._catalog.form(form_id, on=self._today())

    def _today(self) -> date:
        return self._clock().date()


def _is_settled(letter: Letter) -> bool:
    return letter.state is not LetterState.DRAFT


def _result_day(life: Life, today: date) -> date:
    """The day the result was sealed: the one that stands on it."""
    sealed = [life.history[place].at.date() for place in life.effective if life.history[place].action is Action.SEAL]
    return sealed[-1] if sealed else today


def _understood(form: FormSpec, facts: Mapping[str, str], today: date) -> dict[str, str]:
    """Facts in a clerk's words, as far as the letter has their fields and they can be read."""
    read = {
        spec.id: kind_of(spec.kind).read(facts[spec.id], spec, today).value
        for spec in form.fields()
        if facts.get(spec.id)
    }
    return {field_id: value for field_id, value in read.items() if value}
