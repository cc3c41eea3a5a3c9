# SPDX-License-Identifier: GPL-3.0-or-later
"""Places shaped words, tabs, pictures and breaks on lines, as the office suites do (tabs count from the margin)."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QTextLayout, QTextLine

from counter_app.paper.fonts import line_metrics
from counter_app.paper.holes import Hole, free_line
from counter_app.paper.inlines import Picture, Tab
from counter_app.paper.lines import Gap, Line, PlacedPicture, TextPiece, x_in_line
from counter_app.paper.looks import ParagraphLook, RunLook, TabStop

_HYPHEN_NUMBER = re.compile(r"\w-\d")
_DECIMAL = re.compile(r",(?=\d)|\.(?=\d+$)(?!\d{3}$)")
_ENDLESS = 1_000_000.0
Looks = tuple[tuple[int, RunLook], ...]
"""(place in the text, look from there on)."""
_TOLERANCE = 1.0
_NO_BREAK_AFTER = "/"
_FIXED_ASCENT = 0.8
"""Share of an exact line height that lies above the baseline."""


class LineBuilder:
    """Grows one line at a time; ``finish`` returns all lines of the paragraph."""

    def __init__(
        self, look: ParagraphLook, width: float, default_tab: float, empty: RunLook, holes: tuple[Hole, ...] = ()
    ) -> None:
        self._holes = holes
        self._y = self._before = 0.0
        self._free = (0.0, width)
        self._look = look
        self._width = width
        self._default_tab = default_tab
        self._empty = empty
        self._lines: list[Line] = []
        self._wide: list[tuple[int, int]] = []
        self._line_start = 0
        self._right_tab: tuple[int, TabStop] | None = None
        self._overfull: tuple[int, TabStop] | None = None
        self._begin_line()

    def _begin_line(self) -> None:
        self._pieces: list[TextPiece] = []
        self._gaps: list[Gap] = []
        self._pictures: list[PlacedPicture] = []
        self._looks: set[RunLook] = set()
        if self._holes:
            height = self._spaced(*line_metrics(self._empty))[0]
            y, *free = free_line(self._holes, self._y, height, self._width)
            self._before, self._free = y - self._y, (free[0], free[1])
        self._x = self._left
        self._used = self._x
        self._right_tab = None

    @property
    def _left(self) -> float:
        return max(self._look.left + (0.0 if self._lines else self._look.first), self._free[0] or -_ENDLESS)

    @property
    def _right(self) -> float:
        return min(self._width - self._look.right, self._free[1] if self._holes else _ENDLESS)

    @property
    def _blank(self) -> bool:
        return not (self._pieces or self._gaps or self._pictures)

    def words(self, layout: QTextLayout, looks: Looks, start: int, size: int) -> None:
        """Text between two tabs or breaks; wraps onto as many lines as it needs.

        The layout's text may be longer than ``size``: what follows only keeps Qt from seeing a last line.
        """
        self._clear_for_tab(layout)
        layout.beginLayout()
        done = 0
        while done < size:
            line = layout.createLine()
            if not self._fit(layout.text(), line, size):
                self._end_line(start + done)
                self._fit(layout.text(), line, size)
            done = self._take(layout, line, looks, start)
            if done < size:
                self._move_to_stop()
                self._end_line(start + done)
            self._overfull = None
        layout.endLayout()

    def _fit(self, text: str, line: QTextLine, size: int) -> bool:
        """Give the line its room; False when only a new line has room for the next word."""
        room = max(self._right - self._x, 1.0)
        line.setLineWidth(room)
        begin, end = line.textStart(), line.textStart() + line.textLength()
        if end >= size:
            if len(text) > size:
                line.setNumColumns(size - begin, room)
            return self._blank or line.naturalTextWidth() <= room + _TOLERANCE
        if text[end - 1] == " " and not _HYPHEN_NUMBER.search(text, end, _word_end(text, end)):
            return self._blank or line.naturalTextWidth() <= room + _TOLERANCE
        # Qt breaks after a slash or inside a long word, and never between hyphen and digit; the office suites
        # go back to the last place a word may end, or on to one more that has room.
        for at in sorted(_word_breaks(text, begin, _word_end(text, end)), reverse=True):
            line.setNumColumns(at - begin, room)
            if at <= end or (begin + line.textLength() == at and x_in_line(line, at) <= room + _TOLERANCE):
                return self._blank or line.naturalTextWidth() <= room + _TOLERANCE
        line.setLineWidth(room)
        return self._blank

    def _clear_for_tab(self, layout: QTextLayout) -> None:
        """After a right, centre or decimal tab the text moves left of, or around, the stop."""
        if self._right_tab is None:
            return
        index, stop = self._right_tab
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(_ENDLESS)
        natural = x_in_line(line, len(layout.text().rstrip(" ")))
        layout.endLayout()
        gap = self._gaps[index]
        room = stop.at - gap.x
        share = {"center": 0.5, "decimal": 1.0}.get(stop.kind, 1.0)
        back = natural * share if stop.kind != "decimal" else _whole_part(layout.text(), line, natural)
        width = max(0.0, room - back)
        self._overfull = (index, stop) if back > room and stop.kind == "right" else None
        self._gaps[index] = replace(gap, width=width)
        self._x = self._used = gap.x + width
        self._right_tab = None

    def _move_to_stop(self) -> None:
        """Text too long for its right tab wraps; what stays on the tab's line still ends at the stop."""
        if self._overfull is None:
            return
        index, stop = self._overfull
        free = stop.at - self._used
        if free > 0:
            self._gaps[index] = replace(self._gaps[index], width=self._gaps[index].width + free)
            self._pieces[-1] = replace(self._pieces[-1], x=self._pieces[-1].x + free)
            self._used += free

    def _take(self, layout: QTextLayout, line: QTextLine, looks: Looks, start: int) -> int:
        begin, count = line.textStart(), line.textLength()
        end = begin + count
        text = layout.text()[begin:end]
        advance = x_in_line(line, end)
        # Qt's natural width leaves room for overhanging letters; the office suites do not.
        natural = x_in_line(line, begin + len(text.rstrip(" ")))
        self._pieces.append(TextPiece(layout, line, self._x, natural, start + begin, count, begin, looks))
        for number, (at, look) in enumerate(looks):
            until = looks[number + 1][0] if number + 1 < len(looks) else _ENDLESS
            if at < end and until > begin:
                self._looks.add(look)
        self._used = self._x + natural
        if self._used > self._right + _TOLERANCE and line.naturalTextWidth() > line.width() + _TOLERANCE:
            self._wide.append((start + begin, start + end))
        self._x += advance
        return end

    def lean(self, aligned: str) -> None:
        """A list's number that ends at its place, or stands around it, instead of beginning there."""
        back = {"right": 1.0, "center": 0.5}.get(aligned, 0.0) * (self._x - self._left)
        if back and self._pieces:
            self._pieces = [replace(piece, x=piece.x - back) for piece in self._pieces]
            self._x -= back
            self._used = self._x

    def tab(self, tab: Tab, at: int, to_indent: bool = False) -> None:
        """Advance to the next stop; a right, centre or decimal one is settled when the following text is known."""
        self._settle()
        stop = self._next_stop(tab, to_indent)
        if stop is None:
            self._end_line(at)
            stop = self._next_stop(tab, to_indent) or TabStop(self._right)
        self._looks.add(tab.look)
        self._gaps.append(Gap(self._x, max(0.0, stop.at - self._x), tab.leader or stop.leader, tab.look, at))
        if stop.kind == "left":
            self._x = stop.at
        else:
            self._right_tab = (len(self._gaps) - 1, stop)
            self._x = stop.at
        self._used = self._x

    def _settle(self) -> None:
        self._right_tab = None

    def _next_stop(self, tab: Tab, to_indent: bool) -> TabStop | None:
        if tab.to:
            at = {"left": self._left, "center": (self._look.left + self._right) / 2}.get(tab.to, self._right)
            return TabStop(at, tab.to, tab.leader) if at > self._x else None
        stops = list(self._look.tabs)
        if self._look.first < 0 or to_indent:
            stops.append(TabStop(self._look.left))
        later = [stop for stop in sorted(stops, key=lambda s: s.at) if stop.at > self._x + _TOLERANCE]
        if later:
            return later[0]
        if self._x >= self._right - _TOLERANCE:
            return None
        at = (int((self._x + _TOLERANCE) // self._default_tab) + 1) * self._default_tab
        return TabStop(min(at, max(self._right, self._x)))

    def picture(self, picture: Picture, at: int) -> None:
        """An inline picture is one unbreakable word."""
        if not self._blank and self._x + picture.width > self._right + _TOLERANCE:
            self._end_line(at)
        self._pictures.append(PlacedPicture(picture.part, self._x, picture.width, picture.height, picture.view))
        self._x += picture.width
        self._used = self._x

    def line_break(self, kind: str, look: RunLook, at: int) -> None:
        """A manual break ends the line even when it is empty."""
        self._looks.add(look)
        self._end_line(at, "" if kind == "line" else kind)

    def finish(self, at: int) -> tuple[tuple[Line, ...], tuple[tuple[int, int], ...]]:
        """All lines, and the (start, end) of those wider than their room."""
        if not self._blank or not self._lines or not self._lines[-1].break_after:
            self._end_line(at)
        return tuple(self._lines), tuple(self._wide)

    def _end_line(self, at: int, break_after: str = "") -> None:
        above, below = self._extent()
        height, ascent = self._spaced(above, below)
        shift = self._shift()
        if shift:
            self._pieces = [replace(piece, x=piece.x + shift) for piece in self._pieces]
            self._gaps = [replace(gap, x=gap.x + shift) for gap in self._gaps]
            self._pictures = [replace(picture, x=picture.x + shift) for picture in self._pictures]
        self._lines.append(
            Line(
                height,
                ascent,
                tuple(self._pieces),
                tuple(self._gaps),
                tuple(self._pictures),
                self._line_start,
                at,
                self._left + shift,
                break_after,
                max(0.0, height - above - below) if self._look.line_rule == "auto" else 0.0,
                self._before,
            )
        )
        self._y += self._before + height
        self._line_start = at
        self._begin_line()

    def _shift(self) -> float:
        free = self._right - self._used
        if free <= 0:
            return 0.0
        return {"center": free / 2, "right": free}.get(self._look.alignment, 0.0)

    def _extent(self) -> tuple[float, float]:
        looks = self._looks or {self._empty}
        metrics = [line_metrics(look) for look in looks]
        above = max([m[0] for m in metrics] + [picture.height for picture in self._pictures])
        return above, max(m[1] for m in metrics)

    def _spaced(self, above: float, below: float) -> tuple[float, float]:
        natural, line = above + below, self._look.line
        if self._look.line_rule == "exact":
            return line, line * _FIXED_ASCENT
        if self._look.line_rule == "atLeast":
            return max(natural, line), above + max(0.0, line - natural)
        # Whole twips and whole percents, as the office suites count: a page of lines makes the difference.
        height = float(round(natural) * int(line * 100 / 240) // 100) if line != 240.0 else natural
        return height, above + min(0.0, height - natural)


def _word_end(text: str, at: int) -> int:
    """Where the word at ``at`` ends."""
    end = text.find(" ", at)
    return len(text) if end < 0 else end


def _word_breaks(text: str, begin: int, end: int) -> list[int]:
    """Places after ``begin`` where the office suites end a line, up to ``end``."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    finder.setPosition(begin)
    found = {match.end() - 1 for match in _HYPHEN_NUMBER.finditer(text, begin, end)}
    while 0 < (at := finder.toNextBoundary()) < end:
        if text[at - 1] != _NO_BREAK_AFTER:
            found.add(at)
    return [at for at in found if at > begin]


def _whole_part(text: str, line: QTextLine, natural: float) -> float:
    """Width of what stands before the decimal sign: the Vietnamese comma, or a point that does not part thousands."""
    sign = _DECIMAL.search(text)
    return natural if sign is None else x_in_line(line, sign.start())
