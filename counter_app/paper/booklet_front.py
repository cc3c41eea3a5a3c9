# SPDX-License-Identifier: GPL-3.0-or-later
"""The first pages of the booklet of filled samples: a cover, and contents with page numbers and dotted leaders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Spacer
from reportlab.platypus.flowables import Flowable

from counter_app.paper.sheet_fonts import BOLD, REGULAR, register_fonts
from counter_app.paper.sheet_styles import CENTER, MARGIN, Sheet, rule, style, text

_WIDTH = A4[0] - 2 * MARGIN
_NUMBER_ROOM = 12 * mm
_INDENT = 6 * mm


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says."""

    office_lines: tuple[str, ...]
    title: str
    lines: tuple[str, ...]
    foot: str


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One line of the contents; ``level`` 0: sector, 1: procedure, 2: form. ``page`` counts from 1, 0 is not shown."""

    title: str
    page: int
    level: int


def write_cover(cover: Cover) -> bytes:
    """The cover as PDF, one page."""
    content = BytesIO()
    story: list[Flowable] = [
        text(line, style(16 if place else 18, bold=True, alignment=CENTER, after=4))
        for place, line in enumerate(cover.office_lines)
        if line
    ]
    story += [Spacer(1, 62 * mm), rule(0, 14, 1.4)]
    story.append(text(cover.title, style(30, bold=True, alignment=CENTER, after=14)))
    story += [text(line, style(15, alignment=CENTER, after=6)) for line in cover.lines]
    story += [rule(14, 0, 1.4), Spacer(1, 70 * mm)]
    story.append(text(cover.foot, style(13, alignment=CENTER)))
    Sheet(content, A4, cover.title).build(story)
    return content.getvalue()


def write_contents(lines: Sequence[ContentsLine], first_page: int) -> bytes:
    """The contents as PDF; its own pages are numbered from ``first_page``."""
    register_fonts()
    content = BytesIO()
    story: list[Flowable] = [text("MỤC LỤC", style(18, bold=True, alignment=CENTER, after=10))]
    story += [_Line(line) for line in lines]
    Sheet(content, A4, "Mục lục", first=first_page).build(story)
    return content.getvalue()


class _Line(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """A title, dots and a page number on the last line of the title."""

    def __init__(self, line: ContentsLine) -> None:
        super().__init__()
        self._line = line
        self._size = (12.5, 12, 11)[line.level]
        self._indent = _INDENT * max(0, line.level - 1)
        self._words = text(line.title, style(self._size, bold=line.level == 0))
        self.keepWithNext = line.level == 0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The room it takes."""
        _, self.height = self._words.wrap(_WIDTH - self._indent - _NUMBER_ROOM, 1000)
        self.width = _WIDTH
        return self.width, self.height + (5 if self._line.level == 0 else 2)

    def getSpaceBefore(self) -> float:
        """Sectors stand a little apart."""
        return 8.0 if self._line.level == 0 else 0.0

    def draw(self) -> None:
        """Draw it."""
        self._words.drawOn(self.canv, self._indent, self.getSpaceAfter())
        if not self._line.page:
            return
        number = str(self._line.page)
        baseline = self.getSpaceAfter() + self._size * 0.2
        end = self._indent + self._last_line_width() + 3
        start = _WIDTH - stringWidth(number, REGULAR, self._size) - 3
        self.canv.setFont(REGULAR, self._size)
        self.canv.setLineWidth(0.8)
        self.canv.setLineCap(1)
        self.canv.setDash(0.01, 3)
        if start > end:
            self.canv.line(start, baseline + 0.4, end, baseline + 0.4)
        self.canv.setDash()
        self.canv.drawRightString(_WIDTH, baseline, number)

    def _last_line_width(self) -> float:
        last = self._words.blPara.lines[-1]
        words = " ".join(last[1]) if isinstance(last, tuple) else self._line.title
        return float(stringWidth(words, BOLD if self._line.level == 0 else REGULAR, self._size))
