# SPDX-License-Identifier: GPL-3.0-or-later
"""The letters of a commune: written by themselves from the event, on one page, naming nobody who is not there."""

from __future__ import annotations

import tomllib

import pytest

from counter_app.documents import read_back
from counter_app.paper.layout import lay_out
from tests.documents.papers import FORM_IDS, PROJECT, fill, load_form

LETTERS = tuple(form_id for form_id in FORM_IDS if form_id.startswith("thu-"))
CHECKING = "Tháng này xã cử người đến thăm."


def words(form_id: str, **changed: str) -> str:
    form = load_form(form_id)
    answers = form.sample | {key.replace("__", "."): value for key, value in changed.items()}
    return read_back(fill(form, {key: value for key, value in answers.items() if value}).docx_bytes())


def test_every_letter_a_scheme_names_exists() -> None:
    folder = PROJECT / "forms_catalog" / "schemes"
    schemes = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))]
    named = {letter["letter"] for scheme in schemes for letter in scheme.get("letters", ())}
    assert named
    assert named <= set(LETTERS)


@pytest.mark.parametrize("form_id", LETTERS)
def test_a_letter_comes_with_words_that_may_be_changed(form_id: str) -> None:
    form = load_form(form_id)
    for name in ("doan_1", "doan_2", "ket"):
        assert form.field(name).default
        assert form.sample[name] == form.field(name).default
    assert CHECKING in words(form_id, doan_2=CHECKING)
    assert form.field("doan_2").default not in words(form_id, doan_2=CHECKING)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("form_id", LETTERS)
def test_a_letter_is_one_page_signed_by_the_chairman(form_id: str) -> None:
    form = load_form(form_id)
    assert lay_out(fill(form, form.sample).parts).page_count == 1
    assert "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH" in "\n".join(line for line in words(form_id).splitlines() if line)


def test_a_birth_without_a_father_names_the_mother_alone() -> None:
    assert "Gia đình chị Lê Thị Ỷ" in words("thu-chuc-mung-sinh-con", cha__ho_ten="")
    assert "Gia đình anh Đặng Văn Hợi\n" in words("thu-chuc-mung-sinh-con", me__ho_ten="")
    assert "Gia đình anh Đặng Văn Hợi và chị Lê Thị Ỷ" in words("thu-chuc-mung-sinh-con")


@pytest.mark.parametrize("form_id", LETTERS)
def test_a_letter_without_an_address_has_no_line_for_it(form_id: str) -> None:
    form = load_form(form_id)
    address = next(spec.id for spec in form.fields() if spec.label == "Địa chỉ")
    assert "Địa chỉ: " in words(form_id)
    assert "Địa chỉ" not in words(form_id, **{address.replace(".", "__"): ""})


@pytest.mark.parametrize(
    ("age", "said", "sentence"),
    [
        ("80", "huong_tho", ", hưởng thọ 80 tuổi."),
        ("59", "huong_duong", ", hưởng dương 59 tuổi."),
        ("", "huong_tho", "."),
        ("3", "", "."),
    ],
)
def test_an_age_is_said_as_is_fit(age: str, said: str, sentence: str) -> None:
    told = words("thu-chia-buon-tu-tran", nguoi_chet__tuoi=age, nguoi_chet__huong=said)
    assert f"từ trần ngày 20 tháng 11 năm 2026{sentence}" in told


def test_a_family_in_mourning_is_told_what_it_may_ask_for() -> None:
    told = words("thu-chia-buon-tu-tran")
    assert all(right in told for right in ("trợ cấp mai táng", "tử tuất", "xóa đăng ký thường trú"))


def test_an_apology_for_delay_names_its_addressees_beside_the_head_of_the_office() -> None:
    lines = [line for line in words("van-ban-xin-loi").splitlines() if line.strip()]
    at = lines.index("Nơi nhận:")
    assert lines[at : at + 5] == [
        "Nơi nhận:", "- Như trên;", "- Trung tâm Phục vụ hành chính công;", "- Lưu: VT.", "THỦ TRƯỞNG CƠ QUAN",
    ]  # fmt: skip
