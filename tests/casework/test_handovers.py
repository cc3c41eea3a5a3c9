# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-over lists from the printer to both signatures: kept with their number; what was signed for is on its way."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from counter_app.casework.handling import Asking
from counter_app.casework.list_desk import ListChoice, ListDesk
from counter_app.casework.office_lists import NothingToList, OfficeLists
from counter_app.casework.print_room import PrintRoom
from counter_app.domain.channels import Channel
from counter_app.domain.dossier import DossierId
from counter_app.domain.office import Office
from counter_app.domain.stages import Action, Stage
from counter_app.paper.printing import PrintRefused
from counter_app.storage.handovers import HandoverWay
from counter_app.storage.lives import Delivery
from tests.casework.conftest import FakePrinter
from tests.casework.living_counter import CLERK, Counter, open_counter
from tests.casework.sample_orders import catalog

OFFICE = Office("xã Thuận Hòa", "tỉnh Kiên Giang", "Thuận Hòa", clerk=CLERK)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as opened:
        yield opened


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def lists(counter: Counter, printer: FakePrinter) -> ListDesk:
    room = PrintRoom(printer.known, printer.send)
    return ListDesk(OfficeLists(counter.register, catalog(), counter.watch), counter.register, counter.watch, room)


def sealed(counter: Counter, village: str = "") -> DossierId:
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    counter.handling.do_on_the_spot(dossier_id, CLERK)
    counter.register.lives.note_delivery(dossier_id, Delivery(village=village))
    return dossier_id


def choice(lists: ListDesk, words: str) -> ListChoice:
    return next(one for one in lists.choices() if words in one.title)


def print_it(lists: ListDesk, words: str) -> None:
    picked = choice(lists, words)
    lists.print(picked, lists.make(picked, OFFICE), OFFICE)


def sign(lists: ListDesk, words: str) -> None:
    picked = choice(lists, words)
    assert picked.signed is not None
    lists.note_signed(picked.signed, CLERK)


def test_results_signed_for_by_a_village_head_are_on_their_way(counter: Counter, lists: ListDesk) -> None:
    taken = [sealed(counter, "Thôn 1") for _ in range(2)]
    sealed(counter, "Thôn 2")
    print_it(lists, "Thôn 1")
    assert [counter.register.lives.of(one).stage for one in taken] == [Stage.SEALED, Stage.SEALED]
    sign(lists, "giao trưởng thôn số 01/2026 (2 hồ sơ)")
    assert [counter.register.lives.of(one).channel_out for one in taken] == ["village_head", "village_head"]
    assert all("Thôn 1" not in one.title for one in lists.choices())
    assert any("Thôn 2" in one.title for one in lists.choices())


def test_a_result_that_came_back_is_handed_over_again(counter: Counter, lists: ListDesk) -> None:
    dossier_id = sealed(counter, "Thôn 1")
    print_it(lists, "Thôn 1")
    sign(lists, "Hai bên đã ký")
    counter.handling.do(dossier_id, Action.NOTE_NOT_COLLECTED, CLERK)
    print_it(lists, "Thôn 1")
    sign(lists, "số 02/2026 (1 hồ sơ)")
    assert counter.register.lives.of(dossier_id).stage is Stage.SENT_OUT


def test_the_post_brings_and_takes_each_by_its_own_numbers(counter: Counter, lists: ListDesk) -> None:
    brought = counter.signed()
    counter.handling.receive(brought, Asking(channel=Channel.POST), CLERK)
    out = sealed(counter)
    counter.handling.do(out, Action.SEND_BY_POST, CLERK)
    print_it(lists, "Nhận hồ sơ từ bưu điện")
    print_it(lists, "Giao kết quả cho bưu điện")
    assert {one.way: one.running for one in counter.register.handovers.unsigned()} == {
        HandoverWay.POST_IN: 1,
        HandoverWay.POST_OUT: 1,
    }
    sign(lists, "nhận từ bưu điện")
    sign(lists, "giao bưu điện")
    assert counter.register.lives.of(out).stage is Stage.SENT_OUT
    for words in ("Nhận hồ sơ từ bưu điện", "Giao kết quả cho bưu điện"):
        with pytest.raises(NothingToList):
            lists.make(choice(lists, words), OFFICE)


def test_channels_are_told_apart_where_they_are_counted(counter: Counter) -> None:
    by_post, here = counter.signed(), counter.signed()
    counter.handling.receive(by_post, Asking(channel=Channel.POST), CLERK)
    counter.handling.receive(here, Asking(), CLERK)
    board = counter.register.board
    assert [board.line(one).channel_in for one in (by_post, here)] == ["post", "direct"]


def test_the_sheet_that_is_looked_at_bears_the_number_it_will_be_kept_under(
    counter: Counter, lists: ListDesk, printer: FakePrinter
) -> None:
    sealed(counter, "Thôn 1")
    picked = choice(lists, "Thôn 1")
    shown = lists.make(picked, OFFICE).chosen([0])
    assert "Số 01/2026" in PdfReader(BytesIO(shown)).pages[0].extract_text()
    printer.trouble = "hết giấy"
    with pytest.raises(PrintRefused):
        lists.print(picked, lists.make(picked, OFFICE), OFFICE)
    printer.trouble = ""
    lists.print(picked, lists.make(picked, OFFICE), OFFICE)
    assert [one.running for one in counter.register.handovers.unsigned()] == [1], "printed again under its number"
    assert [job.copies for job, _pages in printer.jobs] == [2], "each side keeps one"


def test_nothing_is_kept_of_a_list_that_became_empty(counter: Counter, lists: ListDesk) -> None:
    dossier_id = sealed(counter, "Thôn 1")
    picked = choice(lists, "Thôn 1")
    pages = lists.make(picked, OFFICE)
    counter.handling.hand_over(dossier_id, CLERK, "owner", Delivery(collector="x"), Channel.DIRECT)
    with pytest.raises(NothingToList):
        lists.print(picked, pages, OFFICE)
    assert counter.register.handovers.unsigned() == []
