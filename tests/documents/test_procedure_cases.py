# SPDX-License-Identifier: GPL-3.0-or-later
"""Household businesses and residence: which papers a case asks for, and that each has its form."""

from __future__ import annotations

import tomllib

import pytest

from counter_app.domain.checklist import Checklist
from counter_app.domain.procedure import Procedure
from tests.documents.papers import FORM_IDS, PROJECT

FORM_OF = {
    "1.001612": "hkd-dang-ky",
    "2.000720": "hkd-thay-doi",
    "1.001570": "hkd-tam-ngung",
    "1.001266": "hkd-cham-dut",
    "2.000575": "hkd-cap-lai",
    "1.004222": "ct01",
    "1.004194": "ct01",
    "1.010041": "ct01",
    "1.010038": "ct01",
    "1.002755": "ct01",
}


def load_procedure(code: str) -> Procedure:
    path = PROJECT / "forms_catalog" / "procedures" / f"{code}.toml"
    return Procedure.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def needed(code: str, **choices: str) -> set[str]:
    return {component.id for component in Checklist(load_procedure(code), choices, frozenset()).needed()}


@pytest.mark.parametrize("code", FORM_OF)
def test_the_declaration_is_written_here_and_is_all_the_plain_case_hands_in(code: str) -> None:
    procedure = load_procedure(code)
    assert procedure.form_ids == (FORM_OF[code],)
    assert FORM_OF[code] in FORM_IDS
    (written,) = [component for component in procedure.components if component.made_here]
    plain = {component.id: component.way for component in procedure.components if component.id in needed(code)}
    assert written.id in plain
    handed_in = {name for name, way in plain.items() if way == "hand_in"} - {written.id}
    # Who ends a business gives its certificate back, with the word of the tax office.
    assert handed_in == ({"giay_chung_nhan", "thue"} if code == "1.001266" else set())


@pytest.mark.parametrize(
    ("code", "choices", "expected"),
    [
        ("1.001612", {"chu_the": "ho_gia_dinh"}, "uy_quyen_ho"),
        ("1.001612", {"ai_nop": "nguoi_khac"}, "uy_quyen_nop"),
        ("2.000720", {"doi_chu": "mua_ban"}, "chung_minh"),
        ("2.000720", {"doi_chu": "uy_quyen"}, "uy_quyen_ho"),
        ("1.001266", {"chu_the": "ho_gia_dinh"}, "bien_ban"),
        ("1.004222", {"truong_hop": "thue_muon"}, "hop_dong"),
        ("1.004222", {"truong_hop": "nguoi_than"}, "quan_he"),
        ("1.004194", {"truong_hop": "danh_sach"}, "danh_sach"),
        ("1.010038", {"truong_hop": "ly_hon"}, "ly_hon"),
        ("1.002755", {"truong_hop": "don_vi"}, "gioi_thieu_cong_an"),
    ],
)
def test_a_paper_is_asked_only_in_its_case(code: str, choices: dict[str, str], expected: str) -> None:
    assert expected in needed(code, **choices)
    assert expected not in needed(code)
