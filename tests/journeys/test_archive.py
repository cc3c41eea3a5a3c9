# SPDX-License-Identifier: GPL-3.0-or-later
"""Finished dossiers leave for the archive and are known again: every hash is right, nothing is restored from them."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
import pyzipper

from counter_app.casework.archive_desk import HASHES, ArchiveDesk, ArchiveOrder, new_password
from counter_app.casework.export_door import ExportDoor
from counter_app.casework.handling import Asking
from counter_app.casework.paper_desk import PaperDesk, PrintOrder
from counter_app.casework.print_room import PrintRoom
from counter_app.domain.channels import Channel
from counter_app.domain.checklist import Checklist
from counter_app.domain.dossier import DossierId, Step
from counter_app.domain.errors import BadInput
from counter_app.domain.manifest import read_manifest
from counter_app.domain.office import Office
from counter_app.domain.stages import Action
from counter_app.storage.lives import Delivery
from tests.casework.conftest import FakePrinter
from tests.casework.living_counter import CLERK, Counter, open_counter
from tests.casework.sample_orders import filler

NAME = "H'Bluê Niê Kdăm Quỳnh Ỷ"
OFFICE = Office("xã Nghi Đồng", "tỉnh Nghệ An", "Nghi Đồng", clerk=CLERK)
PASSWORD = "mật khẩu rất dài 2026"

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as opened:
        opened.schemes = ("nghi-dong",)
        yield opened


def finished(counter: Counter, name: str = NAME) -> DossierId:
    """Typed, printed, received, done on the spot and returned."""
    case, pen = counter.desk.take_up("1.004873")
    role = case.form.signer_role
    kept = pen.write({**case.form.sample, f"{role}.ho_ten": name}, None, Step.CHECK)
    pen.tick(Checklist(case.procedure, {}, frozenset(one.id for one in case.checklist.needed())))
    printer = FakePrinter()
    room = PrintRoom(printer.known, printer.send)
    papers = PaperDesk(filler(), counter.register, Path(), counter.watch, room)
    papers.print_forms(counter.desk.reload(kept.dossier_id), OFFICE, PrintOrder("Quầy 1"))
    counter.handling.do(kept.dossier_id, Action.SIGN, CLERK)
    counter.handling.receive(kept.dossier_id, Asking(), CLERK)
    counter.handling.do_on_the_spot(kept.dossier_id, CLERK)
    counter.register.spot.note_specimen(kept.dossier_id, "without_seal")
    taken = Delivery(collector=name, collector_id_number="042151001234")
    counter.handling.hand_over(kept.dossier_id, CLERK, "owner", taken, Channel.DIRECT)
    return kept.dossier_id


def desk(counter: Counter) -> ArchiveDesk:
    printer = FakePrinter()
    return ArchiveDesk(counter.register, counter.handling, counter.watch, PrintRoom(printer.known, printer.send))


def test_a_locked_set_leaves_opens_with_its_password_and_every_hash_is_right(counter: Counter, tmp_path: Path) -> None:
    ids = (finished(counter), finished(counter, "Y"))
    archive, stick = desk(counter), tmp_path / "stick"
    stick.mkdir()
    assert [line.id for line in archive.waiting()] == list(ids)
    order = ArchiveOrder(ids, PASSWORD)
    ExportDoor(counter.watch, counter.register).write(archive.outgoing(order), stick)
    assert len(archive.waiting()) == 2, "only what arrived is marked, by whoever saw it arrive"
    archive.mark(order, CLERK)
    assert archive.waiting() == []
    assert {line.id for line in archive.archived()} == set(ids)
    (packed,) = stick.rglob("*.zip")
    (manifest,) = (read_manifest(path.read_bytes()) for path in stick.rglob("*.manifest.json"))
    assert manifest.kind == "archive"
    assert manifest.files[0].sha256 == hashlib.sha256(packed.read_bytes()).hexdigest()
    assert all(NAME.encode() not in path.read_bytes() for path in stick.rglob("*") if path.is_file())
    with pyzipper.AESZipFile(packed) as opened:
        with pytest.raises(RuntimeError):
            opened.read(HASHES, pwd=b"khac")
        opened.setpassword(PASSWORD.encode())
        told = json.loads(opened.read(HASHES))["sha256"]
        assert {name: hashlib.sha256(opened.read(name)).hexdigest() for name in told} == told
        assert set(opened.namelist()) == {*told, HASHES}
        assert all(name.isascii() for name in told)
        data = json.loads(opened.read("26-0001/26-0001_ho-so.json"))
        paper = pypdf.PdfReader(io.BytesIO(opened.read(next(name for name in told if name.endswith(".pdf")))))
    assert NAME in data["answers"].values()
    assert [entry["action"] for entry in data["history"]][-1] == "return"
    assert data["steps_here"] == ["appraise", "approve", "seal", "return"]
    assert (data["specimen_of_result"], data["specimen_of_archive"]) == ("without_seal", "with_seal")
    assert NAME.upper() in "".join(page.extract_text() for page in paper.pages).upper()
    assert "pdfaid" in paper.trailer["/Root"]["/Metadata"].get_data().decode()  # type: ignore[index]


def test_plain_files_leave_in_one_folder_with_a_manifest_of_their_hashes(counter: Counter, tmp_path: Path) -> None:
    order, stick = ArchiveOrder((finished(counter),)), tmp_path / "stick"
    stick.mkdir()
    outgoing = desk(counter).outgoing(order)
    ExportDoor(counter.watch, counter.register).write(outgoing, stick)
    (manifest,) = (read_manifest(path.read_bytes()) for path in stick.rglob("*.manifest.json"))
    files = {path.name: path.read_bytes() for path in stick.rglob("*") if path.suffix in {".json", ".pdf"}}
    assert {file.name for file in manifest.files} >= {"26-0001_ho-so.json"}
    for file in manifest.files:
        assert hashlib.sha256(files[file.name]).hexdigest() == file.sha256
    assert len({path.parent for path in stick.rglob("*.pdf")}) == 1
    again = {file.name: file.content() for file in desk(counter).outgoing(order).files}
    assert again == {file.name: file.content() for file in outgoing.files}, "the same dossier makes the same bytes"


def test_what_is_not_finished_or_erased_does_not_leave(counter: Counter) -> None:
    archive = desk(counter)
    with pytest.raises(BadInput, match="Không có hồ sơ"):
        archive.outgoing(ArchiveOrder(()))
    counter.signed()
    assert archive.waiting() == []
    gone = finished(counter)
    with pytest.raises(BadInput, match="ít nhất 12"):
        archive.outgoing(ArchiveOrder((gone,), "ngắn"))
    assert counter.register.archive.count_waiting() == 1
    counter.register.erase_details(gone)
    assert archive.waiting() == []


def test_a_generated_password_is_long_readable_and_printed() -> None:
    words = {new_password() for _ in range(200)}
    assert len(words) == 200
    assert all(len(word) == 24 and not set(word) & set("0O1IL") for word in words)
