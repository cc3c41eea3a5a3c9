# SPDX-License-Identifier: GPL-3.0-or-later
"""What a dossier knows already goes into the empty fields of a form that begins, and never over what was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from counter_app.casework.prefill import Known, prefilled
from counter_app.clock import VIET_NAM
from counter_app.domain.checklist import Checklist
from tests.casework.sample_orders import catalog, form_of

NOW = datetime(2026, 11, 24, 9, 5, tzinfo=VIET_NAM)
RECEIPT = "giay-tiep-nhan-ho-so"
DEATH = "1.000656"


def known(*ticks: str) -> Known:
    return Known(Checklist(catalog().procedure(DEATH), {}, frozenset(ticks)), "Lê Thị Thử", NOW)


def test_a_receipt_begins_with_the_procedure_the_papers_the_clerk_and_the_moment() -> None:
    form = form_of(RECEIPT)
    handed_in = [component for component in known().checklist.needed() if component.way == "hand_in"]
    found = prefilled(form, (form,), known(*(component.id for component in handed_in)), {})
    assert found["thu_tuc.ten"] == catalog().procedure(DEATH).name
    assert (found["nhan.ngay"], found["nguoi_tiep_nhan.ho_ten"].casefold()) == ("2026-11-24", "lê thị thử")
    names = [found[f"thanh_phan_{row}.ten"] for row in range(1, len(handed_in) + 1)]
    assert names == [component.name for component in handed_in]
    assert f"thanh_phan_{len(handed_in) + 1}.ten" not in found


def test_a_dossier_that_has_begun_gives_its_number() -> None:
    form = form_of(RECEIPT)
    begun = replace(known(), number="26-0312")
    assert prefilled(form, (form,), begun, {})["ho_so.ma"] == "26-0312"
    assert "ho_so.ma" not in prefilled(form, (form,), known(), {})


def test_a_paper_that_was_not_seen_is_not_on_the_receipt() -> None:
    form = form_of(RECEIPT)
    made_here = [c for c in known().checklist.needed() if c.way == "hand_in" and c.made_here]
    found = prefilled(form, (form,), known(), {})
    assert sum(name.endswith(".ten") and name.startswith("thanh_phan") for name in found) == len(made_here)


def test_a_form_somebody_has_typed_on_is_left_alone() -> None:
    form = form_of(RECEIPT)
    assert prefilled(form, (form,), known(), {"chu_ho_so.ho_ten": "SÁNG"}) == {}


def test_what_another_form_of_the_packet_asked_does_not_count_as_begun() -> None:
    death, marital = form_of("khai-tu"), form_of("xac-nhan-tinh-trang-hon-nhan")
    answers = {"nguoi_yeu_cau.ho_ten": "SÁNG"}
    defaults = {spec.id: spec.default for spec in marital.fields() if spec.default}
    assert defaults
    assert prefilled(marital, (death, marital), known(), answers) == defaults
    assert prefilled(marital, (marital,), known(), answers) == {}
