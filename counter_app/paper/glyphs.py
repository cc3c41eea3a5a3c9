# SPDX-License-Identifier: GPL-3.0-or-later
"""What Qt shaped, read out once: runs of glyphs of one piece of a line, as a PDF writes them.

Kept with the piece, so that the fixed words of a form are read out for its first paper and not again.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QTextLayout

from counter_app.paper.lines import TextPiece
from counter_app.paper.looks import RunLook
from counter_app.paper.pdf_fonts import Face, FaceNotWritable, face_of

_ALL = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll
_LEAST_MOVE, _LEAST_GAP = 1.0, 0.3
"""Twips: what a stretch, or one glyph, may be off by the rounding of its places."""
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Signs that are drawn by nothing; a soft hyphen is, at a line's end."""
_LAST_OF_ONE_UNIT = "\uffff"
_BOLD, _ITALIC = 1, 2
Points = Sequence[QPointF]
Shown = tuple[tuple[float, float, str], ...]
"""(x, y, operators) of each part that is placed by itself; twips from the piece's left and the line's top."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One run of glyphs in one face and one look. Twips; ``underline`` from the baseline, downwards."""

    face: Face
    size: float
    look: RunLook
    glyphs: Sequence[int]
    texts: Sequence[str]
    points: Points
    right: float
    underline: float
    thick: float
    ascent: float
    apart: bool
    """Whether letters have their marks set apart, or share glyphs."""
    shown: Shown
    """As it is written when every glyph goes by its own number."""

    @property
    def left(self) -> float:
        """Where the first glyph begins."""
        return self.points[0].x()

    def shown_as(self, numbers: Sequence[int]) -> Shown:
        """As it is written when some glyphs go by other numbers."""
        return _shown(self.face, self.size, self.look, self.glyphs, self.points, numbers, apart=self.apart)


def stretches(piece: TextPiece) -> tuple[Stretch, ...]:
    """The runs of a piece, in order; hold ``fonts.QT_TEXT``. Raises FaceNotWritable for what only Qt can draw."""
    if not piece.read_out:
        piece.read_out.append(_read(piece))
    found: tuple[Stretch, ...] = piece.read_out[0]
    return found


def _read(piece: TextPiece) -> tuple[Stretch, ...]:
    runs = piece.line.glyphRuns(-1, -1, _ALL)
    source = runs[0].sourceString() if runs else ""
    if source and max(source) > _LAST_OF_ONE_UNIT:
        raise FaceNotWritable("letters that Qt counts twice")
    indexes = [run.stringIndexes() for run in runs]
    starts = [found[0] for found in indexes]
    ends = [*starts[1:], piece.offset + piece.length]
    read = _texts if _UNSEEN.isdisjoint(source) else _seen
    texts = [read(source, found, end) for found, end in zip(indexes, ends, strict=True)]
    looks = [_look_at(piece, start) for start in starts]
    return tuple(_stretch(run, look, text) for run, look, text in zip(runs, looks, texts, strict=True))


def _stretch(run: QGlyphRun, look: RunLook, texts: Sequence[str]) -> Stretch:
    raw = run.rawFont()
    face = face_of(raw)
    if run.isRightToLeft() or look.stretch != 100 or _made_up(face, look):
        raise FaceNotWritable(face.name)
    size, glyphs, points = raw.pixelSize(), run.glyphIndexes(), run.positions()
    apart = isinstance(texts, list)
    return Stretch(
        face,
        size,
        look,
        glyphs,
        texts,
        points,
        points[-1].x() + raw.advancesForGlyphIndexes(glyphs[-1:])[0].x(),
        raw.underlinePosition(),
        raw.lineThickness(),
        raw.ascent(),
        apart,
        _shown(face, size, look, glyphs, points, glyphs, apart=apart),
    )


def _shown(
    face: Face,
    size: float,
    look: RunLook,
    glyphs: Sequence[int],
    points: Points,
    numbers: Sequence[int],
    *,
    apart: bool,
) -> Shown:
    code = struct.pack(f">{len(numbers)}H", *numbers).hex()
    x, y = points[0].x(), points[0].y()
    advances = face.advances
    natural = sum([advances[glyph] for glyph in glyphs[:-1]]) * size
    if not apart and not look.kerning and abs(points[-1].x() - x - natural) < _LEAST_MOVE:
        return ((x, y, f"<{code}> Tj"),)
    scaled = [advances[glyph] * size for glyph in glyphs]
    if apart:
        return _placed(code, scaled, points, size)
    return ((x, y, f"[<{_spread(code, scaled, points, size)}>] TJ"),)


def _spread(code: str, advances: list[float], points: Points, size: float) -> str:
    """Letters on one level that stand closer or wider than they are: justified lines, kerned pairs."""
    lefts = [point.x() for point in points]
    gaps = [left + advance - after for left, advance, after in zip(lefts, advances, lefts[1:], strict=False)]
    shown, done = "", 0
    for number, extra in enumerate(gaps, 1):
        if not -_LEAST_GAP < extra < _LEAST_GAP:
            # In thousandths of the size, to the left.
            shown += f"{code[done : number * 4]}>{extra * 1000 / size:.1f}<"
            done = number * 4
    return shown + code[done:]


def _placed(code: str, advances: list[float], points: Points, size: float) -> Shown:
    """Letters with marks set apart above or below them: each that leaves the row is placed by itself."""
    parts: list[tuple[float, float, str]] = []
    begin, height, shown = points[0].x(), points[0].y(), ""
    pen = begin
    for number, (advance, point) in enumerate(zip(advances, points, strict=True)):
        left, level = point.x(), point.y()
        if level != height:
            parts.append((begin, height, f"[<{shown}>] TJ"))
            begin = pen = left
            height, shown = level, ""
        elif abs(left - pen) > _LEAST_GAP:
            shown += f">{(pen - left) * 1000 / size:.1f}<"
            pen = left
        shown += code[number * 4 : number * 4 + 4]
        pen += advance
    return (*parts, (begin, height, f"[<{shown}>] TJ"))


def _texts(source: str, indexes: list[int], end: int) -> Sequence[str]:
    """The text each glyph stands for: a ligature for several letters, a mark set apart for none."""
    first, last = indexes[0], indexes[-1]
    # Spaces that hang over a line's end have no glyph.
    end = last + max(1, len(source[last:end].rstrip(" ")))
    if last - first == len(indexes) - 1 and end == last + 1:
        return source[first:end]
    stops = [*dict.fromkeys(indexes), end]
    found = [text for at, after in pairwise(stops) for text in _shared(source[at:after], indexes.count(at))]
    if len(found) != len(indexes):
        raise FaceNotWritable("glyphs out of order")
    return found


def _shared(text: str, glyphs: int) -> list[str]:
    """The letters of one cluster, given to its glyphs in order; the last has what is left."""
    if len(text) < glyphs:
        raise FaceNotWritable("more glyphs than letters")
    return [*text[: glyphs - 1], text[glyphs - 1 :]]


def _seen(source: str, indexes: list[int], end: int) -> Sequence[str]:
    """As ``_texts`` where there are signs without a glyph: Qt goes on counting glyphs as if they had one."""
    text = source[indexes[0] : end].rstrip(" ")
    seen = "".join(c for n, c in enumerate(text) if c not in _UNSEEN or (c == "\u00ad" and n + 1 == len(text)))
    if len(seen) != len(indexes):
        raise FaceNotWritable("letters without a glyph")
    return seen


def _look_at(piece: TextPiece, position: int) -> RunLook:
    found = piece.looks[0][1]
    for at, look in piece.looks:
        if at > position:
            break
        found = look
    return found


def _made_up(face: Face, look: RunLook) -> bool:
    """Whether Qt thickens or slants the letters itself because the family lacks that face."""
    return (look.bold and not face.style & _BOLD) or (look.italic and not face.style & _ITALIC)
