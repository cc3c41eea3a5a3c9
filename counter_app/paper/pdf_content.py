# SPDX-License-Identifier: GPL-3.0-or-later
"""One page's ink -> PDF drawing operators. Twips, y downwards: the page turns them with its first operator.

Text is written glyph by glyph as Qt shaped it, so a PDF breaks lines where the preview and the printer do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QImage

from counter_app.paper.fonts import SUB_DROP, SUPER_RISE
from counter_app.paper.glyphs import Stretch, stretches
from counter_app.paper.ink import FillInk, Ink, LeaderInk, PictureInk, StrokeInk, TextInk
from counter_app.paper.looks import RunLook
from counter_app.paper.pdf_fonts import Face, FaceNotWritable, Subset
from counter_app.paper.rules import RuleInk

_STRIKE_UP = 1 / 3


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
        found = stretches(ink.piece)
        line = ink.piece.line
        base = line.ascent()
        for one in found:
            if one.look.highlight:
                top = ink.baseline - base
                self._box(ink.x + one.left, top, one.right - one.left, base + line.descent(), one.look.highlight)
        self._said.append("BT")
        for one in found:
            self._glyphs(one, ink.x, ink.baseline - base)
        self._said.append("ET")
        for one in found:
            if one.look.underline == "single" or one.look.strike:
                self._plain_rules(one, ink)

    def _glyphs(self, one: Stretch, x: float, top: float) -> None:
        name, subset = self._font(one.face)
        numbers = subset.numbers(one.glyphs, one.texts)
        shown = one.shown if numbers is one.glyphs else one.shown_as(numbers)
        self._colour(one.look.colour)
        level = top - _rise(one.look)
        self._said.append(f"/{name} {one.size:g} Tf")
        self._said += [f"1 0 0 -1 {x + right:.2f} {level + down:.2f} Tm {said}" for right, down, said in shown]

    def _plain_rules(self, one: Stretch, ink: TextInk) -> None:
        look = one.look
        left, right, level = ink.x + one.left, ink.x + one.right, ink.baseline - _rise(look)
        if look.underline == "single":
            self._line(left, level + one.underline, right, one.thick, look.underline_colour or look.colour)
        if look.strike:
            self._line(left, level - one.ascent * _STRIKE_UP, right, one.thick, look.colour)

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


def _rise(look: RunLook) -> float:
    return look.size * {"super": SUPER_RISE, "sub": -SUB_DROP}.get(look.position, 0.0) + look.raised


def _dashes(pattern: Iterable[float], thick: float) -> str:
    """Qt counts dashes in widths of the pen."""
    return "[" + " ".join(f"{part * thick:.4g}" for part in pattern) + "]"


def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3g}" for at in (0, 2, 4))
