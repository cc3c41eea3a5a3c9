# SPDX-License-Identifier: GPL-3.0-or-later
"""``booklet``: guide pages and filled samples of every procedure with a form, as one PDF to print and bind."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from counter_app.casework.booklet import BookletOrder, BookletPress
from counter_app.catalog.catalog import open_catalog
from counter_app.catalog.compiled import FILE_NAME
from counter_app.catalog.layers import layers_of
from counter_app.cli.answer import give
from counter_app.cli.office_of_register import office_of_register
from counter_app.clock import office_now
from counter_app.domain.errors import BadInput
from counter_app.paths import Folders
from counter_app.workshop import filler_over


def run_booklet(arguments: Namespace) -> int:
    """Write the booklet; returns the exit code."""
    out = pdf_target(arguments.out)
    folders = Folders.at(arguments.data_dir)
    layers = layers_of(folders)
    facts = office_of_register(folders)
    order = BookletOrder(facts.office, office_now().date(), codes_of(arguments.codes), facts.search_address)
    catalog = open_catalog(layers, folders.cache / FILE_NAME)
    made = BookletPress(catalog, filler_over(layers)).make(order, out, _tell)
    notes = [facts.note] if facts.note else []
    give(
        arguments.json,
        {"out": str(out), "pages": made.pages, "procedures": made.procedures, "forms": made.forms, "notes": notes},
        [f"Đã tạo {out}: {made.pages} trang, {made.procedures} thủ tục, {made.forms} tờ khai mẫu.", *notes],
    )
    return 0


def pdf_target(named: str) -> Path:
    """Where to write.

    Raises:
        BadInput: not the name of a PDF.
    """
    out = Path(named)
    if out.suffix.lower() != ".pdf":
        raise BadInput("--out phải là tên tệp kết thúc bằng .pdf. Chưa tạo tệp nào.")
    return out


def codes_of(given: list[str]) -> tuple[str, ...]:
    """Codes as they are typed: one by one, or with commas."""
    return tuple(code for word in given for code in word.replace(",", " ").split())


def _tell(done: int, steps: int) -> None:
    """A line that is written over, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r{done}/{steps}", end="\n" if done == steps else "", file=sys.stderr, flush=True)
