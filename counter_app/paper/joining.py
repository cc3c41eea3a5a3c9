# SPDX-License-Identifier: GPL-3.0-or-later
"""Many PDFs become one, part by part from files, so that a hundred pages need no more memory than their fonts.

pdfium joins the pages; bookmarks, language and title it cannot write, so they are put behind the file as a change
(ISO 32000-1, 7.5.6).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2

from counter_app.paper.sheet import PDFIUM

_ROOT = re.compile(rb"/Root\s+(\d+)\s+(\d+)\s+R")
_SIZE = re.compile(rb"/Size\s+(\d+)")
_PAGES = re.compile(rb"/Pages\s+(\d+)\s+\d+\s+R")
_KIDS = re.compile(rb"/Kids\s*\[(.*?)\]", re.DOTALL)
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_REFERENCE = re.compile(rb"(\d+)\s+(\d+)\s+R")
_SECTION = re.compile(rb"xref\s+0\s+(\d+)\s+")
_ENTRY_BYTES = 20


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry of the viewer's outline. ``page`` counts from 0; ``level`` 0 is the outermost."""

    title: str
    page: int
    level: int = 0


def join_pdfs(parts: Iterable[Path], bookmarks: Sequence[Bookmark], title: str) -> bytes:
    """All parts in order as one PDF with an outline."""
    content = BytesIO()
    with PDFIUM:
        whole = pypdfium2.PdfDocument.new()
        for path in parts:
            part = pypdfium2.PdfDocument(path)
            whole.import_pages(part)
            part.close()
        whole.save(content)
        whole.close()
    return with_bookmarks(content.getvalue(), bookmarks, title)


def with_bookmarks(pdf: bytes, bookmarks: Sequence[Bookmark], title: str) -> bytes:
    """The same file with an outline, its language and its title.

    Raises ValueError for a file that pdfium did not write: it would have to be parsed in full.
    """
    start = _START.search(pdf)
    if start is None:
        raise ValueError("no plain cross-reference at the end of the file")
    trailer = pdf[pdf.rindex(b"trailer") :]
    root, size = _ROOT.search(trailer), _SIZE.search(trailer)
    if root is None or size is None:
        raise ValueError("no catalogue in the trailer")
    places = _places(pdf, int(start[1]))
    pages = _page_numbers(pdf, places, int(root[1]))
    update = _Update(len(pdf), int(size[1]))
    outline = _outline(update, bookmarks, pages)
    info = update.add(b"<< /Title %s /Producer (counter-app) >>" % _words(title))
    catalogue = _inside(pdf, places[int(root[1])])
    extra = b"/Lang (vi-VN) /ViewerPreferences << /DisplayDocTitle true >>"
    if outline:
        extra += b" /Outlines %d 0 R /PageMode /UseOutlines" % outline
    update.put(int(root[1]), b"<<%s %s>>" % (catalogue, extra))
    return pdf + update.written(b"/Root %s 0 R /Info %d 0 R /Prev %s" % (root[1], info, start[1]))


class _Update:
    """Objects put behind a file, with their own cross-reference."""

    def __init__(self, offset: int, first: int) -> None:
        self._offset, self._next = offset, first
        self._bodies: dict[int, bytes] = {}

    def reserve(self) -> int:
        """A number for an object that is written later."""
        self._next += 1
        return self._next - 1

    def add(self, body: bytes) -> int:
        """A new object."""
        number = self.reserve()
        self.put(number, body)
        return number

    def put(self, number: int, body: bytes) -> None:
        """An object of this number, new or changed."""
        self._bodies[number] = body

    def written(self, trailer: bytes) -> bytes:
        """The bytes to put behind the file."""
        content, table = b"\n", b"xref\n"
        for number, body in sorted(self._bodies.items()):
            table += b"%d 1\n%010d 00000 n \n" % (number, self._offset + len(content))
            content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        begins = self._offset + len(content)
        return content + table + b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (self._next, trailer, begins)


@dataclass
class _Node:
    number: int
    mark: Bookmark
    children: list[_Node]


def _outline(update: _Update, bookmarks: Sequence[Bookmark], pages: Sequence[int]) -> int:
    """The number of the outline's root; 0 where there is none."""
    if not bookmarks:
        return 0
    top: list[_Node] = []
    open_nodes: list[_Node] = []
    for mark in bookmarks:
        node = _Node(update.reserve(), mark, [])
        open_nodes = open_nodes[: mark.level]
        (open_nodes[-1].children if open_nodes else top).append(node)
        open_nodes.append(node)
    root = update.reserve()
    _put_level(update, top, root, pages)
    update.put(root, b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % (*_ends(top), len(top)))
    return root


def _put_level(update: _Update, nodes: Sequence[_Node], parent: int, pages: Sequence[int]) -> None:
    for place, node in enumerate(nodes):
        body = b"<< /Title %s /Parent %d 0 R /Dest [%d 0 R /Fit]" % (
            _words(node.mark.title), parent, pages[node.mark.page],
        )  # fmt: skip
        if place:
            body += b" /Prev %d 0 R" % nodes[place - 1].number
        if place + 1 < len(nodes):
            body += b" /Next %d 0 R" % nodes[place + 1].number
        if node.children:
            # A negative count: closed until it is clicked.
            body += b" /First %d 0 R /Last %d 0 R /Count -%d" % (*_ends(node.children), len(node.children))
        update.put(node.number, body + b" >>")
        _put_level(update, node.children, node.number, pages)


def _ends(nodes: Sequence[_Node]) -> tuple[int, int]:
    return nodes[0].number, nodes[-1].number


def _places(pdf: bytes, table: int) -> list[int]:
    """Where every object begins, by number."""
    section = _SECTION.match(pdf, table)
    if section is None:
        raise ValueError("no plain cross-reference at the end of the file")
    entries = range(section.end(), section.end() + int(section[1]) * _ENTRY_BYTES, _ENTRY_BYTES)
    return [int(pdf[entry : entry + 10]) for entry in entries]


def _page_numbers(pdf: bytes, places: Sequence[int], root: int) -> list[int]:
    """The object numbers of the pages, in order."""
    found = _PAGES.search(_inside(pdf, places[root]))
    if found is None:
        raise ValueError("the catalogue names no pages")
    return _kids(pdf, places, int(found[1]))


def _kids(pdf: bytes, places: Sequence[int], number: int) -> list[int]:
    kids = _KIDS.search(_inside(pdf, places[number]))
    if kids is None:
        return [number]
    return [leaf for kid in _REFERENCE.finditer(kids[1]) for leaf in _kids(pdf, places, int(kid[1]))]


def _inside(pdf: bytes, at: int) -> bytes:
    """What stands within the dictionary of the object that begins here."""
    start, end = pdf.index(b"<<", at), pdf.index(b"endobj", at)
    return pdf[start + 2 : pdf.rindex(b">>", start, end)]


def _words(text: str) -> bytes:
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()
