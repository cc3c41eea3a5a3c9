# SPDX-License-Identifier: GPL-3.0-or-later
"""DOCX file -> PDF file, by our own engine or by LibreOffice, behind one face."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from counter_app.domain.errors import BadInput, CounterError
from counter_app.paper.layout import lay_out_file
from counter_app.paper.libreoffice import LibreOfficeEngine, find_libreoffice
from counter_app.paper.pages import Finding
from counter_app.paper.pdf import write_pdf
from counter_app.paper.report import Report
from counter_app.whole_file import write_whole

EngineName = Literal["auto", "embedded", "libreoffice"]


class Engine(Protocol):
    """Makes a PDF of a DOCX and says what it could not do."""

    @property
    def name(self) -> str: ...
    def convert(self, docx: Path, out: Path) -> Report: ...


class EngineMissing(CounterError):
    """The wanted office suite is not on this computer."""

    def __init__(self) -> None:
        super().__init__(
            "Máy này chưa cài LibreOffice nên không dùng được cách dựng trang đã chọn. Hồ sơ không bị ảnh hưởng. "
            "Hãy chọn cách dựng trang “có sẵn”, hoặc cài LibreOffice rồi thử lại."
        )


class UnknownEngine(BadInput):
    """A name of an engine that does not exist."""

    def __init__(self) -> None:
        super().__init__("Cách dựng trang phải là một trong: auto, embedded, libreoffice.")


@dataclass(frozen=True)
class EmbeddedEngine:
    """Our own composer; needs nothing installed but a font."""

    name: str = "embedded"

    def convert(self, docx: Path, out: Path) -> Report:
        """Lay out and write; findings name what is missing. Raises PaperUnreadable, FontMissing."""
        pages = lay_out_file(docx)
        write_whole(out, write_pdf(pages, docx.stem))
        return Report(self.name, pages.page_count, pages.findings)


@dataclass(frozen=True)
class AutomaticEngine:
    """Our own composer, unless it names something it cannot draw and an office suite is there."""

    office: Engine | None
    name: str = "auto"

    def convert(self, docx: Path, out: Path) -> Report:
        """The report says which engine made the file, and keeps what ours could not do."""
        report = EmbeddedEngine().convert(docx, out)
        if self.office is None or not unsupported(report.findings):
            return report
        done = self.office.convert(docx, out)
        return Report(done.engine, done.page_count, report.findings)


def unsupported(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """Names of elements the embedded engine did not draw."""
    return tuple(dict.fromkeys(f.text for f in findings if f.kind == "unsupported"))


def choose_engine(name: str) -> Engine:
    """ "auto", "embedded" or "libreoffice". Raises UnknownEngine, EngineMissing."""
    program = find_libreoffice() if name in ("auto", "libreoffice") else None
    if name == "embedded":
        return EmbeddedEngine()
    if name == "auto":
        return AutomaticEngine(LibreOfficeEngine(program) if program else None)
    if name != "libreoffice":
        raise UnknownEngine
    if program is None:
        raise EngineMissing
    return LibreOfficeEngine(program)
