# SPDX-License-Identifier: GPL-3.0-or-later
"""Our own PDF writer against Qt's: the same marks on the same places, whatever the paper, and letters as typed."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any, cast

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from counter_app.paper.layout import lay_out
from counter_app.paper.pages import Pages
from counter_app.paper.pdf import painted_pdf, read_pdf_text, write_pdf
from counter_app.paper.pdf_file import PdfFile
from counter_app.paper.pdf_fonts import Face, FaceNotWritable
from fidelity.corpus import MADE
from fidelity.pictures import page_images
from fidelity.reading import read_pdf
from tests.paper.sample_papers import LONG, pages_of, par, run, squeezed

pytestmark = pytest.mark.usefixtures("qapp")
DRAWN = (
    "bold_italic",
    "underline",
    "underline_patterns",
    "strike",
    "position",
    "colour",
    "shading",
    "justified",
    "borders",
    "leaders",
    "picture_hanging",
    "text_box",
    "footnotes",
    "landscape",
    "form_citizen",
)
SQUARE = 10


def own(pages: Pages) -> bytes:
    return PdfFile().written(pages.contents, "x")


def darkness(pdf: bytes) -> list[float]:
    """Share of ink in each square of every page, whose edges two rasters may blur."""
    found = []
    for image in page_images(pdf, 36):
        rows = [cast("memoryview", image.constScanLine(y)).tobytes()[: image.width()] for y in range(image.height())]
        for top in range(0, len(rows), SQUARE):
            for left in range(0, image.width(), SQUARE):
                square = b"".join(row[left : left + SQUARE] for row in rows[top : top + SQUARE])
                found.append(1 - sum(square) / (255 * len(square)))
    return found


@pytest.mark.parametrize("name", DRAWN)
def test_the_page_is_the_one_that_qt_writes(name: str) -> None:
    pages = pages_of_corpus(name)
    ours, theirs = own(pages), painted_pdf(pages, "x")
    squares = list(zip(darkness(ours), darkness(theirs), strict=True))
    assert max(abs(one - other) for one, other in squares) < 0.12
    assert sum(abs(one - other) for one, other in squares) < 0.12 * sum(other for _, other in squares)
    assert squeezed(read_pdf_text(ours)) == squeezed(read_pdf_text(theirs))


def pages_of_corpus(name: str) -> Pages:
    paper = MADE[name]
    return lay_out(paper.parts())


def test_words_stand_where_qt_puts_them() -> None:
    pages = pages_of_corpus("form_citizen")
    ours, theirs = read_pdf(own(pages)).lines, read_pdf(painted_pdf(pages, "x")).lines
    assert [line.words for line in ours] == [line.words for line in theirs]
    away = [max(abs(one.x - other.x), abs(one.y - other.y)) for one, other in zip(ours, theirs, strict=True)]
    assert max(away) < 0.3


def test_two_letters_of_one_outline_read_back_as_typed() -> None:
    typed = "Đặng Ðình số\u2011hiệu nghiên\u00adcứu văn\u00a0phòng"
    assert read_pdf_text(own(pages_of(par(typed)))) == "Đặng Ðình số-hiệu nghiêncứu văn phòng"


@pytest.mark.parametrize("typed", ["H'Đê\u0306 Niê", "nghiên\u00adcứu " * 30])
def test_a_letter_of_several_glyphs_or_of_none_reads_back(typed: str) -> None:
    pages = pages_of(par(typed))
    assert squeezed(read_pdf_text(write_pdf(pages, "x"))) == squeezed(pages.text()).replace("\u00ad", "")


def test_a_letter_no_face_has_does_not_stop_the_others() -> None:
    assert read_pdf_text(write_pdf(pages_of(par("bệnh \U00013000")), "x")).strip() == "bệnh"


def test_a_sign_of_a_note_reads_where_it_stands() -> None:
    raised = run("1", '<w:vertAlign w:val="superscript"/>')
    text = read_pdf_text(own(pages_of(par(runs=run("gửi:") + raised + run(" Ủy ban")))))
    assert text.split() == ["gửi:1", "Ủy", "ban"]


def test_embedded_faces_hold_only_what_is_shown_and_are_sound() -> None:
    reader = PdfReader(io.BytesIO(own(pages_of(par(runs=run("ẶẬ ắ") + run("đậm", "<w:b/>"))))), strict=True)
    resources: Any = reader.pages[0]["/Resources"]
    for font in resources["/Font"].values():
        below = font.get_object()["/DescendantFonts"][0].get_object()
        face = TTFont(io.BytesIO(below["/FontDescriptor"].get_object()["/FontFile2"].get_data()), checkChecksums=2)
        assert 3 <= sum(before < after for before, after in pairwise(face["loca"])) <= 16
        assert len(face["loca"]) == face["maxp"].numGlyphs + 1
        assert all(before <= after for before, after in pairwise(face["loca"]))


def test_a_face_that_may_not_be_cut_down_is_left_to_qt() -> None:
    tables = dict.fromkeys(("head", "hhea", "maxp", "hmtx", "loca", "CFF ", "fvar"), b"")
    with pytest.raises(FaceNotWritable):
        Face("x", {**tables, "glyf": b"x", "OS/2": bytes(8) + b"\x01\x00"})
    with pytest.raises(FaceNotWritable):
        Face("x", {**tables, "glyf": b"", "OS/2": b""})


def test_stretched_letters_come_out_by_qts_writer() -> None:
    pages = pages_of(par(runs=run(LONG, '<w:w w:val="80"/>')))
    with pytest.raises(FaceNotWritable):
        own(pages)
    assert squeezed(read_pdf_text(write_pdf(pages, "x"))) == squeezed(pages.text())


def test_the_same_paper_is_the_same_file() -> None:
    pages = pages_of(par(LONG))
    assert own(pages) == own(pages)
