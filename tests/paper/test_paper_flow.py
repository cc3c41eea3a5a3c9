# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things stand: margins, indents, tabs, page ends, headers, notes. Positions are read back from the PDF."""

from __future__ import annotations

import pypdfium2
import pytest

from counter_app.domain.marks import END_MARK, mark_of
from counter_app.paper.pages import Pages, Rect
from counter_app.paper.pdf import read_pdf_text, write_pdf
from tests.paper.sample_papers import (
    A4,
    LEFT_PT,
    LONG,
    RIGHT_PT,
    TEXT_WIDTH_PT,
    TOP_PT,
    pages_of,
    par,
    run,
    table,
    tabs,
)

HALF_LINE_PT = 8


def word(text: str) -> str:
    """A word whose place is asked for."""
    return f"{mark_of(0)}{text}{END_MARK}"


def place(pages: Pages, page: int = 0) -> Rect:
    return next(spot.rect for spot in pages.spots if spot.mark == 0 and spot.page == page)


def page_texts(pages: Pages) -> list[str]:
    return read_pdf_text(write_pdf(pages, "x")).split("\f")


def test_the_first_line_stands_in_the_corner_of_the_margins() -> None:
    rect = place(pages_of(par(word("đầu"))))
    assert rect.x_pt == pytest.approx(LEFT_PT, abs=0.1)
    assert rect.y_pt == pytest.approx(TOP_PT, abs=0.1)


@pytest.mark.parametrize(("alignment", "left"), [("left", LEFT_PT), ("right", None), ("center", None)])
def test_alignment(alignment: str, left: float | None) -> None:
    rect = place(pages_of(par(word("chữ"), f'<w:jc w:val="{alignment}"/>')))
    end = rect.x_pt + rect.width_pt
    expected = {"left": LEFT_PT, "right": RIGHT_PT - rect.width_pt, "center": (LEFT_PT + RIGHT_PT - rect.width_pt) / 2}
    assert rect.x_pt == pytest.approx(expected[alignment], abs=0.2)
    assert left is None or end < RIGHT_PT


def test_a_hanging_indent_starts_left_of_its_other_lines() -> None:
    body = par(f"{word('(1)')} {LONG}{mark_of(1)}cuối{END_MARK}", '<w:ind w:left="567" w:hanging="425"/>')
    pages = pages_of(body)
    assert place(pages).x_pt == pytest.approx(LEFT_PT + 7.1, abs=0.1)


@pytest.mark.parametrize(("kind", "edge"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_a_tab_stop_holds_the_text_by_its_edge(kind: str, edge: float) -> None:
    rect = place(pages_of(par(f"a\t{word('chữ sau')}", tabs((200, kind, "none")))))
    assert rect.x_pt + edge * rect.width_pt == pytest.approx(LEFT_PT + 200, abs=0.2)


def test_a_decimal_tab_lines_up_the_comma() -> None:
    stop = tabs((200, "decimal", "none"))
    pages = pages_of(par(f"\t{word('12')},5", stop) + par(f"\t{mark_of(1)}3{END_MARK},75", stop))
    ends = [spot.rect.x_pt + spot.rect.width_pt for spot in pages.spots]
    assert ends[0] == pytest.approx(ends[1], abs=0.2)


def test_a_line_breaks_at_spaces_not_at_slashes() -> None:
    pages = pages_of(table([[par("mười hai 12/34/5678/AB hết")]], [110]))
    assert "12/34/5678/AB" in read_pdf_text(write_pdf(pages, "x"))


def test_a_nonbreaking_space_keeps_words_together() -> None:
    pages = pages_of(table([[par(f"một hai ba {word('ngày' + chr(0xA0) + '24')}")]], [90]))
    assert len({spot.rect.y_pt for spot in pages.spots}) == 1


def test_a_justified_line_reaches_the_margin_also_before_a_manual_break() -> None:
    body = par(f"một hai ba {word('bốn')}\nnăm", '<w:jc w:val="both"/>')
    rect = place(pages_of(body))
    assert rect.x_pt + rect.width_pt == pytest.approx(RIGHT_PT, abs=0.3)


def test_spacing_between_paragraphs_is_the_larger_of_the_two() -> None:
    body = par("trên", '<w:spacing w:after="400"/>') + par(word("dưới"), '<w:spacing w:before="200"/>')
    once = place(pages_of(body, settings="")).y_pt
    both = place(pages_of(body, settings="<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>")).y_pt
    assert both - once == pytest.approx(10, abs=0.1)


def test_an_exact_line_height_is_exact() -> None:
    body = par("a", '<w:spacing w:line="600" w:lineRule="exact"/>') * 3 + par(word("sau"))
    assert place(pages_of(body)).y_pt == pytest.approx(TOP_PT + 90, abs=0.1)


def test_a_page_break_starts_a_page_and_the_text_before_it_stays() -> None:
    pages = pages_of(par("trước", runs='<w:r><w:br w:type="page"/></w:r>') + par("sau"))
    assert [text.strip() for text in page_texts(pages)] == ["trước", "sau"]


def test_a_heading_does_not_stay_alone_at_the_foot() -> None:
    filler = "".join(par(f"dòng {n}") for n in range(48))
    lines = [
        page_texts(pages_of(filler + par("dòng") * n + par("Tiêu đề", "<w:keepNext/>") + par(LONG))) for n in range(6)
    ]
    for pages in lines:
        with_title = next(text for text in pages if "Tiêu đề" in text)
        assert "Khi người" in with_title


def test_no_single_line_is_left_alone_at_a_page_end() -> None:
    for lines in range(40, 52):
        pages = page_texts(pages_of("".join(par(f"dòng {n}") for n in range(lines)) + par(LONG * 3)))
        parts = [sum("người" in line or "nơi" in line or "hợp" in line for line in text.split("\n")) for text in pages]
        assert 1 not in parts


def test_the_first_page_may_have_its_own_header() -> None:
    references = (
        '<w:headerReference w:type="first" r:id="header1"/><w:headerReference w:type="default" r:id="header2"/>'
    )
    section = A4.replace("<w:pgSz", references + "<w:pgSz").replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    pages = pages_of(par("thân") + par("sau", "<w:pageBreakBefore/>"), section, header1=par("BÌA"), header2=par("TIẾP"))
    first, second = page_texts(pages)
    assert "BÌA" in first
    assert "TIẾP" not in first
    assert "TIẾP" in second


def test_a_tall_header_pushes_the_text_down() -> None:
    section = A4.replace("<w:pgSz", '<w:headerReference r:id="header1"/><w:pgSz')
    rect = place(pages_of(par(word("thân")), section, header1=par("dòng") * 6))
    assert rect.y_pt > TOP_PT + 4 * HALF_LINE_PT


def test_a_landscape_section_is_a_turned_page() -> None:
    own = A4.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    pages = pages_of(par("ngang", own) + par("dọc"))
    assert [pages.page_size_pt(n) for n in range(2)] == [(841.9, 595.3), (595.3, 841.9)]


def test_footnotes_stand_at_the_foot_of_the_page_of_their_sign() -> None:
    body = "".join(par(LONG, runs=f'<w:r><w:footnoteReference w:id="{n + 2}"/></w:r>') for n in range(20))
    notes = "".join(f'<w:footnote w:id="{n + 2}">{par(f"Chú thích thứ {n}.")}</w:footnote>' for n in range(20))
    texts = page_texts(pages_of(body, footnotes=notes))
    assert len(texts) == 2
    for text in texts:
        assert text.count("Khi người") == text.count("Chú thích thứ")
        assert text.rindex("Khi người") < text.index("Chú thích thứ")


def test_the_last_footnote_ends_at_the_lower_margin() -> None:
    sign = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{par(word("ghi chú"))}</w:footnote>'
    rect = place(pages_of(par("thân", runs=sign), footnotes=note))
    assert rect.y_pt + rect.height_pt == pytest.approx(841.9 - 56.7, abs=0.2)


def test_superscript_is_smaller_and_higher() -> None:
    body = par(runs=run("u") + run("x", '<w:vertAlign w:val="superscript"/>'))
    pdf = pypdfium2.PdfDocument(write_pdf(pages_of(body), "x"))
    words = pdf[0].get_textpage()
    text = words.get_text_range()
    (_, low, _, high), (_, low2, _, high2) = (words.get_charbox(text.index(letter)) for letter in "ux")
    words.close()
    pdf.close()
    assert high2 - low2 < (high - low) * 0.7
    assert low2 > low + 3


def test_the_width_of_the_text_area_is_that_of_the_margins() -> None:
    assert pytest.approx(TEXT_WIDTH_PT) == RIGHT_PT - LEFT_PT
