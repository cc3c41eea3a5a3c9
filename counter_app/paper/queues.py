# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks CUPS whether a queue takes jobs (Qt says "printed" even when it rejected one), and hands it finished PDFs.

Uses the same library Qt prints with; where it is missing (Windows, no CUPS) nothing is known, nothing is refused and
nothing can be handed over.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path


class _Option(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("value", ctypes.c_char_p))


class _Queue(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("instance", ctypes.c_char_p),
        ("is_default", ctypes.c_int),
        ("option_count", ctypes.c_int),
        ("options", ctypes.POINTER(_Option)),
    )


@lru_cache(maxsize=1)
def _cups() -> ctypes.CDLL | None:
    if sys.platform == "win32":
        return None
    try:
        library = ctypes.CDLL(ctypes.util.find_library("cups") or "libcups.so.2")
    except OSError:
        return None
    library.cupsGetDests.argtypes = (ctypes.POINTER(ctypes.POINTER(_Queue)),)
    library.cupsGetDests.restype = ctypes.c_int
    library.cupsFreeDests.argtypes = (ctypes.c_int, ctypes.POINTER(_Queue))
    words = (ctypes.c_char_p,) * 3
    library.cupsPrintFile.argtypes = (*words, ctypes.c_int, ctypes.POINTER(_Option))
    library.cupsPrintFile.restype = ctypes.c_int
    return library


def takes_jobs(name: str) -> bool:
    """False only when the queue itself says that it rejects jobs."""
    library = _cups()
    if library is None:
        return True
    queues = ctypes.POINTER(_Queue)()
    count = library.cupsGetDests(ctypes.byref(queues))
    try:
        return all(_accepts(queues[number]) for number in range(count) if queues[number].name == name.encode())
    finally:
        library.cupsFreeDests(count, queues)


def takes_pdf() -> bool:
    """Whether a finished PDF can be handed to the queues of this computer."""
    return _cups() is not None


def hand_over(name: str, pdf: Path, title: str, options: Mapping[str, str]) -> bool:
    """Put a PDF into a queue with the options of its job; False when the queue did not take it."""
    library = _cups()
    if library is None:
        return False
    asked = (_Option * len(options))(*(_Option(key.encode(), value.encode()) for key, value in options.items()))
    job: int = library.cupsPrintFile(name.encode(), str(pdf).encode(), title.encode(), len(options), asked)
    return job > 0


def _accepts(queue: _Queue) -> bool:
    said: dict[bytes, bytes] = {
        queue.options[number].name: queue.options[number].value for number in range(queue.option_count)
    }
    return said.get(b"printer-is-accepting-jobs", b"true") != b"false"
