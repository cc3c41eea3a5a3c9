# SPDX-License-Identifier: GPL-3.0-or-later
"""Guardianship, recognition, correction and the papers they share: who may come, which paper in which case."""

from __future__ import annotations

import pytest

from counter_app.domain.journey import visible_fields
from tests.documents.papers import load_form
from tests.documents.test_procedure_data import load_procedure, missing, needed

RECOGNITION = ("1.001022", "1.000689", "2.000779")
AUTHORISABLE = (
    "1.000656", "1.001669", "1.004837", "1.004845", "1.004859", "1.004873", "2.000748", "2.000756", "3.000322",
    "3.000323",
)  # fmt: skip
OWN_WORD = ("giay-cam-doan", "cam-doan-cha-me-con", "van-ban-nguoi-lam-chung")


def forms(code: str, **choices: str) -> list[str]:
    return [use.id for use in load_procedure(code).forms_for(choices)]


@pytest.mark.parametrize("code", RECOGNITION)
def test_nobody_may_be_sent_to_recognise_a_child(code: str) -> None:
    procedure = load_procedure(code)
    assert not procedure.representative
    assert procedure.must_be_present
    assert "giay-uy-quyen" not in procedure.form_ids
    assert not [component.id for component in procedure.components if component.id.startswith("uy_quyen")]


@pytest.mark.parametrize("code", RECOGNITION)
def test_without_evidence_the_parties_declare_before_two_witnesses(code: str) -> None:
    assert "cam-doan-cha-me-con" in forms(code, chung_cu="khong_co")
    assert "cam-doan-cha-me-con" not in forms(code)
    assert "van_ban_cam_doan" in missing(code, chung_cu="khong_co")
    assert "van_ban_xac_nhan" in missing(code)


def test_birth_with_recognition_prints_both_declarations_and_the_word_that_replaces_the_notice() -> None:
    assert forms("1.000689") == ["khai-sinh", "nhan-cha-me-con"]
    assert forms("1.000689", giay_chung_sinh="lam_chung")[2:] == ["van-ban-nguoi-lam-chung"]
    assert forms("1.000689", giay_chung_sinh="cam_doan")[2:] == ["giay-cam-doan"]
    assert "giay_chung_sinh" not in needed("1.000689", giay_chung_sinh="dien_tu")


@pytest.mark.parametrize("code", AUTHORISABLE)
def test_an_authorisation_is_written_only_when_another_files_and_brings_none(code: str) -> None:
    assert "giay-uy-quyen" not in forms(code)
    assert "giay-uy-quyen" not in forms(code, ai_nop="nguoi_khac")
    assert "giay-uy-quyen" not in forms(code, giay_uy_quyen="viet_o_day")
    assert forms(code, ai_nop="ruot_thit", giay_uy_quyen="viet_o_day")[-1] == "giay-uy-quyen"


@pytest.mark.parametrize(
    ("case", "paper"), [("cu", "van_ban_cu"), ("duong_nhien", "dieu_kien"), ("nhieu_nguoi", "thoa_thuan")]
)
def test_each_kind_of_guardian_proves_it_in_its_own_way(case: str, paper: str) -> None:
    papers = {"van_ban_cu", "dieu_kien", "thoa_thuan"}
    expected = {"dieu_kien", paper} if case == "nhieu_nguoi" else {paper}
    assert needed("1.004837", loai_giam_ho=case) & papers == expected


def test_a_child_of_nine_has_a_say_in_a_new_name() -> None:
    assert "dong_y_con" in needed("1.004859", viec="thay_doi", duoi_18="tu_9")
    assert "dong_y_con" not in needed("1.004859", viec="thay_doi", duoi_18="duoi_9")
    assert "dong_y_cha_me" not in needed("1.004859", viec="cai_chinh", duoi_18="tu_9")


def test_only_completion_is_done_the_same_day() -> None:
    limits = {limit.case: limit.unit for limit in load_procedure("1.004859").time_limits}
    assert limits.pop("Bổ sung thông tin hộ tịch") == "same_day"
    assert set(limits.values()) == {"working_day"}


@pytest.mark.parametrize("form_id", OWN_WORD)
def test_nothing_is_ticked_for_who_gives_their_word(form_id: str) -> None:
    told = next(spec for spec in load_form(form_id).fields() if spec.name == "giai_thich")
    assert told.required
    assert not told.default
    assert told.why


def test_a_second_witness_of_a_birth_is_asked_nothing_unless_named() -> None:
    form = load_form("van-ban-nguoi-lam-chung")
    second = {spec.id for spec in visible_fields(form, {}) if spec.role == "nguoi_lam_chung_2"}
    assert second == {"nguoi_lam_chung_2.ho_ten"}


def test_a_plea_for_confirmation_warns_the_clerk_first() -> None:
    asked = load_form("don-xin-xac-nhan").field("xac_nhan.viec")
    assert "không được đòi" in asked.why
    assert not {"cu_tru", "hon_nhan"} & {choice.code for choice in asked.choices}
