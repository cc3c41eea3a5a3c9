# SPDX-License-Identifier: GPL-3.0-or-later
"""A visit without a window: a death in a family and a birth, each dossier with its own life, number and count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.casework.case import Case
from counter_app.casework.handling import Asking
from counter_app.casework.paper_desk import PaperDesk, PrintOrder, ReasonNeeded
from counter_app.casework.pen import Pen
from counter_app.casework.print_room import PrintRoom
from counter_app.casework.visit_desk import VisitDesk
from counter_app.domain.checklist import Checklist
from counter_app.domain.dossier import DossierId, Step
from counter_app.domain.stages import Action, Stage
from counter_app.ui.on_desk import OnDesk
from counter_app.ui.visit_group import VisitGroup
from tests.casework.conftest import FakePrinter
from tests.casework.letter_counter import BIRTH, CUSTOMS, DEATH, letter_desk, letter_paper
from tests.casework.living_counter import CLERK, Counter, open_counter
from tests.casework.sample_orders import OFFICE, catalog, filler

PENSION, CARD = "1.014028", "2.001023"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as made:
        made.schemes = ("an-dung",)
        made.at("2026-11-27T09:00")
        yield made


def visits(counter: Counter) -> VisitDesk:
    return VisitDesk(catalog(), counter.desk, counter.register, lambda: CUSTOMS, counter.watch)


def papers(counter: Counter, printer: FakePrinter, folder: Path) -> PaperDesk:
    room = PrintRoom(printer.known, printer.send)
    return PaperDesk(filler(), counter.register, folder, counter.watch, room)


def told(case: Case, pen: Pen, answers: dict[str, str]) -> DossierId:
    kept = pen.write({**case.form.sample, **answers}, None, Step.CHECK)
    pen.tick(Checklist(case.procedure, {}, frozenset(component.id for component in case.checklist.needed())))
    return kept.dossier_id


def a_death_and_its_allowance(counter: Counter) -> tuple[DossierId, DossierId]:
    first = told(*counter.desk.take_up(DEATH), {"nguoi_chet.ho_ten": "Y MOAN ÊBAN"})
    desk = visits(counter)
    assert next(one.code for one in desk.proposals([DEATH])) == PENSION
    case, pen = desk.take_up(PENSION, first)
    source = counter.desk.reload(first)
    shared = desk.shared([(DEATH, source.packet, source.answers)], (PENSION, case.forms))
    assert shared["nguoi_chet.ho_ten"] == "Y MOAN ÊBAN"
    return first, told(case, pen, shared)


def test_a_death_in_a_family(counter: Counter, tmp_path: Path) -> None:
    printer = FakePrinter()
    first, second = a_death_and_its_allowance(counter)
    desk, paper = visits(counter), papers(counter, printer, tmp_path)
    assert counter.register.visits.together_with(second) == (first, second)
    cases = desk.cases([first, second])
    handed = paper.print_visit(cases, OFFICE, PrintOrder("Quầy 1"))
    assert [entry.dossier_id for entry in handed.entries] == [first, second]
    assert [job.duplex for job, _ in printer.jobs] == [True, True]
    with pytest.raises(ReasonNeeded):
        paper.print_visit(desk.cases([first, second]), OFFICE, PrintOrder("Quầy 1"))
    handling = counter.handling
    handling.do(first, Action.SIGN, CLERK)
    handling.receive(first, Asking(), CLERK)
    handling.do_on_the_spot(first, CLERK)
    letters = letter_desk(counter)
    offer = letters.offer_for(first)
    assert offer is not None
    letter_paper(counter, printer).print(letters.write(offer, OFFICE), OFFICE)
    handling.do(first, Action.SEND_BY_VILLAGE_HEAD, CLERK)
    assert counter.register.lives.of(first).stage is Stage.SENT_OUT
    assert counter.register.lives.of(second).stage is Stage.READY_TO_SIGN
    assert [case.dossier.id for case in desk.cases([first, second]) if case.dossier] == [second], "received is received"


def test_only_what_is_not_out_yet_is_printed(counter: Counter, tmp_path: Path) -> None:
    printer = FakePrinter()
    first, second = a_death_and_its_allowance(counter)
    paper = papers(counter, printer, tmp_path)
    paper.print_forms(counter.desk.reload(first), OFFICE, PrintOrder("Quầy 1"))
    handed = paper.print_visit(visits(counter).cases([first, second]), OFFICE, PrintOrder("Quầy 1"))
    assert [entry.dossier_id for entry in handed.entries] == [second]
    again = PrintOrder("Quầy 1", reason="Giấy kẹt")
    both = paper.print_visit(visits(counter).cases([first, second]), OFFICE, again)
    assert [entry.dossier_id for entry in both.entries] == [first, second]


def test_a_birth_leads_to_the_health_card_with_its_doubt(counter: Counter) -> None:
    (card, *_) = visits(counter).proposals([BIRTH])
    assert (card.code, card.certainty) == (CARD, "unverified")


def group_of(counter: Counter, *ids: DossierId) -> VisitGroup:
    group = VisitGroup(visits(counter).shared)
    group.begin(*(OnDesk.from_case(*counter.desk.beside(one)) for one in ids))
    return group


def test_a_changed_answer_is_followed_only_where_it_was_the_same_and_is_not_printed(
    counter: Counter, tmp_path: Path
) -> None:
    first, second = a_death_and_its_allowance(counter)
    group = group_of(counter, first, second)
    source, other = group.desks
    before = dict(source.answers)
    source.answers["nguoi_chet.ho_ten"] = "Y MOAN NIÊ"
    (followed,) = group.follow(source, before)
    assert (followed.desk, dict(followed.changes)) == (other, {"nguoi_chet.ho_ten": "Y MOAN NIÊ"})
    before = dict(source.answers)
    other.answers["nguoi_chet.ho_ten"] = "Y NOAN NIÊ"  # told otherwise there
    source.answers["nguoi_chet.ho_ten"] = "Y MOAN ÊBAN"
    assert group.follow(source, before) == []
    papers(counter, FakePrinter(), tmp_path).print_forms(counter.desk.reload(second), OFFICE, PrintOrder("Quầy 1"))
    group = group_of(counter, first, second)
    source = group.desks[0]
    before = dict(source.answers)
    source.answers["nguoi_chet.ho_ten"] = "Y KHÁC"
    assert group.follow(source, before) == [], "a printed paper stays as it is"


def test_an_emptied_answer_empties_nothing_elsewhere(counter: Counter) -> None:
    first, second = a_death_and_its_allowance(counter)
    group = group_of(counter, first, second)
    source = group.desks[0]
    before = dict(source.answers)
    del source.answers["nguoi_chet.ho_ten"]
    assert group.follow(source, before) == []
