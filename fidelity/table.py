# SPDX-License-Identifier: GPL-3.0-or-later
"""The verdicts as a table, and the targets."""

from __future__ import annotations

from collections.abc import Sequence

from fidelity.comparing import Verdict

LINES_OF_FORMS, SAME_PAGES = 0.98, 0.98


def table(verdicts: Sequence[Verdict]) -> str:
    """One row a paper, the worst last."""
    width = max((len(v.name) for v in verdicts), default=4)
    rows = [f"{'paper':{width}}  pages   lines  alike    %  picture  missing / named"]
    for v in sorted(verdicts, key=lambda v: -v.share):
        pages = f"{v.pages}/{v.their_pages}" + ("" if v.pages == v.their_pages else " !")
        told = " ".join([*(f"-{word}" for word in v.missing[:4]), *v.named])
        counts = f"{pages:6}  {v.lines:5}  {v.alike:5}  {100 * v.share:5.1f}  {v.picture:5.2f}"
        rows.append(f"{v.name:{width}}  {counts}  {told}".rstrip())
    return "\n".join(rows)


def summary(verdicts: Sequence[Verdict]) -> tuple[list[str], bool]:
    """The figures the targets speak of, and whether all are met."""
    forms = [v for v in verdicts if v.whole] or list(verdicts)
    lines = _share(forms)
    pages = sum(v.pages == v.their_pages for v in verdicts) / max(1, len(verdicts))
    lacking = [v.name for v in verdicts if v.missing]
    said = [
        f"papers: {len(verdicts)}, whole forms among them: {sum(v.whole for v in verdicts)}",
        f"lines alike over whole forms: {100 * lines:.2f} % (target {100 * LINES_OF_FORMS:.0f})",
        f"lines alike over all papers: {100 * _share(verdicts):.2f} %",
        f"same page count: {100 * pages:.1f} % of papers (target {100 * SAME_PAGES:.0f})",
        f"papers lacking words: {', '.join(lacking) or 'none'}",
        f"mean picture difference: {sum(v.picture for v in verdicts) / max(1, len(verdicts)):.2f} %",
    ]
    return said, lines >= LINES_OF_FORMS and pages >= SAME_PAGES and not lacking


def _share(verdicts: Sequence[Verdict]) -> float:
    return sum(v.alike for v in verdicts) / max(1, sum(v.lines for v in verdicts))
