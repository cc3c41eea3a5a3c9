# SPDX-License-Identifier: GPL-3.0-or-later
"""``counter-app tally``: numbers as JSON, files through the export door, one sentence for whatever is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counter_app.cli.command_line import BAD_INPUT, DONE, main
from counter_app.clock import office_now
from counter_app.paths import Folders
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "sổ tập dượt"
    days = ("--from", "2026-09-01", "--to", "2026-11-20")
    assert main(["--data-dir", str(folder), "demo", *days, "--dossiers", "80", "--scheme", "dak-nong"]) == DONE
    return folder


def _tally(data: Path, *words: str) -> int:
    return main(["--data-dir", str(data), "tally", *words])


def test_the_numbers_of_a_month_are_one_json_object(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert _tally(data, "--month", "2026-10", "--json") == DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["period"], told["first"], told["last"]) == ("2026-10", "2026-10-01", "2026-10-31")
    assert (told["issued_at"], told["files"]) == (None, [])
    tables = {table["id"]: table for table in told["tables"]}
    received = sum(row["cells"]["received"] for row in tables["sectors"]["rows"])
    assert tables["sectors"]["total"]["cells"]["received"] == received > 10
    assert all(column["definition"] for table in told["tables"] for column in table["columns"])


def test_files_go_where_they_are_asked_for_and_the_log_tells_it(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "thẻ nhớ"
    out.mkdir()
    capsys.readouterr()
    assert _tally(data, "--week", "2026-W46", "--format", "csv", "--out", str(out)) == DONE
    assert capsys.readouterr().out.startswith("Tuần 46 năm 2026 (chưa chốt): ")
    written = [path for path in out.rglob("*") if path.is_file()]
    assert {path.suffix for path in written} >= {".csv"}
    assert not {path.suffix for path in written} & {".xlsx", ".pdf"}
    register = Register.open(Folders.at(data).register, AccountUnlock(), office_now)
    assert "2026-W46" in register.exports.arrived("tally")
    register.close()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--json",), "Cần đúng một kỳ"),
        (("--week", "2026-W47", "--year", "2026", "--json"), "Cần đúng một kỳ"),
        (("--week", "2026-11", "--json"), "không phải là kỳ của --week"),
        (("--week", "2025-W53", "--json"), "Không hiểu kỳ «2025-W53»"),
        (("--year", "2026"), "Cần --out THƯ_MỤC"),
        (("--year", "2026", "--out", "/không/có"), "--out cần một thư mục ghi được"),
        (("--year", "2026", "--json", "--format", "xlsx,doc"), "Không có dạng tệp «doc»"),
        (("merge", "--out", "."), "Thiếu tệp để gộp"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    assert _tally(tmp_path, *words) == BAD_INPUT
    assert sentence in capsys.readouterr().err


def test_where_there_is_no_register_none_is_made(tmp_path: Path) -> None:
    assert _tally(tmp_path, "--year", "2026", "--json") == BAD_INPUT
    assert list(tmp_path.rglob("*.sqlite")) == []
