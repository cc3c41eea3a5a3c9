# SPDX-License-Identifier: GPL-3.0-or-later
"""What a plan wants beside what was done: by sector and person, for whole months, the office's own number first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from counter_app.casework.target_counting import TargetCounting, classed_by_sector
from counter_app.domain.periods import read_period
from counter_app.domain.spot import ProcedureClass
from counter_app.domain.tally import Number, Row
from counter_app.domain.tally_targets import SetTarget, whole_periods
from counter_app.storage.counting_pass import Counted
from tests.casework.living_counter import SCHEMES
from tests.casework.sample_orders import catalog

SECTOR, PERSON = "truc_tuyen_theo_linh_vuc", "truc_tuyen_theo_can_bo"
SECTORS = Counted({"Hộ tịch": {"online": 12, "received": 40}, "Đất đai": {"online": 0, "received": 0}}, {})
CLERKS = Counted({"Lê Thị Nghiệm": {"online": 9, "received": 30}}, {})
SPOT = Counted({}, {"procedures": 8, "procedures_here": 1, "dossiers": 50, "dossiers_here": 5})


def _rows(code: str, *told: SetTarget) -> Mapping[str, Row]:
    schemes = SCHEMES.chosen(["bui-la-nhan", "nghi-dong"])
    rows = TargetCounting(read_period(code), schemes, told, SECTORS, CLERKS, SPOT).rows()
    return {row.key.partition(":")[2]: row for row in rows}


def _set(quantity: float, sector: str = "", clerk: str = "", since: str = "2026-01-01") -> SetTarget:
    return SetTarget("bui-la-nhan", PERSON if clerk else SECTOR, sector, clerk, date.fromisoformat(since), quantity)


def _cells(row: Row, *names: str) -> tuple[Number | str, ...]:
    return tuple(row.cells[name] for name in names)


def test_a_plan_that_leaves_the_number_open_has_no_goal_but_is_counted() -> None:
    row = _rows("2026-11")[f"{SECTOR}:Hộ tịch"]
    assert _cells(row, "goal", "done", "whole", "done_share", "reached") == (None, 12, 40, 0.3, None)


def test_the_offices_number_counts_the_nearest_first_and_the_latest_of_those() -> None:
    own = [_set(20, "Hộ tịch"), _set(24, "Hộ tịch", since="2026-11-01"), _set(99, "Hộ tịch", since="2027-01-01")]
    rows = _rows("2026-11", _set(5), *own)
    assert _cells(rows[f"{SECTOR}:Hộ tịch"], "goal", "reached") == (24, 0.5)
    assert _cells(rows[f"{SECTOR}:Đất đai"], "goal", "done_share") == (5, None)


def test_a_person_without_a_dossier_still_has_the_goal_set_for_her() -> None:
    rows = _rows("2026-11", _set(10, clerk="Phan Văn Đạt"))
    assert _cells(rows[f"{PERSON}:Phan Văn Đạt"], "goal", "done", "reached") == (10, 0, 0)
    assert _cells(rows[f"{PERSON}:Lê Thị Nghiệm"], "goal", "done") == (None, 9)


@pytest.mark.parametrize(("code", "goal"), [("2026-W47", None), ("2026-11", 4), ("2026-Q4", 12), ("2026", 48)])
def test_a_monthly_goal_is_told_for_whole_months(code: str, goal: int | None) -> None:
    assert _rows(code, _set(4))[f"{SECTOR}:Hộ tịch"].cells["goal"] == goal


def test_a_share_is_set_against_a_share() -> None:
    row = _rows("2026-Q4")["mot_phan_muoi:"]
    assert _cells(row, "goal", "goal_share", "done", "whole", "done_share") == (None, 0.1, 1, 8, 0.125)
    assert row.cells["reached"] == pytest.approx(1.25)


@pytest.mark.parametrize(
    ("within", "whole"),
    [("2026-11-02..2026-12-31", 1), ("2026-11-01..2026-12-31", 2), ("2026-11-02..2026-12-30", 0)],
)
def test_only_months_that_lie_wholly_within_are_whole(within: str, whole: int) -> None:
    assert whole_periods("month", read_period(within)) == whole


def test_the_offices_class_overrules_the_plan() -> None:
    schemes = SCHEMES.chosen(["nghi-dong"])
    planned = classed_by_sector(catalog(), schemes, {})
    assert planned["Hộ tịch"] > 3
    fewer = classed_by_sector(catalog(), schemes, {"1.004873": ProcedureClass(("appraise", "return"), own=True)})
    assert fewer["Hộ tịch"] == planned["Hộ tịch"] - 1
    assert classed_by_sector(catalog(), (), {}) == {}
