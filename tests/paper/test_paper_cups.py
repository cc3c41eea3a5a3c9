# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing on a real CUPS queue: a scheduler of our own on a private socket, whose spool is then read.

In a process of its own, because the printing library asks for its server only once.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from counter_app.paper.pdf import read_pdf_text
from counter_app.paper.sheet import pdf_pages
from tests.source_tree import ROOT

FOLDERS = ("spool/tmp", "cache", "state/certs", "log", "root/ppd", "root/ssl")
RULES = """
Listen {folder}/s
WebInterface No
Browsing Off
DefaultAuthType None
PreserveJobFiles Yes
DirtyCleanInterval 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
PLACES = """
FileDevice Yes
ServerRoot {folder}/root
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
ErrorLog {folder}/log/error
AccessLog {folder}/log/access
PageLog {folder}/log/page
"""
SCRIPT = """
import json, sys
from PySide6.QtGui import QGuiApplication
from counter_app.domain.errors import CounterError
from counter_app.paper.pdf import write_pdf
from counter_app.paper.printing import PrintJob, list_printers, print_pages
from counter_app.paper.sheet import pdf_pages
from tests.paper.sample_papers import A4, pages_of, par
app = QGuiApplication([])
print(*(f"{p.name}:{p.state}" for p in list_printers()))
try:
    wish = json.loads(sys.argv[1])
    lying = A4.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')
    section = lying if wish.pop("lying", False) else A4
    pages = pages_of(par("Trang một") + par("Trang hai", "<w:pageBreakBefore/>"), section)
    pages = pdf_pages(write_pdf(pages, "To khai")) if wish.pop("made_elsewhere", False) else pages
    print_pages(pages, PrintJob("Quay", 2, title="To khai", **wish))
except CounterError as refused:
    print(refused)
"""

WRONG_BY_DEFAULT = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "QUAY.PPD"
*Manufacturer: "Quay"
*Product: "(Quay)"
*ModelName: "Quay"
*ShortNickName: "Quay"
*NickName: "Quay"
*PSVersion: "(3010) 0"
*ColorDevice: False
*cupsFilter: "application/vnd.cups-pdf 0 -"
*OpenUI *PageSize/Size: PickOne
*DefaultPageSize: Letter
*PageSize Letter/Letter: ""
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: Letter
*PageRegion Letter/Letter: ""
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: Letter
*ImageableArea Letter: "12 12 600 780"
*ImageableArea A4: "12 12 583 830"
*DefaultPaperDimension: Letter
*PaperDimension Letter: "612 792"
*PaperDimension A4: "595 842"
*OpenUI *InputSlot/Source: PickOne
*DefaultInputSlot: Tray1
*InputSlot Tray1/Tray 1: ""
*InputSlot Tray-2/Tray 2: ""
*CloseUI: *InputSlot
*OpenUI *Duplex/Duplex: PickOne
*DefaultDuplex: DuplexNoTumble
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long: ""
*Duplex DuplexTumble/Short: ""
*CloseUI: *Duplex
"""
"""A driver set to everything a form must not be: Letter, both sides, the other tray."""


@dataclass(frozen=True)
class Scheduler:
    """A running cupsd with one queue, "Quay"."""

    folder: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "CUPS_SERVER": str(self.folder / "s"), "QT_QPA_PLATFORM": "offscreen"}
        environment["CUPS_SERVERROOT"] = str(self.folder / "root")
        environment["PATH"] += ":/usr/sbin:/sbin"
        return subprocess.run(
            command, env=environment, cwd=ROOT, check=False, capture_output=True, text=True, timeout=60
        )

    def print(self, **job: object) -> str:
        done = self.run(sys.executable, "-c", SCRIPT, json.dumps(job))
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def jobs(self) -> list[bytes]:
        return [path.read_bytes() for path in sorted((self.folder / "spool").glob("d*-001"))]

    @property
    def wishes(self) -> list[bytes]:
        """What each job asks of the printer, as the scheduler keeps it."""
        return [path.read_bytes() for path in sorted((self.folder / "spool").glob("c*"))]


@pytest.fixture
def scheduler() -> Iterator[Scheduler]:
    program = shutil.which("cupsd", path="/usr/sbin:/usr/bin")
    if program is None or shutil.which("lpadmin", path="/usr/sbin:/usr/bin") is None:
        pytest.skip("CUPS is not installed here; printing into a file is proved by the other tests")
    with tempfile.TemporaryDirectory(prefix="cq", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        for part in FOLDERS:
            (folder / part).mkdir(parents=True)
        (folder / "rules").write_text(RULES.format(folder=folder))
        (folder / "places").write_text(PLACES.format(folder=folder))
        process = subprocess.Popen([program, "-f", "-c", str(folder / "rules"), "-s", str(folder / "places")])
        try:
            made = Scheduler(folder)
            if not _ready(made):
                pytest.skip("cupsd does not start for this account")
            yield made
        finally:
            process.terminate()
            process.wait(10)


def _ready(scheduler: Scheduler) -> bool:
    for _ in range(100):
        if scheduler.run("lpadmin", "-p", "Quay", "-E", "-v", "file:///dev/null", "-m", "raw").returncode == 0:
            return True
        threading.Event().wait(0.1)
    return False


def test_a_queue_gets_the_pages_or_the_clerk_gets_a_sentence(scheduler: Scheduler) -> None:
    assert scheduler.print().split() == ["Quay:idle"]
    assert [read_pdf_text(job).split("\f")[1].strip() for job in scheduler.jobs] == ["Trang hai"]
    assert [pdf_pages(job).page_size_pt(0) for job in scheduler.jobs] == [pytest.approx((595, 842), abs=1)]

    scheduler.run("cupsreject", "Quay")
    assert "đang từ chối nhận bản in" in scheduler.print()
    scheduler.run("cupsaccept", "Quay")
    scheduler.run("cupsdisable", "Quay")
    assert "đang dừng" in scheduler.print()
    assert len(scheduler.jobs) == 1

    scheduler.run("lpadmin", "-x", "Quay")
    assert "chưa có máy in" in scheduler.print()


def test_a_job_says_what_a_driver_would_decide_otherwise(scheduler: Scheduler) -> None:
    driver = scheduler.folder / "quay.ppd"
    driver.write_text(WRONG_BY_DEFAULT)
    scheduler.run("lpadmin", "-p", "Quay", "-E", "-v", "file:///dev/null", "-P", str(driver))
    scheduler.print()
    scheduler.print(duplex=True, tray="lower", pages=[1])
    scheduler.print(duplex=True, lying=True)
    assert "không có khay giấy" in scheduler.print(tray="manual")
    one_sided, both_sides, lying = scheduler.wishes
    assert b"one-sided" in one_sided
    assert b"two-sided-long-edge" in both_sides
    assert b"Tray-2" in both_sides
    assert b"two-sided-short-edge" in lying
    assert all(b"A4" in wish and b"Letter" not in wish for wish in scheduler.wishes)
    assert [pdf_pages(job).page_count for job in scheduler.jobs] == [2, 1, 2]


def test_a_pdf_made_elsewhere_goes_into_the_queue_as_text(scheduler: Scheduler) -> None:
    driver = scheduler.folder / "quay.ppd"
    driver.write_text(WRONG_BY_DEFAULT)
    scheduler.run("lpadmin", "-p", "Quay", "-E", "-v", "file:///dev/null", "-P", str(driver))
    scheduler.print(made_elsewhere=True, right_mm=10, down_mm=-5)
    scheduler.print(made_elsewhere=True, duplex=True, tray="lower", pages=[1])
    assert "không có khay giấy" in scheduler.print(made_elsewhere=True, tray="manual")
    whole, second = scheduler.jobs
    assert [page.split() for page in read_pdf_text(whole).split("\f")] == [["Trang", "một"], ["Trang", "hai"]]
    assert read_pdf_text(second).split() == ["Trang", "hai"]
    (first_wish, second_wish) = scheduler.wishes
    assert b"one-sided" in first_wish
    assert all(word in second_wish for word in (b"two-sided-long-edge", b"Tray-2", b"A4"))

    scheduler.run("cupsreject", "Quay")
    assert "đang từ chối nhận bản in" in scheduler.print(made_elsewhere=True)
    assert len(scheduler.jobs) == 2
