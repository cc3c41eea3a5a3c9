# SPDX-License-Identifier: GPL-3.0-or-later
"""A power cut replayed: what a process wrote is recorded by strace, then written again as a dying disk would.

What was forced to the disk is there. Of what came after, each write may be there, missing, or torn between two
sectors, in any order. (Names of files are taken as lasting; SQLite forces the folder itself.)
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SECTOR = 512
_LINE = re.compile(r"^\d+ +(\w+)\((\d+)<([^>]*)>(?:, (.*))?\) += (-?\d+)$")
_BYTES = re.compile(r'^"([^"]*)"(?:, (\d+))?(?:, (\d+))?$')


@dataclass(frozen=True)
class Written:
    """One thing the process did: wrote ``content`` at ``offset``, cut to ``length``, forced, or told a line."""

    what: str
    name: str = ""
    offset: int = 0
    content: bytes = b""


def can_record() -> bool:
    """Whether strace is there and allowed."""
    try:
        return subprocess.run(["strace", "-o", "/dev/null", "true"], check=False, timeout=20).returncode == 0
    except OSError:
        return False


def record(arguments: Sequence[str], log: Path) -> list[Written]:
    """Run a Python module and return everything it wrote to files, with the lines it told, in order."""
    calls = "trace=pwrite64,write,ftruncate,fsync,fdatasync"
    watched = ["strace", "-f", "-y", "-xx", "-s", "100000", "-e", calls, "-e", "signal=none", "-o", str(log)]
    subprocess.run([*watched, sys.executable, *arguments], check=True, stdout=subprocess.PIPE)
    return [done for line in log.read_text("ascii").splitlines() if (done := _read(line))]


def _read(line: str) -> Written | None:
    found = _LINE.match(line)
    if found is None or int(found.group(5)) < 0:
        return None
    call, descriptor, name, rest = found.group(1), int(found.group(2)), _unescaped(found.group(3)), found.group(4)
    name = name.decode().rpartition("/")[2]  # type: ignore[assignment]
    if call in ("fsync", "fdatasync"):
        return Written("force", str(name))
    if call == "ftruncate":
        return Written("cut", str(name), offset=int(rest))
    parts = _BYTES.match(rest)
    assert parts, "strace shortened a write"
    content = _unescaped(parts.group(1))
    if call == "write":
        return Written("tell", content=content) if descriptor == 1 else None
    return Written("write", str(name), int(parts.group(3)), content)


def _unescaped(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()


class Disk:
    """Files as they are on the platter, and the writes that are still on their way."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {name: bytearray(content) for name, content in files.items()}
        self._under_way: list[Written] = []

    def take(self, done: Written) -> None:
        """One more thing done by the process."""
        if done.what == "force":
            for earlier in [one for one in self._under_way if one.name == done.name]:
                self._under_way.remove(earlier)
                _apply(self._files, earlier)
        elif done.what != "tell":
            self._under_way.append(done)

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """What a start after a power cut at this moment would find."""
        files = {name: bytearray(content) for name, content in self._files.items()}
        for done in self._under_way:
            fate = chance.choice(("there", "missing", "torn"))
            if fate == "there" or (fate == "torn" and done.what == "cut"):
                _apply(files, done)
            elif fate == "torn":
                for start in range(0, len(done.content), SECTOR):
                    if chance.random() < 0.5:
                        sector = done.content[start : start + SECTOR]
                        _apply(files, Written("write", done.name, done.offset + start, sector))
        return {name: bytes(content) for name, content in files.items()}


def _apply(files: dict[str, bytearray], done: Written) -> None:
    content = files.setdefault(done.name, bytearray())
    if done.what == "cut":
        del content[done.offset :]
        return
    if len(content) < done.offset:
        content.extend(bytes(done.offset - len(content)))
    content[done.offset : done.offset + len(done.content)] = done.content
