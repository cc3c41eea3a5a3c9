# SPDX-License-Identifier: GPL-3.0-or-later
"""Scans and photographs bound into one PDF a component, under a size limit.

A JPEG goes in as the scanner made it where nothing was cut; only when the file would be too large is it drawn anew,
coarser step by step, never below what can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage

from counter_app.domain.errors import CounterError
from counter_app.domain.filing import LEAST_DPI, Look, ScanEdit
from counter_app.paper.jpeg import read_jpeg, without_notes
from counter_app.paper.pdf_objects import PdfObjects
from counter_app.paper.scan_pictures import (
    PDF_BEGINS,
    ScanUnreadable,
    drawn_pages,
    edited,
    points_per_dot,
    read_for,
    read_picture,
)
from counter_app.paper.sheet import PDFIUM, SheetUnreadable, joined, pdf_pages

_STEPS = ((0, 0), (300, 85), (200, 75), (LEAST_DPI, 60), (LEAST_DPI, 40))
"""Finest dots per inch and JPEG quality, from «as it is» to the coarsest that is still read."""
_DRAWN = (300, 85)
"""How a picture that had to be drawn anew is kept where there is room."""
_TURNS = {1: 0, 3: 180, 6: 90, 8: 270}
"""Exif orientation -> degrees clockwise; the others are mirrored."""
_SMALL = 200


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
    if content.startswith(PDF_BEGINS):
        try:
            return pdf_pages(content).page_count
        except SheetUnreadable as trouble:
            raise ScanUnreadable from trouble
    read_picture(content, QSize(_SMALL, _SMALL))
    return 1


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
    if content.startswith(PDF_BEGINS):
        if keeps:
            yield _Foreign(_turned(content, edit.turned), scan_pages(content))
        else:
            for page in drawn_pages(content, dots or _DRAWN[0]):
                yield _drawn(page, edit, dots or _DRAWN[0], quality or _DRAWN[1])
        return
    jpeg = read_jpeg(content) if keeps else None
    if jpeg is not None and jpeg.orientation in _TURNS:
        turned = (_TURNS[jpeg.orientation] + edit.turned) % 360
        points = points_per_dot(jpeg.width, jpeg.height, turned, jpeg.density)
        read_picture(content, QSize(_SMALL, _SMALL))  # a JPEG cut short has sound facts and a broken picture
        yield _Leaf(without_notes(content), jpeg.width, jpeg.height, jpeg.channels, turned, points)
    else:
        fine = dots or _DRAWN[0]
        yield _drawn(read_for(content, edit, fine), edit, fine, quality or _DRAWN[1])


def _drawn(picture: QImage, edit: ScanEdit, dots: int, quality: int) -> _Leaf:
    image = edited(picture, edit)
    points = points_per_dot(image.width(), image.height(), 0, image.dotsPerMeterX() * 0.0254)
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
