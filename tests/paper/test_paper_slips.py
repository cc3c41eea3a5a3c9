# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets of our own: the slip for missing papers and the recovery code, as a citizen and a clerk hold them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pypdfium2
from hypothesis import given
from hypothesis import strategies as st

from counter_app.paper.code_page import write_code_page
from counter_app.paper.pdf import read_pdf_text
from counter_app.paper.slip import MissingSlip, write_missing_slip
from tests.paper.sample_papers import squeezed
from tests.people import vietnamese_names

SLIP = MissingSlip(
    office_lines=("ỦY BAN NHÂN DÂN XÃ BÙI LA NHÂN", "tỉnh Hà Tĩnh"),
    title="GIẤY TỜ CẦN MANG THÊM",
    procedure="Đăng ký khai tử",
    person="Bà Đặng Thị Quỳnh Ỷ",
    missing=("Giấy báo tử (bản chính)", "Văn bản ủy quyền có chứng thực"),
    bring_note="Không phải viết lại tờ khai.",
    place_and_date="Bùi La Nhân, ngày 24/11/2026",
    phone="0239 000 000",
)


def sizes_and_bottoms(pdf: bytes) -> list[tuple[float, float]]:
    """(font size, lowest point) of every letter."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        words = page.get_textpage()
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            found.append((item.get_matrix().d * item.get_font_size(), item.get_bounds()[1]))
        words.close()
        page.close()
    document.close()
    return found


def test_the_slip_says_everything_once() -> None:
    text = squeezed(read_pdf_text(write_missing_slip(SLIP)))
    for said in (*SLIP.office_lines, SLIP.title, SLIP.procedure, SLIP.person, *SLIP.missing, SLIP.phone):
        assert text.count(squeezed(said)) == 1


def test_a_short_list_keeps_to_the_upper_half() -> None:
    assert min(bottom for _, bottom in sizes_and_bottoms(write_missing_slip(SLIP))) > 421


def test_nothing_on_the_slip_is_small() -> None:
    assert min(size for size, _ in sizes_and_bottoms(write_missing_slip(SLIP))) >= 16


def test_a_long_list_takes_the_whole_sheet_and_loses_nothing() -> None:
    papers = tuple(f"Giấy tờ số {n}: bản sao có chứng thực hoặc bản chụp kèm bản chính để đối chiếu" for n in range(25))
    text = squeezed(read_pdf_text(write_missing_slip(replace(SLIP, missing=papers))))
    assert all(squeezed(paper) in text for paper in papers)


@given(names=st.lists(vietnamese_names(), min_size=1, max_size=4))
def test_names_come_out_composed_and_whole(names: list[str]) -> None:
    slip = replace(SLIP, person=names[0], missing=tuple(unicodedata.normalize("NFD", name) for name in names))
    text = squeezed(read_pdf_text(write_missing_slip(slip)))
    assert all(squeezed(unicodedata.normalize("NFC", name)) in text for name in names)


def test_markup_in_a_name_is_printed_not_obeyed() -> None:
    text = read_pdf_text(write_missing_slip(replace(SLIP, person="A & B <b>x</b>")))
    assert "A & B <b>x</b>" in text


def test_the_code_page_shows_the_code_and_the_office() -> None:
    text = read_pdf_text(write_code_page("UBND xã Bùi La Nhân", "ABCD-2345-EFGH", date(2026, 11, 24)))
    assert "ABCD-2345-EFGH" in text
    assert "UBND xã Bùi La Nhân" in text
    assert "24/11/2026" in text


def test_the_code_stands_in_lines_of_four_groups_as_on_the_screen() -> None:
    code = "S8ZG-KVBG-K5KR-T687-ZTVZ-NDGC-0THW-8SG7"
    lines = read_pdf_text(write_code_page("UBND xã Bùi La Nhân", code, date(2026, 11, 24))).splitlines()
    assert {"S8ZG-KVBG-K5KR-T687", "ZTVZ-NDGC-0THW-8SG7"} <= {line.strip() for line in lines}
