# SPDX-License-Identifier: GPL-3.0-or-later
"""Says in a finished PDF that it is Vietnamese, so that a reading voice speaks it so. Qt's writer cannot.

The file is not rewritten: a newer copy of its catalogue object and a second cross-reference are put behind it, as
the PDF format foresees for changes (ISO 32000-1, 7.5.6).
"""

from __future__ import annotations

import re

LANGUAGE = b"vi-VN"
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref", re.DOTALL)
_ROOT = re.compile(rb"/Root\s+(\d+)\s+(\d+)\s+R")
_SECTION = re.compile(rb"xref\s+0\s+(\d+)\s+")
_ENTRY_BYTES = 20


def with_language(pdf: bytes) -> bytes:
    """The same file with its language, and its title shown in the viewer's window.

    Raises ValueError for a file that Qt's writer did not make: it would have to be parsed in full.
    """
    start, trailer = _START.search(pdf), _TRAILER.search(pdf, max(0, pdf.rfind(b"trailer")))
    if start is None or trailer is None:
        raise ValueError("no plain cross-reference at the end of the file")
    table = int(start.group(1))
    root = _ROOT.search(trailer.group(1))
    section = _SECTION.match(pdf, table)
    if root is None or section is None or int(root.group(1)) >= int(section.group(1)):
        raise ValueError("no catalogue in the cross-reference")
    number, generation = int(root.group(1)), int(root.group(2))
    entry = section.end() + number * _ENTRY_BYTES
    catalogue = _catalogue(pdf, int(pdf[entry : entry + 10]))
    body = b"%d %d obj\n%s\nendobj\n" % (number, generation, catalogue)
    changed = b"xref\n0 1\n0000000000 65535 f \n%d 1\n%010d %05d n \n" % (number, len(pdf), generation)
    ending = b"trailer\n<<%s/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (trailer.group(1), table, len(pdf) + len(body))
    return pdf + body + changed + ending


def _catalogue(pdf: bytes, at: int) -> bytes:
    """The catalogue's dictionary with what is added."""
    start, end = pdf.index(b"<<", at), pdf.index(b"endobj", at)
    inside = pdf[start + 2 : pdf.rindex(b">>", start, end)]
    if b"/Catalog" not in inside:
        raise ValueError("the root object is no catalogue")
    return b"<<%s/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>\n>>" % (inside, LANGUAGE)
