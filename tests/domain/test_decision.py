# SPDX-License-Identifier: GPL-3.0-or-later
"""The decision, row by row, against what the five plans say; and what must hold for every request."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.channels import Channel
from counter_app.domain.dates import PartialDate
from counter_app.domain.decision import Asked, Decision, decide
from counter_app.domain.scheme import MovedDay, Scheme
from counter_app.domain.visitor import Trait, Visitor
from tests.domain.counter_procedures import CALENDAR, PROCEDURES

on = datetime.fromisoformat
"""A moment of office time."""
SHIPPED = sorted((Path(__file__).parents[2] / "forms_catalog" / "schemes").glob("*.toml"))
SCHEMES = {path.stem: Scheme.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))) for path in SHIPPED}
WEDNESDAY = on("2026-11-25T09:00")


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    schemes: tuple[Scheme, ...]
    asked: Asked
    wanted: tuple[bool, bool, bool]
    due: datetime | None


def _row(line: str) -> Row:
    schemes, procedure, at, who, wanted, due, _cites = (part.strip() for part in line.split("|"))
    chosen = () if schemes == "none" else tuple(SCHEMES[scheme_id] for scheme_id in schemes.split("+"))
    asked = Asked(PROCEDURES[procedure], on(at), _visitor(who))
    writes, same_day, receipt = (mark == "+" for mark in wanted.split())
    return Row(chosen, asked, (writes, same_day, receipt), _moment(due))


def _visitor(who: str) -> Visitor:
    words = who.split()
    born = [PartialDate.from_iso(word) for word in words if word[0].isdigit()]
    traits = frozenset(Trait(word) for word in words if not word[0].isdigit())
    return Visitor(traits, born[0] if born else None)


def _moment(due: str) -> datetime | None:
    return None if due == "-" else on(f"{due}T17:00")


TABLE = Path(__file__).parent / "decision_table.txt"
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def test_the_table_has_a_row_for_every_clause_of_the_plans() -> None:
    assert len(LINES) >= 150
    named = {scheme_id for line in LINES for scheme_id in line.split("|")[0].strip().split("+")}
    assert named == {*SCHEMES, "none"}


@pytest.mark.parametrize("line", LINES, ids=[f"{n}-{line.split('|')[0].strip()}" for n, line in enumerate(LINES, 1)])
def test_the_plan_is_followed(line: str) -> None:
    row = _row(line)
    found = decide(row.asked, row.schemes, CALENDAR)
    assert (found.writes, found.same_day, found.receipt) == row.wanted, line
    assert found.due == row.due, line


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)
def test_every_clause_names_its_place_in_the_plan(scheme: Scheme) -> None:
    assert all(grant.clause and grant.sentence.endswith(".") for grant in scheme.grants)


def test_a_dossier_begun_before_the_cut_off_keeps_its_right() -> None:
    late = Asked(PROCEDURES["tinh-trang"], WEDNESDAY.replace(hour=15, minute=20))
    assert not _at_dak_nong(late).same_day
    kept = _at_dak_nong(replace(late, begun_at=WEDNESDAY.replace(hour=14, minute=40)))
    assert kept.writes
    assert kept.same_day
    assert kept.due == on("2026-11-25T17:00")


def test_the_right_to_a_result_on_the_day_ends_with_the_day() -> None:
    begun = WEDNESDAY.replace(hour=14)
    next_day = _at_dak_nong(Asked(PROCEDURES["tinh-trang"], begun + timedelta(days=1), begun_at=begun))
    assert next_day.writes
    assert not next_day.same_day


def test_an_office_may_hold_its_day_on_another_one_once() -> None:
    moved = MovedDay.model_validate({"from": date(2026, 11, 25), "to": date(2026, 11, 26), "why": "họp Hội đồng"})
    scheme = SCHEMES["dak-nong"].model_copy(update={"moved": (moved,)})
    given = [
        decide(Asked(PROCEDURES["tinh-trang"], WEDNESDAY + timedelta(days=step)), (scheme,), CALENDAR).writes
        for step in (0, 1, 7, 8)
    ]
    assert given == [False, True, True, False]


def test_a_clock_nobody_trusts_gives_no_rights_of_the_day_and_no_due_date() -> None:
    found = _at_dak_nong(Asked(PROCEDURES["tinh-trang"], WEDNESDAY, clock_is_sound=False))
    assert (found.writes, found.same_day, found.due) == (False, False, None)
    assert any(reason.about == "clock" for reason in found.reasons)


def test_a_slip_is_written_for_whoever_asks_for_one() -> None:
    found = _at_dak_nong(Asked(PROCEDURES["tinh-trang"], WEDNESDAY, wants_receipt=True))
    assert found.same_day
    assert found.receipt


def test_the_law_blocks_and_a_scheme_never_does() -> None:
    banned = _at_dak_nong(Asked(PROCEDURES["di-chuc"], WEDNESDAY))
    outside = _at_dak_nong(Asked(PROCEDURES["khai-tu"], WEDNESDAY))
    assert not banned.may_write
    assert not banned.outside_scheme
    assert "BLDS" in next(reason.source for reason in banned.reasons if reason.about == "writes")
    assert outside.may_write
    assert outside.outside_scheme


def test_the_ways_in_and_out_follow_the_plans() -> None:
    friday = on("2026-11-27T09:00")
    an_dung = decide(Asked(PROCEDURES["tinh-trang"], friday), (SCHEMES["an-dung"],), CALENDAR)
    assert Channel.VILLAGE_HEAD in an_dung.channels_out
    assert Channel.VILLAGE_HEAD not in an_dung.channels_in
    on_the_spot = decide(Asked(PROCEDURES["tinh-trang"], friday), (SCHEMES["nghi-dong"],), CALENDAR)
    assert on_the_spot.steps == ("appraise", "approve", "seal", "return")


def test_a_plan_whose_period_is_over_says_so() -> None:
    found = decide(
        Asked(PROCEDURES["khai-tu"], on("2026-11-27T09:00"), Visitor(frozenset({Trait.BLIND}))),
        (SCHEMES["an-dung"],),
        CALENDAR,
    )
    assert any("31/12/2025" in reason.sentence for reason in found.reasons)


MOMENTS = st.datetimes(on("2023-01-01T00:00"), on("2030-12-31T00:00"))
VISITORS = st.builds(
    Visitor,
    st.frozensets(st.sampled_from(Trait), max_size=4),
    st.none() | st.builds(PartialDate, st.integers(1920, 2010)),
)
CHOSEN = st.lists(st.sampled_from(sorted(SCHEMES)), unique=True, max_size=5)


@given(st.sampled_from(sorted(PROCEDURES)), MOMENTS, VISITORS, CHOSEN, st.timedeltas(timedelta(0), timedelta(days=400)))
def test_time_going_backwards_takes_no_right(
    name: str, begun_at: datetime, visitor: Visitor, chosen: list[str], back: timedelta
) -> None:
    schemes = tuple(SCHEMES[scheme_id] for scheme_id in chosen)
    before = decide(Asked(PROCEDURES[name], begun_at, visitor), schemes, CALENDAR)
    later = decide(Asked(PROCEDURES[name], begun_at - back, visitor, begun_at=begun_at), schemes, CALENDAR)
    assert later.writes >= before.writes
    assert later.same_day >= before.same_day


@given(st.sampled_from(sorted(PROCEDURES)), MOMENTS, VISITORS, CHOSEN)
def test_one_request_has_one_due_date_and_a_reason_for_everything(
    name: str, at: datetime, visitor: Visitor, chosen: list[str]
) -> None:
    found = decide(Asked(PROCEDURES[name], at, visitor), tuple(SCHEMES[one] for one in chosen), CALENDAR)
    assert (found.due is None) == (Trait.INCOMPLETE in visitor.traits)
    if found.due is not None:
        assert found.due >= at.replace(second=0, microsecond=0)
        assert CALENDAR.is_working_day(found.due.date())
    assert {"writes", "same_day", "receipt", "due"} <= {reason.about for reason in found.reasons}
    assert all(reason.sentence for reason in found.reasons)
    assert not (found.same_day and found.receipt)


def _at_dak_nong(asked: Asked) -> Decision:
    return decide(asked, (SCHEMES["dak-nong"],), CALENDAR)
