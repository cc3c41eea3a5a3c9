# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of WordprocessingML: widths told twice, in the grid and in the cells; not every engine reads both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from templates_docx.builder.sheet import twips
from templates_docx.builder.wordml import Paragraph

_LINE = 'w:val="single" w:sz="6" w:space="0" w:color="000000"'
_SIDES = ("top", "left", "bottom", "right")


@dataclass(frozen=True)
class Cell:
    """A table cell; ``spans`` grid columns wide, ``framed`` with a thin line all round."""

    paragraphs: tuple[Paragraph, ...]
    spans: int = 1
    framed: bool = False
    middle: bool = False
    joined: Literal["", "restart", "continue"] = ""
    """Whether it is the first of cells joined downwards, or a later one."""


@dataclass(frozen=True)
class Row:
    """A table row; ``height_mm`` is the least height, or the exact one.

    ``before`` and ``after`` are statements in rows of their own around it, as «for p in con» and «endfor».
    """

    cells: tuple[Cell, ...]
    height_mm: float = 0.0
    exact: bool = False
    repeated: bool = False
    """Printed again at the head of each page."""
    split: bool = False
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def table(widths_mm: Iterable[float], rows: Iterable[Row], *, ruled: bool = False, pad_mm: float = 0.0) -> str:
    """A table of fixed widths; ``ruled`` with lines around every cell, ``pad_mm`` between line and words."""
    widths = [twips(width) for width in widths_mm]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row(row, widths) for row in rows)
    lines = "".join(f"<w:{side} {_LINE}/>" for side in (*_SIDES, "insideH", "insideV")) if ruled else ""
    borders = f"<w:tblBorders>{lines}</w:tblBorders>" if ruled else ""
    pad = twips(pad_mm)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{pad}" w:type="dxa"/>'
        f'<w:right w:w="{pad}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    )


def _row(row: Row, widths: list[int]) -> str:
    rule = "exact" if row.exact else "atLeast"
    height = f'<w:trHeight w:val="{twips(row.height_mm)}" w:hRule={quoteattr(rule)}/>' if row.height_mm else ""
    look = ("" if row.split else "<w:cantSplit/>") + height + ("<w:tblHeader/>" if row.repeated else "")
    cells: list[str] = []
    start = 0
    for cell in row.cells:
        cells.append(_cell(cell, sum(widths[start : start + cell.spans])))
        start += cell.spans
    markup = f"<w:tr>{f'<w:trPr>{look}</w:trPr>' if look else ''}{''.join(cells)}</w:tr>"
    before, after = ("".join(_tag_row(tag, widths) for tag in tags) for tags in (row.before, row.after))
    return before + markup + after


def _tag_row(statement: str, widths: list[int]) -> str:
    words = f"<w:p><w:r><w:t>{{%tr {escape(statement)} %}}</w:t></w:r></w:p>"
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    return f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}</w:tcPr>{words}</w:tc></w:tr>'


def _cell(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.spans}"/>' if cell.spans > 1 else ""
    joined = {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}.get(cell.joined, "")
    lines = "".join(f"<w:{side} {_LINE}/>" for side in _SIDES)
    borders = f"<w:tcBorders>{lines}</w:tcBorders>" if cell.framed else ""
    place = '<w:vAlign w:val="center"/>' if cell.middle else ""
    body = "".join(paragraph.xml() for paragraph in cell.paragraphs)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{joined}{borders}{place}</w:tcPr>{body}</w:tc>'
