# SPDX-License-Identifier: GPL-3.0-or-later
"""The lives of dossiers: every action one durable transaction, appended and chained, never changed.

How a dossier stands (``handling``) is written anew from its whole history at each action.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from counter_app.domain.dossier import DossierId
from counter_app.domain.life import Entry, Life, digest_of, link, replay
from counter_app.domain.stages import Action
from counter_app.storage.events import record
from counter_app.storage.life_tables import DeliveryRow, HandlingRow, LifeEntryRow, LifeNoteRow
from counter_app.storage.moments import office_moment
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import dossier_row, put
from counter_app.storage.spot import StepDone, follow_steps
from counter_app.storage.tables import EventRow
from counter_app.storage.word_index import note_words


@dataclass(frozen=True)
class Service:
    """What was decided and given, as it is counted. Traits, grants: codes in alphabetical order."""

    sector: str = ""
    written_by: str = ""
    helped_for: tuple[str, ...] = ()
    inside_scheme: bool = False
    same_day: bool = False
    receipt: bool = False
    granted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Delivery:
    """Where the result goes and who took it; ``collector_id_number`` as the clerk read it from the card."""

    village: str = ""
    phone: str = ""
    collector: str = ""
    collector_id_number: str = ""


class LifeStore:
    """What was done with each dossier."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def of(self, dossier_id: DossierId) -> Life:
        """The life of one dossier.

        Raises:
            LookupError: no such dossier.
        """
        with self._file.transaction() as session:
            dossier_row(session, dossier_id)
            return life_of(session, dossier_id)

    def act(self, dossier_id: DossierId, entry: Entry, step: StepDone | None = None) -> Life:
        """Do one action; ``step``: which of the four it is, and whether it is done at the counter.

        Raises:
            NotNow: it does not fit; nothing was changed.
            DetailsErased: the dossier's details are gone.
        """
        with self._file.transaction() as session:
            dossier_row(session, dossier_id, to_write=True)
            life = append(session, dossier_id, entry)
            follow_steps(session, dossier_id, life, step)
            return life

    def note_service(self, dossier_id: DossierId, service: Service) -> None:
        """Keep what was decided and given."""
        with self._file.transaction() as session:
            write_service(session, dossier_id, service)

    def service(self, dossier_id: DossierId) -> Service:
        """What was decided and given."""
        with self._file.transaction() as session:
            row = handling_row(session, dossier_id)
            return Service(
                row.sector,
                row.written_by,
                tuple(row.helped_for.split()),
                row.inside_scheme,
                row.same_day,
                row.receipt,
                tuple(row.granted.split()),
            )

    def note_delivery(self, dossier_id: DossierId, delivery: Delivery) -> None:
        """Keep where the result goes, or who took it; the village is searched for."""
        with self._file.transaction() as session:
            dossier_row(session, dossier_id, to_write=True)
            told = {
                "village": delivery.village,
                "phone": delivery.phone,
                "collector": delivery.collector,
                "collector_id_number": delivery.collector_id_number,
            }
            put(session, DeliveryRow, ("dossier_id",), {"dossier_id": dossier_id, **told})
            note_words(session, dossier_id)

    def delivery(self, dossier_id: DossierId) -> Delivery:
        """Where the result goes, and who took it; empty when nothing was noted or it was erased."""
        with self._file.transaction() as session:
            row = session.get(DeliveryRow, dossier_id)
            return Delivery(row.village, row.phone, row.collector, row.collector_id_number) if row else Delivery()

    def first_altered(self) -> DossierId | None:
        """The first dossier whose history does not follow from itself, or whose last action is missing; None if whole.

        A history cut short at its end shows too: each action is also in the register's chain of events.
        """
        with self._file.transaction() as session:
            ends = _ends_by_events(session)
            chain, before = "", 0
            asked = select(LifeEntryRow).order_by(col(LifeEntryRow.dossier_id), col(LifeEntryRow.position))
            for row in session.exec(asked.execution_options(yield_per=1000)):
                if row.dossier_id != before:
                    if ends.pop(before, chain) != chain:
                        return DossierId(before)
                    chain, before = "", row.dossier_id
                if row.chain != link(chain, before, _entry(row, ""), row.note_digest):
                    return DossierId(before)
                chain = row.chain
            if ends.pop(before, chain) != chain:
                return DossierId(before)
        return DossierId(min(ends)) if ends else None


def _ends_by_events(session: Session) -> dict[int, str]:
    """Where each history must end, as the register's own chain of events tells it."""
    asked = select(EventRow.dossier_id, EventRow.facts).where(EventRow.kind == "life").order_by(col(EventRow.id))
    told = session.exec(asked.execution_options(yield_per=1000))
    return {dossier_id: json.loads(facts)["chain"] for dossier_id, facts in told if dossier_id is not None}


def life_of(session: Session, dossier_id: int) -> Life:
    """The life a dossier's rows tell; words that were erased are read as a dash."""
    asked = select(LifeEntryRow).where(LifeEntryRow.dossier_id == dossier_id).order_by(col(LifeEntryRow.position))
    rows = session.exec(asked).all()
    notes = session.exec(select(LifeNoteRow).where(LifeNoteRow.dossier_id == dossier_id)).all()
    words = {note.entry_id: note.note for note in notes}
    return replay(_entry(row, words.get(row.id or 0, "—" if row.note_digest != _NO_NOTE else "")) for row in rows)


def append(session: Session, dossier_id: int, entry: Entry) -> Life:
    """One more action inside the transaction of the work it tells of."""
    asked = select(LifeEntryRow.chain).where(LifeEntryRow.dossier_id == dossier_id)
    last = session.exec(asked.order_by(col(LifeEntryRow.position).desc()).limit(1)).first()
    return append_all(session, dossier_id, [entry], life_of(session, dossier_id), last or "")


def append_all(
    session: Session, dossier_id: int, entries: Iterable[Entry], life: Life | None = None, chain: str = ""
) -> Life:
    """Several actions in a row, after a life whose chain ended so; a new life where nothing is said."""
    life = life or Life()
    for told in entries:
        entry = in_office_time(told)
        life = life.act(entry)
        row = LifeEntryRow(**entry_after(chain, dossier_id, len(life.history), entry))
        chain = row.chain
        session.add(row)
        if entry.note:
            session.flush()
            session.add(LifeNoteRow(entry_id=row.id or 0, dossier_id=dossier_id, note=entry.note))
        _settle(session, dossier_id, life, entry)
        record(session, entry.at, "life", dossier_id, action=entry.action.value, chain=chain)
    return life


def write_service(session: Session, dossier_id: int, service: Service) -> None:
    """Keep what was decided and given, inside the transaction of the work it tells of."""
    row = handling_row(session, dossier_id)
    for name, value in served(service).items():
        setattr(row, name, value)


def handling_row(session: Session, dossier_id: int) -> HandlingRow:
    """How a dossier stands.

    Raises:
        LookupError: no such dossier.
    """
    row = session.get(HandlingRow, dossier_id)
    if row is None:
        raise LookupError(f"no dossier {dossier_id}")
    return row


def entry_after(chain: str, dossier_id: int, position: int, entry: Entry) -> dict[str, Any]:
    """The columns of the action that follows a history whose chain ended so."""
    return {
        "dossier_id": dossier_id,
        "position": position,
        "action": entry.action.value,
        "at": entry.at,
        "who": entry.who,
        "facts": json.dumps(dict(entry.facts), sort_keys=True, ensure_ascii=False),
        "note_digest": digest_of(entry.note),
        "chain": link(chain, dossier_id, entry),
    }


def standing(life: Life) -> dict[str, Any]:
    """How a dossier stands after its history, as the columns of ``handling``."""
    ended = life.history[-1].at if life.history and life.stage.is_over else None
    return {
        "stage": life.stage.value,
        "received_at": life.received_at,
        "received_by": life.received_by,
        "returned_at": life.returned_at,
        "done_at": life.done_at,
        "ordinary_at": life.ordinary_at,
        "due_at": life.due,
        "first_due_at": life.first_due,
        "closed_at": ended,
        "extended": life.extended,
        "ordinary": life.ordinary,
        "channel_in": life.channel_in,
        "channel_out": life.channel_out,
        "official_number": life.official_number,
    }


def served(service: Service) -> dict[str, Any]:
    """What was decided and given, as the columns of ``handling``."""
    told = {name: getattr(service, name) for name in ("sector", "written_by", "inside_scheme", "same_day", "receipt")}
    codes = {"helped_for": " ".join(sorted(service.helped_for)), "granted": " ".join(sorted(service.granted))}
    return told | codes


def _settle(session: Session, dossier_id: int, life: Life, entry: Entry) -> None:
    row = handling_row(session, dossier_id)
    for name, value in standing(life).items():
        setattr(row, name, value)
    row.clerk = entry.who or row.clerk


def in_office_time(entry: Entry) -> Entry:
    """The same action, its moments as the register keeps them."""
    facts = dict(entry.facts)
    if facts.get("due"):
        facts["due"] = office_moment(datetime.fromisoformat(facts["due"])).isoformat()
    return replace(entry, at=office_moment(entry.at), facts=facts)


def _entry(row: LifeEntryRow, note: str) -> Entry:
    return Entry(Action(row.action), row.at, row.who, note, json.loads(row.facts))


_NO_NOTE = digest_of("")
