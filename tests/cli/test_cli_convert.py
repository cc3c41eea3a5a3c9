# SPDX-License-Identifier: GPL-3.0-or-later
"""``convert`` turns any Word file into a PDF and reports what could not be laid out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement

from counter_app.paper import engines
from counter_app.paper.engines import EmbeddedEngine
from counter_app.paper.pdf import read_pdf_text
from counter_app.paper.report import Report
from tests.cli.spoken import Run


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A Word file that is none of our forms."""
    document = Document()
    document.add_paragraph("Thư mời họp thôn")
    document.save(str(tmp_path / "thu.docx"))
    return tmp_path / "thu.docx"


def test_a_letter_becomes_a_pdf_with_its_text(run: Run, tmp_path: Path, letter: Path) -> None:
    out = tmp_path / "thu.pdf"
    spoken = run("convert", letter, "--out", out, "--engine", "embedded", "--json")
    assert spoken.shape == {"out": str(out), "engine": "embedded", "pages": 1, "findings": []}
    assert "Thư mời họp thôn" in read_pdf_text(out.read_bytes())


def test_a_letter_the_font_does_not_have_is_reported(run: Run, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Chữ \U00012000 cổ")
    document.save(str(tmp_path / "la.docx"))
    spoken = run("convert", tmp_path / "la.docx", "--out", tmp_path / "la.pdf", "--engine", "embedded", "--report")
    assert spoken.code == 0
    assert "phông thiếu chữ" in spoken.answer


@dataclass
class OtherSuite:
    """An office suite that draws by our own engine."""

    name: str = "libreoffice"

    def convert(self, docx: Path, out: Path) -> Report:
        return Report(self.name, EmbeddedEngine().convert(docx, out).page_count)


@pytest.fixture
def strange(tmp_path: Path, letter: Path) -> Path:
    """A letter with something our engine does not draw."""
    document = Document(str(letter))
    document.paragraphs[0].runs[0]._r.append(OxmlElement("w:ruby"))
    document.save(str(tmp_path / "la.docx"))
    return tmp_path / "la.docx"


def test_what_our_engine_cannot_draw_goes_to_a_suite_and_is_told(
    run: Run, tmp_path: Path, strange: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "office_suites", lambda: (OtherSuite(),))
    spoken = run("convert", strange, "--out", tmp_path / "a.pdf")
    assert "LibreOffice đã dựng trang" in spoken.answer
    assert "w:ruby" not in spoken.answer
    report = run("convert", strange, "--out", tmp_path / "a.pdf", "--report").answer
    assert "trang 1: chưa vẽ được phần «w:ruby», ở đoạn «Thư mời họp thôn»" in report
    shape = run("convert", strange, "--out", tmp_path / "a.pdf", "--json").shape
    assert (shape["engine"], shape["findings"][0]["kind"]) == ("libreoffice", "unsupported")


def test_what_nobody_here_can_draw_is_told_even_without_a_report(
    run: Run, tmp_path: Path, strange: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "office_suites", tuple)
    spoken = run("convert", strange, "--out", tmp_path / "a.pdf")
    assert spoken.code == 0
    assert "có phần chưa vẽ được" in spoken.answer


@pytest.mark.parametrize("engine", ["word", "libreoffice"])
def test_a_suite_that_is_not_there_is_a_sentence(
    run: Run, tmp_path: Path, letter: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    monkeypatch.setattr(engines, "office_suites", tuple)
    spoken = run("convert", letter, "--out", tmp_path / "a.pdf", "--engine", engine)
    assert spoken.is_refusal(1)
    assert "chưa cài" in spoken.complaint
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"%PDF-1.4"])
def test_a_file_that_is_no_word_document_is_bad_input(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    assert run("convert", tmp_path / "a.docx", "--out", tmp_path / "a.pdf").is_refusal(2)
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(
    ("docx", "out"), [("thu.docx", "a.docx"), ("none.docx", "a.pdf"), (".", "a.pdf"), ("thu.docx", "no/a.pdf")]
)
def test_a_wrong_place_is_bad_input(run: Run, tmp_path: Path, letter: Path, docx: str, out: str) -> None:
    assert letter.exists()
    assert run("convert", tmp_path / docx, "--out", tmp_path / out).is_refusal(2)
