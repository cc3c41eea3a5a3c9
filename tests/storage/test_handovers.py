# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-over lists: numbered by way and year, printed again under the same number, signed once."""

from __future__ import annotations

from datetime import date

import pytest

from counter_app.domain.dossier import DossierId
from counter_app.storage.handovers import HandoverWay
from counter_app.storage.register import Register
from tests.storage.conftest import TurnableClock

DAY = date(2026, 11, 24)


def some(register: Register, count: int) -> list[DossierId]:
    return [register.dossiers.begin("1.004873", "x", "2024-06-06").id for _ in range(count)]


def test_each_way_counts_for_itself_and_begins_anew_with_the_year(register: Register) -> None:
    handovers, (one, two) = register.handovers, some(register, 2)
    first = handovers.make(HandoverWay.POST_OUT, DAY, "Lê Thị Thử", [one])
    second = handovers.make(HandoverWay.POST_OUT, DAY, "Lê Thị Thử", [two])
    other = handovers.make(HandoverWay.VILLAGE_OUT, DAY, "Lê Thị Thử", [one])
    next_year = handovers.make(HandoverWay.POST_OUT, date(2027, 1, 4), "Lê Thị Thử", [one])
    assert [one.running for one in (first, second, other, next_year)] == [1, 2, 1, 1]
    assert handovers.running_of(HandoverWay.POST_OUT, DAY, [one, two]) == 3
    assert handovers.running_of(HandoverWay.POST_OUT, DAY, [two]) == 2


def test_the_same_list_printed_again_keeps_its_number(register: Register) -> None:
    handovers, (one, two) = register.handovers, some(register, 2)
    first = handovers.make(HandoverWay.POST_IN, DAY, "x", [one, two])
    assert handovers.make(HandoverWay.POST_IN, DAY, "x", [two, one]) == first
    handovers.sign(first.id)
    assert handovers.make(HandoverWay.POST_IN, DAY, "x", [one, two]).running == 2


def test_a_list_is_signed_once(register: Register, clock: TurnableClock) -> None:
    handovers, (one,) = register.handovers, some(register, 1)
    made = handovers.make(HandoverWay.VILLAGE_OUT, DAY, "x", [one])
    assert handovers.unsigned() == [made]
    assert handovers.signed_dossiers(HandoverWay.VILLAGE_OUT) == frozenset()
    signed = handovers.sign(made.id)
    clock.turn(hours=1)
    assert handovers.sign(made.id).signed_at == signed.signed_at
    assert handovers.unsigned() == []
    assert handovers.signed_dossiers(HandoverWay.VILLAGE_OUT) == {one}
    assert handovers.signed_dossiers(HandoverWay.POST_OUT) == frozenset()


def test_an_empty_list_and_an_unknown_one_are_refused(register: Register) -> None:
    with pytest.raises(ValueError, match="of nothing"):
        register.handovers.make(HandoverWay.POST_OUT, DAY, "x", [])
    with pytest.raises(LookupError):
        register.handovers.sign(99)
