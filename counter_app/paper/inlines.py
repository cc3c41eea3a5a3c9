# SPDX-License-Identifier: GPL-3.0-or-later
"""What a paragraph is made of once read: words, tabs, breaks, pictures, note marks, fields, anchored drawings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from counter_app.domain.marks import strip_marks
from counter_app.paper.looks import Border, ParagraphLook, RunLook


@dataclass(frozen=True, slots=True)
class Words:
    """Text of one look; may still contain the marks of values."""

    text: str
    look: RunLook


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab character; ``to`` is "" or the alignment of an absolute tab ("left", "center", "right")."""

    look: RunLook
    to: str = ""
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A manual break: "line", "page" or "column"."""

    kind: str
    look: RunLook


@dataclass(frozen=True, slots=True)
class View:
    """What is seen of a picture: shares cut off its sides, then quarter turns clockwise; mirrored before the turn."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    turns: int = 0
    mirrored: tuple[bool, bool] = (False, False)


WHOLE = View()


@dataclass(frozen=True, slots=True)
class Picture:
    """An inline picture, in twips; ``part`` is the part holding it."""

    part: str
    width: float
    height: float
    look: RunLook
    view: View = WHOLE


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The sign of a footnote or endnote in the text; ``own`` is the sign inside the note itself."""

    kind: str
    note: str
    look: RunLook
    own: bool = False


@dataclass(frozen=True, slots=True)
class PageField:
    """ "PAGE" or "NUMPAGES": known only when pages are made. ``shown`` is what the file last showed."""

    kind: str
    look: RunLook
    shown: str


@dataclass(frozen=True, slots=True)
class Anchored:
    """A drawing that hangs on a paragraph. ``content`` is the text of a text box as XML.

    ``wrap`` is "" where text runs through it, else "square" (beside it) or "topAndBottom"; ``apart`` keeps the text
    away (left, top, right, bottom).
    """

    kind: str
    width: float
    height: float
    x: float = 0.0
    y: float = 0.0
    x_from: str = "column"
    y_from: str = "paragraph"
    x_align: str = ""
    y_align: str = ""
    stroke: Border | None = None
    fill: str = ""
    rising: bool = False
    part: str = ""
    view: View = WHOLE
    content: bytes = b""
    insets: tuple[float, float, float, float] = (144.0, 72.0, 144.0, 72.0)
    wrap: str = ""
    apart: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


Inline: TypeAlias = Words | Tab | Break | Picture | NoteMark | PageField | Anchored


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as read. ``mark_look`` is the look of an empty line; ``unsupported`` names what was not read."""

    look: ParagraphLook
    mark_look: RunLook
    inlines: tuple[Inline, ...]
    unsupported: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Its text, for a person to find it."""
        return strip_marks("".join(i.text for i in self.inlines if isinstance(i, Words)))

    @property
    def notes(self) -> tuple[NoteMark, ...]:
        """Footnote and endnote marks in order, without a note's own sign."""
        return tuple(i for i in self.inlines if isinstance(i, NoteMark) and not i.own)

    @property
    def has_page_fields(self) -> bool:
        """Whether the text depends on the page it stands on."""
        return any(isinstance(i, PageField) for i in self.inlines)
