# SPDX-License-Identifier: GPL-3.0-or-later
"""Finished dossiers leave for the office's archive: papers as PDF/A, data as JSON, every hash in a manifest.

As plain files, or as one encrypted zip that holds a list of hashes of its own. Either way they go through the one
export door, and only what arrived is marked.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO

from counter_app.casework.handling import Handled, HandlingDesk
from counter_app.casework.print_room import PrintRoom, office_job, stored_settings
from counter_app.domain.archiving import ArchiveLine
from counter_app.domain.dossier import DossierId, PaperVersion
from counter_app.domain.errors import BadInput
from counter_app.domain.outgoing import Outgoing, OutgoingFile
from counter_app.paper.engines import unsupported
from counter_app.paper.layout import lay_out
from counter_app.paper.office_list import Column, OfficeList, write_office_list
from counter_app.paper.package import read_parts
from counter_app.paper.pdf import write_archival_pdf
from counter_app.paper.sheet import pdf_pages
from counter_app.storage.locked_zip import SHORTEST_PASSWORD, locked_zip
from counter_app.storage.register import Register

SCHEMA = 1
HASHES = "hashes.json"
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without letters and digits that are mistaken for each other on paper."""
_GROUPS, _GROUP = 5, 4


@dataclass(frozen=True)
class ArchiveOrder:
    """What is to leave. ``password``: empty for plain files."""

    dossier_ids: tuple[DossierId, ...]
    password: str = ""


class ArchiveDesk:
    """Makes the sets. Blocking; runs on a worker."""

    def __init__(
        self,
        register: Register,
        handling: HandlingDesk,
        clock: Callable[[], datetime],
        print_room: PrintRoom | None = None,
    ) -> None:
        self._register, self._handling, self._clock = register, handling, clock
        self._room = print_room or PrintRoom()

    def waiting(self) -> list[ArchiveLine]:
        """Finished dossiers that have not left, the first finished first."""
        return self._register.archive.waiting()

    def archived(self) -> list[ArchiveLine]:
        """Those that have left, the last first."""
        return self._register.archive.archived()

    def outgoing(self, order: ArchiveOrder) -> Outgoing:
        """The set for the export door: one folder of plain files, or one encrypted zip.

        Raises:
            BadInput: nothing was chosen, or the password is too short.
            CounterError: a dossier's details or papers cannot be read; nothing has left.
        """
        if not order.dossier_ids:
            raise BadInput("Không có hồ sơ nào đã xong để nộp lưu trữ. Không có gì thay đổi.")
        if order.password and len(order.password) < SHORTEST_PASSWORD:
            raise BadInput(f"Mật khẩu phải có ít nhất {SHORTEST_PASSWORD} ký tự. Chưa nộp gì; xin đặt lại.")
        name = self._name(order)
        title = f"Nộp lưu trữ {len(order.dossier_ids)} hồ sơ"
        if order.password:
            packed = _once(lambda: locked_zip(self._with_hashes(order), order.password))
            return Outgoing("archive", title, "luu-tru", (OutgoingFile(f"{name}.zip", packed),))
        files = [(file, content) for one in order.dossier_ids for file, content in self._files(one)]
        return Outgoing(
            "archive", title, f"luu-tru/{name}", tuple(OutgoingFile(file, _as_is(told)) for file, told in files)
        )

    def mark(self, order: ArchiveOrder, clerk: str) -> None:
        """All of it arrived."""
        self._register.archive.mark(order.dossier_ids, self._name(order), clerk)

    def print_password(self, order: ArchiveOrder) -> str:
        """Put a generated password on paper with the name of its file, to be kept apart; the name of the printer.

        Raises:
            CounterError: the printer refused.
        """
        settings, now = stored_settings(self._register), self._clock()
        sheet = OfficeList(
            office_lines=("ỦY BAN NHÂN DÂN", settings.office.commune.upper()),
            state_lines=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
            title="MẬT KHẨU TỆP LƯU TRỮ",
            subtitle=f"Lập lúc {now:%H:%M ngày %d/%m/%Y}. Cất riêng, không để cùng USB; mất thì không mở được tệp.",
            columns=(Column("Tệp", 1), Column("Mật khẩu", 1, centred=True)),
            rows=((f"{self._name(order)}.zip", order.password),),
            wide=False,
            row_mm=16,
        )
        printer = self._room.choose(None)
        title = "Mật khẩu tệp lưu trữ"
        self._room.send(pdf_pages(write_office_list(sheet)), office_job(settings, printer, title))
        return printer

    def _name(self, order: ArchiveOrder) -> str:
        """ASCII, the same for the same dossiers: a set made again is known again."""
        numbers = "\n".join(str(one) for one in sorted(order.dossier_ids))
        mark = hashlib.sha256(numbers.encode()).hexdigest()[:6]
        return f"luu-tru-{self._clock():%Y%m%d}-{len(order.dossier_ids)}-ho-so-{mark}"

    def _with_hashes(self, order: ArchiveOrder) -> Iterator[tuple[str, bytes]]:
        """Every dossier in a folder of its number, and what their bytes must be."""
        hashes: dict[str, str] = {}
        for one in order.dossier_ids:
            for name, content in self._files(one):
                path = f"{name.partition('_')[0]}/{name}"
                hashes[path] = hashlib.sha256(content).hexdigest()
                yield path, content
        told = {"schema_version": SCHEMA, "made_at": self._clock().isoformat(), "sha256": hashes}
        yield HASHES, _json(told)

    def _files(self, dossier_id: DossierId) -> Iterator[tuple[str, bytes]]:
        handled = self._handling.look(dossier_id)
        number = handled.case.dossier.number if handled.case.dossier else str(dossier_id)
        papers = [paper for paper in self._register.papers.versions(dossier_id) if self._is_last(paper)]
        yield f"{number}_ho-so.json", _json(self._told(handled, papers))
        for paper in papers:
            docx = self._register.papers.docx(paper.id)
            pages = lay_out(read_parts(BytesIO(docx)))
            stem = f"{number}_{paper.form_id}_v{paper.version}"
            yield f"{stem}.pdf", write_archival_pdf(pages, handled.case.procedure.short_name)
            if unsupported(pages.findings):  # drawn by an office suite when it was printed: its source goes along
                yield f"{stem}.docx", docx

    def _is_last(self, paper: PaperVersion) -> bool:
        latest = self._register.papers.latest(paper.dossier_id, paper.form_id)
        return latest is not None and latest.id == paper.id

    def _told(self, handled: Handled, papers: Sequence[PaperVersion]) -> dict[str, object]:
        """The dossier as data; keys in the program's words, values as they are kept."""
        case, life, dossier = handled.case, handled.life, handled.case.dossier
        helped = self._register.spot.help_of(dossier.id) if dossier else None
        by = self._register.spot.approved_by(dossier.id) if dossier else None
        return {
            "schema_version": SCHEMA,
            "number": dossier.number if dossier else "",
            "official_number": life.official_number,
            "procedure": {"code": case.procedure.code, "name": case.procedure.name, "sector": case.procedure.sector},
            "forms": dict(dossier.forms) if dossier else {},
            "answers": dict(sorted(case.answers.items())),
            "components": sorted(dossier.ticks) if dossier else [],
            "signing_mode": dossier.signing.mode.value if dossier else "",
            "service": asdict(handled.service),
            "delivery": asdict(handled.delivery),
            "stage": life.stage.value,
            "due": life.due,
            "steps_here": list(helped.steps_here) if helped else [],
            "specimen_of_result": helped.specimen if helped else "",
            "specimen_of_archive": "with_seal" if helped and helped.specimen else "",
            "delegation": {"who": by.name, "document": by.document} if by else None,
            "history": [
                {"action": one.action.value, "at": one.at, "who": one.who, "note": one.note, "facts": dict(one.facts)}
                for one in life.history
            ],
            "papers": [
                {"form_id": one.form_id, "version": one.version, "made_at": one.made_at, "pages": one.page_count}
                for one in papers
            ],
        }


def new_password() -> str:
    """A password nobody thought of: about 99 bits."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def _json(told: object) -> bytes:
    words = json.dumps(told, ensure_ascii=False, indent=1, default=lambda at: at.isoformat())
    return (words + "\n").encode()


def _as_is(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def _once(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """An encrypted zip is another each time it is made; the door must see one."""
    made: list[bytes] = []

    def content() -> bytes:
        if not made:
            made.append(make())
        return made[0]

    return content
