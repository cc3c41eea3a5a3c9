# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a face a template names can be printed here: installed (or its metric twin), embeddable, with every letter.

Qt embeds a face without asking its licence bits, so they are read from the font's own table.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QFont, QRawFont

from counter_app.paper.fonts import (
    QT_TEXT,
    has_glyph,
    installed_family,
    paper_font_family,
    symbol_family,
    vietnamese_letters,
)

_PAPER_FACES = frozenset({"times new roman", "liberation serif", "tinos"})
_LICENCE_AT, _RESTRICTED, _BITMAPS_ONLY = 8, 0x0002, 0x0200
_SHOWN_LETTERS = 12


def font_faults(face: str, letters: str) -> Iterator[str]:
    """Sentences about a face; none when it prints ``letters`` and every Vietnamese letter. Raises FontMissing."""
    family = installed_family(face)
    if family == paper_font_family() and face.casefold() not in _PAPER_FACES | {family.casefold()}:
        yield f"Máy này không có phông {face}; trang sẽ in bằng phông {family}, chữ có thể chiếm chỗ khác đi."
    if not may_embed(family):
        yield f"Phông {family} không cho nhúng vào tệp PDF; xin đổi sang Times New Roman."
    printable = {letter for letter in letters if letter.isprintable() and not letter.isspace()}
    missing = sorted(letter for letter in printable | set(vietnamese_letters()) if not _can_print(family, letter))
    if missing:
        yield f"Phông {family} thiếu {len(missing)} chữ: {' '.join(missing[:_SHOWN_LETTERS])}."


def may_embed(family: str) -> bool:
    """Whether the licence bits of an installed family allow its outlines in a PDF."""
    with QT_TEXT:
        table = bytes(QRawFont.fromFont(QFont(family)).fontTable("OS/2").data())
    return licence_allows(table)


def licence_allows(os2: bytes) -> bool:
    """The ``fsType`` bits of an OS/2 table; a font without the table forbids nothing."""
    bits = int.from_bytes(os2[_LICENCE_AT : _LICENCE_AT + 2], "big")
    return not (bits & 0x000F == _RESTRICTED or bits & _BITMAPS_ONLY)


def _can_print(family: str, letter: str) -> bool:
    return has_glyph(family, False, False, letter) or symbol_family(letter, False, False) is not None
