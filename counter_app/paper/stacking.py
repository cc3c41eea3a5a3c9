# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks of a document -> strips at one width: spacing between paragraphs, what must stay together, borders."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace

from lxml import etree

from counter_app.paper.anchors import DrawingPlacer
from counter_app.paper.document import Document
from counter_app.paper.holes import Hole, hole_of
from counter_app.paper.inlines import Anchored, NoteMark, PageField, Paragraph
from counter_app.paper.lines import ShapedParagraph
from counter_app.paper.looks import ParagraphLook, RunLook
from counter_app.paper.numbering import number_text
from counter_app.paper.properties import Said
from counter_app.paper.reading import ParagraphReader
from counter_app.paper.shaping import Label, shape
from counter_app.paper.strips import Frame, LineStrip, Strip
from counter_app.paper.styles import TableStyle
from counter_app.paper.tables import TableLayout
from counter_app.paper.undrawn import near_text
from counter_app.paper.wordml import Element, W, blocks_of, short_name, value, whole

_AUTO_SPACE = 280.0
_SILENT = frozenset(
    W + n
    for n in (
        "sectPr",
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "tblPr",
        "tblGrid",
        "tr",
        "tcPr",
        "sdtPr",
        "sdtEndPr",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
    )
)


class Stacker:
    """Turns the blocks of one part (body, header, note …) into strips. ``page`` is known for headers and footers."""

    def __init__(
        self, document: Document, part: str, numbers: dict[str, int], page: tuple[str, str] = ("", "")
    ) -> None:
        self.document = document
        self._part = part
        self._reader = ParagraphReader(document.styles, document.relations(part))
        self._numbers = numbers
        self._page = page
        self._own_note = ""
        self.unknown: list[tuple[str, str]] = []
        self.placer = DrawingPlacer(self)

    def strips(self, blocks: Iterable[Element], width: float, table: TableStyle | None = None) -> list[Strip]:
        """The strips of consecutive blocks; nested tables and text boxes come back here."""
        found: list[Strip] = []
        before: ShapedParagraph | None = None
        space = 0.0
        glue = False
        break_next = False
        y, holes = 0.0, list[Hole]()
        for block in blocks:
            if block.tag == W + "p":
                look = self._paragraph_read(block, table)[0]
                gap = self._gap(before.paragraph.look if before else None, look.look, space)
                y += gap
                holes = [hole for hole in (*holes, *self._holes(look, width, table, y)) if hole.bottom > y]
                beside = tuple(hole.lower(-y) for hole in holes)
                shaped, paragraph = self._paragraph(block, width, table, beside), before
                y += shaped.height
                new = self._lines(shaped, paragraph, gap, width)
                if break_next:
                    new[0] = replace(new[0], break_before=True)
                if glue:
                    new[0] = replace(new[0], glued=True)
                found.extend(new)
                break_next = _ends_page(shaped)
                before, space, glue = shaped, _after(shaped.paragraph.look), shaped.paragraph.look.keep_next
            elif block.tag == W + "tbl":
                layout = TableLayout(self, block, width, table is not None)
                rows: list[Strip] = list(layout.rows())
                if rows:
                    rows[0] = replace(rows[0], gap=space, glued=glue, break_before=break_next)  # type: ignore[type-var]
                found.extend(rows)
                y += sum(row.gap + row.height for row in rows)
                if any(hole.bottom > y for hole in holes):
                    self.name("wp:wrapSquare", block)
                before, space, glue, break_next = None, 0.0, layout.keeps_next, False
            elif block.tag not in _SILENT:
                self.name(short_name(block), block)
        return found

    def _holes(self, paragraph: Paragraph, width: float, table: TableStyle | None, y: float) -> list[Hole]:
        """Room the drawings of a paragraph take; one whose room is not known here is named."""
        found: list[Hole] = []
        for drawing in paragraph.inlines:
            if isinstance(drawing, Anchored) and drawing.wrap in ("square", "topAndBottom"):
                hole = hole_of(drawing, width) if table is None else None
                if hole is None:
                    self.unknown.append((f"wp:wrap{drawing.wrap[0].upper()}{drawing.wrap[1:]}", paragraph.words[:80]))
                else:
                    found.append(hole.lower(y))
        return found

    def name(self, what: str, where: Element | None) -> None:
        """Remember something that is not laid out, with the text it stands at."""
        self.unknown.append((what, near_text(where)))

    def note_strips(self, name: str, width: float) -> list[Strip]:
        """The strips of one footnote or endnote, whose own sign shows its number."""
        self._own_note = name
        return self.strips(blocks_of(self.document.notes.get(name, ())), width)

    def trailing_space(self, blocks: list[Element], table: TableStyle | None) -> float:
        """Space after the last paragraph of a cell."""
        last = blocks[-1] if blocks else None
        if last is None or last.tag != W + "p":
            return 0.0
        return _after(self._paragraph_read(last, table)[0].look)

    def _paragraph_read(self, block: Element, table: TableStyle | None) -> tuple[Paragraph, Hashable]:
        # Writing a paragraph out again takes as long as reading it.
        raw: Hashable = block if self.document.cache.for_one else etree.tostring(block, with_tail=False)
        key = (raw, self._part, id(table), self.document.book_key)
        paragraph = self.document.cache.paragraphs.get(key)
        if paragraph is None:
            paragraph = self._reader.read(block, table, self._list_said(block))
            self.document.cache.paragraphs.keep(key, paragraph)
        return paragraph, raw

    def _list_said(self, block: Element) -> Said | None:
        if self.document.lists.empty:
            return None
        ppr = block.find(W + "pPr")
        direct = None if ppr is None else ppr.find(W + "numPr")
        styled = self.document.styles.chain(value(ppr, "pStyle") or self.document.styles.default_paragraph_style)[0]
        number = value(direct, "numId") if direct is not None else styled.get("numbering")
        index = whole(value(direct, "ilvl"), styled.get("level", 0)) if direct is not None else styled.get("level", 0)
        level = self.document.lists.level(number, index) if number else None
        if level is None:
            return None
        if direct is None:
            return {name: said for name, said in level.said.items() if name not in styled}
        return level.said

    def _paragraph(
        self, block: Element, width: float, table: TableStyle | None, holes: tuple[Hole, ...] = ()
    ) -> ShapedParagraph:
        paragraph, raw = self._paragraph_read(block, table)
        label = self._label(paragraph)
        notes = tuple(self._number(mark) for mark in paragraph.notes)
        page = self._page if paragraph.has_page_fields else ""
        own = self._own_note if self._part.endswith("notes.xml") else ""
        key = (raw, width, label, notes, page, own, id(paragraph), holes)
        kept = self.document.cache.shaped.get(key)
        if kept is None:
            kept = shape(paragraph, width, self.document.settings.default_tab, label, self._number, self._field, holes)
            self.document.cache.shaped.keep(key, kept)
        return kept

    def _label(self, paragraph: Paragraph) -> Label | None:
        if paragraph.look.numbering is None:
            return None
        number, index = paragraph.look.numbering
        level = self.document.lists.level(number, index)
        if level is None:
            return None
        text = self.document.lists.next_label(number, index)
        mark = paragraph.mark_look
        plain = {n: getattr(mark, n) for n in RunLook.__dataclass_fields__} | {"underline": "", "highlight": ""}
        run = {name: said for name, said in level.run.items() if name != "family" or level.form != "bullet"}
        return Label(text, RunLook(**{**plain, **run}), level.suffix if text else "nothing", level.aligned)

    def _number(self, mark: NoteMark) -> str:
        name = self._own_note if mark.own else f"{mark.kind}:{mark.note}"
        if name not in self._numbers:
            self._numbers[name] = 1 + sum(1 for known in self._numbers if known.startswith(mark.kind))
        return number_text(self._numbers[name], self.document.note_form(mark.kind))

    def _field(self, field: PageField) -> str:
        shown = self._page[0] if field.kind == "PAGE" else self._page[1]
        return shown or field.shown

    def _gap(self, last: ParagraphLook | None, look: ParagraphLook, space: float) -> float:
        above = _AUTO_SPACE if look.before_auto else look.before
        if last is None:
            return above + space
        if look.style == last.style:
            above = 0.0 if look.contextual else above
            space = 0.0 if last.contextual else space
        return above + space if self.document.settings.spacing_adds_up else max(above, space)

    def _lines(
        self, shaped: ShapedParagraph, before: ShapedParagraph | None, gap: float, width: float
    ) -> list[LineStrip]:
        look = shaped.paragraph.look
        count = len(shaped.lines)
        found: list[LineStrip] = []
        for index in range(count):
            glued = index > 0 and (look.keep_lines or (look.widow_control and index in (1, count - 1)))
            forced = index > 0 and shaped.lines[index - 1].break_after in ("page", "column")
            line = shaped.lines[index]
            start = forced or (index == 0 and look.page_break_before)
            found.append(
                LineStrip(
                    shaped,
                    index,
                    width,
                    self.placer,
                    line.before + (0.0 if index else gap),
                    glued and not forced,
                    start,
                )
            )
        if look.borders or look.shading:
            joined = before is not None and _framed_alike(before.paragraph.look, look)
            found = [replace(s, frame=_frame(look, s, width, count, joined)) for s in found]
        return found


def _after(look: ParagraphLook) -> float:
    return _AUTO_SPACE if look.after_auto else look.after


def _ends_page(shaped: ShapedParagraph) -> bool:
    return shaped.lines[-1].break_after in ("page", "column")


def _framed_alike(one: ParagraphLook, other: ParagraphLook) -> bool:
    return (one.borders, one.left, one.right) == (other.borders, other.left, other.right)


def _frame(look: ParagraphLook, strip: LineStrip, width: float, count: int, joined: bool) -> Frame:
    first, last = strip.index == 0, strip.index + 1 == count
    return Frame(
        left=look.border("left"),
        right=look.border("right"),
        top=look.border("top") if first and not joined else None,
        bottom=look.border("bottom") if last else None,
        shading=look.shading,
        x1=look.left + min(0.0, look.first),
        x2=width - look.right,
        lead=strip.gap if joined and first else 0.0,
    )
