# SPDX-License-Identifier: GPL-3.0-or-later
"""All templates are looked at one by one, each with the form it belongs to; what is sound has no ailment."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from counter_app.casework.template_care import PageEngine, examine_templates
from counter_app.installed import shipped_folder
from counter_app.workshop import shipped_catalog

pytestmark = pytest.mark.usefixtures("qapp")
SHIPPED = shipped_folder("templates_docx")
FORMS = [form for versions in shipped_catalog().form_versions.values() for form in versions]
NO_FORM = ""
"""The report of a period is filled from numbers, not from a form."""


def test_every_shipped_template_is_sound_and_named_with_its_form() -> None:
    seen = list(examine_templates(FORMS, SHIPPED))
    assert {health.form_id for health in seen} == {form.id for form in FORMS} | {NO_FORM}
    assert [health for health in seen if health.ailments] == []


def test_a_sick_file_spoils_no_other(tmp_path: Path) -> None:
    for form in FORMS:
        shutil.copyfile(SHIPPED / form.template, tmp_path / form.template)
    (tmp_path / FORMS[0].template).write_bytes(b"not a zip")
    (tmp_path / "la.docx").write_bytes(b"")
    seen = {
        health.path.name: [ailment.kind for ailment in health.ailments] for health in examine_templates(FORMS, tmp_path)
    }
    assert seen.pop(FORMS[0].template) == ["unsafe"]
    assert seen.pop("la.docx") == ["unsafe"]
    assert set(map(tuple, seen.values())) == {()}


def test_a_missing_template_is_left_to_the_catalogue(tmp_path: Path) -> None:
    assert list(examine_templates(FORMS, tmp_path)) == []


def test_a_paper_that_cannot_be_laid_out_is_a_sentence() -> None:
    (sentence,) = PageEngine().not_drawn({"word/document.xml": b"<"})
    assert "không dựng được" in sentence
