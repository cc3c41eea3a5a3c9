# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF says that it is Vietnamese and reads in order, whoever reads it."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from counter_app.paper.pages import PrintablePages
from counter_app.paper.pdf import painted_pdf, read_pdf_text, write_pdf
from counter_app.paper.pdf_language import with_language
from tests.paper.sample_papers import A4, LONG, pages_of, par, table


def reader_of(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


@pytest.mark.parametrize("write", [write_pdf, painted_pdf])
def test_the_language_and_the_title_are_set(write: Callable[[PrintablePages, str], bytes]) -> None:
    reader = reader_of(write(pages_of(par(LONG)), "Tờ khai đăng ký khai tử"))
    catalogue: Any = reader.trailer["/Root"].get_object()
    assert catalogue["/Lang"] == "vi-VN"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"] is not None
    assert reader.metadata is not None
    assert reader.metadata.title == "Tờ khai đăng ký khai tử"


def test_what_was_in_a_file_of_qts_is_still_there() -> None:
    pages = pages_of(par(LONG) * 60)
    pdf = painted_pdf(pages, "x")
    assert len(reader_of(pdf).pages) == pages.page_count > 1
    assert pdf.count(b"%%EOF") == 2


def test_decomposed_letters_come_back_composed_and_in_reading_order() -> None:
    typed = unicodedata.normalize("NFD", "Đặng Thị Quỳnh Ỷ")
    own = A4.replace("<w:pgSz", '<w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/><w:pgSz')
    body = par(typed) + table([[par("trái"), par("phải")]], [100, 100]) + par("cuối")
    text = read_pdf_text(write_pdf(pages_of(body, own, header1=par("đầu trang"), footer1=par("chân trang")), "x"))
    assert unicodedata.is_normalized("NFC", text)
    assert text.split("\n") == ["đầu trang", "Đặng Thị Quỳnh Ỷ", "trái phải", "cuối", "chân trang"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", b"trailer\n<<\n/Size 1\n>>\nstartxref\n0\n%%EOF\n"])
def test_a_file_of_another_make_is_our_mistake(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"catalogue|cross-reference"):
        with_language(content)
