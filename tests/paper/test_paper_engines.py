# SPDX-License-Identifier: GPL-3.0-or-later
"""Converters: judged by their file, ended with all their children, tried once more after a crash."""

from __future__ import annotations

import os
import stat
import sys
import textwrap
import time
from pathlib import Path

import pytest

from counter_app.paper import engines
from counter_app.paper.engines import AutomaticEngine, EmbeddedEngine, EngineMissing, UnknownEngine, choose_engine
from counter_app.paper.libreoffice import ConversionFailed, ConversionTooSlow, LibreOfficeEngine
from counter_app.paper.package import PaperUnreadable
from counter_app.paper.pdf import read_pdf_text, write_pdf
from counter_app.paper.report import Report
from tests.paper.sample_papers import pages_of, par, save_docx

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in programs are shell scripts")


class OtherEngine:
    """Stands in for an office suite."""

    name = "libreoffice"

    def convert(self, docx: Path, out: Path) -> Report:
        out.write_bytes(b"%PDF from elsewhere " + docx.name.encode())
        return Report(self.name, 1)


def program(folder: Path, script: str) -> Path:
    """A fake soffice: $out is where the PDF is expected."""
    path = folder / "soffice"
    head = '#!/bin/sh\nwhile [ "$1" != "--outdir" ]; do shift; done\nout="$2/paper.pdf"\nmkdir -p "$2"\n'
    path.write_text(head + textwrap.dedent(script))
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return path


@pytest.fixture
def docx(tmp_path: Path) -> Path:
    return save_docx(tmp_path / "to-khai.docx", par("Tờ khai"))


@pytest.fixture
def good_pdf(tmp_path: Path) -> Path:
    path = tmp_path / "good.pdf"
    path.write_bytes(write_pdf(pages_of(par("từ bộ văn phòng")), "x"))
    return path


def test_the_embedded_engine_writes_a_pdf(docx: Path, tmp_path: Path) -> None:
    report = EmbeddedEngine().convert(docx, tmp_path / "a.pdf")
    assert report == Report("embedded", 1)
    assert read_pdf_text((tmp_path / "a.pdf").read_bytes()).strip() == "Tờ khai"


def test_the_automatic_engine_asks_the_office_suite_only_when_something_cannot_be_drawn(tmp_path: Path) -> None:
    plain = save_docx(tmp_path / "plain.docx", par("a"))
    strange = save_docx(tmp_path / "strange.docx", par("a", runs="<w:r><w:ruby/></w:r>"))
    engine = AutomaticEngine(OtherEngine())
    assert engine.convert(plain, tmp_path / "1.pdf").engine == "embedded"
    report = engine.convert(strange, tmp_path / "2.pdf")
    assert report.engine == "libreoffice"
    assert [f.text for f in report.findings] == ["w:ruby"]
    assert (tmp_path / "2.pdf").read_bytes().startswith(b"%PDF from elsewhere")
    assert AutomaticEngine(None).convert(strange, tmp_path / "3.pdf").engine == "embedded"


def test_engines_are_chosen_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "find_libreoffice", lambda: None)
    assert choose_engine("embedded").name == "embedded"
    assert choose_engine("auto").name == "auto"
    with pytest.raises(EngineMissing):
        choose_engine("libreoffice")
    with pytest.raises(UnknownEngine):
        choose_engine("word97")


def test_a_file_that_is_no_paper_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK khong phai")
    with pytest.raises(PaperUnreadable):
        EmbeddedEngine().convert(tmp_path / "a.docx", tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_a_good_file_is_taken(docx: Path, good_pdf: Path, tmp_path: Path) -> None:
    office = LibreOfficeEngine(program(tmp_path, f'cp "{good_pdf}" "$out"'))
    assert office.convert(docx, tmp_path / "a.pdf") == Report("libreoffice", 1)
    assert (tmp_path / "a.pdf").read_bytes() == good_pdf.read_bytes()


@pytest.mark.parametrize("script", ["exit 0", 'echo nothing > "$out"', 'touch "$out"; exit 0'])
def test_success_without_a_usable_file_is_a_failure(docx: Path, tmp_path: Path, script: str) -> None:
    with pytest.raises(ConversionFailed, match="LibreOffice"):
        LibreOfficeEngine(program(tmp_path, script)).convert(docx, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_a_crash_is_tried_once_more(docx: Path, good_pdf: Path, tmp_path: Path) -> None:
    tried = tmp_path / "tried"
    script = f'if [ -e "{tried}" ]; then cp "{good_pdf}" "$out"; else touch "{tried}"; kill -SEGV $$; fi'
    assert LibreOfficeEngine(program(tmp_path, script)).convert(docx, tmp_path / "a.pdf").page_count == 1


def test_a_program_that_hangs_is_ended_with_its_children(docx: Path, tmp_path: Path) -> None:
    child = tmp_path / "child"
    script = f'sleep 60 & echo $! > "{child}"\nwait'
    with pytest.raises(ConversionTooSlow):
        LibreOfficeEngine(program(tmp_path, script), time_out_s=0.5).convert(docx, tmp_path / "a.pdf")
    assert _is_gone(int(child.read_text()))


def test_every_job_has_a_profile_of_its_own_that_is_wiped(docx: Path, good_pdf: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = f'dirname "$2" >> "{seen}"\nmkdir -p "$(dirname "$2")/profile"\ncp "{good_pdf}" "$out"'
    office = LibreOfficeEngine(program(tmp_path, script))
    for name in ("a.pdf", "b.pdf"):
        office.convert(docx, tmp_path / name)
    folders = seen.read_text().split()
    assert len(set(folders)) == 2
    assert not any(Path(folder).exists() for folder in folders)


def _is_gone(process: int) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            if "Z" in Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]:
                return True
            os.kill(process, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
    return False
