# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows written once in the form file are a list of people for the template: what is asked is what is printed."""

from __future__ import annotations

from pathlib import Path

from counter_app.documents import Template, check_paper, contract_faults, read_back, render
from counter_app.domain.form import FormSpec
from counter_app.domain.journey import printed_answers
from counter_app.domain.signing import Signing
from tests.documents.papers import OFFICE, TODAY
from tests.documents.small_forms import DOCUMENT, document, form_of, paragraph, written

FIELDS = [
    {"id": "thanh_vien.ho_ten", "label": "Họ tên", "kind": "name", "required": True},
    {"id": "thanh_vien.ngay_sinh", "label": "Ngày sinh", "kind": "date", "required": True},
]
FORM = form_of(
    groups=[{"id": "thanh_vien", "title": "Thành viên", "repeats": 3, "fields": FIELDS}], signer_role="thanh_vien_1"
)
LOOP = paragraph("{% for p in thanh_vien %}{{ p.stt }}. {{ p.ho_ten }}, {{ p.ngay_sinh | ngay_so }}; {% endfor %}")
TWO = {
    "thanh_vien_1.ho_ten": "Y Moan",
    "thanh_vien_1.ngay_sinh": "1951-04-12",
    "thanh_vien_2.ho_ten": "Lê & Hà",
    "thanh_vien_2.ngay_sinh": "2019-04-01",
}


def printed(folder: Path, form: FormSpec, answers: dict[str, str]) -> str:
    template = Template.load(written(folder, {DOCUMENT: document(LOOP)}))
    assert contract_faults(template, form) == []
    rendered = render(template, form, printed_answers(form, answers), OFFICE, Signing(), TODAY)
    assert check_paper(rendered, rendered.docx_bytes()) == []
    return read_back(rendered.docx_bytes()).strip()


def test_the_rows_that_were_answered_are_printed_with_their_numbers(tmp_path: Path) -> None:
    assert printed(tmp_path, FORM, TWO) == "1. Y Moan, 12/04/1951; 2. Lê & Hà, 01/04/2019;"


def test_a_row_behind_an_emptied_one_is_not_printed(tmp_path: Path) -> None:
    answers = TWO | {"thanh_vien_3.ho_ten": "H'Hen", "thanh_vien_3.ngay_sinh": "2020-01-01", "thanh_vien_2.ho_ten": ""}
    assert "H'Hen" not in printed(tmp_path, FORM, answers)
