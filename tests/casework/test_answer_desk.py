# SPDX-License-Identifier: GPL-3.0-or-later
"""The answer in writing, blank forms and samples: what goes into a hand before anything is typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from counter_app.casework.answer_desk import AnswerDesk, NothingToGive
from counter_app.casework.decision_words import badges, verdicts
from counter_app.casework.print_room import PrintRoom
from counter_app.domain.decision import Asked, Decision
from counter_app.domain.dossier import PrintOutcome
from counter_app.domain.procedure import Procedure, WritingOnBehalf
from counter_app.domain.visitor import Trait, Visitor
from tests.casework.conftest import FakePrinter
from tests.casework.living_counter import Counter, open_counter
from tests.casework.sample_orders import OFFICE, catalog, filler


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as made:
        made.schemes = ("dak-nong",)
        yield made


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


def marital() -> Procedure:
    return catalog().procedure("1.004873")


def decided(counter: Counter, procedure: Procedure, *traits: Trait) -> Decision:
    return counter.day().decide(Asked(procedure, counter.now, Visitor(frozenset(traits))))


def answers(found: Decision, procedure: Procedure) -> dict[str, str]:
    return {one.title: one.answer for one in verdicts(found, procedure)}


def test_on_a_wednesday_the_five_answers_are_short_and_each_has_its_source(counter: Counter) -> None:
    found = decided(counter, marital())
    told = answers(found, marital())
    assert told["Viết hộ"] == "Được, theo mô hình"
    assert told["Trả kết quả"] == "Ngay hôm nay"
    assert told["Giấy hẹn"] == "Không viết"
    assert told["Hạn trả"] == "17:00 thứ Tư 25/11/2026"
    assert all(why.source for one in verdicts(found, marital())[:3] for why in one.reasons)
    assert badges(found, marital())[:2] == (("được viết hộ hôm nay", "good"), ("trả ngay", "good"))


def test_outside_the_scheme_the_clerk_still_may_write(counter: Counter) -> None:
    counter.at("2026-11-26T09:00")
    found = decided(counter, marital())
    assert answers(found, marital())["Viết hộ"] == "Khi được yêu cầu, ngoài mô hình"
    assert ("được viết hộ hôm nay", "good") not in badges(found, marital())


def test_missing_papers_leave_slip_and_due_moment_open(counter: Counter) -> None:
    counter.at("2026-11-26T09:00")
    told = answers(decided(counter, marital(), Trait.INCOMPLETE), marital())
    assert (told["Giấy hẹn"], told["Hạn trả"]) == ("Chưa viết", "Chưa tính được")


def test_a_ban_is_said_as_law_and_who_must_come_is_named(counter: Counter) -> None:
    banned = marital().model_copy(
        update={
            "writing_on_behalf": WritingOnBehalf(allowed=False, reason="Tự tay viết.", source="Điều 1 Luật X"),
            "must_be_present": ("Bên nam", "Bên nữ"),
        }
    )
    found = decided(counter, banned)
    told = answers(found, banned)
    assert told["Viết hộ"] == "Luật không cho viết hộ"
    assert told["Phải có mặt"] == "Bên nam; Bên nữ"
    assert badges(found, banned)[0] == ("không được viết hộ", "bad")


def squeezed(pdf: bytes) -> str:
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def test_the_sheet_says_every_answer_with_its_source_on_one_a5_page(counter: Counter, printer: FakePrinter) -> None:
    desk = AnswerDesk(filler(), counter.register, counter.watch, PrintRoom(printer.known, printer.send))
    found = decided(counter, marital())
    pdf = desk.write_decision(marital(), found, OFFICE)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    text = squeezed(pdf)
    for one in verdicts(found, marital()):
        assert re.sub(r"\s+", "", one.answer) in text
        assert all(re.sub(r"\s+", "", why.source) in text for why in one.reasons)
    assert desk.print_decision(marital(), found, OFFICE, None) == "Quầy 1"
    assert len(printer.jobs) == 1


def test_a_blank_form_and_a_sample_go_to_the_printer_and_the_ledger(counter: Counter, printer: FakePrinter) -> None:
    desk = AnswerDesk(filler(), counter.register, counter.watch, PrintRoom(printer.known, printer.send))
    dossier_id = counter.written()
    form = catalog().form("xac-nhan-tinh-trang-hon-nhan")
    desk.print_blank((form,), OFFICE, dossier_id)
    desk.print_sample((form,), OFFICE, dossier_id)
    kept = [(entry.what, entry.outcome, entry.version) for entry in counter.register.papers.prints(dossier_id)]
    assert kept == [("blank", PrintOutcome.SENT, None), ("sample", PrintOutcome.SENT, None)]
    with pytest.raises(NothingToGive):
        desk.print_blank((), OFFICE, dossier_id)
