# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures, drawn lines, boxes and text boxes: DrawingML and the older VML, inline and anchored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from counter_app.paper.inlines import Anchored, Picture, View
from counter_app.paper.looks import BLACK, Border, RunLook
from counter_app.paper.wordml import (
    EMU_PER_TWIP,
    PIC,
    VML,
    VML_WORD,
    WP,
    WPS,
    A,
    Element,
    R,
    W,
    is_on_attribute,
    length,
    short_name,
    whole,
)

_QUARTER, _WHOLE_SIDE = 5_400_000, 100_000
"""Sixty-thousandths of a degree; thousandths of a per cent."""
_WRAPS = frozenset({"", "square", "topAndBottom"})
Drawn = list[Picture | Anchored]
_LINES = frozenset({"line", "straightConnector1"})
_BOXES = frozenset({"rect", "roundRect", "flowChartProcess", ""})


def _twips(emu: str | None) -> float:
    return whole(emu) / EMU_PER_TWIP


def read_drawing(drawing: Element, look: RunLook, relations: Mapping[str, str]) -> tuple[Drawn, list[str]]:
    """``w:drawing`` -> what can be drawn, and the names of what cannot."""
    found: Drawn = []
    unknown: list[str] = []
    for holder in drawing:
        inline = holder.tag == WP + "inline"
        extent = holder.find(WP + "extent")
        width = _twips(None if extent is None else extent.get("cx"))
        height = _twips(None if extent is None else extent.get("cy"))
        data = holder.find(f"{A}graphic/{A}graphicData")
        shape = None if data is None else next(iter(data), None)
        made = _graphic(shape, width, height, relations)
        unknown.extend(_changed(shape))
        if made is None:
            unknown.append("w:drawing" if shape is None else short_name(shape))
        elif inline and made.kind == "picture":
            found.append(Picture(made.part, made.width, made.height, look, made.view))
        else:
            placed = _placed(made, holder, inline)
            # A picture turned on its side turns around its middle.
            aside, down = (width - made.width) / 2, (height - made.height) / 2
            wrap = _wrapping(holder)
            found.append(replace(placed, x=placed.x + aside, y=placed.y + down, wrap=wrap, apart=_apart(holder, wrap)))
            unknown.extend(["wp:inline"] * inline + [f"wp:{wrap}"] * (wrap not in _WRAPS))
    return found, unknown


def _graphic(shape: Element | None, width: float, height: float, relations: Mapping[str, str]) -> Anchored | None:
    if shape is None:
        return None
    if shape.tag == PIC + "pic":
        blip = shape.find(f"{PIC}blipFill/{A}blip")
        part = relations.get("" if blip is None else blip.get(R + "embed") or "", "")
        view = _view(shape)
        if view.turns % 2:  # the size is said of the picture as it was
            width, height = height, width
        return Anchored("picture", width, height, part=part, view=view) if part else None
    if shape.tag != WPS + "wsp":
        return None
    look = shape.find(WPS + "spPr")
    geometry = None if look is None else look.find(A + "prstGeom")
    kind = "" if geometry is None else geometry.get("prst") or ""
    transform = None if look is None else look.find(A + "xfrm")
    rising = transform is not None and (transform.get("flipV") == "1") != (transform.get("flipH") == "1")
    if kind in _LINES:
        return Anchored("line", width, height, stroke=_outline(shape, True), rising=rising)
    if kind not in _BOXES:
        return None
    content = shape.find(f"{WPS}txbx/{W}txbxContent")
    return Anchored(
        "box",
        width,
        height,
        stroke=_outline(shape, False),
        fill=_fill(look),
        content=b"" if content is None else etree.tostring(content),
        insets=_insets(shape.find(WPS + "bodyPr")),
    )


def _outline(shape: Element, always: bool) -> Border | None:
    line = shape.find(f"{WPS}spPr/{A}ln")
    styled = shape.find(f"{WPS}style/{A}lnRef")
    if line is None:
        drawn = always or (styled is not None and styled.get("idx") not in (None, "0"))
        return Border("single", 15.0) if drawn else None
    if line.find(A + "noFill") is not None:
        return None
    if line.find(A + "solidFill") is None and styled is None and not always:
        return None
    colour = line.find(f"{A}solidFill/{A}srgbClr")
    dash = line.find(A + "prstDash")
    style = "single" if dash is None or dash.get("val") == "solid" else "dashed"
    return Border(style, _twips(line.get("w")) or 15.0, BLACK if colour is None else colour.get("val") or BLACK)


def _fill(look: Element | None) -> str:
    colour = None if look is None else look.find(f"{A}solidFill/{A}srgbClr")
    return "" if colour is None else colour.get("val") or ""


def _insets(body: Element | None) -> tuple[float, float, float, float]:
    if body is None:
        return (144.0, 72.0, 144.0, 72.0)
    sides = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
    left, top, right, bottom = (whole(body.get(name), standard) / EMU_PER_TWIP for name, standard in sides)
    return (left, top, right, bottom)


def _placed(made: Anchored, holder: Element, inline: bool) -> Anchored:
    if inline:
        return replace(made, x=0.0, y=0.0, x_from="character", y_from="paragraph")
    place: dict[str, Any] = {}
    for axis, name in (("x", "positionH"), ("y", "positionV")):
        position = holder.find(WP + name)
        if position is not None:
            place[axis + "_from"] = position.get("relativeFrom") or "column"
            offset, align = position.find(WP + "posOffset"), position.find(WP + "align")
            place[axis] = _twips(None if offset is None else offset.text)
            place[axis + "_align"] = "" if align is None else (align.text or "")
    return replace(made, **place)


def _view(picture: Element) -> View:
    """What is seen of a picture, as far as it can be drawn."""
    cut, place = picture.find(f"{PIC}blipFill/{A}srcRect"), picture.find(f"{PIC}spPr/{A}xfrm")
    sides = [0.0 if cut is None else whole(cut.get(side)) / _WHOLE_SIDE for side in ("l", "t", "r", "b")]
    if min(sides) < 0 or sides[0] + sides[2] >= 1 or sides[1] + sides[3] >= 1:
        sides = [0.0, 0.0, 0.0, 0.0]
    left, top, right, bottom = sides
    if place is None:
        return View(left, top, right, bottom)
    turns, rest = divmod(whole(place.get("rot")), _QUARTER)
    mirrored = (is_on_attribute(place.get("flipH")), is_on_attribute(place.get("flipV")))
    return View(left, top, right, bottom, 0 if rest else turns % 4, mirrored)


def _changed(shape: Element | None) -> list[str]:
    """A picture that is padded or turned askew is named, and so is any shape that is turned: it is drawn upright."""
    if shape is None:
        return []
    cut = [whole(edge) for part in shape.iter(A + "srcRect") for edge in part.attrib.values()]
    quarter = _QUARTER if shape.tag == PIC + "pic" else _QUARTER * 4
    turned = any(whole(part.get("rot")) % quarter for part in shape.iter(A + "xfrm"))
    return ["a:srcRect"] * (min(cut, default=0) < 0 or sum(cut) >= 2 * _WHOLE_SIDE) + ["a:xfrm"] * turned


def _wrapping(holder: Element) -> str:
    """How text makes way: "" for not at all, one of ``_WRAPS``, or the name of another way."""
    for name in ("wrapSquare", "wrapTight", "wrapThrough", "wrapTopAndBottom"):
        if holder.find(WP + name) is not None:
            return {"wrapSquare": "square", "wrapTopAndBottom": "topAndBottom"}.get(name, name)
    return ""


def _apart(holder: Element, wrap: str) -> tuple[float, float, float, float]:
    """How far the text stays away: left, top, right, bottom."""
    said = (_twips(holder.get(name)) for name in ("distL", "distT", "distR", "distB"))
    left, top, right, bottom = said
    return (left, top, right, bottom) if wrap else (0.0, 0.0, 0.0, 0.0)


def read_vml(holder: Element, look: RunLook, relations: Mapping[str, str]) -> tuple[Drawn, list[str]]:
    """``w:pict`` / ``w:object`` -> what can be drawn, and the names of what cannot."""
    found: Drawn = []
    unknown: list[str] = []
    for shape in holder:
        if shape.tag in (VML + "shapetype", VML + "formulas"):
            continue
        made = _vml_shape(shape, look, relations)
        wrap = shape.find(VML_WORD + "wrap")
        if wrap is not None and wrap.get("type") in ("tight", "through"):
            unknown.append("w10:wrap")
        if made is None:
            unknown.append(short_name(shape))
        else:
            found.append(made)
    return found, unknown


def _css(text: str | None) -> dict[str, str]:
    pairs = (piece.partition(":") for piece in (text or "").split(";"))
    return {name.strip().lower(): said.strip() for name, _, said in pairs if said}


def _vml_shape(shape: Element, look: RunLook, relations: Mapping[str, str]) -> Picture | Anchored | None:
    css = _css(shape.get("style"))
    width, height = length(css.get("width")), length(css.get("height"))
    floats = css.get("position") == "absolute"
    place: dict[str, Any] = {
        "x": length(css.get("margin-left"), length(css.get("left"))),
        "y": length(css.get("margin-top"), length(css.get("top"))),
        "x_from": _vml_from(css.get("mso-position-horizontal-relative"), "column"),
        "y_from": _vml_from(css.get("mso-position-vertical-relative"), "paragraph"),
        "x_align": _vml_align(css.get("mso-position-horizontal")),
        "y_align": _vml_align(css.get("mso-position-vertical")),
    }
    if floats:
        place |= _vml_wrap(shape, css)
    image = shape.find(VML + "imagedata")
    if image is not None:
        part = relations.get(image.get(R + "id") or "", "")
        if not part:
            return None
        return (
            replace(Anchored("picture", width, height, part=part), **place)
            if floats
            else Picture(part, width, height, look)
        )
    stroke = (
        None
        if shape.get("stroked") in ("f", "false")
        else Border("single", length(shape.get("strokeweight"), 15.0) or 15.0)
    )
    if shape.tag == VML + "line":
        return _vml_line(shape, stroke, place)
    if "straightConnector" in (shape.get("type") or "") or shape.get("type") == "#_x0000_t32":
        return replace(Anchored("line", width, height, stroke=stroke), **place)
    content = shape.find(f"{VML}textbox/{W}txbxContent")
    if content is None and shape.tag != VML + "rect":
        return None
    text = b"" if content is None else etree.tostring(content)
    fill = (shape.get("fillcolor") or "").lstrip("#") if shape.get("filled") not in ("f", "false") else ""
    box = Anchored("box", width, height, stroke=stroke, fill=fill if len(fill) == 6 else "", content=text)
    return replace(box, **place)


def _vml_wrap(shape: Element, css: dict[str, str]) -> dict[str, Any]:
    """How text makes way for a shape, and how far; by itself it stays 9 pt away at the sides."""
    wrap = shape.find(VML_WORD + "wrap")
    if wrap is None or wrap.get("type") not in _WRAPS:
        return {}
    sides = (("left", 180.0), ("top", 0.0), ("right", 180.0), ("bottom", 0.0))
    apart = tuple(length(css.get(f"mso-wrap-distance-{side}"), usual) for side, usual in sides)
    return {"wrap": wrap.get("type"), "apart": apart}


def _vml_line(shape: Element, stroke: Border | None, place: dict[str, Any]) -> Anchored:
    (x1, y1), (x2, y2) = (_point(shape.get(name)) for name in ("from", "to"))
    line = Anchored("line", abs(x2 - x1), abs(y2 - y1), stroke=stroke, rising=(x2 - x1) * (y2 - y1) < 0)
    return replace(line, **{**place, "x": min(x1, x2), "y": min(y1, y2)})


def _point(text: str | None) -> tuple[float, float]:
    x, _, y = (text or "0,0").partition(",")
    return length(x), length(y)


def _vml_from(text: str | None, otherwise: str) -> str:
    return {"page": "page", "margin": "margin", "text": otherwise, "char": "character"}.get(text or "", otherwise)


def _vml_align(text: str | None) -> str:
    return text if text in ("left", "center", "right", "top", "bottom") else ""
