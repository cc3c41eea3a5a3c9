# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets single values smaller, so that a very long name stays in its place; labels keep their size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from counter_app.documents.guard_parts import xml_parser
from counter_app.domain.marks import mark_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLAIN_HALF_POINTS = 20.0
_STYLES = "word/styles.xml"
_AFTER_SIZE = {
    f"{_W}{name}"
    for name in (
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
    )
}


def shrink_values(parts: Mapping[str, bytes], names: Iterable[str], marks: Mapping[int, float]) -> dict[str, bytes]:
    """The parts with the runs of the marked values so many points smaller."""
    changed = dict(parts)
    if not marks:
        return changed
    styles = _styles_of(parts)
    steps = {mark_of(mark): points for mark, points in marks.items()}
    for name in names:
        root = etree.fromstring(parts[name], xml_parser())
        for text in root.iter(f"{_W}t"):
            for opening, points in steps.items():
                if opening in (text.text or ""):
                    _set_smaller(text.getparent(), points, styles)
        changed[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return changed


def _set_smaller(run: etree._Element, points: float, styles: Mapping[str, etree._Element]) -> None:
    size = _size_of(run, styles) - 2 * points
    properties = run.find(f"{_W}rPr")
    if properties is None:
        properties = etree.Element(f"{_W}rPr")
        run.insert(0, properties)
    for name in ("sz", "szCs"):
        for old in properties.findall(f"{_W}{name}"):
            properties.remove(old)
    place = next((i for i, child in enumerate(properties) if child.tag in _AFTER_SIZE), len(properties))
    for name in ("szCs", "sz"):
        properties.insert(place, etree.Element(f"{_W}{name}", {f"{_W}val": str(round(size))}))


def _size_of(run: etree._Element, styles: Mapping[str, etree._Element]) -> float:
    """The run's size in half-points: its own, its paragraph style's, or the document's."""
    paragraph = next(run.iterancestors(f"{_W}p"))
    found = _size_in(run.find(f"{_W}rPr"))
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    style_id = "" if style is None else str(style.get(f"{_W}val"))
    while found is None and style_id in styles:
        found = _size_in(styles[style_id].find(f"{_W}rPr"))
        based = styles[style_id].find(f"{_W}basedOn")
        style_id = "" if based is None else str(based.get(f"{_W}val"))
    if found is None and "" in styles:
        found = _size_in(styles[""].find(f"{_W}rPrDefault/{_W}rPr"))
    return _PLAIN_HALF_POINTS if found is None else found


def _size_in(properties: etree._Element | None) -> float | None:
    size = None if properties is None else properties.find(f"{_W}sz")
    return None if size is None else float(size.get(f"{_W}val"))


def _styles_of(parts: Mapping[str, bytes]) -> dict[str, etree._Element]:
    """Paragraph styles by id; the document's defaults under the empty id."""
    if _STYLES not in parts:
        return {}
    root = etree.fromstring(parts[_STYLES], xml_parser())
    found = {str(style.get(f"{_W}styleId")): style for style in root.iter(f"{_W}style")}
    defaults = root.find(f"{_W}docDefaults")
    return found if defaults is None else {**found, "": defaults}
