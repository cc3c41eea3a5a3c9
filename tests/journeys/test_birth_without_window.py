# SPDX-License-Identifier: GPL-3.0-or-later
"""A birth in a family without a window: registration, health card, residence of the child, and the congratulation.

The health card has no form of the commune's own: the receipt of its papers is what is written. The form of residence
(CT01) takes the child as the member of the household who moves in, from what the registration says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.casework.case import Case
from counter_app.casework.handling import Asking
from counter_app.casework.paper_desk import PaperDesk, PrintOrder
from counter_app.casework.pen import Pen
from counter_app.casework.print_room import PrintRoom
from counter_app.casework.visit_desk import VisitDesk
from counter_app.documents import read_back
from counter_app.domain.channels import Channel
from counter_app.domain.checklist import Checklist
from counter_app.domain.dossier import DossierId, Step
from counter_app.domain.letters import LetterState
from counter_app.domain.stages import Action, Stage
from tests.casework.conftest import FakePrinter
from tests.casework.letter_counter import BIRTH, CUSTOMS, letter_desk, letter_paper
from tests.casework.living_counter import CLERK, Counter, open_counter
from tests.casework.sample_orders import OFFICE, catalog, filler
from tests.journeys.clerk import plain

pytestmark = pytest.mark.usefixtures("qapp")

CARD, RESIDENCE = "2.001023", "1.004222"
CHILD = {"tre.ho_ten": "H'NGUYỆT NIÊ KDĂM", "tre.ngay_sinh": "2026-11-20", "tre.gioi_tinh": "nu"}
SAID_OF_THE_CHILD = {field_id.replace("tre.", "thanh_vien_1."): value for field_id, value in CHILD.items()}


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as made:
        made.schemes = ("an-dung",)
        made.at("2026-11-27T09:00")
        yield made


def visits(counter: Counter) -> VisitDesk:
    return VisitDesk(catalog(), counter.desk, counter.register, lambda: CUSTOMS, counter.watch)


def written(case: Case, pen: Pen, answers: dict[str, str]) -> DossierId:
    """Typed to the end, the rest as the form's invented sample has it, and every paper ticked."""
    told = {field_id: value for field_id, value in {**case.form.sample, **answers}.items() if value}
    pen.write(told, None, Step.CHECK)
    return pen.tick(Checklist(case.procedure, {}, frozenset(one.id for one in case.checklist.needed()))).dossier_id


def a_birth(counter: Counter) -> DossierId:
    return written(*counter.desk.take_up(BIRTH), CHILD)


def shared(counter: Counter, source: DossierId, target: Case) -> dict[str, str]:
    known = counter.desk.reload(source)
    told = (known.procedure.code, known.packet, known.answers)
    return visits(counter).shared([told], (target.procedure.code, target.forms))


def the_whole_visit(counter: Counter) -> tuple[DossierId, DossierId, DossierId]:
    birth, desk = a_birth(counter), visits(counter)
    case, pen = desk.take_up(CARD, birth)
    card = written(case, pen, shared(counter, birth, case))
    case, pen = desk.take_up(RESIDENCE, card)
    rest = {"nguoi_yeu_cau.gioi_tinh": "nu", "thanh_vien_1.quan_he": "chau", "thanh_vien_1.so_dinh_danh": ""}
    return birth, card, written(case, pen, rest | shared(counter, birth, case))


def hand_over(counter: Counter, dossier_id: DossierId, name: str) -> None:
    taken = replace(counter.handling.look(dossier_id).delivery, collector=name)
    counter.handling.hand_over(dossier_id, CLERK, "owner", taken, Channel.DIRECT)


def test_what_follows_is_proposed_with_its_doubt_until_it_is_taken_up(counter: Counter) -> None:
    desk = visits(counter)
    assert [(one.code, one.certainty) for one in desk.proposals([BIRTH])] == [
        (CARD, "unverified"),
        (RESIDENCE, "single_source"),
    ]
    assert "3.000722" in desk.proposals([BIRTH])[0].why
    assert [one.code for one in desk.proposals([BIRTH, CARD])] == [RESIDENCE]
    assert desk.proposals([BIRTH, CARD, RESIDENCE]) == ()


def test_the_child_stands_on_the_form_of_residence_as_the_registration_has_it(counter: Counter) -> None:
    birth = a_birth(counter)
    case, _ = visits(counter).take_up(RESIDENCE, birth)
    told = shared(counter, birth, case)
    assert told.items() >= SAID_OF_THE_CHILD.items()
    assert told["nguoi_yeu_cau.ho_ten"] == counter.desk.reload(birth).answers["nguoi_yeu_cau.ho_ten"]
    assert "thanh_vien_1.quan_he" not in told, "who is the head of the household nobody said"


def test_the_receipt_of_the_health_card_names_who_hands_in_and_supposes_nothing_more(counter: Counter) -> None:
    birth = a_birth(counter)
    case, _ = visits(counter).take_up(CARD, birth)
    requester = counter.desk.reload(birth).answers["nguoi_yeu_cau.ho_ten"]
    assert shared(counter, birth, case) == {"nguoi_nop.ho_ten": requester}


def test_a_birth_in_a_family(counter: Counter, tmp_path: Path) -> None:
    printer, handling = FakePrinter(), counter.handling
    birth, card, residence = the_whole_visit(counter)
    desk = visits(counter)
    assert counter.register.visits.together_with(residence) == (birth, card, residence)
    paper = PaperDesk(filler(), counter.register, tmp_path, counter.watch, PrintRoom(printer.known, printer.send))
    handed = paper.print_visit(desk.cases([birth, card, residence]), OFFICE, PrintOrder("Quầy 1"))
    assert [entry.dossier_id for entry in handed.entries] == [birth, card, residence], "in the order of the visit"
    ct01 = counter.register.papers.latest(residence)
    assert ct01 is not None
    assert plain(CHILD["tre.ho_ten"]) in plain(read_back(counter.register.papers.docx(ct01.id)))

    for dossier_id in (birth, card):
        handling.do(dossier_id, Action.SIGN, CLERK)
        handling.receive(dossier_id, Asking(), CLERK)
    handling.do_on_the_spot(birth, CLERK)
    letters = letter_desk(counter)
    offer = letters.offer_for(birth)
    assert offer is not None
    assert offer.event == "birth"
    letter_paper(counter, printer).print(letters.write(offer, OFFICE), OFFICE)
    hand_over(counter, birth, "Đinh Thị Hường")

    letter = counter.register.papers.latest(birth, "thu-chuc-mung-sinh-con")
    assert letter is not None
    text = plain(read_back(counter.register.papers.docx(letter.id)))
    assert plain("H'NGUYỆT NIÊ KDĂM") in text
    assert [one.event for one in counter.register.letters.in_state(LetterState.PRINTED)] == ["birth"]
    assert [letters.offer_for(one) for one in (birth, card, residence)] == [None, None, None]
    stages = [counter.register.lives.of(one).stage for one in (birth, card, residence)]
    assert stages == [Stage.RETURNED, Stage.RECEIVED, Stage.READY_TO_SIGN], "each has its own life"
