# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet of paper a form stands on: its size, its margins, the size of its letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PageName = Literal["A4", "A5", "A4-landscape"]

TWIPS_PER_MM = 1440 / 25.4
# Word writes A4 and A5 in these numbers.
_SIDES_TWIPS: dict[str, tuple[int, int]] = {"A4": (11906, 16838), "A5": (8391, 11906)}
_USUAL_PT = 13.0
_LEAST_PT = 11.0


def twips(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


@dataclass(frozen=True)
class Sheet:
    """Lengths in millimetres; margins as Nghị định 30/2020/NĐ-CP, phụ lục I sets them: 20, 15, 20, 30."""

    page: PageName = "A4"
    top_mm: float = 20.0
    right_mm: float = 15.0
    bottom_mm: float = 20.0
    left_mm: float = 30.0
    font_pt: float = _USUAL_PT

    @property
    def text_mm(self) -> float:
        """How wide a line may be."""
        wide, high = (210.0, 297.0) if self.page.startswith("A4") else (148.0, 210.0)
        return (high if self.page.endswith("landscape") else wide) - self.left_mm - self.right_mm

    def points(self, usual_pt: float) -> float:
        """The size that stands here for a size of a paper in 13 points; the decree knows none under 11."""
        if usual_pt < _LEAST_PT:
            return usual_pt
        return max(min(_LEAST_PT, self.font_pt), usual_pt + self.font_pt - _USUAL_PT)

    def section(self) -> str:
        """``w:sectPr``."""
        wide, high = _SIDES_TWIPS[self.page.partition("-")[0]]
        turned = self.page.endswith("landscape")
        size = f'w:w="{high}" w:h="{wide}" w:orient="landscape"' if turned else f'w:w="{wide}" w:h="{high}"'
        margins = {"top": self.top_mm, "right": self.right_mm, "bottom": self.bottom_mm, "left": self.left_mm}
        edges = " ".join(f'w:{side}="{twips(mm)}"' for side, mm in {**margins, "header": 10.0, "footer": 10.0}.items())
        return f'<w:sectPr><w:pgSz {size}/><w:pgMar {edges} w:gutter="0"/></w:sectPr>'
