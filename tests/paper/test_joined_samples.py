# SPDX-License-Identifier: GPL-3.0-or-later
"""Samples with «MẪU» behind them, and many PDFs joined into one with an outline."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtGui import QColor

from counter_app.paper.booklet_front import Cover, write_cover
from counter_app.paper.joining import Bookmark, join_pdfs, with_bookmarks
from counter_app.paper.pdf import painted_pdf, read_pdf_text
from counter_app.paper.ruler_page import RulerPage
from counter_app.paper.stamped import SamplePages

FORM = RulerPage("Máy in thử", "dịch 0 mm", "24/11/2026")


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    found = []
    for number in range(5):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(write_cover(Cover((), f"Phần {number}", (), "")))
        found.append(path)
    return found


def test_a_sample_says_so_and_has_its_page_number() -> None:
    words = unicodedata.normalize("NFC", read_pdf_text(painted_pdf(SamplePages(FORM, 12, "Bản mẫu"), "Mẫu")))
    assert "MẪU" in words
    assert "Trang 12" in words
    assert "Bản mẫu" in words


def test_the_word_lies_behind_the_form_so_that_the_form_stays_black() -> None:
    plain, stamped = FORM.image(0, 60), SamplePages(FORM, 1).image(0, 60)
    dark = [
        (x, y)
        for x in range(0, plain.width(), 2)
        for y in range(0, plain.height() - 30, 2)
        if QColor(plain.pixel(x, y)).lightness() < 60
    ]
    assert len(dark) > 300
    assert all(QColor(stamped.pixel(x, y)).lightness() < 90 for x, y in dark)


def test_the_word_is_seen_but_light() -> None:
    image = SamplePages(FORM, 1).image(0, 40)
    greys = [QColor(image.pixel(x, y)).lightness() for x in range(image.width()) for y in range(image.height())]
    assert sum(215 <= grey <= 235 for grey in greys) > len(greys) * 0.03


def test_joined_parts_keep_their_order_and_get_an_outline(parts: list[Path]) -> None:
    marks = [Bookmark("Hộ tịch", 0), Bookmark("Khai tử", 1, 1), Bookmark("Tờ khai", 2, 2), Bookmark("Đất đai", 4)]
    reader = pypdf.PdfReader(BytesIO(join_pdfs(parts, marks, "Hồ sơ mẫu")), strict=True)
    assert [f"Phần {number}" in page.extract_text() for number, page in enumerate(reader.pages)] == [True] * 5
    assert _told(reader, reader.outline) == [("Hộ tịch", 0), [("Khai tử", 1), [("Tờ khai", 2)]], ("Đất đai", 4)]
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "vi-VN"
    assert reader.metadata is not None
    assert reader.metadata.title == "Hồ sơ mẫu"


def test_without_bookmarks_there_is_no_empty_outline(parts: list[Path]) -> None:
    reader = pypdf.PdfReader(BytesIO(join_pdfs(parts[:1], (), "Một trang")), strict=True)
    assert reader.outline == []


def test_a_file_of_another_writer_is_refused_not_spoilt() -> None:
    with pytest.raises(ValueError, match="cross-reference"):
        with_bookmarks(b"%PDF-1.7\nnothing\n", (), "x")


def _told(reader: pypdf.PdfReader, outline: object) -> list[object]:
    assert isinstance(outline, list)
    return [
        _told(reader, each) if isinstance(each, list) else (each.title, reader.get_destination_page_number(each))
        for each in outline
    ]
