# SPDX-License-Identifier: GPL-3.0-or-later
"""``tally merge``: one workbook of many communes' files, and who has not sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.spoken import Run
from tests.exchange.many_communes import communes_of, send, send_all
from tests.sample_tallies import sample_tally


def test_the_command_writes_the_workbook_and_tells_the_rest(run: Run, tmp_path: Path) -> None:
    codes = communes_of()
    send_all(tmp_path / "in", codes[:2], ("2026-W47",))
    out = tmp_path / "out"
    told = run("tally", "merge", tmp_path / "in", "--out", out, "--province", "ha tinh", "--json")
    assert told.code == 0
    assert (told.shape["files"], told.shape["units"], len(told.shape["missing"])) == (2, 2, len(codes) - 2)
    assert Path(told.shape["out"]) == out / "gop-2026-W47" / "gop-2026-W47.xlsx"
    assert Path(told.shape["out"]).is_file()
    said = run("tally", "merge", tmp_path / "in", "--out", out, "--province", "42")
    assert f"… và {len(codes) - 22} dòng nữa; xem đủ trong tệp." in said.answer


@pytest.mark.parametrize(
    "more",
    [("--province", "Atlantis"), ("--units", "nowhere.txt"), ("--out", "nowhere/there")],
    ids=lambda more: more[0],
)
def test_what_the_command_cannot_use_is_one_sentence(run: Run, tmp_path: Path, more: tuple[str, str]) -> None:
    send(tmp_path, sample_tally())
    assert run("tally", "merge", tmp_path, "--out", tmp_path, *more).is_refusal(2)


def test_the_command_takes_a_list_of_offices(run: Run, tmp_path: Path) -> None:
    send(tmp_path, sample_tally())
    listed = tmp_path / "xa.txt"
    listed.write_text("18229\n18244\n", "utf-8")
    told = run("tally", "merge", tmp_path, "--out", tmp_path, "--units", listed, "--json")
    assert list(told.shape["missing"]) == ["18244"]
    listed.write_text("18229\nĐức Thọ\n", "utf-8")
    assert run("tally", "merge", tmp_path, "--out", tmp_path, "--units", listed).is_refusal(2)
