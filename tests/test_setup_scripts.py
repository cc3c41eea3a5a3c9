# SPDX-License-Identifier: GPL-3.0-or-later
"""The set-up scripts on systems that are not this one, played by small stand-ins for the package tools."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.source_tree import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="make and apt are not used on Windows")

SCRIPT = ROOT / "resources" / "set-up" / "install_system_packages.sh"
LISTED = "# a need\nlibone\nlibtwo libtwo-newer  \n\n"


STAND_INS = {
    "id": 'echo "$USER_ID"',
    "dpkg-query": 'for last; do :; done; case " $HAVE " in *" $last "*) echo -n installed;; *) exit 1;; esac',
    "apt-cache": 'for last; do :; done; case " $(cat "$BOX/known") " in *" $last "*) exit 0;; *) exit 100;; esac',
    "apt-get": 'echo "apt-get $*" >>"$BOX/apt-log"; [ "$1" != update ] || echo "$LATER" >"$BOX/known"',
    "sudo": 'echo "sudo" >>"$BOX/apt-log"; exec "$@"',
}
TOOLS = ("dpkg-query", "apt-cache", "apt-get", "id")


@dataclass
class System:
    """A pretended Debian: which packages are there, which apt knows before and after an update."""

    folder: Path
    installed: str = ""
    known: str = ""
    known_after_update: str = ""
    user: int = 0

    def install(self, *, tools: tuple[str, ...] = TOOLS) -> str:
        """Run the script there; gives what it printed, ends with its exit code and apt's log."""
        tools_folder = self.folder / "bin"
        tools_folder.mkdir()
        for tool in tools:
            stand_in = tools_folder / tool
            stand_in.write_text(f"#!/bin/bash\n{STAND_INS[tool]}\n")
            stand_in.chmod(0o755)
        for needed in ("bash", "cat", "sed", "grep", "awk", "env"):
            real = subprocess.run(["which", needed], capture_output=True, text=True, check=True).stdout.strip()
            (tools_folder / needed).symlink_to(real)
        (self.folder / "list").write_text(LISTED)
        (self.folder / "known").write_text(self.known)
        facts = {
            "HAVE": self.installed,
            "LATER": self.known_after_update,
            "BOX": str(self.folder),
            "USER_ID": str(self.user),
        }
        done = subprocess.run(
            ["bash", str(SCRIPT), str(self.folder / "list")],
            env={**facts, "PATH": str(tools_folder)},
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        log = self.folder / "apt-log"
        calls = log.read_text() if log.exists() else ""
        return f"{done.stdout}{done.stderr}exit {done.returncode}{os.linesep}{calls}"


INSTALL = "apt-get install -y -q --no-install-recommends"


def test_nothing_is_done_when_nothing_is_missing(tmp_path: Path) -> None:
    assert System(tmp_path, installed="libone libtwo-newer").install() == "exit 0\n"


def test_only_what_is_missing_is_installed_without_an_update(tmp_path: Path) -> None:
    told = System(tmp_path, installed="libone", known="libone libtwo").install()
    assert told.endswith(f"exit 0\n{INSTALL} libtwo\n")


def test_a_fresh_system_updates_its_lists_first_and_takes_the_name_it_knows(tmp_path: Path) -> None:
    told = System(tmp_path, known_after_update="libone libtwo-newer").install()
    assert told.endswith(f"exit 0\napt-get update -q\n{INSTALL} libone libtwo-newer\n")


def test_without_the_right_to_install_it_says_what_to_run(tmp_path: Path) -> None:
    told = System(tmp_path, known="libone libtwo", user=1000).install()
    assert "run as root:\n  apt-get install --no-install-recommends libone libtwo\nexit 1\n" in told


def test_an_ordinary_user_installs_through_sudo(tmp_path: Path) -> None:
    told = System(tmp_path, known="libone libtwo", user=1000).install(tools=(*TOOLS, "sudo"))
    assert told.endswith(f"exit 0\nsudo\n{INSTALL} libone libtwo\n")


def test_a_system_without_apt_is_told_the_names(tmp_path: Path) -> None:
    told = System(tmp_path).install(tools=("id",))
    assert "no apt" in told
    assert "libone libtwo" in told
    assert told.endswith("exit 0\n")
