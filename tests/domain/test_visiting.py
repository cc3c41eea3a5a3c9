# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows what, and which answers are carried from one procedure of a visit to the next."""

from __future__ import annotations

from datetime import date

import pytest

from counter_app.catalog.customs import load_customs
from counter_app.catalog.layers import shipped_layer
from counter_app.domain.form import FieldChoice, FieldSpec
from counter_app.domain.sharing import carried
from counter_app.domain.visiting import following, shared_answers
from counter_app.workshop import shipped_catalog

TODAY = date(2026, 11, 24)
PLANS = load_customs([shipped_layer()]).plans
DEATH, PENSION, SOCIAL, MERIT, MARITAL = "1.000656", "1.014028", "1.001731", "1.010824", "1.004873"


def shared(source: str, target: str) -> dict[str, str]:
    catalog = shipped_catalog()
    form = catalog.forms_of(source)[0]
    return shared_answers(PLANS, (source, [form], form.sample), (target, catalog.forms_of(target)), TODAY)


def test_three_allowances_may_follow_a_death_and_none_twice() -> None:
    assert [follow.then for follow in following(PLANS, [DEATH])] == [PENSION, SOCIAL, MERIT]
    assert [follow.then for follow in following(PLANS, [DEATH, SOCIAL])] == [PENSION, MERIT]
    assert following(PLANS, [MARITAL]) == []


@pytest.mark.parametrize("target", [PENSION, SOCIAL, MERIT])
def test_the_dead_and_the_applicant_are_told_once(target: str) -> None:
    told = shared(DEATH, target)
    sample = shipped_catalog().forms_of(DEATH)[0].sample
    for field_id in ("nguoi_yeu_cau.ho_ten", "nguoi_chet.ho_ten", "nguoi_chet.ngay_chet", "nguoi_chet.ngay_sinh"):
        assert told[field_id] == sample[field_id]


def test_a_field_of_another_name_takes_the_answer_of_the_same_meaning() -> None:
    form = shipped_catalog().forms_of(DEATH)[0]
    answers = {"nguoi_chet.ngay_sinh": "1936", "nguoi_chet.noi_cu_tru_cuoi_cung": "thôn Hạ Tứ, xã Bùi La Nhân"}
    target = (MERIT, shipped_catalog().forms_of(MERIT))
    told = shared_answers(PLANS, (DEATH, [form], answers), target, TODAY)
    assert told["nguoi_chet.noi_cu_tru"] == "thôn Hạ Tứ, xã Bùi La Nhân"


def test_another_matter_knows_the_applicant_alone() -> None:
    told = shared(DEATH, MARITAL)
    assert "nguoi_yeu_cau.ho_ten" in told
    assert {field_id.partition(".")[0] for field_id in told} == {"nguoi_yeu_cau"}
    assert "nguoi_yeu_cau.quan_he" not in told


def field(kind: str, *codes: str, partial: bool = False) -> FieldSpec:
    """Of a choice the label is the same whatever its code."""
    choices = tuple(FieldChoice(code=code, label="Nam") for code in codes)
    return FieldSpec(id="a", label="", kind=kind, choices=choices, partial=partial)


@pytest.mark.parametrize(
    ("source", "value", "target", "carried_as"),
    [
        (field("date", partial=True), "1936", field("date"), ""),
        (field("date", partial=True), "1936", field("year"), "1936"),
        (field("choice", "nam"), "nam", field("choice", "trai"), "trai"),
        (field("text"), "chữ", field("personal_id"), ""),
        (field("personal_id"), "042151001234", field("personal_id"), "042151001234"),
        (field("text"), "", field("text"), ""),
    ],
)
def test_an_answer_is_carried_only_where_it_is_understood(
    source: FieldSpec, value: str, target: FieldSpec, carried_as: str
) -> None:
    assert carried(value, source, target, TODAY) == carried_as
