# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip that names missing papers, in type an old person can read: the upper half of an A4 sheet, to be cut off.

Not an official form, so reportlab makes it. Text is composed (NFC) first: reportlab sets combining marks askew.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer
from reportlab.platypus.flowables import Flowable

from counter_app.paper.sheet_fonts import BOLD, REGULAR, register_fonts, said
from counter_app.paper.sheet_watermark import lay_practice_on_sheet

_MARGIN = 12 * mm
_SIZES = (24, 22, 20, 18, 16)
"""Tried from the largest; nothing on the slip is smaller than the last."""


@dataclass(frozen=True, slots=True)
class MissingSlip:
    """What the slip says; every sentence comes from the caller. Empty strings and tuples are left out."""

    office_lines: tuple[str, ...]
    title: str
    procedure: str
    person: str
    missing: tuple[str, ...]
    bring_note: str
    place_and_date: str
    phone: str = ""


def _style(
    size: float, bold: bool = False, alignment: int = 0, indent: float = 0.0, after: float = 3
) -> ParagraphStyle:
    return ParagraphStyle(
        "slip",
        fontName=BOLD if bold else REGULAR,
        fontSize=size,
        leading=size * 1.18,
        alignment=alignment,
        leftIndent=indent,
        spaceAfter=after,
        bulletFontName=BOLD,
        bulletFontSize=size,
    )


def _story(slip: MissingSlip, size: float) -> list[Flowable]:
    """The slip's lines in reading order."""
    story: list[Flowable] = [
        Paragraph(said(line), _style(16, bold=line.isupper(), after=0)) for line in slip.office_lines
    ]
    small = max(16.0, size * 0.8)
    story.append(Spacer(1, size * 0.4))
    story.append(Paragraph(said(slip.title), _style(size + 3, bold=True, alignment=TA_CENTER, after=size * 0.4)))
    if slip.procedure:
        story.append(Paragraph(said(slip.procedure), _style(small)))
    if slip.person:
        story.append(Paragraph(said(slip.person), _style(size, bold=True)))
    for number, paper in enumerate(slip.missing, start=1):
        text = _style(size, indent=size * 1.7)
        story.append(Paragraph(said(paper), text, bulletText=f"{number}."))
    story.append(Spacer(1, size * 0.3))
    for text, alignment in ((slip.bring_note, 0), (slip.phone, 0), (slip.place_and_date, TA_RIGHT)):
        if text:
            story.append(Paragraph(said(text), _style(small, alignment=alignment)))
    return story


def _height(story: list[Flowable], width: float) -> float:
    total: float = sum(part.wrap(width, 10_000)[1] + part.getSpaceAfter() for part in story)
    return total


def _cut_line(canvas: Canvas, _document: object) -> None:
    lay_practice_on_sheet(canvas)
    canvas.saveState()
    canvas.setLineWidth(0.6)
    canvas.setDash(4, 3)
    canvas.line(0, A4[1] / 2, A4[0], A4[1] / 2)
    canvas.restoreState()


def write_missing_slip(slip: MissingSlip) -> bytes:
    """The slip as a PDF on A4: upper half with a dashed cut line; a list too long for it takes the whole sheet."""
    register_fonts()
    width, half = A4[0] - 2 * _MARGIN, A4[1] / 2 - 2 * _MARGIN + 6 * mm
    fitting = next((size for size in _SIZES if _height(_story(slip, size), width) <= half), None)
    bottom = A4[1] / 2 + _MARGIN - 6 * mm if fitting else _MARGIN
    frame = Frame(_MARGIN, bottom, width, A4[1] - _MARGIN - bottom, 0, 0, 0, 0)
    content = BytesIO()
    document = BaseDocTemplate(content, pagesize=A4, title=unicodedata.normalize("NFC", slip.title), lang="vi-VN")
    drawn = _cut_line if fitting else _only_the_word
    document.addPageTemplates([PageTemplate("slip", [frame], onPage=drawn)])
    document.build(_story(slip, fitting or _SIZES[-1]))
    return content.getvalue()


def _only_the_word(canvas: Canvas, _document: object) -> None:
    lay_practice_on_sheet(canvas)
