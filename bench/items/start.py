# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the process to a window that takes keys, and the memory it took, beside an empty window.

The office is set up before the first measured start: a clerk sees those questions once, an empty window never.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.processes import Start, start_until_usable
from bench.rows import NotMeasured, Row, median

TITLE = "start and memory"
_BESIDE = "empty window"
_OURS = [sys.executable, "-m", "counter_app"]
_THEIRS = [sys.executable, "-m", "bench.empty_window"]
_SET_UP = [sys.executable, "-m", "bench.settled_register"]


def measure(runs: int) -> list[Row]:
    """Start both in turn, so that a busy moment hits both."""
    with tempfile.TemporaryDirectory() as folder:
        own = {
            "COUNTER_APP_DATA_DIR": str(Path(folder) / "data"),
            "COUNTER_APP_CONFIG_DIR": str(Path(folder) / "config"),
        }
        if subprocess.run(_SET_UP, env={**os.environ, **own}, check=False).returncode:
            raise NotMeasured("the register could not be made")
        start_until_usable(_OURS, own)
        start_until_usable(_THEIRS, {})
        pairs = [(start_until_usable(_OURS, own), start_until_usable(_THEIRS, {})) for _ in range(runs)]
    return _rows([ours for ours, _ in pairs], [theirs for _, theirs in pairs])


def _rows(ours: list[Start], theirs: list[Start]) -> list[Row]:
    painted = median([start.usable_ms for start in theirs])
    rows = [Row("start to usable window, median", median([s.usable_ms for s in ours]), "ms", _BESIDE, painted)]
    ready = [start.ready_ms for start in ours if start.ready_ms is not None]
    if ready:
        rows.append(Row("start to open register, median", median(ready), "ms", _BESIDE, painted))
    held, held_by_theirs = ([start.peak_mb or 0 for start in starts] for starts in (ours, theirs))
    if all(held):
        rows.append(Row("peak memory of that start", median(held), "MB", _BESIDE, median(held_by_theirs)))
    return rows
