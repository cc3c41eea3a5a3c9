# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands are run in this process, as the starter runs them; test_cli_process starts real ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counter_app.__main__ import main
from tests.cli.spoken import Run, Spoken


@pytest.fixture
def run(qapp: object, capsys: pytest.CaptureFixture[str]) -> Run:  # noqa: ARG001 - fonts need the application
    """Run one command and hear what it says."""

    def command(*arguments: object) -> Spoken:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        heard = capsys.readouterr()
        return Spoken(code, heard.out, heard.err)

    return command


@pytest.fixture
def sample(run: Run) -> dict[str, Any]:
    """The invented person of the certificate's form, as a file would give them."""
    shape = run("catalog", "show", "1.004873", "--json").shape
    found = shape["forms"][0]["sample"]
    assert isinstance(found, dict)
    return found


@pytest.fixture
def data_file(tmp_path: Path, sample: dict[str, Any]) -> Path:
    """The sample as a file."""
    path = tmp_path / "mau.json"
    path.write_text(json.dumps(sample, ensure_ascii=False), encoding="utf-8")
    return path
