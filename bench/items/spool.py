# SPDX-License-Identifier: GPL-3.0-or-later
"""What two pages are to a print queue: our own pages, and the same pages as a PDF that LibreOffice made.

The first two go through the program's own printing into a file, so the figures are those of the spool file. A queue
of CUPS is handed a suite's PDF as it is: its job is that file, and the time until the queue has taken it.
"""

from __future__ import annotations

import os
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
from counter_app.paper.queues import hand_over, takes_jobs, takes_pdf
from counter_app.paper.sheet import pdf_pages
from counter_app.workshop import shipped_filler

TITLE = "print job"
QUEUE_VARIABLE = "COUNTER_APP_BENCH_QUEUE"
"""A queue that prints into a file: nothing may come out of a real printer."""
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
        handed = _handed(folder / "paper.pdf", runs)
        as_it_is = (folder / "paper.pdf").stat().st_size / 1024
        sizes = [(folder / side).stat().st_size / 1024 for side in ("ours", "theirs")]
    times = median([mine for mine, _ in taken]), median([other for _, other in taken])
    return [
        Row("print job of two pages", times[0], "ms", _BESIDE, times[1]),
        Row("spool file of two pages", sizes[0], "KB", _BESIDE, sizes[1]),
        Row("spool file of two pages", sizes[0], "KB", f"{_BESIDE}, as it is", as_it_is),
        *([Row("print job of two pages", times[0], "ms", f"{_BESIDE}, handed to CUPS", handed)] if handed else []),
    ]


def _handed(pdf: Path, runs: int) -> float | None:
    """Milliseconds until a queue has taken the PDF; None where none is named for this measurement, or it refuses."""
    name = os.environ.get(QUEUE_VARIABLE, "")
    if not (name and takes_pdf() and takes_jobs(name)):
        return None
    taken: list[float] = []
    for _ in range(runs):
        start = time.perf_counter()
        if not hand_over(name, pdf, "x", {"copies": "1"}):
            return None
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def _job(pages: PrintablePages, spool: Path) -> float:
    start = time.perf_counter()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(spool))
    send(printer, pages, PrintJob("x"))
    return (time.perf_counter() - start) * 1000
