# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of a few lines each, whole: Qt rounds a row's height down and then drops its last line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

_MORE_PX = 6


class RoomyRows(QStyledItemDelegate):
    """A few dots more a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As Qt would have it, and the dots it rounds away."""
        return super().sizeHint(option, index) + QSize(0, _MORE_PX)


def in_whole_lines(rows: QListWidget, name: str) -> None:
    """Let a list break its rows into lines and follow its width, and be read aloud by a name."""
    rows.setAccessibleName(name)
    rows.setItemDelegate(RoomyRows(rows))
    rows.setWordWrap(True)
    rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    rows.setResizeMode(QListWidget.ResizeMode.Adjust)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
