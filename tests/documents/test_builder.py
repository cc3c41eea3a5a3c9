# SPDX-License-Identifier: GPL-3.0-or-later
"""The committed templates are what the builder makes of the blueprints, and Word can open them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Length
from lxml import etree

from templates_docx.builder import Blueprint, build, read_blueprint
from tests.documents.papers import FORM_IDS, TEMPLATES, load_form

OWN_TEXTS = ("bao-cao-cchc",)
"""Templates of texts that are filled from numbers, not from a form of the catalogue."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def blueprint_of(form_id: str) -> Blueprint:
    return read_blueprint(TEMPLATES / "blueprints" / f"{form_id}.toml")


@pytest.mark.parametrize("form_id", [*FORM_IDS, *OWN_TEXTS])
def test_the_committed_template_is_exactly_what_the_builder_makes(form_id: str) -> None:
    assert (TEMPLATES / f"{form_id}.docx").read_bytes() == build(blueprint_of(form_id))


def test_every_template_has_a_blueprint_and_a_form() -> None:
    templates = {path.stem for path in TEMPLATES.glob("*.docx")}
    assert templates == {path.stem for path in (TEMPLATES / "blueprints").glob("*.toml")} == {*FORM_IDS, *OWN_TEXTS}
    assert {load_form(form_id).template for form_id in FORM_IDS} == {
        f"{name}.docx" for name in {*templates} - {*OWN_TEXTS}
    }


@pytest.mark.parametrize("form_id", [*FORM_IDS, *OWN_TEXTS])
def test_the_page_is_a4_with_the_margins_of_state_papers_unless_a_circular_says_otherwise(form_id: str) -> None:
    section = docx.Document(str(TEMPLATES / f"{form_id}.docx")).sections[0]
    sizes = [
        section.page_width, section.page_height,
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin,
    ]  # fmt: skip
    said = blueprint_of(form_id)
    assert said.layout_by or said.page != "A5"
    if not said.layout_by:
        paper = [297, 210] if said.page == "A4-landscape" else [210, 297]
        assert [round(Length(size or 0).mm) for size in sizes] == [*paper, 20, 20, 30, 15]


@pytest.mark.parametrize("form_id", [*FORM_IDS, *OWN_TEXTS])
def test_every_table_tells_its_widths_twice_and_the_same(form_id: str) -> None:
    with zipfile.ZipFile(TEMPLATES / f"{form_id}.docx") as archive:
        tables = list(etree.fromstring(archive.read("word/document.xml")).iter(f"{W}tbl"))
    assert tables
    for table in tables:
        grid = [int(column.get(f"{W}w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        for row in table.findall(f"{W}tr"):
            assert sum(int(width.get(f"{W}w")) for width in row.findall(f"{W}tc/{W}tcPr/{W}tcW")) == sum(grid)


def test_an_unknown_key_in_a_blueprint_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('form = "x"\ntitle = "X"\nsource = "X"\nblocks = []\nmargin = 3\n', encoding="utf-8")
    with pytest.raises(ValueError, match="margin"):
        read_blueprint(path)
