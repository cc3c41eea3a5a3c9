# SPDX-License-Identifier: GPL-3.0-or-later
"""What two pages are to a print queue: our own pages, and the same pages as a PDF that LibreOffice made.

Both go through the program's own printing into a file, so the figures are those of the spool file.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from bench.items.paper import sample_order
from bench.rows import NotMeasured, Row, median
from bench.screen import application
from counter_app.paper.layout import lay_out
from counter_app.paper.libreoffice import LibreOfficeEngine, find_libreoffice
from counter_app.paper.pages import PrintablePages
from counter_app.paper.printing import PrintJob, send
from counter_app.paper.sheet import pdf_pages
from counter_app.workshop import shipped_filler

TITLE = "print job"
_BESIDE = "LibreOffice's PDF of them"


def measure(runs: int) -> list[Row]:
    """Time and size of both jobs, in turn."""
    application()
    program = find_libreoffice()
    if program is None:
        raise NotMeasured("LibreOffice is not installed")
    rendered = shipped_filler().preview(sample_order()).rendered
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "paper.docx").write_bytes(rendered.docx_bytes())
        LibreOfficeEngine(program).convert(folder / "paper.docx", folder / "paper.pdf")
        ours, theirs = lay_out(rendered.parts), pdf_pages((folder / "paper.pdf").read_bytes())
        taken = [(_job(ours, folder / "ours"), _job(theirs, folder / "theirs")) for _ in range(runs)]
        sizes = [(folder / side).stat().st_size / 1024 for side in ("ours", "theirs")]
    times = median([mine for mine, _ in taken]), median([other for _, other in taken])
    return [
        Row("print job of two pages", times[0], "ms", _BESIDE, times[1]),
        Row("spool file of two pages", sizes[0], "KB", _BESIDE, sizes[1]),
    ]


def _job(pages: PrintablePages, spool: Path) -> float:
    start = time.perf_counter()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(spool))
    send(printer, pages, PrintJob("x"))
    return (time.perf_counter() - start) * 1000
