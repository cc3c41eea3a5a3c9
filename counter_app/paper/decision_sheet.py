# SPDX-License-Identifier: GPL-3.0-or-later
"""What was answered at the counter before anything was written, on one A5 sheet for the citizen who asks for it.

Not an official form, so reportlab makes it; every sentence comes from the caller.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A5
from reportlab.lib.units import mm
from reportlab.platypus import Spacer
from reportlab.platypus.flowables import Flowable

from counter_app.paper.sheet_styles import CENTER, MARGIN, RIGHT, Sheet, height_of, rule, style, text

_SIZES = (12.0, 11.0, 10.0, 9.0)
"""Tried from the largest; what does not fit even so goes on to a second page."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with its answer, and why: pairs of a sentence and where it stands (may be empty)."""

    title: str
    answer: str
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DecisionSheet:
    """What the sheet says."""

    office_lines: tuple[str, ...]
    title: str
    procedure: str
    asked: str
    answers: tuple[Answer, ...]
    note: str
    place_and_date: str


def write_decision_sheet(told: DecisionSheet) -> bytes:
    """The sheet as PDF on A5."""
    width, height = A5[0] - 2 * MARGIN, A5[1] - 2 * MARGIN
    size = next((size for size in _SIZES if height_of(_story(told, size), width) <= height), _SIZES[-1])
    content = BytesIO()
    title = unicodedata.normalize("NFC", told.title)
    Sheet(content, A5, title).build(_story(told, size))
    return content.getvalue()


def _story(told: DecisionSheet, size: float) -> list[Flowable]:
    story: list[Flowable] = [
        text(line, style(size - 1, bold=place > 0, after=0)) for place, line in enumerate(told.office_lines) if line
    ]
    story.append(Spacer(1, 3 * mm))
    story.append(text(told.title, style(size + 2.5, bold=True, alignment=CENTER, after=2)))
    story.append(text(told.procedure, style(size, bold=True, alignment=CENTER, after=2)))
    story.append(text(told.asked, style(size - 1, faint=True, alignment=CENTER, after=2)))
    story.append(rule())
    for answer in told.answers:
        story.append(text(f"{answer.title}: {answer.answer}", style(size, bold=True, after=1)))
        for sentence, source in answer.reasons:
            story.append(text(sentence, style(size - 1, indent=4 * mm, after=0.5)))
            if source:
                story.append(text(source, style(size - 2, faint=True, indent=4 * mm, after=1.5)))
        story.append(Spacer(1, 1.5 * mm))
    story.append(rule())
    story.append(text(told.note, style(size - 1, faint=True, after=3)))
    story.append(text(told.place_and_date, style(size - 1, alignment=RIGHT)))
    return story
