# SPDX-License-Identifier: GPL-3.0-or-later
"""A page while it is being made: ink, text in reading order, where values stand, what went wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtGui import QImage

from counter_app.paper.ink import FillInk, Ink, LeaderInk, PictureInk, StrokeInk, TextInk, seen
from counter_app.paper.inlines import WHOLE, View
from counter_app.paper.lines import Line, MarkRange, ShapedParagraph
from counter_app.paper.looks import Border
from counter_app.paper.pages import TWIPS_PER_POINT, Finding, PageContent, Rect, Spot
from counter_app.paper.rules import Rule, RuleInk

_BLANKS = frozenset(".…·_- \u00a0")
_CARET_WIDTH = 60.0


class PageDraft:
    """Collects one page; ``images`` turns a part's name into a picture."""

    def __init__(self, number: int, width: float, height: float, images: Callable[[str], QImage | None]) -> None:
        self.number, self.width, self.height = number, width, height
        self._images = images
        self._under: list[Ink] = []
        self._inks: list[Ink] = []
        self._text: list[str] = []
        self._head_inks: list[Ink] = []
        self._head_text: list[str] = []
        self.spots: list[Spot] = []
        self.findings: list[Finding] = []
        self.mark_texts: dict[int, list[str]] = defaultdict(list)

    def finished(self) -> PageContent:
        """The page as it will be painted."""
        inks = (*self._under, *self._head_inks, *self._inks)
        return PageContent(self.width, self.height, inks, self.text)

    @contextmanager
    def heading(self) -> Iterator[None]:
        """What is drawn inside is read before everything drawn so far: the header is known last."""
        body = self._inks, self._text
        self._inks, self._text = self._head_inks, self._head_text
        try:
            yield
        finally:
            self._inks, self._text = body

    @property
    def text(self) -> str:
        """What has been written so far, in reading order."""
        return "".join((*self._head_text, *self._text))

    def find(self, kind: str, text: str, mark: int | None = None, near: str = "") -> None:
        """Note something to tell; the same thing once a page."""
        finding = Finding(kind, self.number, text, mark, near)
        if finding not in self.findings:
            self.findings.append(finding)

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Shading, under everything else."""
        self._under.append(FillInk(x, y, width, height, colour))

    def stroke(self, x1: float, y1: float, x2: float, y2: float, border: Border) -> None:
        """A border or drawn line."""
        self._inks.append(StrokeInk(x1, y1, x2, y2, border))

    def picture(self, part: str, x: float, y: float, width: float, height: float, view: View = WHOLE) -> None:
        """A picture; one that cannot be read is named."""
        image = self._images(part)
        if image is None:
            self.find("unsupported", part)
        else:
            self._inks.append(PictureInk(seen(image, view), x, y, width, height))

    def line(self, shaped: ShapedParagraph, index: int, x: float, y: float) -> None:
        """One line of a paragraph whose text area begins at ``x``; ``y`` is the line's top."""
        line = shaped.lines[index]
        baseline = y + line.ascent
        for piece in line.pieces:
            self._inks.append(TextInk(piece, x + piece.x, baseline))
        for rule in shaped.rules:
            self._rule(shaped, line, rule, x, baseline)
        for gap in line.gaps:
            if gap.leader and gap.width > 0:
                self._inks.append(LeaderInk(gap.leader, gap.look, x + gap.x, gap.width, baseline))
        for picture in line.pictures:
            left, top = x + picture.x, baseline - picture.height
            self.picture(picture.part, left, top, picture.width, picture.height, picture.view)
        last = index + 1 == len(shaped.lines)
        self._text.append(shaped.text[line.start : line.end] + ("\n" if last else ""))
        for mark in shaped.marks:
            self._mark(shaped, line, mark, x, y, last)
        for kind, text, at in shaped.problems:
            if line.start <= at < line.end or (last and at >= line.end):
                self.find(kind, text, shaped.mark_at(at))
        if baseline - line.ascent < -1 or y + line.height > self.height + 1:
            self.find("overflow", shaped.text[line.start : line.end].strip())

    def _rule(self, shaped: ShapedParagraph, line: Line, rule: Rule, x: float, baseline: float) -> None:
        start, end = max(rule.start, line.start), min(rule.end, line.end)
        if end == line.end:
            end = start + len(shaped.text[start:end].rstrip(" "))
        for piece in line.pieces:
            a, b = max(start, piece.start), min(end, piece.start + piece.length)
            if a < b:
                left = piece.x_of(a)
                self._inks.append(RuleInk(rule.kind, rule.look, x + left, piece.x_of(b) - left, baseline))

    def _mark(self, shaped: ShapedParagraph, line: Line, mark: MarkRange, x: float, y: float, last: bool) -> None:
        if mark.start == mark.end:
            if line.start <= mark.start < line.end or (last and mark.start == line.end):
                left, width = _blank_after(shaped, line, mark.start)
                self._spot(mark.mark, x + left, y, width, line.height)
                self.mark_texts[mark.mark].append("")
            return
        start, end = max(mark.start, line.start), min(mark.end, line.end)
        if start >= end:
            return
        for piece in line.pieces:
            a, b = max(start, piece.start), min(end, piece.start + piece.length)
            # Spaces at a line's end hang over the margin.
            b = a + len(shaped.text[a:b].rstrip(" ")) if b == line.end else b
            if a < b:
                left = piece.x_of(a)
                self._spot(mark.mark, x + left, y, piece.x_of(b) - left, line.height)
        if start == mark.start:
            self.mark_texts[mark.mark].append(shaped.text[mark.start : mark.end])

    def _spot(self, mark: int, x: float, y: float, width: float, height: float) -> None:
        points = (value / TWIPS_PER_POINT for value in (x, y, max(width, _CARET_WIDTH), height))
        self.spots.append(Spot(self.number, Rect(*points), mark))

    def end_paragraph(self) -> None:
        """A row of cells ends: the next text begins on a new line."""
        if self._text and not self._text[-1].endswith("\n"):
            self._text.append("\n")


def _blank_after(shaped: ShapedParagraph, line: Line, at: int) -> tuple[float, float]:
    """(x, width) of the leader or typed dots that follow an empty value on its line."""
    for gap in line.gaps:
        if at <= gap.at and not shaped.text[at : gap.at].strip():
            return gap.x, gap.width
    end = at
    while end < line.end and shaped.text[end] in _BLANKS:
        end += 1
    for piece in line.pieces:
        if piece.start <= at <= piece.start + piece.length:
            left = piece.x_of(at)
            return left, piece.x_of(end) - left
    return (line.gaps[-1].x + line.gaps[-1].width if line.gaps else line.left), 0.0
