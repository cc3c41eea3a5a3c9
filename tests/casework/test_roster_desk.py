# SPDX-License-Identifier: GPL-3.0-or-later
"""The roster lists the model days that are worked, names people for them, and prints what hangs on the wall."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from counter_app.casework.people_desk import NewColleague, PeopleDesk
from counter_app.casework.print_room import PrintRoom
from counter_app.casework.rights import NotYours
from counter_app.casework.roster_desk import RosterDesk
from counter_app.domain.errors import BadInput
from counter_app.domain.office import Office
from counter_app.domain.roles import Role, Who
from counter_app.paper.pdf import read_pdf_text
from tests.casework.conftest import FakePrinter
from tests.casework.living_counter import CLERK, Counter, open_counter

BY, OFFICE = Who(CLERK), Office("xã Bùi La Nhân", "tỉnh Hà Tĩnh", "Bùi La Nhân")


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as opened:
        opened.schemes = ("bui-la-nhan",)
        yield opened


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def people(counter: Counter) -> PeopleDesk:
    return PeopleDesk(counter.register, lambda: CLERK)


@pytest.fixture
def desk(counter: Counter, people: PeopleDesk, printer: FakePrinter) -> RosterDesk:
    room = PrintRoom(printer.known, printer.send)
    return RosterDesk(counter.register, people, counter.day, counter.watch, room)


def test_only_model_days_that_are_worked_are_listed(desk: RosterDesk, counter: Counter) -> None:
    counter.at("2026-11-20T09:00")
    # Tuesday 24/11/2026 is a public holiday; the plan's day is Tuesday.
    assert [one.day for one in desk.look().days] == [
        date(2026, 12, 1),
        date(2026, 12, 8),
        date(2026, 12, 15),
        date(2026, 12, 22),
    ]
    counter.schemes = ()
    assert desk.look().days == ()


def test_people_are_named_for_what_the_plan_asks_and_taken_out_again(desk: RosterDesk, people: PeopleDesk) -> None:
    sang = people.add(BY, NewColleague("Sáng", Role.VOLUNTEER, "Đoàn Thanh niên xã"))
    roster = desk.look()
    duty = next(words for words in roster.duties if words.startswith("Đoàn viên, hội viên"))
    desk.name(BY, tuple(one.day for one in roster.days), sang.id, duty)
    named = desk.look().days
    assert [[line.colleague.name for line in one.lines] for one in named] == [["Sáng"]] * len(named)
    desk.strike(BY, named[0].lines[0].id)
    assert [len(one.lines) for one in desk.look().days] == [0] + [1] * (len(named) - 1)


def test_a_volunteer_plans_nobodys_days(desk: RosterDesk, people: PeopleDesk) -> None:
    sang = people.add(BY, NewColleague("Sáng", Role.VOLUNTEER))
    with pytest.raises(NotYours):
        desk.name(sang.who, (date(2026, 12, 1),), sang.id, "Viết hộ")
    with pytest.raises(NotYours):
        desk.strike(sang.who, 1)


def test_the_sheet_tells_every_day_and_who_is_missing(
    desk: RosterDesk, people: PeopleDesk, printer: FakePrinter
) -> None:
    hblue = people.add(BY, NewColleague("H'Bluê Niê Kdăm", Role.VOLUNTEER, "Hội Phụ nữ xã"))
    first = desk.look().days[0].day
    desk.name(BY, (first,), hblue.id, "Viết hộ hồ sơ")
    roster = desk.look()
    told = " ".join(read_pdf_text(desk.sheet(roster, OFFICE)).split())
    for words in ("LỊCH TRỰC", f"{first:%d/%m/%Y}", "H'Bluê Niê Kdăm", "Hội Phụ nữ xã", "(chưa phân công)"):
        assert words in told
    assert desk.print(roster, OFFICE) == "Quầy 1"
    assert [job.title for job, _ in printer.jobs] == ["Lịch trực"]


def test_without_a_model_day_nothing_is_printed(desk: RosterDesk, counter: Counter) -> None:
    counter.schemes = ()
    with pytest.raises(BadInput):
        desk.print(desk.look(), OFFICE)
