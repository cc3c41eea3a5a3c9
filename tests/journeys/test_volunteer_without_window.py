# SPDX-License-Identifier: GPL-3.0-or-later
"""The same visit without a window: a volunteer writes for a blind man, thumbprint, witnesses; a clerk takes over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from counter_app.casework.handling import Asking
from counter_app.casework.paper_desk import PaperDesk, PrintOrder
from counter_app.casework.people_desk import NewColleague, PeopleDesk
from counter_app.casework.print_room import PrintRoom
from counter_app.casework.rights import NotYours, require
from counter_app.documents import read_back
from counter_app.domain.checklist import Checklist
from counter_app.domain.dossier import DossierId, Step
from counter_app.domain.office import Office
from counter_app.domain.roles import Right, Role, Who
from counter_app.domain.signing import Finger, Signing, SigningMode
from counter_app.domain.stages import Action
from counter_app.domain.visitor import Trait
from tests.casework.conftest import FakePrinter
from tests.casework.living_counter import CLERK, Counter, open_counter
from tests.casework.sample_orders import filler
from tests.journeys.clerk import plain
from tests.people import HBLUE, LONG_NAME, SANG, YEAR_ONLY

SIGNING = Signing(
    SigningMode.THUMBPRINT_WITNESSED, Finger.LEFT_INDEX, scribe=HBLUE.name, witnesses=(SANG.name, LONG_NAME.name)
)


@dataclass
class Visit:
    """The counter and the two who share it."""

    counter: Counter
    people: PeopleDesk
    clerk: Who
    volunteer: Who

    def write(self) -> DossierId:
        """What the volunteer types, ticks and notes."""
        case, pen = self.counter.desk.take_up("1.004873")
        kept = pen.write({**case.form.sample, "nguoi_yeu_cau.ho_ten": YEAR_ONLY.name.upper()}, None, Step.TYPING)
        pen.tick(Checklist(case.procedure, {}, frozenset(one.id for one in case.checklist.needed())))
        pen.heard("citizen")
        pen.sign(SIGNING)
        self.counter.handling.note_help(kept.dossier_id, Asking(frozenset({Trait.BLIND})), "volunteer")
        self.counter.desk.note_scribe(kept.dossier_id, SIGNING.scribe)
        return kept.dossier_id


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    with open_counter(tmp_path) as counter:
        people = PeopleDesk(counter.register, lambda: CLERK)
        clerk = people.all()[0].who
        told = NewColleague(HBLUE.name, Role.VOLUNTEER, "Đoàn Thanh niên xã")
        volunteer = people.sit_down(people.add(clerk, told).id, "")
        yield Visit(counter, people, clerk, volunteer)


def test_the_paper_bears_the_scribe_the_finger_and_both_witnesses(visit: Visit, tmp_path: Path) -> None:
    dossier = visit.write()
    printer, counter = FakePrinter(), visit.counter
    room = PrintRoom(printer.known, printer.send)
    papers = PaperDesk(filler(), counter.register, tmp_path / "opened", counter.watch, room)
    office = Office("xã Bùi La Nhân", "tỉnh Hà Tĩnh", "Bùi La Nhân", clerk=visit.volunteer.name)
    papers.print_forms(counter.desk.reload(dossier), office, PrintOrder("Quầy 1"))
    latest = counter.register.papers.latest(dossier)
    assert latest is not None
    text = plain(read_back(counter.register.papers.docx(latest.id)))
    for words in (YEAR_ONLY.name.upper(), HBLUE.name, SANG.name, LONG_NAME.name, "ngón trỏ bàn tay trái"):
        assert plain(words) in text


def test_the_volunteer_is_counted_and_goes_no_further_than_the_signature(visit: Visit) -> None:
    dossier, counter = visit.write(), visit.counter
    service = counter.register.lives.service(dossier)
    assert (service.written_by, service.helped_for) == ("volunteer", ("blind",))
    assert visit.volunteer.id is not None
    assert counter.register.duties.written_by(visit.volunteer.id) == {dossier}
    assert [line.id for line in counter.desk.unfinished(scribe=visit.volunteer.id)] == [dossier]
    for right in (Right.HANDLE, Right.EXPORT, Right.SEE_OTHERS, Right.SET):
        with pytest.raises(NotYours):
            require(visit.volunteer, right)


def test_the_life_tells_who_wrote_and_who_received(visit: Visit) -> None:
    dossier, handling = visit.write(), visit.counter.handling
    handling.do(dossier, Action.MAKE_READY, visit.volunteer.name)
    handling.do(dossier, Action.SIGN, visit.volunteer.name)
    require(visit.clerk, Right.HANDLE)
    life = handling.receive(dossier, Asking(frozenset({Trait.BLIND})), visit.clerk.name)
    told = [(entry.action, entry.who) for entry in life.history]
    assert told[-2:] == [(Action.SIGN, HBLUE.name), (Action.RECEIVE, CLERK)]
    assert visit.counter.register.lives.service(dossier).written_by == "volunteer"


def test_a_volunteer_finds_nobody_elses_dossiers(visit: Visit) -> None:
    others = visit.counter.written()
    own = visit.write()
    assert visit.volunteer.id is not None
    assert others not in {line.id for line in visit.counter.desk.unfinished(scribe=visit.volunteer.id)}
    assert {line.id for line in visit.counter.desk.unfinished(scribe=visit.volunteer.id)} == {own}
