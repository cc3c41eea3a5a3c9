# SPDX-License-Identifier: GPL-3.0-or-later
"""Paragraphs and rules of the sheets that reportlab makes for citizens: guide, booklet, poster."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph
from reportlab.platypus.flowables import Flowable, HRFlowable

from counter_app.paper.sheet_fonts import BOLD, REGULAR, register_fonts, said
from counter_app.paper.sheet_watermark import lay_practice_on_sheet

INK, FAINT, RULE = Color(0, 0, 0), Color(0.32, 0.32, 0.32), Color(0.6, 0.6, 0.6)
MARGIN = 16 * mm
CENTER, RIGHT = TA_CENTER, TA_RIGHT


@lru_cache(maxsize=256)
def style(
    size: float,
    bold: bool = False,
    faint: bool = False,
    alignment: int = 0,
    after: float = 0.0,
    indent: float = 0.0,
    before: float = 0.0,
) -> ParagraphStyle:
    """One look of text, in points."""
    return ParagraphStyle(
        "sheet",
        fontName=BOLD if bold else REGULAR,
        fontSize=size,
        leading=size * 1.2,
        textColor=FAINT if faint else INK,
        alignment=alignment,
        spaceBefore=before,
        spaceAfter=after,
        leftIndent=indent,
        bulletFontName=BOLD,
        bulletFontSize=size,
        splitLongWords=True,
    )


def text(words: str, look: ParagraphStyle, bullet: str | None = None) -> Paragraph:
    """Plain words; nothing in them is markup."""
    # A paragraph asks for its font when it is made, not when it is drawn.
    register_fonts()
    return Paragraph(said(words), look, bulletText=bullet)


def rule(before: float = 3.0, after: float = 3.0, width: float = 0.7) -> HRFlowable:
    """A thin line across."""
    return HRFlowable(width="100%", thickness=width, color=RULE, spaceBefore=before, spaceAfter=after)


def height_of(story: list[Flowable], width: float) -> float:
    """What a story takes, with the spaces between."""
    total = 0.0
    for part in story:
        total += part.wrap(width, 100_000)[1] + part.getSpaceBefore() + part.getSpaceAfter()
    return total


class Sheet(BaseDocTemplate):  # type: ignore[misc]  # reportlab ships no types
    """A document of one frame a page, with a line at the foot of each."""

    def __init__(self, content: BytesIO, size: tuple[float, float], title: str, foot: str = "", first: int = 0) -> None:
        super().__init__(content, pagesize=size, title=title, lang="vi-VN", author="", creator="", producer="")
        self._foot, self._first = foot, first
        width, height = size
        frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("sheet", [frame], onPage=self._draw_foot)])

    def _draw_foot(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        lay_practice_on_sheet(canvas)
        canvas.saveState()
        canvas.setFont(REGULAR, 9)
        canvas.setFillColor(FAINT)
        width = document.pagesize[0]
        if self._foot:
            canvas.drawString(MARGIN, MARGIN - 14, self._foot)
        if self._first:
            canvas.drawRightString(width - MARGIN, MARGIN - 14, f"Trang {self._first + canvas.getPageNumber() - 1}")
        canvas.restoreState()
