# SPDX-License-Identifier: GPL-3.0-or-later
"""Scans and photographs: read, turned, cropped, made clear, and bound into one PDF a component under a size limit.

A JPEG goes in as the scanner made it where nothing was cut; only when the file would be too large is it drawn anew,
coarser step by step, never below what can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QTransform

from counter_app.domain.errors import CounterError
from counter_app.domain.filing import LEAST_DPI, Crop, Look, ScanEdit
from counter_app.paper.jpeg import read_jpeg, without_notes
from counter_app.paper.pdf_objects import PdfObjects
from counter_app.paper.sheet import PDFIUM, SheetUnreadable, joined, pdf_pages

_PDF = b"%PDF-"
_A4_PT = (595.28, 841.89)
_STEPS = ((0, 0), (300, 85), (200, 75), (LEAST_DPI, 60), (LEAST_DPI, 40))
"""Finest dots per inch and JPEG quality, from «as it is» to the coarsest that is still read."""
_DRAWN = (300, 85)
"""How a picture that had to be drawn anew is kept where there is room."""
_TRUSTED_DENSITY = 100.0
"""A camera says 72 of every picture, which means nothing."""
_TURNS = {1: 0, 3: 180, 6: 90, 8: 270}
"""Exif orientation -> degrees clockwise; the others are mirrored."""
_SMALL = 200


class ScanUnreadable(CounterError):
    """It is neither a JPEG, a PNG nor a PDF that can be opened."""

    def __init__(self) -> None:
        super().__init__(
            "Không đọc được ảnh này (tệp hỏng, chép chưa xong, hoặc không phải JPEG, PNG, PDF). Hồ sơ và các ảnh khác "
            "còn nguyên; xin quét hoặc chụp lại."
        )


class ScansTooLarge(CounterError):
    """Even at its coarsest the file is over the limit. ``size``: bytes of that file."""

    def __init__(self, size: int) -> None:
        super().__init__("Tệp vẫn quá cỡ cổng nhận dù đã nén đến mức còn đọc được.")
        self.size = size


@dataclass(frozen=True)
class ScanPdf:
    """One bound file. ``dots_per_inch``: of its coarsest picture, 0 where it holds none that was drawn by us."""

    content: bytes
    pages: int
    dots_per_inch: int


@dataclass(frozen=True)
class _Leaf:
    """One JPEG on a page of its own; ``turned``: degrees clockwise; ``points``: points per dot."""

    jpeg: bytes
    width: int
    height: int
    channels: int
    turned: int
    points: float


@dataclass(frozen=True)
class _Foreign:
    """Pages of a PDF made elsewhere."""

    pdf: bytes
    pages: int


def scan_pages(content: bytes) -> int:
    """How many pages a source has.

    Raises:
        ScanUnreadable: it cannot be opened.
    """
    if content.startswith(_PDF):
        try:
            return pdf_pages(content).page_count
        except SheetUnreadable as trouble:
            raise ScanUnreadable from trouble
    _read(content, QSize(_SMALL, _SMALL))
    return 1


def scan_picture(content: bytes, edit: ScanEdit, most_px: int, *, cropped: bool = True) -> QImage:
    """The first page as it will stand in the file, at most so many dots wide or high, to be looked at.

    Raises:
        ScanUnreadable: it cannot be opened.
    """
    if content.startswith(_PDF):
        picture = next(_drawn_pages(content, most_px / (_A4_PT[1] / 72)))
    else:
        picture = _read(content, QSize(most_px, most_px))
    return _edited(picture, edit if cropped else ScanEdit(edit.turned, Crop(), edit.look))


def scan_pdf(sources: Sequence[tuple[bytes, ScanEdit]], title: str, most_bytes: int) -> ScanPdf:
    """The sources in order as one PDF no larger than ``most_bytes``.

    Raises:
        ScanUnreadable: a source cannot be opened.
        ScansTooLarge: it cannot be made small enough to stay legible.
    """
    size = 0
    for dots, quality in _STEPS:
        parts = [part for content, edit in sources for part in _parts(content, edit, dots, quality)]
        made = _bound(parts, title)
        size = len(made)
        if size <= most_bytes:
            leaves = [part for part in parts if isinstance(part, _Leaf)]
            coarsest = min((round(72 / leaf.points) for leaf in leaves), default=0)
            return ScanPdf(made, sum(1 if isinstance(part, _Leaf) else part.pages for part in parts), coarsest)
    raise ScansTooLarge(size)


def _parts(content: bytes, edit: ScanEdit, dots: int, quality: int) -> Iterator[_Leaf | _Foreign]:
    keeps = not edit.crop.cuts and edit.look is Look.COLOUR and not dots
    if content.startswith(_PDF):
        if keeps:
            yield _Foreign(_turned(content, edit.turned), scan_pages(content))
        else:
            for page in _drawn_pages(content, dots or _DRAWN[0]):
                yield _drawn(page, edit, dots or _DRAWN[0], quality or _DRAWN[1])
        return
    jpeg = read_jpeg(content) if keeps else None
    if jpeg is not None and jpeg.orientation in _TURNS:
        turned = (_TURNS[jpeg.orientation] + edit.turned) % 360
        points = _points(jpeg.width, jpeg.height, turned, jpeg.density)
        _read(content, QSize(_SMALL, _SMALL))  # a JPEG cut short has sound facts and a broken picture
        yield _Leaf(without_notes(content), jpeg.width, jpeg.height, jpeg.channels, turned, points)
    else:
        fine = dots or _DRAWN[0]
        yield _drawn(_read_for(content, edit, fine), edit, fine, quality or _DRAWN[1])


def _drawn(picture: QImage, edit: ScanEdit, dots: int, quality: int) -> _Leaf:
    image = _edited(picture, edit)
    points = _points(image.width(), image.height(), 0, image.dotsPerMeterX() * 0.0254)
    shrink = dots * points / 72
    if shrink < 1:
        size = QSize(max(1, round(image.width() * shrink)), max(1, round(image.height() * shrink)))
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        points /= shrink
    grey = edit.look is not Look.COLOUR
    image = image.convertToFormat(QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", quality)  # type: ignore[call-overload]
    jpeg = bytes(buffer.data().data())
    facts = read_jpeg(jpeg)
    return _Leaf(jpeg, image.width(), image.height(), facts.channels if facts else 3, 0, points)


def _read(content: bytes, within: QSize | None = None) -> QImage:
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


def _read_for(content: bytes, edit: ScanEdit, dots: int) -> QImage:
    """Read no finer than is needed: a photograph halved while it is unpacked takes a fifth of the time."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    whole = QImageReader(buffer).size()
    if not whole.isValid():
        return _read(content)
    # Which way the picture is held is not known yet, so both ways must be fine enough.
    across, down = 1 - edit.crop.left - edit.crop.right, 1 - edit.crop.top - edit.crop.bottom
    kept = ((whole.width() * one, whole.height() * other) for one, other in ((across, down), (down, across)))
    needed = max(dots * _points(wide, high, 0, 0.0) / 72 for wide, high in kept)
    image = _read(content, whole * needed if needed < 1 else None)
    share = max(image.width(), image.height()) / max(whole.width(), whole.height())
    image.setDotsPerMeterX(round(image.dotsPerMeterX() * share))
    return image


def _edited(picture: QImage, edit: ScanEdit) -> QImage:
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


def _points(width: float, height: float, turned: int, density: float) -> float:
    """Points per dot: the picture's own size where it is told and fits, else as large as A4 takes it."""
    across, down = (height, width) if turned % 180 else (width, height)
    paper = _A4_PT if down >= across else _A4_PT[::-1]
    fitting = min(paper[0] / across, paper[1] / down)
    natural = 72 / density if density >= _TRUSTED_DENSITY else fitting
    return min(natural, fitting)


def _bound(parts: Sequence[_Leaf | _Foreign], title: str) -> bytes:
    pdfs: list[bytes] = []
    run: list[_Leaf] = []
    for part in parts:
        if isinstance(part, _Leaf):
            run.append(part)
            continue
        if run:
            pdfs.append(_written(run, title))
            run = []
        pdfs.append(part.pdf)
    if run or not pdfs:
        pdfs.append(_written(run, title))
    return joined(pdfs)


def _written(leaves: Sequence[_Leaf], title: str) -> bytes:
    """JPEGs as a PDF, one a page, byte for byte as they are."""
    objects, kids = PdfObjects(), []
    for leaf in leaves:
        space = "Gray" if leaf.channels == 1 else "RGB"
        picture = objects.stream(
            f"/Type /XObject /Subtype /Image /Width {leaf.width} /Height {leaf.height} /BitsPerComponent 8 "
            f"/ColorSpace /Device{space} /Filter /DCTDecode",
            leaf.jpeg,
            packed=False,
        )
        wide, high = leaf.width * leaf.points, leaf.height * leaf.points
        drawing = objects.stream("", f"{wide:.4f} 0 0 {high:.4f} 0 0 cm /P Do".encode())
        kids.append(
            objects.add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide:.4f} {high:.4f}] /Rotate {leaf.turned} "
                f"/Resources << /XObject << /P {picture} 0 R >> >> /Contents {drawing} 0 R >>".encode()
            )
        )
    objects.set_pages(kids)
    objects.bodies[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    told = (chr(0xFEFF) + title).encode("utf-16-be").hex()
    return objects.file(objects.add(f"<< /Title <{told}> /Producer (counter-app) >>".encode()))


def _turned(pdf: bytes, degrees: int) -> bytes:
    if not degrees:
        return pdf
    content = BytesIO()
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        for page in document:
            page.set_rotation((page.get_rotation() + degrees) % 360)
        document.save(content)
        document.close()
    return content.getvalue()


def _drawn_pages(pdf: bytes, dots: float) -> Iterator[QImage]:
    try:
        sheets = pdf_pages(pdf)
    except SheetUnreadable as trouble:
        raise ScanUnreadable from trouble
    for number in range(sheets.page_count):
        page = sheets.image(number, dots)
        page.setDotsPerMeterX(round(dots / 0.0254))
        yield page.convertToFormat(QImage.Format.Format_RGB32)
