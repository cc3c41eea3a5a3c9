# SPDX-License-Identifier: GPL-3.0-or-later
"""Places drawings that hang on a paragraph: lines, boxes with text, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.paper.inlines import Anchored
from counter_app.paper.lines import ShapedParagraph
from counter_app.paper.looks import PageLook
from counter_app.paper.page_draft import PageDraft
from counter_app.paper.strips import Stack
from counter_app.paper.wordml import blocks_of, parse

if TYPE_CHECKING:
    from counter_app.paper.stacking import Stacker


class DrawingPlacer:
    """Draws on the page where the paragraph's line stands; ``page`` is set by whoever fills pages."""

    def __init__(self, stacker: Stacker) -> None:
        self._stacker = stacker
        self.page = PageLook()

    def place(self, draft: PageDraft, shaped: ShapedParagraph, index: int, x: float, y: float, width: float) -> None:
        """Draw what hangs on line ``index``; ``x``, ``y`` is the top-left of the text area at that line."""
        line = shaped.lines[index]
        last = index + 1 == len(shaped.lines)
        top = y - line.before - sum(one.before + one.height for one in shaped.lines[:index])
        for at, drawing in shaped.anchored:
            if line.start <= at < line.end or (last and at >= line.end):
                left = self._along(drawing.x_from, drawing.x_align, drawing.x, drawing.width, x, width, draft)
                upper = self._down(drawing, top, y, draft)
                self._draw(draft, drawing, left, upper)
                if drawing.wrap and upper + drawing.height > self.page.height - abs(self.page.bottom) + 20.0:
                    # The lines beside it went on overleaf, where it does not stand.
                    draft.find("unsupported", "wp:wrapSquare", near=shaped.text.strip()[:80])

    def _along(
        self, origin: str, align: str, offset: float, size: float, x: float, width: float, draft: PageDraft
    ) -> float:
        start, room = {
            "page": (0.0, draft.width),
            "margin": (self.page.left, self.page.text_width),
            "leftMargin": (0.0, self.page.left),
            "rightMargin": (draft.width - self.page.right, self.page.right),
        }.get(origin, (x, width))
        if align in ("left", "inside"):
            return start
        if align in ("right", "outside"):
            return start + room - size
        return start + (room - size) / 2 if align == "center" else start + offset

    def _down(self, drawing: Anchored, top: float, line_top: float, draft: PageDraft) -> float:
        start, room = {
            "page": (0.0, draft.height),
            "margin": (self.page.top, self.page.height - self.page.top - self.page.bottom),
            "topMargin": (0.0, self.page.top),
            "bottomMargin": (draft.height - self.page.bottom, self.page.bottom),
            "line": (line_top, 0.0),
        }.get(drawing.y_from, (top, 0.0))
        if drawing.y_align == "bottom":
            return start + room - drawing.height
        if drawing.y_align == "center":
            return start + (room - drawing.height) / 2
        return start if drawing.y_align == "top" else start + drawing.y

    def _draw(self, draft: PageDraft, drawing: Anchored, x: float, y: float) -> None:
        right, bottom = x + drawing.width, y + drawing.height
        if drawing.kind == "picture":
            draft.picture(drawing.part, x, y, drawing.width, drawing.height, drawing.view)
        elif drawing.kind == "line" and drawing.stroke is not None:
            ends = (x, bottom, right, y) if drawing.rising else (x, y, right, bottom)
            draft.stroke(*ends, drawing.stroke)
        elif drawing.kind == "box":
            if drawing.fill:
                draft.fill(x, y, drawing.width, drawing.height, drawing.fill)
            self._text(draft, drawing, x, y)
            if drawing.stroke is not None:
                for ends in (
                    (x, y, right, y),
                    (x, bottom, right, bottom),
                    (x, y, x, bottom),
                    (right, y, right, bottom),
                ):
                    draft.stroke(*ends, drawing.stroke)

    def _text(self, draft: PageDraft, drawing: Anchored, x: float, y: float) -> None:
        if not drawing.content:
            return
        left, top, right, bottom = drawing.insets
        room = max(1.0, drawing.width - left - right)
        stack = Stack.of(self._stacker.strips(blocks_of(parse(drawing.content)), room))
        stack.place(draft, x + left, y + top)
        draft.end_paragraph()
        if stack.height > drawing.height - top - bottom + 20.0:
            draft.find("cut", "w:txbxContent")
