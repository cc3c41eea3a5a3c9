# SPDX-License-Identifier: GPL-3.0-or-later
"""«Nộp trực tuyến hộ»: pictures gathered by component, bound into the portal's files, and wiped once it has them.

The clerk types for the citizen and files in the portal (NĐ 118/2025/NĐ-CP); this program sends nothing anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from PySide6.QtGui import QImage

from counter_app.casework.case import Case
from counter_app.casework.handling import HandlingDesk, asking_of
from counter_app.domain.channels import Channel
from counter_app.domain.dossier import DossierId
from counter_app.domain.errors import CounterError
from counter_app.domain.filing import FilingState, Packet, PacketFile, Scan, ScanEdit, packet_file_name
from counter_app.domain.portal_copy import PortalSheet, portal_sheet
from counter_app.domain.procedure import Component, Procedure
from counter_app.domain.stages import Action, Stage
from counter_app.paper.scan_pictures import scan_picture
from counter_app.paper.scans import ScanPdf, ScansTooLarge, scan_pages, scan_pdf
from counter_app.settings import Settings
from counter_app.storage.packet_files import NotWiped, PacketFiles, wipe_picture
from counter_app.storage.register import Register

PREVIEW_PX, THUMBNAIL_PX = 1200, 96
_MB = 1_000_000
MOST_SOURCE_BYTES = 60 * _MB
"""No picture of a paper is larger; such a file is taken for something else."""


class NothingGathered(CounterError):
    """There is nothing to bind."""

    def __init__(self) -> None:
        super().__init__("Chưa có ảnh nào nên chưa có gì để đóng gói. Hồ sơ còn nguyên; xin quét hoặc chụp giấy tờ.")


@dataclass(frozen=True)
class PaperOfPacket:
    """One component with its pictures, and its finished file when it was packed."""

    component: Component
    scans: tuple[Scan, ...]
    file: PacketFile | None = None


@dataclass(frozen=True)
class FilingView:
    """An online filing as the screen shows it."""

    case: Case
    number: str
    state: FilingState
    papers: tuple[PaperOfPacket, ...]
    folder: Path
    official_number: str = ""
    sheet: PortalSheet = field(default_factory=lambda: PortalSheet(()))
    ticks: frozenset[str] = frozenset()

    @property
    def dossier_id(self) -> DossierId:
        """Whose filing it is."""
        assert self.case.dossier is not None
        return self.case.dossier.id

    def edited(self, component_id: str, file: str, edit: ScanEdit) -> FilingView:
        """As it will be once a picture is set right so."""
        packet = Packet({paper.component.id: paper.scans for paper in self.papers}).edited(component_id, file, edit)
        papers = tuple(replace(paper, scans=packet.of(paper.component.id)) for paper in self.papers)
        return replace(self, papers=papers)

    def paper(self, component_id: str) -> PaperOfPacket:
        """One component."""
        return next(paper for paper in self.papers if paper.component.id == component_id)


class FilingDesk:
    """Online filings at the counter. Blocking; runs on a worker."""

    def __init__(
        self, register: Register, packets: PacketFiles, handling: HandlingDesk, settings: Callable[[], Settings]
    ) -> None:
        self._register, self._packets, self._handling, self._settings = register, packets, handling, settings

    def open(self, dossier_id: DossierId) -> FilingView:
        """The filing of a dossier, begun if it was not; one that is over is shown without its packet.

        Raises:
            CounterError: the dossier's details are erased, or its form is no longer in the catalogue.
        """
        known = self._register.filings.of(dossier_id)
        if known is None or (known.state is FilingState.WIPED and known.uploaded_at is None):
            self._register.filings.begin(dossier_id)
        return self._view(dossier_id)

    def take_in(self, dossier_id: DossierId, component_id: str, path: Path) -> FilingView:
        """Copy a picture into the packet; the component counts as brought.

        Raises:
            CounterError: it is no picture, or the disk refuses.
        """
        content = _content_of(path)
        scan_pages(content)
        file = self._packets.take_in(dossier_id, content)
        scan = Scan(file, origin=str(path))
        self._change(dossier_id, self._packets.load(dossier_id).added(component_id, scan))
        self._tick_component(dossier_id, component_id)
        return self._view(dossier_id)

    def edit(self, dossier_id: DossierId, component_id: str, file: str, edit: ScanEdit) -> FilingView:
        """Set a picture right."""
        return self._change(dossier_id, self._packets.load(dossier_id).edited(component_id, file, edit))

    def move(self, dossier_id: DossierId, component_id: str, file: str, by: int) -> FilingView:
        """Move a picture among those of its component."""
        return self._change(dossier_id, self._packets.load(dossier_id).moved(component_id, file, by))

    def take_out(self, dossier_id: DossierId, component_id: str, file: str) -> FilingView:
        """Take a picture out; its bytes are wiped, the original stays where it came from."""
        return self._change(dossier_id, self._packets.load(dossier_id).removed(component_id, file))

    def preview(self, dossier_id: DossierId, file: str, edit: ScanEdit) -> QImage:
        """A picture of the packet as it will stand in the file, not cropped, to be looked at."""
        return scan_picture(self._packets.taken(dossier_id, file), edit, PREVIEW_PX, cropped=False)

    def thumbnail(self, path: Path) -> QImage:
        """A picture not taken in yet, small; empty when it cannot be read."""
        try:
            return scan_picture(_content_of(path), ScanEdit(), THUMBNAIL_PX)
        except CounterError:
            return QImage()

    def pack(self, dossier_id: DossierId) -> FilingView:
        """Bind one PDF a component and put them into the packet's folder.

        Raises:
            NothingGathered: there is no picture.
            CounterError: a paper cannot be made small enough; the sentence names it. Former files stay.
        """
        view, settings = self._view(dossier_id), self._settings()
        code, made = view.case.procedure.code, []
        for place, paper in enumerate(view.papers, start=1):
            if paper.scans:
                pdf, component_id = self._bound(dossier_id, paper, settings), paper.component.id
                name = packet_file_name(settings.packet_names, code, view.number, place, component_id)
                file = PacketFile(component_id, name, len(pdf.content), pdf.pages, pdf.dots_per_inch)
                made.append((file, pdf.content))
        if not made:
            raise NothingGathered
        self._packets.write_out(dossier_id, made)
        self._register.filings.note_packed(dossier_id, len(made), sum(file.size for file, _content in made))
        return self._view(dossier_id)

    def tick(self, dossier_id: DossierId, field_id: str) -> None:
        """A field was pasted into the portal."""
        self._register.filings.tick(dossier_id, field_id)

    def untick(self, dossier_id: DossierId) -> FilingView:
        """Begin the copying anew."""
        self._register.filings.untick(dossier_id)
        return self._view(dossier_id)

    def finish(self, dossier_id: DossierId, official_number: str, who: str, *, clock_is_sound: bool) -> list[Path]:
        """The portal has it: take the dossier in by the online channel, keep its number, wipe the packet.

        Returns the originals that still lie where they were taken from.

        Raises:
            CounterError: it cannot be received; nothing was changed and the packet is still there.
            NotWiped: all is kept, but a file is held open; it is wiped at the next start.
        """
        handled = self._handling.look(dossier_id)
        life = handled.life
        if life.received_at is None:
            if life.stage in {Stage.READY_TO_SIGN, Stage.SIGNED}:  # the paper printed before is not what is filed
                self._handling.do(dossier_id, Action.REWRITE, who)
            asking = replace(asking_of(handled), channel=Channel.ONLINE, clock_is_sound=clock_is_sound)
            self._handling.receive(dossier_id, asking, who)
        if life.official_number != official_number:
            told = {"official_number": official_number}
            self._handling.do(dossier_id, Action.NOTE_OFFICIAL_NUMBER, who, facts=told)
        self._register.filings.note_uploaded(dossier_id)
        origins = {scan.origin for scan in self._packets.load(dossier_id).every() if scan.origin}
        self.wipe(dossier_id)
        return [path for path in map(Path, sorted(origins)) if path.is_file()]

    def wipe(self, *dossier_ids: DossierId) -> None:
        """Wipe packets, uploaded or given up.

        Raises:
            NotWiped: a file is held open.
        """
        for dossier_id in dossier_ids:
            self._packets.wipe(dossier_id)
            self._register.filings.note_wiped(dossier_id)

    def delete_originals(self, originals: list[Path]) -> int:
        """Write over and delete the pictures where they came from; how many could not be."""
        return sum(not wipe_picture(path) for path in originals)

    def clean_up(self, today: date) -> list[DossierId]:
        """At the start: finish what was broken off; the packets of former days that were never uploaded are returned.

        A picture of an identity card is not kept longer than the working day without being asked about.
        """
        try:
            self._packets.finish_wiping()
            for filing in self._register.filings.unfinished():
                if filing.state is FilingState.UPLOADED:
                    self.wipe(filing.dossier_id)
        except NotWiped:  # said when it happened; the start after this one tries again
            return []
        return [dossier_id for dossier_id, touched in self._packets.kept().items() if touched.date() < today]

    def _view(self, dossier_id: DossierId) -> FilingView:
        handled = self._handling.look(dossier_id)
        filing = self._register.filings.of(dossier_id)
        assert handled.case.dossier is not None
        state = filing.state if filing else FilingState.GATHERING
        packet = self._packets.load(dossier_id)
        packed = self._packets.files(dossier_id) if state is FilingState.PACKED else ()
        made = {file.component_id: file for file in packed}
        return FilingView(
            handled.case,
            handled.case.dossier.number,
            state,
            tuple(
                PaperOfPacket(component, packet.of(component.id), made.get(component.id))
                for component in components_to_file(handled.case)
            ),
            self._packets.folder(dossier_id),
            handled.life.official_number,
            portal_sheet(handled.case.packet, handled.case.answers),
            self._register.filings.ticks(dossier_id),
        )

    def _change(self, dossier_id: DossierId, packet: Packet) -> FilingView:
        self._packets.keep(dossier_id, packet)
        known = self._register.filings.of(dossier_id)
        if known is None or known.state is not FilingState.GATHERING:
            self._register.filings.begin(dossier_id)
        return self._view(dossier_id)

    def _tick_component(self, dossier_id: DossierId, component_id: str) -> None:
        checklist = self._handling.look(dossier_id).case.checklist
        ticked = replace(checklist, ticks=checklist.ticks | {component_id})
        self._register.dossiers.save_ticks(dossier_id, {component_id: True}, ticked.is_complete)

    def _bound(self, dossier_id: DossierId, paper: PaperOfPacket, settings: Settings) -> ScanPdf:
        sources = [(self._packets.taken(dossier_id, scan.file), scan.edit) for scan in paper.scans]
        most = round(settings.packet_limit_mb * _MB)
        try:
            return scan_pdf(sources, paper.component.id, most)
        except ScansTooLarge as refused:
            raise CounterError(
                f"«{paper.component.plain}» vẫn nặng {refused.size / _MB:.1f} MB dù đã nén đến mức còn đọc được, cổng "
                f"chỉ nhận {settings.packet_limit_mb:g} MB. Ảnh còn nguyên; xin bớt trang, cắt mép, hoặc chuyển sang "
                "xám rồi đóng gói lại."
            ) from refused


def components_to_file(case: Case) -> tuple[Component, ...]:
    """The papers a portal may ask for: all this case needs but what the office looks up; one for all where the
    catalogue names none.
    """
    needed = tuple(component for component in case.checklist.needed() if component.way != "look_up")
    return needed or (_all_papers(case.procedure),)


def _all_papers(procedure: Procedure) -> Component:
    words = "Giấy tờ của hồ sơ"
    return Component(
        id="giay_to", name=words, plain=words, way="hand_in", copies=1, source=procedure.source, certainty="unverified"
    )


def _content_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_SOURCE_BYTES:
            raise CounterError(
                f"Tệp lớn hơn {MOST_SOURCE_BYTES // _MB} MB nên không lấy vào. Hồ sơ còn nguyên; xin quét lại ở mức "
                "200–300 điểm mỗi inch."
            )
        return path.read_bytes()
    except OSError as error:
        raise CounterError(
            "Không mở được ảnh: tệp đã bị dời đi, hoặc máy ảnh, USB đã rút. Hồ sơ và các ảnh đã lấy còn nguyên; xin "
            "chọn lại."
        ) from error
