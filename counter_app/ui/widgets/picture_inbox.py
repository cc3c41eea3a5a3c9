# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scanner, the phone or the camera has left in its folder, newest first; what has just come is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from counter_app.ui.filing_words import inbox_words

if TYPE_CHECKING:
    from counter_app.devices.picture_folder import FoundPicture

THUMB_PX = 64
_PATH = Qt.ItemDataRole.UserRole


class PictureInbox(QListWidget):
    """Pictures not taken in yet, and those that were."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[str, ...] = ()
        self.setIconSize(QSize(THUMB_PX, THUMB_PX))

    @property
    def marked(self) -> str:
        """The path of the marked picture; empty when there is none."""
        item = self.currentItem()
        return str(item.data(_PATH)) if item is not None else ""

    def show_pictures(
        self, pictures: Sequence[FoundPicture], thumbs: Mapping[str, QImage], taken: frozenset[str]
    ) -> None:
        """Show them; the newest that was not here before is marked, else the same as before."""
        paths = tuple(str(picture.path) for picture in pictures)
        marked = next((path for path in paths if path not in self._paths), self.marked)
        self._paths = paths
        self.clear()
        for picture, path in zip(pictures, paths, strict=True):
            item = QListWidgetItem(inbox_words(picture, taken=path in taken))
            item.setData(_PATH, path)
            if path in thumbs:
                item.setIcon(_icon(thumbs[path]))
            self.addItem(item)
            if path == marked:
                self.setCurrentItem(item)
        if self.currentRow() < 0 and paths:
            self.setCurrentRow(0)

    def shows(self, pictures: Sequence[FoundPicture]) -> bool:
        """Whether just these are shown already: a list drawn anew would take the mark from under the hand."""
        return self._paths == tuple(str(picture.path) for picture in pictures)


def _icon(image: QImage) -> QIcon:
    """The picture as it is also where its row is marked: a paper must not look blue."""
    drawn, icon = QPixmap.fromImage(image), QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(drawn, mode)
    return icon
