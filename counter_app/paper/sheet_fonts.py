# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper font for sheets that reportlab makes: found among the system's font files and embedded.

reportlab does not shape text, so everything is composed (NFC) on its way in: see ``said``.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from counter_app.paper.fonts import FontMissing, vietnamese_letters

REGULAR, BOLD = "CounterSheet", "CounterSheet-Bold"
_FACES = (
    ("times.ttf", "timesbd.ttf"),
    ("Times_New_Roman.ttf", "Times_New_Roman_Bold.ttf"),
    ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
    ("Tinos-Regular.ttf", "Tinos-Bold.ttf"),
)


def said(text: str) -> str:
    """Text as reportlab's paragraphs take it: composed, with markup signs made harmless."""
    return escape(unicodedata.normalize("NFC", text))


def font_folders() -> Iterator[Path]:
    """Where this system keeps its fonts."""
    yield Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts"
    yield Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft" / "Windows" / "Fonts"
    yield Path("/usr/share/fonts")
    yield Path("/usr/local/share/fonts")
    yield Path.home() / ".local" / "share" / "fonts"
    yield Path.home() / ".fonts"


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Embed the paper font from the system's files. Raises FontMissing."""
    for regular, bold in _FACES:
        for folder in font_folders():
            for found in sorted(folder.rglob(regular)) if folder.is_dir() else ():
                other = found.with_name(bold)
                if other.is_file() and _use(found, other):
                    return
    raise FontMissing


def _use(regular: Path, bold: Path) -> bool:
    try:
        faces = TTFont(REGULAR, str(regular)), TTFont(BOLD, str(bold))
    except (TTFError, OSError):
        return False
    if any(ord(letter) not in face.face.charToGlyph for face in faces for letter in vietnamese_letters()):
        return False
    for face in faces:
        pdfmetrics.registerFont(face)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return True
