# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet with the register's recovery code, to be locked away. Never log the code or keep the PDF."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus.flowables import Flowable

from counter_app.paper.sheet_fonts import BOLD, REGULAR, register_fonts, said
from counter_app.paper.sheet_watermark import lay_practice_on_sheet

_GROUPS_A_LINE = 4
_TITLE = "MÃ KHÔI PHỤC SỔ HỒ SƠ"
_NOTES = (
    "Cất tờ này trong tủ có khóa, không để cạnh máy tính, không chụp ảnh, không gửi cho ai.",
    "Dùng khi thay máy, cài lại máy hoặc đổi tài khoản của máy: mở chương trình và gõ mã này khi được hỏi.",
    "Mất cả mã này lẫn tài khoản đang dùng thì không ai mở lại được sổ. Khi in mã mới, hãy hủy tờ mã cũ.",
)


def write_code_page(authority: str, code: str, printed_on: date) -> bytes:
    """One A4 page. ``code`` is printed as given, four of its groups a line as on the screen. Raises FontMissing."""
    register_fonts()

    def style(size: float, bold: bool = False, after: float = 8.0) -> ParagraphStyle:
        return ParagraphStyle(
            "code",
            fontName=BOLD if bold else REGULAR,
            fontSize=size,
            leading=size * 1.3,
            spaceAfter=after,
            alignment=TA_CENTER if bold else 0,
        )

    framed = style(24, bold=True, after=24)
    framed.borderWidth, framed.borderPadding, framed.borderColor = 1, 14, "black"
    story: list[Flowable] = [
        Paragraph(said(authority), style(14, bold=True, after=28)),
        Paragraph(said(_TITLE), style(22, bold=True, after=30)),
        Paragraph("<br/>".join(said(line) for line in _lines(code)), framed),
        Spacer(1, 18),
        *(Paragraph(said(note), style(15)) for note in _NOTES),
        Spacer(1, 18),
        Paragraph(said(f"Ngày in: {printed_on:%d/%m/%Y}"), style(14)),
    ]
    content = BytesIO()
    margin = 25 * mm
    SimpleDocTemplate(
        content,
        pagesize=A4,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=margin,
        bottomMargin=margin,
        title=_TITLE,
        lang="vi-VN",
    ).build(story, onFirstPage=lambda canvas, _document: lay_practice_on_sheet(canvas))
    return content.getvalue()


def _lines(code: str) -> list[str]:
    groups = code.replace("-", " ").split()
    lines = [groups[at : at + _GROUPS_A_LINE] for at in range(0, len(groups), _GROUPS_A_LINE)]
    return ["-".join(line) for line in lines]
