# SPDX-License-Identifier: GPL-3.0-or-later
"""Small pieces of WordprocessingML; element order follows the schema, because Word refuses anything else.

Lengths: ``mm`` from callers, twentieths of a point (twips) in the markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

TWIPS_PER_MM = 1440 / 25.4
TEXT_WIDTH_MM = 165.0
_VALUE = re.compile(r"(\{\{.*?\}\})")


def twips(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph to be written; ``stops_mm`` are stops with dotted leaders, the last aligned right."""

    style: str
    text: str
    stops_mm: tuple[float, ...] = ()
    keep_next: bool = False
    when: str = ""
    """A condition under which it is printed at all."""

    def xml(self) -> str:
        """Its markup, wrapped in its condition."""
        keep = "<w:keepNext/>" if self.keep_next else ""
        body = "".join(_runs(self.text))
        paragraph = f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/>{keep}{self._tabs()}</w:pPr>{body}</w:p>'
        return only_when(self.when, paragraph) if self.when else paragraph

    def _tabs(self) -> str:
        if not self.stops_mm:
            return ""
        *columns, end = self.stops_mm
        stops = [f'<w:tab w:val="left" w:leader="dot" w:pos="{twips(stop)}"/>' for stop in columns]
        stops.append(f'<w:tab w:val="right" w:leader="dot" w:pos="{twips(end)}"/>')
        return f"<w:tabs>{''.join(stops)}</w:tabs>"


def only_when(condition: str, xml: str) -> str:
    """Block markup that is printed only under a condition."""
    return f"{_tag_paragraph(f'if {condition}')}{xml}{_tag_paragraph('endif')}"


def _tag_paragraph(statement: str) -> str:
    return f"<w:p><w:r><w:t>{{%p {escape(statement)} %}}</w:t></w:r></w:p>"


def _runs(text: str) -> Iterator[str]:
    """The runs of a line of blueprint text."""
    yield from _walk(etree.fromstring(f"<line>{text}</line>"), "")


def _walk(element: etree._Element, look: str) -> Iterator[str]:
    yield from _words(element.text, look)
    for child in element:
        match child.tag:
            case "dots":
                yield "<w:r><w:tab/></w:r>"
            case "b":
                yield from _walk(child, look + "<w:b/>")
            case "i":
                yield from _walk(child, look + "<w:i/>")
            case "sup":
                yield from _walk(child, look + '<w:vertAlign w:val="superscript"/>')
            case "strike":
                yield from _struck(child, look)
            case unknown:
                raise ValueError(f"unknown mark <{unknown}> in a blueprint")
        yield from _words(child.tail, look)


def _struck(element: etree._Element, look: str) -> Iterator[str]:
    yield f"<w:r><w:t>{{%r if {escape(element.get('when'))} %}}</w:t></w:r>"
    yield from _words(element.text, look + "<w:strike/>")
    yield "<w:r><w:t>{%r else %}</w:t></w:r>"
    yield from _words(element.text, look)
    yield "<w:r><w:t>{%r endif %}</w:t></w:r>"


def _words(text: str | None, look: str) -> Iterator[str]:
    for part in _VALUE.split(text or ""):
        if not part:
            continue
        # A value stands in a run of its own, so that one value can be set smaller than its label.
        style = '<w:rStyle w:val="GiaTri"/>' if part.startswith("{{") else ""
        properties = f"<w:rPr>{style}{look}</w:rPr>" if style or look else ""
        yield f'<w:r>{properties}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'


@dataclass(frozen=True)
class Cell:
    """A table cell; ``spans`` grid columns wide, ``framed`` with a thin line all round."""

    paragraphs: tuple[Paragraph, ...]
    spans: int = 1
    framed: bool = False
    bottom: bool = False


@dataclass(frozen=True)
class Row:
    """A table row; ``height_mm`` is the least height, or the exact one."""

    cells: tuple[Cell, ...]
    height_mm: float = 0.0
    exact: bool = False


def table(widths_mm: Iterable[float], rows: Iterable[Row]) -> str:
    """A borderless table of fixed widths; grid and cells agree, because not every engine reads both."""
    widths = [twips(width) for width in widths_mm]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row(row, widths) for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        f'<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    )


def _row(row: Row, widths: list[int]) -> str:
    rule = "exact" if row.exact else "atLeast"
    height = f'<w:trHeight w:val="{twips(row.height_mm)}" w:hRule={quoteattr(rule)}/>' if row.height_mm else ""
    cells: list[str] = []
    start = 0
    for cell in row.cells:
        cells.append(_cell(cell, sum(widths[start : start + cell.spans])))
        start += cell.spans
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.spans}"/>' if cell.spans > 1 else ""
    line = 'w:val="single" w:sz="6" w:space="0" w:color="000000"'
    sides = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right"))
    borders = f"<w:tcBorders>{sides}</w:tcBorders>" if cell.framed else ""
    place = '<w:vAlign w:val="bottom"/>' if cell.bottom else ""
    body = "".join(paragraph.xml() for paragraph in cell.paragraphs)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{borders}{place}</w:tcPr>{body}</w:tc>'
