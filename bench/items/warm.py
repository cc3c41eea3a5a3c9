# SPDX-License-Identifier: GPL-3.0-or-later
"""Our engine beside a LibreOffice that is open already and only has to load the file and write the PDF.

Both do each file in turn, so that a busy moment hits both. Ours once keeps nothing from one file to the next, and
once what the program keeps at the counter: the fixed words of a form, while every citizen's answers are others.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from bench.items.layout import repeated_pages, zipped
from bench.items.paper import for_somebody_else, sample_order
from bench.kept_office import KeptOffice, kept_office
from bench.rows import Row, median
from bench.screen import application
from counter_app.paper.document import LayoutCache
from counter_app.paper.layout import lay_out
from counter_app.paper.pdf import write_pdf
from counter_app.paper.sheet import pdf_pages
from counter_app.workshop import shipped_filler

TITLE = "beside a LibreOffice kept open"
_BESIDE = "soffice kept open (UNO)"
_SCREEN_DPI = 96.0
_WARM_UP = 3


def measure(runs: int) -> list[Row]:
    """Two pages, forty pages, and the first page as a picture."""
    application()
    filler, order = shipped_filler(), sample_order()
    parts = filler.preview(order).rendered.parts
    citizens = [
        filler.preview(for_somebody_else(order, number)).rendered.parts for number in range(runs * 3 + _WARM_UP)
    ]
    with kept_office() as office, tempfile.TemporaryDirectory() as folder:
        return [
            _citizen_after_citizen(citizens, office, Path(folder)),
            *_two_pages(parts, office, Path(folder), runs * 3),
            *_forty_pages(repeated_pages(parts), office, Path(folder), max(3, runs // 2)),
        ]


def _citizen_after_citizen(citizens: Sequence[Mapping[str, bytes]], office: KeptOffice, folder: Path) -> Row:
    files = [folder / f"citizen{number}.docx" for number in range(len(citizens))]
    for file, parts in zip(files, citizens, strict=True):
        file.write_bytes(zipped(parts))
    cache, ours, theirs = LayoutCache(), iter(citizens), iter(files)
    took = _in_turn(
        lambda: write_pdf(lay_out(next(ours), cache), "x"),
        lambda: office.pdf_ms(next(theirs)),
        len(citizens) - _WARM_UP,
    )
    return Row("layout + PDF, the next citizen's two pages", took[0], "ms", _BESIDE, took[1])


def _two_pages(parts: Mapping[str, bytes], office: KeptOffice, folder: Path, runs: int) -> Iterator[Row]:
    file = folder / "two.docx"
    file.write_bytes(zipped(parts))
    ours, theirs = _in_turn(lambda: write_pdf(lay_out(parts), "x"), lambda: office.pdf_ms(file), runs)
    yield Row("layout + PDF, two pages, nothing kept", ours, "ms", _BESIDE, theirs)

    def shown() -> float:
        took = office.pdf_ms(file)
        pdf = file.with_suffix(".pdf").read_bytes()
        return took + _ms(lambda: pdf_pages(pdf).image(0, _SCREEN_DPI))

    ours, theirs = _in_turn(lambda: lay_out(parts).image(0, _SCREEN_DPI), shown, runs)
    yield Row("from the filled file to the first page on screen", ours, "ms", _BESIDE, theirs)


def _forty_pages(parts: Mapping[str, bytes], office: KeptOffice, folder: Path, runs: int) -> Iterator[Row]:
    file = folder / "forty.docx"
    file.write_bytes(zipped(parts))
    pages = lay_out(parts).page_count
    ours, theirs = _in_turn(lambda: write_pdf(lay_out(parts), "x"), lambda: office.pdf_ms(file), runs)
    yield Row(f"layout + PDF, {pages} pages", ours, "ms", _BESIDE, theirs)


def _in_turn(ours: Callable[[], object], theirs: Callable[[], float], runs: int) -> tuple[float, float]:
    """Medians of both; the first rounds only warm up."""
    taken = [(_ms(ours), theirs()) for _ in range(runs + _WARM_UP)][_WARM_UP:]
    return median([mine for mine, _ in taken]), median([other for _, other in taken])


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
