# SPDX-License-Identifier: GPL-3.0-or-later
"""What a conversion tells: who did it, how many pages, what could not be laid out."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.paper.pages import Finding


@dataclass(frozen=True, slots=True)
class Report:
    """``engine`` is the one that made the file; ``findings`` are those of the embedded engine."""

    engine: str
    page_count: int
    findings: tuple[Finding, ...] = ()
