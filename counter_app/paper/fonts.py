# SPDX-License-Identifier: GPL-3.0-or-later
"""Which installed font stands in for a named one, its line metrics and which letters it has.

Qt reports no line gap for Liberation and Tinos under fontconfig, so metrics are read from the font's own tables.
"""

from __future__ import annotations

import sys
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import floor

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QRawFont

from counter_app.domain.errors import CounterError
from counter_app.paper.looks import RunLook

PAPER_FONT = "Times New Roman"
SUPER_SIZE, SUPER_RISE, SUB_DROP = 0.58, 0.33, 0.08
"""Superscript: share of the font size, and how far up or down, as the office suites do it."""
_GRID = 6
"""Dots of LibreOffice's layout device in a twip (8640 an inch)."""

QT_TEXT = threading.RLock()
"""Held while text is shaped or painted: font engines are shared between threads and not safe on their own."""

_TWINS: dict[str, tuple[str, ...]] = {
    "times new roman": ("Times New Roman", "Liberation Serif", "Tinos"),
    "arial": ("Arial", "Liberation Sans", "Arimo"),
    "helvetica": ("Helvetica", "Liberation Sans", "Arimo", "Arial"),
    "courier new": ("Courier New", "Liberation Mono", "Cousine"),
    "calibri": ("Calibri", "Carlito"),
    "cambria": ("Cambria", "Caladea"),
}
_SYMBOL_FAMILIES = ("Segoe UI Symbol", "DejaVu Sans", "Noto Sans Symbols2", "Noto Sans Symbols", "OpenSymbol")
_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


class FontMissing(CounterError):
    """No font on this computer can print Vietnamese in the official face."""

    def __init__(self) -> None:
        super().__init__(
            "Máy này chưa có phông Times New Roman (hoặc Liberation Serif bản 2, Tinos) đủ chữ tiếng Việt nên chưa "
            "dựng được trang giấy. Dữ liệu đã nhập vẫn còn nguyên. Hãy cài gói phông fonts-liberation2 rồi mở lại "
            "chương trình."
        )


@dataclass(frozen=True, slots=True)
class FaceMetrics:
    """Shares of the font size. ``gap`` is added above the ascent, as the office suites do."""

    ascent: float
    descent: float
    gap: float


_started: list[QGuiApplication] = []


def ensure_qt() -> None:
    """Fonts need a Qt application; commands without a window get a screenless one (main thread only)."""
    if QCoreApplication.instance() is None:
        _started.append(QGuiApplication([sys.argv[0] or "counter-app", *screenless(sys.platform)]))


def screenless(system: str) -> tuple[str, ...]:
    """What Qt must be told to start without a screen.

    Windows always has one, and Qt's screenless platform finds none of its fonts there.
    """
    return () if system == "win32" else ("-platform", "offscreen")


def vietnamese_letters() -> str:
    """The 134 letters that plain Latin lacks: 67 lower case, 67 upper case, composed."""
    lower = {unicodedata.normalize("NFC", v + t) for v, t in product(_VOWELS, _TONES)} | {"đ"}
    small = sorted(lower - set("aeiouy"))
    return "".join(small) + "".join(letter.upper() for letter in small)


@lru_cache(maxsize=1)
def _installed() -> dict[str, str]:
    ensure_qt()
    return {name.casefold(): name for name in QFontDatabase.families()}


class _RawFonts(threading.local):
    """Raw fonts of one thread: Qt binds each to the thread that made it, and it is empty in any other."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, bool, bool], QRawFont] = {}


_RAW_FONTS = _RawFonts()


def _raw(family: str, bold: bool, italic: bool) -> QRawFont:
    face = (family, bold, italic)
    if face not in _RAW_FONTS.known:
        font = QFont(family)
        font.setPixelSize(1000)
        font.setBold(bold)
        font.setItalic(italic)
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        _RAW_FONTS.known[face] = QRawFont.fromFont(font)
    return _RAW_FONTS.known[face]


@lru_cache(maxsize=8192)
def has_glyph(family: str, bold: bool, italic: bool, letter: str) -> bool:
    """Whether the installed ``family`` itself draws the letter, without borrowing from another font."""
    with QT_TEXT:
        return _raw(family, bold, italic).supportsCharacter(ord(letter))


@lru_cache(maxsize=1)
def paper_font_family() -> str:
    """The installed face for official papers. Raises FontMissing when none has every Vietnamese letter."""
    letters = vietnamese_letters()
    for name in _TWINS[PAPER_FONT.casefold()]:
        family = _installed().get(name.casefold())
        if family and all(has_glyph(family, False, False, letter) for letter in letters):
            return family
    raise FontMissing


@lru_cache(maxsize=256)
def installed_family(asked: str) -> str:
    """The installed family for a name in a document: itself, its metric twin, else the paper font."""
    for name in _TWINS.get(asked.casefold(), (asked,)):
        family = _installed().get(name.casefold())
        if family and (name.casefold() == asked.casefold() or has_glyph(family, False, False, "ệ")):
            return family
    return paper_font_family()


@lru_cache(maxsize=512)
def symbol_family(letter: str, bold: bool, italic: bool) -> str | None:
    """A family for a sign the text font lacks (☐ ☑ ☒ …), or None."""
    for name in _SYMBOL_FAMILIES:
        family = _installed().get(name.casefold())
        if family and has_glyph(family, bold, italic, letter):
            return family
    return None


@lru_cache(maxsize=256)
def face_metrics(family: str, bold: bool, italic: bool) -> FaceMetrics:
    """Ascent, descent and line gap from ``hhea`` (``OS/2`` where the font asks for its typographic values)."""
    with QT_TEXT:
        raw = _raw(family, bold, italic)
        head, lines, os2 = (bytes(raw.fontTable(t).data()) for t in ("head", "hhea", "OS/2"))
    if len(head) < 20 or len(lines) < 10:
        return FaceMetrics(raw.ascent() / 1000, raw.descent() / 1000, 0.0)
    em = int.from_bytes(head[18:20], "big") or 1000
    ascent, descent, gap = (_signed(lines, at) for at in (4, 6, 8))
    if len(os2) >= 74 and int.from_bytes(os2[62:64], "big") & 0x80:
        ascent, descent, gap = (_signed(os2, at) for at in (68, 70, 72))
    return FaceMetrics(ascent / em, -descent / em, max(0, gap) / em)


def _signed(table: bytes, at: int) -> int:
    return int.from_bytes(table[at : at + 2], "big", signed=True)


class _Fonts(threading.local):
    """Fonts of one thread: a font keeps the engine it was first used with, and that goes with its thread."""

    def __init__(self) -> None:
        self.made = lru_cache(maxsize=1024)(_make_font)


def qfont(look: RunLook, family: str = "") -> QFont:
    """The font of a run, one pixel per twip, unhinted so that widths are those of the printed page."""
    return _FONTS.made(look, family)


def _make_font(look: RunLook, family: str) -> QFont:
    font = QFont(family or installed_family(look.family))
    share = SUPER_SIZE if look.position else 1.0
    font.setPixelSize(max(1, round(look.size * share)))
    font.setBold(look.bold)
    font.setItalic(look.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    font.setKerning(look.kerning)
    if look.spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, look.spacing)
    if look.stretch != 100:
        font.setStretch(look.stretch)
    return font


_FONTS = _Fonts()


@lru_cache(maxsize=1024)
def line_metrics(look: RunLook) -> tuple[float, float]:
    """(above, below) the baseline in twips for a line holding this run.

    Rounded as LibreOffice does: each measure to its layout grid, then height, ascent and gap to whole twips.
    """
    face = face_metrics(installed_family(look.family), look.bold, look.italic)
    size = look.size * (SUPER_SIZE if look.position else 1.0)
    rise = look.size * {"super": SUPER_RISE, "sub": -SUB_DROP}.get(look.position, 0.0) + look.raised
    ascent, descent, gap = (_rounded(share * size * _GRID) for share in (face.ascent, face.descent, face.gap))
    apart = _rounded(gap / _GRID)
    above, height = _rounded(ascent / _GRID) + apart, _rounded((ascent + descent) / _GRID) + apart
    return above + rise, height - above - rise


def _rounded(number: float) -> int:
    """Halves go up."""
    return floor(number + 0.5)
