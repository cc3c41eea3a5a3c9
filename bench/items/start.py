# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the process to a window that takes keys, and the memory it took, beside an empty window.

The register is made before the first measured start: a clerk sees that once, an empty window never.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench.processes import Start, start_until_usable
from bench.rows import Row, median

TITLE = "start and memory"
_BESIDE = "empty window"
_OURS = [sys.executable, "-m", "counter_app"]
_THEIRS = [sys.executable, "-m", "bench.empty_window"]


def measure(runs: int) -> list[Row]:
    """Start both in turn, so that a busy moment hits both."""
    with tempfile.TemporaryDirectory() as folder:
        own = {
            "COUNTER_APP_DATA_DIR": str(Path(folder) / "data"),
            "COUNTER_APP_CONFIG_DIR": str(Path(folder) / "config"),
        }
        start_until_usable(_OURS, own)
        start_until_usable(_THEIRS, {})
        pairs = [(start_until_usable(_OURS, own), start_until_usable(_THEIRS, {})) for _ in range(runs)]
    ours, theirs = ([pair[side] for pair in pairs] for side in (0, 1))
    rows = [Row("start to usable window, median", _ms(ours), "ms", _BESIDE, _ms(theirs))]
    if ours[0].peak_mb is not None:
        rows.append(Row("peak memory of that start", _mb(ours), "MB", _BESIDE, _mb(theirs)))
    return rows


def _ms(starts: list[Start]) -> float:
    return median([start.usable_ms for start in starts])


def _mb(starts: list[Start]) -> float:
    return median([start.peak_mb or 0 for start in starts])
