# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills pages with strips: page ends, what stays together, footnotes at the foot, header rows again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from counter_app.paper.columns import Columns
from counter_app.paper.looks import Border, PageLook
from counter_app.paper.page_draft import PageDraft
from counter_app.paper.strips import RowStrip, Stack, Strip, words_of

_TOLERANCE = 2.0
_NOTE_RULE = Border("single", 10.0)
_NOTE_GAP_ABOVE, _NOTE_GAP_BELOW = 57.0, 57.0
"""1 mm on both sides of the rule above footnotes, as LibreOffice draws it."""

_NOTE_ROUNDING = 4.0
"""What a note is higher than its lines: the office suites round its raised sign up."""

NoteStack = Callable[[str, float], Stack]
NewDraft = Callable[[PageLook], tuple[PageDraft, float, float]]


class Pager:
    """Places strips one by one; ``new_draft`` gives a page and the top and bottom of its text area."""

    def __init__(self, new_draft: NewDraft, note_stack: NoteStack) -> None:
        self._new_draft = new_draft
        self._note_stack = note_stack
        self.drafts: list[PageDraft] = []
        self.looks: list[PageLook] = []
        self._look = PageLook()
        self._y = self._top = self._bottom = 0.0
        self._notes: list[Stack] = []
        self._notes_height = 0.0
        self._noted: set[str] = set()
        self._carried: list[Stack] = []
        self._fresh = True
        self._forced = True
        self._columns = Columns(PageLook(), 0.0)
        self._pending: Callable[[PageLook], None] = lambda _look: None

    def on_page(self, tell: Callable[[PageLook], None]) -> None:
        """``tell`` hears the paper of every page before something is placed on it."""
        self._pending = tell

    def section(self, strips: Sequence[Strip], look: PageLook, balanced: bool = False) -> None:
        """Place one section's strips; ``balanced`` columns are equally long, as before text that goes on below."""
        same_paper = self.drafts and (look.width, look.height) == (self._look.width, self._look.height)
        self._look = look
        if look.start != "continuous" or not same_paper:
            self._end_page()
            self._begin_page(forced=True)
        self._columns = Columns(look, self._y)
        if balanced and look.columns > 1:
            self._columns.balance(strips, self._bottom)
        start = 0
        while start < len(strips):
            end = start + 1
            while end < len(strips) and strips[end].glued and not strips[end].break_before:
                end += 1
            self._group(strips[start:end])
            start = end
        self._y = self._columns.end(self._y)
        self._columns = Columns(replace(look, columns=1), self._y)

    def finish(self) -> None:
        """Close the last page."""
        if not self.drafts:
            self._begin_page(forced=True)
        self._end_page()
        while self._carried:
            self._begin_page()
            self._end_page()

    def _begin_page(self, forced: bool = False) -> None:
        draft, self._top, self._bottom = self._new_draft(self._look)
        self.drafts.append(draft)
        self.looks.append(self._look)
        self._y = self._top
        self._notes, self._notes_height = [], 0.0
        for stack in self._take_carried():
            self._add_note(stack)
        self._fresh, self._forced = True, forced
        self._columns = Columns(self._look, self._top)
        self._pending(self._look)

    def _end_page(self) -> None:
        if not self.drafts or not self._notes:
            return
        draft, look = self.drafts[-1], self._look_of_page()
        y = self._bottom - self._notes_height
        if y < self._y - _TOLERANCE:
            draft.find("overflow", "w:footnote")
        rule = y + _NOTE_GAP_ABOVE
        draft.stroke(look.left, rule, look.left + look.text_width * 0.25, rule, _NOTE_RULE)
        y = rule + _NOTE_GAP_BELOW
        for stack in self._notes:
            stack.place(draft, look.left, y)
            draft.end_paragraph()
            y += stack.height + _NOTE_ROUNDING
        self._notes = []

    def _look_of_page(self) -> PageLook:
        return self.looks[-1]

    def _gap(self, strip: Strip) -> float:
        """Space above is lost at the top of a page, except after a break somebody asked for."""
        return strip.gap if not self._fresh or self._forced else 0.0

    def _needs(self, strips: Sequence[Strip]) -> float:
        height = self._gap(strips[0]) + strips[0].height
        height += sum(strip.gap + strip.height for strip in strips[1:])
        return height - strips[-1].trail + self._new_notes_height(strips)

    def _new_notes(self, strips: Sequence[Strip]) -> list[Stack]:
        names = dict.fromkeys(n for strip in strips for n in strip.notes if n.startswith("footnote:"))
        return [self._note_stack(name, self._look.text_width) for name in names if name not in self._noted]

    def _new_notes_height(self, strips: Sequence[Strip]) -> float:
        """Room the notes need here; of the very last one only a line, the rest may go on overleaf."""
        stacks = self._new_notes(strips)
        if not stacks or self._carried:
            return 0.0
        height = sum(stack.height + _NOTE_ROUNDING for stack in stacks) + self._note_rule
        may_go_on = stacks[-1].placed and len(self._new_notes(strips[-1:])) > 0
        return height - stacks[-1].height + stacks[-1].placed[0][1].height if may_go_on else height

    @property
    def _note_rule(self) -> float:
        return 0.0 if self._notes else _NOTE_GAP_ABOVE + _NOTE_GAP_BELOW

    def _add_note(self, stack: Stack) -> None:
        self._notes_height += stack.height + _NOTE_ROUNDING + self._note_rule
        self._notes.append(stack)

    def _note_strip(self, strip: Strip) -> None:
        """Put a strip's notes at the foot; what has no room goes on overleaf, and so do later ones."""
        stacks = self._new_notes([strip])
        self._noted.update(strip.notes)
        for stack in stacks:
            room = self._bottom - self._notes_height - self._note_rule - (self._y - strip.trail)
            if self._carried or stack.height > room + _TOLERANCE:
                here, rest = (Stack(), stack) if self._carried else stack.split_whole(room)
                if here.placed:
                    self._add_note(here)
                self._carried.append(rest)
            else:
                self._add_note(stack)

    def _take_carried(self) -> list[Stack]:
        """Notes from the page before, as far as a page holds them."""
        carried, self._carried = self._carried, []
        room = self._bottom - self._top - _NOTE_GAP_ABOVE - _NOTE_GAP_BELOW
        taken: list[Stack] = []
        for stack in carried:
            here, rest = stack.split_whole(room) if stack.height > room else (stack, Stack())
            taken += [here] if here.placed else []
            self._carried += [rest] if rest.placed and here.placed else []
            room -= here.height
        return taken

    @property
    def _room(self) -> float:
        return min(self._bottom - self._notes_height, self._columns.limit) - self._y

    def _group(self, strips: Sequence[Strip]) -> None:
        """Strips that want to stay together; a group taller than a page is broken where it must be."""
        if strips[0].break_before and not (self._fresh and self._forced and len(self.drafts) == 1):
            self._turn(forced=True)
        if self._needs(strips) > self._room + _TOLERANCE:
            splittable = len(strips) == 1 and self._split(strips[0])
            if splittable:
                return
            whole = sum(s.gap + s.height for s in strips) + self._new_notes_height(strips)
            if whole > self._bottom - self._top + _TOLERANCE and len(strips) > 1:
                for strip in strips:
                    self._group([strip.with_gap(strip.gap)])
                return
            if not self._fresh:
                self._turn()
                self._repeat_headers(strips[0])
                if len(strips) == 1 and self._needs(strips) > self._room + _TOLERANCE and self._split(strips[0]):
                    return
        for strip in strips:
            self._place(strip)

    def _turn(self, forced: bool = False) -> None:
        if self._columns.more:
            self._y = self._columns.next(self._y)
            self._fresh, self._forced = True, forced
            return
        self._end_page()
        self._begin_page(forced)

    def _repeat_headers(self, strip: Strip) -> None:
        for header in strip.headers if isinstance(strip, RowStrip) else ():
            self._place(header)

    def _place(self, strip: Strip) -> None:
        draft = self.drafts[-1]
        self._y += self._gap(strip)
        strip.place(draft, self._look.left + self._columns.offset, self._y)
        if isinstance(strip, RowStrip):
            draft.end_paragraph()
        self._y += strip.height
        self._note_strip(strip)
        if self._y - strip.trail > self._bottom - self._notes_height + _TOLERANCE * 10:
            draft.find("overflow", *words_of(strip))
        self._fresh = False

    def _split(self, strip: Strip) -> bool:
        """Place as much of a row as fits and go on with the rest on the next page."""
        room = self._room - self._gap(strip) - self._new_notes_height([strip])
        parts = strip.split(room)
        if parts is None:
            return False
        upper, lower = parts
        self._place(upper)
        self._turn()
        self._repeat_headers(strip)
        if isinstance(lower, RowStrip):
            lower = replace(lower, headers=strip.headers if isinstance(strip, RowStrip) else ())
        self._group([lower])
        return True
