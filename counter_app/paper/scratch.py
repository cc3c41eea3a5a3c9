# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders for papers in the making. They hold people's details: what a crash left behind, the next one wipes."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from counter_app.paper.sheet import SheetUnreadable, pdf_pages

_PREFIX = "counter-paper-"
_LEFT_AFTER_S = 3600.0
"""No conversion takes this long: an older folder belongs to a program that has died."""


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A private folder, wiped at the end whatever happens."""
    wipe_left_behind()
    # An office suite that was just ended may still hold a file on Windows; the next call wipes it.
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def wipe_left_behind() -> None:
    """Remove the folders of programs that were killed while they made a paper."""
    oldest = time.time() - _LEFT_AFTER_S
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if folder.is_dir() and not folder.is_symlink() and folder.stat().st_mtime < oldest:
                shutil.rmtree(folder, ignore_errors=True)


def usable_pdf(pdf: Path) -> bytes | None:
    """The bytes of a PDF with at least one page; None when the other program made none, whatever it said."""
    if not pdf.is_file():
        return None
    content = pdf.read_bytes()
    try:
        pdf_pages(content)
    except SheetUnreadable:
        return None
    return content
