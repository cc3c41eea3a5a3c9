# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts a command and tells, as one JSON object, when it said its words and how much memory it ever held.

It is a process of its own because Linux counts the memory of whoever starts a process as that process's peak.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time

WORDS = ("usable", "ready")
LONGEST_SECONDS = 60


def main(command: list[str]) -> int:
    """Run the command to its end; prints {"code", "words": {word: ms}, "peak_mb", "last": last complaint}."""
    with tempfile.TemporaryFile("w+") as complaints:
        began = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints, text=True)
        overdue = threading.Timer(LONGEST_SECONDS, child.kill)
        overdue.start()
        words = _words_of(child, began)
        code, peak_mb = _end_of(child)
        overdue.cancel()
        complaints.seek(0)
        last = (complaints.read().strip().splitlines() or ["no word"])[-1]
    print(json.dumps({"code": code, "words": words, "peak_mb": peak_mb, "last": last}))
    return 0


def _words_of(child: subprocess.Popen[str], began: float) -> dict[str, float]:
    """When each word was said, in milliseconds since before the start; reads until the child closes its output."""
    assert child.stdout is not None
    told = {}
    with child.stdout as said:
        for line in said:
            if (word := line.strip().split(" ")[0]) in WORDS:
                told[word] = (time.perf_counter() - began) * 1000
    return told


def _end_of(child: subprocess.Popen[str]) -> tuple[int, float | None]:
    """Wait for the end; gives the exit code and the peak memory in MB (None on Windows)."""
    if sys.platform == "win32":
        return child.wait(), None
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, used.ru_maxrss / 1024


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
