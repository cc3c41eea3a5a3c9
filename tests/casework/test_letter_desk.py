# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters: offered at the right event and once, filled from the dossier, printed as every paper is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.casework.case import TYPED
from counter_app.casework.handling import Asking
from counter_app.casework.letter_paper import LetterLacks
from counter_app.documents import read_back
from counter_app.domain.channels import Channel
from counter_app.domain.dossier import PrintOutcome
from counter_app.domain.letters import LetterState
from counter_app.domain.stages import Action
from counter_app.paper.printing import PrintRefused
from counter_app.settings import Settings
from tests.casework.conftest import FakePrinter
from tests.casework.letter_counter import BIRTH, DEATH, MARRIAGE, letter_desk, letter_paper, sealed
from tests.casework.living_counter import CLERK, Counter, open_counter
from tests.casework.sample_orders import OFFICE

SIGNED_BY = replace(OFFICE, signatory="Nguyễn Văn Bính")


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as made:
        made.schemes = ("an-dung",)
        yield made


@pytest.mark.parametrize(("code", "event"), [(DEATH, "death"), (BIRTH, "birth"), (MARRIAGE, "marriage")])
def test_each_result_announces_its_event(counter: Counter, code: str, event: str) -> None:
    dossier_id = sealed(counter, code)
    offer = letter_desk(counter).offer_for(dossier_id)
    assert offer is not None
    assert offer.event == event
    assert offer.source == "Kế hoạch 32/KH-UBND ngày 07/3/2023, mục II.2"


def test_before_the_result_and_for_other_procedures_nothing_is_offered(counter: Counter) -> None:
    desk = letter_desk(counter)
    assert desk.offer_for(counter.signed(DEATH)) is None
    assert desk.offer_for(sealed(counter, "1.004873")) is None
    assert desk.shelf().offers == ()


def test_an_office_without_the_plan_writes_only_if_it_said_so(counter: Counter) -> None:
    dossier_id = sealed(counter, DEATH)
    counter.schemes = ("dak-nong",)
    assert letter_desk(counter).offer_for(dossier_id) is None
    counter.register.settings.save(Settings().changed(letters_always=True).to_store())
    offer = letter_desk(counter).offer_for(dossier_id)
    assert offer is not None
    assert (offer.form_id, offer.source) == ("thu-chia-buon-tu-tran", "")


def test_condolence_is_filled_from_the_registration(counter: Counter) -> None:
    dossier_id = sealed(
        counter,
        DEATH,
        **{
            "nguoi_yeu_cau.ho_ten": "H'BLUÊ NIÊ KDĂM",
            "nguoi_yeu_cau.so_dinh_danh": "066301000127",
            "nguoi_chet.ho_ten": "Y MOAN ÊBAN",
            "nguoi_chet.ngay_sinh": "1936",
            "nguoi_chet.gioi_tinh": "nam",
            "nguoi_chet.ngay_chet": "2026-11-20",
        },
    )
    desk = letter_desk(counter)
    offer = desk.offer_for(dossier_id)
    assert offer is not None
    told = desk.write(offer, SIGNED_BY).answers
    assert (told["gia_dinh.xung_ho"], told["gia_dinh.ho_ten"]) == ("nguoi_ba", "H'BLUÊ NIÊ KDĂM")
    assert (told["nguoi_chet.xung_ho"], told["nguoi_chet.ho_ten"]) == ("nguoi_ong", "Y MOAN ÊBAN")
    assert (told["nguoi_chet.tuoi"], told["nguoi_chet.huong"]) == ("90", "huong_tho")
    assert told["nguoi_ky.ho_ten"] == "Nguyễn Văn Bính"
    assert told["doan_1"].startswith("Thay mặt cán bộ và nhân dân trong xã")


@pytest.mark.parametrize(
    ("born", "address", "word"),
    [("1967-01-02", "nguoi_ong", "huong_duong"), ("1966", "nguoi_ong", "huong_tho"), ("2015-05-05", "chau", None)],
)
def test_how_the_dead_are_called_follows_from_their_age(
    counter: Counter, born: str, address: str, word: str | None
) -> None:
    told_of = {"nguoi_chet.ngay_sinh": born, "nguoi_chet.gioi_tinh": "nam", "nguoi_chet.ngay_chet": "2026-11-20"}
    dossier_id = sealed(counter, DEATH, **told_of)
    desk = letter_desk(counter)
    offer = desk.offer_for(dossier_id)
    assert offer is not None
    told = desk.write(offer, SIGNED_BY).answers
    assert (told["nguoi_chet.xung_ho"], told.get("nguoi_chet.huong")) == (address, word)


def test_a_marriage_is_dated_by_the_day_the_certificate_was_sealed(counter: Counter) -> None:
    dossier_id = sealed(counter, MARRIAGE)
    counter.at("2026-11-27T09:00")
    desk = letter_desk(counter)
    offer = desk.offer_for(dossier_id)
    assert offer is not None
    assert desk.write(offer, SIGNED_BY).answers["ket_hon.ngay"] == "2026-11-25"


def test_the_letter_is_printed_kept_in_the_ledger_and_never_offered_again(counter: Counter) -> None:
    dossier_id, printer = sealed(counter, DEATH), FakePrinter()
    desk, paper = letter_desk(counter), letter_paper(counter, printer)
    offer = desk.offer_for(dossier_id)
    assert offer is not None
    opened = desk.write(offer, SIGNED_BY)
    desk.keep(opened.letter.id, opened.answers | {"doan_1": "Lời riêng của thôn."})
    printed = paper.print(desk.open(opened.letter.id), SIGNED_BY)
    assert (printed.copies, printer.jobs[0][0].copies) == (2, 2)
    (entry,) = counter.register.papers.prints(dossier_id)
    assert (entry.what, entry.outcome) == ("thu-chia-buon-tu-tran", PrintOutcome.SENT)
    assert entry.paper_id is not None
    text = read_back(counter.register.papers.docx(entry.paper_id))
    assert "Lời riêng của thôn." in text
    assert "hưởng" in text
    assert desk.offer_for(dossier_id) is None
    shelf = desk.shelf()
    assert (shelf.offers, shelf.drafts) == ((), ())
    assert [one.letter.state for one in shelf.printed] == [LetterState.PRINTED]


def test_what_was_declined_is_not_offered_again(counter: Counter) -> None:
    dossier_id = sealed(counter, BIRTH)
    desk = letter_desk(counter)
    (offer,) = desk.shelf().offers
    desk.decline(offer, SIGNED_BY)
    assert desk.offer_for(dossier_id) is None
    assert desk.shelf().offers == ()


def test_a_late_dossier_gets_an_apology_that_asks_for_the_reason(counter: Counter) -> None:
    dossier_id, printer = counter.signed(), FakePrinter()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    desk = letter_desk(counter)
    assert desk.offer_for(dossier_id) is None
    counter.at("2026-12-14T09:00")
    offer = desk.offer_for(dossier_id)
    assert offer is not None
    assert offer.event == "late"
    opened = desk.write(offer, SIGNED_BY)
    assert opened.answers["hen_tra.ngay"] == "2026-11-30"
    assert opened.answers["chu_ho_so.ho_ten"] == "Đặng Thị Quỳnh Ỷ"
    paper = letter_paper(counter, printer)
    with pytest.raises(LetterLacks, match="còn thiếu"):
        paper.print(opened, SIGNED_BY)
    assert printer.jobs == []
    missing = {spec.id for spec in opened.gaps}
    assert "ly_do" in missing


def test_a_result_returned_late_is_offered_its_apology_for_thirty_days(counter: Counter) -> None:
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    desk = letter_desk(counter)
    counter.at("2026-12-14T09:00")
    counter.handling.do_on_the_spot(dossier_id, CLERK)
    taken = replace(counter.handling.look(dossier_id).delivery, collector="Đặng Thị Quỳnh Ỷ")
    counter.handling.hand_over(dossier_id, CLERK, "owner", taken, Channel.DIRECT)
    offer = desk.offer_for(dossier_id)
    assert offer is not None
    assert offer.event == "late"
    assert desk.shelf().offers == (offer,)
    told = desk.write(offer, SIGNED_BY).answers
    assert told["su_viec"] == "Kết quả có sau hạn hẹn trả."
    assert "sẽ được trao" not in told["doan_2"], "it was handed over already"
    counter.at("2027-01-14T09:00")
    assert (desk.offer_for(dossier_id), desk.shelf().offers) == (None, ())


def test_a_result_that_waited_for_its_owner_is_no_reason_to_apologize(counter: Counter) -> None:
    dossier_id = sealed(counter, "1.004873")
    counter.handling.do(dossier_id, Action.NOTE_NOT_COLLECTED, CLERK)
    counter.at("2026-12-14T09:00")
    taken = replace(counter.handling.look(dossier_id).delivery, collector="Đặng Thị Quỳnh Ỷ")
    counter.handling.hand_over(dossier_id, CLERK, "owner", taken, Channel.DIRECT)
    assert letter_desk(counter).offer_for(dossier_id) is None


def test_a_letter_for_an_event_the_clerk_heard_of_needs_no_dossier(counter: Counter) -> None:
    desk, printer = letter_desk(counter), FakePrinter()
    opened = desk.begin("fire", SIGNED_BY)
    half = {"gia_dinh.ho_ten" + TYPED: "Đặng Văn"}
    desk.keep(opened.letter.id, opened.form.sample | half)
    with pytest.raises(LetterLacks, match="gõ dở"):
        letter_paper(counter, printer).print(desk.open(opened.letter.id), SIGNED_BY)
    desk.keep(opened.letter.id, opened.form.sample)
    letter_paper(counter, printer).print(desk.open(opened.letter.id), SIGNED_BY)
    assert [one.addressee for one in desk.shelf().printed] == ["Đặng Văn Hợi"]
    desk.erase(opened.letter.id)
    assert [one.addressee for one in desk.shelf().printed] == [""]


def test_a_printer_that_refuses_leaves_the_letter_a_draft(counter: Counter) -> None:
    dossier_id, printer = sealed(counter, BIRTH), FakePrinter(trouble="Hết giấy.")
    desk = letter_desk(counter)
    offer = desk.offer_for(dossier_id)
    assert offer is not None
    opened = desk.write(offer, SIGNED_BY)
    with pytest.raises(PrintRefused):
        letter_paper(counter, printer).print(opened, SIGNED_BY)
    assert desk.open(opened.letter.id).letter.state is LetterState.DRAFT
    assert [entry.outcome for entry in counter.register.papers.prints(dossier_id)] == [PrintOutcome.FAILED]


def test_a_result_sent_home_still_gets_its_letter(counter: Counter) -> None:
    dossier_id = sealed(counter, DEATH)
    counter.handling.do(dossier_id, Action.SEND_BY_VILLAGE_HEAD, CLERK)
    assert letter_desk(counter).offer_for(dossier_id) is not None
