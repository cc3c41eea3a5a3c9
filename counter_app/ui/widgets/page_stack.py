# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each page stands when pages are stacked: pure geometry, pixels outside, points inside a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF


class SpotLike(Protocol):
    """A place on a page, in points from its top-left."""

    @property
    def page(self) -> int: ...
    @property
    def rect(self) -> RectLike: ...


class RectLike(Protocol):
    """A rectangle in points."""

    @property
    def x_pt(self) -> float: ...
    @property
    def y_pt(self) -> float: ...
    @property
    def width_pt(self) -> float: ...
    @property
    def height_pt(self) -> float: ...


@dataclass(frozen=True)
class PageStack:
    """Pages one under the other, centred. ``scale``: pixels per point; ``gap_px``: around and between pages."""

    sizes_pt: tuple[tuple[float, float], ...]
    scale: float
    width_px: float
    gap_px: float = 12.0

    def rect_of(self, page: int) -> QRectF:
        """A page's place from the top-left of the stack."""
        top = self.gap_px
        for width_pt, height_pt in self.sizes_pt[:page]:
            del width_pt
            top += height_pt * self.scale + self.gap_px
        width, height = (side * self.scale for side in self.sizes_pt[page])
        return QRectF(max(self.gap_px, (self.width_px - width) / 2), top, width, height)

    def size(self) -> QSizeF:
        """The whole stack with its gaps."""
        if not self.sizes_pt:
            return QSizeF(0, 0)
        widest = max(width for width, _ in self.sizes_pt) * self.scale + 2 * self.gap_px
        return QSizeF(widest, self.rect_of(len(self.sizes_pt) - 1).bottom() + self.gap_px)

    def at(self, point: QPointF) -> tuple[int, float, float] | None:
        """The page under a point, and the place on it in points."""
        for page in range(len(self.sizes_pt)):
            rect = self.rect_of(page)
            if rect.contains(point):
                return page, (point.x() - rect.x()) / self.scale, (point.y() - rect.y()) / self.scale
        return None

    def page_near(self, y_px: float) -> int:
        """The page at a height, the nearest one in the gaps."""
        for page in range(len(self.sizes_pt)):
            if y_px <= self.rect_of(page).bottom() + self.gap_px / 2:
                return page
        return max(len(self.sizes_pt) - 1, 0)

    def place_of(self, spot: SpotLike) -> QRectF:
        """A spot in pixels."""
        page, box = self.rect_of(spot.page), spot.rect
        return QRectF(
            page.x() + box.x_pt * self.scale,
            page.y() + box.y_pt * self.scale,
            box.width_pt * self.scale,
            box.height_pt * self.scale,
        )


def fitting_scale(sizes_pt: Sequence[tuple[float, float]], width_px: float, gap_px: float = 12.0) -> float:
    """The scale at which the widest page fills the width."""
    widest = max((width for width, _ in sizes_pt), default=595.0)
    return max((width_px - 2 * gap_px) / widest, 0.1)
