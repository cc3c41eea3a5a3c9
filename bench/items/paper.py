# SPDX-License-Identifier: GPL-3.0-or-later
"""From answers to a read-back PDF, beside LibreOffice turning the same DOCX into a PDF, started anew each time."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench.rows import NotMeasured, Row, median
from bench.screen import application
from counter_app.casework.filling import Order
from counter_app.clock import office_now
from counter_app.domain.journey import printed_answers
from counter_app.domain.office import Office
from counter_app.workshop import shipped_catalog, shipped_filler

TITLE = "fill and PDF"
_FORM = "xac-nhan-tinh-trang-hon-nhan"
_OFFICE = Office("xã Bùi La Nhân", "tỉnh Hà Tĩnh", "Bùi La Nhân")
_NEIGHBOUR_RUNS = 5
_TYPED = frozenset({"name", "text", "address"})
_LETTERS = "ăâbcdđeêghiklmnoôơpqrstuưvxyáạảấậẩắặẳéẹẻếệểíịỉóọỏốộổớợởúụủứựửýỵỷ"


def measure(runs: int) -> list[Row]:
    """Two pages, two engines, the same file."""
    application()
    order = sample_order()
    filler = shipped_filler()
    first = _ms(lambda: filler.produce(order))
    again = median([_ms(lambda: filler.produce(order)) for _ in range(runs * 3)])
    theirs = _libreoffice(filler.produce(order).docx)
    beside = "soffice --convert-to pdf"
    return [
        Row("fill, lay out, PDF, read back: first paper", first, "ms", beside, theirs),
        Row("fill, lay out, PDF, read back: next papers, median", again, "ms", beside, theirs),
    ]


def sample_order() -> Order:
    """The invented citizen of the form's own sample."""
    form = shipped_catalog().form(_FORM, on=office_now().date())
    return Order(form, printed_answers(form, form.sample), _OFFICE, signed_on=office_now().date())


def for_somebody_else(order: Order, number: int) -> Order:
    """The same form with other words in every field that is typed freely, as long as they were."""
    answers = dict(order.answers)
    for spec in order.form.fields():
        typed = answers.get(spec.id, "")
        if typed and spec.kind in _TYPED:
            answers[spec.id] = "".join(_LETTERS[(ord(c) + number) % len(_LETTERS)] if c.isalpha() else c for c in typed)
        elif typed and spec.kind == "personal_id":
            answers[spec.id] = f"{typed[:-4]}{number:04}"
    return replace(order, answers=answers)


def _libreoffice(docx: bytes) -> float:
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        raise NotMeasured("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "paper.docx"
        source.write_bytes(docx)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        return median(
            [_ms(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(_NEIGHBOUR_RUNS)]
        )


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
