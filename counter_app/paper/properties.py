# SPDX-License-Identifier: GPL-3.0-or-later
"""Run and paragraph property elements -> plain dictionaries that later ones may overlay. Only what is said is set."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter_app.paper.looks import BLACK, Border, TabStop
from counter_app.paper.wordml import Element, W, is_on, length, whole

Said = dict[str, Any]
"""Property name (as in RunLook / ParagraphLook) -> value; a missing name means "as inherited"."""

_HIGHLIGHTS = {
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "black": BLACK,
    "white": "FFFFFF",
}
_THEME_SLOTS = {"minor": "minor", "major": "major"}


def _colour(text: str | None) -> str:
    return BLACK if text in (None, "auto") or len(str(text)) != 6 else str(text).upper()


def _fonts(element: Element, said: Said) -> None:
    theme = element.get(W + "asciiTheme") or element.get(W + "hAnsiTheme")
    if theme:
        said["family"] = "\0" + _THEME_SLOTS.get(theme[:5], "minor")
    name = element.get(W + "ascii") or element.get(W + "hAnsi")
    if name and not theme:
        said["family"] = name


def _size(element: Element, said: Said) -> None:
    said["size"] = max(20, min(round(length(element.get(W + "val"), 20) * 10), 32000))


def _underline(element: Element, said: Said) -> None:
    kind = element.get(W + "val") or "single"
    said["underline"] = "" if kind == "none" else kind
    colour = element.get(W + "color")
    said["underline_colour"] = "" if colour in (None, "auto") else _colour(colour)


def _vertical(element: Element, said: Said) -> None:
    said["position"] = {"superscript": "super", "subscript": "sub"}.get(element.get(W + "val") or "", "")


def _shade(element: Element, said: Said, name: str) -> None:
    fill = element.get(W + "fill")
    said[name] = "" if fill in (None, "auto") else _colour(fill)


def _flag(name: str) -> Callable[[Element, Said], None]:
    def read(element: Element, said: Said) -> None:
        said[name] = is_on(element)

    return read


_RUN: dict[str, Callable[[Element, Said], None]] = {
    W + "rFonts": _fonts,
    W + "sz": _size,
    W + "b": _flag("bold"),
    W + "i": _flag("italic"),
    W + "u": _underline,
    W + "strike": _flag("strike"),
    W + "dstrike": _flag("double_strike"),
    W + "caps": _flag("caps"),
    W + "smallCaps": _flag("small_caps"),
    W + "vanish": _flag("hidden"),
    W + "color": lambda e, said: said.__setitem__("colour", _colour(e.get(W + "val"))),
    W + "highlight": lambda e, said: said.__setitem__("highlight", _HIGHLIGHTS.get(e.get(W + "val") or "", "")),
    W + "shd": lambda e, said: _shade(e, said, "highlight"),
    W + "vertAlign": _vertical,
    W + "position": lambda e, said: said.__setitem__("raised", round(length(e.get(W + "val")) * 10)),
    W + "spacing": lambda e, said: said.__setitem__("spacing", round(length(e.get(W + "val")))),
    W + "w": lambda e, said: said.__setitem__("stretch", max(1, min(600, whole(e.get(W + "val"), 100)))),
    W + "kern": lambda e, said: said.__setitem__("kerning", length(e.get(W + "val")) > 0),
}


def run_properties(element: Element | None) -> Said:
    """What one ``w:rPr`` says, except its style."""
    said: Said = {}
    for child in () if element is None else element:
        reader = _RUN.get(child.tag)
        if reader is not None:
            reader(child, said)
    return said


def _alignment(element: Element, said: Said) -> None:
    kind = element.get(W + "val") or "left"
    said["alignment"] = {
        "start": "left",
        "end": "right",
        "both": "justify",
        "distribute": "justify",
        "thaiDistribute": "justify",
    }.get(kind, kind if kind in ("left", "right", "center") else "left")


def _indents(element: Element, said: Said) -> None:
    for name, attributes in (("left", ("left", "start")), ("right", ("right", "end"))):
        for attribute in attributes:
            if element.get(W + attribute) is not None:
                said[name] = length(element.get(W + attribute))
    if element.get(W + "firstLine") is not None:
        said["first"] = length(element.get(W + "firstLine"))
    if element.get(W + "hanging") is not None:
        said["first"] = -length(element.get(W + "hanging"))


def _spacing(element: Element, said: Said) -> None:
    for side in ("before", "after"):
        if element.get(W + side) is not None:
            said[side] = max(0.0, length(element.get(W + side)))
        automatic = element.get(W + side + "Autospacing")
        if automatic is not None:
            said[side + "_auto"] = automatic not in ("0", "false", "off")
    if element.get(W + "line") is not None:
        said["line"] = abs(length(element.get(W + "line"), 240.0)) or 240.0
        said["line_rule"] = element.get(W + "lineRule") or "auto"


def _tabs(element: Element, said: Said) -> None:
    """Collected as position -> stop; a cleared stop is kept as None so that it removes an inherited one."""
    stops: dict[float, TabStop | None] = dict(said.get("tabs", {}))
    for tab in element:
        at, kind = length(tab.get(W + "pos")), tab.get(W + "val") or "left"
        if kind in ("clear", "bar"):
            stops[at] = None
            continue
        leader = {
            "dot": "dot",
            "middleDot": "dot",
            "hyphen": "hyphen",
            "underscore": "underscore",
            "heavy": "underscore",
        }.get(tab.get(W + "leader") or "", "")
        kind = {"start": "left", "end": "right", "num": "left"}.get(kind, kind)
        stops[at] = TabStop(at, kind, leader)
    said["tabs"] = stops


def borders_of(element: Element | None) -> dict[str, Border | None]:
    """Side -> border of ``w:pBdr``, ``w:tblBorders`` or ``w:tcBorders``; None where it says "none"."""
    found: dict[str, Border | None] = {}
    for edge in () if element is None else element:
        side = str(edge.tag).removeprefix(W)
        side = {"start": "left", "end": "right"}.get(side, side)
        style = edge.get(W + "val") or "single"
        width = max(length(edge.get(W + "sz"), 4.0), 2.0) * 2.5
        border = Border(style, width, _colour(edge.get(W + "color")), length(edge.get(W + "space")) * 20)
        found[side] = None if style in ("none", "nil") else border
    return found


def _numbering(element: Element, said: Said) -> None:
    number, level = element.find(W + "numId"), element.find(W + "ilvl")
    if number is not None:
        said["numbering"] = str(number.get(W + "val"))
    if level is not None:
        said["level"] = max(0, min(8, whole(level.get(W + "val"))))


_PARAGRAPH: dict[str, Callable[[Element, Said], None]] = {
    W + "jc": _alignment,
    W + "ind": _indents,
    W + "spacing": _spacing,
    W + "tabs": _tabs,
    W + "keepNext": _flag("keep_next"),
    W + "keepLines": _flag("keep_lines"),
    W + "pageBreakBefore": _flag("page_break_before"),
    W + "widowControl": _flag("widow_control"),
    W + "contextualSpacing": _flag("contextual"),
    W + "pBdr": lambda e, said: said.__setitem__("borders", {**said.get("borders", {}), **borders_of(e)}),
    W + "shd": lambda e, said: _shade(e, said, "shading"),
    W + "numPr": _numbering,
}


def paragraph_properties(element: Element | None) -> Said:
    """What one ``w:pPr`` says, except its style and the look of its mark."""
    said: Said = {}
    for child in () if element is None else element:
        reader = _PARAGRAPH.get(child.tag)
        if reader is not None:
            reader(child, said)
    return said


def overlay(below: Said, above: Said) -> Said:
    """``above`` wins; tab stops and borders are merged one by one."""
    merged = {**below, **above}
    for name in ("tabs", "borders"):
        if name in below and name in above:
            merged[name] = {**below[name], **above[name]}
    return merged
