# SPDX-License-Identifier: GPL-3.0-or-later
"""``counter-app demo``: the same seed gives the same year, and real work is never touched."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from counter_app.cli.command_line import BAD_INPUT, DONE, FAILED, main
from counter_app.clock import office_now
from counter_app.domain.board import BoardFilter
from counter_app.domain.letters import LetterState
from counter_app.domain.stages import Stage
from counter_app.paths import Folders
from counter_app.settings import Settings
from counter_app.storage import care
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from counter_app.workshop import shipped_catalog


def _demo(folder: Path, *words: str) -> int:
    days = ("--from", "2026-09-01", "--to", "2026-11-20")
    return main(["--data-dir", str(folder), "demo", *days, *words])


def _register(folder: Path) -> Register:
    return Register.open(Folders.at(folder).register, AccountUnlock(), office_now)


def test_a_practice_register_is_whole_and_looks_like_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _demo(tmp_path, "--dossiers", "120", "--seed", "3", "--scheme", "dak-nong", "--json") == DONE
    assert json.loads(capsys.readouterr().out)["dossiers"] == 120
    assert care.check(Folders.at(tmp_path).register, AccountUnlock()).ok
    register = _register(tmp_path)
    assert Settings.from_stored(register.settings.load()).scheme_ids == ("dak-nong",)
    assert register.ratings.counts(date(2026, 9, 1), date(2026, 11, 20))
    assert [meeting for meeting in register.meetings.listed() if meeting.attendance]
    lines = register.board.received_between(*_days())
    register.close()
    assert len(lines) == 120
    stages = {line.stage for line in lines}
    assert {Stage.RETURNED, Stage.SEALED} & stages
    assert all(line.person and line.village for line in lines)
    assert any(line.same_day for line in lines)
    assert sum(line.stage is Stage.RETURNED for line in lines) > 80
    assert all(line.returned_at is None or line.returned_at.date() <= date(2026, 11, 20) for line in lines)


def test_the_letters_of_a_practice_office_are_on_forms_it_has(tmp_path: Path) -> None:
    assert main(["demo", "--dossiers", "60", "--seed", "1", "--data-dir", str(tmp_path)]) == DONE
    register = Register.open(Folders.at(tmp_path).register, AccountUnlock(), office_now)
    letters = register.letters.in_state(LetterState.PRINTED)
    register.close()
    assert letters
    for letter in letters:
        assert shipped_catalog().form(letter.form_id, version=letter.form_version).id == letter.form_id


def test_the_same_seed_gives_the_same_people(tmp_path: Path) -> None:
    told = []
    for name in ("a", "b", "c"):
        assert _demo(tmp_path / name, "--dossiers", "12", "--seed", "9" if name == "c" else "8") == DONE
        register = _register(tmp_path / name)
        told.append([(line.person, line.stage, line.due) for line in register.board.received_between(*_days())])
        register.close()
    assert told[0] == told[1] != told[2]


def test_real_work_is_never_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = Folders.at(tmp_path)
    folders.make()
    register = _register(tmp_path)
    register.dossiers.begin("1.004873", "to-khai", "2024-06-06")
    register.close()
    assert _demo(tmp_path, "--dossiers", "3") == FAILED
    assert "hồ sơ thật" in capsys.readouterr().err
    register = _register(tmp_path)
    assert len(register.dossiers.recent()) == 1
    assert register.board.lines(BoardFilter.DONE_TODAY) == []
    register.close()


def test_a_practice_register_may_be_filled_further(tmp_path: Path) -> None:
    assert _demo(tmp_path, "--dossiers", "3") == _demo(tmp_path, "--dossiers", "2", "--seed", "2") == DONE
    register = _register(tmp_path)
    assert len(register.dossiers.recent()) == 5
    register.close()


@pytest.mark.parametrize("words", [["--dossiers", "0"], ["--dossiers", "x"], ["--scheme", "khong-co"]])
def test_what_is_not_understood_is_one_sentence(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _demo(tmp_path, *words) == BAD_INPUT
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def _days() -> tuple[date, date]:
    return date(2026, 9, 1), date(2026, 11, 30)
