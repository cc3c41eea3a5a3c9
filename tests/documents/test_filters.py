# SPDX-License-Identifier: GPL-3.0-or-later
"""The filters of templates: one small word each, Vietnamese throughout, and never a value lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.documents import Rendered, Template, TemplateUnfit, check_paper, contract_faults, read_back, render
from counter_app.domain.form import FormSpec
from counter_app.domain.signing import Signing
from tests.documents.papers import OFFICE, TODAY
from tests.documents.small_forms import DOCUMENT, document, form_of, paragraph, written

FORM = form_of("ten", "ngay_sinh:date", "so_tien", "so_dinh_danh:personal_id")


def fill_small(folder: Path, form: FormSpec, answers: dict[str, str], *blocks: str) -> Rendered:
    template = Template.load(written(folder, {DOCUMENT: document(*blocks)}))
    return render(template, form, answers, OFFICE, Signing(), TODAY)


def shown(folder: Path, tag: str, answers: dict[str, str]) -> str:
    rendered = fill_small(folder, FORM, answers, paragraph(tag))
    return read_back(rendered.docx_bytes()).strip()


SHOWN = [
    ("ngay_sinh | ngay_so", {"ngay_sinh": "2026-03-02"}, "02/03/2026"),
    ("ngay_sinh | ngay_so", {"ngay_sinh": "1985"}, "1985"),
    ("ngay_sinh | ngay_thang_nam", {"ngay_sinh": "2026-03-02"}, "ngày 02 tháng 3 năm 2026"),
    ("ngay_sinh | ngay_bang_chu", {"ngay_sinh": "2026-03-15"}, "ngày mười lăm tháng ba năm hai nghìn hai mươi sáu"),
    ("ngay_sinh | ngay_bang_chu | hoa_dau_cau", {"ngay_sinh": "1985"}, "Năm một nghìn chín trăm tám mươi lăm"),
    ("ngay_sinh | ngay_bang_chu | cham(12)", {}, "............"),
    ("so_tien | so_tien", {"so_tien": "1200000"}, "1.200.000"),
    ("so_tien | bang_chu", {"so_tien": "1.200.005"}, "một triệu hai trăm nghìn không trăm linh năm"),
    ("so_tien | bang_chu('le')", {"so_tien": "105"}, "một trăm lẻ năm"),
    ("so_tien | tien_bang_chu", {"so_tien": "24000"}, "Hai mươi tư nghìn đồng"),
    ("so_tien | tien_bang_chu", {"so_tien": "chừng 2 triệu"}, "chừng 2 triệu"),
    ("so_tien | bang_chu | cham(5)", {}, "....."),
    ("ten | in_hoa", {"ten": "Nguyễn Thị Ỷ"}, "NGUYỄN THỊ Ỷ"),
    ("ten | hoa_dau_tu", {"ten": "h'bluê niê"}, "H'Bluê Niê"),
    ("ten | hoa_dau_cau", {"ten": "ấp chánh"}, "Ấp chánh"),
    ("so_dinh_danh | so_dinh_danh", {"so_dinh_danh": "042151001234"}, "042 151 001 234"),
    ("so_dinh_danh | so_dinh_danh | cham(4)", {}, "...."),
    ("ten | ngay_so", {"ten": "hôm qua"}, "hôm qua"),
    ("ten | ngay_thang_nam", {"ten": "Y-Moan"}, "ngày ...... tháng ...... năm ........"),
    ("ngay_sinh | thang", {"ngay_sinh": "2026-02-03"}, "02"),
    ("ngay_sinh | ngay", {"ngay_sinh": "2026-02-03"}, "03"),
    ("ngay_sinh | nam", {"ngay_sinh": "0985"}, "0985"),
]


@pytest.mark.parametrize(("tag", "answers", "text"), SHOWN)
def test_a_filter_says_the_value_in_the_words_of_papers(
    tmp_path: Path, tag: str, answers: dict[str, str], text: str
) -> None:
    assert shown(tmp_path, f"{{{{ {tag} }}}}", answers) == text


PEOPLE = form_of(
    "con_1.ho_ten", "con_1.ngay_sinh:date", "con_2.ho_ten", "con_2.ngay_sinh:date", "con_3.ho_ten",
    "con_3.ngay_sinh:date",
)  # fmt: skip
NAMED = {"con_1.ho_ten": "Y Moan", "con_1.ngay_sinh": "2019-04-01", "con_3.ho_ten": "Lê & Hà"}


def row(*cells: str) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{paragraph(cell)}</w:tc>' for cell in cells
    )
    return f"<w:tr>{inside}</w:tr>"


TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    f"{row('{%tr for chau in con %}', '', '')}"
    f"{row('{{ chau.stt }}', '{{ chau.ho_ten | in_hoa | cham(9) }}', '{{ chau.ngay_sinh | ngay_so | cham(8) }}')}"
    f"{row('{%tr endfor %}', '', '')}</w:tbl>{paragraph('Hết')}"
)


def test_a_table_has_a_row_for_each_person_named(tmp_path: Path) -> None:
    rendered = fill_small(tmp_path, PEOPLE, NAMED, TABLE)
    lines = read_back(rendered.docx_bytes()).splitlines()
    assert lines == ["1", "Y MOAN", "01/04/2019", "2", "LÊ & HÀ", "........", "Hết"]
    assert check_paper(rendered, rendered.docx_bytes()) == []
    assert rendered.marks_of("con_3.ho_ten")


def test_a_table_keeps_its_rows_to_write_in_when_nobody_is_named(tmp_path: Path) -> None:
    lines = read_back(fill_small(tmp_path, PEOPLE, {}, TABLE).docx_bytes()).splitlines()
    assert lines == ["", "." * 9, "." * 8] * 3 + ["Hết"]


@pytest.mark.parametrize(
    ("names", "line"),
    [((), "...."), (("A",), "A"), (("A", "B"), "A và B"), (("A", "B", "C"), "A, B và C")],
)
def test_names_are_joined_as_they_are_spoken(tmp_path: Path, names: tuple[str, ...], line: str) -> None:
    answers = {f"con_{number}.ho_ten": name for number, name in enumerate(names, start=1)}
    rendered = fill_small(tmp_path, PEOPLE, answers, paragraph("{{ con | noi('ho_ten') | cham(4) }}"))
    assert read_back(rendered.docx_bytes()).strip() == line
    assert check_paper(rendered, rendered.docx_bytes()) != []  # the birthdays have no place on this paper


def test_a_loop_answers_for_every_field_of_its_people(tmp_path: Path) -> None:
    template = Template.load(written(tmp_path, {DOCUMENT: document(TABLE)}))
    assert contract_faults(template, PEOPLE) == []
    missing = [fault.value_id for fault in contract_faults(template, form_of("ten", "con_1.ho_ten", "con_2.ho_ten"))]
    assert missing == ["con[].ngay_sinh", "ten"]


@pytest.mark.parametrize(
    "fields", [("ten",), ("con_1.ho_ten",), ("con_1.ho_ten", "con_3.ho_ten"), ("con", "con_1.a", "con_2.a")]
)
def test_a_loop_over_what_is_no_list_is_refused(tmp_path: Path, fields: tuple[str, ...]) -> None:
    with pytest.raises(TemplateUnfit, match=r"con\[\]"):
        fill_small(tmp_path, form_of(*fields), {}, TABLE)


def test_a_list_cannot_be_printed_whole(tmp_path: Path) -> None:
    with pytest.raises(TemplateUnfit, match="con"):
        fill_small(tmp_path, PEOPLE, {}, paragraph("{{ con | in_hoa }}"))


def test_a_form_that_numbers_its_people_itself_keeps_its_numbers(tmp_path: Path) -> None:
    form = form_of("con_1.stt", "con_2.stt")
    blocks = paragraph("{% for chau in con %}{{ chau.stt }};{% endfor %}")
    assert read_back(fill_small(tmp_path, form, {"con_1.stt": "7", "con_2.stt": "9"}, blocks).docx_bytes()) == "7;9;"
