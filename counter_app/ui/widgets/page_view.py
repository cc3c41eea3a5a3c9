# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper as it will print, beside the fields: the current field is marked, a click goes to a field.

It only copies pictures made elsewhere; while a new one is on its way the old one stays, so nothing flickers.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from counter_app.ui.background import BackgroundDesk
from counter_app.ui.widgets.page_pictures import DrawablePages, PagePictures
from counter_app.ui.widgets.page_stack import PageStack, SpotLike, fitting_scale

FULL_SCALE = 96 / 72
_STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_MARK_STRENGTH = 46
_MARK_AROUND_PX = 2.0
_SEEN_AROUND_PX = 60


class PageView(QAbstractScrollArea):
    """Stacked pages.

    Signals:
        place_clicked: a page was clicked (page, x and y in points).
        page_shown: another page is in the middle (its number), or the number of pages changed.
        zoom_changed: the scale in per cent of the paper's own size.
        refreshed: every page in sight has the newest picture.
    """

    place_clicked = Signal(int, float, float)
    page_shown = Signal(int)
    zoom_changed = Signal(int)
    refreshed = Signal()

    def __init__(self, background: BackgroundDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = PagePictures(background, self)
        self._pictures.drawn.connect(self._redraw_page)
        self._pages: DrawablePages | None = None
        self._spots: tuple[SpotLike, ...] = ()
        self._zoom: float | None = None
        self._stack = PageStack((), 1.0, 0.0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Trang giấy như sẽ in")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # Always there: if it came and went, «fit to width» would never settle.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self._pages.page_count if self._pages else 0

    @property
    def percent(self) -> int:
        """The present scale, 100 being the paper's own size."""
        return round(self._stack.scale / FULL_SCALE * 100)

    @property
    def stack(self) -> PageStack:
        """Where the pages stand."""
        return self._stack

    @property
    def marked(self) -> tuple[SpotLike, ...]:
        """The places of the current field."""
        return self._spots

    def show_pages(self, pages: DrawablePages) -> None:
        """Show newer pages at the place the clerk is looking at."""
        self._pages = pages
        self._pictures.forget_after(pages.page_count)
        self._restack()

    def mark(self, spots: Sequence[SpotLike]) -> None:
        """Mark where the current field stands, and scroll no more than needed to see it."""
        self._spots = tuple(spots)
        if self._spots and self._pages is not None:
            self._reveal(self._stack.place_of(self._spots[0]))
        self.viewport().update()

    def zoom_in(self) -> None:
        """One step larger."""
        self._set_zoom(next((step for step in _STEPS if step * 100 > self.percent + 1), _STEPS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self._set_zoom(next((step for step in reversed(_STEPS) if step * 100 < self.percent - 1), _STEPS[0]))

    def zoom_to_width(self) -> None:
        """As wide as there is room, also when the room changes."""
        self._set_zoom(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the pictures and lay the mark over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self.palette().window())
        painter.translate(-self._offset())
        for page in self._visible_pages():
            self._paint_page(painter, page)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._restack()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Other pages come into view."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()
        self._ask_for_pictures()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click tells where on the paper it was."""
        found = self._stack.at(event.position() + self._offset())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.place_clicked.emit(*found)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        rect = self._stack.rect_of(page)
        painter.fillRect(rect, QColor(Qt.GlobalColor.white))
        picture = self._pictures.of(page)
        if picture is not None:
            painter.drawImage(rect, picture, QRectF(picture.rect()))
        painter.setPen(QPen(self.palette().mid().color(), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        accent = QColor(11, 92, 173)  # the paper is white in every scheme, so its mark is the light one
        soft = QColor(accent.red(), accent.green(), accent.blue(), _MARK_STRENGTH)
        for spot in self._spots:
            if spot.page == page:
                around = self._stack.place_of(spot).adjusted(
                    -_MARK_AROUND_PX, -_MARK_AROUND_PX, _MARK_AROUND_PX, _MARK_AROUND_PX
                )
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(soft)
                painter.drawRoundedRect(around, 3, 3)
                painter.setPen(QPen(accent, 1.5))
                painter.drawLine(around.bottomLeft(), around.bottomRight())

    def _restack(self) -> None:
        if self._pages is None:
            return
        sizes = tuple(self._pages.page_size_pt(page) for page in range(self._pages.page_count))
        width = self.viewport().width()
        before = self._stack
        middle = self._middle_of(before)
        scale = self._zoom * FULL_SCALE if self._zoom else fitting_scale(sizes, width)
        self._stack = PageStack(sizes, scale, width)
        whole, seen = self._stack.size(), self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, round(whole.height()) - seen.height()))
        self.verticalScrollBar().setPageStep(seen.height())
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setRange(0, max(0, round(whole.width()) - seen.width()))
        self.horizontalScrollBar().setPageStep(seen.width())
        if before.sizes_pt and before.scale != scale:
            self.verticalScrollBar().setValue(round(middle * whole.height() - seen.height() / 2))
        self._ask_for_pictures()
        self.viewport().update()
        self.zoom_changed.emit(self.percent)

    def _middle_of(self, stack: PageStack) -> float:
        height = stack.size().height()
        return (self._offset().y() + self.viewport().height() / 2) / height if height else 0.0

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._restack()

    def _ask_for_pictures(self) -> None:
        if self._pages is None or not self.isVisible():
            return
        scale = self._stack.scale * self.devicePixelRatioF()
        for page in self._visible_pages():
            self._pictures.want(page, self._pages, scale)
        self.page_shown.emit(self._stack.page_near(self._offset().y() + self.viewport().height() / 2))

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is drawn for a hidden page; now it is."""
        super().showEvent(event)
        self._restack()

    def _visible_pages(self) -> list[int]:
        seen = QRectF(self._offset(), self.viewport().size().toSizeF())
        return [page for page in range(self.page_count) if self._stack.rect_of(page).intersects(seen)]

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _redraw_page(self, page: int) -> None:
        if page < self.page_count:
            self.viewport().update(self._stack.rect_of(page).translated(-self._offset()).toAlignedRect())
            if self._is_fresh():
                self.refreshed.emit()

    def _is_fresh(self) -> bool:
        scale = self._stack.scale * self.devicePixelRatioF()
        pages = self._pages
        return pages is not None and all(self._pictures.is_fresh(n, pages, scale) for n in self._visible_pages())

    def _reveal(self, place: QRectF) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        around = min(_SEEN_AROUND_PX, height // 4)
        if place.top() - around < bar.value():
            bar.setValue(round(place.top() - around))
        elif place.bottom() + around > bar.value() + height:
            bar.setValue(round(place.bottom() + around - height))
