# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands as real processes: old code pages, closed pipes, exit codes as a script sees them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "counter_app"]


def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A finished process."""
    return subprocess.run([*COMMAND, *arguments], capture_output=True, env=os.environ | environment, check=False)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_vietnamese_comes_out_as_utf_8_whatever_the_code_page(encoding: str) -> None:
    done = started("catalog", "list", "--json", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert "Hộ tịch" in {row["sector"] for row in json.loads(done.stdout.decode())["procedures"]}
    refused = started("catalog", "show", "khong-co", PYTHONIOENCODING=encoding)
    assert refused.returncode == 2
    assert "Không có thủ tục" in refused.stderr.decode()


def test_a_reader_that_has_seen_enough_meets_no_traceback() -> None:
    with subprocess.Popen([*COMMAND, "catalog", "show", "1.004873", "--json"], stdout=-1, stderr=-1) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
        assert process.wait(60) in {0, 1}
    assert told == b""


def test_listing_the_catalogue_loads_neither_database_nor_page_engine() -> None:
    asked = "import sys; from counter_app.cli import main; main(['catalog', 'list']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    loaded = set(done.stdout.split())
    assert not {"sqlmodel", "sqlalchemy", "docxtpl", "reportlab", "PySide6.QtGui", "cryptography"} & loaded


@pytest.mark.skipif(not Path("/sys/block").is_dir(), reason="needs a folder where nobody may write")
def test_a_folder_without_rights_is_a_failure_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "khai.json").write_text("{}", encoding="utf-8")
    done = started("fill", "1.004873", "--data", str(tmp_path / "khai.json"), "--out", "/sys/a.pdf")
    assert done.returncode == 1
    assert "Tệp cũ (nếu có) còn nguyên" in done.stderr.decode()
    assert b"Traceback" not in done.stderr
