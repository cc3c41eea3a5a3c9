# SPDX-License-Identifier: GPL-3.0-or-later
"""TrueType faces cut down to the letters of one PDF.

Qt's own writer tries every code point of Unicode for each face it embeds, which is most of the time a short PDF takes.
A sign is a glyph *and* the text it stands for: one outline that serves two letters is embedded once for each.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from PySide6.QtGui import QRawFont

from counter_app.paper.font_fitness import licence_allows

_TABLES = ("head", "hhea", "maxp", "hmtx", "loca", "glyf", "OS/2", "CFF ", "fvar")
Sign = tuple[str, float]
"""(four hex digits, advance as a share of the font size)."""
_NO_SUBSET = 0x0100
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX, _INSTRUCTIONS = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100
_SHOWN_AS = {"\u00a0": " ", "\u2011": "-", "\u00ad": "-"}
"""What a reader of the file should find for a sign that only looks like another."""


class FaceNotWritable(Exception):
    """A face of another make (no TrueType outlines, or its licence forbids): Qt's writer knows what to do."""


@dataclass(frozen=True)
class Outline:
    """One glyph without its hints; ``parts`` are (offset, glyph) of the glyphs it is composed of."""

    data: bytes
    parts: tuple[tuple[int, int], ...] = ()


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
        self._advances = struct.unpack(f">{self._measured * 2}H", self._hmtx[: self._measured * 4])[::2]
        wide = int.from_bytes(self.head[50:52], "big")
        count = int.from_bytes(self.maxp[4:6], "big") + 1
        form, size = (f">{count}I", 4) if wide else (f">{count}H", 2)
        places = struct.unpack(form, tables["loca"][: count * size])
        self._places = places if wide else tuple(place * 2 for place in places)
        self._outlines: dict[int, Outline] = {}

    def metrics(self, glyph: int) -> bytes:
        """Advance and left bearing as the font says them."""
        if glyph < self._measured:
            return self._hmtx[glyph * 4 : glyph * 4 + 4]
        bearing = self._measured * 4 + (glyph - self._measured) * 2
        return self._hmtx[self._measured * 4 - 4 : self._measured * 4 - 2] + self._hmtx[bearing : bearing + 2]

    def advance(self, glyph: int) -> float:
        """Share of the font size."""
        return float(self._advances[min(glyph, self._measured - 1)]) / self.em

    def outline(self, glyph: int) -> Outline:
        """Kept from print to print: a face does not change while the program runs."""
        if glyph not in self._outlines:
            self._outlines[glyph] = _unhinted(self._glyf[self._places[glyph] : self._places[glyph + 1]])
        return self._outlines[glyph]


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
        parts.append((at + 2, int.from_bytes(data[at + 2 : at + 4], "big")))
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
    """The signs of one face that one PDF uses; sign 0 is the face's own «no such letter»."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.signs: dict[tuple[int, str], Sign] = {}
        self._glyphs = [0]
        self._texts = [""]

    def sign(self, glyph: int, text: str) -> Sign:
        """A sign that ``signs`` does not have yet: a glyph standing for ``text``."""
        made = self.signs[glyph, text] = (f"{len(self._glyphs):04x}", self.face.advance(glyph))
        self._glyphs.append(glyph)
        self._texts.append(_SHOWN_AS.get(text, text))
        return made

    @property
    def name(self) -> str:
        """The face's name with the six letters that tell a subset, the same for the same letters."""
        number = zlib.crc32(repr(self._glyphs).encode())
        return "".join(chr(65 + number // 26**n % 26) for n in range(6)) + "+" + self.face.name

    def widths(self) -> str:
        """Thousandths of the font size, as PDF has them."""
        return " ".join(f"{self.face.advance(glyph) * 1000:.6g}" for glyph in self._glyphs)

    def to_unicode(self) -> bytes:
        """The CMap that tells a reader which text each sign is."""
        pairs = [
            f"<{number:04x}> <{text.encode('utf-16-be').hex()}>"
            for number, text in enumerate(self._texts)
            if number and text
        ]
        blocks = (pairs[at : at + 100] for at in range(0, len(pairs), 100))
        said = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return _CMAP.format(said).encode()

    def file(self) -> bytes:
        """A TrueType file of these signs only."""
        glyphs = list(self._glyphs)
        numbers: dict[int, int] = {}
        outlines: list[bytes] = []
        for glyph in glyphs:  # grows while parts of composed glyphs are met
            outline = self.face.outline(glyph)
            data = outline.data
            if outline.parts:
                changed = bytearray(data)
                for at, part in outline.parts:
                    if part not in numbers:
                        numbers[part] = len(glyphs)
                        glyphs.append(part)
                    changed[at : at + 2] = numbers[part].to_bytes(2, "big")
                data = bytes(changed)
            outlines.append(data)
        places = [0]
        for data in outlines:
            places.append(places[-1] + len(data))
        count = len(glyphs).to_bytes(2, "big")
        face = self.face
        tables = {
            b"glyf": b"".join(outlines),
            b"head": face.head[:8] + b"\0\0\0\0" + face.head[12:50] + b"\0\1" + face.head[52:54],
            b"hhea": face.hhea[:34] + count,
            b"hmtx": b"".join(face.metrics(glyph) for glyph in glyphs),
            b"loca": struct.pack(f">{len(places)}I", *places),
            b"maxp": face.maxp[:4] + count + face.maxp[6:],
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
