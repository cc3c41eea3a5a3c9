# SPDX-License-Identifier: GPL-3.0-or-later
"""The README is true: commands run, folders exist, dependencies have a reason, words are explained."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from counter_app.workshop import shipped_catalog
from tests.makers.coverage_table import BEGINS, ENDS, coverage

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_make_target_it_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"`?\bmake ([a-z-]+)\b", README)) - {"and", "it", "or"}
    assert {"run", "test"} <= named <= targets


@pytest.mark.parametrize("line", re.findall(r"^counter-app (\S+(?: \S+)?)", README, re.MULTILINE))
def test_every_command_it_shows_is_known(line: str) -> None:
    if line.startswith("#"):
        return
    words = [word for word in line.split() if word.isalpha()]
    done = subprocess.run(
        [sys.executable, "-m", "counter_app", *words, "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_folder_and_file_it_names_exists() -> None:
    places = re.findall(r"(?:^|[`(])((?:counter_app|forms_catalog|templates_docx|resources|tests)/[\w./-]*)", README)
    missing = [place for place in places if not (ROOT / place).exists()]
    assert [place for place in missing if "ID" not in place and "CODE" not in place and "NAME" not in place] == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=~! ]", entry)[0] for entry in project["dependencies"]}
    table = README.partition("## Dependencies")[2]
    named = {name.strip() for row in re.findall(r"^\| ([\w, -]+) \|", table, re.MULTILINE) for name in row.split(",")}
    assert wanted <= named


def test_the_table_of_procedures_and_forms_is_what_the_catalogue_holds() -> None:
    told = README.partition(BEGINS)[2].partition(ENDS)[0]
    assert told == coverage(shipped_catalog()), "run: python -m tests.makers.coverage_table"


def test_every_room_is_shown() -> None:
    rooms = {path.parent.name for path in (ROOT / "counter_app").glob("*/__init__.py")} - {"cli"}
    assert rooms == set(re.findall(r"^counter_app/(\w+)/ ", README, re.MULTILINE))
