# SPDX-License-Identifier: GPL-3.0-or-later
"""While people practise every page says so, however it was made; at work none does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from counter_app.paper.code_page import write_code_page
from counter_app.paper.coded import CodedPages
from counter_app.paper.office_list import Column, OfficeList, write_office_list
from counter_app.paper.pages import Pages
from counter_app.paper.pdf import read_pdf_text, write_pdf
from counter_app.paper.sheet import pdf_pages
from counter_app.paper.sheet_watermark import with_practice
from counter_app.paper.slip import MissingSlip, write_missing_slip
from counter_app.paper.watermark import PRACTICE, PRACTICE_WORD
from tests.paper.sample_papers import pages_of, par

WORDS = "Họ tên: ĐẶNG THỊ QUỲNH Ỷ"


@pytest.fixture(params=[True, False], ids=["practising", "at work"])
def practising(request: pytest.FixtureRequest) -> Iterator[bool]:
    PRACTICE.is_on = request.param
    yield request.param
    PRACTICE.is_on = False


def form() -> Pages:
    return pages_of(par(WORDS))


def office_list() -> bytes:
    rows = tuple((str(number), WORDS) for number in range(60))
    columns = (Column("STT", 1), Column("Tên", 5))
    return write_office_list(OfficeList(("XÃ",), ("CỘNG HÒA",), "DANH SÁCH", "", columns, rows))


def slip() -> bytes:
    return write_missing_slip(MissingSlip(("XÃ",), "PHIẾU", "Thủ tục", WORDS, ("Giấy tờ",), "", "Nơi, ngày"))


MADE: dict[str, Callable[[], bytes]] = {
    "form": lambda: write_pdf(form(), "Tờ khai"),
    "form with code": lambda: write_pdf(CodedPages(form(), "26-0001"), "Tờ khai"),
    "office list": office_list,
    "slip": slip,
    "recovery code": lambda: write_code_page("Ủy ban nhân dân xã", "ABCD-EFGH", date(2026, 11, 24)),
}


@pytest.mark.parametrize("made", MADE)
def test_every_page_of_every_kind_of_paper_says_it(practising: bool, made: str) -> None:
    pages = read_pdf_text(MADE[made]()).split("\f")
    assert all((PRACTICE_WORD in " ".join(page.split())) == practising for page in pages)


def test_a_pdf_an_office_suite_drew_says_it_on_every_page(practising: bool) -> None:
    PRACTICE.is_on = False
    drawn = office_list()
    PRACTICE.is_on = practising
    pages = read_pdf_text(with_practice(drawn)).split("\f")
    assert len(pages) > 1
    assert all((PRACTICE_WORD in " ".join(page.split())) == practising for page in pages)
    assert WORDS in pages[0]


def test_the_preview_shows_it_under_the_words(practising: bool) -> None:
    PRACTICE.is_on = False
    plain = form().image(0, 60)
    PRACTICE.is_on = practising
    shown = form().image(0, 60)
    assert (shown != plain) == practising
    darkest = min(shown.pixelColor(x, y).lightness() for x in range(0, 400, 3) for y in range(0, 400, 3))
    assert darkest <= min(plain.pixelColor(x, y).lightness() for x in range(0, 400, 3) for y in range(0, 400, 3))


def test_what_goes_to_a_queue_as_a_pdf_says_it_too(practising: bool) -> None:
    sent = pdf_pages(slip()).chosen([0])
    assert (PRACTICE_WORD in " ".join(read_pdf_text(sent).split())) == practising
