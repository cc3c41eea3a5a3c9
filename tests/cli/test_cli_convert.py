# SPDX-License-Identifier: GPL-3.0-or-later
"""``convert`` turns any Word file into a PDF and reports what could not be laid out."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from counter_app.paper.pdf import read_pdf_text
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
