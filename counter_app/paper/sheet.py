# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs made elsewhere (our own slips among them) as printable pages.

Where a queue takes PDF they go there as they are, so that text stays text; else they are pictures as fine as the
printer, drawn in strips, because a whole page at 600 dots per inch is 140 MB.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator, Sequence
from io import BytesIO

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from counter_app.domain.errors import CounterError

_LEAST_DPI, _MOST_DPI = 300.0, 600.0
"""On paper: what the device has, but a letter gains nothing beyond the second."""
_MOST_DOTS = 6_000_000
"""In one strip: 24 MB."""
_POINTS_PER_MM = 72 / 25.4
PDFIUM = threading.Lock()
"""pdfium must not be called from two threads at once."""


class SheetUnreadable(CounterError):
    """The PDF is damaged, locked by a password or empty."""

    def __init__(self) -> None:
        super().__init__(
            "Không mở được tệp PDF này (tệp hỏng, trống hoặc có mật khẩu). Hồ sơ không bị ảnh hưởng. Hãy mở tệp bằng "
            "chương trình xem PDF để kiểm tra, hoặc xin lại tệp."
        )


class PdfSheets:
    """A foreign PDF with the same face as Pages, for print_pages and the preview."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        try:
            with PDFIUM:
                document = pypdfium2.PdfDocument(pdf)
                self._sizes = [document.get_page_size(number) for number in range(len(document))]
                document.close()
        except pypdfium2.PdfiumError as trouble:
            raise SheetUnreadable from trouble
        if not self._sizes:
            raise SheetUnreadable

    @property
    def page_count(self) -> int:
        """How many pages."""
        return len(self._sizes)

    def page_size_pt(self, page: int) -> tuple[float, float]:
        """(width, height) in points."""
        width, height = self._sizes[page]
        return float(width), float(height)

    def image(self, page: int, dots_per_inch: float) -> QImage:
        """The page as a picture on white."""
        return self._picture(page, dots_per_inch / 72.0, (0, 0, 0, 0))

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint one page; the painter's unit is one point."""
        width, _ = self.page_size_pt(page)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        dots_per_inch = min(max(float(painter.device().logicalDpiX()), _LEAST_DPI), _MOST_DPI)
        for top_pt, strip in self._strips(page, dots_per_inch):
            painter.drawImage(QRectF(0, top_pt, width, strip.height() * 72.0 / dots_per_inch), strip)

    def chosen(self, numbers: Sequence[int], right_mm: float = 0.0, down_mm: float = 0.0) -> bytes:
        """These pages (from 0) as a PDF of their own, moved on the sheet; the PDF itself when that is all of it."""
        if list(numbers) == list(range(self.page_count)) and not (right_mm or down_mm):
            return self._pdf
        content = BytesIO()
        with PDFIUM:
            whole, part = pypdfium2.PdfDocument(self._pdf), pypdfium2.PdfDocument.new()
            part.import_pages(whole, list(numbers))
            for page in part:
                _move(page, right_mm * _POINTS_PER_MM, down_mm * _POINTS_PER_MM)
            part.save(content)
            part.close()
            whole.close()
        return content.getvalue()

    def _strips(self, page: int, dots_per_inch: float) -> Iterator[tuple[float, QImage]]:
        """The page from top to bottom: where each strip begins, in points, and its picture."""
        scale = dots_per_inch / 72.0
        across, down = (math.ceil(side * scale) for side in self._sizes[page])
        rows = max(1, _MOST_DOTS // across)
        for top in range(0, down, rows):
            # A hair less: rounding up must not cut one row too many.
            above, below = (max(0.0, cut - 0.25) / scale for cut in (top, max(0, down - top - rows)))
            yield top / scale, self._picture(page, scale, (0, below, 0, above))

    def _picture(self, page: int, scale: float, cut_pt: tuple[float, float, float, float]) -> QImage:
        """Part of a page on white; ``cut_pt`` is left out at the left, bottom, right and top."""
        with PDFIUM:
            document = pypdfium2.PdfDocument(self._pdf)
            bitmap = document[page].render(scale=scale, crop=cut_pt, rev_byteorder=True, prefer_bgrx=True)
            content = bytes(bitmap.buffer)
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            document.close()
        return QImage(content, width, height, stride, QImage.Format.Format_RGBX8888).copy()


def _move(page: pypdfium2.PdfPage, right_pt: float, down_pt: float) -> None:
    """Move what is on a page by moving its frame the other way; a turned page has other sides."""
    match page.get_rotation():
        case 90:
            x, y = -down_pt, -right_pt
        case 180:
            x, y = right_pt, -down_pt
        case 270:
            x, y = down_pt, right_pt
        case _:
            x, y = -right_pt, down_pt
    left, bottom, right, top = page.get_cropbox()
    page.set_mediabox(left + x, bottom + y, right + x, top + y)
    page.set_cropbox(left + x, bottom + y, right + x, top + y)


def pdf_pages(pdf: bytes) -> PdfSheets:
    """Open PDF bytes as printable pages. Raises SheetUnreadable."""
    return PdfSheets(pdf)


def joined(pdfs: Sequence[bytes]) -> bytes:
    """Several PDFs as one; a single one stays as it is. Raises SheetUnreadable."""
    if len(pdfs) == 1:
        return pdfs[0]
    content = BytesIO()
    try:
        with PDFIUM:
            whole = pypdfium2.PdfDocument.new()
            for pdf in pdfs:
                part = pypdfium2.PdfDocument(pdf)
                whole.import_pages(part)
                part.close()
            whole.save(content)
            whole.close()
    except pypdfium2.PdfiumError as trouble:
        raise SheetUnreadable from trouble
    return content.getvalue()
