# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages -> PDF bytes, and the text of a PDF for reading back what was produced."""

from __future__ import annotations

import unicodedata
from contextlib import suppress

import pypdfium2
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from counter_app.domain.errors import CounterError
from counter_app.paper.fonts import QT_TEXT, ensure_qt
from counter_app.paper.pages import Pages, PrintablePages
from counter_app.paper.pdf_file import PdfFile
from counter_app.paper.pdf_fonts import FaceNotWritable
from counter_app.paper.pdf_language import with_language
from counter_app.paper.sheet import PDFIUM
from counter_app.paper.watermark import PRACTICE

_DOTS_PER_INCH = 1440
"""One device unit is one twip, the unit of layout, so nothing is rounded."""
_DOTS_PER_POINT = _DOTS_PER_INCH / 72


def page_size(size_pt: tuple[float, float]) -> QPageSize:
    """Qt's page size: A4 by name where it is A4, so that printers choose the right tray."""
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    wanted = QSizeF(*size_pt)
    near = a4.size(QPageSize.Unit.Point)
    if abs(near.width() - wanted.width()) < 2 and abs(near.height() - wanted.height()) < 2:
        return a4
    return QPageSize(wanted, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def page_layout(size_pt: tuple[float, float]) -> QPageLayout:
    """The sheet without margins; landscape sheets are named as the upright sheet turned."""
    width, height = size_pt
    turned = width > height
    orientation = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    upright = (height, width) if turned else size_pt
    return QPageLayout(page_size(upright), orientation, QMarginsF(0, 0, 0, 0))


def write_pdf(pages: PrintablePages, title: str) -> bytes:
    """A Vietnamese PDF with embedded, subset fonts and a text layer in reading order.

    ``title`` shows in viewers: the form, never a person.
    """
    ensure_qt()
    if isinstance(pages, Pages) and not PRACTICE.is_on:  # the quick writer knows the inks of the layout only
        with QT_TEXT, suppress(FaceNotWritable):
            return PdfFile().written(pages.contents, title)
    return painted_pdf(pages, title)


def write_archival_pdf(pages: Pages, title: str) -> bytes:
    """The same file as PDF/A-2b: for the office's archive, where it must open in decades.

    Raises:
        CounterError: a face of the paper cannot be embedded as the standard wants it.
    """
    ensure_qt()
    try:
        with QT_TEXT:
            return PdfFile(archival=True).written(pages.contents, title)
    except FaceNotWritable as error:
        raise CounterError(
            "Phông chữ của tờ giấy này không nhúng được theo chuẩn lưu trữ PDF/A. Chưa có gì thay đổi; hãy cài phông "
            "Times New Roman hoặc Liberation Serif rồi làm lại."
        ) from error


def painted_pdf(pages: PrintablePages, title: str) -> bytes:
    """By Qt's own writer: slower, but it knows faces of every make and pages that are not ours."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(title)
    writer.setCreator("")
    writer.setPageLayout(page_layout(pages.page_size_pt(0)))
    with QT_TEXT:
        painter = QPainter(writer)
        for page in range(pages.page_count):
            if page:
                writer.setPageLayout(page_layout(pages.page_size_pt(page)))
                writer.newPage()
            painter.save()
            painter.scale(_DOTS_PER_POINT, _DOTS_PER_POINT)
            pages.paint(painter, page)
            painter.restore()
        painter.end()
    buffer.close()
    return with_language(bytes(content.data()))


def read_pdf_text(pdf: bytes) -> str:
    """All text of a PDF in reading order, NFC, pages separated by a form feed."""
    texts = []
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for page in document:
                words = page.get_textpage()
                texts.append(words.get_text_range())
                words.close()
                page.close()
        finally:
            document.close()
    return unicodedata.normalize("NFC", "\f".join(texts).replace("\r\n", "\n").replace("\ufffe", "-"))
