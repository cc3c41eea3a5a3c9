# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of a dossier: the usual way, the ways beside it, and every way a machine can think of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from counter_app.domain.life import Entry, Life, NotNow, digest_of, link, replay
from counter_app.domain.stages import NEXT_STEP, RULES, Action, Stage

on = datetime.fromisoformat
"""A moment of office time."""
MORNING = on("2026-11-25T08:00")
DUE = "2026-11-30T17:00:00"
EVERYTHING = {
    "due": DUE,
    "channel": "direct",
    "collector": "owner",
    "reason": "after_cut_off",
    "official_number": "H56.34.21-251120-0001",
}


def entry(action: Action, minutes: int = 0, note: str = "đã nói với người nộp", **facts: str) -> Entry:
    """An action with all it may need."""
    return Entry(action, MORNING + timedelta(minutes=minutes), "clerk-1", note, EVERYTHING | facts)


def lived(*actions: Action) -> Life:
    """The life after these actions, a minute apart."""
    return replay(entry(action, minute) for minute, action in enumerate(actions))


USUAL = (
    Action.MAKE_READY,
    Action.SIGN,
    Action.RECEIVE,
    Action.APPRAISE,
    Action.APPROVE,
    Action.SEAL,
    Action.RETURN,
)


def test_the_usual_way_leads_from_writing_to_the_citizens_hand() -> None:
    life = lived(*USUAL)
    assert life.stage is Stage.RETURNED
    assert life.received_at == MORNING + timedelta(minutes=2)
    assert life.returned_at == MORNING + timedelta(minutes=6)
    assert life.due == life.first_due == on(DUE)


@pytest.mark.parametrize("count", range(1, len(USUAL)))
def test_enter_always_offers_the_usual_next_action(count: int) -> None:
    life = lived(*USUAL[:count])
    assert life.next_step is USUAL[count]
    assert life.next_step in life.allowed()


@pytest.mark.parametrize("action", [action for action in Action if RULES[action].sources < frozenset(Stage)])
def test_an_action_out_of_its_stage_changes_nothing_and_says_so(action: Action) -> None:
    elsewhere = next(stage for stage in Stage if stage not in RULES[action].sources)
    with pytest.raises(NotNow, match="Hồ sơ chưa đổi"):
        replace(Life(), stage=elsewhere).act(entry(action))


@pytest.mark.parametrize("action", [action for action in Action if RULES[action].needs])
def test_an_action_without_what_it_needs_is_refused(action: Action) -> None:
    stage = next(iter(RULES[action].sources))
    life = replace(lived(*USUAL[:3]), stage=stage, due=on(DUE))
    with pytest.raises(NotNow):
        life.act(Entry(action, MORNING, "clerk-1"))


def test_missing_papers_send_it_back_where_it_was() -> None:
    life = lived(Action.MAKE_READY, Action.SIGN, Action.NOTE_MISSING)
    assert life.stage is Stage.PAPERS_MISSING
    assert life.act(entry(Action.PAPERS_CAME)).stage is Stage.SIGNED


def test_the_clock_stops_while_papers_are_awaited() -> None:
    waiting = lived(*USUAL[:3], Action.REQUEST_SUPPLEMENT)
    assert waiting.due is None
    assert waiting.waits[0].until is None
    again = waiting.act(entry(Action.SUPPLEMENT_CAME, 90, due="2026-12-02T17:00:00"))
    assert again.stage is Stage.RECEIVED
    assert again.due == on("2026-12-02T17:00")
    assert again.first_due == on(DUE)
    assert again.waits[0].until == MORNING + timedelta(minutes=90)


def test_an_apology_moves_the_date_once_and_only_before_it_has_passed() -> None:
    life = lived(*USUAL[:4])
    later = life.act(entry(Action.EXTEND, due="2026-12-04T17:00:00"))
    assert later.due == on("2026-12-04T17:00")
    assert later.stage is life.stage
    with pytest.raises(NotNow, match="một lần"):
        later.act(entry(Action.EXTEND, due="2026-12-09T17:00:00"))
    with pytest.raises(NotNow, match="sau hạn cũ"):
        life.act(entry(Action.EXTEND, due=DUE))
    with pytest.raises(NotNow, match="quá hạn"):
        life.act(replace(entry(Action.EXTEND, due="2026-12-09T17:00:00"), at=on("2026-11-30T17:01")))


def test_the_ordinary_way_is_noted_once_with_its_reason_and_moment() -> None:
    life = lived(*USUAL[:3], Action.MOVE_TO_ORDINARY)
    assert life.ordinary == "after_cut_off"
    assert life.ordinary_at == MORNING + timedelta(minutes=3)
    assert Action.MOVE_TO_ORDINARY not in life.allowed()


@pytest.mark.parametrize(
    ("way", "channel"), [(Action.SEND_BY_POST, "post"), (Action.SEND_BY_VILLAGE_HEAD, "village_head")]
)
def test_a_result_carried_home_is_returned_when_it_arrived(way: Action, channel: str) -> None:
    life = lived(*USUAL[:6], way)
    assert life.returned_at is None
    arrived = life.act(Entry(Action.CONFIRM_DELIVERED, MORNING, "clerk-1", facts={"collector": "owner"}))
    assert arrived.stage is Stage.RETURNED
    assert arrived.channel_out == channel


def test_a_result_nobody_collected_can_still_be_collected() -> None:
    assert lived(*USUAL[:6], Action.NOTE_NOT_COLLECTED, Action.COLLECT).stage is Stage.RETURNED


@pytest.mark.parametrize("sent", [Action.SEND_BY_POST, Action.SEND_BY_VILLAGE_HEAD])
def test_the_office_is_done_when_the_result_leaves_its_hands_not_when_it_arrives(sent: Action) -> None:
    life = lived(*USUAL[:6], sent, Action.CONFIRM_DELIVERED)
    assert life.done_at == MORNING + timedelta(minutes=6)
    assert life.returned_at == MORNING + timedelta(minutes=7)


def test_a_result_left_lying_is_done_and_one_that_was_handed_over_by_mistake_is_not() -> None:
    left = lived(*USUAL[:6], Action.NOTE_NOT_COLLECTED, Action.COLLECT)
    assert left.done_at == MORNING + timedelta(minutes=6)
    assert lived(*USUAL, Action.UNDO).done_at is None


def test_only_what_was_received_can_be_done() -> None:
    assert lived(Action.MAKE_READY, Action.REFUSE).done_at is None
    assert lived(*USUAL[:3], Action.WITHDRAW).done_at == MORNING + timedelta(minutes=3)
    assert lived(*USUAL[:3]).received_by == "clerk-1"


def test_undoing_takes_the_last_action_back_and_keeps_its_trace() -> None:
    life = lived(*USUAL[:5], Action.UNDO)
    assert life.stage is Stage.APPRAISED
    assert [one.action for one in life.history] == [*USUAL[:5], Action.UNDO]
    assert life.act(entry(Action.UNDO)).stage is Stage.RECEIVED
    with pytest.raises(NotNow, match="Không có bước nào"):
        Life().act(entry(Action.UNDO))


def test_every_stage_can_be_reached_and_every_open_one_left() -> None:
    reachable = {Stage.WRITING} | {rule.to for rule in RULES.values() if rule.to is not None}
    assert reachable == set(Stage)
    assert all(stage in NEXT_STEP or stage.is_over or stage is Stage.WRITING for stage in Stage)


def test_a_changed_past_shows_in_the_chain() -> None:
    first = entry(Action.MAKE_READY)
    for changed in (
        replace(first, who="clerk-2"),
        replace(first, at=first.at + timedelta(seconds=1)),
        replace(first, note="khác"),
        replace(first, facts={}),
        replace(first, action=Action.SIGN),
    ):
        assert link("", 7, changed) != link("", 7, first)
    assert link("x", 7, first) != link("", 7, first) != link("", 8, first)


def test_the_chain_holds_when_the_words_of_a_note_were_erased() -> None:
    told = entry(Action.NOTE_MISSING, note="thiếu giấy chứng sinh của cháu")
    erased = replace(told, note="")
    assert link("", 7, erased, digest_of(told.note)) == link("", 7, told)


class AnyLife(RuleBasedStateMachine):
    """Whatever is tried in whatever order, the life stays possible and its history tells it."""

    @initialize()
    def begin(self) -> None:
        self.life = Life()
        self.minutes = 0

    @rule(action=st.sampled_from(Action), days=st.integers(0, 9), note=st.sampled_from(["", "lý do"]))
    def try_it(self, action: Action, days: int, note: str) -> None:
        self.minutes += 1
        due = (on(DUE) + timedelta(days=days)).isoformat()
        told = Entry(action, MORNING + timedelta(minutes=self.minutes), "clerk-1", note, EVERYTHING | {"due": due})
        before = self.life
        try:
            self.life = before.act(told)
        except NotNow:
            assert before == self.life
            return
        assert action in before.allowed()
        if action is not Action.UNDO and RULES[action].to is not None:
            assert self.life.stage is RULES[action].to

    @invariant()
    def history_tells_the_same(self) -> None:
        assert replay(self.life.history) == self.life

    @invariant()
    def no_impossible_state(self) -> None:
        life = self.life
        assert (life.received_at is not None) >= life.stage.is_received
        assert (life.returned_at is not None) == (life.stage is Stage.RETURNED)
        assert (life.stage is Stage.SUPPLEMENT_REQUESTED) <= (life.due is None)
        assert not (life.extended and life.first_due is None)
        assert sum(wait.until is None for wait in life.waits) <= 1
        assert bool(life.allowed())


AnyLife.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestAnyLife = AnyLife.TestCase
