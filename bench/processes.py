# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts a program with a window and measures it from outside: from before its start to its word `usable`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.rows import NotMeasured

QUIT_WHEN_USABLE = "COUNTER_APP_BENCH_QUIT_WHEN_USABLE"
"""Set to 1, it makes the program print `usable` once its window is painted and takes keys, and then end."""

LONGEST_SECONDS = 60


@dataclass(frozen=True)
class Start:
    """One start: milliseconds from outside, and the most memory the process ever held (None on Windows)."""

    usable_ms: float
    peak_mb: float | None


def start_until_usable(command: Sequence[str], environment: dict[str, str]) -> Start:
    """Run the command until it says `usable` and ends by itself.

    Raises:
        NotMeasured: it ended without that word.
    """
    surroundings = {**os.environ, **_screenless(), QUIT_WHEN_USABLE: "1", **environment}
    with tempfile.TemporaryFile("w+") as complaints:
        began = time.perf_counter()
        child = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=complaints, text=True)
        overdue = threading.Timer(LONGEST_SECONDS, child.kill)
        overdue.start()
        usable_ms = _wait_for_word(child, began)
        code, peak_mb = _end_of(child)
        overdue.cancel()
        if usable_ms is None or code != 0:
            complaints.seek(0)
            last = (complaints.read().strip().splitlines() or ["no word"])[-1]
            raise NotMeasured(f"{Path(command[-1]).name} ended with {code}: {last}")
    return Start(usable_ms, peak_mb)


def _wait_for_word(child: subprocess.Popen[str], began: float) -> float | None:
    """Milliseconds until the child said `usable`; None when it ended first."""
    assert child.stdout is not None
    with child.stdout as said:
        if any(line.startswith("usable") for line in said):
            return (time.perf_counter() - began) * 1000
    return None


def _end_of(child: subprocess.Popen[str]) -> tuple[int, float | None]:
    """Wait for the end; gives the exit code and the peak memory in MB."""
    if sys.platform == "win32":
        return child.wait(), None
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, used.ru_maxrss / 1024


def _screenless() -> dict[str, str]:
    """Without a screen both sides are measured without one."""
    has_screen = sys.platform == "win32" or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    return {} if has_screen else {"QT_QPA_PLATFORM": "offscreen"}
