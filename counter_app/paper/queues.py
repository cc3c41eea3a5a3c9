# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks CUPS whether a queue takes jobs: Qt says "printed" even when the queue rejected the job.

Uses the same library Qt prints with; where it is missing (Windows, no CUPS) nothing is known and nothing is refused.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from functools import lru_cache


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


def _accepts(queue: _Queue) -> bool:
    said: dict[bytes, bytes] = {
        queue.options[number].name: queue.options[number].value for number in range(queue.option_count)
    }
    return said.get(b"printer-is-accepting-jobs", b"true") != b"false"
