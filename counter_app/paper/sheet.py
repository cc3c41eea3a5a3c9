# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs made elsewhere (our own slips among them) as printable pages: pictures, 300 dots per inch on paper."""

from __future__ import annotations

import threading

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from counter_app.domain.errors import CounterError

_PAPER_DPI = 300.0
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
        with PDFIUM:
            document = pypdfium2.PdfDocument(self._pdf)
            bitmap = document[page].render(scale=dots_per_inch / 72.0, rev_byteorder=True, prefer_bgrx=True)
            content = bytes(bitmap.buffer)
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            document.close()
        return QImage(content, width, height, stride, QImage.Format.Format_RGBX8888).copy()

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint one page; the painter's unit is one point."""
        width, height = self.page_size_pt(page)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, width, height), self.image(page, _PAPER_DPI))


def pdf_pages(pdf: bytes) -> PdfSheets:
    """Open PDF bytes as printable pages. Raises SheetUnreadable."""
    return PdfSheets(pdf)
