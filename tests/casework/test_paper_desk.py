# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is printed that is not complete and read back; every sheet is in the ledger; versions are kept."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.casework.case import TYPED, Case
from counter_app.casework.file_names import file_name
from counter_app.casework.filling import PaperRefused
from counter_app.casework.paper_desk import PrintOrder, ReasonNeeded, StillOpen
from counter_app.documents import read_back
from counter_app.domain.dossier import Dossier, DossierId, DossierState, PrintOutcome, Step
from counter_app.domain.errors import CounterError
from counter_app.domain.review import MISSING
from counter_app.paper import engines
from counter_app.paper.engines import EngineMissing
from counter_app.paper.page_range import NoSuchPages
from counter_app.settings import Settings
from tests.casework.conftest import MARITAL, Office, complete_case, outcomes
from tests.casework.sample_orders import OFFICE, catalog, form_of

WISH = PrintOrder("Quầy 1")


def test_a_print_reaches_the_printer_the_ledger_and_the_state(counter_office: Office) -> None:
    case, _ = complete_case(counter_office)
    counter_office.papers.print_forms(case, OFFICE, PrintOrder("Văn phòng", copies=2))
    job, pages = counter_office.printer.jobs[0]
    assert (job.printer_name, job.copies, pages) == ("Văn phòng", 2, 2)
    assert outcomes(counter_office, case) == [("form", PrintOutcome.SENT, 1)]
    assert case.dossier is not None
    assert counter_office.register.dossiers.load(case.dossier.id).state is DossierState.PRINTED
    assert counter_office.papers.printer_for() == "Văn phòng"


def test_no_person_is_named_to_the_print_queue(counter_office: Office) -> None:
    case, _ = complete_case(counter_office)
    counter_office.papers.print_forms(case, OFFICE, WISH)
    assert "QUỲNH" not in counter_office.printer.jobs[0][0].title


def test_printing_again_asks_a_reason(counter_office: Office) -> None:
    case, _ = complete_case(counter_office)
    counter_office.papers.print_forms(case, OFFICE, WISH)
    with pytest.raises(ReasonNeeded):
        counter_office.papers.print_forms(case, OFFICE, WISH)
    counter_office.papers.print_forms(case, OFFICE, PrintOrder("Quầy 1", reason="Giấy kẹt"))
    assert len(counter_office.printer.jobs) == 2
    assert case.dossier is not None
    assert counter_office.papers.ledger(case.dossier.id)[-1].reason == "Giấy kẹt"


def test_a_reprint_is_known_before_it_is_asked(counter_office: Office) -> None:
    case, pen = complete_case(counter_office)
    assert not counter_office.papers.is_reprint(case, OFFICE)
    counter_office.papers.print_forms(case, OFFICE, WISH)
    assert counter_office.papers.is_reprint(case, OFFICE)
    kept = pen.write({"nguoi_yeu_cau.ho_ten": "K'TIÊNG"}, None, Step.TYPING)
    assert not counter_office.papers.is_reprint(counter_office.desk.reload(kept.dossier_id), OFFICE)


def test_the_form_decides_the_sides_unless_the_clerk_does(counter_office: Office) -> None:
    case, _ = complete_case(counter_office)
    for duplex in (None, True, False):
        counter_office.papers.print_forms(case, OFFICE, PrintOrder("Quầy 1", reason="thử", duplex=duplex))
    assert [job.duplex for job, _ in counter_office.printer.jobs] == [case.form.duplex, True, False]


def test_chosen_pages_are_printed_and_the_ledger_says_which(counter_office: Office) -> None:
    case, _ = complete_case(counter_office)
    counter_office.papers.print_forms(case, OFFICE, PrintOrder("Quầy 1", reason="Tờ 2 kẹt", pages="2"))
    assert counter_office.printer.jobs[0][0].pages == (1,)
    assert case.dossier is not None
    assert counter_office.papers.ledger(case.dossier.id)[0].reason == "Tờ 2 kẹt; chỉ trang 2"


def test_pages_that_are_not_there_leave_no_line_in_the_ledger(counter_office: Office) -> None:
    case, _ = complete_case(counter_office)
    with pytest.raises(NoSuchPages):
        counter_office.papers.print_forms(case, OFFICE, PrintOrder("Quầy 1", pages="9"))
    assert outcomes(counter_office, case) == []


def test_prints_move_and_come_from_the_tray_as_the_office_has_set(counter_office: Office) -> None:
    chosen = Settings().changed(offset_right_mm=1.5, offset_down_mm=-2.0, tray="lower")
    counter_office.register.settings.save(chosen.to_store())
    case, _ = complete_case(counter_office)
    counter_office.papers.print_forms(case, OFFICE, WISH)
    assert counter_office.papers.print_test_page() == "Quầy 1"
    form, test_page = (job for job, _ in counter_office.printer.jobs)
    for job in (form, test_page):
        assert (job.right_mm, job.down_mm, job.tray) == (1.5, -2.0, "lower")
    assert outcomes(counter_office, case) == [("form", PrintOutcome.SENT, 1)]


def test_the_engine_the_office_has_chosen_draws_the_paper(
    counter_office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(engines, "office_suites", tuple)
    counter_office.register.settings.save(Settings().changed(engine="word").to_store())
    case, _ = complete_case(counter_office)
    counter_office.papers.make_ready()
    with pytest.raises(EngineMissing, match="Word"):
        counter_office.papers.save_pdf([case], OFFICE, tmp_path / "a.pdf")
    assert outcomes(counter_office, case) == []


def test_a_printer_that_only_makes_files_is_chosen_last_and_told(counter_office: Office) -> None:
    counter_office.printer.names = ["Microsoft Print to PDF", "Quầy 1"]
    counter_office.printer.virtual = {"Microsoft Print to PDF"}
    assert counter_office.papers.printer_for() == "Quầy 1"
    case, _ = complete_case(counter_office)
    handed = counter_office.papers.print_forms(case, OFFICE, PrintOrder("Microsoft Print to PDF"))
    assert "không ra giấy" in handed.note
    assert counter_office.papers.print_forms(case, OFFICE, PrintOrder("Quầy 1", reason="cần giấy")).note == ""


def test_an_edit_makes_version_two_and_keeps_version_one(counter_office: Office) -> None:
    case, pen = complete_case(counter_office)
    counter_office.papers.print_forms(case, OFFICE, WISH)
    pen.note_printed()
    kept = pen.write({"nguoi_yeu_cau.ho_ten": "H'BLUÊ NIÊ KDĂM"}, None, Step.TYPING)
    assert counter_office.register.dossiers.load(kept.dossier_id).state is DossierState.DRAFT
    counter_office.papers.print_forms(counter_office.desk.reload(kept.dossier_id), OFFICE, WISH)
    first, second = counter_office.register.papers.versions(kept.dossier_id)
    assert "ĐẶNG THỊ QUỲNH NHƯ" in read_back(counter_office.register.papers.docx(first.id))
    assert "H'BLUÊ NIÊ KDĂM" in read_back(counter_office.register.papers.docx(second.id))


def test_a_printer_that_refuses_is_in_the_ledger_and_a_retry_needs_no_reason(counter_office: Office) -> None:
    case, _ = complete_case(counter_office)
    counter_office.printer.trouble = "Máy in hết giấy."
    with pytest.raises(CounterError, match="hết giấy"):
        counter_office.papers.print_forms(case, OFFICE, WISH)
    assert outcomes(counter_office, case) == [("form", PrintOutcome.FAILED, 1)]
    counter_office.printer.trouble = ""
    counter_office.papers.print_forms(case, OFFICE, WISH)
    assert len(counter_office.printer.jobs) == 1


def test_a_gap_stops_the_print_until_overruled(counter_office: Office) -> None:
    case, pen = complete_case(counter_office, **{"muc_dich.loai": ""})
    with pytest.raises(StillOpen, match=case.form.field("muc_dich.loai").label):
        counter_office.papers.print_forms(case, OFFICE, WISH)
    kept = pen.overrule("muc_dich.loai", MISSING, "Ông tự ghi tay")
    counter_office.papers.print_forms(counter_office.desk.reload(kept.dossier_id), OFFICE, WISH)
    assert len(counter_office.printer.jobs) == 1


def test_a_field_still_being_typed_stops_the_print(counter_office: Office) -> None:
    case, _ = complete_case(counter_office, **{"nguoi_yeu_cau.ngay_sinh" + TYPED: "1/2/"})
    with pytest.raises(StillOpen, match="gõ dở"):
        counter_office.papers.print_forms(case, OFFICE, WISH)
    assert counter_office.printer.jobs == []


def test_a_paper_that_does_not_fit_is_not_printed_and_leaves_no_version(counter_office: Office) -> None:
    case, _ = complete_case(counter_office, **{"nguoi_yeu_cau.ho_ten": "NGUYỄN THỊ " * 40})
    with pytest.raises(PaperRefused):
        counter_office.papers.print_forms(case, OFFICE, WISH)
    assert case.dossier is not None
    assert counter_office.register.papers.versions(case.dossier.id) == []
    assert outcomes(counter_office, case) == []


def test_a_pdf_is_written_whole_and_entered(counter_office: Office, tmp_path: Path) -> None:
    case, _ = complete_case(counter_office)
    target = tmp_path / "giấy.pdf"
    counter_office.papers.save_pdf([case], OFFICE, target)
    assert target.read_bytes().startswith(b"%PDF")
    assert outcomes(counter_office, case) == [("pdf", PrintOutcome.SAVED, 1)]


def test_a_pdf_that_cannot_be_written_is_told_in_a_sentence(counter_office: Office, tmp_path: Path) -> None:
    case, _ = complete_case(counter_office)
    with pytest.raises(CounterError):
        counter_office.papers.save_pdf([case], OFFICE, tmp_path / "không có" / "giấy.pdf")
    assert outcomes(counter_office, case) == []


def test_the_docx_is_opened_from_the_private_folder(counter_office: Office) -> None:
    case, _ = complete_case(counter_office)
    (path,) = counter_office.papers.open_docx(case, OFFICE)
    assert path.parent == counter_office.folder / "opened"
    assert "ĐẶNG THỊ QUỲNH NHƯ" in read_back(path.read_bytes())


@given(person=st.text(min_size=1, max_size=120), version=st.integers(1, 99))
def test_any_name_makes_a_file_name_that_every_disk_takes(person: str, version: int) -> None:
    procedure = catalog().procedures[MARITAL]
    form = form_of("xac-nhan-tinh-trang-hon-nhan")
    begun_at = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
    typed = {"nguoi_yeu_cau.ho_ten": person}
    since = form.effective_from.isoformat()
    dossier = Dossier(
        DossierId(1),
        "26-0001",
        MARITAL,
        form.id,
        since,
        DossierState.DRAFT,
        begun_at,
        begun_at,
        answers=typed,
    )
    name = file_name(Case(procedure, (form,), dossier), form, version, "docx")
    assert re.fullmatch(r"[A-Za-z0-9._-]+", name)
    assert len(name) <= 80
    assert not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)([.]|$)", name)
    assert name.endswith(f"_b{version}.docx")
    assert name[0] not in "-. "


def test_file_names_are_safe_on_every_disk(counter_office: Office) -> None:
    case, _ = complete_case(counter_office, **{"nguoi_yeu_cau.ho_ten": "Ỷ/\"\\:*?<>| H'BLUÊ"})
    name = file_name(case, case.form, 1, "docx")
    assert name.isascii()
    assert not set(name) & set('<>:"/\\|?*')
    assert len(name) <= 80


class PowerCut(BaseException):
    """Ends the program in the middle of a print."""


def cut_while_printing(office: Office) -> Case:
    def interrupt() -> None:
        raise PowerCut

    case, _ = complete_case(office)
    office.printer.interrupt = interrupt
    with pytest.raises(PowerCut):
        office.papers.print_forms(case, OFFICE, WISH)
    office.printer.interrupt = None
    return case


@pytest.mark.parametrize(
    ("came_out", "outcome", "state"),
    [(True, PrintOutcome.SENT, DossierState.PRINTED), (False, PrintOutcome.FAILED, DossierState.DRAFT)],
)
def test_the_clerk_settles_a_print_that_was_cut(
    counter_office: Office, came_out: bool, outcome: PrintOutcome, state: DossierState
) -> None:
    case = cut_while_printing(counter_office)
    assert case.dossier is not None
    assert outcomes(counter_office, case) == [("form", PrintOutcome.UNKNOWN, 1)]
    (entry,) = counter_office.papers.ledger(case.dossier.id)
    assert counter_office.papers.settle(case, OFFICE, entry, came_out=came_out) is came_out
    assert outcomes(counter_office, case) == [("form", outcome, 1)]
    assert counter_office.register.dossiers.load(case.dossier.id).state is state
    assert counter_office.papers.is_reprint(case, OFFICE) is came_out


def test_a_sheet_that_came_out_before_an_edit_leaves_the_dossier_a_draft(counter_office: Office) -> None:
    case = cut_while_printing(counter_office)
    assert case.dossier is not None
    (entry,) = counter_office.papers.ledger(case.dossier.id)
    _, pen = counter_office.desk.open(case.dossier.id)
    pen.write({"nguoi_yeu_cau.ho_ten": "Y MOAN ÊBAN"}, None, Step.CHECK)
    edited = counter_office.desk.reload(case.dossier.id)
    assert not counter_office.papers.settle(edited, OFFICE, entry, came_out=True)
    assert counter_office.register.dossiers.load(case.dossier.id).state is DossierState.DRAFT
