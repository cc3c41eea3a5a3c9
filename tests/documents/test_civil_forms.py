# SPDX-License-Identifier: GPL-3.0-or-later
"""Births, marriages and copies: what is asked of whom, and what stands on the paper because of it."""

from __future__ import annotations

import pytest

from counter_app.documents import read_back
from counter_app.domain.form import FormSpec
from counter_app.domain.journey import gaps, same_person, visible_fields
from tests.documents.papers import fill, load_form

BIRTHS = ("khai-sinh", "lai-khai-sinh")
MARRIAGES = ("ket-hon", "lai-ket-hon")


def lines_of(form: FormSpec, answers: dict[str, str]) -> list[str]:
    return read_back(fill(form, answers).docx_bytes()).splitlines()


@pytest.mark.parametrize("form_id", BIRTHS)
def test_nothing_is_asked_of_a_father_nobody_knows(form_id: str) -> None:
    form = load_form(form_id)
    answers = {name: value for name, value in form.sample.items() if not name.startswith("cha.")}
    assert [spec.id for spec in visible_fields(form, answers) if spec.role == "cha"] == ["cha.ho_ten"]
    assert gaps(form, answers) == []
    assert "Họ, chữ đệm, tên người cha: \t" in lines_of(form, answers)


def test_a_mother_who_applies_has_to_be_named_and_a_foundling_needs_none() -> None:
    form = load_form("khai-sinh")
    child = {name: value for name, value in form.sample.items() if not name.startswith(("me.", "cha."))}
    assert [spec.id for spec in gaps(form, child)] == ["me.ho_ten"]
    assert gaps(form, child | {"quan_he": "nuoi_duong"}) == []


@pytest.mark.parametrize("form_id", BIRTHS)
@pytest.mark.parametrize("parent", ["me", "cha"])
def test_the_applicant_may_be_either_parent(form_id: str, parent: str) -> None:
    form = load_form(form_id)
    copied = same_person(form, parent, {"nguoi_yeu_cau.ho_ten": "LÊ Ỷ", "nguoi_yeu_cau.ngay_sinh": "1991-04-12"})
    assert copied == {f"{parent}.ho_ten": "LÊ Ỷ", f"{parent}.ngay_sinh": "1991-04-12", "quan_he": parent}


def test_the_day_of_birth_stands_in_digits_and_in_words() -> None:
    form = load_form("khai-sinh")
    (line,) = [line for line in lines_of(form, form.sample) if "ghi bằng chữ" in line]
    assert line.startswith(
        "Ngày, tháng, năm sinh: 02/11/2026 ghi bằng chữ: ngày hai tháng mười một năm hai nghìn hai mươi sáu"
    )


@pytest.mark.parametrize(
    ("paper", "printed"),
    [
        ({"so_dinh_danh": "042314000987"}, "042314000987"),
        ({"so_dinh_danh": "186123456", "loai_giay_to": "cmnd", "noi_cap": "Công an", "ngay_cap": "1985-02-01"}, ""),
    ],
)
def test_an_old_card_number_is_not_a_personal_number(paper: dict[str, str], printed: str) -> None:
    form = load_form("trich-luc")
    without = {name: value for name, value in form.sample.items() if name != "nguoi_duoc_cap.so_dinh_danh"}
    answers = without | {f"nguoi_duoc_cap.{name}": value for name, value in paper.items()}
    (line,) = [line for line in lines_of(form, answers) if line.startswith("Số định danh cá nhân (nếu có)")]
    assert line.partition(": ")[2].strip() == printed


@pytest.mark.parametrize("form_id", MARRIAGES)
def test_the_bride_stands_in_the_left_column_and_the_groom_in_the_right(form_id: str) -> None:
    form = load_form(form_id)
    lines = lines_of(form, form.sample)
    names = [lines.index(form.sample[f"{party}.ho_ten"]) for party in ("ben_nu", "ben_nam")]
    assert names == sorted(names)
    assert {spec.role for spec in form.fields() if spec.name == "ho_ten"} == {"ben_nu", "ben_nam"}
