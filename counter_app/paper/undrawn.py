# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of properties that change the page and that this engine does not follow. Who draws one takes it out here."""

from __future__ import annotations

from collections.abc import Iterable

from counter_app.domain.marks import strip_marks
from counter_app.paper.wordml import Element, W, is_on, short_name, value

_NEAR_LETTERS = 80
_RUN = frozenset(
    W + n for n in ("outline", "shadow", "emboss", "imprint", "em", "bdr", "fitText", "rtl", "eastAsianLayout")
)
_PARAGRAPH = frozenset(W + n for n in ("framePr", "bidi", "textDirection"))
_TABLE = tuple(
    W + n
    for n in ("textDirection", "tl2br", "tr2bl", "tcFitText", "bidiVisual", "tblCellSpacing", "tblpPr", "del", "ins")
)
_SECTION = ("pgBorders", "lnNumType", "textDirection", "bidi")
_NOTES = {"numRestart": "continuous", "numStart": "1", "pos": "pageBottom"}
"""What footnotes may say -> what they do without saying it."""


def undrawn_of_run(properties: Element | None) -> list[str]:
    """Names in ``w:rPr``."""
    return [short_name(e) for e in (() if properties is None else properties) if e.tag in _RUN and is_on(e)]


def undrawn_of_paragraph(properties: Element | None) -> list[str]:
    """Names in ``w:pPr``."""
    if properties is None:
        return []
    found = [short_name(e) for e in properties if e.tag in _PARAGRAPH and is_on(e)]
    if any(tab.get(W + "val") == "bar" for tab in properties.iterfind(f"{W}tabs/{W}tab")):
        found.append("w:tab")
    return found + ["w:between"] * any(_drawn(e) for e in properties.iterfind(f"{W}pBdr/{W}between"))


def undrawn_of_table(table: Element) -> list[str]:
    """Names in the properties of a table, its rows and cells, inner tables included."""
    found = (short_name(e) for e in table.iter(*_TABLE) if _matters(e))
    return list(dict.fromkeys(found))


def _matters(element: Element) -> bool:
    if element.tag in (W + "del", W + "ins"):
        return bool(element.getparent().tag == W + "trPr")
    if element.tag in (W + "tl2br", W + "tr2bl"):
        return _drawn(element)
    return (element.get(W + "val") or "1") not in ("lrTb", "0", "false", "off")


def _drawn(border: Element) -> bool:
    return (border.get(W + "val") or "single") not in ("none", "nil")


def undrawn_of_sections(body: Element, settings: Element | None) -> list[str]:
    """Names in all ``w:sectPr``, and how notes are numbered where that is not plainly 1, 2, 3."""
    sections = list(body.iter(W + "sectPr"))
    found = [f"w:{name}" for name in _SECTION for section in sections if is_on(section.find(W + name))]
    if any(section.find(f"{W}cols/{W}col") is not None or _parted(section.find(W + "cols")) for section in sections):
        found.append("w:cols")
    if any((value(section, "vAlign") or "top") != "top" for section in sections):
        found.append("w:vAlign")
    return found + _notes([*sections, *([] if settings is None else [settings])])


def _parted(columns: Element | None) -> bool:
    """Whether a line is asked for between columns."""
    return columns is not None and (columns.get(W + "sep") or "0") not in ("0", "false", "off")


def _notes(holders: Iterable[Element]) -> list[str]:
    said = (
        (name, value(notes, name))
        for holder in holders
        for notes in holder.iterfind(W + "footnotePr")
        for name in _NOTES
    )
    return [f"w:{name}" for name, told in said if told not in (None, _NOTES[name])]


def near_text(element: Element | None) -> str:
    """The beginning of the first words in an element, so that a person finds the place."""
    for paragraph in () if element is None else element.iter(W + "p"):
        text = strip_marks("".join(one.text or "" for one in paragraph.iter(W + "t"))).strip()
        if text:
            return text[:_NEAR_LETTERS]
    return ""
