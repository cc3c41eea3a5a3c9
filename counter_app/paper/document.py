# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of a DOCX as layout needs them, and the cache that lets the next layout of the same form be quick."""

from __future__ import annotations

import posixpath
from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

from PySide6.QtGui import QImage

from counter_app.paper.inlines import Paragraph
from counter_app.paper.lines import ShapedParagraph
from counter_app.paper.numbering import Lists
from counter_app.paper.package import PaperUnreadable
from counter_app.paper.styles import DocumentSettings, StyleBook
from counter_app.paper.wordml import Element, W, parse, related, value

T = TypeVar("T")


class Generations(Generic[T]):
    """Keeps what the last layout and this one used, so memory stays flat without counting anything."""

    def __init__(self) -> None:
        self._now: dict[Hashable, T] = {}
        self._before: dict[Hashable, T] = {}

    def turn(self) -> None:
        """A new layout begins."""
        if self._now:
            self._before, self._now = self._now, {}

    def get(self, key: Hashable) -> T | None:
        """What was kept, now counted as used."""
        found = self._now.get(key)
        if found is None:
            found = self._before.get(key)
            if found is not None:
                self._now[key] = found
        return found

    def keep(self, key: Hashable, made: T) -> T:
        """Keep and return."""
        self._now[key] = made
        return made


class LayoutCache:
    """Give the same one to every layout of the same window: unchanged paragraphs are not shaped again."""

    def __init__(self, for_one: bool = False) -> None:
        """``for_one`` layout only: a paragraph need not be known again by its text."""
        self.for_one = for_one
        self.paragraphs: Generations[Paragraph] = Generations()
        self.shaped: Generations[ShapedParagraph] = Generations()
        self.images: Generations[QImage] = Generations()
        self.books: Generations[tuple[StyleBook, DocumentSettings, Lists]] = Generations()

    def turn(self) -> None:
        """Called once at the start of each layout."""
        for kept in (self.paragraphs, self.shaped, self.images, self.books):
            kept.turn()


class Document:
    """Parsed parts. ``relations`` of a part lead to its pictures."""

    def __init__(self, parts: Mapping[str, bytes], cache: LayoutCache) -> None:
        self.parts = parts
        self.cache = cache
        self.main = _main_part(parts)
        self.folder = posixpath.dirname(self.main)
        self.body: Element = parse(parts.get(self.main, b"")).find(W + "body")
        if self.body is None:
            raise PaperUnreadable
        self._relations: dict[str, dict[str, str]] = {}
        styles, settings = self._neighbour("styles.xml"), self._neighbour("settings.xml")
        numbering, theme = self._neighbour("numbering.xml"), self._neighbour("theme/theme1.xml")
        self.book_key = (styles, settings, numbering, theme)
        books = cache.books.get(self.book_key) or cache.books.keep(
            self.book_key, (StyleBook(styles, theme), DocumentSettings(settings), Lists(numbering))
        )
        self.styles, self.settings, self.lists = books
        self.lists.restart()
        self.notes = self._notes("footnote") | self._notes("endnote")

    def _neighbour(self, name: str) -> bytes | None:
        return self.parts.get(posixpath.join(self.folder, name))

    def _notes(self, kind: str) -> dict[str, Element]:
        """ "footnote:3" -> its element; separators have types and are left out."""
        content = self._neighbour(f"{kind}s.xml")
        if content is None:
            return {}
        notes = parse(content).iterfind(W + kind)
        return {f"{kind}:{n.get(W + 'id')}": n for n in notes if (n.get(W + "type") or "normal") == "normal"}

    def note_form(self, kind: str) -> str:
        """Number format of footnotes or endnotes as the last section says, else the document."""
        for holder in (self.body.find(W + "sectPr"),):
            found = None if holder is None else value(holder.find(f"{W}{kind}Pr"), "numFmt")
            if found:
                return found
        return "decimal" if kind == "footnote" else "lowerRoman"

    def relations(self, part: str) -> dict[str, str]:
        """Relationship id -> part name."""
        if part not in self._relations:
            self._relations[part] = related(self.parts, part)
        return self._relations[part]

    def image(self, part: str) -> QImage | None:
        """The picture in a part, or None when it cannot be read."""
        content = self.parts.get(part)
        if content is None:
            return None
        key = (part, len(content), hash(content))
        kept = self.cache.images.get(key)
        if kept is not None:
            return kept
        image = QImage.fromData(content)
        return None if image.isNull() else self.cache.images.keep(key, image)


def _main_part(parts: Mapping[str, bytes]) -> str:
    """The document part: where the package relation leads, else its usual place."""
    content = parts.get("_rels/.rels")
    for relation in () if content is None else parse(content):
        if (relation.get("Type") or "").endswith("/officeDocument"):
            name = (relation.get("Target") or "").lstrip("/")
            if name in parts:
                return name
    return "word/document.xml"
