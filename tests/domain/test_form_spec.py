# SPDX-License-Identifier: GPL-3.0-or-later
"""A form file is refused for whatever it gets wrong, with the field named."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from counter_app.domain.form import FormSpec
from tests.domain.sample_form import form_data, sample_form


def spoiled(change: Any) -> dict[str, Any]:
    data = form_data()
    change(data)
    return data


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda d: d.update(colour="red"), "colour"),
        (lambda d: d["groups"][0]["fields"][0].update(requierd=True), "requierd"),
        (lambda d: d["groups"][1]["fields"][0].update(id="nguoi_yeu_cau.ho_ten"), "share an id"),
        (
            lambda d: d["groups"][0]["fields"][1].update(shown_when={"field": "khong_co", "verb": "answered"}),
            "khong_co",
        ),
        (lambda d: d["groups"][1].update(same_as="ai_do"), "ai_do"),
        (lambda d: d["groups"][1].update(same_sets={"khong_co": "x"}), "khong_co"),
        (lambda d: d["derived"][0].update(of=["khong_co"]), "khong_co"),
        (lambda d: d.update(sample={"khong_co": "x"}), "khong_co"),
        (lambda d: d["groups"][2]["fields"][0].update(choices=[]), "needs choices"),
        (lambda d: d["groups"][2]["fields"][1].update(choices=[{"code": "a", "label": "A"}]), "only kind"),
        (lambda d: d["groups"][0]["fields"][0].update(id="Họ tên"), "pattern"),
        (
            lambda d: d["groups"][0]["fields"][1].update(shown_when={"field": "muc_dich", "verb": "is"}),
            "needs value",
        ),
        (lambda d: d.update(template="../bad.docx"), "template"),
    ],
)
def test_a_faulty_form_is_refused_and_the_fault_named(change: Any, named: str) -> None:
    with pytest.raises(ValidationError, match=named):
        FormSpec.model_validate(spoiled(change))


def test_a_field_knows_its_role_and_its_group() -> None:
    form = sample_form()
    spec = form.field("nguoi_duoc_cap.ho_ten")
    assert (spec.role, spec.name) == ("nguoi_duoc_cap", "ho_ten")
    assert form.group_of(spec.id).title == "Người được cấp"
    assert form.field("muc_dich").role == ""


def test_asking_for_an_unknown_field_is_an_error() -> None:
    with pytest.raises(KeyError):
        sample_form().field("khong_co")
    with pytest.raises(KeyError):
        sample_form().group_of("khong_co")


def test_free_text_in_a_choice_stays_as_it_was_typed() -> None:
    assert sample_form().field("quan_he").label_of("cháu họ") == "cháu họ"
    assert sample_form().field("quan_he").label_of("con") == "Con"
