# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of the process fill themselves from the dossier and leave by the same checked way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from counter_app.casework.handling import Asking
from counter_app.casework.print_room import PrintRoom
from counter_app.casework.process_papers import APOLOGY, RECEIPT, PaperLacks, PaperNotKnown, ProcessPapers
from counter_app.documents import read_back
from counter_app.domain.dossier import PrintOutcome, Step
from counter_app.domain.roles import Role
from counter_app.domain.stages import Action
from counter_app.paper.coded import bars_of
from counter_app.settings import Settings
from tests.casework.conftest import FakePrinter
from tests.casework.living_counter import CLERK, Counter, open_counter
from tests.casework.sample_orders import OFFICE, catalog, filler


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as made:
        yield made


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


def papers(counter: Counter, printer: FakePrinter) -> ProcessPapers:
    room = PrintRoom(printer.known, printer.send)
    return ProcessPapers(filler(), counter.register, catalog(), counter.watch, room)


def test_the_receipt_is_filled_from_the_dossier_and_printed_twice(counter: Counter, printer: FakePrinter) -> None:
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    desk = papers(counter, printer)
    handled = counter.handling.look(dossier_id)
    told = desk.answers(catalog().form(RECEIPT), handled, OFFICE)
    assert told["chu_ho_so.ho_ten"] == told["nguoi_nop.ho_ten"] == "Đặng Thị Quỳnh Ỷ"
    assert (told["nhan.gio"], told["nhan.ngay"]) == ("09:00", "2026-11-25")
    assert (told["hen_tra.gio"], told["hen_tra.ngay"]) == ("17:00", "2026-11-30")
    assert told["nguoi_tiep_nhan.ho_ten"].casefold() == OFFICE.clerk.casefold()
    entry = desk.print(handled, RECEIPT, OFFICE)
    assert (entry.what, entry.copies) == (RECEIPT, 2)
    (job, _pages) = printer.jobs[0]
    assert job.copies == 2
    (kept,) = counter.register.papers.prints(dossier_id)
    assert kept.outcome is PrintOutcome.SENT


def test_a_name_the_clerk_gave_goes_before_the_applicant(counter: Counter, printer: FakePrinter) -> None:
    dossier_id = counter.signed()
    counter.register.dossiers.save_answers(dossier_id, {"chu_ho_so.ho_ten": "LÊ VĂN BÁU"}, None, Step.CHECK)
    told = papers(counter, printer).answers(catalog().form(RECEIPT), counter.handling.look(dossier_id), OFFICE)
    assert told["chu_ho_so.ho_ten"] == "LÊ VĂN BÁU"
    assert told["nguoi_nop.ho_ten"] == "Đặng Thị Quỳnh Ỷ"
    assert "chu_ho_so.so_dinh_danh" not in told


def test_a_paper_that_lacks_a_name_says_which(counter: Counter, printer: FakePrinter) -> None:
    case, pen = counter.desk.take_up("1.004873")
    kept = pen.write({"muc_dich": "vay vốn"}, None, Step.TYPING)
    with pytest.raises(PaperLacks, match="Tiếp nhận hồ sơ của"):
        papers(counter, printer).print(counter.handling.look(kept.dossier_id), RECEIPT, OFFICE)
    assert printer.jobs == []
    assert case.procedure.code == "1.004873"


def test_a_paper_the_catalogue_lacks_is_not_offered(counter: Counter, printer: FakePrinter) -> None:
    desk = papers(counter, printer)
    assert desk.offered(Action.RECEIVE) == RECEIPT
    assert desk.offered(Action.SEAL) == ""
    assert desk.offered(None) == ""
    with pytest.raises(PaperNotKnown):
        desk.make(counter.handling.look(counter.signed()), "khong-co", OFFICE)


Done = tuple[Action, str, dict[str, str]]
WAYS: dict[str, tuple[Done, ...]] = {
    "phieu-bo-sung": ((Action.REQUEST_SUPPLEMENT, "bản sao quyết định ly hôn; giấy ủy quyền", {}),),
    "phieu-tu-choi": ((Action.REFUSE, "không thuộc thẩm quyền của xã", {}),),
    "van-ban-xin-loi": ((Action.EXTEND, "chờ xác minh nơi cư trú cũ", {"due": "2026-12-04T17:00:00+07:00"}),),
    "thong-bao-dung": ((Action.APPRAISE, "", {}), (Action.WITHDRAW, "người nộp không còn cần giấy", {})),
    "phieu-kiem-soat": ((Action.APPRAISE, "", {}), (Action.APPROVE, "", {})),
}


@pytest.mark.parametrize("form_id", WAYS)
def test_every_paper_of_the_process_is_printed_with_one_key(
    counter: Counter, printer: FakePrinter, form_id: str
) -> None:
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    for action, note, facts in WAYS[form_id]:
        counter.handling.do(dossier_id, action, CLERK, note, facts)
    entry = papers(counter, printer).print(counter.handling.look(dossier_id), form_id, OFFICE)
    assert entry.outcome is PrintOutcome.UNKNOWN  # as it was written before the printer was asked
    assert counter.register.papers.prints(dossier_id)[-1].outcome is PrintOutcome.SENT


def told(
    counter: Counter, printer: FakePrinter, form_id: str, typed: Mapping[str, str] | None = None
) -> dict[str, str]:
    dossier_id = counter.signed()
    counter.register.dossiers.save_answers(dossier_id, typed or {}, None, Step.CHECK)
    counter.handling.receive(dossier_id, Asking(), CLERK)
    for action, note, facts in WAYS[form_id]:
        counter.handling.do(dossier_id, action, CLERK, note, facts)
    handled = counter.handling.look(dossier_id)
    return papers(counter, printer).answers(catalog().form(form_id), handled, OFFICE)


def test_what_is_missing_stands_line_by_line(counter: Counter, printer: FakePrinter) -> None:
    said = told(counter, printer, "phieu-bo-sung")
    assert said["noi_dung_bo_sung_1.noi_dung"] == "bản sao quyết định ly hôn"
    assert said["noi_dung_bo_sung_2.noi_dung"] == "giấy ủy quyền"


def test_an_apology_names_the_old_promise_and_the_new_one(counter: Counter, printer: FakePrinter) -> None:
    said = told(counter, printer, "van-ban-xin-loi")
    assert (said["hen_tra.ngay"], said["han_moi.ngay"]) == ("2026-11-30", "2026-12-04")
    assert said["ly_do"] == "chờ xác minh nơi cư trú cũ"


@pytest.mark.parametrize("form_id", ["phieu-tu-choi", "van-ban-xin-loi", "thong-bao-dung"])
def test_the_offices_reason_is_not_the_citizens(counter: Counter, printer: FakePrinter, form_id: str) -> None:
    said = told(counter, printer, form_id, {"ly_do": "tặng cho con quyền sử dụng đất"})
    assert said["ly_do"] == WAYS[form_id][-1][1]


def test_a_stop_notice_says_how_far_the_dossier_was(counter: Counter, printer: FakePrinter) -> None:
    said = told(counter, printer, "thong-bao-dung")
    assert (said["giai_doan"], said["dung.ngay"]) == ("Đã thẩm định", "2026-11-25")


def test_the_control_sheet_tells_from_whose_hands_into_whose(counter: Counter, printer: FakePrinter) -> None:
    said = told(counter, printer, "phieu-kiem-soat")
    assert (said["chang_1.giao"], said["chang_1.nhan"]) == ("Đặng Thị Quỳnh Ỷ", CLERK)
    assert said["chang_3.ghi_chu"] == "Đã phê duyệt"
    assert said["chang_1.thoi_diem"] == "09 giờ 00 phút, ngày 25 tháng 11 năm 2026"


def test_papers_missing_before_the_receipt_have_the_same_slip(counter: Counter, printer: FakePrinter) -> None:
    dossier_id = counter.written()
    counter.handling.do(dossier_id, Action.NOTE_MISSING, CLERK, "thẻ căn cước")
    desk = papers(counter, printer)
    assert desk.offered(Action.NOTE_MISSING) == "phieu-bo-sung"
    assert desk.print(counter.handling.look(dossier_id), "phieu-bo-sung", OFFICE).copies == 2


def test_the_code_is_the_number_and_every_bar_is_apart() -> None:
    bars = bars_of("26-0312")
    assert len(bars) > 20
    assert all(left + width < after for (left, width), (after, _) in pairwise(bars))


def test_the_official_of_the_settings_signs_where_an_official_signs(counter: Counter, printer: FakePrinter) -> None:
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    handled, desk = counter.handling.look(dossier_id), papers(counter, printer)
    office = Settings(commune="xã Bùi La Nhân", signatory="Đặng Quỳnh Ỷ").office
    signed = [desk.answers(catalog().form(form_id), handled, office).get("nguoi_ky.ho_ten") for form_id in WAYS]
    assert {name.casefold() for name in signed if name} == {"đặng quỳnh ỷ"}
    unsaid = desk.answers(catalog().form("thong-bao-dung"), handled, OFFICE)
    assert "nguoi_ky.ho_ten" not in unsaid


@pytest.mark.parametrize(("role", "line"), [(Role.CLERK, "TUQ. CHỦ TỊCH"), (Role.LEADER, "KT. CHỦ TỊCH")])
def test_who_approved_by_delegation_signs_the_papers_after_it(
    counter: Counter, printer: FakePrinter, role: Role, line: str
) -> None:
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    desk, told = papers(counter, printer), {"due": "2026-12-07T17:00+07:00"}
    office = replace(OFFICE, signatory="Nguyễn Văn Bính")
    delegate = counter.register.people.add("H'Bluê Niê Kdăm", role)
    given = counter.register.spot.delegate(delegate.id, (), counter.now.date(), None, "QĐ 15")
    counter.handling.do(dossier_id, Action.APPRAISE, CLERK)
    counter.handling.do(dossier_id, Action.EXTEND, CLERK, "Mất điện", told)
    before = read_back(desk.make(counter.handling.look(dossier_id), APOLOGY, office).produced.docx)
    assert "THỦ TRƯỞNG CƠ QUAN" in before
    assert "Nguyễn Văn Bính" in before
    counter.handling.do(dossier_id, Action.APPROVE, CLERK, delegation_id=given)
    after = read_back(desk.make(counter.handling.look(dossier_id), APOLOGY, office).produced.docx)
    assert line in after
    assert "H'Bluê Niê Kdăm" in after
    assert "THỦ TRƯỞNG CƠ QUAN" not in after
    assert "Nguyễn Văn Bính" not in after
