# SPDX-License-Identifier: GPL-3.0-or-later
"""A JPEG read as far as a PDF needs it, and its notes taken away: where a photograph was taken is nobody's business.

ITU-T T.81 (markers), JFIF 1.02 (density), Exif 2.3 (orientation).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_START = b"\xff\xd8"
_SCAN = 0xDA
_END = 0xD9
_COMMENT = 0xFE
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended, progressive: what every PDF reader draws."""
_NOTES = frozenset({*range(0xE1, 0xEE), 0xEF, _COMMENT})
"""Application notes but JFIF (E0) and Adobe's colour mark (EE)."""
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
_ORIENTATION = 0x0112
_PER_INCH, _PER_CM = 1, 2


@dataclass(frozen=True)
class Jpeg:
    """``channels``: 1 grey, 3 colour. ``orientation``: 1 to 8, as the camera was held. ``density``: dots per inch, 0
    where none is told.
    """

    width: int
    height: int
    channels: int
    orientation: int = 1
    density: float = 0.0


def read_jpeg(content: bytes) -> Jpeg | None:
    """The facts of a JPEG that may go into a PDF as it is; None for anything else."""
    orientation, density = 1, 0.0
    for marker, start, end in _segments(content):
        body = content[start:end]
        if marker == 0xE0 and body[:5] == b"JFIF\0" and len(body) >= 12:
            density = _density(body[7], struct.unpack(">H", body[8:10])[0])
        elif marker == 0xE1 and body[:6] == b"Exif\0\0":
            orientation = _orientation(body[6:])
        elif marker in _FRAMES and len(body) >= 6:
            depth, height, width, channels = struct.unpack(">BHHB", body[:6])
            if depth != 8 or channels not in {1, 3} or not width * height:
                return None
            return Jpeg(width, height, channels, orientation, density)
        elif 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return None
    return None


def without_notes(content: bytes) -> bytes:
    """The same picture without Exif, place, thumbnail and comments."""
    kept = [_START]
    rest = 2
    for marker, start, end in _segments(content):
        if marker not in _NOTES:
            kept.append(content[start - 4 : end])
        rest = end
        if marker == _SCAN:
            break
    kept.append(content[rest:])
    return b"".join(kept)


def _segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, and from where to where its body goes; ends with the first scan, or where it makes no sense."""
    if content[:2] != _START:
        return
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # filled up
            at += 1
            continue
        if marker in _BARE:
            at += 2
            continue
        length = struct.unpack(">H", content[at + 2 : at + 4])[0]
        end = at + 2 + length
        if marker == _END or length < 2 or end > len(content):
            return
        yield marker, at + 4, end
        if marker == _SCAN:
            return
        at = end


def _density(unit: int, across: int) -> float:
    return float(across) if unit == _PER_INCH else across * 2.54 if unit == _PER_CM else 0.0


def _orientation(tiff: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return 1
    at = struct.unpack(f"{order}I", tiff[4:8])[0]
    if at + 2 > len(tiff):
        return 1
    for entry in range(struct.unpack(f"{order}H", tiff[at : at + 2])[0]):
        place = at + 2 + 12 * entry
        if place + 12 > len(tiff):
            return 1
        tag, kind = struct.unpack(f"{order}HH", tiff[place : place + 4])
        if tag == _ORIENTATION and kind == 3:
            told: int = struct.unpack(f"{order}H", tiff[place + 8 : place + 10])[0]
            return told if 1 <= told <= 8 else 1
    return 1
