# SPDX-License-Identifier: GPL-3.0-or-later
"""No text is lost, invented or reordered between the file and the page."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from counter_app.paper.layout import lay_out_file
from counter_app.paper.pdf import read_pdf_text, write_pdf
from tests.paper.sample_papers import A4, FILL_LINE, LONG, pages_of, par, run, save_docx, squeezed, table
from tests.people import vietnamese_names

WORDS = st.lists(st.one_of(vietnamese_names(), st.sampled_from(["–", "(1)", "1/2", "a/b/c", "«x»", "12,5", "&", "<"])))


@given(
    words=WORDS,
    look=st.sampled_from(["", "<w:b/>", "<w:i/><w:u w:val='single'/>", "<w:vertAlign w:val='superscript'/>"]),
)
def test_every_word_of_a_paragraph_is_on_the_page(words: list[str], look: str) -> None:
    text = " ".join(words)
    seen = pages_of(par(runs=run(text, look) + run(" và hết.", "<w:b/>"))).text()
    assert squeezed(seen) == squeezed(unicodedata.normalize("NFC", text) + "và hết.")


@given(words=st.lists(vietnamese_names(), min_size=1, max_size=30), width=st.integers(20, 200))
def test_narrow_columns_lose_nothing(words: list[str], width: int) -> None:
    text = " ".join(words)
    seen = pages_of(table([[par(text)]], [width])).text()
    assert squeezed(seen) == squeezed(unicodedata.normalize("NFC", text))


@given(words=st.lists(vietnamese_names(), min_size=1, max_size=20))
def test_the_pdf_says_what_the_pages_say(words: list[str]) -> None:
    body = par("Họ tên: " + " ".join(words) + "\t", FILL_LINE) + par(" ".join(words), "<w:jc w:val='both'/>")
    pages = pages_of(body)
    assert squeezed(read_pdf_text(write_pdf(pages, "Tờ khai"))) == squeezed(pages.text())


def test_decomposed_letters_come_out_composed() -> None:
    pages = pages_of(par(unicodedata.normalize("NFD", "Nguyễn Thị Ế")))
    assert pages.text() == "Nguyễn Thị Ế\n"


def test_the_letter_d_with_stroke_stays_what_it_was_in_the_pdf() -> None:
    pages = pages_of(par("Đặng Đình Đức đi Đắk Đoa"))
    assert "Đặng Đình Đức đi Đắk Đoa" in read_pdf_text(write_pdf(pages, "x"))


def test_reading_order_is_header_body_note_footer() -> None:
    body = par("Thân", runs='<w:r><w:footnoteReference w:id="2"/></w:r>')
    section = A4.replace("<w:pgSz", '<w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/><w:pgSz')
    note = f'<w:footnote w:id="2">{par("", runs="<w:r><w:footnoteRef/></w:r>" + run(" Ghi chú"))}</w:footnote>'
    pages = pages_of(body, section, footnotes=note, header1=par("Đầu"), footer1=par("Chân"))
    assert [line for line in pages.text().split("\n") if line] == ["Đầu", "Thân1", "1 Ghi chú", "Chân"]
    assert squeezed(read_pdf_text(write_pdf(pages, "x"))) == "ĐầuThân11GhichúChân"


def test_hidden_and_deleted_text_is_not_shown_and_inserted_text_is() -> None:
    runs = run("thấy ") + run("ẩn", "<w:vanish/>") + f"<w:ins>{run('thêm')}</w:ins>"
    runs += "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
    assert pages_of(par(runs=runs)).text() == "thấy thêm\n"


def test_content_controls_and_links_are_looked_through() -> None:
    inline = (
        f"<w:sdt><w:sdtContent>{run('trong ô ')}</w:sdtContent></w:sdt><w:hyperlink>{run('liên kết')}</w:hyperlink>"
    )
    block = f"<w:sdt><w:sdtContent>{par('cả đoạn')}</w:sdtContent></w:sdt>"
    assert pages_of(par(runs=inline) + block).text() == "trong ô liên kết\ncả đoạn\n"


def test_capitals_are_vietnamese_capitals() -> None:
    assert pages_of(par(runs=run("đường phố ỷ lại", "<w:caps/>"))).text() == "ĐƯỜNG PHỐ Ỷ LẠI\n"


def test_wingdings_boxes_become_real_boxes() -> None:
    signs = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    pages = pages_of(par(runs=signs))
    assert pages.text() == "☐☑\n"
    assert pages.findings == ()


def test_a_page_number_field_shows_the_page_it_stands_on() -> None:
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>9</w:t></w:r></w:fldSimple>'
    count = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> NUMPAGES </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    section = A4.replace("<w:pgSz", '<w:footerReference r:id="footer1"/><w:pgSz')
    body = "".join(par(LONG) for _ in range(40))
    text = pages_of(body, section, footer1=par(runs=field + run("/") + count)).text()
    assert [line for line in text.split("\n") if "/" in line] == ["1/3", "2/3", "3/3"]
    assert "9" not in text


def test_lists_show_their_numbers() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate((("decimal", "%1."), ("lowerLetter", "%2)"), ("upperRoman", "%1.%3")))
    )
    numbering = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'

    def item(text: str, level: int) -> str:
        return par(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')

    body = item("một", 0) + item("nhỏ", 1) + item("nhỏ", 1) + item("hai", 0) + item("lại", 1) + item("sâu", 2)
    text = pages_of(body, numbering=numbering).text()
    assert text.split("\n")[:6] == ["1.\tmột", "a)\tnhỏ", "b)\tnhỏ", "2.\thai", "a)\tlại", "2.I\tsâu"]


def test_a_text_box_is_part_of_the_page() -> None:
    shape = (
        '<w:r><w:pict><v:rect style="position:absolute;margin-left:10pt;margin-top:5pt;width:200pt;height:60pt">'
        f"<v:textbox><w:txbxContent>{par('Dán ảnh 4x6')}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
    )
    assert "Dán ảnh 4x6" in pages_of(par("Đơn", runs=shape)).text()


def test_a_saved_paper_reads_like_its_parts(tmp_path: Path) -> None:
    path = save_docx(tmp_path / "a.docx", par("Một tờ khai"))
    assert lay_out_file(path).text() == "Một tờ khai\n"


def test_small_capitals_are_capitals_of_two_sizes() -> None:
    pages = pages_of(par(runs=run("Đức An", "<w:smallCaps/>")) + par("ĐỨC AN"))
    assert pages.text() == "ĐỨC AN\nĐỨC AN\n"
    pdf = PdfDocument(write_pdf(pages, "x"))
    words = pdf[0].get_textpage()
    heights = [words.get_charbox(n)[3] - words.get_charbox(n)[1] for n in (4, 5)]
    words.close()
    pdf.close()
    assert heights[1] == pytest.approx(heights[0] * 0.8, rel=0.1)
