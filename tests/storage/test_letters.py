# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters and visits in the register: offered once, kept whole, counted after their words are gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counter_app.domain.dossier import DossierId
from counter_app.domain.letters import LetterState
from counter_app.domain.life import Entry
from counter_app.domain.stages import Action
from counter_app.storage.letters import NewLetter
from counter_app.storage.refusals import DetailsErased
from counter_app.storage.register import Register
from tests.storage.conftest import TurnableClock as Clock

DEATH = "1.000656"
WORDS = {"nguoi_chet.ho_ten": "Đặng Văn Tuất", "doan_1": "Lời riêng của xã"}


def sealed(register: Register, clock: Clock, code: str = DEATH) -> DossierId:
    dossier_id = register.dossiers.begin(code, "", "").id
    due = (clock() + timedelta(hours=4)).isoformat()
    register.lives.act(dossier_id, Entry(Action.RECEIVE_BROUGHT, clock(), "", facts={"channel": "direct", "due": due}))
    for action in (Action.APPRAISE, Action.APPROVE, Action.SEAL):
        register.lives.act(dossier_id, Entry(action, clock(), ""))
    return dossier_id


def new(dossier_id: DossierId | None, event: str = "death") -> NewLetter:
    return NewLetter(event, "thu-chia-buon-tu-tran", "2020-03-05", dossier_id, "Lê Thị Thử")  # type: ignore[arg-type]


def test_a_letter_is_offered_until_it_is_written_or_declined(register: Register, clock: Clock) -> None:
    dossier_id, since = sealed(register, clock), clock() - timedelta(days=1)
    letters = register.letters
    assert [line.id for line in letters.unwritten("death", {DEATH}, since)] == [dossier_id]
    assert letters.unwritten("birth", {"1.001193"}, since) == []
    letter = letters.begin(new(dossier_id), WORDS)
    assert letters.unwritten("death", {DEATH}, since) == []
    assert letters.begin(new(dossier_id), {}).id == letter.id, "never two letters for one event"
    assert letters.load(letter.id).answers == WORDS
    other = sealed(register, clock)
    letters.decline(new(other))
    assert letters.unwritten("death", {DEATH}, since) == []
    assert [one.state for one in letters.of_dossier(other)] == [LetterState.DECLINED]


def test_a_declined_draft_keeps_no_words(register: Register, clock: Clock) -> None:
    dossier_id = sealed(register, clock)
    letter = register.letters.begin(new(dossier_id), WORDS)
    register.letters.decline(new(dossier_id))
    assert register.letters.load(letter.id).answers == {}


def test_results_returned_long_ago_and_dossiers_in_time_are_not_offered(register: Register, clock: Clock) -> None:
    dossier_id = sealed(register, clock)
    returned = Entry(Action.RETURN, clock(), "", facts={"channel": "direct", "collector": "owner"})
    since = clock() - timedelta(days=1)
    assert register.letters.unwritten_late("late", since) == []
    clock.now += timedelta(hours=5)
    assert [line.id for line in register.letters.unwritten_late("late", since)] == [dossier_id]
    register.lives.act(dossier_id, returned)
    assert register.letters.unwritten("death", {DEATH}, clock() - timedelta(days=1)) != []
    assert register.letters.unwritten("death", {DEATH}, clock() + timedelta(days=1)) == []


def test_a_result_that_came_late_is_still_offered_an_apology_and_one_that_waited_is_not(
    register: Register, clock: Clock
) -> None:
    late, waited, in_time = (sealed(register, clock) for _ in range(3))
    begun, since = clock(), clock() - timedelta(days=30)
    returned = {"channel": "direct", "collector": "owner"}
    register.lives.act(in_time, Entry(Action.RETURN, clock(), "", facts=returned))
    register.lives.act(waited, Entry(Action.NOTE_NOT_COLLECTED, clock(), ""))
    clock.now += timedelta(hours=5)
    register.lives.act(late, Entry(Action.SEND_BY_VILLAGE_HEAD, clock(), ""))
    assert [line.id for line in register.letters.unwritten_late("late", since)] == [late]
    register.lives.act(late, Entry(Action.CONFIRM_DELIVERED, clock(), "", facts=returned))
    register.lives.act(waited, Entry(Action.COLLECT, clock(), "", facts=returned))
    assert [line.id for line in register.letters.unwritten_late("late", since)] == [late]
    assert register.letters.unwritten_late("late", begun + timedelta(days=1)) == []


def test_what_a_letter_says_goes_with_the_dossier_and_the_count_stays(register: Register, clock: Clock) -> None:
    dossier_id = sealed(register, clock)
    letter = register.letters.begin(new(dossier_id), WORDS)
    register.letters.note_printed(letter.id, b"docx", 2)
    register.erase_details(dossier_id)
    kept = register.letters.load(letter.id)
    assert (kept.answers, kept.state, kept.copies, kept.erased) == ({}, LetterState.PRINTED, 2, True)
    with pytest.raises(DetailsErased):
        register.letters.save(letter.id, WORDS)


def test_a_letter_by_hand_is_erased_alone(register: Register) -> None:
    letter = register.letters.begin(new(None, "fire"), WORDS)
    again = register.letters.begin(new(None, "fire"), WORDS)
    assert again.id != letter.id, "two houses may burn"
    register.erase_letters(letter.id)
    assert register.letters.load(letter.id).answers == {}
    assert register.letters.load(again.id).answers == WORDS


def test_dossiers_of_one_visit_stand_in_the_order_they_were_taken_up(register: Register) -> None:
    first = register.dossiers.begin(DEATH, "", "").id
    assert register.visits.together_with(first) == (first,)
    second = register.dossiers.begin("1.014028", "", "", beside=first).id
    third = register.dossiers.begin("1.001731", "", "", beside=second).id
    for one in (first, second, third):
        assert register.visits.together_with(one) == (first, second, third)
    register.erase_details(second)
    assert register.visits.together_with(first) == (first, third)
