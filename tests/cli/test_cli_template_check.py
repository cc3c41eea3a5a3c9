# SPDX-License-Identifier: GPL-3.0-or-later
"""``catalog check`` sees a template that is no template or does not fit its form."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from counter_app.cli.template_check import template_problems
from counter_app.installed import shipped_folder
from counter_app.workshop import shipped_catalog

# Templates are laid out, and fonts need the application.
pytestmark = pytest.mark.usefixtures("qapp")
MARITAL, DEATH = "xac-nhan-tinh-trang-hon-nhan.docx", "khai-tu.docx"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of the shipped templates that may be spoilt."""
    return Path(shutil.copytree(shipped_folder("templates_docx"), tmp_path / "templates_docx"))


def test_a_file_that_is_no_word_document_is_told(templates: Path) -> None:
    (templates / DEATH).write_bytes(b"not a zip")
    (problem,) = template_problems(shipped_catalog(), templates)
    assert problem.file == f"templates_docx/{DEATH}"


def test_a_template_of_another_form_is_told_field_by_field(templates: Path) -> None:
    shutil.copyfile(templates / MARITAL, templates / DEATH)
    told = {problem.file for problem in template_problems(shipped_catalog(), templates)}
    assert told == {f"templates_docx/{DEATH}"}
    assert len(template_problems(shipped_catalog(), templates)) > 2


def edited(template: Path, old: str, new: str) -> None:
    """Change the main part of a template, as somebody would in Word."""
    packed = io.BytesIO()
    with zipfile.ZipFile(template) as archive, zipfile.ZipFile(packed, "w") as out:
        for name in archive.namelist():
            content = archive.read(name).decode()
            assert name != "word/document.xml" or old in content
            out.writestr(name, content.replace(old, new, 1) if name == "word/document.xml" else content)
    template.write_bytes(packed.getvalue())


def test_what_the_page_engine_cannot_draw_is_told_beforehand(templates: Path) -> None:
    edited(templates / DEATH, "<w:sectPr>", '<w:sectPr><w:cols w:num="2" w:sep="1"/>')
    (problem,) = template_problems(shipped_catalog(), templates)
    assert "«w:cols» (trang 1" in problem.sentence
    assert f"Tệp mẫu {DEATH}" in problem.sentence


def test_a_face_this_pc_does_not_have_is_told_with_what_stands_in(templates: Path) -> None:
    edited(templates / DEATH, "<w:r><w:t", '<w:r><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr><w:t')
    told = [problem.sentence for problem in template_problems(shipped_catalog(), templates)]
    assert any("không có phông VNI-Times" in sentence for sentence in told)


def test_a_template_no_form_uses_is_looked_at_as_well(templates: Path) -> None:
    shutil.copyfile(templates / MARITAL, templates / "la.docx")
    assert template_problems(shipped_catalog(), templates) == []
    edited(templates / "la.docx", "<w:body>", "<w:body><w:p><w:r><w:t>{{ a.b.c }}</w:t></w:r></w:p>")
    assert {problem.file for problem in template_problems(shipped_catalog(), templates)} == {"templates_docx/la.docx"}
