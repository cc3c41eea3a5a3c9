# SPDX-License-Identifier: GPL-3.0-or-later
"""The ground the tests stand on: Qt and interpreter agree, packages are pinned, the wheel has the data."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

import counter_app
from counter_app.__main__ import main
from counter_app.installed import shipped_folder
from tests.conftest import NetworkTouched

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")


def test_qt_calls_do_not_use_up_none() -> None:
    """PySide6 6.12.0 loses one reference to None a call on Python 3.11 and aborts after some thousands."""
    things = [QObject() for _ in range(5)]
    before = sys.getrefcount(None)
    for _ in range(100):
        for thing in things:
            thing.setObjectName("x")
    assert sys.getrefcount(None) - before > -50


def test_the_network_is_out_of_reach() -> None:
    with socket.socket() as outward, pytest.raises(NetworkTouched):
        outward.connect(("192.0.2.1", 80))
    with pytest.raises(NetworkTouched):
        socket.getaddrinfo("example.invalid", 80)


def test_sockets_inside_the_machine_still_work() -> None:
    here, there = socket.socketpair()
    with here, there:
        here.sendall(b"x")
        assert there.recv(1) == b"x"


def test_the_clock_stands_in_viet_nam(fixed_clock: Callable[[], datetime]) -> None:
    assert fixed_clock().utcoffset() == timedelta(hours=7)
    assert datetime(2026, 11, 24, tzinfo=UTC).astimezone().utcoffset() == timedelta(hours=7)


def test_the_version_is_told_without_loading_qt_or_the_database() -> None:
    probe = (
        "import sys; from counter_app.__main__ import main; code = main(['--version']); "
        "heavy = {'PySide6', 'sqlmodel', 'docxtpl', 'reportlab', 'pydantic', 'argparse'} & set(sys.modules); "
        "sys.exit(code or ','.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout) == (0, f"counter-app {counter_app.__version__}\n"), done.stderr


@pytest.mark.parametrize("arguments", [["catalog", "list"], ["--help"], ["--data-dir", "x", "catalog", "list"]])
def test_a_command_goes_to_the_command_line(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    _stand_in(monkeypatch, "counter_app.cli", main=_noting(seen))
    assert main(arguments) == 0
    assert seen == [arguments]


@pytest.mark.parametrize(
    ("arguments", "folder", "practice"),
    [
        ([], None, False),
        (["--data-dir", "x"], Path("x"), False),
        (["--data-dir=x"], Path("x"), False),
        (["--practice"], None, True),
        (["--data-dir", "x", "--practice"], Path("x"), True),
    ],
)
def test_no_command_opens_the_window(
    arguments: list[str], folder: Path | None, practice: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Path | None, bool]] = []

    def run(data_dir: Path | None, *, practice: bool) -> int:
        seen.append((data_dir, practice))
        return 0

    _stand_in(monkeypatch, "counter_app.run_window", run=run)
    assert main(arguments) == 0
    assert seen == [(folder, practice)]


def _noting(seen: list[Any]) -> Callable[[Any], int]:
    """A stand-in that remembers what it was given and reports success."""

    def note(given: object) -> int:
        seen.append(given)
        return 0

    return note


def _stand_in(monkeypatch: pytest.MonkeyPatch, name: str, **members: object) -> None:
    """Put a hand-written module in the place of one that would open a window or print."""
    module = type(sys)(name)
    vars(module).update(members)
    monkeypatch.setitem(sys.modules, name, module)


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_host_and_hash_every_package(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    packages = re.findall(r"^([a-z0-9-]+)==(.*?)(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(packages) > 15
    assert [name for name, rest in packages if "--hash=sha256:" not in rest] == []


def test_both_locks_agree() -> None:
    pins = [set(re.findall(r"^[a-z0-9-]+==\S+", (ROOT / lock).read_text("utf-8"), re.MULTILINE)) for lock in LOCKS]
    assert pins[0] <= pins[1]


def test_everything_declared_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = project["dependencies"] + project["optional-dependencies"]["dev"]
    text = (ROOT / "requirements-dev.lock").read_text("utf-8")
    for need in declared:
        name = re.split(r"[<>=]", need)[0].lower()
        assert re.search(rf"^{re.escape(name)}==", text, re.MULTILINE), need


def test_data_lies_beside_the_package_in_a_checkout() -> None:
    assert shipped_folder("resources") == ROOT / "resources"


def test_a_folder_that_was_not_shipped_is_an_error() -> None:
    with pytest.raises(FileNotFoundError, match="no_such_folder"):
        shipped_folder("no_such_folder")


def test_the_wheel_brings_the_data_and_finds_it(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q"]
    subprocess.run([*build, "-w", str(tmp_path), str(ROOT)], check=True, capture_output=True, text=True)
    (wheel,) = tmp_path.glob("counter_app-*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    shipped = site / "counter_app" / "shipped"
    for name in ("forms_catalog", "templates_docx", "resources"):
        assert _file_names(shipped / name) == _file_names(ROOT / name), name
    probe = "from counter_app.installed import shipped_folder; print(shipped_folder('forms_catalog'))"
    alone = [sys.executable, "-c", probe]
    told = subprocess.run(alone, cwd=site, capture_output=True, text=True, check=True, env={"PYTHONPATH": "."})
    assert Path(told.stdout.strip()) == shipped / "forms_catalog"


def _file_names(folder: Path) -> set[str]:
    """The files under a folder that a clerk's PC needs: no set-up scripts, nothing for readers of the code."""
    stays_home = {"set-up", "screenshots", "builder", "blueprints", "national"}
    found = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return {str(file) for file in found if file.parts[0] not in stays_home and "__pycache__" not in file.parts}
