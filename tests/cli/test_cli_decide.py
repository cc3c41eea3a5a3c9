# SPDX-License-Identifier: GPL-3.0-or-later
"""``counter-app decide``: the shape scripts rely on, and refusals in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counter_app.cli.command_line import BAD_INPUT, DONE, main


def _decide(tmp_path: Path, *words: str) -> int:
    return main(["--data-dir", str(tmp_path), "decide", *words])


def test_the_answer_as_json_says_what_the_scheme_gives_and_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["1.004873", "--scheme", "dak-nong", "--at", "2026-11-25T14:50", "--born", "1950", "--json"]
    assert _decide(tmp_path, *words, "--trait", "illiterate") == DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["writes"], told["same_day"], told["receipt"]) == (True, True, False)
    assert told["due"] == "2026-11-25T17:00:00+07:00"
    assert set(told["channels_in"]) == {"direct", "online", "post"}
    assert all(set(reason) == {"about", "sentence", "source"} for reason in told["reasons"])


def test_a_minute_too_late_goes_the_ordinary_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _decide(tmp_path, "1.004873", "--scheme", "dak-nong", "--at", "2026-11-25T15:01", "--json") == DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["writes"], told["same_day"], told["receipt"]) == (False, False, True)
    assert told["due"] == "2026-11-30T17:00:00+07:00"


def test_a_person_reads_it_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _decide(tmp_path, "1.000656", "--at", "2026-11-23T15:30", "--scheme", "thuan-hoa") == DONE
    told = capsys.readouterr().out
    assert "Hạn trả: 17:00 ngày 25/11/2026" in told
    assert "Giấy tiếp nhận: phải viết" in told


def test_an_incomplete_dossier_has_no_due_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["1.004873", "--scheme", "dak-nong", "--at", "2026-11-25T09:00", "--trait", "incomplete", "--json"]
    assert _decide(tmp_path, *words) == DONE
    told = json.loads(capsys.readouterr().out)
    assert told["due"] is None
    assert told["receipt"] is False


@pytest.mark.parametrize(
    "words",
    [
        ["9.999999", "--at", "2026-11-25T09:00"],
        ["1.004873", "--at", "hôm nay"],
        ["1.004873", "--at", "2026-11-25T09:00", "--scheme", "khong-co"],
        ["1.004873", "--at", "2026-11-25T09:00", "--trait", "tired"],
        ["1.004873", "--at", "2026-11-25T09:00", "--born", "rất già"],
        ["1.004873"],
    ],
)
def test_what_is_not_understood_is_one_sentence(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _decide(tmp_path, *words) == BAD_INPUT
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
