# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets for citizens: the guide on one page whatever it must hold, the contents, the poster and their QR codes."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2
import pytest
import segno

from counter_app.paper.booklet_front import ContentsLine, Cover, write_contents, write_cover
from counter_app.paper.guide_page import MORE, GuidePage, GuidePaper, write_guide
from counter_app.paper.pdf import read_pdf_text
from counter_app.paper.poster import Poster, PosterRow, write_poster
from counter_app.paper.qr import QUIET_MODULES
from tests.paper.sample_papers import squeezed

ADDRESS = "https://dichvucong.gov.vn/tim-kiem-thu-tuc-hanh-chinh?keyword=1.000656"
GUIDE = GuidePage(
    office_lines=("ỦY BAN NHÂN DÂN XÃ BÙI LA NHÂN", "Trung tâm Phục vụ hành chính công"),
    name="Đăng ký khai tử",
    about="Mã thủ tục 1.000656",
    hand_in=(GuidePaper("Giấy báo tử", "01 bản chính"), GuidePaper("Tờ khai")),
    show=(GuidePaper("Căn cước", "xem rồi trả lại"),),
    looked_up="Số định danh",
    facts=(("Bao lâu", "Ngay trong ngày"), ("Lệ phí", "Không thu"), ("Trả ngay", "")),
    law=("60/2014/QH13", "123/2015/NĐ-CP"),
    notes=("Khai trong 15 ngày.",),
    sure="Cổng dịch vụ công quốc gia (đã đối chiếu).",
    address=ADDRESS,
    address_words="Quét để tìm trên Cổng",
)
LONG = "Văn bản chấp thuận của cơ quan nhà nước có thẩm quyền về vị trí, phương án và quy mô công trình " * 4


def pages_of(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf))


def said(pdf: bytes) -> str:
    return squeezed(read_pdf_text(pdf))


def smallest_letter(pdf: bytes) -> float:
    document = pypdfium2.PdfDocument(pdf)
    sizes = []
    for page in document:
        words = page.get_textpage()
        found = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
        sizes += [item.get_matrix().d * item.get_font_size() for item in found]
        words.close()
        page.close()
    document.close()
    return float(min(sizes))


def test_the_guide_says_everything_on_one_a4_page() -> None:
    pdf = write_guide(GUIDE, page_number=7)
    reader = pages_of(pdf)
    assert len(reader.pages) == 1
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    for words in ("Đăng ký khai tử", "Giấy báo tử", "NHẬN LẠI NGAY", "Căn cước", "Không thu", "15 ngày", "Trang 7"):
        assert squeezed(words) in said(pdf)
    assert squeezed("Trả ngay") not in said(pdf)


@pytest.mark.parametrize("papers", [1, 9, 40])
@pytest.mark.parametrize("notes", [0, 14])
def test_the_guide_never_needs_a_second_page(papers: int, notes: int) -> None:
    full = replace(
        GUIDE,
        name="Thủ tục có tên rất dài, dài đến mức phải xuống hai ba dòng mới hết được, như tên trên Cổng vẫn ghi",
        hand_in=tuple(GuidePaper(f"{number}. {LONG}", LONG) for number in range(papers)),
        notes=tuple(f"{number}. {LONG}" for number in range(notes)),
        law=tuple(f"{number}/2025/NĐ-CP" for number in range(30)),
    )
    pdf = write_guide(full)
    assert len(pages_of(pdf).pages) == 1
    assert smallest_letter(pdf) >= 7.4
    if papers == 40:
        assert squeezed(MORE) in said(pdf)


def test_an_easy_guide_is_set_in_large_type_and_a_full_one_in_smaller() -> None:
    def largest_body(guide: GuidePage) -> float:
        document = pypdfium2.PdfDocument(write_guide(guide))
        page = document[0]
        found = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
        sizes = sorted({round(item.get_matrix().d * item.get_font_size(), 1) for item in found})
        page.close()
        document.close()
        return float(sizes[-2])

    crowded = replace(GUIDE, notes=tuple(LONG for _ in range(6)))
    assert largest_body(GUIDE) == 13.0 > largest_body(crowded)


def test_a_guide_without_any_paper_sends_the_citizen_to_the_counter() -> None:
    assert squeezed("xin hỏi tại quầy") in said(write_guide(replace(GUIDE, hand_in=(), show=(), looked_up="")))


def test_fonts_are_embedded_and_the_file_is_vietnamese() -> None:
    for pdf in (write_guide(GUIDE), write_poster(POSTER), write_cover(COVER), write_contents(LINES, 2)):
        reader = pages_of(pdf)
        catalogue: Any = reader.trailer["/Root"]
        assert catalogue["/Lang"] == "vi-VN"
        for page in reader.pages:
            resources: Any = page["/Resources"]
            for font in resources["/Font"].values():
                face: Any = font.get_object()
                if "/FontDescriptor" in face:
                    assert "/FontFile2" in face["/FontDescriptor"]
                else:
                    assert face["/BaseFont"] == "/Helvetica"  # named by reportlab on every page, never used
        assert unicodedata.is_normalized("NFC", read_pdf_text(pdf))
        assert "■" not in read_pdf_text(pdf)


def test_the_qr_code_on_the_page_holds_the_address_and_nothing_else() -> None:
    """Read module by module from the rendered page: no library for reading codes is needed."""
    document = pypdfium2.PdfDocument(write_poster(replace(POSTER, rows=(replace(POSTER.rows[0], address=ADDRESS),))))
    picture = document[0].render(scale=6.0).to_pil().convert("L")
    document.close()
    wanted = [bytes(row) for row in segno.make(ADDRESS, error="m", micro=False).matrix]
    assert _modules_of(picture, len(wanted)) == wanted


def test_contents_tell_page_numbers_with_dots_and_are_numbered_themselves() -> None:
    pdf = write_contents(LINES, 2)
    words = read_pdf_text(pdf)
    assert "MỤC LỤC" in words
    assert squeezed("Đăng ký khai tử 5") in squeezed(words)
    assert squeezed("Trang 2") in squeezed(words)


def test_contents_take_as_many_pages_whatever_the_numbers_are() -> None:
    many = [ContentsLine(f"Thủ tục thứ {number}", 0, number % 3) for number in range(150)]
    numbered = [replace(line, page=990 + place) for place, line in enumerate(many)]
    assert len(pages_of(write_contents(many, 2)).pages) == len(pages_of(write_contents(numbered, 2)).pages) > 1


def test_the_cover_is_one_page() -> None:
    assert len(pages_of(write_cover(COVER)).pages) == 1
    assert squeezed("XÃ BÙI LA NHÂN") in said(write_cover(COVER))


@pytest.mark.parametrize(("size", "width"), [("A4", 595), ("A3", 842)])
def test_the_poster_grows_with_its_sheet(size: str, width: int) -> None:
    reader = pages_of(write_poster(POSTER, size))
    assert round(float(reader.pages[0].mediabox[2])) == width
    assert len(reader.pages) == 1
    assert squeezed("Trả trong ngày") in said(write_poster(POSTER, size))


def test_a_long_poster_repeats_its_heading_and_tears_no_row() -> None:
    rows = tuple(replace(POSTER.rows[0], name=f"Thủ tục {number:02}") for number in range(30))
    reader = pages_of(write_poster(replace(POSTER, rows=rows)))
    texts = [unicodedata.normalize("NFC", page.extract_text()) for page in reader.pages]
    assert len(texts) > 1
    assert all("Được hưởng" in text for text in texts)
    assert [number for number in range(30) if not any(f"Thủ tục {number:02}" in text for text in texts)] == []


POSTER = Poster(
    office_lines=("ỦY BAN NHÂN DÂN XÃ BÙI LA NHÂN", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
    title="THỨ BA: NGÀY KHÔNG VIẾT, KHÔNG HẸN",
    subtitles=("Vào thứ Ba hằng tuần",),
    rows=(
        PosterRow("Đăng ký khai tử", "Mã 1.000656", ("Cán bộ viết hộ", "Trả trong ngày"), ADDRESS),
        PosterRow("Lĩnh vực Đất đai", "xem tại quầy"),
    ),
    foot_lines=("Điện thoại 0239 000 000",),
)
COVER = Cover(("ỦY BAN NHÂN DÂN XÃ BÙI LA NHÂN",), "HỒ SƠ MẪU VIẾT SẴN", ("Xem mẫu, viết theo.",), "Bùi La Nhân")
LINES = [
    ContentsLine("Hộ tịch", 4, 0),
    ContentsLine("Đăng ký khai tử", 5, 1),
    ContentsLine("Tờ khai đăng ký khai tử", 6, 2),
]


def _modules_of(picture: Any, count: int) -> list[bytes]:
    """The dark and light modules of the one code on a page, found by its three corner squares."""
    width, height = picture.size
    # The code is at the right of its row: the last dark column of the upper half belongs to it.
    pixels = picture.load()
    columns = [x for x in range(width) if any(pixels[x, y] < 40 for y in range(height // 8, height // 2))]
    right = max(columns)
    rows = [y for y in range(height // 8, height // 2) if pixels[right - 3, y] < 40]
    top = min(rows)
    side = round(20 * 72 / 25.4 * 6.0 * count / (count + 2 * QUIET_MODULES))
    module = side / count
    left = right - side + 1
    return [
        bytes(
            int(pixels[round(left + (column + 0.5) * module), round(top + (row + 0.5) * module)] < 128)
            for column in range(count)
        )
        for row in range(count)
    ]
