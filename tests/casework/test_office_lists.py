# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of the process: who is on them, in which order, and that nothing is made when nobody is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from counter_app.casework.handling import Asking
from counter_app.casework.office_lists import NothingToList, OfficeLists, Parcel
from counter_app.domain.channels import Channel
from counter_app.domain.dossier import DossierId
from counter_app.domain.office import Office
from counter_app.domain.stages import Action
from counter_app.storage.handovers import HandoverWay
from counter_app.storage.lives import Delivery
from tests.casework.living_counter import CLERK, Counter, open_counter
from tests.casework.sample_orders import catalog

OFFICE = Office("xã Bùi La Nhân", "tỉnh Hà Tĩnh", "Bùi La Nhân")


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as made:
        yield made


def _lists(counter: Counter) -> OfficeLists:
    return OfficeLists(counter.register, catalog(), counter.watch)


def _text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def _handed(counter: Counter, parcel: Parcel) -> str:
    return _text(_lists(counter).handover(OFFICE, parcel, counter.now.date(), 7))


def _sealed(counter: Counter, village: str = "") -> DossierId:
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    counter.handling.do_on_the_spot(dossier_id, CLERK)
    counter.register.lives.note_delivery(dossier_id, Delivery(village=village, phone="0912345678"))
    return dossier_id


def test_the_book_lists_what_was_received_in_order(counter: Counter) -> None:
    first, second = _sealed(counter, "Thôn Yên Mỹ"), _sealed(counter)
    told = _text(_lists(counter).book(OFFICE, date(2026, 11, 1), date(2026, 11, 30)))
    numbers = [counter.register.board.line(dossier_id).number for dossier_id in (first, second)]
    assert told.index(numbers[0]) < told.index(numbers[1])
    assert "SỔ THEO DÕI HỒ SƠ" in told
    assert "Tổng số: 2 hồ sơ." in told
    assert "Khóa sổ" not in told


def test_a_year_that_is_over_is_closed(counter: Counter) -> None:
    _sealed(counter)
    counter.at("2027-01-04T08:00")
    told = _text(_lists(counter).book(OFFICE, date(2026, 1, 1), date(2026, 12, 31)))
    assert "Khóa sổ năm 2026; số thứ tự từ 01 đến 01." in told


def test_the_leader_signs_only_what_was_appraised(counter: Counter) -> None:
    waiting = counter.signed()
    counter.handling.receive(waiting, Asking(), CLERK)
    with pytest.raises(NothingToList):
        _lists(counter).signing_list(OFFICE)
    counter.handling.do(waiting, Action.APPRAISE, CLERK)
    told = _text(_lists(counter).signing_list(OFFICE))
    assert "Đồng ý" in told
    assert counter.register.board.line(waiting).number in told


def test_each_village_gets_its_own_results(counter: Counter) -> None:
    here, there = _sealed(counter, "Thôn 1"), _sealed(counter, "Thôn 2")
    lists = _lists(counter)
    assert lists.villages() == ["Thôn 1", "Thôn 2"]
    told = _handed(counter, Parcel(HandoverWay.VILLAGE_OUT, "Thôn 1"))
    assert counter.register.board.line(here).number in told
    assert counter.register.board.line(there).number not in told
    with pytest.raises(NothingToList):
        _handed(counter, Parcel(HandoverWay.VILLAGE_OUT, "Thôn 9"))


def test_the_post_signs_for_what_it_takes_and_brings(counter: Counter) -> None:
    out = _sealed(counter)
    counter.handling.do(out, Action.SEND_BY_POST, CLERK)
    brought = counter.signed()
    counter.handling.receive(brought, Asking(channel=Channel.POST), CLERK)
    assert counter.register.board.line(out).number in _handed(counter, Parcel(HandoverWay.POST_OUT))
    came = _handed(counter, Parcel(HandoverWay.POST_IN))
    assert counter.register.board.line(brought).number in came
    assert "Số 07/2026 · Nhận từ bưu điện ngày 25/11/2026" in came
    for signer in ("NHÂN VIÊN BƯU ĐIỆN", "NGƯỜI NHẬN", "mỗi bên giữ một bản"):
        assert signer in came


def test_a_long_book_numbers_its_pages_and_repeats_its_head(counter: Counter) -> None:
    for _ in range(14):
        _sealed(counter)
    pdf = PdfReader(BytesIO(_lists(counter).book(OFFICE, date(2026, 11, 1), date(2026, 11, 30))))
    assert len(pdf.pages) == 2
    assert all("Mã hồ sơ" in page.extract_text() for page in pdf.pages)
    assert "Trang 2" in pdf.pages[1].extract_text()
    assert pdf.pages[0].mediabox.width > pdf.pages[0].mediabox.height
