# SPDX-License-Identifier: GPL-3.0-or-later
"""LibreOffice as a converter. It says "success" when it failed and leaves children: trust the file, end the group."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from counter_app.domain.errors import CounterError
from counter_app.paper.package import read_parts
from counter_app.paper.report import Report
from counter_app.paper.scratch import scratch_folder, usable_pdf
from counter_app.paper.sheet import pdf_pages
from counter_app.whole_file import write_whole

_ONE_AT_A_TIME = threading.Lock()
_TRIES = 2
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows alone knows it: a window without a console must not flash one."""


class ConversionFailed(CounterError):
    """LibreOffice gave no usable file."""

    def __init__(self) -> None:
        super().__init__(
            "LibreOffice không chuyển được tệp này sang PDF. Hồ sơ đã được giữ. Hãy mở tệp bằng LibreOffice "
            "để xem lỗi, hoặc chọn cách dựng trang “có sẵn” rồi thử lại."
        )


class ConversionTooSlow(CounterError):
    """LibreOffice did not answer in time and was ended."""

    def __init__(self) -> None:
        super().__init__(
            "LibreOffice chạy quá lâu nên đã bị dừng. Hồ sơ đã được giữ. Hãy thử lại, hoặc chọn "
            "cách dựng trang “có sẵn”."
        )


def find_libreoffice() -> Path | None:
    """The program on PATH or in its usual places."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    folders = [Path(os.environ.get(name, "")) / "LibreOffice" for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
    folders += [Path("/usr/lib/libreoffice"), *sorted(Path("/opt").glob("libreoffice*"), reverse=True)]
    for folder in folders:
        for name in ("soffice.com", "soffice"):
            if (folder / "program" / name).is_file():
                return folder / "program" / name
    return None


@dataclass(frozen=True)
class LibreOfficeEngine:
    """One conversion at a time, each in a profile of its own that is wiped afterwards."""

    program: Path
    time_out_s: float = 60.0
    name: str = "libreoffice"

    def convert(self, docx: Path, out: Path) -> Report:
        """Write ``out``. Raises ConversionFailed after one retry, ConversionTooSlow, PaperUnreadable."""
        # It would make a PDF of anything, a text file named .docx too.
        read_parts(docx)
        with _ONE_AT_A_TIME:
            for _ in range(_TRIES):
                with scratch_folder() as folder:
                    pdf = self._once(docx, folder)
                if pdf is not None:
                    write_whole(out, pdf)
                    return Report(self.name, pdf_pages(pdf).page_count)
        raise ConversionFailed

    def _once(self, docx: Path, folder: Path) -> bytes | None:
        copy = folder / "paper.docx"
        shutil.copyfile(docx, copy)
        command = [
            str(self.program),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder / "out"),
            str(copy),
        ]
        try:
            process = subprocess.Popen(
                command,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                creationflags=_NO_CONSOLE,
            )
        except OSError:
            return None  # taken away or forbidden since it was found
        try:
            process.wait(self.time_out_s)
        except subprocess.TimeoutExpired as late:
            raise ConversionTooSlow from late
        finally:
            _end_group(process)
        return usable_pdf(folder / "out" / "paper.pdf")


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End the program with every child it started; its launcher alone is not enough."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(process.pid)],
                check=False,
                capture_output=True,
                creationflags=_NO_CONSOLE,
            )
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
