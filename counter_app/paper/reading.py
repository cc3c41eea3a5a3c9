# SPDX-License-Identifier: GPL-3.0-or-later
"""``w:p`` -> Paragraph. What it cannot read it names; it never drops text without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from counter_app.paper.drawings import read_drawing, read_vml
from counter_app.paper.inlines import Break, Inline, NoteMark, PageField, Paragraph, Tab, Words
from counter_app.paper.looks import RunLook
from counter_app.paper.properties import Said, overlay, paragraph_properties
from counter_app.paper.styles import StyleBook, TableStyle, paragraph_look
from counter_app.paper.symbols import plain_sign, symbol_text
from counter_app.paper.undrawn import undrawn_of_paragraph, undrawn_of_run
from counter_app.paper.wordml import MC, Element, W, is_on, is_on_attribute, short_name, value, whole

_THROUGH = frozenset(
    W + name
    for name in ("hyperlink", "ins", "smartTag", "customXml", "sdtContent", "moveTo", "dir", "bdo", "fldSimple", "sdt")
)
_SILENT = frozenset(
    W + name
    for name in (
        "pPr",
        "rPr",
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "lastRenderedPageBreak",
        "instrText",
        "fldData",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "annotationRef",
        "delText",
        "permStart",
        "permEnd",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "separator",
        "continuationSeparator",
        "sdtPr",
        "sdtEndPr",
        "customXmlPr",
        "smartTagPr",
        "tcPr",
        "dayLong",
    )
)
_RUN_PROPERTIES, _INSTRUCTION, _FIELD_EDGE = W + "rPr", W + "instrText", W + "fldChar"
_TRACKED = frozenset({W + "ins", W + "moveTo"})
"""Drawn as accepted; an office suite would show that they are new."""
_LEADERS = {"dot": "dot", "middleDot": "dot", "hyphen": "hyphen", "underscore": "underscore"}


class ParagraphReader:
    """Reads paragraphs of one part; ``relations`` are that part's pictures."""

    def __init__(self, styles: StyleBook, relations: Mapping[str, str]) -> None:
        self._styles = styles
        self._relations = relations
        self._inlines: list[Inline] = []
        self._unknown: list[str] = []
        self._below: Said = {}
        self._field: list[str] = []
        self._in_result = 0
        self._readers: dict[str, Callable[[Element, RunLook], None]] = {
            W + "t": self._text,
            W + "tab": lambda _, look: self._inlines.append(Tab(look)),
            W + "ptab": self._absolute_tab,
            W + "br": self._break,
            W + "cr": lambda _, look: self._inlines.append(Break("line", look)),
            W + "noBreakHyphen": lambda _, look: self._inlines.append(Words("\u2011", look)),
            W + "softHyphen": lambda _, look: self._inlines.append(Words("\u00ad", look)),
            W + "sym": self._symbol,
            W + "drawing": self._drawing,
            W + "pict": self._vml,
            W + "object": self._vml,
            W + "footnoteReference": lambda e, look: self._note("footnote", e, look),
            W + "endnoteReference": lambda e, look: self._note("endnote", e, look),
            W + "footnoteRef": lambda _, look: self._inlines.append(NoteMark("footnote", "", look, own=True)),
            W + "endnoteRef": lambda _, look: self._inlines.append(NoteMark("endnote", "", look, own=True)),
            W + "fldChar": self._field_edge,
            W + "pgNum": lambda _, look: self._inlines.append(PageField("PAGE", look, "1")),
            MC + "AlternateContent": self._alternate,
        }

    def read(self, paragraph: Element, table: TableStyle | None, list_said: Said | None = None) -> Paragraph:
        """One paragraph; ``list_said`` are the indents its numbering level gives, below its direct ones."""
        ppr = paragraph.find(W + "pPr")
        style, said, self._below = self._styles.paragraph_said(ppr, table)
        if list_said:
            said = overlay(said, list_said)
        said = overlay(said, paragraph_properties(ppr))
        self._inlines, self._unknown, self._field, self._in_result = [], [], [], 0
        self._walk(paragraph)
        self._unknown += undrawn_of_paragraph(ppr)
        mark = self._styles.run_look(self._below, None if ppr is None else ppr.find(W + "rPr"))
        look = paragraph_look(style, said)
        return Paragraph(look, mark, tuple(_joined(self._inlines)), tuple(dict.fromkeys(self._unknown)))

    def _walk(self, parent: Element) -> None:
        for child in parent:
            if child.tag == W + "r":
                self._run(child)
            elif child.tag == W + "fldSimple" and _page_field(child.get(W + "instr")):
                look = self._styles.run_look(self._below, child.find(f"{W}r/{W}rPr"))
                shown = "".join(child.itertext())
                self._inlines.append(PageField(_page_field(child.get(W + "instr")), look, shown))
            elif child.tag in _THROUGH or child.tag == W + "sdt":
                if child.tag in _TRACKED:
                    self._unknown.append(short_name(child))
                self._walk(child)
            elif child.tag == MC + "AlternateContent":
                self._alternate(child, self._styles.run_look(self._below, None))
            elif child.tag not in _SILENT and isinstance(child.tag, str):
                self._unknown.append(short_name(child))

    def _run(self, run: Element) -> None:
        properties = run.find(_RUN_PROPERTIES)
        look = self._styles.run_look(self._below, properties)
        if properties is not None:
            self._unknown += undrawn_of_run(properties)
        for child in run:
            tag = child.tag
            if tag == _INSTRUCTION and self._field:
                self._field[-1] += child.text or ""
            if (self._in_result or look.hidden) and tag != _FIELD_EDGE:
                continue
            reader = self._readers.get(tag)
            if reader is not None:
                reader(child, look)
            elif tag not in _SILENT and isinstance(tag, str):
                self._unknown.append(short_name(child))

    def _text(self, element: Element, look: RunLook) -> None:
        text = element.text or ""
        if element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            text = text.strip(" \t\r\n")
        text = plain_sign(text, look.family)
        for number, piece in enumerate(text.replace("\n", " ").split("\t")):
            if number:
                self._inlines.append(Tab(look))
            if piece:
                self._inlines.append(Words(piece, look))

    def _absolute_tab(self, element: Element, look: RunLook) -> None:
        leader = _LEADERS.get(element.get(W + "leader") or "", "")
        self._inlines.append(Tab(look, element.get(W + "alignment") or "left", leader))

    def _break(self, element: Element, look: RunLook) -> None:
        kind = element.get(W + "type") or "line"
        self._inlines.append(Break({"textWrapping": "line"}.get(kind, kind), look))

    def _symbol(self, element: Element, look: RunLook) -> None:
        sign = symbol_text(element.get(W + "font") or "", element.get(W + "char") or "")
        if sign:
            self._inlines.append(Words(sign, look))
        else:
            self._unknown.append("w:sym")

    def _drawing(self, element: Element, look: RunLook) -> None:
        drawn, unknown = read_drawing(element, look, self._relations)
        self._inlines.extend(drawn)
        self._unknown.extend(unknown)

    def _vml(self, element: Element, look: RunLook) -> None:
        drawn, unknown = read_vml(element, look, self._relations)
        self._inlines.extend(drawn)
        self._unknown.extend(unknown)

    def _alternate(self, element: Element, look: RunLook) -> None:
        """The newer form when we can draw it, else the fallback, else its name."""
        before = len(self._inlines), len(self._unknown)
        for branch in (element.find(MC + "Choice"), element.find(MC + "Fallback")):
            for child in () if branch is None else branch:
                reader = self._readers.get(child.tag)
                if reader is not None:
                    reader(child, look)
            if len(self._inlines) > before[0]:
                del self._unknown[before[1] :]
                return
        if len(self._unknown) == before[1]:
            self._unknown.append("mc:AlternateContent")

    def _note(self, kind: str, element: Element, look: RunLook) -> None:
        if is_on_attribute(element.get(W + "customMarkFollows")):
            self._unknown.append(short_name(element))
        else:
            self._inlines.append(NoteMark(kind, element.get(W + "id") or "", look))

    def _field_edge(self, element: Element, look: RunLook) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._field.append("")
            shown = form_field_text(element.find(W + "ffData"))
            if shown and not look.hidden:
                self._inlines.append(Words(shown, look))
        elif kind == "separate" and self._field and _page_field(self._field[-1]):
            self._in_result = len(self._field)
        elif kind == "end" and self._field:
            field = _page_field(self._field.pop())
            if field:
                self._inlines.append(PageField(field, look, "1"))
                self._in_result = 0


def form_field_text(data: Element | None) -> str:
    """What an older form field shows: the box of a check box, the chosen entry of a list. Text fields have a result."""
    if data is None:
        return ""
    box, choices = data.find(W + "checkBox"), data.find(W + "ddList")
    if box is not None:
        state = box.find(W + "checked")
        return "☒" if is_on(state if state is not None else box.find(W + "default")) else "☐"
    if choices is not None:
        entries = [entry.get(W + "val") or "" for entry in choices.iterfind(W + "listEntry")]
        chosen = whole(value(choices, "result") or value(choices, "default"))
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""


def _page_field(instruction: str | None) -> str:
    words = (instruction or "").split()
    name = words[0].upper() if words else ""
    return {"PAGE": "PAGE", "NUMPAGES": "NUMPAGES", "SECTIONPAGES": "NUMPAGES"}.get(name, "")


def _joined(inlines: Iterable[Inline]) -> list[Inline]:
    """Neighbouring words of one look become one piece: spelling marks split runs without a reason."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Words) and isinstance(last, Words) and last.look == inline.look:
            joined[-1] = Words(last.text + inline.text, last.look)
        else:
            joined.append(inline)
    return joined
