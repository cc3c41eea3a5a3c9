# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may sit down, who may change the list, and whose PIN may be set by whom."""

from __future__ import annotations

import pytest

from counter_app.casework.people_desk import LastOfThem, NewColleague, NoPinYet, PeopleDesk, sits_first
from counter_app.casework.rights import NotYours, require
from counter_app.domain.errors import BadInput
from counter_app.domain.roles import Colleague, Right, Role, Who
from counter_app.storage import pins
from counter_app.storage.people import WrongPin
from counter_app.storage.refusals import WrongCode
from tests.casework.conftest import Office
from tests.people import LONG_NAME, NFD_TYPED

CLERK, VOLUNTEER = Who("Lê Thị Thử"), Who("Sáng", Role.VOLUNTEER)


@pytest.fixture(autouse=True)
def _quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "COST", 2**4)


@pytest.fixture
def desk(counter_office: Office) -> PeopleDesk:
    return PeopleDesk(counter_office.register, lambda: "Lê Thị Thử")


def with_leader(desk: PeopleDesk) -> tuple[Colleague, Colleague, Who]:
    """The usual clerk, and a leader with a PIN who sits at the counter."""
    leader = desk.add(CLERK, NewColleague("H'Bluê Niê Kdăm", Role.LEADER))
    desk.set_pin(CLERK, leader.id, "4071")
    return desk.all()[0], leader, desk.sit_down(leader.id, "4071")


def test_an_office_with_one_clerk_is_asked_nothing(desk: PeopleDesk) -> None:
    assert desk.at_work() == []
    assert sits_first(desk.at_work(), "Lê Thị Thử") == Who("Lê Thị Thử")
    (first,) = desk.all()
    assert (first.name, first.role) == ("Lê Thị Thử", Role.CLERK)
    assert sits_first(desk.at_work(), "Lê Thị Thử") == first.who


def test_nobody_is_entered_while_the_office_has_not_said_a_name(counter_office: Office) -> None:
    assert PeopleDesk(counter_office.register, str).all() == []


def test_names_are_cleaned_and_empty_ones_refused(desk: PeopleDesk) -> None:
    told = desk.add(CLERK, NewColleague(f"  {NFD_TYPED.name}\u200b ", Role.VOLUNTEER, " Đoàn  Thanh niên "))
    assert (told.name, told.organisation) == ("Nguyễn Thị Thuỷ Ngữ", "Đoàn Thanh niên")
    assert desk.add(CLERK, NewColleague(LONG_NAME.name, Role.CLERK)).name == LONG_NAME.name
    with pytest.raises(BadInput):
        desk.add(CLERK, NewColleague("  ", Role.CLERK))


def test_with_a_pin_somewhere_the_window_opens_locked(desk: PeopleDesk) -> None:
    with_leader(desk)
    assert sits_first(desk.at_work(), "Lê Thị Thử") is None


def test_an_official_without_a_pin_does_not_sit_down_beside_one_who_has_one(desk: PeopleDesk) -> None:
    clerk, leader, _ = with_leader(desk)
    with pytest.raises(NoPinYet):
        desk.sit_down(clerk.id, "")
    with pytest.raises(WrongPin):
        desk.sit_down(leader.id, "")
    volunteer = desk.add(CLERK, NewColleague("Sáng", Role.VOLUNTEER))
    assert desk.sit_down(volunteer.id, "").role is Role.VOLUNTEER


def test_a_leader_sets_a_pin_anew_and_a_clerk_does_not(desk: PeopleDesk) -> None:
    clerk, leader, sitting = with_leader(desk)
    desk.set_pin(CLERK, clerk.id, "2580")
    with pytest.raises(NotYours):
        desk.set_pin(desk.all()[0].who, leader.id, "1397")
    desk.set_pin(sitting, clerk.id, "1397")
    assert desk.sit_down(clerk.id, "1397").name == "Lê Thị Thử"
    desk.set_pin(desk.all()[0].who, clerk.id, "2580")
    assert desk.sit_down(clerk.id, "2580").id == clerk.id


def test_a_clerk_cannot_make_himself_a_leader_beside_one(desk: PeopleDesk) -> None:
    clerk, _, sitting = with_leader(desk)
    with pytest.raises(NotYours):
        desk.change(clerk.who, clerk.id, NewColleague(clerk.name, Role.LEADER))
    with pytest.raises(NotYours):
        desk.add(clerk.who, NewColleague("Sáng", Role.LEADER))
    assert desk.change(sitting, clerk.id, NewColleague(clerk.name, Role.LEADER)).role is Role.LEADER


def test_a_forgotten_pin_is_set_anew_with_the_recovery_code(desk: PeopleDesk, counter_office: Office) -> None:
    code = counter_office.register.reissue_code()
    _, leader, _ = with_leader(desk)
    newer = counter_office.register.reissue_code()
    with pytest.raises(WrongCode):
        desk.sit_down_by_code(leader.id, code, "8642")
    with pytest.raises(BadInput):
        desk.sit_down_by_code(leader.id, newer, "12")
    assert desk.sit_down(leader.id, "4071").id == leader.id
    assert desk.sit_down_by_code(leader.id, newer, "8642").id == leader.id
    assert desk.sit_down(leader.id, "8642").role is Role.LEADER


@pytest.mark.parametrize("pin", ["123", "123456789", "12a4", "1111", "1234", "98765", "１２３５", "12 35"])
def test_what_is_no_pin_or_guessed_first_is_refused(desk: PeopleDesk, pin: str) -> None:
    (clerk,) = desk.all()
    with pytest.raises(BadInput):
        desk.set_pin(clerk.who, clerk.id, pin)
    assert not desk.all()[0].has_pin


def test_the_last_official_stays(desk: PeopleDesk) -> None:
    (clerk,) = desk.all()
    desk.add(CLERK, NewColleague("Sáng", Role.VOLUNTEER))
    with pytest.raises(LastOfThem):
        desk.set_active(CLERK, clerk.id, False)
    with pytest.raises(LastOfThem):
        desk.change(CLERK, clerk.id, NewColleague(clerk.name, Role.VOLUNTEER))
    second = desk.add(CLERK, NewColleague("K'Tiêng", Role.CLERK))
    desk.set_active(CLERK, clerk.id, False)
    assert [one.name for one in desk.at_work()] == ["Sáng", "K'Tiêng"]
    with pytest.raises(LastOfThem):
        desk.set_active(CLERK, second.id, False)
    desk.set_active(CLERK, clerk.id, True)
    assert len(desk.at_work()) == 3


def test_a_volunteer_changes_nothing_in_the_list(desk: PeopleDesk) -> None:
    (clerk,) = desk.all()
    with pytest.raises(NotYours):
        desk.add(VOLUNTEER, NewColleague("Ai đó", Role.CLERK))
    with pytest.raises(NotYours):
        desk.set_active(VOLUNTEER, clerk.id, False)
    with pytest.raises(NotYours):
        desk.set_pin(VOLUNTEER, clerk.id, "4071")
    assert [one.name for one in desk.all()] == ["Lê Thị Thử"]


def test_a_name_changed_in_the_settings_is_the_same_person(desk: PeopleDesk) -> None:
    (clerk,) = desk.all()
    desk.follow_setting("Lê Thị Thử", "Lê Thị Thử Nghiệm")
    assert [(one.id, one.name) for one in desk.all()] == [(clerk.id, "Lê Thị Thử Nghiệm")]
    desk.follow_setting("Ai đó", "Sáng")
    assert [one.name for one in desk.all()] == ["Lê Thị Thử Nghiệm"]


@pytest.mark.parametrize("right", Right)
def test_a_refusal_says_whose_it_is_and_what_to_press(right: Right) -> None:
    if VOLUNTEER.may(right):
        require(VOLUNTEER, right)
        return
    with pytest.raises(NotYours, match="F12"):
        require(VOLUNTEER, right)
