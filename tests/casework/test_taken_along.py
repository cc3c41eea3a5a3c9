# SPDX-License-Identifier: GPL-3.0-or-later
"""The backup on a stick can be opened with the key kept apart, with nothing else; packs go from office to office."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from counter_app.casework.catalogue_care import import_pack, packs_in_use
from counter_app.casework.export_door import ExportDoor
from counter_app.casework.export_refusals import ExportClash
from counter_app.casework.taken_along import NoPacks, backup_to_take, key_to_take, packs_to_take, paper_to_take
from counter_app.casework.tally_files import tally_outgoing
from counter_app.domain.manifest import read_manifest
from counter_app.domain.office import Office
from counter_app.paths import Folders
from counter_app.storage import keys
from counter_app.storage.keys import KEY_FILE_NAME, AccountUnlock, CodeUnlock
from counter_app.storage.register import Register
from counter_app.storage.register_file import REGISTER_FILE_NAME
from tests.sample_tallies import corrected, sample_tally

Clock = Callable[[], datetime]
NAME = "Đặng Thị Quỳnh Ỷ"


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "CODE_COST", 2**10)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    root = tmp_path / "USB"
    root.mkdir()
    return root


def test_a_backup_on_a_stick_opens_on_another_pc_with_key_file_and_code(
    tmp_path: Path, stick: Path, fixed_clock: Clock
) -> None:
    register = Register.open(tmp_path / "register", AccountUnlock(), fixed_clock)
    code = register.code_to_print
    dossier = register.dossiers.begin("1.004873", "to-khai-xac-nhan-hon-nhan", "2024-06-06")
    register.dossiers.save_answers(dossier.id, {"nguoi_yeu_cau.ho_ten": NAME}, None, "typing")
    door, other = ExportDoor(fixed_clock, register), tmp_path / "other-stick"
    other.mkdir()
    door.write(backup_to_take(register), stick)
    door.write(key_to_take(register), other)
    register.close()
    (backup,) = (stick / "sao-luu").glob("register-*.sqlite")
    assert NAME.encode() not in backup.read_bytes()
    assert not list(stick.rglob(KEY_FILE_NAME)), "never on the stick of the backup"
    elsewhere = tmp_path / "another-pc"
    elsewhere.mkdir()
    shutil.copy(backup, elsewhere / REGISTER_FILE_NAME)
    shutil.copy(other / "khoa-so" / KEY_FILE_NAME, elsewhere)
    assert code is not None
    opened = Register.open(elsewhere, CodeUnlock(code), fixed_clock)
    assert opened.dossiers.load(dossier.id).answers["nguoi_yeu_cau.ho_ten"] == NAME
    opened.close()


def test_no_manifest_names_a_citizen(tmp_path: Path, stick: Path, fixed_clock: Clock) -> None:
    register = Register.open(tmp_path / "register", AccountUnlock(), fixed_clock)
    dossier = register.dossiers.begin("1.004873", "to-khai-xac-nhan-hon-nhan", "2024-06-06")
    register.dossiers.save_answers(dossier.id, {"nguoi_yeu_cau.ho_ten": NAME}, None, "typing")
    ExportDoor(fixed_clock, register).write(backup_to_take(register), stick)
    (kept,) = stick.rglob("*.manifest.json")
    assert NAME not in kept.read_text("utf-8")
    assert read_manifest(kept.read_bytes()).kind == "backup"
    assert NAME not in str(register.exports.recent()) + str(register.events.recent())
    register.close()


def _pack(folder: Path) -> Path:
    packed = folder / "pack.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "pack.toml",
            'schema_version = 1\nname = "ha-tinh"\ntitle = "Gói Hà Tĩnh"\nversion = "2026.1"\n'
            'issuer = "Sở Tư pháp"\ndate = 2026-11-01\n',
        )
    return packed


def test_a_pack_that_came_in_goes_out_and_can_be_taken_in_again(
    tmp_path: Path, stick: Path, fixed_clock: Clock
) -> None:
    here, there = Folders.at(tmp_path / "here").make(), Folders.at(tmp_path / "there").make()
    with pytest.raises(NoPacks):
        packs_to_take(here)
    import_pack(_pack(tmp_path), here)
    outgoing = packs_to_take(here)
    ExportDoor(fixed_clock).write(outgoing, stick)
    assert ExportDoor(fixed_clock).write(packs_to_take(here), stick).already_there, "the same pack, the same bytes"
    import_pack(stick / "goi-danh-muc" / "ha-tinh-2026.1.zip", there)
    assert packs_in_use(there) == packs_in_use(here)


def test_a_paper_leaves_under_a_name_every_system_takes(tmp_path: Path, stick: Path, fixed_clock: Clock) -> None:
    made = tmp_path / "Cuốn mẫu của xã.pdf"
    made.write_bytes(b"%PDF-1.7")
    ExportDoor(fixed_clock).write(paper_to_take("booklet", made), stick)
    assert (stick / "ho-so-mau" / "ho-so-mau-viet-san.pdf").read_bytes() == b"%PDF-1.7"


def test_the_same_week_twice_is_found_there_and_a_corrected_one_gets_a_number(stick: Path, fixed_clock: Clock) -> None:
    door, office = ExportDoor(fixed_clock), Office("xã Bùi La Nhân", "tỉnh Hà Tĩnh", "Bùi La Nhân")
    first = door.write(tally_outgoing(sample_tally(), office), stick)
    assert not first.already_there
    assert door.write(tally_outgoing(sample_tally(), office), stick, ask_before_numbering=True).already_there
    with pytest.raises(ExportClash):
        door.write(tally_outgoing(corrected(sample_tally()), office), stick, ask_before_numbering=True)
    again = door.write(tally_outgoing(corrected(sample_tally()), office), stick)
    assert again.manifest == "tally-2026-W47-2.manifest.json"
    assert read_manifest((again.folder / first.manifest).read_bytes()).period == "2026-W47"
