# SPDX-License-Identifier: GPL-3.0-or-later
"""Shaped lines: what one paragraph becomes at one width. Immutable, so a cached line may stand on many pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtGui import QTextLayout, QTextLine

from counter_app.paper.inlines import WHOLE, Anchored, Paragraph, View
from counter_app.paper.looks import RunLook
from counter_app.paper.rules import Rule


def x_in_line(line: QTextLine, position: int) -> float:
    """Where the character at ``position`` of the layout's text begins, from the line's left."""
    found: Any = line.cursorToX(position)
    return float(found[0])


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of one line that Qt shaped. ``x`` from the left of the text area, ``start`` in the paragraph's text.

    ``offset`` and the places of ``looks`` count in the layout's own text.
    """

    layout: QTextLayout
    line: QTextLine
    x: float
    width: float
    start: int
    length: int
    offset: int
    looks: tuple[tuple[int, RunLook], ...]
    read_out: list[Any] = field(default_factory=list, compare=False, repr=False)
    """What ``glyphs.stretches`` read out of it, once it was asked."""

    def x_of(self, position: int) -> float:
        """Where the character at ``position`` of the paragraph's text begins."""
        inside = max(0, min(position - self.start, self.length))
        return self.x + x_in_line(self.line, self.offset + inside)


@dataclass(frozen=True, slots=True)
class Gap:
    """A tab: empty or filled by a leader. ``at`` is the tab's position in the paragraph's text."""

    x: float
    width: float
    leader: str
    look: RunLook
    at: int


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """An inline picture standing on the baseline."""

    part: str
    x: float
    width: float
    height: float
    view: View = WHOLE


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``ascent`` is from its top to the baseline; ``end`` counts in the paragraph's text.

    ``trail`` is the part of its height that only keeps the next line away: a page's last line does without.
    ``before`` is left free above it because a drawing stands there.
    """

    height: float
    ascent: float
    pieces: tuple[TextPiece, ...]
    gaps: tuple[Gap, ...]
    pictures: tuple[PlacedPicture, ...]
    start: int
    end: int
    left: float
    break_after: str = ""
    trail: float = 0.0
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class MarkRange:
    """Where value ``mark`` stands in the paragraph's text (start == end for an empty value)."""

    mark: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ShapedParagraph:
    """A paragraph at one width. ``problems`` are (kind, text, position) for the findings."""

    paragraph: Paragraph
    width: float
    text: str
    lines: tuple[Line, ...]
    marks: tuple[MarkRange, ...]
    notes: tuple[tuple[int, str], ...]
    anchored: tuple[tuple[int, Anchored], ...]
    problems: tuple[tuple[str, str, int], ...]
    rules: tuple[Rule, ...] = ()

    @property
    def height(self) -> float:
        """All lines, without the space before and after."""
        return sum(line.before + line.height for line in self.lines)

    def mark_at(self, position: int) -> int | None:
        """The value a character belongs to."""
        return next((m.mark for m in self.marks if m.start <= position < m.end), None)
