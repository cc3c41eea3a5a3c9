# SPDX-License-Identifier: GPL-3.0-or-later
"""The style sheet: document defaults, style chains, theme fonts, table styles. Said properties in, looks out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from counter_app.paper.looks import Border, Margins, ParagraphLook, RunLook, TabStop
from counter_app.paper.properties import Said, borders_of, overlay, paragraph_properties, run_properties
from counter_app.paper.wordml import A, Element, W, is_on, length, parse, value, whole

_RUN_NAMES = frozenset(RunLook.__dataclass_fields__)
_PARAGRAPH_NAMES = frozenset(ParagraphLook.__dataclass_fields__) - {"tabs", "borders", "numbering", "style"}


@lru_cache(maxsize=4096)
def _run_look(items: tuple[tuple[str, Any], ...]) -> RunLook:
    return RunLook(**dict(items))


class TableStyle:
    """What a table style gives to its tables, and under ``conditions`` ("firstRow" …) to some of their cells."""

    def __init__(self) -> None:
        self.paragraph: Said = {}
        self.run: Said = {}
        self.borders: dict[str, Border | None] = {}
        self.margins: dict[str, float] = {}
        self.shading = ""
        self.bands = (1, 1)
        self.conditions: dict[str, TableStyle] = {}
        self.undrawn = False
        self._cells: dict[tuple[str, ...], TableStyle] = {}

    def read(self, element: Element) -> None:
        """Lay what a ``w:style`` or ``w:tblStylePr`` says over what is known."""
        self.paragraph = overlay(self.paragraph, paragraph_properties(element.find(W + "pPr")))
        self.run = {**self.run, **run_properties(element.find(W + "rPr"))}
        look, cell = element.find(W + "tblPr"), element.find(W + "tcPr")
        if look is not None:
            self.borders |= borders_of(look.find(W + "tblBorders"))
            self.margins |= cell_margins(look.find(W + "tblCellMar"))
            sizes = (value(look, "tblStyleRowBandSize"), value(look, "tblStyleColBandSize"))
            self.bands = (max(1, whole(sizes[0], self.bands[0])), max(1, whole(sizes[1], self.bands[1])))
        if cell is not None:
            fill = value(cell, "shd", "fill")
            self.shading = str(fill) if fill is not None and len(fill) == 6 else "" if fill else self.shading
            if element.tag == W + "tblStylePr":
                self.borders |= borders_of(cell.find(W + "tcBorders"))
        drawn = frozenset(W + name for name in ("shd", "tcBorders"))
        conditional = element.tag == W + "tblStylePr"
        self.undrawn = self.undrawn or (conditional and any(e.tag not in drawn for e in (() if cell is None else cell)))
        for condition in element.iterfind(W + "tblStylePr"):
            self.conditions.setdefault(condition.get(W + "type") or "", TableStyle()).read(condition)

    def of_cell(self, kinds: tuple[str, ...]) -> TableStyle:
        """The style of a cell that stands under some conditions, the weakest first."""
        if kinds not in self._cells:
            made = TableStyle()
            made.paragraph, made.run, made.shading = self.paragraph, self.run, self.shading
            for kind in kinds:
                condition = self.conditions[kind]
                made.paragraph = overlay(made.paragraph, condition.paragraph)
                made.run = {**made.run, **condition.run}
                made.shading = condition.shading or made.shading
            self._cells[kinds] = made
        return self._cells[kinds]


class StyleBook:
    """Reads ``styles.xml`` and the theme once; answers with merged properties."""

    def __init__(self, styles_xml: bytes | None, theme_xml: bytes | None) -> None:
        self._styles: dict[str, Element] = {}
        self.default_paragraph, self.default_run = dict[str, Any](), dict[str, Any]()
        self._default_style = {"paragraph": "", "table": ""}
        self._theme = _theme_fonts(theme_xml)
        self._chains: dict[str, tuple[Said, Said]] = {}
        self._tables: dict[str, TableStyle] = {}
        if styles_xml is not None:
            self._read(parse(styles_xml))

    def _read(self, root: Element) -> None:
        defaults = root.find(W + "docDefaults")
        if defaults is not None:
            self.default_paragraph = paragraph_properties(defaults.find(f"{W}pPrDefault/{W}pPr"))
            self.default_run = run_properties(defaults.find(f"{W}rPrDefault/{W}rPr"))
        for style in root.iterfind(W + "style"):
            name, kind = style.get(W + "styleId") or "", style.get(W + "type") or "paragraph"
            self._styles[name] = style
            if kind in self._default_style and (style.get(W + "default") or "0") not in ("0", "false"):
                self._default_style[kind] = name

    @property
    def default_paragraph_style(self) -> str:
        """The style of paragraphs that name none."""
        return self._default_style["paragraph"]

    def chain(self, style: str | None) -> tuple[Said, Said]:
        """(paragraph, run) properties of a style with all it is based on; empty for an unknown one."""
        name = style or ""
        if name not in self._chains:
            paragraph: Said = {}
            run: Said = {}
            for element in self._line_of(name):
                paragraph = overlay(paragraph, paragraph_properties(element.find(W + "pPr")))
                run = {**run, **run_properties(element.find(W + "rPr"))}
            self._chains[name] = (paragraph, run)
        return self._chains[name]

    def _line_of(self, name: str) -> list[Element]:
        line: list[Element] = []
        while name in self._styles and self._styles[name] not in line:
            line.append(self._styles[name])
            name = value(self._styles[name], "basedOn") or ""
        return line[::-1]

    def table(self, style: str | None) -> TableStyle:
        """The table style (or the default one), with all it is based on."""
        name = style or self._default_style["table"]
        if name not in self._tables:
            made = TableStyle()
            for element in self._line_of(name):
                made.read(element)
            self._tables[name] = made
        return self._tables[name]

    def paragraph_said(self, ppr: Element | None, table: TableStyle | None) -> tuple[str, Said, Said]:
        """(style, paragraph properties without numbering's, run properties) before any direct run formatting."""
        style = value(ppr, "pStyle") or self.default_paragraph_style
        paragraph, run = self.chain(style)
        below, below_run = self.default_paragraph, self.default_run
        if table is not None:
            below, below_run = overlay(below, table.paragraph), {**below_run, **table.run}
        return style, overlay(below, paragraph), {**below_run, **run}

    def run_look(self, below: Said, rpr: Element | None) -> RunLook:
        """The look of a run: paragraph's run properties, character style, direct formatting."""
        said = below
        if rpr is not None:
            style = value(rpr, "rStyle")
            said = {**below, **(self.chain(style)[1] if style else {}), **run_properties(rpr)}
        family = said.get("family", "Times New Roman")
        if family.startswith("\0"):
            family = self._theme.get(family[1:], "Times New Roman")
        items = {name: said[name] for name in said if name in _RUN_NAMES} | {"family": family}
        return _run_look(tuple(sorted(items.items())))


def paragraph_look(style: str, said: Mapping[str, Any]) -> ParagraphLook:
    """Freeze merged paragraph properties."""
    plain = {name: said[name] for name in said if name in _PARAGRAPH_NAMES}
    stops = sorted((s for s in said.get("tabs", {}).values() if isinstance(s, TabStop)), key=lambda s: s.at)
    edges = sorted((side, edge) for side, edge in said.get("borders", {}).items() if edge is not None)
    number = said.get("numbering")
    numbering = (number, said.get("level", 0)) if number not in (None, "0") else None
    return ParagraphLook(style=style, tabs=tuple(stops), borders=tuple(edges), numbering=numbering, **plain)


def cell_margins(element: Element | None) -> dict[str, float]:
    """Sides said by ``w:tblCellMar`` or ``w:tcMar``."""
    found: dict[str, float] = {}
    for edge in () if element is None else element:
        side = str(edge.tag).removeprefix(W)
        found[{"start": "left", "end": "right"}.get(side, side)] = length(edge.get(W + "w"))
    return found


def margins_from(said: Mapping[str, float]) -> Margins:
    """Fill up with Word's own default cell margins."""
    return Margins(said.get("top", 0.0), said.get("left", 108.0), said.get("bottom", 0.0), said.get("right", 108.0))


def _theme_fonts(theme_xml: bytes | None) -> dict[str, str]:
    found: dict[str, str] = {}
    if theme_xml is not None:
        for slot in ("major", "minor"):
            latin = parse(theme_xml).find(f".//{A}{slot}Font/{A}latin")
            if latin is not None and latin.get("typeface"):
                found[slot] = latin.get("typeface")
    return found


class DocumentSettings:
    """The few settings of ``settings.xml`` that change the page."""

    def __init__(self, settings_xml: bytes | None) -> None:
        self.root = root = None if settings_xml is None else parse(settings_xml)
        self.default_tab = length(value(root, "defaultTabStop"), 720.0) or 720.0
        self.even_and_odd = root is not None and is_on(root.find(W + "evenAndOddHeaders"))
        compat = None if root is None else root.find(W + "compat")
        # A file without settings is read by older rules, where space after and space before add up.
        flag = None if compat is None else compat.find(W + "doNotUseHTMLParagraphAutoSpacing")
        self.spacing_adds_up = root is None or is_on(flag)
        self.modern_tables = _compatibility(compat) >= 15
        self.mirror_margins = root is not None and is_on(root.find(W + "mirrorMargins"))


def _compatibility(compat: Element | None) -> int:
    """The Word version whose rules the file asks for; from 15 on a table's edge, not its text, stands at the margin."""
    for said in () if compat is None else compat.iterfind(W + "compatSetting"):
        if said.get(W + "name") == "compatibilityMode":
            return whole(said.get(W + "val"), 12)
    return 12
