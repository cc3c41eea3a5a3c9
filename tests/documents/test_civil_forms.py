# SPDX-License-Identifier: GPL-3.0-or-later
"""Births, marriages and copies: what is asked of whom, and what stands on the paper because of it."""

from __future__ import annotations

import pytest
from lxml import etree

from counter_app.documents import read_back
from counter_app.domain.form import FormSpec
from counter_app.domain.journey import gaps, same_person, visible_fields
from counter_app.domain.signing import Signing, SigningMode
from tests.documents.papers import CIVIL_STATUS, fill, load_form

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OATHS = ("Tôi cam đoan", "Chúng tôi cam đoan")

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


@pytest.mark.parametrize("form_id", MARRIAGES)
@pytest.mark.parametrize("mode", list(SigningMode))
def test_bride_and_groom_each_have_their_place_to_sign(form_id: str, mode: SigningMode) -> None:
    form = load_form(form_id)
    signing = Signing(mode)
    lines = read_back(fill(form, form.sample, signing).docx_bytes()).splitlines()
    assert lines.count("Bên nữ") == lines.count("Bên nam") == 2  # over the column, over the place to sign
    under = [lines[at + 1] for at, line in enumerate(lines) if line.startswith("Ký, hoặc điểm chỉ")]
    names = [form.sample[f"{party}.ho_ten"] for party in ("ben_nu", "ben_nam")]
    assert under == (names if signing.by_thumbprint else [])
    assert ("Người làm chứng thứ hai" in lines) is signing.with_witnesses


@pytest.mark.parametrize("form_id", CIVIL_STATUS)
@pytest.mark.parametrize("mode", list(SigningMode))
def test_the_signature_is_never_torn_from_its_oath(form_id: str, mode: SigningMode) -> None:
    rendered = fill(load_form(form_id), {}, Signing(mode, scribe="Lê Thị Hà"))
    body = etree.fromstring(rendered.parts["word/document.xml"]).find(f"{W}body")
    blocks = list(body)
    start = next(i for i, block in enumerate(blocks) if "".join(block.itertext()).strip().startswith(OATHS))
    end = next(i for i, block in enumerate(blocks) if "Người viết hộ" in "".join(block.itertext()))
    for block in blocks[start:end]:
        assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in block.iter(f"{W}p"))
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in block.iter(f"{W}tr"))
