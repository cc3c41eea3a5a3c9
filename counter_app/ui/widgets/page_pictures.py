# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of pages, drawn on the paper worker: the window only copies pixels."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from counter_app.ui.background import BackgroundDesk, Lane

_POINTS_PER_INCH = 72.0
_numbers = count()


class DrawablePages(Protocol):
    """What the screen needs of laid-out pages."""

    @property
    def page_count(self) -> int: ...
    def page_size_pt(self, page: int) -> tuple[float, float]: ...
    def image(self, page: int, dots_per_inch: float) -> QImage: ...


@dataclass(frozen=True)
class Picture:
    """One page as drawn; ``pages`` and ``scale`` tell whether it is still the right one."""

    image: QImage
    pages: DrawablePages
    scale: float


class PagePictures(QObject):
    """Keeps the newest picture of each page; an old one is good until the new one is there.

    Signals:
        drawn: a page has a newer picture (its number).
    """

    drawn = Signal(int)

    def __init__(self, background: BackgroundDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._name = f"picture {next(_numbers)}"
        self._kept: dict[int, Picture] = {}
        self._wanted: dict[int, tuple[DrawablePages, float]] = {}

    def of(self, page: int) -> QImage | None:
        """The best picture there is."""
        kept = self._kept.get(page)
        return kept.image if kept else None

    def is_fresh(self, page: int, pages: DrawablePages, scale: float) -> bool:
        """Whether the picture shows these pages at this scale."""
        kept = self._kept.get(page)
        return kept is not None and kept.pages is pages and kept.scale == scale

    def want(self, page: int, pages: DrawablePages, scale: float) -> None:
        """Have a page drawn at ``scale`` device pixels per point, unless it is so already or asked for."""
        if self.is_fresh(page, pages, scale):
            return
        asked = self._wanted.get(page)
        if asked is not None and asked[0] is pages and asked[1] == scale:
            return
        self._wanted[page] = (pages, scale)
        self._background.run_latest(
            Lane.PAPER,
            f"{self._name} {page}",
            lambda: Picture(pages.image(page, scale * _POINTS_PER_INCH), pages, scale),
            lambda picture: self._keep(page, picture),
        )

    def forget_after(self, page_count: int) -> None:
        """Pages that are gone need no picture."""
        for page in [page for page in self._kept if page >= page_count]:
            del self._kept[page]

    def _keep(self, page: int, picture: Picture) -> None:
        if not isValid(self):  # the window was closed while the page was being drawn
            return
        self._wanted.pop(page, None)
        self._kept[page] = picture
        self.drawn.emit(page)
