# SPDX-License-Identifier: GPL-3.0-or-later
"""Word by a stand-in for its COM object: hidden, kept warm, ended alone when it hangs, tried again after a crash."""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from counter_app.paper import word_host
from counter_app.paper.package import PaperUnreadable
from counter_app.paper.pdf import write_pdf
from counter_app.paper.report import Report
from counter_app.paper.word import WordEngine, WordFailed, WordTooSlow, word_of_this_pc
from counter_app.paper.word_host import ComWordHost
from tests.paper.sample_papers import pages_of, par, save_docx

PATIENCE_S = 10.0


class ComError(Exception):
    """As pywin32 raises when Word has died."""


class FakeWord:
    """The part of Word's object model we use; ``mood`` is "well", "crash", "hang" or "empty"."""

    def __init__(self, host: FakeHost, mood: str) -> None:
        self._host = host
        self._mood = mood
        self.Documents = self
        self.released = threading.Event()
        self.opened: dict[str, Any] = {}
        self.closed = 0
        self.quitted = threading.Event()
        self.threads: set[int] = set()

    def Open(self, **how: Any) -> FakeWord:
        self.threads.add(threading.get_ident())
        self.opened = how
        if self._mood == "crash":
            raise ComError
        if self._mood == "hang":
            self.released.wait(PATIENCE_S)
            raise ComError
        return self

    def ExportAsFixedFormat(self, **how: Any) -> None:
        assert how["ExportFormat"] == 17
        content = b"" if self._mood == "empty" else self._host.pdf
        Path(how["OutputFileName"]).write_bytes(content)

    def Close(self, save: int) -> None:
        assert save == 0
        self.closed += 1

    def Quit(self, save: int) -> None:
        assert save == 0
        self.threads.add(threading.get_ident())
        self.quitted.set()


class FakeHost:
    """A computer with Word. Ours gets process 700, 701, …; 42 is the clerk's own."""

    def __init__(self, pdf: bytes, *moods: str, knows_process: bool = True) -> None:
        self.pdf = pdf
        self.words = [FakeWord(self, mood) for mood in moods]
        self.running = {42}
        self.started: list[FakeWord] = []
        self.left = 0
        self.ended: list[int] = []
        self._knows_process = knows_process

    def is_present(self) -> bool:
        return True

    def start(self) -> tuple[Any, int | None]:
        if len(self.started) == len(self.words):
            raise ComError
        word = self.words[len(self.started)]
        self.started.append(word)
        process = 699 + len(self.started)
        self.running.add(process)
        return word, process if self._knows_process else None

    def end(self, process: int) -> None:
        self.ended.append(process)
        self.running.discard(process)
        self.words[process - 700].released.set()

    def leave(self) -> None:
        self.left += 1


@pytest.fixture
def docx(tmp_path: Path) -> Path:
    return save_docx(tmp_path / "to-khai.docx", par("Tờ khai"))


@pytest.fixture
def pdf() -> bytes:
    return write_pdf(pages_of(par("từ Word")), "x")


@pytest.fixture
def engines() -> Iterator[list[WordEngine]]:
    made: list[WordEngine] = []
    yield made
    for engine in made:
        engine.close()


def engine_over(host: FakeHost, made: list[WordEngine], time_out_s: float = PATIENCE_S) -> WordEngine:
    made.append(WordEngine(host, time_out_s))
    return made[-1]


def test_a_paper_goes_through_word(docx: Path, pdf: bytes, tmp_path: Path, engines: list[WordEngine]) -> None:
    host = FakeHost(pdf, "well")
    assert engine_over(host, engines).convert(docx, tmp_path / "a.pdf") == Report("word", 1)
    assert (tmp_path / "a.pdf").read_bytes() == pdf
    opened = host.words[0].opened
    assert (opened["ReadOnly"], opened["Visible"], opened["AddToRecentFiles"]) == (True, False, False)
    assert opened["FileName"] != str(docx)
    assert not Path(opened["FileName"]).exists()
    assert host.words[0].closed == 1


def test_word_stays_ready_and_every_call_comes_from_its_one_thread(
    docx: Path, pdf: bytes, tmp_path: Path, engines: list[WordEngine]
) -> None:
    host = FakeHost(pdf, "well")
    engine = engine_over(host, engines)
    engine.warm()
    for name in ("a.pdf", "b.pdf"):
        engine.convert(docx, tmp_path / name)
    engine.close()
    assert len(host.started) == 1
    assert host.words[0].quitted.is_set()
    assert len(host.words[0].threads) == 1
    assert threading.get_ident() not in host.words[0].threads
    assert (host.left, host.ended) == (1, [])


def test_word_quits_when_nobody_prints_and_comes_back(
    docx: Path, pdf: bytes, tmp_path: Path, engines: list[WordEngine]
) -> None:
    host = FakeHost(pdf, "well", "well")
    engine = WordEngine(host, PATIENCE_S, idle_s=0.01)
    engines.append(engine)
    engine.convert(docx, tmp_path / "a.pdf")
    assert host.words[0].quitted.wait(PATIENCE_S)
    engine.convert(docx, tmp_path / "b.pdf")
    assert len(host.started) == 2


def test_a_word_that_hangs_is_ended_and_only_ours(
    docx: Path, pdf: bytes, tmp_path: Path, engines: list[WordEngine]
) -> None:
    host = FakeHost(pdf, "hang", "well")
    engine = engine_over(host, engines, time_out_s=0.2)
    with pytest.raises(WordTooSlow, match="không bị đụng tới"):
        engine.convert(docx, tmp_path / "a.pdf")
    assert host.ended == [700]
    assert 42 in host.running
    assert not (tmp_path / "a.pdf").exists()
    assert engine.convert(docx, tmp_path / "a.pdf").page_count == 1


def test_a_word_whose_process_is_not_known_is_left_alone(
    docx: Path, pdf: bytes, tmp_path: Path, engines: list[WordEngine]
) -> None:
    host = FakeHost(pdf, "hang", knows_process=False)
    with pytest.raises(WordTooSlow):
        engine_over(host, engines, time_out_s=0.2).convert(docx, tmp_path / "a.pdf")
    assert host.ended == []
    host.words[0].released.set()


def test_a_crash_is_tried_once_more(docx: Path, pdf: bytes, tmp_path: Path, engines: list[WordEngine]) -> None:
    host = FakeHost(pdf, "crash", "well")
    assert engine_over(host, engines).convert(docx, tmp_path / "a.pdf").page_count == 1
    assert len(host.started) == 2


@pytest.mark.parametrize("moods", [("crash", "crash", "well"), ("empty", "empty", "empty"), ()])
def test_a_word_that_gives_no_file_is_a_failure_in_words(
    docx: Path, pdf: bytes, tmp_path: Path, moods: tuple[str, ...], engines: list[WordEngine]
) -> None:
    host = FakeHost(pdf, *moods)
    with pytest.raises(WordFailed, match="Hồ sơ đã được giữ"):
        engine_over(host, engines).convert(docx, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_nothing_of_the_citizen_stays_behind(
    docx: Path, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engines: list[WordEngine]
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    with pytest.raises(WordTooSlow):
        engine_over(FakeHost(pdf, "hang"), engines, time_out_s=0.1).convert(docx, tmp_path / "a.pdf")
    assert list(scratch.iterdir()) == []


def test_what_is_no_word_file_is_refused_before_word_is_started(
    pdf: bytes, tmp_path: Path, engines: list[WordEngine]
) -> None:
    (tmp_path / "a.docx").write_text("chữ")
    host = FakeHost(pdf, "well")
    with pytest.raises(PaperUnreadable):
        engine_over(host, engines).convert(tmp_path / "a.docx", tmp_path / "a.pdf")
    assert host.started == []


def test_closing_without_a_word_does_nothing(pdf: bytes, engines: list[WordEngine]) -> None:
    host = FakeHost(pdf)
    engine_over(host, engines).close()
    assert host.started == []


@pytest.mark.skipif(ComWordHost().is_present(), reason="there is a Word here")
def test_without_word_there_is_no_engine() -> None:
    assert word_of_this_pc() is None


@pytest.mark.parametrize(("after", "ours"), [({42, 7}, 7), ({42, 7, 8}, None), ({42}, None)])
def test_our_word_is_hidden_asks_nothing_and_is_told_from_the_clerks(
    monkeypatch: pytest.MonkeyPatch, after: set[int], ours: int | None
) -> None:
    asked: list[str] = []
    application = SimpleNamespace()
    client = ModuleType("win32com.client")
    client.DispatchEx = lambda name: asked.append(name) or application  # type: ignore[attr-defined, func-returns-value]
    package = ModuleType("win32com")
    package.client = client  # type: ignore[attr-defined]
    com = ModuleType("pythoncom")
    com.CoInitialize = com.CoUninitialize = lambda: asked.append("com")  # type: ignore[attr-defined]
    for module in (package, client, com):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    seen = iter([{42}, after])
    monkeypatch.setattr(word_host, "_processes", lambda: next(seen))
    host = ComWordHost()
    assert host.start() == (application, ours)
    host.leave()
    assert asked == ["com", "Word.Application", "com"]
    assert vars(application) == {
        "Visible": False,
        "ScreenUpdating": False,
        "DisplayAlerts": 0,
        "AutomationSecurity": 3,
    }


def test_only_words_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    told = '"WINWORD.EXE","4321","Console","1","90 000 K"\r\nINFO: khong co\r\n"winword.exe","17","C","1","9"\r\n'
    monkeypatch.setattr("counter_app.paper.word_host.subprocess.run", lambda *_, **__: SimpleNamespace(stdout=told))
    assert word_host._processes() == {4321, 17}
