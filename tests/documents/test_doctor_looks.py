# SPDX-License-Identifier: GPL-3.0-or-later
"""The doctor knows the faces, sizes, colours and margins of Nghị định 30/2020, wherever a look comes from."""

from __future__ import annotations

import pytest

from tests.documents.patients import GOOD, seen, the_only
from tests.documents.small_forms import DOCUMENT, SECTION, WORD, document, paragraph

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def section(old: str, new: str) -> str:
    assert old in SECTION
    return document(GOOD, section=SECTION.replace(old, new))


OUTSIDE: dict[str, tuple[dict[str, str | bytes], str]] = {
    "left margin": ({DOCUMENT: section('w:left="1701"', 'w:left="1134"')}, "Lề trái 20 mm"),
    "right margin": ({DOCUMENT: section('w:right="851"', 'w:right="1440"')}, "Lề phải 25 mm"),
    "top margin": ({DOCUMENT: section('w:top="1134"', 'w:top="720"')}, "Lề trên 13 mm"),
    "letter paper": ({DOCUMENT: section('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')}, "A4"),
    "face of a run": ({DOCUMENT: document(GOOD, paragraph("Chữ", '<w:rFonts w:ascii="Arial"/>'))}, "phông Arial"),
    "small letters": ({DOCUMENT: document(GOOD, paragraph("Chữ", '<w:sz w:val="19"/>'))}, "cỡ 9,5"),
    "large letters": ({DOCUMENT: document(GOOD, paragraph("Chữ", '<w:sz w:val="40"/>'))}, "cỡ 20"),
    "red letters": ({DOCUMENT: document(GOOD, paragraph("Chữ", '<w:color w:val="FF0000"/>'))}, "màu đen"),
    "face of a style": (
        {"word/styles.xml": f'<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:default="1" w:styleId="a">'
         '<w:rPr><w:rFonts w:ascii="Calibri"/><w:sz w:val="26"/></w:rPr></w:style></w:styles>'},
        "phông Calibri",
    ),
    "face of the theme": (
        {"word/styles.xml": f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
         '<w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>',
         "word/theme/theme1.xml": f'<a:theme xmlns:a="{DRAWING}"><a:minorFont><a:latin typeface="Cambria"/>'
         "</a:minorFont></a:theme>"},
        "phông Cambria",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", OUTSIDE)
def test_what_is_outside_the_decree_on_paperwork_is_told_once(case: str) -> None:
    parts, words = OUTSIDE[case]
    found = the_only(seen(parts), "decree")
    assert words in found.sentence
    assert "Nghị định 30/2020/NĐ-CP" in found.sentence


def test_a_landscape_sheet_is_within_the_decree() -> None:
    assert seen({DOCUMENT: section('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')}) == []


def test_a_style_based_on_itself_ends() -> None:
    circle = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:basedOn w:val="a"/>'
        '<w:rPr><w:sz w:val="26"/></w:rPr></w:style></w:styles>'
    )
    assert seen({"word/styles.xml": circle}) == []
