# SPDX-License-Identifier: GPL-3.0-or-later
"""All papers of the comparison, by name."""

from __future__ import annotations

from collections.abc import Iterator

from fidelity.papers import citizens, layouts, pages, tables, text
from fidelity.papers.shipped import shipped_papers
from fidelity.wordml import Paper

MADE: dict[str, Paper] = {**text.PAPERS, **tables.PAPERS, **pages.PAPERS, **layouts.PAPERS, **citizens.PAPERS}
"""The papers written by code."""


def corpus() -> Iterator[tuple[str, bytes, bool]]:
    """(name, file, whether it is a whole form)."""
    for name, paper in MADE.items():
        yield name, paper.docx(), paper.whole
    for name, content in shipped_papers():
        yield name, content, True
