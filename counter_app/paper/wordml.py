# SPDX-License-Identifier: GPL-3.0-or-later
"""Names and values of WordprocessingML. All lengths in this room are twips (1/20 pt) unless the name says otherwise."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from lxml import etree

from counter_app.paper.package import PaperUnreadable

Element: TypeAlias = Any
"""An lxml element; lxml ships no type information."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
VML_WORD = "{urn:schemas-microsoft-com:office:word}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_RELATIONS = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
TRANSITIONAL_RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"

EMU_PER_TWIP = 635
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0, "px": 15.0}
_LENGTH = re.compile(r"^\s*(-?[\d.]+)\s*(pt|in|cm|mm|pc|pi|px)?\s*$")
_FARTHEST, _MOST = 1_000_000.0, 1_000_000_000
"""No honest paper has larger lengths (in twips) or numbers."""
_OFF = frozenset({"0", "false", "off", "none"})


def parse(content: bytes) -> Element:
    """Parse one part. Entities, DTDs and the network are never touched. Raises PaperUnreadable."""
    if STRICT in content:
        content = content.replace(STRICT, TRANSITIONAL).replace(STRICT_RELATIONS, TRANSITIONAL_RELATIONS)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as trouble:
        raise PaperUnreadable from trouble
    # Shorter text when a paragraph is written out again as the key of the shaping cache.
    etree.cleanup_namespaces(root)
    return root


def short_name(element: Element) -> str:
    """``w:smartArt`` for messages: the tag with its prefix."""
    name = etree.QName(element)
    return f"{element.prefix}:{name.localname}" if element.prefix else str(name.localname)


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """The attribute of a child element, or None when either is missing."""
    if parent is None:
        return None
    found = parent.find(W + name)
    return None if found is None else found.get(W + attribute)


def is_on(element: Element | None) -> bool:
    """An on/off element: present without a value means on."""
    return element is not None and (element.get(W + "val") or "1") not in _OFF


def is_on_attribute(text: str | None) -> bool:
    """An on/off attribute; missing means off."""
    return text not in (None, "0", "false", "off")


@lru_cache(maxsize=4096)
def length(text: str | None, otherwise: float = 0.0) -> float:
    """Twips from ``240``, ``12pt``, ``2.5cm``; ``otherwise`` for nothing or nonsense."""
    match = _LENGTH.match(text) if text else None
    if match is None:
        return otherwise
    try:
        number = float(match.group(1))
    except ValueError:
        return otherwise
    return max(-_FARTHEST, min(number * _UNITS.get(match.group(2) or "", 1.0), _FARTHEST))


def whole(text: str | None, otherwise: int = 0) -> int:
    """An integer attribute; ``otherwise`` for nothing or nonsense."""
    try:
        return max(-_MOST, min(int(float(text)), _MOST)) if text else otherwise
    except (ValueError, OverflowError):
        return otherwise


def related(parts: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Relationship id -> part name, for the part's internal relations only (an external one is never followed)."""
    folder, name = posixpath.split(part)
    content = parts.get(f"{folder}/_rels/{name}.rels")
    if content is None:
        return {}
    found: dict[str, str] = {}
    for relation in parse(content):
        target = relation.get("Target")
        if target and relation.get("TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found[relation.get("Id", "")] = path
    return found


def blocks_of(parent: Element) -> Iterator[Element]:
    """Paragraphs, tables and section properties in order, looking through content controls and custom XML."""
    for child in parent:
        if child.tag in (W + "sdt", W + "customXml", W + "ins", W + "moveTo"):
            content = child.find(W + "sdtContent")
            yield from blocks_of(child if content is None else content)
        elif child.tag == MC + "AlternateContent":
            chosen = child.find(MC + "Choice")
            yield from blocks_of(chosen if chosen is not None else ())
        elif isinstance(child.tag, str):
            yield child
