# SPDX-License-Identifier: GPL-3.0-or-later
"""The board's questions: which dossiers, in which order, how many; and that none of them reads everything."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from counter_app.clock import VIET_NAM
from counter_app.domain.board import BoardCounts, BoardFilter
from counter_app.domain.dossier import DossierId, DossierState
from counter_app.domain.life import Entry
from counter_app.domain.stages import Action, Stage
from counter_app.storage.lives import Delivery
from counter_app.storage.register import Register
from tests.storage.conftest import TurnableClock

USUAL = (Action.SIGN, Action.RECEIVE, Action.APPRAISE, Action.APPROVE, Action.SEAL, Action.RETURN)


def _dossier(register: Register, clock: TurnableClock, steps: int, due: datetime | None = None) -> DossierId:
    """A printed dossier that went so many of the usual steps."""
    dossier_id = register.dossiers.begin("1.004873", "to-khai", "2024-06-06").id
    register.dossiers.save_answers(dossier_id, {"nguoi_yeu_cau.ho_ten": "Trần Đình Thọ"}, None, "typing")
    register.dossiers.set_state(dossier_id, DossierState.PRINTED)
    facts = {"channel": "direct", "collector": "owner"} | ({"due": due.isoformat()} if due else {})
    for action in USUAL[:steps]:
        register.lives.act(dossier_id, Entry(action, clock(), "Lê Thị Nghiệm", "", facts))
    return dossier_id


def test_the_board_shows_what_is_due_first(register: Register, clock: TurnableClock) -> None:
    now = clock()
    later = _dossier(register, clock, 2, now + timedelta(days=3))
    sooner = _dossier(register, clock, 3, now + timedelta(hours=1))
    waits = _dossier(register, clock, 0)
    _dossier(register, clock, 6, now)
    lines = register.board.lines(BoardFilter.OPEN)
    assert [line.id for line in lines] == [sooner, later, waits]
    assert lines[0].minutes_left(now) == 60
    assert lines[0].next_step is Action.APPROVE
    assert lines[0].person == "Trần Đình Thọ"


def test_who_came_first_goes_first_among_those_due_together(register: Register, clock: TurnableClock) -> None:
    due = clock() + timedelta(hours=2)
    ids = [_dossier(register, clock, 2, due) for _ in range(3)]
    assert [line.id for line in register.board.lines(BoardFilter.AT_WORK)] == ids


@pytest.mark.parametrize(
    ("shown", "steps"),
    [(BoardFilter.TO_SIGN, 0), (BoardFilter.AT_WORK, 2), (BoardFilter.TO_RETURN, 5), (BoardFilter.DONE_TODAY, 6)],
)
def test_each_filter_shows_its_own(register: Register, clock: TurnableClock, shown: BoardFilter, steps: int) -> None:
    ids = {steps: _dossier(register, clock, steps) for steps in (0, 2, 5, 6)}
    assert [line.id for line in register.board.lines(shown)] == [ids[steps]]


def test_what_is_late_is_told_until_it_is_returned(register: Register, clock: TurnableClock) -> None:
    late = _dossier(register, clock, 2, clock() - timedelta(minutes=1))
    _dossier(register, clock, 6, clock() - timedelta(minutes=1))
    assert [line.id for line in register.board.lines(BoardFilter.OVERDUE)] == [late]


def test_a_received_dossier_waits_for_the_number_of_the_province(register: Register, clock: TurnableClock) -> None:
    waiting, entered = _dossier(register, clock, 2), _dossier(register, clock, 2)
    number = Entry(Action.NOTE_OFFICIAL_NUMBER, clock(), "", "", {"official_number": "H56.34.21-261124-0001"})
    register.lives.act(entered, number)
    assert [line.id for line in register.board.lines(BoardFilter.NO_OFFICIAL_NUMBER)] == [waiting]
    assert register.board.line(entered).official_number == "H56.34.21-261124-0001"


def test_the_counters_are_those_of_today(register: Register, clock: TurnableClock) -> None:
    for steps in (0, 2, 6):
        _dossier(register, clock, steps, clock() - timedelta(minutes=1))
    assert register.board.counts() == BoardCounts(2, 1, 1, 1, 2)
    clock.turn(days=1)
    assert register.board.counts() == BoardCounts(0, 0, 1, 1, 2)


def test_discarded_dossiers_leave_the_board(register: Register, clock: TurnableClock) -> None:
    dossier_id = _dossier(register, clock, 0)
    register.dossiers.set_state(dossier_id, DossierState.DISCARDED)
    assert register.board.lines(BoardFilter.OPEN) == []


def test_tomorrow_is_seen_today(register: Register, clock: TurnableClock) -> None:
    tomorrow = clock() + timedelta(days=1)
    dossier_id = _dossier(register, clock, 2, tomorrow)
    register.lives.note_delivery(dossier_id, Delivery(village="Thôn Yên Mỹ"))
    found = register.board.due_between(tomorrow.date(), tomorrow.date())
    assert [(line.id, line.village, line.stage) for line in found] == [(dossier_id, "Thôn Yên Mỹ", Stage.RECEIVED)]
    assert register.board.due_between(date(2020, 1, 1), date(2020, 1, 2)) == []


def test_a_line_of_a_dossier_that_is_not_there(register: Register) -> None:
    with pytest.raises(LookupError):
        register.board.line(DossierId(7))


@pytest.mark.parametrize("shown", BoardFilter)
def test_no_filter_reads_the_whole_table(register: Register, shown: BoardFilter) -> None:
    condition = register.board._condition(shown).compile(compile_kwargs={"literal_binds": True})
    sql = f"EXPLAIN QUERY PLAN SELECT dossier_id FROM handling WHERE {condition}"
    with register._file.transaction() as session:
        plan = " ".join(str(row) for row in session.connection().exec_driver_sql(sql))
    assert "SCAN handling" not in plan


def test_office_time_is_what_the_board_speaks(register: Register, clock: TurnableClock) -> None:
    due = datetime(2026, 11, 30, 17, 0, tzinfo=VIET_NAM)
    assert register.board.line(_dossier(register, clock, 2, due)).due == due
