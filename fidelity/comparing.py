# SPDX-License-Identifier: GPL-3.0-or-later
"""Two readings of one paper -> how alike they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fidelity.reading import ReadPdf, TextLine

TWO_MM_PT = 72 / 25.4 * 2


@dataclass(frozen=True)
class Verdict:
    """One paper. ``lines`` and ``alike`` count the lines LibreOffice shows and those ours shows in the same place."""

    name: str
    whole: bool
    pages: int
    their_pages: int
    lines: int
    alike: int
    missing: tuple[str, ...]
    picture: float
    named: tuple[str, ...]
    strays: tuple[str, ...] = ()
    """The first words of lines that stand elsewhere or end otherwise."""

    @property
    def share(self) -> float:
        """Of lines that start within 2 mm and end with the same word."""
        return self.alike / self.lines if self.lines else 1.0


def compare(name: str, whole: bool, ours: ReadPdf, theirs: ReadPdf, picture: float, named: tuple[str, ...]) -> Verdict:
    """``picture`` is the mean difference of the page pictures, ``named`` what the engine said it cannot lay out."""
    free = list(ours.lines)
    strays: list[str] = []
    for line in theirs.lines:
        same = next((one for one in free if _alike(one, line)), None)
        if same is None:
            strays.append(_told(line, ours))
        else:
            free.remove(same)
    return Verdict(
        name,
        whole,
        ours.page_count,
        theirs.page_count,
        len(theirs.lines),
        len(theirs.lines) - len(strays),
        _missing(ours, theirs),
        picture,
        named,
        tuple(strays),
    )


def _told(line: TextLine, ours: ReadPdf) -> str:
    """A line of theirs and the nearest of ours on its page."""
    near = [one for one in ours.lines if one.page == line.page]
    near.sort(key=lambda one: abs(one.x - line.x) + 2 * abs(one.y - line.y))
    said = [f"{one.x:.1f},{one.y:.1f} {one.words[0]}…{one.words[-1]}" for one in (line, *near[:1])]
    return f"page {line.page + 1}: " + " | ".join(said)


def _alike(one: TextLine, other: TextLine) -> bool:
    near = abs(one.x - other.x) <= TWO_MM_PT and abs(one.y - other.y) <= TWO_MM_PT
    return one.page == other.page and near and _bare(one.words[-1]) == _bare(other.words[-1])


def _bare(word: str) -> str:
    """Without full stops at its end: a reader cannot tell them from the dots of a leader that follows."""
    return word.rstrip(".") or word


def _missing(ours: ReadPdf, theirs: ReadPdf) -> tuple[str, ...]:
    """Words that are nowhere in ours; one that is only broken otherwise at a line's end is there."""
    lacking = Counter(theirs.words) - Counter(ours.words)
    all_ours = "".join(ours.words)
    return tuple(word for word in lacking if _bare(word) not in all_ours and not any(map(_private, word)))


def _private(sign: str) -> bool:
    """Signs of the old symbol fonts, which LibreOffice leaves at their old places and ours writes in Unicode."""
    return 0xE000 <= ord(sign) <= 0xF8FF
