# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented pictures of papers, as a scanner or a phone leaves them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter


def paper_picture(words: str, kind: str = "JPG", dots: int = 100) -> bytes:
    """A sheet of A4 with a few words on it."""
    image = QImage(round(8.27 * dots), round(11.69 * dots), QImage.Format.Format_RGB32)
    image.fill(QColor("#f4f1e8"))
    with QPainter(image) as painter:
        painter.setFont(QFont("Liberation Serif", 24))
        painter.setPen(QColor("#222233"))
        painter.drawText(QRect(40, 60, image.width() - 80, 400), Qt.TextFlag.TextWordWrap, words)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def lay(folder: Path, name: str, words: str, kind: str = "JPG") -> Path:
    """The scanner puts one into its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(paper_picture(words, kind))
    return path


def bytes_below(folder: Path) -> bytes:
    """Every byte of every file under a folder."""
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
