# SPDX-License-Identifier: GPL-3.0-or-later
"""A procedure with several forms: which apply, what they share, and that they leave together or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.casework.case import Case, NoFormHere, packet_of
from counter_app.casework.desk import Desk
from counter_app.casework.packet import PacketPreview, form_asking, packet_concerns, packet_gaps, packet_rows
from counter_app.casework.paper_desk import PrintOrder, ReasonNeeded, StillOpen
from counter_app.casework.pen import Pen
from counter_app.catalog.catalog import Catalog
from counter_app.domain.conditions import Predicate
from counter_app.domain.dossier import DossierState, PrintOutcome, Step
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FieldChoice
from counter_app.domain.procedure import FormUse, Procedure, Question
from counter_app.paper.pdf import read_pdf_text
from counter_app.paper.sheet import pdf_pages
from tests.casework.conftest import Office, outcomes
from tests.casework.sample_orders import OFFICE, catalog, filler, form_of, order

DEATH, MARITAL = "khai-tu", "xac-nhan-tinh-trang-hon-nhan"
CODE = "9.000001"
NAME = "nguoi_yeu_cau.ho_ten"
QUESTION = Question(
    id="ca_hai",
    text="Xin cả giấy xác nhận?",
    choices=(FieldChoice(code="co", label="Có"), FieldChoice(code="khong", label="Không")),
    default="co",
)


def procedure(**changes: object) -> Procedure:
    """One with two forms, the second by a question."""
    both = (FormUse(id=DEATH), FormUse(id=MARITAL, when=Predicate(field="ca_hai", verb="is", value="co")))
    known = catalog().procedure("1.000656")
    return known.model_copy(update={"code": CODE, "forms": both, "questions": (QUESTION,), "components": (), **changes})


def desk_with(office: Office, one: Procedure) -> Desk:
    """A desk that knows this procedure beside the forms that are shipped."""
    shipped = catalog()
    forms = {form_id: shipped.forms(form_id) for form_id in (DEATH, MARITAL)}
    return Desk(Catalog({one.code: one}, forms), office.register, office.clock)


def both_answered(desk: Desk, **changes: str | None) -> tuple[Case, Pen]:
    _, pen = desk.take_up(CODE)
    kept = pen.write({**form_of(DEATH).sample, **form_of(MARITAL).sample, **changes}, None, Step.CHECK)
    return desk.reload(kept.dossier_id), pen


def test_which_forms_apply_follows_from_the_questions(counter_office: Office) -> None:
    desk = desk_with(counter_office, procedure())
    case, pen = desk.take_up(CODE)
    assert [form.id for form in case.packet] == [DEATH, MARITAL]
    kept = pen.choose({"ca_hai": "khong"})
    alone = desk.reload(kept.dossier_id)
    assert [form.id for form in alone.packet] == [DEATH]
    assert len(alone.forms) == 2, "the versions of all forms were kept"


def test_a_form_the_procedure_no_longer_names_stays_with_its_dossier() -> None:
    named = procedure(forms=(FormUse(id=DEATH),))
    forms = (form_of(DEATH), form_of(MARITAL))
    assert packet_of(named, forms, {}) == forms


def test_what_is_typed_once_counts_for_both_and_is_checked_once() -> None:
    forms = (form_of(DEATH), form_of(MARITAL))
    rows = packet_rows(forms, {NAME: "SÁNG"})
    assert [row.answer for row in rows if row.field_id == NAME] == ["SÁNG"]
    assert len({row.field_id for row in rows}) == len(rows)
    assert {row.group.partition(":")[0] for row in rows} == {form.title for form in forms}
    assert [spec.id for spec in packet_gaps(forms, {})].count(NAME) == 1
    assert NAME not in {concern.field_id for concern in packet_concerns(forms, {NAME: "SÁNG"})}


def test_a_field_leads_to_the_form_on_the_screen_if_that_has_it() -> None:
    first, second = forms = (form_of(DEATH), form_of(MARITAL))
    assert form_asking(forms, NAME, second) == second
    assert form_asking(forms, "nguoi_chet.ho_ten", second) == first
    assert form_asking(forms, "khong.co") is None


def test_the_packet_goes_out_in_order_each_form_as_often_as_it_is_wanted(counter_office: Office) -> None:
    desk = desk_with(counter_office, procedure())
    twice = form_of(MARITAL).model_copy(update={"copies": 2})
    case, _ = both_answered(desk)
    case = replace(case, forms=(case.forms[0], twice))
    handed = counter_office.papers.print_forms(case, OFFICE, PrintOrder("Quầy 1", copies=3))
    jobs = [job for job, _ in counter_office.printer.jobs]
    assert [job.title.rpartition(" ")[0] for job in jobs] == [form.title for form in case.packet]
    assert [job.copies for job in jobs] == [entry.copies for entry in handed.entries] == [3, 6]
    assert outcomes(counter_office, case) == [("form", PrintOutcome.SENT, 1)] * 2
    with pytest.raises(ReasonNeeded):
        counter_office.papers.print_forms(case, OFFICE, PrintOrder("Quầy 1"))


def test_pages_are_counted_through_the_packet(counter_office: Office) -> None:
    case, _ = both_answered(desk_with(counter_office, procedure()))
    before = pdf_pages(filler().produce(order(form_of(DEATH), form_of(DEATH).sample)).pdf).page_count
    counter_office.papers.print_forms(case, OFFICE, PrintOrder("Quầy 1", pages=f"{before + 1}"))
    ((job, _),) = counter_office.printer.jobs
    assert (job.title.startswith(form_of(MARITAL).title), job.pages) == (True, (0,))


def test_nothing_is_sent_when_one_form_may_not_leave(counter_office: Office) -> None:
    desk = desk_with(counter_office, procedure())
    case, pen = both_answered(desk, **{"muc_dich.loai": None})
    with pytest.raises(StillOpen):
        counter_office.papers.print_forms(case, OFFICE, PrintOrder("Quầy 1"))
    assert counter_office.printer.jobs == []
    kept = pen.choose({"ca_hai": "khong"})
    counter_office.papers.print_forms(desk.reload(kept.dossier_id), OFFICE, PrintOrder("Quầy 1"))
    assert len(counter_office.printer.jobs) == 1


def test_a_packet_is_out_only_when_every_form_came_out(counter_office: Office) -> None:
    case, _ = both_answered(desk_with(counter_office, procedure()))
    counter_office.printer.trouble = "Hết giấy."
    with pytest.raises(CounterError, match="Hết giấy"):
        counter_office.papers.print_forms(case, OFFICE, PrintOrder("Quầy 1"))
    assert case.dossier is not None
    (first,) = counter_office.papers.ledger(case.dossier.id)
    assert not counter_office.papers.settle(case, OFFICE, first, came_out=True)
    counter_office.printer.trouble = ""
    counter_office.papers.print_forms(case, OFFICE, PrintOrder("Quầy 1", pages="3-4", reason="tờ sau chưa in"))
    assert counter_office.papers.settle(case, OFFICE, first, came_out=True)
    assert counter_office.register.dossiers.load(case.dossier.id).state is DossierState.PRINTED


def test_one_file_holds_all_forms_and_word_gets_each(counter_office: Office, tmp_path: Path) -> None:
    case, _ = both_answered(desk_with(counter_office, procedure()))
    counter_office.papers.save_pdf([case], OFFICE, tmp_path / "bo.pdf")
    words = "".join(read_pdf_text((tmp_path / "bo.pdf").read_bytes()).split())
    assert all("".join(form.title.upper().split()) in words.upper() for form in case.packet)
    opened = counter_office.papers.open_docx(case, OFFICE)
    assert len({path.name for path in opened}) == 2


def test_the_pages_of_a_packet_are_one_with_every_place_of_a_field() -> None:
    parts = [filler().preview(order(form_of(name), form_of(name).sample)) for name in (DEATH, MARITAL)]
    whole = PacketPreview.of(parts)
    assert whole.pages.page_count == sum(part.pages.page_count for part in parts)
    pages = {spot.page for spot in whole.spots_of(NAME)}
    assert pages == {0, parts[0].pages.page_count}
    later = next(spot for spot in whole.spots_of("muc_dich.loai"))
    inside = (later.page, later.rect.x_pt + 1, later.rect.y_pt + 1)
    assert whole.field_at(*inside) == parts[1].field_at(later.page - parts[0].pages.page_count, *inside[1:])


def test_a_procedure_without_any_form_is_kept_but_prints_nothing(counter_office: Office) -> None:
    desk = desk_with(counter_office, procedure(forms=()))
    case, pen = desk.take_up(CODE)
    assert case.packet == ()
    reopened = desk.reload(pen.choose({"ca_hai": "co"}).dossier_id)
    assert reopened.dossier is not None
    assert reopened.dossier.choices == {"ca_hai": "co"}
    with pytest.raises(NoFormHere):
        counter_office.papers.print_forms(reopened, OFFICE, PrintOrder("Quầy 1"))
    with pytest.raises(NoFormHere):
        counter_office.papers.pages.check_pages([])


def test_the_form_on_the_screen_is_remembered_from_the_first_answer_on(counter_office: Office) -> None:
    desk = desk_with(counter_office, procedure())
    _, pen = desk.take_up(CODE)
    pen.turn_to(MARITAL)
    kept = pen.write({NAME: "SÁNG"}, NAME, Step.TYPING)
    assert desk.reload(kept.dossier_id).form.id == MARITAL
    pen.turn_to(DEATH)
    assert desk.reload(kept.dossier_id).form.id == DEATH


def test_what_two_forms_of_a_shipped_procedure_share_means_the_same_on_both() -> None:
    """Answers are shared by field id: a person by kind and choices, a field of the form itself by its label too."""
    unlike = []
    for code, one in catalog().procedures.items():
        known: dict[str, tuple[str, frozenset[str], str]] = {}
        for form_id in one.form_ids if len(one.form_ids) > 1 else ():
            for spec in form_of(form_id).fields():
                meaning = (spec.kind, frozenset(c.code for c in spec.choices), "" if spec.role else spec.label)
                if known.setdefault(spec.id, meaning) != meaning:
                    unlike.append(f"{code} {form_id} {spec.id}")
    assert unlike == []
