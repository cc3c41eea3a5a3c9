# SPDX-License-Identifier: GPL-3.0-or-later
"""Converters: judged by their file, ended with all their children, tried once more after a crash."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from counter_app.paper.libreoffice import ConversionFailed, ConversionTooSlow, LibreOfficeEngine, find_libreoffice
from counter_app.paper.package import PaperUnreadable
from counter_app.paper.pdf import read_pdf_text, write_pdf
from counter_app.paper.report import Report
from counter_app.paper.scratch import scratch_folder
from tests.paper.sample_papers import pages_of, par, save_docx

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in programs are shell scripts")


def program(folder: Path, script: str) -> Path:
    """A fake soffice: $out is where the PDF is expected."""
    path = folder / "soffice"
    head = '#!/bin/sh\nfirst="$1"\nwhile [ "$1" != "--outdir" ]; do shift; done\nout="$2/paper.pdf"\nmkdir -p "$2"\n'
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


def test_a_crash_is_tried_once_more_and_not_again(docx: Path, tmp_path: Path) -> None:
    tries = tmp_path / "tries"
    with pytest.raises(ConversionFailed):
        LibreOfficeEngine(program(tmp_path, f'echo x >> "{tries}"; kill -SEGV $$')).convert(docx, tmp_path / "a.pdf")
    assert tries.read_text().split() == ["x", "x"]


def test_a_child_left_running_after_success_is_ended(docx: Path, good_pdf: Path, tmp_path: Path) -> None:
    child = tmp_path / "child"
    script = f'sleep 60 & echo $! > "{child}"\ncp "{good_pdf}" "$out"'
    LibreOfficeEngine(program(tmp_path, script)).convert(docx, tmp_path / "a.pdf")
    assert _is_gone(int(child.read_text()))


def test_a_program_that_cannot_be_started_is_a_failure_in_words(docx: Path, tmp_path: Path) -> None:
    with pytest.raises(ConversionFailed):
        LibreOfficeEngine(tmp_path / "gone").convert(docx, tmp_path / "a.pdf")


def test_what_is_no_word_file_is_never_given_to_the_suite(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("chỉ là chữ")
    asked = tmp_path / "asked"
    with pytest.raises(PaperUnreadable):
        LibreOfficeEngine(program(tmp_path, f'touch "{asked}"')).convert(tmp_path / "a.docx", tmp_path / "a.pdf")
    assert not asked.exists()


def test_every_job_has_a_profile_of_its_own(docx: Path, good_pdf: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    office = LibreOfficeEngine(program(tmp_path, f'echo "$0 $first $2" >> "{seen}"\ncp "{good_pdf}" "$out"'))
    for name in ("a.pdf", "b.pdf"):
        office.convert(docx, tmp_path / name)
    profiles = [line.split()[1] for line in seen.read_text().splitlines()]
    folders = [line.split()[2].removesuffix("/out") for line in seen.read_text().splitlines()]
    assert len(set(profiles)) == 2
    assert profiles == [f"-env:UserInstallation=file://{folder}/profile" for folder in folders]


@pytest.mark.parametrize("script", ['cp "{good}" "$out"', "exit 1", "sleep 60"], ids=["done", "failed", "hung"])
def test_the_citizens_data_is_wiped_however_it_ends(
    docx: Path, good_pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    office = LibreOfficeEngine(program(tmp_path, script.format(good=good_pdf)), time_out_s=0.5)
    with suppress(ConversionFailed, ConversionTooSlow):
        office.convert(docx, tmp_path / "a.pdf")
    assert list(scratch.iterdir()) == []


def test_what_a_killed_program_left_is_wiped_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, fresh, foreign = (tmp_path / name for name in ("counter-paper-old", "counter-paper-new", "other"))
    for folder in (old, fresh, foreign):
        folder.mkdir()
        (folder / "paper.docx").write_bytes(b"x")
    day_ago = time.time() - 86_400
    for folder in (old, foreign):
        os.utime(folder, (day_ago, day_ago))
    with scratch_folder() as now:
        assert {path.name for path in tmp_path.iterdir()} == {fresh.name, foreign.name, now.name}


def test_only_one_job_runs_at_a_time(docx: Path, good_pdf: Path, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    script = f'mkdir "{inside}" || exit 1\nsleep 0.2\nrmdir "{inside}"\ncp "{good_pdf}" "$out"'
    path = program(tmp_path, script)
    with ThreadPoolExecutor(3) as clerks:
        jobs = [clerks.submit(LibreOfficeEngine(path).convert, docx, tmp_path / f"{n}.pdf") for n in range(3)]
    assert [job.result().page_count for job in jobs] == [1, 1, 1]


def test_the_real_suite_converts_and_leaves_nothing(
    docx: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = find_libreoffice()
    if found is None:
        pytest.skip("LibreOffice is not installed here; stand-ins prove the rest")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    assert LibreOfficeEngine(found).convert(docx, tmp_path / "a.pdf") == Report("libreoffice", 1)
    assert read_pdf_text((tmp_path / "a.pdf").read_bytes()).strip() == "Tờ khai"
    assert list(scratch.iterdir()) == []
    assert _processes_naming(str(scratch)) == []


def _processes_naming(words: str) -> list[str]:
    found = []
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            said = command.read_bytes().decode(errors="replace")
            if words in said:
                found.append(said)
    return found


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
