# SPDX-License-Identifier: GPL-3.0-or-later
"""DOCX file -> PDF file, by our own engine, LibreOffice or Word, behind one face; who does it is decided here only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, get_args

from counter_app.domain.errors import BadInput, CounterError
from counter_app.paper.layout import lay_out_file
from counter_app.paper.libreoffice import LibreOfficeEngine, find_libreoffice
from counter_app.paper.pages import Finding, Pages
from counter_app.paper.pdf import write_pdf
from counter_app.paper.report import Report
from counter_app.paper.word import word_of_this_pc
from counter_app.whole_file import write_whole

EngineName = Literal["auto", "embedded", "libreoffice", "word"]
EMBEDDED = "embedded"
TITLES = {"auto": "Tự chọn", EMBEDDED: "Của chương trình", "libreoffice": "LibreOffice", "word": "Word"}
"""What the clerk calls each choice."""


class Engine(Protocol):
    """Makes a PDF of a DOCX and says what it could not do."""

    @property
    def name(self) -> str: ...
    def convert(self, docx: Path, out: Path) -> Report: ...


class EngineMissing(CounterError):
    """The wanted office suite is not on this computer."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Máy này chưa cài {TITLES[name]} nên không dùng được bộ dựng trang đã chọn. Hồ sơ không bị ảnh hưởng. "
            f"Hãy chọn bộ dựng trang “{TITLES['auto']}” hoặc “{TITLES[EMBEDDED]}”, hoặc cài {TITLES[name]} rồi thử lại."
        )


class UnknownEngine(BadInput):
    """A name of an engine that does not exist."""

    def __init__(self) -> None:
        super().__init__(f"Bộ dựng trang phải là một trong: {', '.join(get_args(EngineName))}.")


@dataclass(frozen=True)
class EmbeddedEngine:
    """Our own composer; needs nothing installed but a font."""

    name: str = EMBEDDED

    def convert(self, docx: Path, out: Path) -> Report:
        """Lay out and write; findings name what is missing. Raises PaperUnreadable, FontMissing."""
        return _written(lay_out_file(docx), docx, out)


@dataclass(frozen=True)
class AnyOffice:
    """Several office suites: the next is asked when one fails."""

    suites: tuple[Engine, ...]
    name: str = "auto"

    def convert(self, docx: Path, out: Path) -> Report:
        """The first that gives a page. Raises what the last one raised."""
        for suite in self.suites[:-1]:
            try:
                return suite.convert(docx, out)
            except BadInput:
                raise  # the file is to blame, not the suite
            except CounterError:
                continue
        return self.suites[-1].convert(docx, out)


@dataclass(frozen=True)
class AutomaticEngine:
    """Our own composer, unless it names something it cannot draw and an office suite is there."""

    suites: tuple[Engine, ...]
    name: str = "auto"

    def convert(self, docx: Path, out: Path) -> Report:
        """The report says which engine made the file, and keeps what ours could not do."""
        pages = lay_out_file(docx)
        if not self.suites or not unsupported(pages.findings):
            return _written(pages, docx, out)
        done = AnyOffice(self.suites).convert(docx, out)
        return Report(done.engine, done.page_count, pages.findings)


def _written(pages: Pages, docx: Path, out: Path) -> Report:
    write_whole(out, write_pdf(pages, docx.stem))
    return Report(EMBEDDED, pages.page_count, pages.findings)


def unsupported(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Names of elements the embedded engine did not draw."""
    return tuple(dict.fromkeys(finding.text for finding in findings if finding.kind == "unsupported"))


def office_suites() -> tuple[Engine, ...]:
    """The office suites of this PC, Word first: the ministries draw their forms in it."""
    word, program = word_of_this_pc(), find_libreoffice()
    return (*((word,) if word else ()), *((LibreOfficeEngine(program),) if program else ()))


def choose_engine(name: str) -> Engine:
    """The engine with this name. Raises UnknownEngine, EngineMissing."""
    if name not in get_args(EngineName):
        raise UnknownEngine
    if name == EMBEDDED:
        return EmbeddedEngine()
    if name == "auto":
        return AutomaticEngine(office_suites())
    for suite in office_suites():
        if suite.name == name:
            return suite
    raise EngineMissing(name)


def office_for(name: str, findings: Iterable[Finding]) -> Engine | None:
    """Who draws a page that is laid out already; None when the embedded engine's own page serves.

    Raises:
        UnknownEngine, EngineMissing: as :func:`choose_engine`.
    """
    if name == EMBEDDED or (name == "auto" and not unsupported(findings)):
        return None
    engine = choose_engine(name)
    if isinstance(engine, AutomaticEngine):
        return AnyOffice(engine.suites) if engine.suites else None
    return engine


def warm_up(name: str) -> None:
    """Start Word ahead when it is what the office has chosen; the others need no warming."""
    word = word_of_this_pc() if name == "word" else None
    if word is not None:
        word.warm()
