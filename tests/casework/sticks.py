# SPDX-License-Identifier: GPL-3.0-or-later
"""Things to take out, and sticks that fail: at the n-th call, in content, or by being another file system."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from counter_app.casework.export_disk import Beat, Disk
from counter_app.casework.export_run import HALF_FOLDER
from counter_app.domain.manifest import MANIFEST_SUFFIX, read_manifest
from counter_app.domain.outgoing import Outgoing, OutgoingFile

WEEK = "2026-W47"


def week_set(words: str = "số liệu", period: str = WEEK, size: int = 0) -> Outgoing:
    """A week's tally as three small files; ``size`` more bytes in the first."""
    names = (f"tong-hop-{period}.xlsx", f"tong-hop-{period}.pdf", f"tong-hop-{period}.csv")
    contents = [f"{words} {name}".encode() for name in names]
    contents[0] += os.urandom(size)

    def giving(content: bytes) -> Callable[[], bytes]:
        return lambda: content

    files = tuple(OutgoingFile(name, giving(content)) for name, content in zip(names, contents, strict=True))
    return Outgoing("tally", f"Tổng hợp {period}", "mot-cua/2026", files, period)


def contents(root: Path) -> dict[str, bytes]:
    """Everything on a stick, by relative name."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def final_files(root: Path) -> dict[str, bytes]:
    """What stands there under a final name."""
    return {name: content for name, content in contents(root).items() if not name.startswith(HALF_FOLDER)}


def assert_whole(root: Path, outgoing: Outgoing) -> None:
    """The set is there, and a manifest that fits it."""
    folder = root / outgoing.folder
    for file in outgoing.files:
        assert (folder / file.name).read_bytes() == file.content()
    (kept,) = folder.glob(f"*{MANIFEST_SUFFIX}")
    manifest = read_manifest(kept.read_bytes())
    assert {each.name: each.size for each in manifest.files} == {f.name: len(f.content()) for f in outgoing.files}
    assert not (root / HALF_FOLDER).exists()


@dataclass
class FailingDisk:
    """A real folder whose n-th call fails (0: none), the calls after it too when ``for_good``.

    ``half_written``: a write that fails has written half. ``spoil``: what is read back is another.
    """

    fails_at: int = 0
    number: int = errno.EIO
    for_good: bool = False
    half_written: bool = True
    spoil: bool = False
    unremovable: str = ""
    real: Disk = field(default_factory=Disk)
    calls: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            self.calls.append(name)
            fails = self.fails_at and (
                len(self.calls) == self.fails_at or (self.for_good and len(self.calls) > self.fails_at)
            )
            if fails or (name == self.unremovable):
                if name == "write_new" and self.half_written:
                    path, content, _beat = arguments
                    path.write_bytes(content[: len(content) // 2])
                raise OSError(self.number, os.strerror(self.number))
            return getattr(self.real, name)(*arguments)

        return call

    def digest(self, path: Path, beat: Beat) -> str:
        told: str = self.__getattr__("digest")(path, beat)
        return told[::-1] if self.spoil else told

    def as_disk(self) -> Disk:
        """As the door's type."""
        return self  # type: ignore[return-value]
