# SPDX-License-Identifier: GPL-3.0-or-later
"""The addendum: words too long for their place go to a page behind the form, and the place says where.

Only values whose form allows it (``overflow = { addendum = true }``) are ever moved; the caller decides which.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from counter_app.documents.guard_parts import xml_parser
from counter_app.documents.values import Value, title_of
from counter_app.domain.form import FormSpec
from counter_app.domain.marks import END_MARK, mark_of

ADDENDUM = "phu_luc"
MOST_MOVED = 9
MAIN_PART = "word/document.xml"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NAMESPACE}}}"


@dataclass(frozen=True)
class Entry:
    """One text of the addendum: its number, what it is called on the form, and the value itself."""

    number: int
    title: str
    value: Value


def addendum_ids() -> tuple[str, ...]:
    """The ids of all values an addendum can hold."""
    return tuple(f"{ADDENDUM}.{number}" for number in range(1, MOST_MOVED + 1))


def move(form: FormSpec, values: Mapping[str, Value], moved: Sequence[str]) -> tuple[dict[str, Value], list[Entry]]:
    """The values with «xem phụ lục (n)» in the place of the moved ones, and what then stands on the addendum."""
    placed = dict(values)
    entries: list[Entry] = []
    for number, value_id in enumerate(moved[:MOST_MOVED], start=1):
        value = values[value_id]
        placed[value_id] = replace(value, text=f"xem phụ lục ({number})")
        whole = Value(f"{ADDENDUM}.{number}", value.text, value.code, value.fields)
        entries.append(Entry(number, title_of(form, value_id), whole))
    return placed, entries


def with_addendum(part: bytes, form: FormSpec, entries: Iterable[tuple[Entry, int]]) -> bytes:
    """The main part with the addendum behind it; each entry with the number of its mark."""
    root = etree.fromstring(part, xml_parser())
    body = root.find(f"{_W}body")
    blocks = [
        _paragraph([("PHỤ LỤC", True)], centred=True, new_page=True),
        _paragraph([(f"Kèm theo {form.title}", False)], centred=True),
    ]
    for entry, mark in entries:
        told = f"{mark_of(mark)}{entry.value.text}{END_MARK}"
        blocks.append(_paragraph([(f"({entry.number}) {entry.title}: ", True), (told, False)]))
    last = body.find(f"{_W}sectPr")
    place = len(body) if last is None else body.index(last)
    body[place:place] = blocks
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _paragraph(runs: Iterable[tuple[str, bool]], *, centred: bool = False, new_page: bool = False) -> etree._Element:
    """A paragraph of runs, each with whether it is bold; children in the order of the schema."""
    paragraph = etree.Element(f"{_W}p")
    look = etree.SubElement(paragraph, f"{_W}pPr")
    if new_page:
        etree.SubElement(look, f"{_W}pageBreakBefore")
    etree.SubElement(look, f"{_W}spacing", {f"{_W}before": "120", f"{_W}after": "0"})
    etree.SubElement(look, f"{_W}jc", {f"{_W}val": "center" if centred else "both"})
    for words, bold in runs:
        run = etree.SubElement(paragraph, f"{_W}r")
        letters = etree.SubElement(run, f"{_W}rPr")
        if bold:
            etree.SubElement(letters, f"{_W}b")
        for size in ("sz", "szCs"):
            etree.SubElement(letters, f"{_W}{size}", {f"{_W}val": "26"})
        for number, line in enumerate(words.split("\n")):
            if number:
                etree.SubElement(run, f"{_W}br")
            text = etree.SubElement(run, f"{_W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
            text.text = line
    return paragraph
