# SPDX-License-Identifier: GPL-3.0-or-later
"""A wrong command line is one Vietnamese sentence and exit code 2; common options may stand anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import counter_app.installed
from counter_app.logs import LOG_FILE_NAME
from tests.cli.spoken import Run


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--json", "Thiếu tên lệnh"),
        ("catalog", "Thiếu tên lệnh"),
        ("register", "Thiếu tên lệnh"),
        ("lits", "Không có lệnh"),
        ("catalog lits", "Không có lệnh"),
        ("catalog list --jso", "Không hiểu"),
        ("catalog list extra", "Không hiểu"),
        ("catalog show", "Thiếu"),
        ("catalog list --data-dir", "cần một giá trị"),
        ("catalog list --json=yes", "không nhận giá trị"),
        ("fill 1.004873 --data a.json", "--out"),
        ("fill 1.004873 --out a.pdf", "--data"),
        ("fill 1.004873 --data a.json --out a.pdf --engine foo", "libreoffice"),
        ("fill 1.004873 --data a.json --out a.pdf --signing foo", "thumbprint"),
        ("convert a.docx", "--out"),
    ],
)
def test_a_wrong_line_is_one_sentence(run: Run, line: str, told: str) -> None:
    spoken = run(*line.split())
    assert spoken.is_refusal(2)
    assert told in spoken.complaint
    assert "usage" not in spoken.complaint


@pytest.mark.parametrize("line", ["tally --week 2026-W47", "decide x", "booklet", "poster"])
def test_commands_that_are_not_there_yet_are_not_pretended(run: Run, line: str) -> None:
    assert run(*line.split()).is_refusal(2)


@pytest.mark.parametrize("data_dir", ["", "  ", "file.txt", "a\0b"])
def test_a_data_folder_that_cannot_be_one_is_bad_input(run: Run, tmp_path: Path, data_dir: str) -> None:
    (tmp_path / "file.txt").write_text("x", encoding="utf-8")
    named = str(tmp_path / data_dir) if data_dir == "file.txt" else data_dir
    assert run("register", "stats", "--data-dir", named).is_refusal(2)


def test_common_options_may_stand_before_or_after_the_command(run: Run, tmp_path: Path) -> None:
    after = run("catalog", "list", "--json", "--data-dir", tmp_path)
    assert after.shape == run("--json", "--data-dir", tmp_path, "catalog", "list").shape
    assert after.shape == run("catalog", "--json", "list").shape


@pytest.mark.parametrize("line", ["--help", "catalog --help", "fill -h", "register restore --help", "convert --help"])
def test_help_is_vietnamese_and_on_standard_output(run: Run, line: str) -> None:
    spoken = run(*line.split())
    assert spoken.code == 0
    assert spoken.answer.startswith("Cách viết: counter-app")
    assert not {"usage", "options:", "positional"} & set(spoken.answer.split())
    assert spoken.complaint == ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(
    st.lists(st.sampled_from(["catalog", "show", "fill", "--out", "-", "--json", "--data-dir"]) | st.text(), min_size=1)
)
def test_any_line_ends_with_an_answer_or_one_sentence(run: Run, line: list[str]) -> None:
    assume(not line[0].startswith("--data-dir"))  # that alone opens the window
    spoken = run(*line)
    assert spoken.code == 0 or spoken.is_refusal(2) or spoken.is_refusal(1)


def test_an_error_of_our_own_is_a_sentence_on_the_screen_and_frames_in_the_log(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counter_app.installed, "_PACKAGE", tmp_path / "an" / "empty installation")
    spoken = run("catalog", "list", "--data-dir", tmp_path / "data")
    assert spoken.is_refusal(1)
    assert "an toàn" in spoken.complaint
    log = (tmp_path / "data" / "logs" / LOG_FILE_NAME).read_text(encoding="utf-8")
    assert "FileNotFoundError" in log
    assert "folder forms_catalog is not" not in log


def test_a_log_that_cannot_be_written_does_not_hide_the_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counter_app.installed, "_PACKAGE", tmp_path / "an" / "empty installation")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "logs").write_text("a file where the folder should be", encoding="utf-8")
    assert run("catalog", "list", "--data-dir", tmp_path / "data").is_refusal(1)
