# SPDX-License-Identifier: GPL-3.0-or-later
"""How runs, paragraphs and pages look once styles are resolved. Lengths are twips; frozen, so usable as cache keys."""

from __future__ import annotations

from dataclasses import dataclass, field

BLACK = "000000"


@dataclass(frozen=True, slots=True)
class RunLook:
    """One run. ``size`` is the font size in twips (13 pt = 260), ``stretch`` a percentage.

    An empty ``underline_colour`` is that of the letters.
    """

    family: str = "Times New Roman"
    size: int = 200
    bold: bool = False
    italic: bool = False
    underline: str = ""
    underline_colour: str = ""
    strike: bool = False
    double_strike: bool = False
    colour: str = BLACK
    highlight: str = ""
    position: str = ""
    raised: int = 0
    caps: bool = False
    small_caps: bool = False
    spacing: int = 0
    stretch: int = 100
    kerning: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class TabStop:
    """Where a tab goes, from the left edge of the text area. ``leader`` is "dot", "hyphen", "underscore" or ""."""

    at: float
    kind: str = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Border:
    """One drawn edge; ``space`` is the distance to the text."""

    style: str
    width: float
    colour: str = BLACK
    space: float = 0.0


Borders = tuple[tuple[str, Border], ...]
"""Side -> border, as sorted pairs so that looks stay hashable."""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """One paragraph. ``first`` is the first-line indent (negative = hanging); ``line`` is 240ths for "auto"."""

    alignment: str = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    before_auto: bool = False
    after_auto: bool = False
    line: float = 240.0
    line_rule: str = "auto"
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    widow_control: bool = True
    contextual: bool = False
    tabs: tuple[TabStop, ...] = ()
    borders: Borders = ()
    shading: str = ""
    style: str = ""
    numbering: tuple[str, int] | None = None

    def border(self, side: str) -> Border | None:
        """The border of one side, if drawn."""
        return next((edge for name, edge in self.borders if name == side), None)


@dataclass(frozen=True, slots=True)
class Margins:
    """Space inside a cell."""

    top: float = 0.0
    left: float = 108.0
    bottom: float = 0.0
    right: float = 108.0


@dataclass(frozen=True, slots=True)
class PageLook:
    """One section's paper. ``gutter`` is already added to the left margin."""

    width: float = 11906.0
    height: float = 16838.0
    top: float = 1440.0
    right: float = 1440.0
    bottom: float = 1440.0
    left: float = 1440.0
    header: float = 708.0
    footer: float = 708.0
    columns: int = 1
    column_gap: float = 720.0
    start: str = "nextPage"
    first_number: int | None = None
    number_format: str = "decimal"
    title_page: bool = False
    headers: dict[str, str] = field(default_factory=dict, hash=False)
    footers: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def column_width(self) -> float:
        """Of one of the equal columns."""
        return max((self.text_width - self.column_gap * (self.columns - 1)) / self.columns, 20.0)

    @property
    def text_width(self) -> float:
        """Between the side margins."""
        return max(self.width - self.left - self.right, 20.0)
