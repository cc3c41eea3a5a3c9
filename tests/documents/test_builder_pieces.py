# SPDX-License-Identifier: GPL-3.0-or-later
"""Each piece of the blueprint language: what it writes, how our engine draws it, whether LibreOffice agrees."""

from __future__ import annotations

import io
import tomllib
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from counter_app.documents import Rendered, Template, examine, render
from counter_app.domain.form import FormSpec
from counter_app.domain.office import Office
from counter_app.domain.signing import Signing, SigningMode
from counter_app.paper.layout import lay_out
from counter_app.paper.libreoffice import LibreOfficeEngine, find_libreoffice
from counter_app.paper.pdf import read_pdf_text
from templates_docx.builder import Blueprint, build
from tests.documents.small_forms import form_of

pytestmark = pytest.mark.usefixtures("qapp")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = Office("xã Bùi La Nhân", "tỉnh Hà Tĩnh", "Bùi La Nhân", "Trần Thị Bê", "0239 123 456")
PEOPLE = [f"con_{number}.{name}" for number in (1, 2, 3) for name in ("ho_ten", "ngay_sinh:date")]
FIELDS = ("nguoi_yeu_cau.ho_ten", "so:personal_id", "ly_do", *PEOPLE)
CHOICE = {
    "id": "loai",
    "label": "Loại",
    "kind": "choice",
    "choices": [{"code": "moi", "label": "Mới"}, {"code": "lai", "label": "Lại"}],
}
_PLAIN = form_of(*FIELDS, signer_role="nguoi_yeu_cau").model_dump(exclude_defaults=True)
FORM = FormSpec.model_validate(
    _PLAIN | {"groups": [{**_PLAIN["groups"][0], "fields": [*_PLAIN["groups"][0]["fields"], CHOICE]}]}
)
ANSWERS = {
    "nguoi_yeu_cau.ho_ten": "ĐẶNG THỊ QUỲNH Ỷ",
    "so": "042151001234",
    "loai": "lai",
    "con_1.ho_ten": "LÊ A",
    "con_1.ngay_sinh": "2015-02-03",
    "con_2.ho_ten": "LÊ B",
}
SIGNED = Signing()
THUMB = Signing(SigningMode.THUMBPRINT, scribe="Lê Thị Hà")
WITNESSED = Signing(SigningMode.THUMBPRINT_WITNESSED, scribe="Lê Thị Hà", witnesses=("PHAN A", "PHAN B"))
TABLE = """
[[blocks]]
piece = "bang"
widths_mm = [10, 85, 70]
header = [["TT", { text = "Con", spans = 2 }], ["^", "Họ tên", "Ngày sinh"]]
rows = [["{{ p.stt }}", "{{ p.ho_ten }}", "{{ p.ngay_sinh }}"]]
align = ["center", "left", "center"]
loop = "con"
first = "ho_ten"
empty_rows = 2
height_mm = 7
footer = [{ when = "loai == 'lai'", cells = [{ text = "Tổng cộng", spans = 2, align = "right" }, ""] }]
"""
PIECES = {
    "letterhead": '[[blocks]]\npiece = "hai_dau"\nnumber = "Số: ....../TTPVHCC"',
    "table": TABLE,
    "columns": """
[[blocks]]
piece = "hai_cot"
titles = ["Bên nữ", "Bên nam"]
left = ["Họ tên: {{ nguoi_yeu_cau.ho_ten }}<dots/>", "Ngày sinh:<dots/>"]
right = ["Họ tên:<dots/>", "Lý do: {{ ly_do }}<dots/>"]
""",
    "framed columns": """
[[blocks]]
piece = "hai_cot"
titles = ["Bên nữ", "Bên nam"]
borders = true
left = ["Họ tên:<dots/>"]
right = ["Họ tên:<dots/>"]
""",
    "grid": """
[[blocks]]
piece = "luoi_o"
items = ["{{ loai | o('moi') }} Cấp mới", "{{ loai | o('lai') }} Cấp lại vì giấy cũ bị mất, rách, nát hoặc đã cũ",
         "{{ loai | o('moi') }} Ba"]
""",
    "squares": '[[blocks]]\npiece = "o_vuong"\nlabel = "4. Số định danh:"\nvalue = "so"',
    "corner": """
[[blocks]]
piece = "khung_goc"
lines = ["<b>Phần ghi của cơ quan</b>", "Giờ:<dots/>"]
beside = ["Mẫu số 01"]
""",
    "lines": """
[[blocks]]
style = "Muc"
text = "I. PHẦN CHUNG"
[[blocks]]
style = "Doan"
when = "loai == 'lai'"
text = "Câu này <u>chỉ in</u> khi <b>cấp <i>lại</i></b>, và đủ dài để sang một dòng thứ hai, canh đều hai bên lề giấy."
[[blocks]]
style = "DongThut"
text = "a) Loại:<only when=\\"loai == 'moi'\\"> mới</only><only when=\\"loai == 'lai'\\"> lại</only><br/>dòng sau"
[[blocks]]
style = "Dong"
text = "Lý do: {{ ly_do }}<dots/>"
empty_when = "ly_do"
lines_when_empty = 3
""",
    "signers": """
[[blocks]]
piece = "chu_ky"
place = "dia_danh"
signers = [{ title = "Người tiếp nhận", name = "{{ co_quan.can_bo }}" }, { title = "Người khai", citizen = true }]
""",
    "confirmation": """
[[blocks]]
piece = "xac_nhan"
title = "XÁC NHẬN"
lines = ["Xác nhận ông, bà<dots/>"]
signers = [{ title = "TRƯỞNG THÔN" }, { title = "TM. ỦY BAN NHÂN DÂN\\nCHỦ TỊCH", dated = true }]
""",
}
WHOLE = "\n".join(PIECES.values())


def blueprint(blocks: str, head: str = "") -> Blueprint:
    return Blueprint.model_validate(tomllib.loads(f'form = "x"\ntitle = "X"\nsource = "X"\n{head}\n{blocks}'))


@pytest.fixture
def fill(tmp_path: Path) -> Callable[..., Rendered]:
    def filled(
        blocks: str, answers: Mapping[str, str] = ANSWERS, signing: Signing = SIGNED, head: str = ""
    ) -> Rendered:
        path = tmp_path / "mau-nho.docx"
        path.write_bytes(build(blueprint(blocks, head)))
        return render(Template.load(path), FORM, answers, OFFICE, signing, date(2026, 11, 24))

    return filled


def body_of(rendered: Rendered) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(rendered.docx_bytes())) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def lines_of(rendered: Rendered) -> list[str]:
    pages = lay_out(rendered.parts)
    assert pages.findings == ()
    return [line.strip() for line in pages.text().split("\n") if line.strip()]


def rows_of(rendered: Rendered) -> list[list[str]]:
    return [
        ["".join(cell.itertext(f"{W}t")) for cell in row.findall(f"{W}tc")] for row in body_of(rendered).iter(f"{W}tr")
    ]


def test_a_letterhead_names_the_office_beside_the_state(fill: Callable[..., Rendered]) -> None:
    lines = lines_of(fill(PIECES["letterhead"]))
    assert {"ỦY BAN NHÂN DÂN", "XÃ BÙI LA NHÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"} <= set(lines)
    assert "Số: ....../TTPVHCC" in lines
    assert "Bùi La Nhân, ngày 24 tháng 11 năm 2026" in lines


def test_a_row_is_printed_for_everyone_named_and_blank_ones_while_nobody_is(fill: Callable[..., Rendered]) -> None:
    assert rows_of(fill(TABLE))[2:] == [["1", "LÊ A", "03/02/2015"], ["2", "LÊ B", ""], ["Tổng cộng", ""]]
    assert rows_of(fill(TABLE, {}))[2:] == [["", "", ""], ["", "", ""]]


def test_a_head_is_repeated_and_its_cells_are_joined(fill: Callable[..., Rendered]) -> None:
    body = body_of(fill(TABLE))
    rows = list(body.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True, False, False, False]
    joined = [[cell.find(f"{W}tcPr/{W}vMerge") is not None for cell in row.findall(f"{W}tc")] for row in rows[:2]]
    assert joined == [[True, False], [True, False, False]]
    assert body.find(f"{W}body/{W}tbl/{W}tblPr/{W}tblBorders") is not None


def test_a_long_table_has_its_head_on_each_page(fill: Callable[..., Rendered]) -> None:
    rows = "rows = [" + '["1", "Một hàng", ""],' * 60 + "]"
    long = TABLE.replace('rows = [["{{ p.stt }}", "{{ p.ho_ten }}", "{{ p.ngay_sinh }}"]]', rows)
    for name in ("loop", "first", "empty_rows"):
        long = "\n".join(line for line in long.split("\n") if not line.startswith(f"{name} ="))
    pages = lay_out(fill(long).parts)
    assert pages.page_count == 2
    assert all("Họ tên" in content.text for content in pages.contents)


def test_two_columns_have_a_leader_each(fill: Callable[..., Rendered]) -> None:
    body = body_of(fill(PIECES["columns"]))
    ends = [int(tab.get(f"{W}pos")) for tab in body.iter(f"{W}tab") if tab.get(f"{W}leader") == "dot"]
    widths = [int(column.get(f"{W}w")) for column in body.iter(f"{W}gridCol")]
    assert len(ends) == 4
    assert set(ends) == {widths[0]} == {widths[2]}


def test_boxes_stand_in_columns_and_the_last_row_is_filled_up(fill: Callable[..., Rendered]) -> None:
    rows = rows_of(fill(PIECES["grid"]))
    assert [len(row) for row in rows] == [2, 2]
    assert rows[0][0].startswith("☐ Cấp mới")
    assert rows[0][1].startswith("☒ Cấp lại")


def test_each_digit_has_its_square(fill: Callable[..., Rendered]) -> None:
    assert rows_of(fill(PIECES["squares"]))[0][1:] == list("042151001234")
    assert rows_of(fill(PIECES["squares"], {}))[0][1:] == [""] * 12


def test_a_block_is_printed_only_under_its_condition(fill: Callable[..., Rendered]) -> None:
    assert any("chỉ in" in line for line in lines_of(fill(PIECES["lines"])))
    new = lines_of(fill(PIECES["lines"], {"loai": "moi"}))
    assert not any("chỉ in" in line for line in new)
    assert "a) Loại: mới" in "\n".join(new)


@pytest.mark.parametrize("signing", [SIGNED, THUMB, WITNESSED])
def test_the_citizen_signs_beside_the_others_in_every_way(fill: Callable[..., Rendered], signing: Signing) -> None:
    rendered = fill(PIECES["signers"], ANSWERS, signing)
    lines = lines_of(rendered)
    assert lines.count("Người khai") == lines.count("Người tiếp nhận") == 1
    assert ("Trần Thị Bê" in lines) is True
    assert any("Điểm chỉ" in line for line in lines) is signing.by_thumbprint
    assert ("Người làm chứng thứ nhất" in lines) is signing.with_witnesses
    assert lay_out(rendered.parts).page_count == 1


def test_signers_without_a_citizen_need_no_thumb(fill: Callable[..., Rendered]) -> None:
    official = '[[blocks]]\npiece = "chu_ky"\nplace = "none"\nsigners = [{ title = "CHỦ TỊCH" }]'
    lines = lines_of(fill(official, ANSWERS, WITNESSED))
    assert lines == ["CHỦ TỊCH", "(Ký, ghi rõ họ, chữ đệm, tên)"]


@pytest.mark.parametrize(
    ("head", "wide", "high"),
    [("", 595.3, 841.9), ('page = "A5"', 419.6, 595.3), ('page = "A4-landscape"', 841.9, 595.3)],
)
def test_the_sheet_has_the_size_that_is_asked_for(
    fill: Callable[..., Rendered], head: str, wide: float, high: float
) -> None:
    pages = lay_out(fill(PIECES["letterhead"], head=head).parts)
    assert pages.page_size_pt(0) == pytest.approx((wide, high), abs=0.1)


def test_a_smaller_base_sets_everything_smaller_but_not_under_the_least(fill: Callable[..., Rendered]) -> None:
    with zipfile.ZipFile(io.BytesIO(fill(PIECES["lines"], head="font_pt = 12").docx_bytes())) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    sizes = {style.get(f"{W}styleId"): style.find(f"{W}rPr/{W}sz") for style in styles.iter(f"{W}style")}
    told = {name: int(size.get(f"{W}val")) for name, size in sizes.items() if size is not None}
    assert (told["Dong"], told["TenToKhai"], told["ChuThich"]) == (24, 26, 22)


def test_only_a_circular_excuses_a_page_outside_the_decree() -> None:
    small = 'page = "A5"\nmargins_mm = { top = 10 }'
    told = [ailment.kind for ailment in examine(build(blueprint(PIECES["letterhead"], small)), None)]
    assert set(told) == {"decree"}
    excused = f'{small}\nlayout_by = "Thông tư 01/2018/TT-VPCP"'
    assert examine(build(blueprint(PIECES["letterhead"], excused)), None) == []


def test_the_doctor_finds_nothing_wrong_with_any_piece() -> None:
    assert examine(build(blueprint(WHOLE)), FORM) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('piece = "quoc_hieu"\ntext = "x"', "text"),
        ('piece = "bang"\nwidths_mm = [10, 20]\nrows = [["một"]]', "2 columns"),
        ('piece = "bang"\nwidths_mm = [10]\nrows = [["một"]]\nempty_rows = 2', "needs «loop»"),
        ('piece = "chu_ky"\nsigners = [{title="A",citizen=true},{title="B",citizen=true}]', "need «who»"),
        ('piece = "chu_ky"\nbeside = ["x"]\nsigners = [{title="A",citizen=true}]', "one official"),
        ('piece = "la"', "la"),
    ],
)
def test_a_block_that_does_not_fit_is_refused(wrong: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        blueprint(f"[[blocks]]\n{wrong}")


@pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed: its pages cannot be compared")
def test_the_office_suite_puts_every_piece_on_the_same_pages(fill: Callable[..., Rendered], tmp_path: Path) -> None:
    program = find_libreoffice()
    assert program is not None
    rendered = fill(WHOLE, ANSWERS, WITNESSED)
    docx, pdf = tmp_path / "paper.docx", tmp_path / "paper.pdf"
    docx.write_bytes(rendered.docx_bytes())
    pages = lay_out(rendered.parts)
    assert pages.findings == ()
    assert LibreOfficeEngine(program).convert(docx, pdf).page_count == pages.page_count
    assert letters(read_pdf_text(pdf.read_bytes())) == letters(pages.text())


def letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalnum())
