# SPDX-License-Identifier: GPL-3.0-or-later
"""The result of layout: pages that preview, PDF and printer paint alike. Points outside, twips inside."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from counter_app.paper.fonts import QT_TEXT
from counter_app.paper.ink import Ink
from counter_app.paper.watermark import lay_practice_under

TWIPS_PER_POINT = 20.0


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points from the page's top-left."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float


@dataclass(frozen=True, slots=True)
class Spot:
    """One rectangle where value ``mark`` stands; a wrapped value has several, an empty one the blank after it."""

    page: int
    rect: Rect
    mark: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to tell: ``kind`` is "unsupported", "missing_glyph", "cut" or "overflow".

    ``text`` is an element's name for "unsupported" and otherwise the text concerned; ``near`` is the beginning of
    the paragraph an unsupported element belongs to. Both may be personal data: never log them.
    """

    kind: str
    page: int
    text: str
    mark: int | None
    near: str = ""


class PrintablePages(Protocol):
    """What preview and printer need; laid-out forms and foreign PDFs both have it."""

    @property
    def page_count(self) -> int: ...
    def page_size_pt(self, page: int) -> tuple[float, float]: ...
    def paint(self, painter: QPainter, page: int) -> None: ...
    def image(self, page: int, dots_per_inch: float) -> QImage: ...


def picture_of(pages: PrintablePages, page: int, dots_per_inch: float) -> QImage:
    """A page painted on white, for screens; may be called in a worker thread."""
    width, height = pages.page_size_pt(page)
    scale = dots_per_inch / 72.0
    image = QImage(max(1, round(width * scale)), max(1, round(height * scale)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    try:
        pages.paint(painter, page)
    finally:
        painter.end()
    return image


@dataclass(frozen=True)
class PageContent:
    """One finished page: size in twips, ink in painting order, text in reading order."""

    width: float
    height: float
    inks: tuple[Ink, ...]
    text: str


class Pages:
    """Laid-out pages. Never changes, so it may be painted many times, and from any thread.

    The thread that laid them out must still be there: Qt's font engines end with their thread.
    """

    def __init__(
        self,
        contents: tuple[PageContent, ...],
        spots: tuple[Spot, ...],
        findings: tuple[Finding, ...],
        mark_texts: dict[int, tuple[str, ...]],
    ) -> None:
        self.contents = contents
        self._mark_texts = mark_texts
        self.spots = spots
        self.findings = findings

    @property
    def page_count(self) -> int:
        """How many pages there are (at least one)."""
        return len(self.contents)

    def page_size_pt(self, page: int) -> tuple[float, float]:
        """(width, height) in points; pages count from 0."""
        content = self.contents[page]
        return content.width / TWIPS_PER_POINT, content.height / TWIPS_PER_POINT

    def text(self) -> str:
        """All text in reading order as it will be seen, NFC; paragraphs end with a new line, tabs are tabs."""
        return unicodedata.normalize("NFC", "".join(content.text for content in self.contents))

    def text_of_mark(self, mark: int) -> str:
        """What value ``mark`` shows; if it shows differently in several places, each text has its own line."""
        return "\n".join(dict.fromkeys(self._mark_texts.get(mark, ())))

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint one page; the painter's unit is one point, its origin the page's top-left."""
        with QT_TEXT:
            painter.save()
            lay_practice_under(painter, self.page_size_pt(page))
            painter.scale(1 / TWIPS_PER_POINT, 1 / TWIPS_PER_POINT)
            for ink in self.contents[page].inks:
                ink.paint(painter)
            painter.restore()

    def image(self, page: int, dots_per_inch: float) -> QImage:
        """The page on white, for screens; may be called in a worker thread."""
        return picture_of(self, page, dots_per_inch)
