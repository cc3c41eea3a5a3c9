# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's people: names that break programs, PINs that are never kept, and waits that nothing shortens."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.roles import Colleague, Role
from counter_app.storage import pins
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.people import NameTaken, StillBarred, WrongPin
from counter_app.storage.recovery_code import new_code
from counter_app.storage.refusals import CodeMistyped, WrongCode
from counter_app.storage.register import Register
from tests.people import PEOPLE
from tests.storage.conftest import TurnableClock

SHIPPED_COST = pins.COST


@pytest.fixture(autouse=True)
def _quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "COST", 2**4)


def leader(register: Register) -> Colleague:
    return register.people.add("Lê Thị Thử", Role.LEADER)


@pytest.mark.parametrize("name", [person.name for person in PEOPLE])
def test_a_name_is_kept_as_it_is_written(register: Register, name: str) -> None:
    added = register.people.add(name, Role.VOLUNTEER, "Đoàn Thanh niên xã")
    assert register.people.all() == [added]
    assert added.name == unicodedata.normalize("NFC", name)
    assert (added.organisation, added.has_pin, added.active) == ("Đoàn Thanh niên xã", False, True)


def test_two_people_never_share_a_name_however_it_is_typed(register: Register) -> None:
    register.people.add("Nguyễn Thị Thuỷ Ngữ", Role.CLERK)
    other = register.people.add("Sáng", Role.CLERK)
    with pytest.raises(NameTaken):
        register.people.add(unicodedata.normalize("NFD", "Nguyễn Thị Thuỷ Ngữ"), Role.CLERK)
    with pytest.raises(NameTaken):
        register.people.change(other.id, "Nguyễn Thị Thuỷ Ngữ", Role.CLERK, "")
    assert register.people.change(other.id, "Sáng", Role.LEADER, "").role is Role.LEADER


def test_who_left_stands_last_and_may_come_back(register: Register) -> None:
    first, second = leader(register), register.people.add("Sáng", Role.CLERK)
    register.people.set_active(first.id, False)
    assert [one.id for one in register.people.all()] == [second.id, first.id]
    register.people.set_active(first.id, True)
    assert [one.active for one in register.people.all()] == [True, True]


def test_a_pin_opens_and_another_does_not(register: Register) -> None:
    clerk = leader(register)
    register.people.set_pin(clerk.id, "4071")
    assert register.people.check_pin(clerk.id, "4071").name == "Lê Thị Thử"
    with pytest.raises(WrongPin):
        register.people.check_pin(clerk.id, "4072")


def test_wrong_pins_make_one_wait_longer_each_time(register: Register, clock: TurnableClock) -> None:
    clerk = leader(register)
    register.people.set_pin(clerk.id, "4071")
    waits = []
    for _ in range(14):
        with pytest.raises(WrongPin) as wrong:
            register.people.check_pin(clerk.id, "0000")
        waits.append(wrong.value.wait_s)
        clock.turn(seconds=waits[-1])
    assert waits[:6] == [0, 0, 5, 10, 20, 40]
    assert waits == sorted(waits)
    assert waits[-1] == 15 * 60


def test_while_one_waits_even_the_right_pin_does_not_open(register: Register, clock: TurnableClock) -> None:
    clerk = leader(register)
    register.people.set_pin(clerk.id, "4071")
    for _ in range(3):
        with pytest.raises(WrongPin):
            register.people.check_pin(clerk.id, "0000")
    with pytest.raises(StillBarred) as barred:
        register.people.check_pin(clerk.id, "4071")
    assert barred.value.wait_s == 5
    clock.turn(seconds=6)
    assert register.people.check_pin(clerk.id, "4071").id == clerk.id
    with pytest.raises(WrongPin) as after:
        register.people.check_pin(clerk.id, "0000")
    assert after.value.wait_s == 0


def test_the_wait_outlives_the_program(tmp_path: Path, clock: TurnableClock) -> None:
    register = Register.open(tmp_path / "register", AccountUnlock(), clock)
    clerk = leader(register)
    register.people.set_pin(clerk.id, "4071")
    for _ in range(3):
        with pytest.raises(WrongPin):
            register.people.check_pin(clerk.id, "0000")
    register.close()
    register = Register.open(tmp_path / "register", AccountUnlock(), clock)
    with pytest.raises(StillBarred):
        register.people.check_pin(clerk.id, "4071")
    register.close()


def test_a_clock_set_back_a_year_does_not_bar_for_a_year(register: Register, clock: TurnableClock) -> None:
    clerk = leader(register)
    register.people.set_pin(clerk.id, "4071")
    for _ in range(3):
        with pytest.raises(WrongPin):
            register.people.check_pin(clerk.id, "0000")
    clock.turn(days=-365)
    with pytest.raises(StillBarred) as barred:
        register.people.check_pin(clerk.id, "4071")
    assert barred.value.wait_s <= pins.LONGEST_WAIT.total_seconds()
    clock.turn(seconds=barred.value.wait_s + 1)
    assert register.people.check_pin(clerk.id, "4071").id == clerk.id


def test_a_new_pin_forgets_the_wrong_tries(register: Register) -> None:
    clerk = leader(register)
    register.people.set_pin(clerk.id, "4071")
    for _ in range(3):
        with pytest.raises(WrongPin):
            register.people.check_pin(clerk.id, "0000")
    register.people.set_pin(clerk.id, "2580")
    assert register.people.check_pin(clerk.id, "2580").has_pin


def test_nothing_that_happened_tells_a_name_or_a_pin(register: Register) -> None:
    clerk = leader(register)
    register.people.set_pin(clerk.id, "4071")
    told = [event for event in register.events.recent() if event.kind == "people"]
    assert [event.facts for event in told] == [{"what": "pin_set"}, {"what": "added"}]


def test_the_recovery_code_is_proved_without_opening_anything(register: Register) -> None:
    code = register.reissue_code()
    register.prove_code(code.lower().replace("-", " "))
    with pytest.raises(WrongCode):
        register.prove_code(next(other for other in iter(new_code, code) if other != code))
    with pytest.raises(CodeMistyped):
        register.prove_code(code[:-1])


@given(pin=st.from_regex(r"[0-9]{4,8}", fullmatch=True), other=st.from_regex(r"[0-9]{4,8}", fullmatch=True))
def test_a_hash_is_of_its_pin_alone_and_never_twice_the_same(pin: str, other: str) -> None:
    kept = pins.hashed(pin)
    assert pins.matches(pin, kept)
    assert pins.matches(other, kept) == (other == pin)
    assert pin not in kept.split("$")
    assert pins.hashed(pin) != kept


def test_the_shipped_cost_is_slow_enough_and_the_first_tries_are_free() -> None:
    assert SHIPPED_COST >= 2**15
    assert pins.wait_after(pins.FREE_TRIES - 1) == timedelta()
    assert pins.wait_after(10_000) == pins.LONGEST_WAIT
