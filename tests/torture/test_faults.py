# SPDX-License-Identifier: GPL-3.0-or-later
"""An action is stored whole or not at all: every action meets a disk that fails at its first, second, … last call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from counter_app.domain.dossier import DossierId, DossierState, PaperId, PrintId, PrintOutcome
from counter_app.domain.errors import CounterError
from counter_app.domain.signing import Finger, SigningMode
from counter_app.storage import care, keys
from counter_app.storage.account import FileAccount
from counter_app.storage.keys import AccountUnlock, CodeUnlock
from counter_app.storage.refusals import DiskFailing
from counter_app.storage.register import Register
from counter_app.storage.tables import Table
from tests.storage import freeze
from tests.torture.faults import FailingDisk
from tests.torture.invariants import broken_in
from tests.torture.typist import now

Work = Callable[[Register], object]
ID, PAPER, PRINT = DossierId(3), PaperId(1), PrintId(1)
MOST_CALLS = 200

ACTIONS: dict[str, Work] = {
    "begin": lambda register: register.dossiers.begin("1.000656", "khai-tu", "2024-06-06"),
    "begin with two forms": lambda register: register.dossiers.begin(
        "1", "khai-tu", "2024-06-06", {"uy-quyen": "2025"}
    ),
    "turn to a form": lambda register: register.dossiers.mark_open(ID, "to-khai"),
    "save answers": lambda register: register.dossiers.save_answers(
        ID, {"nguoi_yeu_cau.ho_ten": "Đỗ Ước", "a": "1", "b": None}, "a", "typing"
    ),
    "overrule": lambda register: register.dossiers.save_override(ID, "a", "sex", "đã xem giấy"),
    "choose": lambda register: register.dossiers.save_questions(ID, {"da_ly_hon": "yes", "khac": "no"}),
    "tick": lambda register: register.dossiers.save_ticks(ID, {"to_khai": False, "ban_an": True}, complete=False),
    "sign": lambda register: register.dossiers.save_signing(
        ID, SigningMode.THUMBPRINT_WITNESSED, "Lê A", ["Cao B", "Hồ C"], Finger.LEFT_INDEX
    ),
    "hear": lambda register: register.dossiers.save_heard(ID, "người yêu cầu", now()),
    "set state": lambda register: register.dossiers.set_state(ID, DossierState.DISCARDED),
    "mark open": lambda register: register.dossiers.mark_open(ID),
    "add a paper": lambda register: register.papers.add_version(ID, "to-khai", b"PK" * 9000, "mới", "t", 1),
    "log a print": lambda register: register.papers.log_print(PAPER, ID, "form", 1, "HP", PrintOutcome.SENT, "rách"),
    "settle a print": lambda register: register.papers.set_outcome(PRINT, PrintOutcome.FAILED),
    "remember a printer": lambda register: register.papers.remember_printer("form", "Canon"),
    "save settings": lambda register: register.settings.save({"commune": "xã Ea Thử", "theme": None, "font": "12"}),
    "append an event": lambda register: register.events.append("exported", None, what="tally"),
}


@pytest.fixture(autouse=True)
def _cheap_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "CODE_COST", 2**10)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FailingDisk:
    failing = FailingDisk()
    failing.install(monkeypatch)
    return failing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sổ"


@pytest.fixture
def register(disk: FailingDisk, folder: Path) -> Iterator[Register]:
    opened = Register.open(folder, AccountUnlock(), now)
    assert disk.calls > 50, "the register does not go over this disk"
    freeze.fill(opened, people=4)
    opened.settings.save({"theme": "dark"})
    yield opened
    opened.close()


def _rows(register: Register) -> dict[str, list[Any]]:
    names = [table.name for table in Table.metadata.sorted_tables]
    with register._file.bare() as raw:
        return {name: raw.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in names}


@pytest.mark.parametrize("name", ACTIONS)
def test_a_failing_action_stores_nothing_at_all(register: Register, disk: FailingDisk, name: str) -> None:
    before = _rows(register)
    for number in range(1, MOST_CALLS):
        try:
            with disk.failing_at(number):
                ACTIONS[name](register)
        except DiskFailing:
            assert _rows(register) == before, f"{name}, call {number}"
            continue
        break
    assert number > 3, "the disk was hardly asked"
    assert _rows(register) != before, "the action itself works"
    assert broken_in(register) == []


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_whose_answer_got_lost_is_stored_whole_or_not_at_all(
    register: Register, disk: FailingDisk, name: str
) -> None:
    before = _rows(register)
    for number in range(1, MOST_CALLS):
        try:
            with disk.failing_at(number, late=True):
                ACTIONS[name](register)
        except DiskFailing:
            assert broken_in(register) == [], f"{name}, call {number}"
            if _rows(register) != before:
                break  # the commit itself: stored whole, only its answer got lost
            continue
        break
    assert _rows(register) != before
    assert broken_in(register) == []


def test_a_failing_erasure_leaves_all_or_nothing_and_can_be_repeated(register: Register, disk: FailingDisk) -> None:
    before = _rows(register)
    for number in range(1, MOST_CALLS):
        try:
            with disk.failing_at(number):
                register.erase_details(ID)
        except CounterError:
            assert broken_in(register) == [], f"call {number}"
            if _rows(register) != before:
                break  # erased, but the file is not yet written anew
            continue
        break
    assert register.dossiers.load(ID).answers == {}
    assert register.scrub() is True
    assert register.scrub() is False
    assert broken_in(register) == []


def _until_it_works(disk: FailingDisk, work: Callable[[], object], after_each: Callable[[int], object]) -> int:
    """Let ``work`` fail at call 1, 2, … until nothing is left to fail; ``after_each`` looks at what is left."""
    for number in range(1, MOST_CALLS):
        try:
            with disk.failing_at(number):
                work()
        except CounterError:
            after_each(number)
            continue
        return number
    raise AssertionError("it never works")


def test_a_failing_backup_leaves_the_register_the_old_backup_and_no_half_one(
    register: Register, disk: FailingDisk
) -> None:
    good = register.back_up()
    before = _rows(register)

    def look(number: int) -> None:
        names = sorted(path.name for path in register.place.backups.iterdir())
        assert set(names) >= {"key.json", good.path.name}, f"call {number}"
        assert not [name for name in names if name.endswith((".part", "-journal"))], f"call {number}"
        assert _rows(register) == before

    assert _until_it_works(disk, register.back_up, look) > 5


@pytest.mark.parametrize("late", [False, True])
def test_a_failing_first_start_can_always_be_repeated(disk: FailingDisk, tmp_path: Path, late: bool) -> None:
    for number in range(1, MOST_CALLS):
        folder = tmp_path / f"lần {number}"
        try:
            with disk.failing_at(number, late):
                Register.open(folder, AccountUnlock(), now).close()
        except CounterError:
            register = Register.open(folder, AccountUnlock(), now)
            assert register.dossiers.begin("1", "f", "v").number == "26-0001" or now().year != 2026
            assert broken_in(register) == [], f"call {number}"
            register.close()
            continue
        break
    assert number > 30


def test_a_failing_reissue_leaves_a_code_that_opens(register: Register, disk: FailingDisk, folder: Path) -> None:
    old = register.code_to_print
    assert old
    codes: list[str] = []

    def look(_number: int) -> None:
        file = register.place.keys()
        stranger = FileAccount(folder / "người lạ")
        assert any(file.key_for_code(code) for code in (old, *codes)), "one of the codes told opens"
        assert AccountUnlock().key_from(file)
        assert stranger.secret("") is None

    calls = _until_it_works(disk, lambda: codes.append(register.reissue_code()), look)
    assert calls > 3
    register.close()
    Register.open(folder, CodeUnlock(codes[-1], FileAccount(folder / "người lạ")), now).close()


def test_a_failing_restore_leaves_a_register_that_opens(register: Register, disk: FailingDisk, folder: Path) -> None:
    register.back_up()
    register.dossiers.begin("1", "f", "v")
    register.close()

    def look(number: int) -> None:
        opened = Register.open(folder, AccountUnlock(), now)
        assert len(opened.dossiers.recent(100)) in (4, 5), f"call {number}"
        assert broken_in(opened) == [], f"call {number}"
        opened.close()
        assert not list(folder.glob(".*")), "no half-copied file stays"

    _until_it_works(disk, lambda: care.restore(folder, AccountUnlock(), now), look)
    opened = Register.open(folder, AccountUnlock(), now)
    assert len(opened.dossiers.recent(100)) == 4
    opened.close()


def test_a_failing_start_leaves_the_register_as_it_was(register: Register, disk: FailingDisk, folder: Path) -> None:
    before = _rows(register)
    register.close()

    def look(number: int) -> None:
        opened = Register.open(folder, AccountUnlock(), now)
        assert _rows(opened) == before, f"call {number}"
        opened.close()

    assert _until_it_works(disk, lambda: Register.open(folder, AccountUnlock(), now).close(), look) > 5
