# SPDX-License-Identifier: GPL-3.0-or-later
"""The head of an office's own sheets in two columns: the office on the left, the state on the right (NĐ 30/2020)."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Table, TableStyle
from reportlab.platypus.flowables import Flowable

from counter_app.paper.sheet_styles import CENTER, style, text


def letterhead(
    office_lines: Sequence[str], state_lines: Sequence[str], width: float, below: Sequence[Flowable] = ()
) -> Table:
    """``below``: what stands under the office; ``width`` in points."""
    left = [head_line(line, bold=place == len(office_lines) - 1) for place, line in enumerate(office_lines)]
    right = [head_line(line, bold=True) for line in state_lines]
    table = Table([[[*left, *below], right]], colWidths=[width * 0.42, width * 0.58])
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("ALIGN", (0, 0), (-1, -1), "CENTER")]))
    return table


def head_line(line: str, *, bold: bool = False, size: float = 12) -> Flowable:
    """One centred line of the head, ``size`` in points."""
    return text(line, style(size, bold=bold, alignment=CENTER, after=1))
