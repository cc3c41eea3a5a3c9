# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs made elsewhere: chosen, moved and painted without losing a row of dots."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from counter_app.paper.pdf import read_pdf_text
from counter_app.paper.printing import _media
from counter_app.paper.sheet import PDFIUM, pdf_pages


def _two_pages(turned: int = 0) -> bytes:
    content = BytesIO()
    canvas = Canvas(content, pagesize=A4)
    for words in ("Trang 1", "Trang 2"):
        canvas.setPageRotation(turned)
        canvas.drawString(100 * mm, 30 * mm, words)
        canvas.rect(60 * mm, 90 * mm, 50 * mm, 80 * mm, fill=1)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def _dark(image: QImage, dots_per_inch: float) -> tuple[float, float]:
    """Where the black box begins, in millimetres from the left and the top."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    across, down = grey.width(), grey.height()
    rows = [y for y in range(down) if sum(grey.pixelColor(x, y).red() < 80 for x in range(0, across, 9)) > 8]
    middle = rows[len(rows) // 2]
    left = next(x for x in range(across) if grey.pixelColor(x, middle).red() < 80)
    return left * 25.4 / dots_per_inch, rows[0] * 25.4 / dots_per_inch


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_an_offset_moves_what_is_seen_right_and_down_however_the_page_is_turned(turned: int) -> None:
    whole = pdf_pages(_two_pages(turned))
    moved = pdf_pages(whole.chosen((1,), right_mm=8, down_mm=5))
    assert moved.page_count == 1
    assert moved.page_size_pt(0) == pytest.approx(whole.page_size_pt(1), abs=0.1)
    left, top = _dark(whole.image(1, 72), 72)
    assert _dark(moved.image(0, 72), 72) == pytest.approx((left + 8, top + 5), abs=0.5)


def test_chosen_pages_stay_text_and_all_of_them_stay_the_file() -> None:
    made = _two_pages()
    whole = pdf_pages(made)
    assert whole.chosen((0, 1)) is made
    assert read_pdf_text(whole.chosen((1,))).strip() == "Trang 2"


def test_strips_meet_without_a_gap_or_a_row_twice() -> None:
    sheets = pdf_pages(_two_pages())
    image = QImage(2480, 3508, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(300 / 0.0254))
    image.setDotsPerMeterY(round(300 / 0.0254))
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(300 / 72, 300 / 72)
    sheets.paint(painter, 0)
    painter.end()
    box = image.copy(QRect(round(61 / 25.4 * 300), round(128 / 25.4 * 300), 20, round(78 / 25.4 * 300)))
    column = [box.pixelColor(10, y).red() for y in range(box.height())]
    assert max(column) < 40, "a white line where two strips meet"
    whole = sheets.image(0, 300)
    assert _dark(image, 300) == pytest.approx(_dark(whole, 300), abs=0.2)


def test_no_strip_is_larger_than_agreed() -> None:
    sheets = pdf_pages(_two_pages())
    strips = list(sheets._strips(0, 600))
    assert max(strip.width() * strip.height() for _, strip in strips) <= 6_000_000
    assert sum(strip.height() for _, strip in strips) == pytest.approx(A4[1] / 72 * 600, abs=2)


@pytest.mark.parametrize(
    ("size_mm", "name"), [((210, 297), "A4"), ((297, 210), "A4"), ((100, 200), "Custom.100x200mm")]
)
def test_a_queue_is_told_the_sheet_by_its_name(size_mm: tuple[float, float], name: str) -> None:
    assert _media((size_mm[0] * mm, size_mm[1] * mm)) == name


def test_moved_pages_keep_the_frame_others_clip_by() -> None:
    moved = pdf_pages(_two_pages()).chosen((0,), right_mm=10)
    with PDFIUM:
        document = pypdfium2.PdfDocument(moved)
        boxes = {document[0].get_mediabox(), document[0].get_cropbox()}
        document.close()
    assert len(boxes) == 1
