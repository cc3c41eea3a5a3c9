# SPDX-License-Identifier: GPL-3.0-or-later
"""TrueType faces cut down to the letters of one PDF.

Qt's own writer tries every code point of Unicode for each face it embeds, which is most of the time a short PDF takes.
Glyphs keep the numbers the face gave them, so that a run is written as Qt shaped it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtGui import QRawFont

from counter_app.paper.font_fitness import licence_allows

_TABLES = ("head", "hhea", "maxp", "hmtx", "loca", "glyf", "OS/2", "CFF ", "fvar")
_NO_SUBSET = 0x0100
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX, _INSTRUCTIONS = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100
_SHOWN_AS = {"\u00a0": " ", "\u2011": "-", "\u00ad": "-"}
"""What a reader of the file should find for a sign that only looks like another."""


class FaceNotWritable(Exception):
    """A face of another make (no TrueType outlines, or its licence forbids): Qt's writer knows what to do."""


@dataclass(frozen=True)
class Outline:
    """One glyph without its hints; ``parts`` are the glyphs it is composed of."""

    data: bytes
    parts: tuple[int, ...] = ()


class Face:
    """The tables of an installed face. Raises FaceNotWritable."""

    def __init__(self, name: str, tables: dict[str, bytes]) -> None:
        if not tables["glyf"] or tables["CFF "] or tables["fvar"] or not _licensed(tables["OS/2"]):
            raise FaceNotWritable(name)
        self.name = "".join(letter for letter in name if letter.isascii() and letter.isalnum()) or "Face"
        self.head, self.hhea, self.maxp = tables["head"], tables["hhea"], tables["maxp"]
        self.em = int.from_bytes(self.head[18:20], "big")
        self.box = struct.unpack(">4h", self.head[36:44])
        self.style = int.from_bytes(self.head[44:46], "big")
        self.ascent, self.descent = struct.unpack(">2h", self.hhea[4:8])
        self._hmtx, self._glyf = tables["hmtx"], tables["glyf"]
        self._measured = int.from_bytes(self.hhea[34:36], "big")
        self.count = int.from_bytes(self.maxp[4:6], "big")
        measured = struct.unpack(f">{self._measured * 2}H", self._hmtx[: self._measured * 4])[::2]
        self.advances = tuple(measured[min(glyph, self._measured - 1)] / self.em for glyph in range(self.count))
        """Of each glyph, as a share of the font size."""
        wide = int.from_bytes(self.head[50:52], "big")
        form, size = (f">{self.count + 1}I", 4) if wide else (f">{self.count + 1}H", 2)
        places = struct.unpack(form, tables["loca"][: (self.count + 1) * size])
        self._places = places if wide else tuple(place * 2 for place in places)
        self._outlines: dict[int, Outline] = {}

    def metrics(self, glyph: int) -> bytes:
        """Advance and left bearing as the font says them."""
        if glyph < self._measured:
            return self._hmtx[glyph * 4 : glyph * 4 + 4]
        bearing = self._measured * 4 + (glyph - self._measured) * 2
        return self._hmtx[self._measured * 4 - 4 : self._measured * 4 - 2] + self._hmtx[bearing : bearing + 2]

    def outline(self, glyph: int) -> Outline:
        """Kept from print to print: a face does not change while the program runs."""
        if glyph not in self._outlines:
            self._outlines[glyph] = _unhinted(self._glyf[self._places[glyph] : self._places[glyph + 1]])
        return self._outlines[glyph]

    def parts_of(self, glyph: int) -> Iterator[int]:
        """The glyphs a glyph is composed of, and those they are composed of."""
        for part in self.outline(glyph).parts:
            yield part
            yield from self.parts_of(part)


def _licensed(os2: bytes) -> bool:
    return licence_allows(os2) and not int.from_bytes(os2[8:10], "big") & _NO_SUBSET


def _unhinted(data: bytes) -> Outline:
    """Hints speak to tables that are not embedded, and paper needs none."""
    if not data:
        return Outline(b"")
    contours = int.from_bytes(data[:2], "big", signed=True)
    if contours >= 0:
        at = 10 + 2 * contours
        hints = int.from_bytes(data[at : at + 2], "big")
        return Outline(_even(data[:at] + b"\0\0" + data[at + 2 + hints :]))
    changed, parts, at, flags = bytearray(data), [], 10, _MORE
    while flags & _MORE:
        flags = int.from_bytes(data[at : at + 2], "big")
        changed[at : at + 2] = (flags & ~_INSTRUCTIONS).to_bytes(2, "big")
        parts.append(int.from_bytes(data[at + 2 : at + 4], "big"))
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
    return Outline(_even(bytes(changed[:at])), tuple(parts))


def _even(data: bytes, size: int = 2) -> bytes:
    return data + b"\0" * (-len(data) % size)


_FACES: dict[tuple[str, str], Face] = {}


def face_of(raw: QRawFont) -> Face:
    """The face a run was shaped with; hold ``fonts.QT_TEXT``. Raises FaceNotWritable."""
    key = (raw.familyName(), raw.styleName())
    if key not in _FACES:
        _FACES[key] = Face(f"{key[0]}{key[1]}", {name: bytes(raw.fontTable(name).data()) for name in _TABLES})
    return _FACES[key]


class Subset:
    """The glyphs of one face that one PDF uses, under their own numbers, each standing for one text.

    A glyph that must stand for a second text as well (one outline serves Đ and Ð) gets a number behind the last one.
    """

    def __init__(self, face: Face) -> None:
        self.face = face
        self._known: set[tuple[int, str]] = set()
        self._texts: dict[int, str] = {}
        self._aliases: dict[tuple[int, str], int] = {}

    def numbers(self, glyphs: Sequence[int], texts: Sequence[str]) -> Sequence[int]:
        """The number each glyph of a run goes by in this file; ``glyphs`` itself where they keep their own."""
        new = set(zip(glyphs, texts, strict=True)).difference(self._known)
        for glyph, text in sorted(new):  # sorted: the same paper is the same file
            self._take(glyph, text)
        if not self._aliases:
            return glyphs
        return [self._aliases.get(pair, pair[0]) for pair in zip(glyphs, texts, strict=True)]

    def _take(self, glyph: int, text: str) -> None:
        self._known.add((glyph, text))
        shown = _SHOWN_AS.get(text, text)
        if self._texts.setdefault(glyph, shown) != shown:
            self._aliases[glyph, text] = self.face.count + len(self._aliases)

    @property
    def name(self) -> str:
        """The face's name with the six letters that tell a subset, the same for the same letters."""
        number = zlib.crc32(repr(sorted(self._known)).encode())
        return "".join(chr(65 + number // 26**n % 26) for n in range(6)) + "+" + self.face.name

    def widths(self) -> str:
        """Thousandths of the font size, as PDF has them."""
        used = [*self._texts, *self._aliases.values()]
        drawn = [*self._texts, *(glyph for glyph, _ in self._aliases)]
        return " ".join(
            f"{code} [{self.face.advances[glyph] * 1000:.6g}]" for code, glyph in zip(used, drawn, strict=True)
        )

    def to_unicode(self) -> bytes:
        """The CMap that tells a reader which text each glyph is."""
        said_by = {**self._texts, **{code: _SHOWN_AS.get(pair[1], pair[1]) for pair, code in self._aliases.items()}}
        pairs = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in said_by.items() if text]
        blocks = (pairs[at : at + 100] for at in range(0, len(pairs), 100))
        said = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return _CMAP.format(said).encode()

    def file(self) -> bytes:
        """A TrueType file in which every glyph that is not used is empty."""
        face = self.face
        used = {0, *self._texts}
        for glyph in list(used):
            used.update(face.parts_of(glyph))
        count = face.count + len(self._aliases)
        outlines, sizes, measures = [], [0] * count, bytearray(count * 4)
        aliased = [(code, glyph) for (glyph, _), code in self._aliases.items()]
        for code, glyph in (*((glyph, glyph) for glyph in sorted(used)), *aliased):
            data = face.outline(glyph).data
            outlines.append(data)
            sizes[code] = len(data)
            measures[code * 4 : code * 4 + 4] = face.metrics(glyph)
        tables = {
            b"glyf": b"".join(outlines),
            b"head": face.head[:8] + b"\0\0\0\0" + face.head[12:50] + b"\0\1" + face.head[52:54],
            b"hhea": face.hhea[:34] + count.to_bytes(2, "big"),
            b"hmtx": bytes(measures),
            b"loca": struct.pack(f">{count + 1}I", *accumulate(sizes, initial=0)),
            b"maxp": face.maxp[:4] + count.to_bytes(2, "big") + face.maxp[6:],
        }
        return _font_file(tables)


def _font_file(tables: dict[bytes, bytes]) -> bytes:
    start = struct.pack(">I4H", 0x00010000, len(tables), 64, 2, len(tables) * 16 - 64)
    at = 12 + 16 * len(tables)
    entries: list[bytes] = []
    for tag, data in tables.items():
        entries.append(tag + struct.pack(">3I", _checksum(data), at, len(data)))
        at += len(_even(data, 4))
    return start + b"".join(entries) + b"".join(_even(data, 4) for data in tables.values())


def _checksum(data: bytes) -> int:
    padded = _even(data, 4)
    return int(sum(struct.unpack(f">{len(padded) // 4}I", padded))) & 0xFFFFFFFF


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
