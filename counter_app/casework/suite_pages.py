# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages an office suite draws: kept, so that what is shown on the check page is what is printed, drawn once.

May be asked from two threads: the second waits for the first, then finds the pages made.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from counter_app.paper.engines import TITLES, Engine
from counter_app.paper.scratch import scratch_folder
from counter_app.paper.sheet import PdfSheets, pdf_pages
from counter_app.paper.sheet_watermark import with_practice

MOST_KEPT = 8
"""Papers; a packet has fewer forms."""


@dataclass(frozen=True)
class SuiteWork:
    """A filled form for an office suite. ``key``: its answers, signing, template and the wanted engine."""

    key: str
    docx: bytes
    suite: Engine
    undrawn: tuple[str, ...] = ()

    @property
    def suite_title(self) -> str:
        """What the clerk calls the program that draws."""
        return TITLES.get(self.suite.name, "") if self.suite.name != "auto" else "phần mềm văn phòng"


@dataclass(frozen=True)
class SuitePages:
    """Pages as a suite drew them of ``docx``; ``note`` says why where the program could not."""

    docx: bytes
    pdf: bytes
    pages: PdfSheets
    engine: str
    note: str


class SuiteDesk:
    """Has pages drawn and keeps the last ones."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._kept: OrderedDict[str, SuitePages] = OrderedDict()

    def has(self, work: SuiteWork) -> bool:
        """Whether the pages are there without drawing them; never waits."""
        return work.key in self._kept

    def draw(self, work: SuiteWork) -> SuitePages:
        """The pages; converted only if these answers were not drawn before.

        Raises:
            CounterError: the suite failed; nothing is kept of it.
        """
        with self._turn:
            made = self._kept.pop(work.key, None) or _draw(work)
            self._kept[work.key] = made
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            return made


def _draw(work: SuiteWork) -> SuitePages:
    with scratch_folder() as folder:
        paper, made = folder / "paper.docx", folder / "paper.pdf"
        paper.write_bytes(work.docx)
        report = work.suite.convert(paper, made)
        pdf = with_practice(made.read_bytes())
    note = ""
    if work.undrawn:
        suite = TITLES[report.engine]
        note = f"Mẫu này có phần chương trình chưa vẽ được ({', '.join(work.undrawn)}) nên trang giấy do {suite} dựng."
    return SuitePages(work.docx, pdf, pdf_pages(pdf), report.engine, note)
