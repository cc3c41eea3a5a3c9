# SPDX-License-Identifier: GPL-3.0-or-later
"""What is checked in names no machine: no folder of a builder's PC, no package host; nothing huge."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from tests.source_tree import ROOT

LARGEST_BYTES = 2_000_000
HOME_FOLDERS = re.compile(r"(?<![\w.])/(?:home|Users|root)/[\w.-]+/|[A-Za-z]:\\Users\\\w+\\")
WORKING_FOLDERS = re.compile(r"(?<![\w.])/work/\w+")


def test_no_tracked_file_names_a_folder_of_a_machine() -> None:
    own_places = {str(ROOT), str(Path.home())} - {"/", "/root"}
    found = [
        str(path)
        for path, text in _texts()
        if path.name != Path(__file__).name
        and (HOME_FOLDERS.search(text) or WORKING_FOLDERS.search(text) or any(place in text for place in own_places))
    ]
    assert found == []


def test_no_tracked_file_names_this_machine_or_a_package_host() -> None:
    indexes = " ".join(value for name, value in os.environ.items() if "INDEX_URL" in name).split()
    hosts = {urlsplit(url).hostname or "" for url in indexes} | {"files.pythonhosted.org", "pypi.org"}
    own_name = socket.gethostname()
    if len(own_name) > 8:  # short names such as "debian" are words too
        hosts.add(own_name)
    found = [
        (str(path), host)
        for path, text in _texts()
        for host in hosts - {""}
        if host in text and path.name != Path(__file__).name
    ]
    assert found == []


def test_no_tracked_file_is_huge() -> None:
    assert [str(path) for path in _tracked() if (ROOT / path).stat().st_size > LARGEST_BYTES] == []


def _tracked() -> list[Path]:
    """What git knows; in an unpacked archive, everything but what a run leaves behind."""
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if told.returncode == 0:
        names = [Path(name) for name in told.stdout.split("\0") if name]
        return [name for name in names if (ROOT / name).is_file()]
    left_behind = {".venv", "__pycache__", ".git"}
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return [path for path in found if not left_behind & set(path.parts)]


def _texts() -> list[tuple[Path, str]]:
    """The tracked files that are text."""
    contents = [(path, (ROOT / path).read_bytes()) for path in _tracked()]
    return [(path, content.decode("utf-8", "replace")) for path, content in contents if b"\0" not in content]
