# SPDX-License-Identifier: GPL-3.0-or-later
"""Real file systems in image files, opened through a loop device: by the kernel, or by FUSE where it lacks one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_MAKERS = {
    "vfat": ["mkfs.vfat"],
    "exfat": ["mkfs.exfat"],
    "ext4": ["mkfs.ext4", "-q", "-F", "-m", "0"],
}
_BY_FUSE = {"vfat": ["fusefat", "-o", "rw+"], "exfat": ["mount.exfat-fuse"]}
_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
_ENVIRONMENT = {**os.environ, "PATH": _PATH}


@dataclass
class RealStick:
    """An image and the folder where it is opened."""

    image: Path
    place: Path
    system: str
    opened: bool = False
    by_fuse: bool = False
    _loop: str = ""

    def open(self, *, read_only: bool = False) -> None:
        """Open it as a desktop would, or skip the test with a word."""
        self.place.mkdir(exist_ok=True)
        how = "loop,ro" if read_only else "loop"
        by_kernel = ["mount", "-t", self.system, "-o", how, str(self.image), str(self.place)]
        self.by_fuse = bool(_run(by_kernel))
        if self.by_fuse and not self._open_by_fuse(read_only):
            pytest.skip(f"no {self.system} in this kernel and no FUSE for it")
        self.opened = True

    def close(self, *, lazily: bool = False) -> None:
        """Take it out; lazily: while files are open on it."""
        if self.opened:
            _run(["umount", *(["-l"] if lazily else []), str(self.place)])
            self.opened = False
        if self._loop:
            _run(["losetup", "-d", self._loop])
            self._loop = ""

    @contextmanager
    def again(self) -> Iterator[Path]:
        """Plugged in anew: nothing of what the system remembered is left."""
        self.close()
        self.open()
        yield self.place

    def _open_by_fuse(self, read_only: bool) -> bool:
        command = _BY_FUSE.get(self.system, ["nothing"])
        if shutil.which(command[0], path=_PATH) is None:
            return False
        found = subprocess.run(
            ["losetup", "--find", "--show", str(self.image)],
            capture_output=True,
            text=True,
            check=False,
            env=_ENVIRONMENT,
        )
        self._loop = found.stdout.strip()
        how = ["-o", "ro"] if read_only else command[1:]
        return not _run([command[0], *how, self._loop, str(self.place)]) and os.path.ismount(self.place)


@contextmanager
def real_stick(folder: Path, system: str, size: int) -> Iterator[RealStick]:
    """A new stick, opened; ``size`` in bytes. Skips with a word where this machine cannot."""
    if sys.platform == "win32" or os.geteuid() != 0:
        pytest.skip("only root may mount, on Linux")
    maker = _MAKERS[system]
    if shutil.which(maker[0], path=_PATH) is None:
        pytest.skip(f"no {maker[0]} here")
    image = folder / f"{system}.img"
    with image.open("wb") as made:
        made.truncate(size)
    if _run([*maker, str(image)]):
        pytest.skip(f"{maker[0]} makes nothing that small")
    stick = RealStick(image, folder / f"{system}-mounted", system)
    stick.open()
    try:
        yield stick
    finally:
        stick.close()


def _run(command: list[str]) -> int:
    """The exit code."""
    return subprocess.run(command, capture_output=True, check=False, env=_ENVIRONMENT).returncode
