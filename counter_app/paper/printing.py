# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages -> printer, as vectors, on A4 said explicitly and without the driver's margins.

Our own pages are painted; a finished PDF goes into a CUPS queue as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from counter_app.domain.errors import CounterError
from counter_app.paper.fonts import QT_TEXT, ensure_qt
from counter_app.paper.pages import PrintablePages
from counter_app.paper.pdf import page_layout
from counter_app.paper.queues import hand_over, takes_jobs, takes_pdf
from counter_app.paper.scratch import scratch_folder
from counter_app.paper.sheet import PdfSheets
from counter_app.paper.trays import Tray, TrayMissing, slot_on, take_from

_VIRTUAL = ("pdf", "onenote", "xps", "fax")
_POINTS_PER_MM = 72 / 25.4


class PrintRefused(CounterError):
    """Nothing came out; the sentence says why and what to press. The dossier is untouched."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What to send where. ``title`` shows in the print queue: the form's name, never a person's.

    ``pages`` are page numbers from 0 (empty = all); ``right_mm`` and ``down_mm`` shift pre-printed stock;
    without ``duplex`` each page has its own sheet, even on a printer that is set to print on both sides.
    """

    printer_name: str
    copies: int = 1
    duplex: bool = False
    title: str = ""
    pages: tuple[int, ...] = ()
    right_mm: float = 0.0
    down_mm: float = 0.0
    tray: Tray = "auto"


@dataclass(frozen=True, slots=True)
class PrinterFacts:
    """One printer. ``state`` is "idle", "busy" or "stopped"; a virtual one makes a file, not paper."""

    name: str
    is_default: bool
    is_virtual: bool
    state: str


def list_printers() -> list[PrinterFacts]:
    """All printers of this computer, the default one first."""
    ensure_qt()
    standard = QPrinterInfo.defaultPrinterName()
    found = []
    for info in QPrinterInfo.availablePrinters():
        names = f"{info.printerName()} {info.makeAndModel()} {info.description()}".casefold()
        state = {
            QPrinter.PrinterState.Active: "busy",
            QPrinter.PrinterState.Error: "stopped",
            QPrinter.PrinterState.Aborted: "stopped",
        }.get(info.state(), "idle")
        virtual = any(sign in names for sign in _VIRTUAL)
        found.append(PrinterFacts(info.printerName(), info.printerName() == standard, virtual, state))
    return sorted(found, key=lambda one: (not one.is_default, one.name.casefold()))


def print_pages(pages: PrintablePages, job: PrintJob) -> None:
    """Send pages to a printer. Raises PrintRefused with a sentence for the clerk."""
    _check(job, list_printers())
    if not takes_jobs(job.printer_name):
        raise PrintRefused(
            f"Máy in “{job.printer_name}” đang từ chối nhận bản in. Hồ sơ đã được giữ, chưa in tờ nào. "
            "Hãy mở phần cài đặt máy in của máy tính, cho nhận bản in lại rồi bấm In lại, hoặc chọn máy in khác."
        )
    if isinstance(pages, PdfSheets) and takes_pdf():
        _hand_over(pages, job)
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(job.printer_name)
    send(printer, pages, job)


def _check(job: PrintJob, printers: Sequence[PrinterFacts]) -> None:
    if not printers:
        raise PrintRefused(
            "Máy này chưa có máy in nào. Hồ sơ đã được giữ. Hãy cài máy in trong phần cài đặt của máy tính rồi bấm In "
            "lại, hoặc bấm Lưu PDF."
        )
    chosen = next((one for one in printers if one.name == job.printer_name), None)
    if chosen is None:
        raise PrintRefused(
            f"Không thấy máy in “{job.printer_name}”. Hồ sơ đã được giữ. Hãy bật máy in hoặc cắm lại dây, "
            "hay chọn máy in khác rồi bấm In lại."
        )
    if chosen.state == "stopped":
        raise PrintRefused(
            f"Máy in “{chosen.name}” đang dừng (hết giấy, kẹt giấy hoặc bị tắt). Hồ sơ đã được giữ. "
            "Hãy xem máy in, cho chạy lại rồi bấm In lại, hoặc chọn máy in khác."
        )


def send(printer: QPrinter, pages: PrintablePages, job: PrintJob) -> None:
    """Set up a printer for the job and paint on it; print_pages calls this after checking the printer."""
    numbers = _numbers(pages, job)
    _set_up(printer, pages.page_size_pt(numbers[0]), job)
    copies = max(1, job.copies)
    by_driver = printer.supportsMultipleCopies()
    printer.setCopyCount(copies if by_driver else 1)
    with QT_TEXT:
        painter = QPainter()
        if not painter.begin(printer):
            raise _did_not_take(job)
        try:
            for position, number in enumerate(numbers * (1 if by_driver else copies)):
                _one_page(printer, painter, pages, number, position > 0, job)
        finally:
            painter.end()
    if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise _did_not_take(job)


def _numbers(pages: PrintablePages, job: PrintJob) -> list[int]:
    numbers = [n for n in (job.pages or range(pages.page_count)) if 0 <= n < pages.page_count]
    if not numbers:
        raise PrintRefused("Không có trang nào để in. Hồ sơ đã được giữ. Hãy chọn lại trang rồi bấm In lại.")
    return numbers


def _hand_over(pages: PdfSheets, job: PrintJob) -> None:
    """Pages and offset are made part of the PDF: not every queue knows options for them."""
    numbers = _numbers(pages, job)
    width, height = pages.page_size_pt(numbers[0])
    turned = "two-sided-short-edge" if width > height else "two-sided-long-edge"
    options = {
        "copies": str(max(1, job.copies)),
        "sides": turned if job.duplex else "one-sided",
        "media": _media(pages.page_size_pt(numbers[0])),
        "print-scaling": "none",
        "multiple-document-handling": "separate-documents-collated-copies",
    }
    try:
        slot = slot_on(job.printer_name, job.tray)
    except TrayMissing as missing:
        raise _no_such_tray(job) from missing
    if slot:
        options["InputSlot"] = slot
    with scratch_folder() as folder:
        paper = folder / "paper.pdf"
        paper.write_bytes(pages.chosen(numbers, job.right_mm, job.down_mm))
        if not hand_over(job.printer_name, paper, job.title, options):
            raise _did_not_take(job)


def _media(size_pt: tuple[float, float]) -> str:
    """What a queue calls the sheet: by name where it has one, else by its sides."""
    name = page_layout(size_pt).pageSize().key()
    if name.startswith("Custom"):
        width, height = sorted(round(side / _POINTS_PER_MM) for side in size_pt)
        return f"Custom.{width}x{height}mm"
    return name


def _set_up(printer: QPrinter, first_size_pt: tuple[float, float], job: PrintJob) -> None:
    """Say all that a driver would otherwise decide by its own defaults."""
    printer.setDocName(job.title)
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(first_size_pt))
    printer.setFullPage(True)
    width, height = first_size_pt
    # Sheets are turned like a book's: about the long side upright, about the short side lying.
    turned = QPrinter.DuplexMode.DuplexShortSide if width > height else QPrinter.DuplexMode.DuplexLongSide
    printer.setDuplex(turned if job.duplex else QPrinter.DuplexMode.DuplexNone)
    printer.setCollateCopies(True)
    try:
        take_from(printer, job.tray)
    except TrayMissing as missing:
        raise _no_such_tray(job) from missing


def _one_page(
    printer: QPrinter, painter: QPainter, pages: PrintablePages, number: int, turn: bool, job: PrintJob
) -> None:
    if turn:
        printer.setPageLayout(page_layout(pages.page_size_pt(number)))
        if not printer.newPage():
            printer.abort()
            raise _did_not_take(job)
    painter.save()
    scale = printer.resolution() / 72.0
    painter.scale(scale, scale)
    painter.translate(job.right_mm * _POINTS_PER_MM, job.down_mm * _POINTS_PER_MM)
    pages.paint(painter, number)
    painter.restore()


def _no_such_tray(job: PrintJob) -> PrintRefused:
    return PrintRefused(
        f"Máy in “{job.printer_name}” không có khay giấy đã chọn. Hồ sơ đã được giữ, chưa in tờ nào. "
        "Hãy chọn khay khác trong Cài đặt rồi bấm In lại."
    )


def _did_not_take(job: PrintJob) -> PrintRefused:
    return PrintRefused(
        f"Máy in “{job.printer_name}” không nhận bản in. Hồ sơ đã được giữ, chưa ghi là đã in. Hãy kiểm tra máy in "
        "rồi bấm In lại, hoặc bấm Lưu PDF."
    )
