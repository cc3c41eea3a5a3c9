# SPDX-License-Identifier: GPL-3.0-or-later
"""How the words of a template look: face, size, colour and page, as Nghị định 30/2020/NĐ-CP (phụ lục I) sets them.

A run's look is its own, its character style's, its paragraph style's, then the document's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from counter_app.documents.guard_parts import parsed
from counter_app.documents.raw_tags import W
from counter_app.documents.text_of_docx import is_repeated

OFFICIAL_FACE = "Times New Roman"
LEAST_PT, MOST_PT = 11.0, 14.0
"""From the list of recipients (11) to the name of the paper (14)."""
A4_MM = (210, 297)
MARGINS_MM: Mapping[str, tuple[str, float, float]] = {
    "top": ("trên", 20, 25),
    "bottom": ("dưới", 20, 25),
    "left": ("trái", 30, 35),
    "right": ("phải", 15, 20),
}
OWN_LAYOUT = "Trình bày theo "
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TWIPS_PER_MM = 1440 / 25.4
_TOLERANCE_MM = 0.5
_LONGEST_CHAIN = 20
_BLACK = {"", "auto", "000000"}
_Properties = dict[str, str]


@dataclass(frozen=True)
class Words:
    """Some words of one look. ``colour`` is six hex digits, «auto» or empty."""

    text: str
    face: str
    size_pt: float
    colour: str


class LookBook:
    """The styles and the theme of a document, as far as letters are concerned."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        styles = _tree(parts, "word/styles.xml")
        self._styles = {} if styles is None else {str(s.get(f"{W}styleId")): s for s in styles.iter(f"{W}style")}
        self._known: dict[str, _Properties] = {}
        self._themes = _theme_faces(_tree(parts, "word/theme/theme1.xml"))
        defaults = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._defaults = self._read(defaults)
        self._plain = next(
            (
                style_id
                for style_id, style in self._styles.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}
            ),
            "",
        )

    def words_of(self, root: etree._Element) -> Iterator[Words]:
        """Every run with something to see, in document order."""
        held: tuple[etree._Element | None, _Properties] = (None, {})
        for run in root.iter(f"{W}r"):
            text = "".join(part.text or "" for part in run.findall(f"{W}t"))
            if not text.strip() or is_repeated(run):
                continue
            paragraph = next(run.iterancestors(f"{W}p"), None)
            if paragraph is not held[0]:
                held = (paragraph, self._of_paragraph(paragraph))
            look = held[1] | self._of_run(run)
            size_pt = float(look.get("size", "20")) / 2
            yield Words(text, look.get("face", OFFICIAL_FACE), size_pt, look.get("colour", ""))

    def _of_paragraph(self, paragraph: etree._Element | None) -> _Properties:
        style = None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle")
        return self._defaults | self._styled(self._plain if style is None else str(style.get(f"{W}val")))

    def _of_run(self, run: etree._Element) -> _Properties:
        properties = run.find(f"{W}rPr")
        style = None if properties is None else properties.find(f"{W}rStyle")
        return self._styled("" if style is None else str(style.get(f"{W}val"))) | self._read(properties)

    def _styled(self, style_id: str) -> _Properties:
        """A style with all it is based on; a circle of styles ends by itself."""
        if style_id in self._known:
            return self._known[style_id]
        found: _Properties = {}
        name = style_id
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                break
            found = self._read(style.find(f"{W}rPr")) | found
            based = style.find(f"{W}basedOn")
            name = "" if based is None else str(based.get(f"{W}val"))
        self._known[style_id] = found
        return found

    def _read(self, properties: etree._Element | None) -> _Properties:
        found: _Properties = {}
        if properties is None:
            return found
        fonts, size, colour = (properties.find(f"{W}{name}") for name in ("rFonts", "sz", "color"))
        if fonts is not None:
            theme = str(fonts.get(f"{W}asciiTheme") or fonts.get(f"{W}hAnsiTheme") or "")
            face = self._themes.get(theme[:5]) or fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
            found |= {"face": str(face)} if face else {}
        if size is not None and _is_number(size.get(f"{W}val")):
            found["size"] = str(size.get(f"{W}val"))
        if colour is not None:
            found["colour"] = str(colour.get(f"{W}val")).casefold()
        return found


def has_own_layout(parts: Mapping[str, bytes]) -> bool:
    """Whether the circular of the form sets page and sizes itself; the file's keywords say so («Trình bày theo …»)."""
    core = _tree(parts, "docProps/core.xml")
    said = None if core is None else core.findtext(f"{_CORE}keywords")
    return bool(said) and str(said).startswith(OWN_LAYOUT)


def outside_the_decree(words: Words, *, own_sizes: bool = False) -> Iterator[tuple[str, str]]:
    """Pairs of what is outside the decree (the same for every run like this one) and its sentence."""
    law = "Nghị định 30/2020/NĐ-CP"
    shown = words.text.strip()[:40]
    if words.face.casefold() != OFFICIAL_FACE.casefold():
        yield words.face, f"Chữ «{shown}» dùng phông {words.face}; {law} quy định phông {OFFICIAL_FACE}."
    if not own_sizes and not LEAST_PT <= words.size_pt <= MOST_PT:
        size = f"{words.size_pt:g}".replace(".", ",")
        yield size, f"Chữ «{shown}» cỡ {size}; {law} quy định cỡ từ {LEAST_PT:g} đến {MOST_PT:g}."
    if words.colour not in _BLACK:
        yield words.colour, f"Chữ «{shown}» không phải màu đen; {law} quy định chữ màu đen."


def page_faults(root: etree._Element) -> Iterator[str]:
    """Sentences about the size and the margins of each section."""
    for section in root.iter(f"{W}sectPr"):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if size is not None and not _is_a4(size):
            yield "Khổ giấy không phải A4 (210 × 297 mm) như Nghị định 30/2020/NĐ-CP quy định."
        for side, (name, least, most) in MARGINS_MM.items():
            value = None if margins is None else margins.get(f"{W}{side}")
            if value is None or not _is_number(value):
                continue
            found = abs(float(value)) / _TWIPS_PER_MM
            if not least - _TOLERANCE_MM <= found <= most + _TOLERANCE_MM:
                yield f"Lề {name} {found:.0f} mm; Nghị định 30/2020/NĐ-CP quy định từ {least:g} đến {most:g} mm."


def _is_a4(size: etree._Element) -> bool:
    sides = [size.get(f"{W}w"), size.get(f"{W}h")]
    if not all(_is_number(side) for side in sides):
        return False
    return sorted(round(float(str(side)) / _TWIPS_PER_MM) for side in sides) == list(A4_MM)


def _is_number(value: object) -> bool:
    text = str(value).removeprefix("-")
    return text.isascii() and text.isdigit() and len(text) < 8


def _theme_faces(theme: etree._Element | None) -> dict[str, str]:
    """Faces by the first five letters of «majorHAnsi», «minorHAnsi»."""
    faces: dict[str, str] = {}
    for name in ("major", "minor"):
        latin = None if theme is None else theme.find(f".//{_A}{name}Font/{_A}latin")
        if latin is not None and latin.get("typeface"):
            faces[name] = str(latin.get("typeface"))
    return faces


def _tree(parts: Mapping[str, bytes], name: str) -> etree._Element | None:
    root = parsed(parts[name]) if name in parts else None
    return None if isinstance(root, str) else root
