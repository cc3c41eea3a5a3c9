# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever clerks do around the turn of a year, undoing included, both counts agree in every cell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.casework.service_day import OfficeDays
from counter_app.casework.tally_desk import TallyDesk
from counter_app.catalog.layers import shipped_layer
from counter_app.clock import VIET_NAM
from counter_app.domain.life import Entry, Life, NotNow
from counter_app.domain.periods import read_period
from counter_app.domain.signing import SigningMode
from counter_app.domain.stages import Action
from counter_app.domain.tally_tables import DOSSIER_TABLES
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.lives import Service
from counter_app.storage.many import WholeDossier
from counter_app.storage.register import Register
from tests.casework.sample_orders import catalog
from tests.casework.slow_count import SlowCount, dossiers_of

BEGINS = datetime(2026, 12, 27, 22, 0, tzinfo=VIET_NAM)
NOW = datetime(2027, 1, 6, 12, 0, tzinfo=VIET_NAM)
PERIODS = ("2026-W53", "2027-W01", "2026-12", "2027")
USUAL = (Action.MAKE_READY, Action.SIGN, Action.RECEIVE, Action.APPRAISE, Action.APPROVE, Action.SEAL)
DETAILS = ("handling", "help", "delivery", "life_note", "life_entry", "event", "dossier_words", "dossier")


@st.composite
def histories(draw: st.DrawFn, begun: datetime) -> tuple[Entry, ...]:
    """A life that begins as usual for a while and then takes any turn."""
    life, at = Life(), begun
    for action in USUAL[: draw(st.integers(0, len(USUAL)))]:
        at += timedelta(minutes=draw(st.integers(0, 900)))
        life = life.act(_entry(draw, action, at))
    for _ in range(draw(st.integers(0, 4))):
        at += timedelta(minutes=draw(st.integers(0, 2000)))
        try:
            life = life.act(_entry(draw, draw(st.sampled_from(life.allowed())), at))
        except NotNow:  # a second apology, or one for an earlier day
            continue
    return life.history


def _entry(draw: st.DrawFn, action: Action, at: datetime) -> Entry:
    due = at + timedelta(minutes=draw(st.integers(-600, 4000)))
    facts = {
        "channel": draw(st.sampled_from(("direct", "online", "post", "village_head"))),
        "collector": "owner",
        "reason": draw(st.sampled_from(("after_cut_off", "other", "leader_absent"))),
        "official_number": "H56",
    }
    if action is Action.EXTEND or draw(st.booleans()):
        facts["due"] = due.isoformat()
    return Entry(action, at, draw(st.sampled_from(("A", "B"))), "đã nói", facts)


@st.composite
def dossiers(draw: st.DrawFn) -> WholeDossier:
    """One dossier of some procedure, served in some way."""
    begun = BEGINS + timedelta(minutes=draw(st.integers(0, 13_000)), microseconds=draw(st.sampled_from((0, 999_999))))
    code, sector = draw(st.sampled_from((("1.004873", "Hộ tịch"), ("1.013978", "Đất đai"))))
    service = Service(
        sector=sector,
        written_by=draw(st.sampled_from(("", "clerk", "volunteer"))),
        helped_for=draw(st.sampled_from(((), ("elderly",), ("blind", "elderly"), ("other",)))),
        same_day=draw(st.booleans()),
        receipt=draw(st.booleans()),
        granted=draw(st.sampled_from(((), ("dak-nong:viet_ho",), ("dak-nong:viet_ho", "gone:x")))),
    )
    mode = draw(st.sampled_from(SigningMode))
    return WholeDossier(code, "", "", begun, {}, draw(histories(begun)), service, signing_mode=mode)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    folder: Path = tmp_path_factory.mktemp("sổ")
    opened = Register.open(folder / "register", AccountUnlock(), lambda: NOW)
    yield opened
    opened.close()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(dossiers(), max_size=7))
def test_both_counts_agree(register: Register, some: list[WholeDossier]) -> None:
    with register._file.bare() as raw:
        for kind in DETAILS:
            raw.execute(f"DELETE FROM {kind}")
    register.enter_many(some)
    office = Settings(commune="xã Bùi La Nhân")
    desk = TallyDesk(register, catalog(), OfficeDays(lambda: [shipped_layer()]), lambda: office, lambda: NOW)
    with register._file.bare() as raw:
        known = dossiers_of(raw)
    for code in PERIODS:
        period = read_period(code)
        after = datetime.combine(period.after().first, datetime.min.time(), tzinfo=VIET_NAM)
        slow = SlowCount(known, period.first, period.last, min(after, NOW), {}, set())
        tally = desk.count(period)
        assert {row.key: row.cells for row in tally.table("official").every_row()} == slow.official()
        for table in (found for found in tally.tables if found.id in {shape.id for shape in DOSSIER_TABLES}):
            wanted = [column.id for column in table.columns if column.kind != "text"]
            shown = {row.key: {name: row.cells[name] for name in wanted} for row in table.every_row()}
            told = slow.table(table.id)
            assert shown == {key: {name: told[key][name] for name in wanted} for key in told}, table.id
            assert table.broken_identities() == []
