# SPDX-License-Identifier: GPL-3.0-or-later
"""Social aid, funeral aid and the social pension: which declaration a case prints, which papers it asks for."""

from __future__ import annotations

import tomllib

import pytest

from counter_app.domain.checklist import Checklist
from counter_app.domain.journey import gaps, visible_fields
from counter_app.domain.procedure import Procedure
from tests.documents.papers import FORM_IDS, PROJECT, load_form

AID, FUNERAL, PENSION, PENSION_FUNERAL = "1.001776", "1.001731", "1.014027", "1.014028"


def load_procedure(code: str) -> Procedure:
    path = PROJECT / "forms_catalog" / "procedures" / f"{code}.toml"
    return Procedure.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def printed(code: str, **choices: str) -> list[str]:
    procedure = load_procedure(code)
    answers = {question.id: question.default for question in procedure.questions} | choices
    return [use.id for use in procedure.form_uses if use.when is None or use.when.holds(answers)]


def needed(code: str, **choices: str) -> set[str]:
    return {component.id for component in Checklist(load_procedure(code), choices, frozenset()).needed()}


@pytest.mark.parametrize(
    ("code", "choices", "forms"),
    [
        (AID, {"doi_tuong": "tre_em"}, ["tgxh-1a"]),
        (AID, {"doi_tuong": "hiv"}, ["tgxh-1b"]),
        (AID, {"doi_tuong": "don_than"}, ["tgxh-1c"]),
        (AID, {"doi_tuong": "cao_tuoi"}, ["tgxh-1d"]),
        (AID, {}, ["tgxh-1dd"]),
        (AID, {"cham_soc": "ho_gia_dinh"}, ["tgxh-1dd", "tgxh-2a"]),
        (AID, {"doi_tuong": "khong_tro_cap", "cham_soc": "nhan_nuoi"}, ["tgxh-03", "tgxh-2b"]),
        (AID, {"doi_tuong": "khong_khai", "cham_soc": "nhan_nuoi"}, ["tgxh-2b"]),
        (FUNERAL, {}, ["mai-tang-176"]),
        (FUNERAL, {"ngay_chet": "truoc"}, ["mai-tang-20"]),
        (PENSION, {}, ["huu-tri-xa-hoi"]),
        (PENSION_FUNERAL, {}, ["mai-tang-176"]),
        (PENSION_FUNERAL, {"nguoi_mat": "khac"}, []),
    ],
)
def test_a_case_prints_the_declarations_of_its_people(code: str, choices: dict[str, str], forms: list[str]) -> None:
    assert set(forms) <= set(FORM_IDS)
    assert printed(code, **choices) == forms
    # Each declaration that is printed is one paper of the dossier, and the other way round.
    procedure = load_procedure(code)
    written = {component.id for component in procedure.components if component.made_here}
    assert len(written & needed(code, **choices)) == len(forms)


@pytest.mark.parametrize(
    ("code", "choices", "expected"),
    [
        (AID, {"doi_tuong": "tre_em"}, "khai_sinh"),
        (AID, {"mang_thai": "nuoi_con"}, "khai_sinh"),
        (AID, {"mang_thai": "mang_thai"}, "mang_thai"),
        (AID, {"doi_tuong": "hiv"}, "hiv"),
        (AID, {"ai_khai": "khai_thay"}, "tuy_than_khai_thay"),
        (FUNERAL, {"nguoi_mat": "bhxh"}, "thoi_huong"),
        (FUNERAL, {"ai_nop": "uy_quyen"}, "uy_quyen"),
        (PENSION, {"ai_nop": "nguoi_khac"}, "tuy_than_nguoi_khac"),
    ],
)
def test_a_paper_is_asked_only_in_its_case(code: str, choices: dict[str, str], expected: str) -> None:
    assert expected in needed(code, **choices)
    assert expected not in needed(code)


@pytest.mark.parametrize("form_id", ["tgxh-1a", "tgxh-1b", "tgxh-1c", "tgxh-1d", "tgxh-1dd", "tgxh-03"])
def test_who_declares_for_oneself_is_not_asked_for_papers_twice(form_id: str) -> None:
    form = load_form(form_id)
    alone = {spec.id for spec in visible_fields(form, {"quan_he_doi_tuong": "ban_than"})}
    instead = {spec.id for spec in visible_fields(form, {"quan_he_doi_tuong": "me"})}
    assert instead - alone == {
        f"nguoi_yeu_cau.{name}" for name in ("so_dinh_danh", "ngay_cap", "noi_cap", "noi_cu_tru")
    }


@pytest.mark.parametrize(
    ("form_id", "asked_first", "then", "or_else"),
    [
        ("mai-tang-20", "to_chuc.ten", "to_chuc.dia_chi", "nguoi_yeu_cau.ho_ten"),
        ("mai-tang-176", "nguoi_nhan.ho_ten", "nguoi_nhan.noi_cu_tru", "to_chuc.ten"),
    ],
)
def test_either_a_person_or_an_organisation_buries(form_id: str, asked_first: str, then: str, or_else: str) -> None:
    form = load_form(form_id)
    assert or_else in {spec.id for spec in gaps(form, {})}
    missing = {spec.id for spec in gaps(form, {asked_first: "HỘI CHỮ THẬP ĐỎ"})}
    assert then in missing
    assert or_else not in missing
