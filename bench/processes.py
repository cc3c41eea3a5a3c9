# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts a program with a window and measures it from outside: from before its start to its words.

`usable`: the window is painted and the search box answers. `ready`: the register is open too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.rows import NotMeasured

QUIT_WHEN_USABLE = "COUNTER_APP_BENCH_QUIT_WHEN_USABLE"
"""Set to 1, it makes the program say its words on standard output and then end by itself."""

_COMPILED_ONCE = {"PYTHONDONTWRITEBYTECODE": ""}
"""A clerk's second start finds the modules compiled; a developer's own switch must not take that from one side."""
_STOPWATCH = str(Path(__file__).with_name("stopwatch.py"))


@dataclass(frozen=True)
class Start:
    """One start: milliseconds from outside, and the most memory the process ever held (None on Windows)."""

    usable_ms: float
    ready_ms: float | None
    peak_mb: float | None


def start_until_usable(command: Sequence[str], environment: dict[str, str]) -> Start:
    """Run the command until it ends by itself.

    Raises:
        NotMeasured: it ended badly, or without saying `usable`.
    """
    surroundings = {**os.environ, **_screenless(), **_COMPILED_ONCE, QUIT_WHEN_USABLE: "1", **environment}
    watched = [sys.executable, _STOPWATCH, *command]
    done = subprocess.run(watched, env=surroundings, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    words = told["words"]
    if "usable" not in words or told["code"] != 0:
        raise NotMeasured(f"{Path(command[-1]).name} ended with {told['code']}: {told['last']}")
    return Start(words["usable"], words.get("ready"), told["peak_mb"])


def _screenless() -> dict[str, str]:
    """Without a screen both sides are measured without one."""
    has_screen = sys.platform == "win32" or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    return {} if has_screen else {"QT_QPA_PLATFORM": "offscreen"}
