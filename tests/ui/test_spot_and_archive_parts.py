# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of «4 tại chỗ» and of the archive, without a screen: what a row says, what is asked, what is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject

from counter_app.casework.archive_desk import ArchiveOrder
from counter_app.domain.errors import BadInput
from counter_app.domain.roles import Role
from counter_app.domain.spot import STEPS
from counter_app.ui.archive_parts import GENERATED, LOCKED, PLAIN, ArchivedPart, WaitingPart
from counter_app.ui.ledger import LedgerRow
from counter_app.ui.spot_parts import CLEAR, NEW, REVOKE, SET, ClassPart, DelegationPart
from tests.casework.living_counter import CLERK, Counter, open_counter
from tests.journeys.test_archive import desk as archive_desk
from tests.journeys.test_archive import finished
from tests.journeys.test_on_the_spot_month import MARITAL, spot

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as opened:
        opened.schemes = ("nghi-dong",)
        yield opened


def asked(part: Any, row: LedgerRow, wish: str) -> dict[str, str]:
    """The answers as they are proposed."""
    return {question.id: question.value for question in part.questions(row, wish)}


def test_a_procedure_is_found_classed_and_given_back_to_the_plan(counter: Counter) -> None:
    part = ClassPart(spot(counter))
    (row, *_more) = part.fetch("tinh trang hon nhan").rows
    assert row.key == MARITAL
    assert "4/4 khâu · theo kế hoạch" in row.under
    answers = asked(part, row, SET)
    assert [answers[step] for step in STEPS] == ["yes"] * 4
    part.do(row, SET, {**answers, "seal": "no", "document": "QĐ 12"})
    (row, *_more) = part.fetch(MARITAL).rows
    assert "3/4 khâu · cơ quan đặt" in row.under
    assert ("Văn bản: QĐ 12", "body") in row.lines
    part.do(row, CLEAR, {})
    assert "theo kế hoạch" in part.fetch(MARITAL).rows[0].under


def test_a_delegation_is_kept_shown_and_revoked(counter: Counter) -> None:
    part = DelegationPart(spot(counter), SimpleNamespace(today=counter.now.date()))  # type: ignore[arg-type]
    (first,) = part.fetch("").rows
    assert first.wishes == (), "nobody is there to whom anything could be delegated"
    counter.register.people.add("H'Bluê Niê Kdăm", Role.CLERK)
    (first,) = part.fetch("").rows
    answers = asked(part, first, NEW)
    part.do(first, NEW, {**answers, "from": "2026-11-25", "to": "", "procedures": MARITAL, "document": "QĐ 15"})
    _first, row = part.fetch("niê").rows
    assert row.role == "good"
    assert "đến khi thu hồi" in row.under
    part.do(row, REVOKE, {})
    _first, row = part.fetch("").rows
    assert "đã thu hồi 25/11/2026" in row.under
    assert row.wishes == ()
    assert counter.register.spot.delegations()[0].revoked_on == date(2026, 11, 25)


def test_a_set_is_ordered_only_with_a_sound_password_or_a_clear_word(counter: Counter) -> None:
    dossier_id, owner = finished(counter), QObject()
    desk = archive_desk(counter)
    part, orders = WaitingPart(desk, owner), list[ArchiveOrder]()
    part.ordered.connect(orders.append)
    first, row = part.fetch("").rows
    assert row.about == first.about == (dossier_id,)
    assert part.fetch("không có ai").rows[0].wishes == ()
    with pytest.raises(BadInput, match="không giống nhau"):
        part.do(first, LOCKED, {"password": "một mật khẩu dài", "again": "một mật khẩu khác"})
    assert part.do(first, PLAIN, {"sure": "no"}) == ""
    assert orders == []
    part.do(first, PLAIN, {"sure": "yes"})
    part.do(first, LOCKED, {"password": "một mật khẩu dài", "again": "một mật khẩu dài"})
    assert "Quầy 1" in part.do(row, GENERATED, {})
    assert [order.password for order in orders[:2]] == ["", "một mật khẩu dài"]
    assert len(orders[2].password) == 24
    desk.mark(orders[2], CLERK)
    assert part.fetch("").rows[0].wishes == ()
    (left,) = ArchivedPart(desk).fetch("26-0001").rows
    assert "đã nộp 25/11/2026" in left.under
