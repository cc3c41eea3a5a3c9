# SPDX-License-Identifier: GPL-3.0-or-later
"""Births, marriages, deaths again, copies: which papers a case needs, and who has to come."""

from __future__ import annotations

import tomllib

import pytest

from counter_app.domain.checklist import Checklist
from counter_app.domain.procedure import Procedure
from tests.documents.papers import FORM_IDS, PROJECT, load_form

CODES = (
    *("1.001193", "1.003583", "1.004884", "1.004772", "2.000528", "1.000894", "1.000593", "1.004746", "2.000806"),
    *("1.005461", "1.000419", "1.001766", "2.000635", "2.002516"),
)
MARRIAGES = ("1.000894", "1.000593", "1.004746", "2.000806")


def load_procedure(code: str) -> Procedure:
    path = PROJECT / "forms_catalog" / "procedures" / f"{code}.toml"
    return Procedure.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def missing(code: str, **choices: str) -> list[str]:
    return [component.id for component in Checklist(load_procedure(code), choices, frozenset()).missing()]


@pytest.mark.parametrize("code", CODES)
def test_each_ends_with_its_forms_and_its_law(code: str) -> None:
    procedure = load_procedure(code)
    assert set(procedure.form_ids) <= set(FORM_IDS)
    law = {basis.document: basis for basis in procedure.legal_basis}
    assert law["60/2014/QH13"].in_force_to == procedure.effective_to == load_form(procedure.form_ids[0]).effective_to
    assert procedure.components[0].made_here
    assert len(procedure.synonyms) >= 6


@pytest.mark.parametrize("code", CODES)
def test_identity_is_looked_up_first_and_shown_only_when_that_fails(code: str) -> None:
    assert "giay_to_tuy_than" not in missing(code)
    assert "giay_to_tuy_than" in missing(code, tra_duoc_nguoi="khong_giay_tuy_than")


@pytest.mark.parametrize("code", MARRIAGES)
def test_nobody_may_marry_for_another(code: str) -> None:
    procedure = load_procedure(code)
    assert not procedure.representative
    assert len(procedure.must_be_present) == 2
    assert not any(component.id.startswith("uy_quyen") for component in procedure.components)


@pytest.mark.parametrize(
    ("code", "choices", "papers"),
    [
        ("1.001193", {}, ["giay_chung_sinh"]),
        ("1.001193", {"giay_chung_sinh": "dien_tu"}, []),
        ("1.001193", {"giay_chung_sinh": "lam_chung"}, ["lam_chung_sinh"]),
        ("1.001193", {"giay_chung_sinh": "cam_doan", "truong_hop": "bo_roi"}, ["cam_doan_sinh", "bien_ban_bo_roi"]),
        ("1.001193", {"giay_chung_sinh": "dien_tu", "ai_nop": "nguoi_khac"}, ["uy_quyen"]),
        ("1.004884", {}, ["giay_to_ca_nhan"]),
        ("1.004884", {"giay_cu": "co", "can_bo": "tra_duoc"}, ["ban_sao_khai_sinh"]),
        ("1.004772", {}, ["cam_doan_chua_khai_sinh", "giay_to_ca_nhan"]),
        ("1.000894", {}, []),
        ("1.004746", {"giay_cu": "co"}, ["ban_sao_ket_hon"]),
        ("1.005461", {"giay_cu": "khong"}, ["chung_cu_chet"]),
        ("2.000635", {}, []),
        ("2.000635", {"nguoi_yeu_cau": "to_chuc"}, ["van_ban_yeu_cau"]),
        ("2.002516", {"giay_lien_quan": "duoc"}, []),
        ("2.000528", {"noi_sinh": "nuoc_ngoai"}, ["giay_sinh_nuoc_ngoai", "nhap_canh", "thoa_thuan_quoc_tich"]),
        ("1.000419", {"giay_bao_tu": "dien_tu", "noi_cu_tru_cuoi": "khong_xac_dinh"}, ["giay_noi_chet"]),
    ],
)
def test_a_case_asks_only_for_its_own_papers(code: str, choices: dict[str, str], papers: list[str]) -> None:
    assert missing(code, **choices) == papers


def test_an_office_asks_for_copies_by_letter_and_not_by_declaration() -> None:
    needed = Checklist(load_procedure("2.000635"), {"nguoi_yeu_cau": "to_chuc"}, frozenset()).needed()
    assert "to_khai" not in {component.id for component in needed}
