# SPDX-License-Identifier: GPL-3.0-or-later
"""What the board reads: the lines of a chip, a search over everything, one dossier's card, and the lists it prints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from counter_app.casework.board_desk import CHIPS, BoardDesk
from counter_app.casework.handling import Asking
from counter_app.casework.list_desk import ListDesk
from counter_app.casework.office_lists import NothingToList, OfficeLists
from counter_app.casework.print_room import PrintRoom
from counter_app.domain.board import BoardFilter
from counter_app.domain.dossier import DossierState, Step
from counter_app.domain.errors import BadInput
from counter_app.domain.office import Office
from counter_app.domain.stages import Action, Stage
from counter_app.storage.lives import Delivery
from tests.casework.conftest import FakePrinter
from tests.casework.living_counter import CLERK, Counter, open_counter
from tests.casework.sample_orders import catalog

OFFICE = Office("xã Bùi La Nhân", "tỉnh Hà Tĩnh", "Bùi La Nhân")


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as made:
        yield made


def board_of(counter: Counter) -> BoardDesk:
    return BoardDesk(counter.register, counter.handling, counter.day, counter.watch)


def test_open_work_is_what_is_promised_first_and_then_what_is_being_typed(counter: Counter) -> None:
    case, pen = counter.desk.take_up("1.004873")
    draft = pen.write({f"{case.form.signer_role}.ho_ten": "Sáng"}, None, Step.TYPING).dossier_id
    signed = counter.signed()
    received = counter.signed()
    counter.handling.receive(received, Asking(), CLERK)
    lines = board_of(counter).page(BoardFilter.OPEN).lines
    assert [line.id for line in lines] == [received, signed, draft]
    assert [line.stage for line in lines] == [Stage.RECEIVED, Stage.SIGNED, Stage.WRITING]


def test_a_dossier_put_aside_after_printing_stands_on_the_board_once(counter: Counter) -> None:
    dossier_id = counter.written()
    counter.desk.set_state(dossier_id, DossierState.SET_ASIDE)
    (line,) = board_of(counter).page(BoardFilter.OPEN).lines
    assert line.state is DossierState.SET_ASIDE


def test_dropped_dossiers_are_under_their_chip_and_in_every_search(counter: Counter) -> None:
    dossier_id = counter.written()
    counter.desk.set_state(dossier_id, DossierState.DISCARDED)
    board = board_of(counter)
    assert [chip for chip in CHIPS if board.page(chip).lines] == [DossierState.DISCARDED]
    assert [line.id for line in board.page(BoardFilter.OVERDUE, "quynh y").lines] == [dossier_id]


def test_a_search_finds_by_village_and_by_the_provinces_number(counter: Counter) -> None:
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    board = board_of(counter)
    board.note_where(dossier_id, "Thôn Yên Mỹ", "0912345678")
    facts = {"official_number": "H56.34.21-261125-0007"}
    counter.handling.do(dossier_id, Action.NOTE_OFFICIAL_NUMBER, CLERK, facts=facts)
    assert [line.village for line in board.page(BoardFilter.OPEN, "yen my").lines] == ["Thôn Yên Mỹ"]
    assert [line.id for line in board.page(BoardFilter.OPEN, "H56.34.21-2611").lines] == [dossier_id]


def test_noting_where_the_result_goes_keeps_who_took_it(counter: Counter) -> None:
    dossier_id = counter.signed()
    counter.register.lives.note_delivery(dossier_id, Delivery(collector="Y", collector_id_number="066036000442"))
    board_of(counter).note_where(dossier_id, "Thôn 4", "")
    assert counter.register.lives.delivery(dossier_id) == Delivery("Thôn 4", "", "Y", "066036000442")


@pytest.mark.parametrize(("scheme", "offered"), [("nghi-dong", True), ("", False)])
def test_all_steps_at_once_are_offered_where_a_plan_gives_them(counter: Counter, scheme: str, offered: bool) -> None:
    counter.schemes = (scheme,) if scheme else ()
    dossier_id = counter.signed()
    assert not board_of(counter).card(dossier_id).on_the_spot, "nothing was received yet"
    counter.handling.receive(dossier_id, Asking(), CLERK)
    assert board_of(counter).card(dossier_id).on_the_spot is offered


def test_a_new_due_date_is_a_working_day_and_ends_with_the_office_hours(counter: Counter) -> None:
    board = board_of(counter)
    assert board.closing_of(date(2026, 11, 30)).isoformat() == "2026-11-30T17:00:00+07:00"
    with pytest.raises(BadInput, match="cơ quan nghỉ"):
        board.closing_of(date(2026, 11, 24))


def test_lists_are_printed_in_one_go_and_villages_only_where_results_wait(counter: Counter) -> None:
    printer = FakePrinter()
    lists = OfficeLists(counter.register, catalog(), counter.watch)
    desk = ListDesk(lists, counter.register, counter.watch, PrintRoom(printer.known, printer.send))
    assert all("trưởng thôn" not in choice.title for choice in desk.choices())
    with pytest.raises(NothingToList):
        desk.make(desk.choices()[0], OFFICE)
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    counter.handling.do_on_the_spot(dossier_id, CLERK)
    counter.register.lives.note_delivery(dossier_id, Delivery(village="Thôn 4"))
    last = desk.choices()[-1]
    assert last.title == "Giao trưởng thôn: Thôn 4"
    assert desk.print(last, desk.make(last, OFFICE), OFFICE)
    assert len(printer.jobs) == 1
