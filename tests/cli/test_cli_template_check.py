# SPDX-License-Identifier: GPL-3.0-or-later
"""``catalog check`` sees a template that is no template or does not fit its form."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from counter_app.cli.template_check import template_problems
from counter_app.installed import shipped_folder
from counter_app.workshop import shipped_catalog

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
