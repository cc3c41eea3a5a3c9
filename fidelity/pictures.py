# SPDX-License-Identifier: GPL-3.0-or-later
"""Page pictures: how much two differ, and both side by side for a person to look at."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter

_COMPARED_DPI, _SHOWN_DPI = 40, 80
_GAP = 12


def page_images(content: bytes, dots_per_inch: float) -> list[QImage]:
    """Every page in grey."""
    document = pypdfium2.PdfDocument(content)
    images = []
    for page in document:
        bitmap = page.render(scale=dots_per_inch / 72, grayscale=True)
        pixels = bytes(bitmap.buffer)
        kind = QImage.Format.Format_Grayscale8
        images.append(QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, kind).copy())
        page.close()
    document.close()
    return images


def difference(ours: bytes, theirs: bytes) -> float:
    """Mean difference of all pixels in percent: 0 is alike, 100 black against white."""
    total = pixels = 0.0
    for one, other in zip_longest(page_images(ours, _COMPARED_DPI), page_images(theirs, _COMPARED_DPI)):
        if one is None or other is None:
            total, pixels = total + 5.0, pixels + 100.0
            continue
        both = other.convertToFormat(QImage.Format.Format_RGB32)
        painter = QPainter(both)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
        painter.drawImage(QPoint(0, 0), one.convertToFormat(QImage.Format.Format_RGB32))
        painter.end()
        grey = both.convertToFormat(QImage.Format.Format_Grayscale8)
        total += sum(bytes(grey.constBits())) / 255
        pixels += grey.width() * grey.height()
    return 100 * total / pixels if pixels else 0.0


def side_by_side(ours: bytes, theirs: bytes, out: Path) -> None:
    """Ours on the left, LibreOffice's on the right, one row a page."""
    rows = list(zip_longest(page_images(ours, _SHOWN_DPI), page_images(theirs, _SHOWN_DPI)))
    width = max(image.width() for row in rows for image in row if image is not None)
    heights = [max(image.height() for image in row if image is not None) for row in rows]
    sheet = QImage(width * 2 + _GAP * 3, sum(heights) + _GAP * (len(rows) + 1), QImage.Format.Format_RGB32)
    sheet.fill(QColor(Qt.GlobalColor.darkGray))
    painter = QPainter(sheet)
    y = _GAP
    for (one, other), height in zip(rows, heights, strict=True):
        for x, image in ((_GAP, one), (width + _GAP * 2, other)):
            if image is not None:
                painter.drawImage(QPoint(x, y), image)
        y += height + _GAP
    painter.end()
    sheet.save(str(out))
