# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing on a real CUPS queue: a scheduler of our own on a private socket, whose spool is then read.

In a process of its own, because the printing library asks for its server only once.
"""

from __future__ import annotations

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
import sys
from PySide6.QtGui import QGuiApplication
from counter_app.domain.errors import CounterError
from counter_app.paper.printing import PrintJob, list_printers, print_pages
from tests.paper.sample_papers import pages_of, par
app = QGuiApplication([])
print(*(f"{p.name}:{p.state}" for p in list_printers()))
try:
    pages = pages_of(par("Trang một") + par("Trang hai", "<w:pageBreakBefore/>"))
    print_pages(pages, PrintJob("Quay", 2, False, "To khai"))
except CounterError as refused:
    print(refused)
"""


@dataclass(frozen=True)
class Scheduler:
    """A running cupsd with one queue, "Quay"."""

    folder: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "CUPS_SERVER": str(self.folder / "s"), "QT_QPA_PLATFORM": "offscreen"}
        environment["PATH"] += ":/usr/sbin:/sbin"
        return subprocess.run(
            command, env=environment, cwd=ROOT, check=False, capture_output=True, text=True, timeout=60
        )

    def print(self) -> str:
        done = self.run(sys.executable, "-c", SCRIPT)
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def jobs(self) -> list[bytes]:
        return [path.read_bytes() for path in sorted((self.folder / "spool").glob("d*-001"))]


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
