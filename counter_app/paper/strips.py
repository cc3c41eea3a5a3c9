# SPDX-License-Identifier: GPL-3.0-or-later
"""The horizontal slices a page is filled with: a line of text, a table row. Pages break between them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from counter_app.paper.lines import ShapedParagraph
from counter_app.paper.looks import Border
from counter_app.paper.page_draft import PageDraft


class Anchors(Protocol):
    """Places the drawings that hang on a paragraph."""

    def place(
        self, draft: PageDraft, shaped: ShapedParagraph, index: int, x: float, y: float, width: float
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Frame:
    """Borders and shading around a paragraph, as far as this strip draws them; ``lead`` reaches up over the gap."""

    left: Border | None = None
    right: Border | None = None
    top: Border | None = None
    bottom: Border | None = None
    shading: str = ""
    x1: float = 0.0
    x2: float = 0.0
    lead: float = 0.0

    @property
    def above(self) -> float:
        """Room the top border takes."""
        return self.top.space + self.top.width if self.top else 0.0

    @property
    def below(self) -> float:
        """Room the bottom border takes."""
        return self.bottom.space + self.bottom.width if self.bottom else 0.0

    def draw(self, draft: PageDraft, x: float, y: float, height: float) -> None:
        """Around a strip whose text area begins at ``x``."""
        top, bottom = y - self.lead, y + height
        left = x + self.x1 - (self.left.space if self.left else 0.0)
        right = x + self.x2 + (self.right.space if self.right else 0.0)
        if self.shading:
            draft.fill(left, top, right - left, bottom - top, self.shading)
        for border, x1, y1, x2, y2 in (
            (self.left, left, top, left, bottom),
            (self.right, right, top, right, bottom),
            (self.top, left, top, right, top),
            (self.bottom, left, bottom, right, bottom),
        ):
            if border is not None:
                draft.stroke(x1, y1, x2, y2, border)


class Strip(Protocol):
    """One slice. ``gap`` lies above it unless it heads a page; ``glued`` keeps it with the strip before."""

    @property
    def height(self) -> float: ...
    @property
    def gap(self) -> float: ...
    @property
    def glued(self) -> bool: ...
    @property
    def break_before(self) -> bool: ...
    @property
    def trail(self) -> float: ...
    @property
    def notes(self) -> tuple[str, ...]: ...
    def place(self, draft: PageDraft, x: float, y: float) -> None: ...
    def split(self, room: float) -> tuple[Strip, Strip] | None: ...
    def with_gap(self, gap: float) -> Strip: ...


@dataclass(frozen=True, slots=True)
class LineStrip:
    """One line of a paragraph."""

    shaped: ShapedParagraph
    index: int
    width: float
    anchors: Anchors
    gap: float = 0.0
    glued: bool = False
    break_before: bool = False
    frame: Frame | None = None

    @property
    def height(self) -> float:
        """The line with the borders it carries."""
        around = self.frame.above + self.frame.below if self.frame else 0.0
        return self.shaped.lines[self.index].height + around

    @property
    def trail(self) -> float:
        """What the line's height may lack at the foot of a page."""
        return 0.0 if self.frame else self.shaped.lines[self.index].trail

    @property
    def notes(self) -> tuple[str, ...]:
        """Footnotes referred to on this line."""
        if not self.shaped.notes:
            return ()
        line = self.shaped.lines[self.index]
        last = self.index + 1 == len(self.shaped.lines)
        return tuple(n for at, n in self.shaped.notes if line.start <= at < line.end or (last and at >= line.end))

    def place(self, draft: PageDraft, x: float, y: float) -> None:
        """Draw on a page; ``x`` is the left of the text area."""
        above = 0.0
        if self.frame is not None:
            self.frame.draw(draft, x, y, self.height)
            above = self.frame.above
        if self.index == 0:
            for name in self.shaped.paragraph.unsupported:
                draft.find("unsupported", name, near=self.shaped.text.strip()[:80])
        if self.shaped.anchored:
            self.anchors.place(draft, self.shaped, self.index, x, y + above, self.width)
        draft.line(self.shaped, self.index, x, y + above)

    def split(self, room: float) -> None:
        """A line is never cut."""

    def with_gap(self, gap: float) -> LineStrip:
        """The same line further from what is above."""
        return replace(self, gap=gap)


@dataclass(frozen=True, slots=True)
class Stack:
    """Strips one under another in a cell, note or header, already placed: (y, strip)."""

    placed: tuple[tuple[float, Strip], ...] = ()
    height: float = 0.0

    @staticmethod
    def of(strips: list[Strip], space_after: float = 0.0, keep_first_gap: bool = True) -> Stack:
        """Pile up; ``space_after`` closes the stack."""
        placed: list[tuple[float, Strip]] = []
        y = 0.0
        for number, strip in enumerate(strips):
            y += strip.gap if number or keep_first_gap else 0.0
            placed.append((y, strip))
            y += strip.height
        return Stack(tuple(placed), y + space_after)

    @property
    def notes(self) -> tuple[str, ...]:
        """Footnotes referred to anywhere in the stack."""
        return tuple(note for _, strip in self.placed for note in strip.notes)

    def place(self, draft: PageDraft, x: float, y: float) -> None:
        """Draw all strips."""
        for at, strip in self.placed:
            strip.place(draft, x, y + at)

    def split_whole(self, room: float) -> tuple[Stack, Stack]:
        """As ``split``, but lines that want to stay together do."""
        count = sum(1 for at, strip in self.placed if at + strip.height <= room + 1.0)
        while 0 < count < len(self.placed) and self.placed[count][1].glued:
            count -= 1
        return self._cut(count)

    def split(self, room: float) -> tuple[Stack, Stack]:
        """What fits into ``room``, and the rest moved up; the office suites let single lines stand alone here."""
        return self._cut(sum(1 for at, strip in self.placed if at + strip.height <= room + 1.0))

    def _cut(self, count: int) -> tuple[Stack, Stack]:
        rest = self.placed[count:]
        if not rest:
            return self, Stack()
        shift = rest[0][0]
        moved = tuple((at - shift, strip) for at, strip in rest)
        first_height = self.placed[count - 1][0] + self.placed[count - 1][1].height if count else 0.0
        return Stack(self.placed[:count], first_height), Stack(moved, self.height - shift)


@dataclass(frozen=True, slots=True)
class CellBox:
    """One cell of a row, ready to draw. ``x`` from the table's left; ``reach`` is its height over merged rows."""

    x: float
    width: float
    stack: Stack
    pad_left: float
    pad_top: float
    pad_bottom: float
    edges: tuple[tuple[str, Border], ...] = ()
    shading: str = ""
    vertical: str = "top"
    reach: float = 0.0


@dataclass(frozen=True, slots=True)
class RowStrip:
    """A table row. ``left`` is the table's offset from the text area."""

    cells: tuple[CellBox, ...]
    inner_height: float
    left: float
    gap: float = 0.0
    glued: bool = False
    break_before: bool = False
    may_split: bool = True
    exact: bool = False
    headers: tuple[RowStrip, ...] = field(default=())

    @property
    def height(self) -> float:
        """The row's height."""
        return self.inner_height

    @property
    def trail(self) -> float:
        """A row needs all its height."""
        return 0.0

    @property
    def notes(self) -> tuple[str, ...]:
        """Footnotes referred to anywhere in the row."""
        return tuple(note for cell in self.cells for note in cell.stack.notes)

    def with_gap(self, gap: float) -> RowStrip:
        """The same row further from what is above."""
        return replace(self, gap=gap)

    def place(self, draft: PageDraft, x: float, y: float) -> None:
        """Shading, contents, then borders on top."""
        for cell in self.cells:
            left = x + self.left + cell.x
            if cell.shading:
                draft.fill(left, y, cell.width, self.height, cell.shading)
            room = max(cell.reach, self.height) - cell.pad_top - cell.pad_bottom
            free = max(0.0, room - cell.stack.height)
            down = {"center": free / 2, "bottom": free}.get(cell.vertical, 0.0)
            cell.stack.place(draft, left + cell.pad_left, y + cell.pad_top + down)
            if self.exact and cell.stack.height > room + 1.0 and cell.stack.placed:
                draft.find("cut", _text_of(cell.stack), _mark_of(cell.stack))
            self._edges(draft, cell, left, y)

    def _edges(self, draft: PageDraft, cell: CellBox, left: float, y: float) -> None:
        right, bottom = left + cell.width, y + self.height
        ends = {
            "top": (left, y, right, y),
            "bottom": (left, bottom, right, bottom),
            "left": (left, y, left, bottom),
            "right": (right, y, right, bottom),
        }
        for side, border in cell.edges:
            draft.stroke(*ends[side], border)

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        """Cut between lines where the row may break and at least one line of text fits above."""
        if not self.may_split or self.exact:
            return None
        upper: list[CellBox] = []
        lower: list[CellBox] = []
        for cell in self.cells:
            first, rest = cell.stack.split(room - cell.pad_top - cell.pad_bottom)
            if cell.stack.placed and not first.placed:
                return None
            upper.append(replace(cell, stack=first, reach=0.0, vertical="top"))
            lower.append(replace(cell, stack=rest, reach=0.0, vertical="top"))
        if not any(cell.stack.placed for cell in lower):
            return None
        rest_height = max(c.stack.height + c.pad_top + c.pad_bottom for c in lower)
        return (
            replace(self, cells=tuple(upper), inner_height=room),
            replace(self, cells=tuple(lower), inner_height=rest_height, gap=0.0, glued=False, break_before=False),
        )


def words_of(strip: Strip) -> tuple[str, int | None]:
    """(text, first value's mark) of a strip, for what must be told about it."""
    stack = Stack(((0.0, strip),)) if isinstance(strip, LineStrip) else None
    stacks = [stack] if stack else [cell.stack for cell in strip.cells] if isinstance(strip, RowStrip) else []
    marks = [mark for mark in map(_mark_of, stacks) if mark is not None]
    return " ".join(filter(None, map(_text_of, stacks))), marks[0] if marks else None


def _lines(stack: Stack) -> list[LineStrip]:
    return [strip for _, strip in stack.placed if isinstance(strip, LineStrip)]


def _text_of(stack: Stack) -> str:
    pieces = [s.shaped.text[s.shaped.lines[s.index].start : s.shaped.lines[s.index].end] for s in _lines(stack)]
    return "".join(pieces).strip()


def _mark_of(stack: Stack) -> int | None:
    return next((m.mark for s in _lines(stack) for m in s.shaped.marks if m.end > m.start), None)
