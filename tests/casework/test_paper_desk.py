# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is printed that is not complete and read back; every sheet is in the ledger; versions are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.casework.case import TYPED, Case
from counter_app.casework.filling import PaperRefused
from counter_app.casework.paper_desk import PrintOrder, ReasonNeeded, StillOpen, file_name
from counter_app.casework.pen import Pen
from counter_app.casework.slip_desk import NothingMissing
from counter_app.documents import read_back
from counter_app.domain.dossier import DossierState, PrintOutcome, Step
from counter_app.domain.errors import CounterError
from counter_app.domain.review import MISSING
from tests.casework.conftest import Office
from tests.casework.sample_orders import OFFICE

MARITAL = "1.004873"
WISH = PrintOrder("Quầy 1")


def complete_case(office: Office, code: str = MARITAL, **changes: str | None) -> tuple[Case, Pen]:
    case, pen = office.desk.take_up(code)
    kept = pen.write({**case.form.sample, **changes}, None, Step.CHECK)
    return office.desk.reload(kept.dossier_id), pen


def outcomes(office: Office, case: Case) -> list[tuple[str, PrintOutcome, int | None]]:
    assert case.dossier is not None
    return [(entry.what, entry.outcome, entry.version) for entry in office.papers.ledger(case.dossier.id)]


def test_a_print_reaches_the_printer_the_ledger_and_the_state(counter_office: Office) -> None:
    case, _ = complete_case(counter_office)
    counter_office.papers.print_form(case, OFFICE, PrintOrder("Văn phòng", copies=2))
    job, pages = counter_office.printer.jobs[0]
    assert (job.printer_name, job.copies, pages) == ("Văn phòng", 2, 2)
    assert outcomes(counter_office, case) == [("form", PrintOutcome.SENT, 1)]
    assert case.dossier is not None
    assert counter_office.register.dossiers.load(case.dossier.id).state is DossierState.PRINTED
    assert counter_office.papers.printer_for() == "Văn phòng"


def test_no_person_is_named_to_the_print_queue(counter_office: Office) -> None:
    case, _ = complete_case(counter_office)
    counter_office.papers.print_form(case, OFFICE, WISH)
    assert "QUỲNH" not in counter_office.printer.jobs[0][0].title


def test_printing_again_asks_a_reason(counter_office: Office) -> None:
    case, _ = complete_case(counter_office)
    counter_office.papers.print_form(case, OFFICE, WISH)
    with pytest.raises(ReasonNeeded):
        counter_office.papers.print_form(case, OFFICE, WISH)
    counter_office.papers.print_form(case, OFFICE, PrintOrder("Quầy 1", reason="Giấy kẹt"))
    assert len(counter_office.printer.jobs) == 2
    assert case.dossier is not None
    assert counter_office.papers.ledger(case.dossier.id)[-1].reason == "Giấy kẹt"


def test_a_reprint_is_known_before_it_is_asked(counter_office: Office) -> None:
    case, pen = complete_case(counter_office)
    assert not counter_office.papers.is_reprint(case, OFFICE)
    counter_office.papers.print_form(case, OFFICE, WISH)
    assert counter_office.papers.is_reprint(case, OFFICE)
    kept = pen.write({"nguoi_yeu_cau.ho_ten": "K'TIÊNG"}, None, Step.TYPING)
    assert not counter_office.papers.is_reprint(counter_office.desk.reload(kept.dossier_id), OFFICE)


def test_an_edit_makes_version_two_and_keeps_version_one(counter_office: Office) -> None:
    case, pen = complete_case(counter_office)
    counter_office.papers.print_form(case, OFFICE, WISH)
    pen.note_printed()
    kept = pen.write({"nguoi_yeu_cau.ho_ten": "H'BLUÊ NIÊ KDĂM"}, None, Step.TYPING)
    assert counter_office.register.dossiers.load(kept.dossier_id).state is DossierState.DRAFT
    counter_office.papers.print_form(counter_office.desk.reload(kept.dossier_id), OFFICE, WISH)
    first, second = counter_office.register.papers.versions(kept.dossier_id)
    assert "ĐẶNG THỊ QUỲNH NHƯ" in read_back(counter_office.register.papers.docx(first.id))
    assert "H'BLUÊ NIÊ KDĂM" in read_back(counter_office.register.papers.docx(second.id))


def test_a_printer_that_refuses_is_in_the_ledger_and_a_retry_needs_no_reason(counter_office: Office) -> None:
    case, _ = complete_case(counter_office)
    counter_office.printer.trouble = "Máy in hết giấy."
    with pytest.raises(CounterError, match="hết giấy"):
        counter_office.papers.print_form(case, OFFICE, WISH)
    assert outcomes(counter_office, case) == [("form", PrintOutcome.FAILED, 1)]
    counter_office.printer.trouble = ""
    counter_office.papers.print_form(case, OFFICE, WISH)
    assert len(counter_office.printer.jobs) == 1


def test_a_gap_stops_the_print_until_overruled(counter_office: Office) -> None:
    case, pen = complete_case(counter_office, **{"muc_dich.loai": ""})
    with pytest.raises(StillOpen, match=case.form.field("muc_dich.loai").label):
        counter_office.papers.print_form(case, OFFICE, WISH)
    kept = pen.overrule("muc_dich.loai", MISSING, "Ông tự ghi tay")
    counter_office.papers.print_form(counter_office.desk.reload(kept.dossier_id), OFFICE, WISH)
    assert len(counter_office.printer.jobs) == 1


def test_a_field_still_being_typed_stops_the_print(counter_office: Office) -> None:
    case, _ = complete_case(counter_office, **{"nguoi_yeu_cau.ngay_sinh" + TYPED: "1/2/"})
    with pytest.raises(StillOpen, match="gõ dở"):
        counter_office.papers.print_form(case, OFFICE, WISH)
    assert counter_office.printer.jobs == []


def test_a_paper_that_does_not_fit_is_not_printed_and_leaves_no_version(counter_office: Office) -> None:
    case, _ = complete_case(counter_office, **{"nguoi_yeu_cau.ho_ten": "NGUYỄN THỊ " * 40})
    with pytest.raises(PaperRefused):
        counter_office.papers.print_form(case, OFFICE, WISH)
    assert case.dossier is not None
    assert counter_office.register.papers.versions(case.dossier.id) == []
    assert outcomes(counter_office, case) == []


def test_a_pdf_is_written_whole_and_entered(counter_office: Office, tmp_path: Path) -> None:
    case, _ = complete_case(counter_office)
    target = tmp_path / "giấy.pdf"
    counter_office.papers.save_pdf(case, OFFICE, target)
    assert target.read_bytes().startswith(b"%PDF")
    assert outcomes(counter_office, case) == [("pdf", PrintOutcome.SAVED, 1)]


def test_a_pdf_that_cannot_be_written_is_told_in_a_sentence(counter_office: Office, tmp_path: Path) -> None:
    case, _ = complete_case(counter_office)
    with pytest.raises(CounterError):
        counter_office.papers.save_pdf(case, OFFICE, tmp_path / "không có" / "giấy.pdf")
    assert outcomes(counter_office, case) == []


def test_the_docx_is_opened_from_the_private_folder(counter_office: Office) -> None:
    case, _ = complete_case(counter_office)
    path = counter_office.papers.open_docx(case, OFFICE)
    assert path.parent == counter_office.folder / "opened"
    assert "ĐẶNG THỊ QUỲNH NHƯ" in read_back(path.read_bytes())


def test_file_names_are_safe_on_every_disk(counter_office: Office) -> None:
    case, _ = complete_case(counter_office, **{"nguoi_yeu_cau.ho_ten": "Ỷ/\"\\:*?<>| H'BLUÊ"})
    name = file_name(case, 1, "docx")
    assert name.isascii()
    assert not set(name) & set('<>:"/\\|?*')
    assert len(name) <= 80


def test_the_slip_names_what_is_missing_and_is_in_the_ledger(counter_office: Office) -> None:
    case, _ = complete_case(counter_office, "1.000656")
    counter_office.slips.print(case, OFFICE)
    assert len(counter_office.printer.jobs) == 1
    assert outcomes(counter_office, case) == [("slip", PrintOutcome.SENT, None)]


def test_there_is_no_slip_when_nothing_is_missing(counter_office: Office) -> None:
    case, pen = counter_office.desk.take_up("1.000656")
    ticked = case.checklist
    needed = frozenset(component.id for component in ticked.needed())
    kept = pen.tick(type(ticked)(ticked.procedure, ticked.choices, needed))
    with pytest.raises(NothingMissing):
        counter_office.slips.print(counter_office.desk.reload(kept.dossier_id), OFFICE)


class PowerCut(BaseException):
    """Ends the program in the middle of a print."""


def cut_while_printing(office: Office) -> Case:
    def interrupt() -> None:
        raise PowerCut

    case, _ = complete_case(office)
    office.printer.interrupt = interrupt
    with pytest.raises(PowerCut):
        office.papers.print_form(case, OFFICE, WISH)
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
