# SPDX-License-Identifier: GPL-3.0-or-later
"""Work at the left, the page at the right; in a narrow window only one of them, and F8 changes over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

# The window is 1200 px wide when its screens, beside the rail, have this.
NARROW_PX = 1100
NARROW_LETTERS = 110


class PageBeside(QSplitter):
    """Two halves sharing the width; below ``narrow_px``, or ``narrow_letters`` of the present type, only one."""

    def __init__(
        self,
        work: QWidget,
        page: QWidget,
        shares: tuple[int, int] = (56, 44),
        narrow_px: int = NARROW_PX,
        narrow_letters: int = NARROW_LETTERS,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._work, self._page = work, page
        self._narrow_px, self._narrow_letters = narrow_px, narrow_letters
        self._page_wanted = True
        self._page_in_front = False
        self._narrow: bool | None = None
        self.addWidget(work)
        self.addWidget(page)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setStretchFactor(0, shares[0])
        self.setStretchFactor(1, shares[1])
        self.setSizes([shares[0] * 100, shares[1] * 100])

    def toggle_page(self) -> None:
        """Hide or show the page; in a narrow window change over between work and page."""
        if self._narrow:
            self._page_in_front = not self._page_in_front
        else:
            self._page_wanted = not self._page_wanted
        self._apply()

    def bring_work_to_front(self) -> None:
        """In a narrow window, leave the page."""
        if self._page_in_front:
            self._page_in_front = False
            self._apply()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become narrow or wide."""
        super().resizeEvent(event)
        narrow = self.width() < max(self._narrow_px, self._narrow_letters * self.fontMetrics().averageCharWidth())
        if narrow != self._narrow:
            self._narrow = narrow
            self._page_in_front = False
            self._apply()

    def _apply(self) -> None:
        if self._narrow:
            self._work.setVisible(not self._page_in_front)
            self._page.setVisible(self._page_in_front)
        else:
            self._work.setVisible(True)
            self._page.setVisible(self._page_wanted)
