# SPDX-License-Identifier: GPL-3.0-or-later
"""A first dossier that is never stored: SQLAlchemy makes its statements at their first use, 90 ms of Python.

Done before the clerk types, so that the first key is not the one that waits. Nothing of it reaches the file: all stores
write into one transaction that is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count

from sqlmodel import Session

from counter_app.domain.dossier import DossierState, Step
from counter_app.domain.signing import Finger, SigningMode
from counter_app.storage.dossiers import DossierStore
from counter_app.storage.person_index import MAIN_NAME
from counter_app.storage.register_file import RegisterFile

_PAUSES = (timedelta(microseconds=1), timedelta(seconds=1))
"""Between two writes: what changes, and so the statement, is not the same."""
_NAME, _NUMBER = "Nguyễn Văn A", "000000000000"


class _TakenBack(Exception):
    """The rehearsal is over."""


class _Stage(RegisterFile):
    """Stands for the register's file: every transaction is a part of one that will be taken back."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """As the file's own, but nothing is stored; rows are read anew by the next, as they would be."""
        yield self._session
        self._session.flush()
        self._session.expunge_all()


def rehearse(file: RegisterFile, clock: Callable[[], datetime]) -> None:
    """Write a dossier as a clerk's first keys do, then take it back."""
    try:
        with file.transaction() as session:
            stage = _Stage(session)
            for pause in _PAUSES:
                times = (clock() + number * pause for number in count())
                _write(DossierStore(stage, times.__next__))
            raise _TakenBack
    except _TakenBack:
        return


def _write(store: DossierStore) -> None:
    store.begin("0", "a", "0", {"b": "0"})
    dossier_id = store.begin("0", "a", "0").id
    store.mark_open(dossier_id, "a")
    store.save_ticks(dossier_id, {}, False)
    store.save_ticks(dossier_id, {"a": True, "b": False}, True)
    store.save_questions(dossier_id, {"a": "b"})
    for name, field in ((_NAME, MAIN_NAME), (f"{_NAME} B", "a"), (f"{_NAME} B", "a")):
        store.save_answers(dossier_id, {MAIN_NAME: name, "a": _NUMBER}, field, Step.TYPING)
        store.save_answers(dossier_id, {MAIN_NAME: name, "a": None}, field, Step.TYPING)
    store.save_signing(dossier_id, SigningMode.SIGNATURE, "", (_NAME,), Finger.RIGHT_INDEX)
    store.set_state(dossier_id, DossierState.SET_ASIDE)
