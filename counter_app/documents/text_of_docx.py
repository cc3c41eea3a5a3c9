# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a produced paper back: every paragraph's text in every part, text boxes included."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree

from counter_app.documents.guard import unpacked_parts
from counter_app.documents.guard_parts import xml_parser

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


def read_back(docx: bytes) -> str:
    """All text of a .docx, a line for each paragraph, NFC.

    Raises:
        TemplateRefused: the file is damaged.
    """
    parts = unpacked_parts(docx)
    names = sorted(name for name in parts if TEXT_PARTS.fullmatch(name))
    lines = [line for name in names for line in paragraph_texts(parts[name])]
    return unicodedata.normalize("NFC", "\n".join(lines))


def paragraph_texts(part: bytes) -> list[str]:
    """The text of each paragraph of a part, in document order.

    Raises:
        lxml.etree.XMLSyntaxError: the part is not well-formed.
    """
    root = etree.fromstring(part, xml_parser())
    return ["".join(_words(paragraph)) for paragraph in root.iter(f"{_W}p") if not is_repeated(paragraph)]


def _words(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        # A text box stands inside a paragraph but has paragraphs of its own.
        if next(element.iterancestors(f"{_W}p")) is not paragraph or element.getparent().tag != f"{_W}r":
            continue
        match element.tag.removeprefix(_W):
            case "t":
                yield element.text or ""
            case "tab":
                yield "\t"
            case "noBreakHyphen":
                yield "\u2011"
            case _:
                yield "\n"


def is_repeated(element: etree._Element) -> bool:
    """Older readers get a second copy of each text box; it is the same words again."""
    return next(element.iterancestors(_FALLBACK), None) is not None
