# SPDX-License-Identifier: GPL-3.0-or-later
"""One picture or PDF of a paper: read no finer than is needed, turned, cropped, made grey or clear."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QTransform

from counter_app.domain.errors import CounterError
from counter_app.domain.filing import Crop, Look, ScanEdit
from counter_app.paper.sheet import SheetUnreadable, pdf_pages

PDF_BEGINS = b"%PDF-"
A4_PT = (595.28, 841.89)
_TRUSTED_DENSITY = 100.0
"""A camera says 72 of every picture, which means nothing."""
_SMALL = 200


class ScanUnreadable(CounterError):
    """It is neither a JPEG, a PNG nor a PDF that can be opened."""

    def __init__(self) -> None:
        super().__init__(
            "Không đọc được ảnh này (tệp hỏng, chép chưa xong, hoặc không phải JPEG, PNG, PDF). Hồ sơ và các ảnh khác "
            "còn nguyên; xin quét hoặc chụp lại."
        )


def scan_picture(content: bytes, edit: ScanEdit, most_px: int, *, cropped: bool = True) -> QImage:
    """The first page as it will stand in the file, at most so many dots wide or high, to be looked at.

    Raises:
        ScanUnreadable: it cannot be opened.
    """
    if content.startswith(PDF_BEGINS):
        picture = next(drawn_pages(content, most_px / (A4_PT[1] / 72)))
    else:
        picture = read_picture(content, QSize(most_px, most_px))
    return edited(picture, edit if cropped else ScanEdit(edit.turned, Crop(), edit.look))


def read_picture(content: bytes, within: QSize | None = None) -> QImage:
    """The picture right side up on white, at most so large.

    Raises:
        ScanUnreadable: it is no JPEG or PNG.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    kind, size = bytes(reader.format().data()), reader.size()
    if within is not None and size.isValid() and (size.width() > within.width() or size.height() > within.height()):
        reader.setScaledSize(size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull() or kind not in {b"jpeg", b"jpg", b"png"}:
        raise ScanUnreadable
    if not image.hasAlphaChannel():
        return image
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    with QPainter(paper) as painter:
        painter.drawImage(0, 0, image)
    return paper


def read_for(content: bytes, edit: ScanEdit, dots: int) -> QImage:
    """Read no finer than is needed: a photograph halved while it is unpacked takes a fifth of the time."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    whole = QImageReader(buffer).size()
    if not whole.isValid():
        return read_picture(content)
    # Which way the picture is held is not known yet, so both ways must be fine enough.
    across, down = 1 - edit.crop.left - edit.crop.right, 1 - edit.crop.top - edit.crop.bottom
    kept = ((whole.width() * one, whole.height() * other) for one, other in ((across, down), (down, across)))
    needed = max(dots * points_per_dot(wide, high, 0, 0.0) / 72 for wide, high in kept)
    image = read_picture(content, whole * needed if needed < 1 else None)
    share = max(image.width(), image.height()) / max(whole.width(), whole.height())
    image.setDotsPerMeterX(round(image.dotsPerMeterX() * share))
    return image


def edited(picture: QImage, edit: ScanEdit) -> QImage:
    """The picture turned, cropped, in its look."""
    image = picture.transformed(QTransform().rotate(edit.turned)) if edit.turned else picture
    if edit.crop.cuts:
        wide, high, cut = image.width(), image.height(), edit.crop
        left, top = round(wide * cut.left), round(high * cut.top)
        right, bottom = round(wide * cut.right), round(high * cut.bottom)
        image = image.copy(QRect(left, top, max(1, wide - left - right), max(1, high - top - bottom)))
    if edit.look is Look.COLOUR:
        return image
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return _cleared(grey) if edit.look is Look.CLEAR else grey


def _cleared(grey: QImage) -> QImage:
    """The paper made white and the ink black; most of a page is paper."""
    small = grey.scaled(_SMALL, _SMALL)
    values = sorted(bytes(small.constBits()))  # its rows are a multiple of four bytes: nothing fills them up
    ink, paper = values[len(values) // 100], values[len(values) * 6 // 10]
    if paper - ink < 32:  # a blank sheet, or a picture all of one tone
        return grey
    indexed = grey.convertToFormat(QImage.Format.Format_Indexed8)
    shades = [min(255, max(0, round((value - ink) * 255 / (paper - ink)))) for value in range(256)]
    tones = [shades[colour & 0xFF] for colour in indexed.colorTable()]
    indexed.setColorTable([0xFF000000 | tone << 16 | tone << 8 | tone for tone in tones])
    cleared = indexed.convertToFormat(QImage.Format.Format_Grayscale8)
    cleared.setDotsPerMeterX(grey.dotsPerMeterX())
    return cleared


def points_per_dot(width: float, height: float, turned: int, density: float) -> float:
    """Points per dot: the picture's own size where it is told and fits, else as large as A4 takes it."""
    across, down = (height, width) if turned % 180 else (width, height)
    paper = A4_PT if down >= across else A4_PT[::-1]
    fitting = min(paper[0] / across, paper[1] / down)
    natural = 72 / density if density >= _TRUSTED_DENSITY else fitting
    return min(natural, fitting)


def drawn_pages(pdf: bytes, dots: float) -> Iterator[QImage]:
    """The pages of a PDF as pictures, so many dots an inch.

    Raises:
        ScanUnreadable: it cannot be opened.
    """
    try:
        sheets = pdf_pages(pdf)
    except SheetUnreadable as trouble:
        raise ScanUnreadable from trouble
    for number in range(sheets.page_count):
        page = sheets.image(number, dots)
        page.setDotsPerMeterX(round(dots / 0.0254))
        yield page.convertToFormat(QImage.Format.Format_RGB32)
