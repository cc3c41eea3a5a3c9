# SPDX-License-Identifier: GPL-3.0-or-later
"""What a template's parts must not hold: programs, foreign objects, links that load something, entities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROGRAM = re.compile(r"vbaProject|vbaData|macrosheets", re.IGNORECASE)
_OBJECT = re.compile(r"(^|/)(embeddings|activeX|ctrlProps)/|oleObject|\.bin$", re.IGNORECASE)
_FIELD_THAT_LOADS = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b", re.IGNORECASE)

MACROS = "Tệp mẫu có macro (chương trình bên trong)."
OBJECTS = "Tệp mẫu có đối tượng nhúng (OLE, ActiveX)."
OUTSIDE = "Tệp mẫu nối tới tệp bên ngoài."
ATTACHED = "Tệp mẫu gắn với một tệp mẫu khác (attached template)."
ENTITIES = "Tệp mẫu có khai báo DOCTYPE hoặc thực thể."
FIELDS = "Tệp mẫu có trường lấy nội dung từ nơi khác (DDE, INCLUDE…)."
NOT_XML = "Tệp mẫu có phần nội dung không đọc được."
TOO_RICH = "Tệp mẫu có phần nội dung dài hoặc phức tạp quá mức của một tờ khai."

# A tree takes some hundred bytes for each element and attribute; a form has some thousands of them.
_MOST_ELEMENTS, _MOST_ATTRIBUTES = 300_000, 400_000


def part_faults(parts: Mapping[str, bytes]) -> list[str]:
    """One sentence for each sort of fault."""
    return list(dict.fromkeys(_faults(parts)))


def _faults(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name, content in parts.items():
        if _PROGRAM.search(name):
            yield MACROS
        elif _OBJECT.search(name):
            yield OBJECTS
        if name.endswith((".xml", ".rels", ".vml")):
            yield from _xml_faults(name, content)


def parsed(content: bytes) -> etree._Element | str:
    """The tree of a part, or the sentence why it has none."""
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return NOT_XML
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return ENTITIES  # and it is not handed to a parser at all
    if content.count(b"<") > _MOST_ELEMENTS or content.count(b"=") > _MOST_ATTRIBUTES:
        return TOO_RICH
    try:
        return etree.fromstring(content, xml_parser())
    except etree.XMLSyntaxError:
        return NOT_XML


def _xml_faults(name: str, content: bytes) -> Iterator[str]:
    root = parsed(content)
    if isinstance(root, str):
        yield root
        return
    if name.endswith(".rels"):
        yield from _link_faults(root)
    elif name == "[Content_Types].xml":
        yield from (MACROS for kind in root if "macroEnabled" in str(kind.get("ContentType")))
    else:
        yield from _content_faults(root)


def _link_faults(root: etree._Element) -> Iterator[str]:
    for link in root.iter(_RELATIONSHIP):
        kind = str(link.get("Type")).rpartition("/")[2]
        if kind == "attachedTemplate":
            yield ATTACHED
        elif link.get("TargetMode") == "External" and kind != "hyperlink":
            yield OUTSIDE
        elif kind in {"oleObject", "package", "control", "aFChunk"}:
            yield OBJECTS
        elif kind == "vbaProject":
            yield MACROS


def _content_faults(root: etree._Element) -> Iterator[str]:
    if next(root.iter(f"{_WORD}object", f"{_WORD}control", f"{_WORD}altChunk"), None) is not None:
        yield OBJECTS
    codes = "".join(code.text or "" for code in root.iter(f"{_WORD}instrText"))
    codes += " ".join(str(field.get(f"{_WORD}instr")) for field in root.iter(f"{_WORD}fldSimple"))
    if _FIELD_THAT_LOADS.search(codes):
        yield FIELDS


def xml_parser() -> etree.XMLParser:
    """A parser that resolves nothing and reaches nowhere."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
