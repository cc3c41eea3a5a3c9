# SPDX-License-Identifier: GPL-3.0-or-later
"""Which engine draws a file: ours where it can, the suites in their order, the one the office has chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.paper import engines
from counter_app.paper.engines import (
    TITLES,
    AnyOffice,
    AutomaticEngine,
    EmbeddedEngine,
    EngineMissing,
    UnknownEngine,
    choose_engine,
    office_for,
    office_suites,
    warm_up,
)
from counter_app.paper.libreoffice import ConversionFailed, LibreOfficeEngine
from counter_app.paper.package import PaperUnreadable
from counter_app.paper.pages import Finding
from counter_app.paper.pdf import read_pdf_text
from counter_app.paper.report import Report
from tests.paper.sample_papers import par, save_docx


class FailingEngine:
    """An office suite that is there and does not work."""

    name = "word"

    def convert(self, docx: Path, out: Path) -> Report:
        raise ConversionFailed


class OtherEngine:
    """Stands in for an office suite."""

    name = "libreoffice"

    def __init__(self, trouble: bool = False) -> None:
        self._trouble = trouble

    def convert(self, docx: Path, out: Path) -> Report:
        if self._trouble:
            raise ConversionFailed
        out.write_bytes(b"%PDF from elsewhere " + docx.name.encode())
        return Report(self.name, 1)


@pytest.fixture
def docx(tmp_path: Path) -> Path:
    return save_docx(tmp_path / "to-khai.docx", par("Tờ khai"))


def test_the_embedded_engine_writes_a_pdf(docx: Path, tmp_path: Path) -> None:
    report = EmbeddedEngine().convert(docx, tmp_path / "a.pdf")
    assert report == Report("embedded", 1)
    assert read_pdf_text((tmp_path / "a.pdf").read_bytes()).strip() == "Tờ khai"


def test_the_automatic_engine_asks_the_office_suite_only_when_something_cannot_be_drawn(tmp_path: Path) -> None:
    plain = save_docx(tmp_path / "plain.docx", par("a"))
    strange = save_docx(tmp_path / "strange.docx", par("a", runs="<w:r><w:ruby/></w:r>"))
    engine = AutomaticEngine((OtherEngine(),))
    assert engine.convert(plain, tmp_path / "1.pdf").engine == "embedded"
    report = engine.convert(strange, tmp_path / "2.pdf")
    assert report.engine == "libreoffice"
    assert [f.text for f in report.findings] == ["w:ruby"]
    assert (tmp_path / "2.pdf").read_bytes().startswith(b"%PDF from elsewhere")
    assert AutomaticEngine(()).convert(strange, tmp_path / "3.pdf").engine == "embedded"


def test_when_one_suite_fails_the_next_is_asked(docx: Path, tmp_path: Path) -> None:
    assert AnyOffice((FailingEngine(), OtherEngine())).convert(docx, tmp_path / "a.pdf").engine == "libreoffice"
    with pytest.raises(ConversionFailed):
        AnyOffice((OtherEngine(trouble=True), FailingEngine())).convert(docx, tmp_path / "b.pdf")


def test_a_file_to_blame_is_not_tried_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK khong phai")
    with pytest.raises(PaperUnreadable):
        AnyOffice((LibreOfficeEngine(tmp_path / "none"), OtherEngine())).convert(
            tmp_path / "a.docx", tmp_path / "a.pdf"
        )


def test_a_suite_that_fails_leaves_no_half_drawn_page(tmp_path: Path) -> None:
    strange = save_docx(tmp_path / "strange.docx", par("a", runs="<w:r><w:ruby/></w:r>"))
    with pytest.raises(ConversionFailed):
        AutomaticEngine((FailingEngine(),)).convert(strange, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_engines_are_chosen_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "find_libreoffice", lambda: None)
    monkeypatch.setattr(engines, "word_of_this_pc", lambda: None)
    assert choose_engine("embedded").name == "embedded"
    assert choose_engine("auto").name == "auto"
    for name in ("libreoffice", "word"):
        with pytest.raises(EngineMissing, match=TITLES[name]):
            choose_engine(name)
    with pytest.raises(UnknownEngine):
        choose_engine("word97")


def test_word_comes_before_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    word = OtherEngine()
    monkeypatch.setattr(engines, "word_of_this_pc", lambda: word)
    monkeypatch.setattr(engines, "find_libreoffice", lambda: Path("soffice"))
    assert [suite.name for suite in office_suites()] == [word.name, "libreoffice"]
    assert office_suites()[0] is word


def test_only_word_is_started_ahead_and_only_when_it_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    warmed: list[str] = []

    class Word(OtherEngine):
        def warm(self) -> None:
            warmed.append("word")

    monkeypatch.setattr(engines, "word_of_this_pc", Word)
    for name in ("auto", "embedded", "libreoffice"):
        warm_up(name)
    assert warmed == []
    warm_up("word")
    assert warmed == ["word"]
    monkeypatch.setattr(engines, "word_of_this_pc", lambda: None)
    warm_up("word")
    assert warmed == ["word"]


def test_a_page_laid_out_already_is_drawn_elsewhere_only_when_it_must_be(monkeypatch: pytest.MonkeyPatch) -> None:
    undrawn = [Finding("unsupported", 0, "w:ruby", None)]
    other = OtherEngine()
    monkeypatch.setattr(engines, "office_suites", lambda: (other,))
    assert office_for("auto", []) is None
    assert office_for("embedded", undrawn) is None
    assert office_for("auto", undrawn) == AnyOffice((other,))
    assert office_for("libreoffice", []) is other
    monkeypatch.setattr(engines, "office_suites", tuple)
    assert office_for("auto", undrawn) is None
    with pytest.raises(EngineMissing):
        office_for("word", [])


def test_a_file_that_is_no_paper_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK khong phai")
    with pytest.raises(PaperUnreadable):
        EmbeddedEngine().convert(tmp_path / "a.docx", tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()
