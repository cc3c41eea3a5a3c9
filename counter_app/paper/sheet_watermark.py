# SPDX-License-Identifier: GPL-3.0-or-later
"""The practice word on pages that are not laid out by us: sheets of reportlab, and PDFs an office suite drew."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from counter_app.paper.sheet import PDFIUM
from counter_app.paper.sheet_fonts import BOLD, register_fonts
from counter_app.paper.watermark import GREY, PRACTICE, PRACTICE_WORD, SLANT_DEGREES, TALL, length_pt


def lay_practice_on_sheet(canvas: Canvas) -> None:
    """The practice word on a page of reportlab, before its story is drawn; nothing at work."""
    if PRACTICE.is_on:
        grey = GREY / 255
        _write(canvas, canvas._pagesize, Color(grey, grey, grey))


def with_practice(pdf: bytes) -> bytes:
    """A finished PDF with the practice word over each page, seen through; the PDF itself at work."""
    if not PRACTICE.is_on:
        return pdf
    content = BytesIO()
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        for page in document:
            word = pypdfium2.PdfDocument(_word_alone(page.get_size()))
            page.insert_obj(word.page_as_xobject(0, document).as_pageobject())
            page.gen_content()
        document.save(content)
        document.close()
    return content.getvalue()


def _word_alone(size_pt: tuple[float, float]) -> bytes:
    content = BytesIO()
    canvas = Canvas(content, pagesize=size_pt)
    _write(canvas, size_pt, Color(0, 0, 0, alpha=1 - GREY / 255))
    canvas.save()
    return content.getvalue()


def _write(canvas: Canvas, size_pt: tuple[float, float], colour: Color) -> None:
    register_fonts()
    width, height = size_pt
    points = 100 * length_pt(size_pt) / stringWidth(PRACTICE_WORD, BOLD, 100)
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(SLANT_DEGREES)
    canvas.setFont(BOLD, points)
    canvas.setFillColor(colour)
    canvas.drawCentredString(0, -points * TALL, PRACTICE_WORD)
    canvas.restoreState()
