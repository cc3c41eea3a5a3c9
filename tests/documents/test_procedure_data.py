# SPDX-License-Identifier: GPL-3.0-or-later
"""The two procedure files: which papers a case needs, and never a copy of a paper that is only shown."""

from __future__ import annotations

import tomllib

import pytest

from counter_app.domain.checklist import Checklist
from counter_app.domain.procedure import Procedure
from tests.documents.papers import FORM_IDS, PROJECT, load_form

CODES = ("1.000656", "1.004873")


def load_procedure(code: str) -> Procedure:
    path = PROJECT / "forms_catalog" / "procedures" / f"{code}.toml"
    return Procedure.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def needed(code: str, **choices: str) -> set[str]:
    return {component.id for component in Checklist(load_procedure(code), choices, frozenset()).needed()}


def missing(code: str, **choices: str) -> list[str]:
    return [component.id for component in Checklist(load_procedure(code), choices, frozenset()).missing()]


@pytest.mark.parametrize("code", CODES)
def test_law_and_forms_are_named_with_their_days(code: str) -> None:
    procedure = load_procedure(code)
    assert set(procedure.form_ids) <= set(FORM_IDS)
    law = {basis.document: basis for basis in procedure.legal_basis}
    assert law["60/2014/QH13"].in_force_to == procedure.effective_to == load_form(procedure.form_ids[0]).effective_to
    assert law["03/2026/QH16"].certainty == "single_source"
    assert all(component.source for component in procedure.components)


@pytest.mark.parametrize("code", CODES)
def test_the_plain_case_needs_nothing_but_what_is_written_here_and_the_notice(code: str) -> None:
    assert missing(code) == (["giay_bao_tu"] if code == "1.000656" else [])


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"ai_nop": "nguoi_khac"}, "uy_quyen"),
        ({"ai_nop": "ruot_thit"}, "uy_quyen_ruot_thit"),
        ({"tung_ket_hon": "ly_hon"}, "thong_tin_ly_hon"),
        ({"tung_ket_hon": "ly_hon", "tra_duoc_giay": "khong"}, "ban_sao_ly_hon"),
        ({"tung_ket_hon": "goa"}, "thong_tin_khai_tu"),
        ({"da_cap": "con_giay"}, "giay_da_cap"),
        ({"nhieu_noi": "co"}, "giay_noi_truoc"),
        ({"tra_duoc_nguoi": "khong_ca_hai"}, "giay_cu_tru"),
    ],
)
def test_marital_status_asks_for_a_paper_only_when_its_case_is_there(choices: dict[str, str], expected: str) -> None:
    assert expected in needed("1.004873", **choices)
    assert expected not in needed("1.004873")


def test_an_answer_to_a_question_no_longer_asked_does_not_count() -> None:
    assert "ban_sao_ly_hon" not in needed("1.004873", tung_ket_hon="chua", tra_duoc_giay="khong")


@pytest.mark.parametrize(
    ("choices", "papers"),
    [
        ({"giay_bao_tu": "dien_tu"}, []),
        ({"giay_bao_tu": "da_lau"}, ["chung_cu_chet"]),
        ({"giay_bao_tu": "chua_co"}, ["giay_bao_tu"]),
        ({"giay_bao_tu": "dien_tu", "noi_cu_tru_cuoi": "khong_tra_duoc"}, ["giay_cu_tru_cuoi"]),
        ({"giay_bao_tu": "dien_tu", "noi_cu_tru_cuoi": "khong_xac_dinh"}, ["giay_noi_chet"]),
    ],
)
def test_death_registration_asks_what_the_case_lacks(choices: dict[str, str], papers: list[str]) -> None:
    assert missing("1.000656", **choices) == papers
