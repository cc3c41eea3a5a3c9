# SPDX-License-Identifier: GPL-3.0-or-later
"""Dotted lines: drawn from the value to the stop, on screen and in the PDF, and never part of the text."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from counter_app.domain.marks import END_MARK, mark_of
from counter_app.paper.pages import Pages
from counter_app.paper.pdf import read_pdf_text, write_pdf
from counter_app.paper.sheet import pdf_pages
from tests.paper.sample_papers import FILL_LINE, LEFT_PT, LONG, RIGHT_PT, TOP_PT, pages_of, par, tabs

DPI = 144
SCALE = DPI / 72
LINE_PT = 15


def ink(image: QImage, left_pt: float, right_pt: float, line: int = 0) -> float:
    """Share of pixel columns with something dark on one line of text."""
    top, bottom = int((TOP_PT + line * LINE_PT) * SCALE), int((TOP_PT + (line + 1) * LINE_PT) * SCALE)
    columns = range(int(left_pt * SCALE), int(right_pt * SCALE))
    dark = sum(any(image.pixelColor(x, y).lightness() < 190 for y in range(top, bottom)) for x in columns)
    return dark / len(columns)


def both(pages: Pages) -> list[QImage]:
    """The page on screen, and as another program draws the PDF."""
    return [pages.image(0, DPI), pdf_pages(write_pdf(pages, "x")).image(0, DPI)]


def test_dots_fill_the_line_to_the_margin() -> None:
    for image in both(pages_of(par("Họ tên:\t", FILL_LINE))):
        assert 0.3 < ink(image, LEFT_PT + 60, RIGHT_PT - 4) < 0.9
        assert ink(image, RIGHT_PT - 8, RIGHT_PT) > 0
        assert ink(image, RIGHT_PT + 2, RIGHT_PT + 30) == 0


def test_a_wrapped_value_has_dots_on_its_last_line_only() -> None:
    pages = pages_of(par(f"{mark_of(1)}{LONG[:140].strip()}{END_MARK}\t", FILL_LINE))
    first, last = (spot.rect for spot in pages.spots)
    assert first.y_pt < last.y_pt
    for image in both(pages):
        assert ink(image, RIGHT_PT - 60, RIGHT_PT - 2, line=1) > 0.3


def test_a_tab_without_leader_is_empty() -> None:
    for image in both(pages_of(par("a\tb", tabs((300, "left", "none"))))):
        assert ink(image, LEFT_PT + 20, LEFT_PT + 298) == 0


@pytest.mark.parametrize(("leader", "low", "high"), [("hyphen", 0.3, 0.95), ("underscore", 0.99, 1.0)])
def test_dashes_and_rules(leader: str, low: float, high: float) -> None:
    for image in both(pages_of(par("a\tb", tabs((300, "left", leader))))):
        assert low <= ink(image, LEFT_PT + 20, LEFT_PT + 290) <= high


def test_dots_under_one_another_line_up() -> None:
    image = pages_of(par("Tên:\t", FILL_LINE) + par("Ngày sinh của người:\t", FILL_LINE)).image(0, DPI)
    dots = [
        [x for x in range(int((LEFT_PT + 200) * SCALE), int(RIGHT_PT * SCALE)) if _dark(image, x, line)]
        for line in (0, 1)
    ]
    assert dots[0] == dots[1]


def _dark(image: QImage, x: int, line: int) -> bool:
    top = int((TOP_PT + line * 14.95) * SCALE)
    return any(image.pixelColor(x, y).lightness() < 150 for y in range(top, top + 28))


def test_dots_are_not_text_in_the_pdf() -> None:
    pages = pages_of(par("Họ tên:\t", FILL_LINE) + par("Số .... ngày"))
    assert read_pdf_text(write_pdf(pages, "x")).split() == ["Họ", "tên:", "Số", "....", "ngày"]


def test_dots_in_the_pdf_are_few_strokes_not_hundreds_of_shapes() -> None:
    pdf = pypdfium2.PdfDocument(write_pdf(pages_of(par("\t", FILL_LINE) * 10), "x"))
    objects = len(list(pdf[0].get_objects()))
    pdf.close()
    assert objects < 40
