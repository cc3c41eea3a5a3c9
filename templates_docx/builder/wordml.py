# SPDX-License-Identifier: GPL-3.0-or-later
"""Small pieces of WordprocessingML; element order follows the schema, because Word refuses anything else.

Lengths: ``mm`` from callers, twentieths of a point (twips) in the markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml import etree

from templates_docx.builder.sheet import twips

_VALUE = re.compile(r"(\{\{.*?\}\})")
_STRIKE = "<w:strike/>"
_LOOKS = {"b": "<w:b/>", "i": "<w:i/>", "u": '<w:u w:val="single"/>', "sup": '<w:vertAlign w:val="superscript"/>'}
_IN_ORDER = (_LOOKS["b"], _LOOKS["i"], _STRIKE, _LOOKS["u"], _LOOKS["sup"])


@dataclass(frozen=True)
class Paragraph:
    """A paragraph to be written; ``stops_mm`` are stops with dotted leaders, the last aligned right."""

    style: str
    text: str
    stops_mm: tuple[float, ...] = ()
    keep_next: bool = False
    when: str = ""
    """A condition under which it is printed at all."""
    new_page: bool = False
    before_pt: float | None = None
    after_pt: float | None = None
    sides_mm: tuple[float, float] | None = None
    """How far it is set in left and right, where its style does not say it."""
    align: str = ""
    bold: bool = False

    def xml(self) -> str:
        """Its markup, wrapped in its condition."""
        keep = "<w:keepNext/>" if self.keep_next else ""
        page = "<w:pageBreakBefore/>" if self.new_page else ""
        look = f"{keep}{page}{self._tabs()}{self._spacing()}{self._sides()}"
        look += f'<w:jc w:val="{self.align}"/>' if self.align else ""
        body = "".join(_runs(self.text, "<w:b/>" if self.bold else ""))
        paragraph = f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/>{look}</w:pPr>{body}</w:p>'
        return only_when(self.when, paragraph) if self.when else paragraph

    def _tabs(self) -> str:
        if not self.stops_mm:
            return ""
        *columns, end = self.stops_mm
        stops = [f'<w:tab w:val="left" w:leader="dot" w:pos="{twips(stop)}"/>' for stop in columns]
        stops.append(f'<w:tab w:val="right" w:leader="dot" w:pos="{twips(end)}"/>')
        return f"<w:tabs>{''.join(stops)}</w:tabs>"

    def _spacing(self) -> str:
        said = {"before": self.before_pt, "after": self.after_pt}
        points = "".join(f' w:{side}="{round(size * 20)}"' for side, size in said.items() if size is not None)
        return f"<w:spacing{points}/>" if points else ""

    def _sides(self) -> str:
        if self.sides_mm is None:
            return ""
        left, right = self.sides_mm
        return f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}"/>'


def only_when(condition: str, xml: str) -> str:
    """Block markup that is printed only under a condition."""
    return f"{_tag_paragraph(f'if {condition}')}{xml}{_tag_paragraph('endif')}"


def _tag_paragraph(statement: str) -> str:
    return f"<w:p><w:r><w:t>{{%p {escape(statement)} %}}</w:t></w:r></w:p>"


def _runs(text: str, look: str) -> Iterator[str]:
    """The runs of a line of blueprint text."""
    yield from _walk(etree.fromstring(f"<line>{text}</line>"), look)


def _walk(element: etree._Element, look: str) -> Iterator[str]:
    yield from _words(element.text, look)
    for child in element:
        match child.tag:
            case "dots":
                yield "<w:r><w:tab/></w:r>"
            case "br":
                yield "<w:r><w:br/></w:r>"
            case "strike":
                yield from _struck(child, look)
            case "only":
                yield _tag_run(f"if {child.get('when')}")
                yield from _walk(child, look)
                yield _tag_run("endif")
            case known if known in _LOOKS:
                yield from _walk(child, _with(look, _LOOKS[known]))
            case unknown:
                raise ValueError(f"unknown mark <{unknown}> in a blueprint")
        yield from _words(child.tail, look)


def _with(look: str, more: str) -> str:
    """One look more, in the order of the schema."""
    return "".join(mark for mark in _IN_ORDER if mark in look or mark == more)


def _struck(element: etree._Element, look: str) -> Iterator[str]:
    yield _tag_run(f"if {element.get('when')}")
    yield from _words(element.text, _with(look, _STRIKE))
    yield _tag_run("else")
    yield from _words(element.text, look)
    yield _tag_run("endif")


def _tag_run(statement: str) -> str:
    return f"<w:r><w:t>{{%r {escape(statement)} %}}</w:t></w:r>"


def _words(text: str | None, look: str) -> Iterator[str]:
    for part in _VALUE.split(text or ""):
        if not part:
            continue
        # A value stands in a run of its own, so that one value can be set smaller than its label.
        style = '<w:rStyle w:val="GiaTri"/>' if part.startswith("{{") else ""
        properties = f"<w:rPr>{style}{look}</w:rPr>" if style or look else ""
        yield f'<w:r>{properties}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
