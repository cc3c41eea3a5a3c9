# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts of a DOCX -> Pages. The one entry to the embedded engine; safe in a worker thread, one layout at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from counter_app.paper.document import Document, LayoutCache
from counter_app.paper.fonts import QT_TEXT, ensure_qt
from counter_app.paper.looks import PageLook
from counter_app.paper.numbering import number_text
from counter_app.paper.package import read_parts
from counter_app.paper.page_draft import PageDraft
from counter_app.paper.pages import Finding, Pages
from counter_app.paper.pagination import Pager
from counter_app.paper.sections import sections
from counter_app.paper.stacking import Stacker
from counter_app.paper.strips import Stack
from counter_app.paper.undrawn import undrawn_of_sections
from counter_app.paper.wordml import Element, blocks_of, parse

_SHORT_BYTES = 200_000
"""In a longer document the same paragraph comes again often enough to be looked for."""


class _Composer:
    """One layout from start to end."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers: dict[str, int] = {}
        self._body = Stacker(document, document.main, self._numbers)
        self._stacks: dict[tuple[str, float], Stack] = {}
        self._pager = Pager(self._new_page, self._note)
        self._section_starts: list[int] = []
        self._pager.on_page(self._tell)

    def compose(self) -> Pages:
        """Body first, then headers and footers, which know how many pages there are."""
        found = list(self._sections())
        for number, (blocks, look) in enumerate(found):
            goes_on = number + 1 < len(found) and found[number + 1][1].start == "continuous"
            self._section_starts.append(len(self._pager.drafts))
            self._pager.section(self._body.strips(blocks, look.column_width), look, balanced=goes_on)
        for name in undrawn_of_sections(self._document.body, self._document.settings.root):
            self._body.name(name, None)
        if self._document.settings.mirror_margins:
            self._body.name("w:mirrorMargins", None)
        self._endnotes()
        self._pager.finish()
        drafts = self._pager.drafts
        for number, draft in enumerate(drafts):
            self._furnish(number, draft)
        for name, near in dict.fromkeys(self._body.unknown):
            page = next((draft for draft in drafts if near in draft.text), drafts[0])
            page.find("unsupported", name, near=near)
        return _gathered(drafts)

    def _sections(self) -> Iterator[tuple[list[Element], PageLook]]:
        """A section that goes on on the same page keeps that page's margins, as LibreOffice has it; Word does not."""
        before: PageLook | None = None
        for blocks, look in sections(self._document.body):
            kept = look
            if before and look.start == "continuous" and (look.width, look.height) == (before.width, before.height):
                kept = replace(before, start="continuous", columns=look.columns, column_gap=look.column_gap)
                kept = replace(kept, first_number=look.first_number)
                if (look.left, look.right) != (before.left, before.right):
                    self._body.name("w:pgMar", blocks[0] if blocks else None)
            before = kept
            yield blocks, kept

    def _tell(self, look: PageLook) -> None:
        self._body.placer.page = look

    def _endnotes(self) -> None:
        names = [name for name in self._numbers if name.startswith("endnote:")]
        if names:
            look = self._pager.looks[-1]
            self._pager.section(
                [strip for name in names for _, strip in self._note(name, look.text_width).placed],
                replace(look, start="continuous"),
            )

    def _note(self, name: str, width: float) -> Stack:
        key = (name, width)
        if key not in self._stacks:
            kind = name.partition(":")[0]
            part = f"{self._document.folder}/{kind}s.xml"
            stacker = Stacker(self._document, part, self._numbers)
            self._stacks[key] = Stack.of(stacker.note_strips(name, width))
            self._body.unknown.extend(stacker.unknown)
        return self._stacks[key]

    def _new_page(self, look: PageLook) -> tuple[PageDraft, float, float]:
        number = len(self._pager.drafts)
        draft = PageDraft(number, look.width, look.height, self._document.image)
        first = self._section_starts[-1] == number
        top = abs(look.top)
        bottom = look.height - abs(look.bottom)
        header = self._furniture(look, look.headers, first, number, ("1", "1"))
        footer = self._furniture(look, look.footers, first, number, ("1", "1"))
        if header is not None and look.top >= 0:
            top = max(top, look.header + header.height)
        if footer is not None and look.bottom >= 0:
            bottom = min(bottom, look.height - look.footer - footer.height)
        return draft, top, bottom

    def _furniture(
        self, look: PageLook, named: Mapping[str, str], first: bool, number: int, page: tuple[str, str]
    ) -> Stack | None:
        kind = "default"
        if look.title_page and first:
            kind = "first"
        elif self._document.settings.even_and_odd and number % 2:
            kind = "even"
        part = self._document.relations(self._document.main).get(named.get(kind, ""))
        content = self._document.parts.get(part or "")
        if part is None or content is None:
            return None
        stacker = Stacker(self._document, part, self._numbers, page)
        stacker.placer.page = look
        blocks = list(blocks_of(parse(content)))
        after = stacker.trailing_space(blocks, None)
        stack = Stack.of(stacker.strips(blocks, look.text_width), after)
        self._body.unknown.extend(stacker.unknown)
        return stack

    def _furnish(self, number: int, draft: PageDraft) -> None:
        look = self._pager.looks[number]
        section = max((s for s in self._section_starts if s <= number), default=0)
        first = number == section
        shown = self._shown_number(number)
        page = (number_text(shown, look.number_format), str(len(self._pager.drafts)))
        header = self._furniture(look, look.headers, first, number, page)
        footer = self._furniture(look, look.footers, first, number, page)
        if header is not None:
            with draft.heading():
                header.place(draft, look.left, look.header)
        if footer is not None:
            footer.place(draft, look.left, look.height - look.footer - footer.height)

    def _shown_number(self, number: int) -> int:
        """Counts from the last section that sets a first number."""
        for start in sorted((s for s in self._section_starts if s <= number), reverse=True):
            first = self._pager.looks[start].first_number
            if first is not None:
                return first + number - start
        return number + 1


def _gathered(drafts: list[PageDraft]) -> Pages:
    texts: dict[int, list[str]] = defaultdict(list)
    findings: list[Finding] = []
    for draft in drafts:
        findings.extend(draft.findings)
        for mark, said in draft.mark_texts.items():
            texts[mark].extend(said)
    return Pages(
        tuple(draft.finished() for draft in drafts),
        tuple(s for d in drafts for s in d.spots),
        tuple(findings),
        {mark: tuple(said) for mark, said in texts.items()},
    )


def lay_out(parts: Mapping[str, bytes], cache: LayoutCache | None = None) -> Pages:
    """Lay out a document given as part name -> bytes ("word/document.xml", "word/styles.xml", …), marks included.

    ``cache`` makes the next layout of nearly the same document quick; use one per window.
    Raises FontMissing, PaperUnreadable.
    """
    ensure_qt()
    with QT_TEXT:
        kept = cache or LayoutCache(for_one=len(parts.get("word/document.xml", b"")) < _SHORT_BYTES)
        kept.turn()
        return _Composer(Document(parts, kept)).compose()


def lay_out_file(path: Path) -> Pages:
    """Lay out a .docx file. Raises PaperUnreadable when it is not one."""
    return lay_out(read_parts(path))
