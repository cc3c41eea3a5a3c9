# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of a tally as vectors on paper: bars, a line, groups with hatching; no colour is needed to read them."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, Shape, String
from reportlab.lib.colors import Color, white
from reportlab.pdfbase.pdfmetrics import stringWidth

from counter_app.domain.tally import ColumnKind
from counter_app.domain.tally_charts import Chart
from counter_app.domain.tally_words import cell_words
from counter_app.paper.sheet_fonts import BOLD, REGULAR, register_fonts
from counter_app.paper.sheet_styles import INK, RULE

HEIGHT = 150.0
"""Points of an upright picture, its title not counted."""
_TITLE, _FOOT, _EDGE, _SIZE = 34.0, 16.0, 46.0, 8.5
_ROW, _BAR = 22.0, 14.0
_GREY = Color(0.62, 0.62, 0.62)
_STEPS = 4
_ROUND = (1.0, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_MOST_NUMBERS = 26
_HATCHES: tuple[tuple[float, float], ...] = ((45, 5), (135, 5), (90, 4), (45, 3), (0, 3), (135, 3))
"""Direction in degrees and distance in points; the seventh group begins again, its name stands beside it anyway."""


def draw(chart: Chart, width: float) -> Drawing:
    """The picture, ``width`` points wide."""
    register_fonts()
    return _groups(chart, width) if chart.plan.kind == "groups" else _upright(chart, width)


def _upright(chart: Chart, width: float) -> Drawing:
    points = list(chart.points())
    top = _ceiling([value or 0.0 for _title, value in points], chart.column.kind)
    drawing = Drawing(width, _TITLE + HEIGHT + _FOOT)
    _add(drawing, [_title(chart, HEIGHT + _FOOT + 20)], _scale(top, width, chart.column.kind))
    step = (width - _EDGE) / len(points)
    middles = [_EDGE + step * (number + 0.5) for number in range(len(points))]
    heights = [None if value is None else HEIGHT * value / top for _title, value in points]
    drawn = _bars(middles, heights, step) if chart.plan.kind == "bars" else _line(middles, heights)
    _add(drawing, drawn, _names(points, middles, step))
    if len(points) <= _MOST_NUMBERS:
        _add(drawing, _numbers(points, middles, heights, chart.column.kind))
    return drawing


def _scale(top: float, width: float, kind: ColumnKind) -> Iterator[Shape]:
    """Lines across with their numbers at the left."""
    for number in range(_STEPS + 1):
        y = _FOOT + HEIGHT * number / _STEPS
        yield Line(_EDGE, y, width, y, strokeColor=INK if not number else RULE, strokeWidth=0.4)
        yield _words(_EDGE - 5, y - 3, cell_words(top * number / _STEPS, kind), "end")


def _bars(middles: Sequence[float], heights: Sequence[float | None], step: float) -> Iterator[Shape]:
    for middle, height in zip(middles, heights, strict=True):
        if height:
            half = min(step * 0.32, 24)
            yield Rect(middle - half, _FOOT, 2 * half, height, fillColor=_GREY, strokeColor=INK, strokeWidth=0.7)


def _line(middles: Sequence[float], heights: Sequence[float | None]) -> Iterator[Shape]:
    """A line from point to point; where nothing can be said it is broken."""
    places = [(x, None if height is None else _FOOT + height) for x, height in zip(middles, heights, strict=True)]
    for (x, y), (next_x, next_y) in pairwise(places):
        if y is not None and next_y is not None:
            yield Line(x, y, next_x, next_y, strokeColor=INK, strokeWidth=1.3)
    for x, y in places:
        if y is not None:
            yield Circle(x, y, 2.6, fillColor=white, strokeColor=INK, strokeWidth=1.1)


def _names(points: Sequence[tuple[str, float | None]], middles: Sequence[float], step: float) -> Iterator[Shape]:
    """As many names under the picture as have room."""
    widest = max(stringWidth(title, REGULAR, _SIZE) for title, _value in points) + 6
    every = max(1, math.ceil(widest / step))
    for (title, _value), middle in list(zip(points, middles, strict=True))[::every]:
        yield _words(middle, _FOOT - 11, title, "middle")


def _numbers(
    points: Sequence[tuple[str, float | None]],
    middles: Sequence[float],
    heights: Sequence[float | None],
    kind: ColumnKind,
) -> Iterator[Shape]:
    for (_title, value), middle, height in zip(points, middles, heights, strict=True):
        if height is not None:
            yield _words(middle, _FOOT + height + 5, cell_words(value, kind), "middle")


def _groups(chart: Chart, width: float) -> Drawing:
    points = list(chart.points())
    names = max(stringWidth(title, REGULAR, _SIZE + 1) for title, _value in points) + 10
    top = max(value or 0.0 for _title, value in points)
    drawing = Drawing(width, _ROW * len(points) + 22)
    drawing.add(_title(chart, _ROW * len(points) + 8))
    for number, (title, value) in enumerate(points):
        y = _ROW * (len(points) - number - 1) + (_ROW - _BAR) / 2
        length = (width - names - _EDGE) * (value or 0.0) / top
        drawing.add(_words(names - 6, y + 4, title, "end", _SIZE + 1))
        drawing.add(Rect(names, y, length, _BAR, fillColor=white, strokeColor=INK, strokeWidth=0.7))
        _add(drawing, _hatching(names, y, length, _BAR, *_HATCHES[number % len(_HATCHES)]))
        drawing.add(_words(names + length + 5, y + 4, cell_words(value, chart.column.kind), "start", _SIZE + 1))
    return drawing


def _hatching(x: float, y: float, width: float, height: float, degrees: float, distance: float) -> Iterator[Shape]:
    """Parallel lines within a rectangle, each cut at its edges."""
    across, up = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    corners = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)]
    # How far each corner lies from a line of this direction through the origin.
    far = [up * corner_x - across * corner_y for corner_x, corner_y in corners]
    for number in range(math.ceil(min(far) / distance), math.floor(max(far) / distance) + 1):
        ends = _crossings(x, y, width, height, (across, up), number * distance)
        if len(ends) == 2:
            (left, low), (right, high) = ends
            yield Line(left, low, right, high, strokeColor=INK, strokeWidth=0.5)


def _crossings(
    x: float, y: float, width: float, height: float, way: tuple[float, float], far: float
) -> list[tuple[float, float]]:
    """Where the line at this distance enters and leaves the rectangle."""
    across, up = way
    found: set[tuple[float, float]] = set()
    for edge in (x, x + width):
        if abs(across) > 1e-6 and y <= (at := (up * edge - far) / across) <= y + height:
            found.add((round(edge, 2), round(at, 2)))
    for edge in (y, y + height):
        if abs(up) > 1e-6 and x <= (at := (far + across * edge) / up) <= x + width:
            found.add((round(at, 2), round(edge, 2)))
    return sorted(found)[:: max(1, len(found) - 1)]


def _ceiling(values: Sequence[float], kind: ColumnKind) -> float:
    """The top of the scale, its steps whole and round numbers; of shares the whole."""
    if kind == "share":
        return 1.0
    least = max(max(values) / _STEPS, 1.0)
    power = 10.0 ** math.floor(math.log10(least))
    steps = (factor * power for factor in _ROUND)
    return _STEPS * next(step for step in steps if step >= least and step.is_integer())


def _title(chart: Chart, y: float) -> String:
    return String(0, y, _composed(chart.plan.title), fontName=BOLD, fontSize=11, fillColor=INK)


def _words(x: float, y: float, words: str, anchor: str, size: float = _SIZE) -> String:
    return String(x, y, _composed(words), fontName=REGULAR, fontSize=size, fillColor=INK, textAnchor=anchor)


def _composed(words: str) -> str:
    return unicodedata.normalize("NFC", words)


def _add(drawing: Drawing, *many: Iterable[Shape]) -> None:
    for shape in chain.from_iterable(many):
        drawing.add(shape)
