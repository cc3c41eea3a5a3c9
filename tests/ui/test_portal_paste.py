# SPDX-License-Identifier: GPL-3.0-or-later
"""Portal copy mode with the real clipboard: another program's window is pasted into, on a screen of its own."""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.portal_programs import FIELDS

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 20

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb: a screen with a clipboard")


class Running:
    """A program told by lines and heard by lines."""

    def __init__(self, name: str, display: str) -> None:
        environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.portal_programs", name],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self._heard: queue.Queue[list[str]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        assert self.hear() == ["ready"]

    def tell(self, order: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()

    def hear(self) -> list[str]:
        return self._heard.get(timeout=PATIENCE_S)

    def end(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._heard.put(line.rstrip("\n").split("\t"))


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24"],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def ours(display: str) -> Iterator[Running]:
    running = Running("ours", display)
    yield running
    running.end()


@pytest.fixture(scope="module")
def other(display: str) -> Iterator[Running]:
    running = Running("other", display)
    yield running
    running.end()


@pytest.fixture
def keeper(display: str) -> Iterator[Running]:
    running = Running("other", display)
    yield running
    running.end()


def test_every_paste_is_ticked_and_the_next_answer_stands_ready(ours: Running, other: Running) -> None:
    for field in FIELDS:
        other.tell("paste")
        assert other.hear() == ["pasted", field.value]
        assert ours.hear() == ["ticked", field.id]
    other.tell("paste")
    assert other.hear() == ["pasted", ""], "after the last answer nothing of a citizen's is on the clipboard"
    ours.tell("close")
    assert ours.hear() == ["closed", "True"]


def test_a_sensitive_answer_leaves_the_clipboard_when_the_mode_ends(ours: Running, other: Running) -> None:
    ours.tell("next")
    assert ours.hear() == ["at"]
    other.tell("look")
    assert other.hear() == ["seen", FIELDS[1].value]
    ours.tell("close")
    assert ours.hear() == ["ticked", FIELDS[1].id]
    assert ours.hear() == ["closed", "False"]
    other.tell("look for nothing")
    assert other.hear() == ["seen", ""]


def test_a_keeper_of_the_clipboard_ticks_nothing_by_itself(ours: Running, keeper: Running) -> None:
    keeper.tell("keep")
    assert keeper.hear() == ["keeping"]
    ours.tell("next")
    assert ours.hear() == ["at"]
    assert keeper.hear() == ["kept", FIELDS[1].value]
    keeper.tell("paste")
    assert keeper.hear() == ["pasted", FIELDS[1].value]
    assert ours.hear() == ["ticked", FIELDS[1].id], "the hand's paste, not the keeper's haste"


def test_where_the_clerk_waits_the_same_answer_stays(ours: Running, other: Running) -> None:
    ours.tell("hand")
    for _ in range(2):
        other.tell("paste")
        assert other.hear() == ["pasted", FIELDS[0].value]
    assert ours.hear() == ["ticked", FIELDS[0].id]
