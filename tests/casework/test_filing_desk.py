# SPDX-License-Identifier: GPL-3.0-or-later
"""An online filing without a window: from the scanner's pictures to the portal's number, and nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from counter_app.casework import filing_desk
from counter_app.casework.filing_desk import FilingDesk, NothingGathered
from counter_app.casework.handling import Asking, NotComplete
from counter_app.clock import VIET_NAM
from counter_app.domain.channels import Channel
from counter_app.domain.dossier import DossierId, DossierState, Step
from counter_app.domain.errors import CounterError
from counter_app.domain.filing import Crop, FilingState, Look, ScanEdit
from counter_app.domain.stages import Action, Stage
from counter_app.paper.jpeg import without_notes
from counter_app.paper.scan_pictures import ScanUnreadable
from counter_app.settings import Settings
from counter_app.storage.packet_files import PacketFiles
from tests.casework.living_counter import CLERK, Counter, open_counter
from tests.pictures import bytes_below, lay

MARITAL, DEATH = "1.004873", "1.000656"
NUMBER = "H56.34.21-261125-0042"


@dataclass
class Office:
    """A counter with a filing desk; settings are changed by hand."""

    counter: Counter
    desk: FilingDesk
    packets: PacketFiles
    folder: Path
    scans: Path
    settings: Settings

    def scan(self, name: str, words: str = "giấy", kind: str = "JPG") -> Path:
        return lay(self.scans, name, words, kind)

    def begun(self, code: str = MARITAL, **choices: str) -> DossierId:
        """A dossier of somebody who wants to file online; its form is typed, not printed."""
        case, pen = self.counter.desk.take_up(code)
        kept = pen.write(case.form.sample, None, Step.TYPING)
        pen.choose(case.checklist.procedure.settled(choices))
        self.counter.handling.note_help(kept.dossier_id, Asking(channel=Channel.ONLINE), "clerk")
        return kept.dossier_id


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with open_counter(tmp_path / "data") as counter:
        packets = PacketFiles(tmp_path / "data" / "packets")
        made = Office(counter, None, packets, tmp_path / "data", tmp_path / "quét", Settings())  # type: ignore[arg-type]
        made.desk = FilingDesk(counter.register, packets, counter.handling, lambda: made.settings)
        yield made


def test_the_wish_to_file_online_is_kept_until_the_dossier_is_received(office: Office) -> None:
    dossier_id = office.begun()
    assert office.counter.handling.look(dossier_id).case.channel is Channel.ONLINE
    office.counter.handling.note_help(dossier_id, Asking(), "clerk")
    assert office.counter.handling.look(dossier_id).case.channel is Channel.DIRECT


def gathered(office: Office) -> tuple[DossierId, list[str], list[Path]]:
    """A death to register, every paper scanned; of the first one the back came before the front."""
    dossier_id = office.begun(DEATH)
    view = office.desk.open(dossier_id)
    assert view.state is FilingState.GATHERING
    papers = [paper.component.id for paper in view.papers if not paper.component.made_here]
    one, two = office.scan("a.jpg", "Giấy báo tử, mặt trước"), office.scan("b.jpg", "Giấy báo tử, mặt sau")
    office.desk.take_in(dossier_id, papers[0], two)
    front = office.desk.take_in(dossier_id, papers[0], one).paper(papers[0]).scans[1]
    office.desk.move(dossier_id, papers[0], front.file, -1)
    office.desk.edit(dossier_id, papers[0], front.file, ScanEdit(90, Crop(left=0.1), Look.GREY))
    for component in papers[1:]:
        office.desk.take_in(dossier_id, component, office.scan(f"{component}.png", component, "PNG"))
    return dossier_id, papers, [one, two]


def test_each_paper_becomes_one_file_named_for_the_portal_with_its_pages_in_order(office: Office) -> None:
    dossier_id, papers, _originals = gathered(office)
    assert office.counter.handling.look(dossier_id).case.checklist.is_complete, "a scanned paper was brought"
    view = office.desk.pack(dossier_id)
    files = {paper.component.id: paper.file for paper in view.papers if paper.file is not None}
    assert set(files) == set(papers)
    on_disk = {path.name: path.read_bytes() for path in view.folder.iterdir()}
    assert set(on_disk) == {file.name for file in files.values()}
    assert all(name.isascii() and len(content) <= 5_000_000 for name, content in on_disk.items())
    number = next(place for place, paper in enumerate(view.papers, 1) if paper.component.id == papers[0])
    named = f"{number:02}-{papers[0].replace('_', '-')}.pdf"
    assert files[papers[0]].name == named
    pages = PdfReader(BytesIO(on_disk[named])).pages
    assert len(pages) == files[papers[0]].pages == 2
    assert pages[0].mediabox.width > pages[0].mediabox.height, "the front was turned and put first"
    assert pages[1].mediabox.width < pages[1].mediabox.height


def test_an_online_filing_from_scan_to_official_number(office: Office) -> None:
    dossier_id, _papers, scanned = gathered(office)
    view = office.desk.pack(dossier_id)
    on_disk = [path.read_bytes() for path in view.folder.iterdir()]
    for field in view.sheet.fields:
        office.desk.tick(dossier_id, field.id)
    assert office.desk.open(dossier_id).ticks == {field.id for field in view.sheet.fields}
    taken = [without_notes(path.read_bytes()) for path in scanned]
    assert any(picture in bytes_below(office.folder) for picture in taken)

    originals = office.desk.finish(dossier_id, NUMBER, CLERK, clock_is_sound=True)
    life = office.counter.handling.look(dossier_id).life
    assert (life.stage, life.channel_in, life.official_number) == (Stage.RECEIVED, "online", NUMBER)
    assert office.counter.register.filings.of(dossier_id).state is FilingState.WIPED  # type: ignore[union-attr]
    left = bytes_below(office.folder)
    assert [content for content in (*taken, *on_disk) if content[200:260] in left] == []
    assert not any((office.folder / "packets").iterdir())
    assert {path.name for path in originals} >= {"a.jpg", "b.jpg"}
    assert office.desk.delete_originals(originals) == 0
    assert list(office.scans.iterdir()) == []
    assert office.desk.open(dossier_id).state is FilingState.WIPED


def test_a_paper_printed_before_the_citizen_chose_online_does_not_stand_in_the_way(office: Office) -> None:
    dossier_id = office.begun()
    office.counter.register.dossiers.set_state(dossier_id, DossierState.PRINTED)
    assert office.counter.register.lives.of(dossier_id).stage is Stage.READY_TO_SIGN
    office.desk.open(dossier_id)
    for paper in office.desk.open(dossier_id).papers:
        office.desk.take_in(dossier_id, paper.component.id, office.scan("x.jpg"))
    office.desk.finish(dossier_id, NUMBER, CLERK, clock_is_sound=True)
    life = office.counter.register.lives.of(dossier_id)
    assert [entry.action for entry in life.history][-3:] == [
        Action.REWRITE,
        Action.RECEIVE_BROUGHT,
        Action.NOTE_OFFICIAL_NUMBER,
    ]


def test_a_dossier_already_taken_in_gets_only_its_number(office: Office) -> None:
    dossier_id = office.counter.signed()
    office.counter.handling.receive(dossier_id, Asking(channel=Channel.ONLINE), CLERK)
    office.desk.open(dossier_id)
    office.desk.finish(dossier_id, NUMBER, CLERK, clock_is_sound=True)
    life = office.counter.register.lives.of(dossier_id)
    assert life.official_number == NUMBER
    assert sum(entry.action in {Action.RECEIVE, Action.RECEIVE_BROUGHT} for entry in life.history) == 1


def test_what_lacks_papers_is_not_received_and_its_packet_stays(office: Office) -> None:
    dossier_id = office.begun(DEATH)
    view = office.desk.open(dossier_id)
    kept = view.papers[0].component.id
    office.desk.take_in(dossier_id, kept, office.scan("a.jpg"))
    with pytest.raises(NotComplete):
        office.desk.finish(dossier_id, NUMBER, CLERK, clock_is_sound=True)
    assert office.desk.open(dossier_id).paper(kept).scans != ()
    assert office.counter.register.lives.of(dossier_id).received_at is None


def test_nothing_gathered_is_not_packed(office: Office) -> None:
    dossier_id = office.begun()
    office.desk.open(dossier_id)
    with pytest.raises(NothingGathered):
        office.desk.pack(dossier_id)


def test_a_change_after_packing_asks_for_packing_anew(office: Office) -> None:
    dossier_id = office.begun()
    paper = office.desk.open(dossier_id).papers[0].component.id
    office.desk.take_in(dossier_id, paper, office.scan("a.jpg"))
    assert office.desk.pack(dossier_id).state is FilingState.PACKED
    view = office.desk.take_in(dossier_id, paper, office.scan("b.jpg"))
    assert view.state is FilingState.GATHERING
    assert view.papers[0].file is None


def test_a_paper_too_large_is_named_and_says_what_to_do(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier_id = office.begun()
    paper = office.desk.open(dossier_id).papers[0].component
    office.desk.take_in(dossier_id, paper.id, office.scan("a.jpg"))
    monkeypatch.setattr(filing_desk, "_MB", 100)
    with pytest.raises(CounterError, match="cổng chỉ nhận 5 MB") as refused:
        office.desk.pack(dossier_id)
    assert paper.plain in str(refused.value)


def test_what_is_no_picture_is_not_taken_in(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier_id = office.begun()
    paper = office.desk.open(dossier_id).papers[0].component.id
    office.scans.mkdir()
    (office.scans / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(ScanUnreadable):
        office.desk.take_in(dossier_id, paper, office.scans / "a.pdf")
    with pytest.raises(CounterError, match="Không mở được ảnh"):
        office.desk.take_in(dossier_id, paper, office.scans / "gone.jpg")
    monkeypatch.setattr(filing_desk, "MOST_SOURCE_BYTES", 3)
    with pytest.raises(CounterError, match="lớn hơn"):
        office.desk.take_in(dossier_id, paper, office.scans / "a.pdf")
    assert office.desk.thumbnail(office.scans / "a.pdf").isNull()
    assert office.desk.open(dossier_id).papers[0].scans == ()


def test_pictures_are_looked_at_before_and_after_they_are_taken_in(office: Office) -> None:
    dossier_id = office.begun()
    paper = office.desk.open(dossier_id).papers[0].component.id
    path = office.scan("a.jpg")
    small = office.desk.thumbnail(path)
    assert max(small.width(), small.height()) == filing_desk.THUMBNAIL_PX
    scan = office.desk.take_in(dossier_id, paper, path).papers[0].scans[0]
    turned = office.desk.preview(dossier_id, scan.file, ScanEdit(90, Crop(left=0.4)))
    assert turned.width() > turned.height(), "turned, and not cropped: the frame is drawn over it"
    assert office.desk.take_out(dossier_id, paper, scan.file).papers[0].scans == ()


def test_an_interrupted_wipe_is_finished_at_the_next_start(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier_id = office.begun()
    view = office.desk.open(dossier_id)
    path = office.scan("a.jpg", "thẻ căn cước")
    for paper in view.papers:
        office.desk.take_in(dossier_id, paper.component.id, path)
    office.desk.pack(dossier_id)

    def power_cut(*_ids: DossierId) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(office.desk, "wipe", power_cut)
    with pytest.raises(KeyboardInterrupt):
        office.desk.finish(dossier_id, NUMBER, CLERK, clock_is_sound=True)
    picture = without_notes(path.read_bytes())[300:400]
    assert picture in bytes_below(office.folder)
    again = FilingDesk(office.counter.register, office.packets, office.counter.handling, Settings)
    assert again.clean_up(office.counter.now.date()) == []
    assert picture not in bytes_below(office.folder)
    assert office.counter.register.filings.unfinished() == []


def test_a_packet_of_a_former_day_is_asked_about_and_one_of_today_is_not(office: Office) -> None:
    dossier_id = office.begun()
    paper = office.desk.open(dossier_id).papers[0].component.id
    office.desk.take_in(dossier_id, paper, office.scan("a.jpg"))
    today: date = datetime.now(VIET_NAM).date()
    assert office.desk.clean_up(today) == []
    assert office.desk.clean_up(today + timedelta(days=1)) == [dossier_id]
    office.desk.wipe(dossier_id)
    assert office.desk.clean_up(today + timedelta(days=1)) == []
    assert office.desk.open(dossier_id).state is FilingState.GATHERING, "given up, it can be begun anew"


def test_a_procedure_without_known_papers_gathers_them_under_one_name(office: Office) -> None:
    listed = next(
        code
        for code, procedure in office.counter.desk._catalog.procedures.items()
        if not procedure.components and not procedure.forms
    )
    case, pen = office.counter.desk.take_up(listed)
    kept = pen.tick(case.checklist)
    view = office.desk.open(kept.dossier_id)
    assert [paper.component.id for paper in view.papers] == ["giay_to"]
