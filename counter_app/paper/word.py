# SPDX-License-Identifier: GPL-3.0-or-later
"""Microsoft Word as a converter: one hidden instance of our own, started ahead, ended by a watchdog when it hangs.

Every call to Word happens in one thread of its own, because COM objects may not change threads.
"""

from __future__ import annotations

import atexit
import queue
import shutil
import threading
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from counter_app.domain.errors import CounterError
from counter_app.paper.package import read_parts
from counter_app.paper.report import Report
from counter_app.paper.scratch import scratch_folder, usable_pdf
from counter_app.paper.sheet import pdf_pages
from counter_app.paper.word_host import ComWordHost, WordHost
from counter_app.whole_file import write_whole

_TRIES = 2
_AS_PDF, _FOR_PRINT, _ALL, _WITHOUT_MARKUP = 17, 0, 0, 0
_DO_NOT_SAVE = 0
_NO_PASSWORD = "-"
"""Word asks nobody for a password when one is given, and fails when it is wrong."""


class WordFailed(CounterError):
    """Word gave no usable file."""

    def __init__(self) -> None:
        super().__init__(
            "Word không chuyển được tệp này sang PDF. Hồ sơ đã được giữ. Hãy mở tệp bằng Word để xem lỗi, "
            "hoặc chọn bộ dựng trang “Của chương trình” rồi thử lại."
        )


class WordTooSlow(CounterError):
    """Word did not answer in time."""

    def __init__(self) -> None:
        super().__init__(
            "Word chạy ngầm quá lâu nên chương trình không chờ nữa; cửa sổ Word đang mở (nếu có) không bị đụng tới. "
            "Hồ sơ đã được giữ. Hãy thử lại, hoặc chọn bộ dựng trang “Của chương trình”."
        )


@dataclass(frozen=True)
class _Job:
    docx: Path
    pdf: Path
    done: Future[None] = field(default_factory=Future)


class _Session:
    """One instance of Word and its thread."""

    def __init__(self, host: WordHost, idle_s: float) -> None:
        self._host = host
        self._idle_s = idle_s
        self._jobs: queue.Queue[_Job | None] = queue.Queue()
        self._process: int | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._live, name="word", daemon=True)
        self._thread.start()

    @property
    def is_over(self) -> bool:
        """Word has gone, or is going."""
        return self._ended.is_set()

    def convert(self, docx: Path, pdf: Path, time_out_s: float) -> None:
        """Raises whatever Word raised, or TimeoutError."""
        job = _Job(docx, pdf)
        self._jobs.put(job)
        if self.is_over:
            job.done.cancel()
        job.done.result(time_out_s)

    def kill(self) -> None:
        """End the instance we started, if we know it, and ask it no more."""
        self._ended.set()
        self._jobs.put(None)
        if self._process is not None:
            self._host.end(self._process)

    def close(self, time_out_s: float) -> None:
        """Ask Word to quit; end it when it does not."""
        self._jobs.put(None)
        self._thread.join(time_out_s)
        if self._thread.is_alive():
            self.kill()

    def _live(self) -> None:
        try:
            application, self._process = self._host.start()
        except Exception:  # noqa: BLE001 - COM's own error class exists on Windows only
            self._finish()
            return
        try:
            if not self.is_over:
                self._serve(application)
        finally:
            with suppress(Exception):
                application.Quit(_DO_NOT_SAVE)
            del application
            self._host.leave()
            self._finish()

    def _serve(self, application: Any) -> None:
        while True:
            try:
                job = self._jobs.get(timeout=self._idle_s)
            except queue.Empty:
                return
            if job is None or self.is_over:
                return
            if not job.done.set_running_or_notify_cancel():
                continue
            try:
                _export(application, job.docx, job.pdf)
            except Exception as trouble:  # noqa: BLE001 - handed to the thread that asked
                job.done.set_exception(trouble)
                return
            job.done.set_result(None)

    def _finish(self) -> None:
        """Nobody may wait for a Word that has gone."""
        self._ended.set()
        with suppress(queue.Empty):
            while True:
                job = self._jobs.get_nowait()
                if job is not None:
                    job.done.cancel()


class WordEngine:
    """One conversion at a time. Word stays ready between two papers and quits when it has been idle."""

    name = "word"

    def __init__(self, host: WordHost, time_out_s: float = 60.0, idle_s: float = 900.0) -> None:
        self._host = host
        self._time_out_s = time_out_s
        self._idle_s = idle_s
        self._session: _Session | None = None
        self._one_at_a_time = threading.Lock()

    def warm(self) -> None:
        """Start Word ahead; returns at once."""
        if self._one_at_a_time.acquire(blocking=False):
            try:
                self._ready()
            finally:
                self._one_at_a_time.release()

    def convert(self, docx: Path, out: Path) -> Report:
        """Write ``out``. Raises WordFailed after one retry, WordTooSlow, PaperUnreadable."""
        read_parts(docx)
        with self._one_at_a_time:
            for _ in range(_TRIES):
                with scratch_folder() as folder:
                    pdf = self._once(docx, folder)
                if pdf is not None:
                    write_whole(out, pdf)
                    return Report(self.name, pdf_pages(pdf).page_count)
        raise WordFailed

    def close(self) -> None:
        """Quit our Word, if there is one."""
        with self._one_at_a_time:
            if self._session is not None:
                self._session.close(5.0)
            self._session = None

    def _ready(self) -> _Session:
        if self._session is None or self._session.is_over:
            self._session = _Session(self._host, self._idle_s)
        return self._session

    def _once(self, docx: Path, folder: Path) -> bytes | None:
        copy, pdf = folder / "paper.docx", folder / "paper.pdf"
        shutil.copyfile(docx, copy)
        session = self._ready()
        try:
            session.convert(copy, pdf, self._time_out_s)
        except TimeoutError as late:
            session.kill()
            raise WordTooSlow from late
        except Exception:  # noqa: BLE001 - a crash of Word is COM's error, whatever its class
            session.kill()
            return None
        return usable_pdf(pdf)


def _export(application: Any, docx: Path, pdf: Path) -> None:
    document = application.Documents.Open(
        FileName=str(docx),
        ConfirmConversions=False,
        ReadOnly=True,
        AddToRecentFiles=False,
        PasswordDocument=_NO_PASSWORD,
        Visible=False,
        NoEncodingDialog=True,
    )
    try:
        document.ExportAsFixedFormat(
            OutputFileName=str(pdf),
            ExportFormat=_AS_PDF,
            OpenAfterExport=False,
            OptimizeFor=_FOR_PRINT,
            Range=_ALL,
            Item=_WITHOUT_MARKUP,
            IncludeDocProps=True,
            DocStructureTags=True,
            BitmapMissingFonts=False,
        )
    finally:
        document.Close(_DO_NOT_SAVE)


@lru_cache(maxsize=1)
def word_of_this_pc() -> WordEngine | None:
    """The one engine over this PC's Word, None where there is no Word; it quits with the program."""
    host = ComWordHost()
    if not host.is_present():
        return None
    engine = WordEngine(host)
    atexit.register(engine.close)
    return engine
