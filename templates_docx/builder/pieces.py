# SPDX-License-Identifier: GPL-3.0-or-later
"""The pieces at the ends of a paper: the state's two lines, the letterhead, the framed corner, the notes."""

from __future__ import annotations

import re

from templates_docx.builder.blocks import Corner, Letterhead, Notes
from templates_docx.builder.grid import Cell, Row, table
from templates_docx.builder.sheet import Sheet
from templates_docx.builder.styles import motto_mm
from templates_docx.builder.wordml import Paragraph

STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PLACE_AND_DAY = "{{ noi_lam | cham(24) }}, {{ ngay_lam | ngay_thang_nam }}"
_ITEM = re.compile(r"(-|[a-zđ]\)) ")
_LEFT_SHARE = 0.42
_GAP_MM = 3.0
_SHORT_RULE_SHARE = 0.36
_CORNER_PAD_MM = 2.0


def state_lines() -> str:
    """Quốc hiệu and Tiêu ngữ with the rule as long as the motto."""
    return keep("QuocHieu", STATE).xml() + keep("TieuNgu", MOTTO).xml()


def letterhead(block: Letterhead, sheet: Sheet) -> str:
    """The agency beside the state's two lines; under them the paper's number beside place and date."""
    left_mm = block.left_mm or round(sheet.text_mm * _LEFT_SHARE, 1)
    right_mm = sheet.text_mm - left_mm - _GAP_MM
    gap = Cell((keep("DauCoQuan", ""),))
    beside_rule = left_mm * (1 - _SHORT_RULE_SHARE) / 2
    beside_motto = max(0.0, (right_mm - motto_mm(sheet.points(13))) / 2)
    agency = tuple(keep("DauCoQuan", line) for line in block.left)
    rule = Paragraph("DauVach", "", keep_next=True, sides_mm=(beside_rule, beside_rule))
    state = (keep("DauQuocHieu", STATE), Paragraph("DauTieuNgu", MOTTO, keep_next=True, sides_mm=(beside_motto,) * 2))
    rows = [Row((Cell((*agency, rule)), gap, Cell(state)))]
    if block.number or block.dated:
        day = keep("DauNgay", PLACE_AND_DAY if block.dated else "")
        rows.append(Row((Cell((keep("DauSo", block.number),)), gap, Cell((day,)))))
    return table((left_mm, _GAP_MM, right_mm), rows) + end()


def corner(block: Corner, sheet: Sheet) -> str:
    """A frame at one side of the page."""
    inner = block.width_mm - 2 * _CORNER_PAD_MM
    framed = Cell(tuple(_lines("OKhung", block.lines, inner)), framed=True)
    rest_mm = sheet.text_mm - block.width_mm
    beside = Cell(tuple(_lines("OKhung", block.beside, rest_mm - 2 * _CORNER_PAD_MM)) or (keep("OKhung", ""),))
    on_the_left = block.side == "left"
    cells, widths = (
        ((framed, beside), (block.width_mm, rest_mm)) if on_the_left else ((beside, framed), (rest_mm, block.width_mm))
    )
    return table(widths, [Row(cells)], pad_mm=_CORNER_PAD_MM) + end()


def notes(block: Notes, sheet: Sheet) -> str:
    """«Chú thích» and its notes in one row that cannot be torn: on the back of the page that is signed.

    A page break would cost a third page where very long answers push the signature to the back.
    """
    lines = [Paragraph("ChuThichDau", block.heading)]
    lines += [Paragraph("ChuThichMuc" if _ITEM.match(note) else "ChuThich", note) for note in block.notes]
    # Word wants a paragraph after a table, and one between two tables.
    return end() + table((sheet.text_mm,), [Row((Cell(tuple(lines)),))]) + end()


def keep(style: str, text: str) -> Paragraph:
    """A paragraph that stays with the one after it."""
    return Paragraph(style, text, keep_next=True)


def leading(style: str, text: str, width_mm: float, *, stays: bool = False) -> Paragraph:
    """A line whose dotted leader ends at the right edge of a column."""
    return Paragraph(style, text, (width_mm,) if "<dots/>" in text else (), keep_next=stays)


def end() -> str:
    """The paragraph Word wants after a table, as low as can be."""
    return Paragraph("Het", "").xml()


def _lines(style: str, lines: tuple[str, ...], width_mm: float) -> list[Paragraph]:
    return [leading(style, line, width_mm) for line in lines]
