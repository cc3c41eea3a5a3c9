# SPDX-License-Identifier: GPL-3.0-or-later
"""The rehearsal leaves no trace, and the first real dossier then needs no statement that was not made before."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.sql.compiler import SQLCompiler

from counter_app.domain.dossier import Step
from counter_app.storage.register import Register
from tests.storage.conftest import TurnableClock


def bytes_of(folder: Path) -> dict[str, bytes]:
    """What stands in the files of a register: an empty journal is none."""
    files = {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name: content for name, content in files.items() if content}


def first_keys(register: Register, clock: TurnableClock) -> None:
    """What the pen writes at the first key of a visit."""
    dossier = register.dossiers.begin("1.004873", "xac-nhan-tinh-trang-hon-nhan", "2024-07-01")
    clock.turn(microseconds=200)
    register.dossiers.save_ticks(dossier.id, {}, False)
    clock.turn(microseconds=200)
    register.dossiers.save_answers(dossier.id, {"nguoi_yeu_cau.ho_ten#": "N"}, "nguoi_yeu_cau.ho_ten", Step.TYPING)
    clock.turn(seconds=1)
    register.dossiers.save_answers(
        dossier.id, {"nguoi_yeu_cau.ho_ten": "NA", "nguoi_yeu_cau.ho_ten#": None}, None, Step.TYPING
    )


def test_nothing_of_a_rehearsal_is_stored(register: Register, folder: Path) -> None:
    before = bytes_of(folder)
    register.rehearse()
    assert bytes_of(folder) == before
    assert register.dossiers.recent() == []
    assert register.dossiers.last_open() is None
    assert [event.kind for event in register.events.recent()] == ["register begun"]


def test_the_first_dossier_has_the_first_number_after_a_rehearsal(register: Register) -> None:
    register.rehearse()
    assert register.dossiers.begin("1.004873", "", "").number == "26-0001"


def test_a_dossier_that_is_open_stays_open(register: Register) -> None:
    kept = register.dossiers.begin("1.004873", "", "")
    register.rehearse()
    assert register.dossiers.last_open() == kept


def test_the_first_key_finds_its_statements_made(
    register: Register, clock: TurnableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.rehearse()
    made: list[str] = []
    compiled = SQLCompiler.__init__

    def noted(self: SQLCompiler, *args: object, **kwargs: object) -> None:
        compiled(self, *args, **kwargs)  # type: ignore[arg-type]
        made.append(str(self))

    monkeypatch.setattr(SQLCompiler, "__init__", noted)
    first_keys(register, clock)
    assert made == []
