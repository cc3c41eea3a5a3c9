# SPDX-License-Identifier: GPL-3.0-or-later
"""Those who work at the counter: who may sit down and how, who is added, whose PIN is set anew.

The list begins with the name on the first-start page. As long as it holds one person without a PIN, nobody is asked
anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from counter_app.casework.rights import require
from counter_app.domain.errors import BadInput, CounterError
from counter_app.domain.roles import Colleague, OnDuty, Right, Role, Who
from counter_app.domain.text import clean
from counter_app.storage.register import Register

PIN_DIGITS = re.compile(r"[0-9]{4,8}")
_RUNS = ("01234567890", "09876543210")


class NoPinYet(CounterError):
    """Somebody without a PIN, where the counter is locked by PINs."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} chưa có PIN nên chưa vào thay được. Những gì đang làm vẫn còn nguyên; nhờ người có PIN vào Cài "
            "đặt (F11), phần Người làm việc tại quầy, đặt PIN."
        )


class LastOfThem(CounterError):
    """The counter would be left without an official."""

    def __init__(self) -> None:
        super().__init__(
            "Đây là cán bộ cuối cùng còn làm việc tại quầy nên chưa cho nghỉ hay đổi vai được. Chưa có gì thay đổi; "
            "hãy thêm cán bộ khác trước."
        )


@dataclass(frozen=True)
class NewColleague:
    """What was typed about somebody."""

    name: str
    role: Role
    organisation: str = ""


class PeopleDesk:
    """The office's people. Blocking; runs on the register's worker. ``usual_name``: the name in the settings."""

    def __init__(self, register: Register, usual_name: Callable[[], str]) -> None:
        self._register, self._usual_name = register, usual_name

    def all(self) -> list[Colleague]:
        """Everybody; the name on the first-start page becomes the first line when it is first asked for."""
        people = self._register.people.all()
        usual = self._usual_name().strip()
        if people or not usual:
            return people
        return [self._register.people.add(usual, Role.CLERK)]

    def at_work(self) -> list[Colleague]:
        """Those who may sit down, in the order of their number keys; nobody is entered by asking."""
        return [one for one in self._register.people.all() if one.active]

    def on_duty(self, day: date) -> list[OnDuty]:
        """Who is on duty on a day, those who still work here."""
        return [one for one in self._register.duties.between(day, day) if one.colleague.active]

    def sit_down(self, clerk_id: int, pin: str) -> Who:
        """Take the chair.

        Raises:
            WrongPin, StillBarred: see the store.
            NoPinYet: an official without a PIN beside one who has one.
        """
        people = self.at_work()
        chosen = _of(people, clerk_id)
        if not chosen.has_pin and chosen.role is not Role.VOLUNTEER and any(one.has_pin for one in people):
            raise NoPinYet(chosen.name)
        return self._register.people.check_pin(clerk_id, pin).who

    def sit_down_by_code(self, clerk_id: int, code: str, new_pin: str) -> Who:
        """Whoever holds the recovery code of the register sets the PIN anew: the way back for a forgotten one.

        Raises:
            CodeMistyped, WrongCode: it is not the code of this register.
            BadInput: the new PIN is none.
        """
        chosen, pin = _of(self.at_work(), clerk_id), checked_pin(new_pin)
        self._register.prove_code(code)
        self._register.people.set_pin(chosen.id, pin)
        return chosen.who

    def add(self, by: Who, told: NewColleague) -> Colleague:
        """Somebody new.

        Raises:
            NotYours: a volunteer may not, and only a leader names another leader.
            BadInput: the name is none. NameTaken: it is in the list.
        """
        require(by, Right.SET)
        if told.role is Role.LEADER and _has_leader(self.all()):
            require(by, Right.RESET_PIN)
        self.all()
        return self._register.people.add(_checked_name(told.name), told.role, _words(told.organisation))

    def change(self, by: Who, clerk_id: int, told: NewColleague) -> Colleague:
        """Another name, role or organisation.

        Raises:
            NotYours, BadInput, NameTaken: see ``add``. LastOfThem: no official would be left.
        """
        require(by, Right.SET)
        people = self.all()
        known = _of(people, clerk_id)
        if Role.LEADER in {known.role, told.role} and known.role is not told.role and _has_leader(people):
            require(by, Right.RESET_PIN)  # or a clerk would make himself one and reset whatever he likes
        if told.role is Role.VOLUNTEER:
            _refuse_the_last(people, known)
        return self._register.people.change(clerk_id, _checked_name(told.name), told.role, _words(told.organisation))

    def set_active(self, by: Who, clerk_id: int, active: bool) -> None:
        """Somebody leaves the counter, or comes back.

        Raises:
            NotYours: a volunteer may not. LastOfThem: no official would be left.
        """
        require(by, Right.SET)
        people = self.all()
        if not active:
            _refuse_the_last(people, _of(people, clerk_id))
        self._register.people.set_active(clerk_id, active)

    def set_pin(self, by: Who, clerk_id: int, pin: str) -> None:
        """A PIN, or another one: one's own, the first of somebody, or (by a leader) anybody's; empty for none.

        Raises:
            NotYours: somebody else's PIN, and no leader.
            BadInput: not a PIN.
        """
        chosen = _of(self.all(), clerk_id)
        if chosen.id != by.id and chosen.has_pin:
            require(by, Right.RESET_PIN)
        elif chosen.id != by.id:
            require(by, Right.SET)
        self._register.people.set_pin(clerk_id, checked_pin(pin) if pin else "")

    def follow_setting(self, before: str, now: str) -> None:
        """The name on the settings page was changed: the same person goes on under the new one."""
        people = self._register.people.all()
        known = next((one for one in people if one.name == before), None)
        if known is not None and now.strip() and all(one.name != now for one in people):
            self._register.people.change(known.id, _checked_name(now), known.role, known.organisation)


def sits_first(people: Sequence[Colleague], usual_name: str) -> Who | None:
    """Who sits at the counter when the window opens; None when somebody has to say it is her, by PIN."""
    officials = [one for one in people if one.role is not Role.VOLUNTEER]
    if any(one.has_pin for one in officials):
        return None
    usual = [one for one in officials if one.name == usual_name.strip()]
    return (usual or officials)[0].who if officials else Who(usual_name)


def checked_pin(typed: str) -> str:
    """The PIN.

    Raises:
        BadInput: not four to eight digits, or digits anybody would try first.
    """
    pin = typed.strip()
    if not PIN_DIGITS.fullmatch(pin):
        raise BadInput("PIN là 4 đến 8 chữ số. Chưa có gì thay đổi; xin gõ lại.")
    if len(set(pin)) == 1 or any(pin in run for run in _RUNS):
        raise BadInput("PIN này quá dễ đoán (chữ số giống nhau hoặc liền nhau). Chưa có gì thay đổi; xin chọn số khác.")
    return pin


def _of(people: Sequence[Colleague], clerk_id: int) -> Colleague:
    found = next((one for one in people if one.id == clerk_id), None)
    if found is None:
        raise BadInput("Không còn người này trong danh sách. Chưa có gì thay đổi; xin chọn lại.")
    return found


def _has_leader(people: Sequence[Colleague]) -> bool:
    return any(one.role is Role.LEADER and one.active for one in people)


def _refuse_the_last(people: Sequence[Colleague], leaving: Colleague) -> None:
    officials = {one.id for one in people if one.active and one.role is not Role.VOLUNTEER}
    if officials == {leaving.id}:
        raise LastOfThem


def _checked_name(typed: str) -> str:
    cleaned = clean(typed)
    if cleaned.problem:
        raise BadInput(cleaned.problem)
    if not cleaned.text:
        raise BadInput("Chưa ghi tên. Chưa có gì thay đổi; xin gõ họ và tên.")
    return cleaned.text


def _words(typed: str) -> str:
    return clean(typed).text
