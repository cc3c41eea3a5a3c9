# SPDX-License-Identifier: GPL-3.0-or-later
"""The four steps: in order, as far as the life says; a delegation holds between its days and no longer."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.spot import STEPS, Delegation, Help, ProcedureClass, in_order

DAY = date(2026, 11, 24)


def delegation(**told: object) -> Delegation:
    return Delegation(1, 1, "Bê", DAY, "QĐ 15", **told)  # type: ignore[arg-type]


@given(st.lists(st.sampled_from([*STEPS, "receive", ""])))
def test_steps_stand_in_their_order_and_once(steps: list[str]) -> None:
    found = in_order(steps)
    assert set(found) == set(steps) & set(STEPS)
    assert [STEPS.index(step) for step in found] == sorted({STEPS.index(step) for step in found})
    assert Help(found).is_whole == (len(found) == 4)


def test_a_class_without_a_decision_is_not_decided_here() -> None:
    assert ProcedureClass(STEPS).is_whole
    assert ProcedureClass(("appraise", "approve", "seal")).is_decided_here
    assert not ProcedureClass(("appraise", "return")).is_decided_here


@pytest.mark.parametrize(
    ("told", "day", "holds"),
    [
        ({}, date(2026, 11, 23), False),
        ({}, DAY, True),
        ({}, date(2030, 1, 1), True),
        ({"to_day": date(2026, 11, 30)}, date(2026, 11, 30), True),
        ({"to_day": date(2026, 11, 30)}, date(2026, 12, 1), False),
        ({"revoked_on": date(2026, 11, 26)}, date(2026, 11, 25), True),
        ({"revoked_on": date(2026, 11, 26)}, date(2026, 11, 26), False),
    ],
)
def test_a_delegation_holds_between_its_days(told: dict[str, object], day: date, holds: bool) -> None:
    assert delegation(**told).in_force(day) is holds


def test_a_delegation_holds_for_its_procedures_only() -> None:
    assert delegation().in_force(DAY, "1.004873")
    one = delegation(procedures=("1.004873",))
    assert one.in_force(DAY, "1.004873")
    assert not one.in_force(DAY, "1.000656")
