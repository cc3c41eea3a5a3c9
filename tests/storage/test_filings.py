# SPDX-License-Identifier: GPL-3.0-or-later
"""Online filings in the register, and their packets on the disk until they are wiped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from counter_app.domain.dossier import Dossier, DossierId
from counter_app.domain.filing import Crop, FilingState, Look, Packet, PacketFile, Scan, ScanEdit
from counter_app.storage import packet_files
from counter_app.storage.packet_files import NotWiped, PacketFiles, wipe_picture
from counter_app.storage.refusals import DetailsErased
from counter_app.storage.register import Register
from tests.storage.conftest import TurnableClock

CARD = b"\xff\xd8 an identity card \xff\xd9"


def test_a_filing_goes_from_gathering_to_wiped(register: Register, dossier: Dossier, clock: TurnableClock) -> None:
    filings = register.filings
    assert filings.of(dossier.id) is None
    assert filings.begin(dossier.id).state is FilingState.GATHERING
    packed = filings.note_packed(dossier.id, 3, 4096)
    assert (packed.state, packed.files, packed.size) == (FilingState.PACKED, 3, 4096)
    assert [one.dossier_id for one in filings.unfinished()] == [dossier.id]
    clock.turn(minutes=5)
    assert filings.note_uploaded(dossier.id).uploaded_at == clock.now
    filings.note_wiped(dossier.id)
    assert filings.unfinished() == []
    states = [event.facts["state"] for event in register.events.of_dossier(dossier.id) if event.kind == "filing"]
    assert states == ["gathering", "packed", "uploaded", "wiped"]


def test_gathering_anew_forgets_what_was_packed(register: Register, dossier: Dossier) -> None:
    register.filings.begin(dossier.id)
    register.filings.note_packed(dossier.id, 3, 4096)
    again = register.filings.begin(dossier.id)
    assert (again.state, again.files) == (FilingState.GATHERING, 0)


def test_ticks_are_kept_once_each_and_taken_back_together(register: Register, dossier: Dossier) -> None:
    for field_id in ("nguoi_yeu_cau.ho_ten", "muc_dich", "muc_dich"):
        register.filings.tick(dossier.id, field_id)
    assert register.filings.ticks(dossier.id) == {"nguoi_yeu_cau.ho_ten", "muc_dich"}
    register.filings.untick(dossier.id)
    assert register.filings.ticks(dossier.id) == frozenset()


def test_an_erased_dossier_is_not_filed(register: Register, dossier: Dossier) -> None:
    register.erase_details(dossier.id)
    with pytest.raises(DetailsErased):
        register.filings.begin(dossier.id)


def test_of_a_filing_never_begun_nothing_is_noted(register: Register, dossier: Dossier) -> None:
    register.filings.note_wiped(dossier.id)
    assert register.filings.of(dossier.id) is None


@pytest.fixture
def packets(tmp_path: Path) -> PacketFiles:
    return PacketFiles(tmp_path / "packets")


ONE = DossierId(17)


def gathered(packets: PacketFiles) -> Packet:
    edit = ScanEdit(90, Crop(left=0.1), Look.GREY)
    packet = Packet().added("can_cuoc", Scan(packets.take_in(ONE, CARD), edit, "Quét/ảnh.jpg"))
    packet = packet.added("to_khai", Scan(packets.take_in(ONE, b"second")))
    packets.keep(ONE, packet)
    return packet


def bytes_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_packet_is_read_back_as_it_was_kept(packets: PacketFiles) -> None:
    assert packets.load(ONE) == Packet()
    packet = gathered(packets)
    assert packets.load(ONE) == packet
    assert packets.taken(ONE, packet.of("can_cuoc")[0].file) == CARD


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folders closed by other means")
def test_the_packet_is_closed_to_other_accounts(packets: PacketFiles, tmp_path: Path) -> None:
    gathered(packets)
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "packets").rglob("*")} == {0}


def test_a_picture_taken_out_is_gone_from_the_disk(packets: PacketFiles, tmp_path: Path) -> None:
    packet = gathered(packets)
    packets.keep(ONE, packet.removed("can_cuoc", "1"))
    assert CARD not in bytes_below(tmp_path)


def test_files_made_again_take_the_place_of_the_former(packets: PacketFiles) -> None:
    assert packets.files(ONE) == ()
    first, second = PacketFile("to_khai", "01-to-khai.pdf", 1, 1, 300), PacketFile("khac", "02-khac.pdf", 1, 1)
    packets.write_out(ONE, [(first, b"a"), (second, b"b")])
    packets.write_out(ONE, [(first, b"c")])
    assert packets.files(ONE) == (first,)
    assert [path.read_bytes() for path in packets.folder(ONE).iterdir()] == [b"c"]


def test_wiping_leaves_no_byte_and_no_name(packets: PacketFiles, tmp_path: Path) -> None:
    gathered(packets)
    packets.write_out(ONE, [(PacketFile("to_khai", "01-to-khai.pdf", len(CARD), 1), CARD)])
    packets.wipe(ONE)
    assert list((tmp_path / "packets").iterdir()) == []
    packets.wipe(ONE)


def test_the_bytes_are_written_over_before_the_name_goes(packets: PacketFiles, tmp_path: Path) -> None:
    gathered(packets)
    twin = tmp_path / "twin"
    os.link(tmp_path / "packets" / "17" / "anh" / "1", twin)
    packets.wipe(ONE)
    assert set(twin.read_bytes()) == {0}


def test_a_wipe_broken_off_is_finished_at_the_next_start(
    packets: PacketFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered(packets)
    true_wipe = packet_files._wipe_file
    done: list[Path] = []

    def wipe_one_then_power_cut(path: Path) -> None:
        if done:
            raise KeyboardInterrupt
        done.append(path)
        true_wipe(path)

    monkeypatch.setattr(packet_files, "_wipe_file", wipe_one_then_power_cut)
    with pytest.raises(KeyboardInterrupt):
        packets.wipe(ONE)
    monkeypatch.undo()
    assert CARD in bytes_below(tmp_path)
    again = PacketFiles(tmp_path / "packets")
    assert again.kept() == {}, "what is being wiped is no packet any more"
    assert again.finish_wiping() == 1
    assert bytes_below(tmp_path) == b""
    assert again.finish_wiping() == 0


def test_a_file_held_open_is_said_and_wiped_later(
    packets: PacketFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered(packets)
    true_wipe = packet_files._wipe_file

    def held(path: Path) -> None:
        if path.name == "1":
            raise PermissionError
        true_wipe(path)

    monkeypatch.setattr(packet_files, "_wipe_file", held)
    with pytest.raises(NotWiped, match="chương trình khác đang mở"):
        packets.wipe(ONE)
    monkeypatch.undo()
    packets.finish_wiping()
    assert bytes_below(tmp_path) == b""


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_is_deleted_and_what_it_points_at_stays(packets: PacketFiles, tmp_path: Path) -> None:
    gathered(packets)
    outside = tmp_path / "outside"
    outside.write_bytes(b"keep")
    (tmp_path / "packets" / "17" / "anh" / "9").symlink_to(outside)
    packets.wipe(ONE)
    assert outside.read_bytes() == b"keep"


def test_an_original_is_wiped_or_said_to_be_there(tmp_path: Path) -> None:
    original = tmp_path / "quet.jpg"
    original.write_bytes(CARD)
    assert wipe_picture(original)
    assert not wipe_picture(original)
    assert bytes_below(tmp_path) == b""
