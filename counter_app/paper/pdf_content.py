# SPDX-License-Identifier: GPL-3.0-or-later
"""One page's ink -> PDF drawing operators. Twips, y downwards: the page turns them with its first operator.

Text is written glyph by glyph as Qt shaped it, so a PDF breaks lines where the preview and the printer do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QImage, QTextLayout

from counter_app.paper.fonts import SUB_DROP, SUPER_RISE
from counter_app.paper.ink import FillInk, Ink, LeaderInk, PictureInk, StrokeInk, TextInk
from counter_app.paper.lines import TextPiece
from counter_app.paper.looks import RunLook
from counter_app.paper.pdf_fonts import Face, FaceNotWritable, Sign, Subset, face_of
from counter_app.paper.rules import RuleInk

_ALL = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll
_LEAST_MOVE, _LEAST_GAP = 1.0, 0.3
"""Twips: what a stretch, or one glyph, may be off by the rounding of its places."""
_STRIKE_UP = 1 / 3
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Signs that are drawn by nothing; a soft hyphen is, at a line's end."""
_LAST_OF_ONE_UNIT = "\uffff"
_BOLD, _ITALIC = 1, 2


class Content:
    """Collects the operators of one page. ``font`` and ``picture`` give the file's name for what is used."""

    def __init__(self, height: float, font: Callable[[Face], tuple[str, Subset]], picture: Callable[[QImage], str]):
        self._font, self._picture = font, picture
        self._said: list[str] = [f".05 0 0 -.05 0 {height / 20:g} cm"]
        self._fill = self._stroke = "000000"
        self._dash, self._cap = "[]", 0

    def written(self, inks: Iterable[Ink]) -> bytes:
        """The page's stream. Raises FaceNotWritable for what only Qt can draw."""
        for ink in inks:
            match ink:
                case TextInk():
                    self._text(ink)
                case LeaderInk():
                    self._leader(ink)
                case StrokeInk():
                    self._border(ink)
                case RuleInk():
                    self._rule(ink)
                case FillInk():
                    self._box(ink.x, ink.y, ink.width, ink.height, ink.colour)
                case PictureInk():
                    name = self._picture(ink.image)
                    place = f"{ink.width:.1f} 0 0 {-ink.height:.1f} {ink.x:.1f} {ink.y + ink.height:.1f}"
                    self._said.append(f"q {place} cm /{name} Do Q")
                case _:
                    raise FaceNotWritable(type(ink).__name__)
        return "\n".join(self._said).encode("ascii")

    def _text(self, ink: TextInk) -> None:
        piece, line = ink.piece, ink.piece.line
        runs = line.glyphRuns(-1, -1, _ALL)
        source = runs[0].sourceString() if runs else ""
        if source and max(source) > _LAST_OF_ONE_UNIT:
            raise FaceNotWritable("letters that Qt counts twice")
        indexes = [run.stringIndexes() for run in runs]
        starts = [found[0] for found in indexes]
        ends = [*starts[1:], piece.offset + piece.length]
        read = _texts if _UNSEEN.isdisjoint(source) else _seen
        texts = [read(source, found, end) for found, end in zip(indexes, ends, strict=True)]
        looks = [_look_at(piece, start) for start in starts]
        base = line.ascent()
        for run, look in zip(runs, looks, strict=True):
            if look.highlight:
                left, right = _extent(run)
                top = ink.baseline - base
                self._box(ink.x + left, top, right - left, base + line.descent(), look.highlight)
        self._said.append("BT")
        for run, look, text in zip(runs, looks, texts, strict=True):
            self._glyphs(run, look, text, ink.x, ink.baseline, base)
        self._said.append("ET")
        for run, look in zip(runs, looks, strict=True):
            if look.underline == "single" or look.strike:
                self._plain_rules(run, look, ink)

    def _glyphs(
        self, run: QGlyphRun, look: RunLook, texts: Sequence[str], x: float, baseline: float, base: float
    ) -> None:
        raw = run.rawFont()
        face = face_of(raw)
        if run.isRightToLeft() or look.stretch != 100 or _made_up(face, look):
            raise FaceNotWritable(face.name)
        name, subset = self._font(face)
        size = raw.pixelSize()
        self._colour(look.colour)
        glyphs, points = run.glyphIndexes(), run.positions()
        signs = [subset.signs.get(pair) or subset.sign(*pair) for pair in zip(glyphs, texts, strict=True)]
        level = baseline - _rise(look) - base
        self._said.append(f"/{name} {size:g} Tf 1 0 0 -1 {x + points[0].x():.2f} {level + points[0].y():.2f} Tm")
        natural = sum([advance for _, advance in signs[:-1]]) * size
        if isinstance(texts, list):
            self._marked(signs, points, size, x, level)
        elif not look.kerning and abs(points[-1].x() - points[0].x() - natural) < _LEAST_MOVE:
            self._said.append(f"<{''.join([code for code, _ in signs])}> Tj")
        else:
            self._spread(signs, points, size)

    def _spread(self, signs: list[Sign], points: list[QPointF], size: float) -> None:
        """Letters on one level that stand closer or wider than they are: justified lines, kerned pairs."""
        lefts = [point.x() for point in points]
        shown = [
            code
            if -_LEAST_GAP < (extra := left + advance * size - after) < _LEAST_GAP
            # In thousandths of the size, to the left.
            else f"{code}>{extra * 1000 / size:.1f}<"
            for (code, advance), left, after in zip(signs[:-1], lefts, lefts[1:], strict=False)
        ]
        self._said.append(f"[<{''.join(shown)}{signs[-1][0]}>] TJ")

    def _marked(self, signs: list[Sign], points: list[QPointF], size: float, x: float, level: float) -> None:
        """Letters with marks set apart above or below them: each that leaves the row is placed by itself."""
        pen, height = points[0].x(), points[0].y()
        shown: list[str] = []
        for (code, advance), point in zip(signs, points, strict=True):
            left = point.x()
            if point.y() != height:
                height = point.y()
                self._said.append(f"[<{''.join(shown)}>] TJ 1 0 0 -1 {x + left:.2f} {level + height:.2f} Tm")
                shown, pen = [], left
            elif abs(left - pen) > _LEAST_GAP:
                shown.append(f">{(pen - left) * 1000 / size:.1f}<")
                pen = left
            shown.append(code)
            pen += advance * size
        self._said.append(f"[<{''.join(shown)}>] TJ")

    def _plain_rules(self, run: QGlyphRun, look: RunLook, ink: TextInk) -> None:
        raw = run.rawFont()
        left, right = _extent(run)
        level = ink.baseline - _rise(look)
        if look.underline == "single":
            self._line(
                ink.x + left,
                level + raw.underlinePosition(),
                ink.x + right,
                raw.lineThickness(),
                look.underline_colour or look.colour,
            )
        if look.strike:
            self._line(ink.x + left, level - raw.ascent() * _STRIKE_UP, ink.x + right, raw.lineThickness(), look.colour)

    def _line(self, x1: float, y: float, x2: float, width: float, colour: str) -> None:
        self._pen(colour, width, "[]", 0)
        self._said.append(f"{x1:.1f} {y:.1f} m {x2:.1f} {y:.1f} l S")

    def _leader(self, ink: LeaderInk) -> None:
        if ink.kind == "underscore":
            thick = ink.look.size * 0.05
            self._box(ink.x, ink.baseline + thick * 2, ink.width, thick, ink.look.colour)
            return
        drawn = ink.dashes()
        if drawn is not None:
            self._pen(ink.look.colour, drawn.thick, _dashes(drawn.pattern, drawn.thick), 1 if drawn.round else 0)
            self._said.append(f"{drawn.x1:.1f} {drawn.y:.1f} m {drawn.x2:.2f} {drawn.y:.1f} l S")

    def _border(self, ink: StrokeInk) -> None:
        flat, pattern = ink.pattern()
        self._pen(ink.border.colour, ink.border.width, _dashes(pattern, ink.border.width), 0 if flat else 2)
        for x1, y1, x2, y2 in ink.lines():
            self._said.append(f"{x1:.1f} {y1:.1f} m {x2:.1f} {y2:.1f} l S")

    def _rule(self, ink: RuleInk) -> None:
        self._pen(ink.colour, ink.thick, _dashes(ink.pattern, ink.thick), 0)
        for points in ink.strokes():
            path = " l ".join(f"{x:.1f} {y:.1f}" for x, y in points).replace(" l ", " m ", 1)
            self._said.append(f"{path} l S")

    def _box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._colour(colour)
        self._said.append(f"{x:.1f} {y:.1f} {width:.1f} {height:.1f} re f")

    def _colour(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self._said.append(f"{_rgb(colour)} rg")

    def _pen(self, colour: str, width: float, dash: str, cap: int) -> None:
        if colour != self._stroke:
            self._stroke = colour
            self._said.append(f"{_rgb(colour)} RG")
        if cap != self._cap:
            self._cap = cap
            self._said.append(f"{cap} J")
        if dash != self._dash:
            self._dash = dash
            self._said.append(f"{dash} 0 d")
        self._said.append(f"{width:g} w")


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


def _rise(look: RunLook) -> float:
    return look.size * {"super": SUPER_RISE, "sub": -SUB_DROP}.get(look.position, 0.0) + look.raised


def _extent(run: QGlyphRun) -> tuple[float, float]:
    glyphs, points = run.glyphIndexes(), run.positions()
    raw = run.rawFont()
    return points[0].x(), points[-1].x() + raw.advancesForGlyphIndexes(glyphs[-1:])[0].x()


def _dashes(pattern: Iterable[float], thick: float) -> str:
    """Qt counts dashes in widths of the pen."""
    return "[" + " ".join(f"{part * thick:.4g}" for part in pattern) + "]"


def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3g}" for at in (0, 2, 4))
