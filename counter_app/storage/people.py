# SPDX-License-Identifier: GPL-3.0-or-later
"""Those who work at the counter: their names and PINs. Every method is one durable transaction.

A wrong try is counted before the PIN is looked at, so that a cut of power forgets none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from counter_app.domain.errors import CounterError
from counter_app.domain.roles import Colleague, Role
from counter_app.storage.events import record
from counter_app.storage.moments import office_moment
from counter_app.storage.people_tables import ClerkRow
from counter_app.storage.pins import LONGEST_WAIT, hashed, matches, wait_after
from counter_app.storage.register_file import RegisterFile


class NameTaken(CounterError):
    """Two people with one name could not be told apart on a paper."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Đã có người tên «{name}» trong danh sách. Chưa có gì thay đổi; xin ghi thêm chữ để phân biệt, hoặc cho "
            "người cũ làm việc lại."
        )


class WrongPin(CounterError):
    """``wait_s``: seconds in which nobody may try again; 0 when one may at once."""

    def __init__(self, wait_s: int) -> None:
        self.wait_s = wait_s
        next_try = f"Chờ {wait_s} giây rồi gõ lại." if wait_s else "Gõ lại được ngay."
        super().__init__(f"PIN không đúng. {next_try} Những gì đang làm vẫn còn nguyên.")


class StillBarred(CounterError):
    """Too many wrong tries before; this one was not even looked at."""

    def __init__(self, wait_s: int) -> None:
        self.wait_s = wait_s
        super().__init__(f"Gõ sai PIN nhiều lần: chờ {wait_s} giây nữa rồi gõ lại. Những gì đang làm vẫn còn nguyên.")


@dataclass(frozen=True)
class _Try:
    kept: str
    wait_s: int


class PeopleStore:
    """The office's list of people."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def all(self) -> list[Colleague]:
        """Everybody ever named, those who work now first, in the order they came."""
        with self._file.transaction() as session:
            asked = select(ClerkRow).order_by(col(ClerkRow.active).desc(), col(ClerkRow.id))
            return [colleague_of(row) for row in session.exec(asked)]

    def add(self, name: str, role: Role, organisation: str = "", title: str = "") -> Colleague:
        """Somebody new, without a PIN.

        Raises:
            NameTaken: the name is in the list already.
        """
        composed = unicodedata.normalize("NFC", name)
        with self._file.transaction() as session:
            _refuse_if_taken(session, composed)
            now = office_moment(self._clock())
            whose = unicodedata.normalize("NFC", organisation)
            row = ClerkRow(name=composed, role=role.value, title=title, organisation=whose, since=now)
            session.add(row)
            session.flush()
            record(session, now, "people", None, what="added")
            return colleague_of(row)

    def change(self, clerk_id: int, name: str, role: Role, organisation: str) -> Colleague:
        """Another name, role or organisation. What was done under the old name keeps it.

        Raises:
            NameTaken: somebody else has this name.
        """
        composed = unicodedata.normalize("NFC", name)
        with self._file.transaction() as session:
            row = clerk_row(session, clerk_id)
            if row.name != composed:
                _refuse_if_taken(session, composed)
            row.name, row.role = composed, role.value
            row.organisation = unicodedata.normalize("NFC", organisation)
            record(session, self._clock(), "people", None, what="changed")
            return colleague_of(row)

    def set_active(self, clerk_id: int, active: bool) -> None:
        """Somebody leaves the counter (stays in every count), or comes back."""
        with self._file.transaction() as session:
            clerk_row(session, clerk_id).active = active
            record(session, self._clock(), "people", None, what="active" if active else "inactive")

    def set_pin(self, clerk_id: int, pin: str) -> None:
        """Another PIN; empty for none. Wrong tries are forgotten."""
        kept = hashed(pin) if pin else ""
        with self._file.transaction() as session:
            row = clerk_row(session, clerk_id)
            row.pin, row.wrong_tries, row.barred_until = kept, 0, None
            record(session, self._clock(), "people", None, what="pin_set" if pin else "pin_removed")

    def check_pin(self, clerk_id: int, pin: str) -> Colleague:
        """Whoever types this PIN is that person.

        Raises:
            WrongPin: it is another one.
            StillBarred: nobody may try yet.
        """
        tried = self._count_try(clerk_id)
        if tried.kept and not matches(pin, tried.kept):
            raise WrongPin(tried.wait_s)
        with self._file.transaction() as session:
            row = clerk_row(session, clerk_id)
            row.wrong_tries, row.barred_until = 0, None
            return colleague_of(row)

    def _count_try(self, clerk_id: int) -> _Try:
        with self._file.transaction() as session:
            row = clerk_row(session, clerk_id)
            now = office_moment(self._clock())
            if row.barred_until is not None and row.barred_until - now > LONGEST_WAIT:
                # The clock was set back: the wait begins anew, or it would last as long as the clock was wrong.
                row.barred_until = now + wait_after(row.wrong_tries)
            if row.barred_until is not None and row.barred_until > now:
                barred = StillBarred(_seconds(row.barred_until, now))
            else:
                row.wrong_tries += 1
                wait = wait_after(row.wrong_tries)
                row.barred_until = now + wait if wait else None
                return _Try(row.pin, int(wait.total_seconds()))
        raise barred


def colleague_of(row: ClerkRow) -> Colleague:
    """A row as the other rooms know it; the PIN's hash stays here."""
    return Colleague(row.id or 0, row.name, Role(row.role), row.title, row.organisation, bool(row.pin), row.active)


def clerk_row(session: Session, clerk_id: int) -> ClerkRow:
    """One of the list.

    Raises:
        LookupError: nobody has this id.
    """
    row = session.get(ClerkRow, clerk_id)
    if row is None:
        raise LookupError(f"no clerk {clerk_id}")
    return row


def _refuse_if_taken(session: Session, name: str) -> None:
    if session.exec(select(ClerkRow.id).where(ClerkRow.name == name)).first() is not None:
        raise NameTaken(name)


def _seconds(until: datetime, now: datetime) -> int:
    return max(1, round((until - now).total_seconds()))
