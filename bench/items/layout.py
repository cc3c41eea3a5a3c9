# SPDX-License-Identifier: GPL-3.0-or-later
"""The page engine alone: pages, PDF, picture, one field changed, forty pages, two hundred fills.

LibreOffice does the same files in the same run: started anew, and what one more file costs that start. A LibreOffice
kept open is the item ``warm``.
"""

from __future__ import annotations

import io
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bench.items.paper import sample_order
from bench.rows import Row, median, percentile
from bench.screen import application
from counter_app.casework.filling import Filler, Order
from counter_app.domain.marks import strip_marks
from counter_app.paper.document import LayoutCache
from counter_app.paper.layout import lay_out
from counter_app.paper.libreoffice import find_libreoffice
from counter_app.paper.pdf import write_pdf
from counter_app.workshop import shipped_filler

TITLE = "layout and PDF"
_NAME_FIELD = "nguoi_yeu_cau.ho_ten"
_SCREEN_DPI = 96.0
_ANEW, _WARM = "soffice started anew", "soffice, one more file"
_MORE_FILES = 10
_FILLS, _WARM_UP = 200, 30
_FORTY_PAGES = 40


def measure(runs: int) -> list[Row]:
    """Every row by the same form; the long document repeats its body."""
    application()
    order, filler = sample_order(), shipped_filler()
    rendered = filler.preview(order).rendered
    docx = rendered.docx_bytes()
    return [
        *_one_paper(rendered.parts, docx, runs),
        *_changed_field(order, filler, runs),
        *_long_paper(rendered.parts, runs),
        *_many_fills(order, filler),
    ]


def _one_paper(parts: Mapping[str, bytes], docx: bytes, runs: int) -> Iterator[Row]:
    anew, warm = _office_ms(docx)
    count = runs * 3
    pages = lay_out(parts)
    layout = median([_ms(lambda: lay_out(parts)) for _ in range(count)])
    both = median([_ms(lambda: write_pdf(lay_out(parts), "x")) for _ in range(count)])
    yield Row("layout, two pages, nothing kept", layout, "ms")
    yield Row("layout + PDF, two pages", both, "ms", _ANEW, anew)
    yield Row("layout + PDF, two pages", both, "ms", _WARM, warm)
    yield Row(
        "picture of the first page", median([_ms(lambda: pages.image(0, _SCREEN_DPI)) for _ in range(count)]), "ms"
    )


def _changed_field(order: Order, filler: Filler, runs: int) -> Iterator[Row]:
    """The clerk types on in one field: fill, layout with what was kept, both pictures."""
    cache = LayoutCache()
    layouts: list[float] = []
    refreshes: list[float] = []
    for number in range(runs * 10):
        parts = filler.preview(_with_name(order, number)).rendered.parts
        start = time.perf_counter()
        pages = lay_out(parts, cache)
        layouts.append((time.perf_counter() - start) * 1000)
        for page in range(pages.page_count):
            pages.image(page, _SCREEN_DPI)
        refreshes.append((time.perf_counter() - start) * 1000)
    yield Row("layout after one field changed, median", median(layouts[1:]), "ms")
    yield Row("layout after one field changed, p99", percentile(layouts[1:], 99), "ms")
    yield Row("layout and both page pictures, p99", percentile(refreshes[1:], 99), "ms")


def _long_paper(parts: Mapping[str, bytes], runs: int) -> Iterator[Row]:
    repeated = repeated_pages(parts)
    docx = zipped(repeated)
    anew, warm = _office_ms(docx)
    pages = lay_out(repeated).page_count
    ours = median([_ms(lambda: write_pdf(lay_out(repeated), "x")) for _ in range(max(3, runs // 2))])
    yield Row(f"layout + PDF, {pages} pages", ours, "ms", _ANEW, anew)
    yield Row(f"layout + PDF, {pages} pages", ours, "ms", _WARM, warm)


def _many_fills(order: Order, filler: Filler) -> Iterator[Row]:
    for number in range(_WARM_UP):
        filler.produce(_with_name(order, number))
    before, start = _memory_mb(), time.perf_counter()
    for number in range(_FILLS):
        filler.produce(_with_name(order, number))
    took = time.perf_counter() - start
    after = _memory_mb()
    yield Row(f"{_FILLS} papers in a row, each", took * 1000 / _FILLS, "ms")
    if before is not None and after is not None:
        yield Row(f"{_FILLS} papers in a row, memory grown by", after - before, "MB", "before them", before)


def _with_name(order: Order, number: int) -> Order:
    """The same paper for somebody else."""
    names = ("Nguyễn", "Trần", "Đặng", "Lò", "Niê")
    name = f"{names[number % 5]} Thị {names[number // 5 % 5]} {names[number // 25 % 5]}"
    return replace(order, answers={**order.answers, _NAME_FIELD: name})


def repeated_pages(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The form again and again, no paragraph quite like another, so that nothing shaped is used twice."""
    document = parts["word/document.xml"]
    start = document.index(b">", document.index(b"<w:body")) + 1
    end = document.rindex(b"<w:sectPr")
    body = document[start:end]
    turn = b'<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    copies = [body.replace(b"</w:t></w:r></w:p>", b" %d</w:t></w:r></w:p>" % n) for n in range(_FORTY_PAGES // 2)]
    return {**parts, "word/document.xml": document[:start] + turn.join(copies) + document[end:]}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A file of parts, without the marks of values."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: name != "[Content_Types].xml"):
            archive.writestr(name, strip_marks(parts[name].decode()) if name.endswith(".xml") else parts[name])
    return content.getvalue()


def _office_ms(docx: bytes) -> tuple[float | None, float | None]:
    """(started anew, one more file in the same process); None where LibreOffice is not installed."""
    program = find_libreoffice()
    if program is None:
        return None, None
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"paper{number}.docx" for number in range(_MORE_FILES + 1)]
        for file in files:
            file.write_bytes(docx)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [str(program), profile, "--headless", "--convert-to", "pdf", "--outdir", folder]

        def convert(count: int) -> None:
            subprocess.run([*command, *map(str, files[:count])], check=True, capture_output=True)

        convert(1)
        anew = median([_ms(lambda: convert(1)) for _ in range(5)])
        many = median([_ms(lambda: convert(_MORE_FILES + 1)) for _ in range(3)])
        return anew, max(0.0, many - anew) / _MORE_FILES


def _memory_mb() -> float | None:
    """Memory held now; only Linux tells."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return None
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
