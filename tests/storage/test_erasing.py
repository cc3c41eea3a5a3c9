# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing is erasing: the bytes are looked for in every page of every file, decrypted, not through SQL."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from counter_app.domain.dossier import DossierId, DossierState, PrintOutcome
from counter_app.domain.signing import Finger, SigningMode
from counter_app.storage.keys import AccountUnlock, KeyFile
from counter_app.storage.refusals import DetailsErased
from counter_app.storage.register import Register
from tests.storage.conftest import TurnableClock
from tests.storage.page_reader import plain_journal_pages, plain_pages

PLANTED = "Ngô Thị Hướng Dương"
FOLDED = "ngo thi huong duong"
NUMBER = "042151009876"
PAPER = b"PK-giay-cua-Huong-Duong-"


def _fill(register: Register, name: str, number: str, paper: bytes) -> DossierId:
    store = register.dossiers
    dossier_id = store.begin("1.004873", "to-khai", "2024-06-06").id
    for end in range(1, len(name) + 1):
        store.save_answers(dossier_id, {"nguoi_yeu_cau.ho_ten": name[:end]}, "nguoi_yeu_cau.ho_ten", "typing")
    answers = {f"truong_{i}": f"{name} {number} {i}" for i in range(30)}
    store.save_answers(dossier_id, {**answers, "nguoi_yeu_cau.so_dinh_danh": number}, None, "typing")
    store.save_override(dossier_id, "truong_1", "age", f"{name} nói vậy")
    store.save_questions(dossier_id, {"da_ly_hon": f"co-{number}"})
    store.save_signing(
        dossier_id, SigningMode.THUMBPRINT_WITNESSED, f"{name} viết", [f"{name} chứng"], Finger.LEFT_INDEX
    )
    store.save_heard(dossier_id, f"{name} nghe", register.dossiers.load(dossier_id).saved_at)
    version = register.papers.add_version(dossier_id, "to-khai", paper * 400, f"băm-{number}", "mẫu", 1)
    register.papers.log_print(version.id, dossier_id, "form", 1, "HP", PrintOutcome.SENT)
    register.papers.log_print(version.id, dossier_id, "form", 1, "HP", PrintOutcome.SENT, f"{name} làm rách")
    store.set_state(dossier_id, DossierState.PRINTED)
    return dossier_id


def _found_in_files(folder: Path, key: bytes, *planted: bytes) -> list[tuple[str, bytes]]:
    found = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        contents = [path.read_bytes()]
        if path.suffix == ".sqlite":
            contents += plain_pages(path, key)
        if path.name.endswith("-journal"):
            contents += plain_journal_pages(path, key)
        found += [(path.name, text) for text in planted if any(text in content for content in contents)]
    return found


@pytest.mark.parametrize("neighbours", [0, 4])
def test_erased_details_are_in_no_page_of_any_file(folder: Path, clock: TurnableClock, neighbours: int) -> None:
    register = Register.open(folder, AccountUnlock(), clock)
    others = [_fill(register, f"Hàng Xóm Thứ {n:02}", f"0421510011{n:02}", b"khac") for n in range(neighbours)]
    erased = _fill(register, PLANTED, NUMBER, PAPER)
    others += [_fill(register, f"Người Đến Sau {n:02}", f"0421510022{n:02}", b"khac") for n in range(neighbours)]
    key = AccountUnlock().key_from(KeyFile.read(folder / "key.json"))
    planted = (PLANTED.encode(), FOLDED.encode(), NUMBER.encode(), PAPER, "Ngô Thị Hướng".encode())
    register.close()
    assert {text for _, text in _found_in_files(folder, key, *planted)} == set(planted), "the search itself works"

    register = Register.open(folder, AccountUnlock(), clock)
    register.erase_details(erased)
    register.close()
    assert _found_in_files(folder, key, *planted) == []
    register = Register.open(folder, AccountUnlock(), clock)
    assert all(register.dossiers.load(other).answers for other in others)
    register.close()


@pytest.mark.parametrize("seed", [1, 2, 11])
def test_traces_that_moving_cells_leave_behind_are_gone_too(folder: Path, clock: TurnableClock, seed: int) -> None:
    """These seeds leave a copy of an erased name in a live page when the file is not written anew."""
    chance = random.Random(seed)
    register = Register.open(folder, AccountUnlock(), clock)
    words = {register.dossiers.begin("1", "f", "v").id: f"PLANT{number:04}X" for number in range(1, 13)}
    for _ in range(60):
        dossier_id, word = chance.choice(list(words.items()))
        changes = {
            f"a{chance.randrange(40)}.ho_ten": (f"{word} ") * chance.choice([1, 2, 5, 30, 90, 120, 300])
            if chance.random() < 0.7
            else None
            for _ in range(chance.randrange(10, 40))
        }
        register.dossiers.save_answers(dossier_id, changes, None, "typing")
    register.erase_details(*list(words)[:6])
    register.close()
    key = AccountUnlock().key_from(KeyFile.read(folder / "key.json"))
    left = b"".join(plain_pages(folder / "register.sqlite", key)).upper()
    kept = [word for word in words.values() if word.encode() in left]
    assert not set(kept) & set(list(words.values())[:6])
    assert kept, "the search itself works"


def test_counts_stay_true_when_details_go(register: Register) -> None:
    erased = _fill(register, PLANTED, NUMBER, PAPER)
    before = (register.dossiers.usage(), register.dossiers.recent()[0].versions, len(register.papers.prints(erased)))
    register.erase_details(erased)
    assert (
        register.dossiers.usage(),
        register.dossiers.recent()[0].versions,
        len(register.papers.prints(erased)),
    ) == before
    left = register.dossiers.load(erased)
    assert left.signing.mode is SigningMode.THUMBPRINT_WITNESSED
    assert left.state is DossierState.PRINTED
    assert left.components_complete is None
    assert register.dossiers.recent()[0].person == ""
    assert register.dossiers.find("huong duong") == []
    assert register.dossiers.find(NUMBER) == []
    assert register.papers.prints(erased)[1].reason == ""
    assert register.dossiers.last_open() is None


def test_an_erased_dossier_takes_no_new_details(register: Register) -> None:
    erased = _fill(register, PLANTED, NUMBER, PAPER)
    paper = register.papers.versions(erased)[0]
    register.erase_details(erased)
    with pytest.raises(DetailsErased):
        register.dossiers.save_answers(erased, {"nguoi_yeu_cau.ho_ten": PLANTED}, None, "typing")
    with pytest.raises(DetailsErased):
        register.papers.add_version(erased, "to-khai", b"x", "h", "t", 1)
    with pytest.raises(DetailsErased):
        register.papers.docx(paper.id)
    with pytest.raises(DetailsErased):
        register.erase_details(erased)


def test_a_backup_made_after_erasing_holds_nothing_of_it(register: Register, folder: Path) -> None:
    erased = _fill(register, PLANTED, NUMBER, PAPER)
    register.erase_details(erased)
    backup = register.back_up()
    key = AccountUnlock().key_from(KeyFile.read(folder / "key.json"))
    pages = b"".join(plain_pages(backup.path, key))
    assert PLANTED.encode() not in pages
    assert NUMBER.encode() not in pages


def test_traces_left_by_a_power_cut_are_scrubbed_the_same_day(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    erased = _fill(register, PLANTED, NUMBER, PAPER)
    with monkeypatch.context() as cut:
        cut.setattr(register, "scrub", lambda: False)
        register.erase_details(erased)
    assert register.scrub() is True
    assert register.scrub() is False
