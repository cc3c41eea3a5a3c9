# SPDX-License-Identifier: GPL-3.0-or-later
"""A week once issued is kept as issued; what counts differently since stands beside it, with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from counter_app.casework.issuing import (
    AlreadyIssued,
    EquationBroken,
    NotBegun,
    NotIssued,
    ReasonMissing,
    refuse_broken,
)
from counter_app.casework.service_day import OfficeDays
from counter_app.casework.tally_desk import TallyDesk
from counter_app.catalog.layers import shipped_layer
from counter_app.clock import VIET_NAM
from counter_app.domain.life import Entry
from counter_app.domain.periods import read_period
from counter_app.domain.stages import Action
from counter_app.domain.tally import Tally
from counter_app.domain.tally_text import tally_as_text, tally_of_text
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.lives import Service
from counter_app.storage.many import WholeDossier
from counter_app.storage.refusals import RegisterDamaged
from counter_app.storage.register import Register
from tests.casework.living_counter import Watch
from tests.casework.sample_orders import catalog

WEEK = read_period("2026-W48")
CLERK = "Lê Thị Nghiệm"


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIET_NAM)


def _received(at: str, channel: str = "direct") -> WholeDossier:
    entries = tuple(
        Entry(action, _at(at), CLERK, facts={"channel": channel})
        for action in (Action.MAKE_READY, Action.SIGN, Action.RECEIVE)
    )
    return WholeDossier("1.004873", "", "", _at(at), {}, entries, Service(sector="Hộ tịch"))


@pytest.fixture
def watch() -> Watch:
    return Watch(_at("2026-11-27T16:30"))


@pytest.fixture
def register(tmp_path: Path, watch: Watch) -> Iterator[Register]:
    opened = Register.open(tmp_path / "register", AccountUnlock(), watch)
    opened.enter_many([_received("2026-11-25T09:00"), _received("2026-11-26T09:00", "online")])
    yield opened
    opened.close()


@pytest.fixture
def desk(register: Register, watch: Watch) -> TallyDesk:
    settings = Settings(commune="xã Bùi La Nhân")
    return TallyDesk(register, catalog(), OfficeDays(lambda: [shipped_layer()]), lambda: settings, watch)


def _received_in(tally: Tally) -> object:
    total = tally.table("official").total
    return total and total.cells["received"]


def test_what_was_issued_stays_and_what_came_later_stands_beside_it(
    desk: TallyDesk, register: Register, watch: Watch
) -> None:
    issued = desk.issue(WEEK, CLERK)
    assert (issued.issued_at, _received_in(issued)) == (watch.now, 2)
    assert desk.changes_since_issue(WEEK) == []
    register.enter_many([_received("2026-11-27T16:50")])
    watch.now = _at("2026-11-30T08:00")
    changes = {(one.table_id, one.row_key, one.column_id): (one.was, one.now) for one in desk.changes_since_issue(WEEK)}
    assert changes["official", "Hộ tịch", "received"] == (2, 3)
    assert changes["days", "2026-11-27", "received"] == (0, 1)
    adjusted = desk.adjust(WEEK, "nhận thêm sau giờ chốt", CLERK)
    assert _received_in(adjusted) == 2
    assert {one.reason for one in adjusted.corrections} == {"nhận thêm sau giờ chốt"}
    assert {one.at for one in adjusted.corrections} == {watch.now}
    assert desk.changes_since_issue(WEEK) == []
    found = desk.issued(WEEK)
    assert found
    assert (found.tally, found.clerk) == (adjusted, CLERK)


def test_a_number_that_went_back_is_adjusted_back(desk: TallyDesk, register: Register, watch: Watch) -> None:
    desk.issue(WEEK, CLERK)
    register.lives.act(register.dossiers.recent()[0].id, Entry(Action.UNDO, watch.now, CLERK, "nhận nhầm"))
    desk.adjust(WEEK, "nhận nhầm", CLERK)
    register.enter_many([_received("2026-11-26T09:00", "online")])
    last = {one.column_id: one for one in desk.changes_since_issue(WEEK) if one.table_id == "official"}
    assert (last["online"].was, last["online"].now) == (0, 1)


def test_issuing_twice_early_or_adjusting_without_reason_or_issue_is_refused(desk: TallyDesk) -> None:
    with pytest.raises(NotIssued):
        desk.changes_since_issue(WEEK)
    with pytest.raises(NotBegun):
        desk.issue(read_period("2026-W49"), CLERK)
    desk.issue(WEEK, CLERK)
    with pytest.raises(AlreadyIssued):
        desk.issue(WEEK, "Phan Văn Đạt")
    with pytest.raises(ReasonMissing):
        desk.adjust(WEEK, "  ", CLERK)


def test_a_table_that_does_not_add_up_is_not_issued(desk: TallyDesk) -> None:
    tally = desk.count(WEEK)
    official = tally.table("official")
    assert official.total
    wrong = replace(official, total=replace(official.total, cells={**official.total.cells, "online": 9}))
    with pytest.raises(EquationBroken, match=r"\(3\) = \(4\) \+ \(5\) \+ \(6\)"):
        refuse_broken(replace(tally, tables=(wrong,)))


def test_issued_text_that_was_changed_shows(desk: TallyDesk, register: Register) -> None:
    desk.issue(WEEK, CLERK)
    with register._file.bare() as raw:
        raw.execute("UPDATE issued_tally SET cells = replace(cells, 'Hộ tịch', 'Đất đai')")
    with pytest.raises(RegisterDamaged):
        desk.issued(WEEK)


def test_a_tally_is_read_back_from_its_text_word_for_word(desk: TallyDesk) -> None:
    tally = desk.count(WEEK)
    assert tally_of_text(tally_as_text(tally)) == tally


def test_weeks_that_wait_are_those_that_are_due_hold_work_and_are_not_issued(
    desk: TallyDesk, register: Register, watch: Watch
) -> None:
    register.enter_many([_received("2026-11-16T09:00"), _received("2026-12-02T09:00")])
    assert desk.unissued_weeks(_at("2026-11-26T10:00")) == [read_period("2026-W47")]
    assert desk.unissued_weeks(watch.now) == [read_period("2026-W47"), WEEK]
    desk.issue(read_period("2026-W47"), CLERK)
    watch.now = _at("2026-12-15T10:00")
    assert desk.unissued_weeks(watch.now) == [WEEK, read_period("2026-W49")]
