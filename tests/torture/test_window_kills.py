# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window is killed while a script types into it: everything it had kept is there, at the field it was in."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from counter_app.clock import office_now
from counter_app.settings import Settings
from counter_app.storage import care
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register

ROOT = Path(__file__).resolve().parents[2]
KILLS = max(5, int(os.environ.get("COUNTER_APP_KILLS", "50")) // 10)
FIRST_LINE_S = 30.0

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by SIGKILL")


def named_office(folder: Path) -> None:
    register = Register.open(folder / "register", AccountUnlock(), office_now)
    named = Settings().changed(commune="xã Thử", province="tỉnh Thử", recovery_code_stored=True)
    register.settings.save(named.to_store())
    register.close()


def lines_until_killed(child: subprocess.Popen[str], life_s: float) -> list[str]:
    """Everything the child acknowledged; its life is counted from its first word."""
    assert child.stdout is not None
    first = next_line(child.stdout, FIRST_LINE_S)
    assert first, "the window kept nothing"
    lines, end = [first], time.monotonic() + life_s
    while (left := end - time.monotonic()) > 0:
        line = next_line(child.stdout, left)
        if line:
            lines.append(line)
    child.send_signal(signal.SIGKILL)
    lines += child.stdout.readlines()
    child.wait()
    return [line for line in lines if line.endswith("\n")]


def next_line(stream: IO[str], patience_s: float) -> str:
    ready, _, _ = select.select([stream], [], [], patience_s)
    return stream.readline() if ready else ""


def states_allowed(lines: list[str]) -> tuple[int, list[dict[str, str]]]:
    """The dossier, and what may stand in it: everything kept, with or without what was being written at the end."""
    kept: dict[str, str | None] = {}
    last: dict[str, str | None] = {}
    dossier_id = 0
    for word, written, changes in map(json.loads, lines):
        dossier_id = written
        if word == "kept":
            kept |= changes
        last = changes
    return dossier_id, [{k: v for k, v in state.items() if v is not None} for state in (kept, kept | last)]


def test_nothing_kept_is_lost_when_the_window_is_killed(tmp_path: Path) -> None:
    dice = random.Random(time.time_ns())
    kept = 0
    for turn in range(KILLS):
        folder = tmp_path / str(turn)
        named_office(folder)
        command = [sys.executable, "-m", "tests.torture.window_typist", str(folder)]
        surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        with subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True) as child:
            lines = lines_until_killed(child, dice.uniform(0.05, 1.5))
        dossier_id, allowed = states_allowed(lines)
        register = Register.open(folder / "register", AccountUnlock(), office_now)
        left = register.dossiers.last_open()
        register.close()
        assert left is not None
        assert left.id == dossier_id
        assert dict(left.answers) in allowed
        assert care.check(folder / "register", AccountUnlock()).ok
        kept += len(lines)
    assert kept > KILLS
