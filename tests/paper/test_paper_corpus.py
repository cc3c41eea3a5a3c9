# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of the comparison with LibreOffice, without LibreOffice: every word of every file stands on a page."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

import pytest
from lxml import etree

from counter_app.paper.layout import lay_out
from fidelity.comparing import compare
from fidelity.corpus import MADE
from fidelity.papers.shipped import shipped_papers
from fidelity.reading import ReadPdf, TextLine
from tests.paper.sample_papers import squeezed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMED = {"section_continuous": {"w:pgMar"}}
"""What papers of the corpus ask for and the engine says it does otherwise."""


def words_in(parts: dict[str, bytes]) -> list[str]:
    """The words of body and notes, run by run, without hidden runs."""
    names = [name for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml") if name in parts]
    runs = [run for name in names for run in etree.fromstring(parts[name]).iter(_W + "r")]
    shown = [run for run in runs if run.find(f"{_W}rPr/{_W}vanish") is None]
    # A run that holds a text box holds that box's runs too; they come by themselves.
    texts = ["".join(text.text or "" for text in run.iterfind(_W + "t")) for run in shown]
    return [word.casefold() for text in texts for word in text.split() if not any(map(_old_sign, word))]


def _old_sign(letter: str) -> bool:
    return 0xE000 <= ord(letter) <= 0xF8FF


def unpacked(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {entry: archive.read(entry) for entry in archive.namelist()}


def faults(parts: dict[str, bytes]) -> tuple[list[str], set[str]]:
    """(words and letters that are on no page, names of what is not laid out)."""
    pages = lay_out(parts)
    text, words = squeezed(pages.text()).casefold(), words_in(parts)
    lacking = [word for word in dict.fromkeys(words) if word not in text]
    lacking += sorted(Counter("".join(words)) - Counter(text))
    return lacking, {found.text for found in pages.findings if found.kind == "unsupported"}


def test_the_corpus_is_as_large_as_promised() -> None:
    assert len(MADE) >= 60
    assert sum(paper.whole for paper in MADE.values()) >= 12


@pytest.mark.parametrize("name", MADE)
def test_every_word_of_a_paper_stands_on_its_pages(name: str) -> None:
    assert faults(MADE[name].parts()) == ([], NAMED.get(name, set()))


def test_every_word_of_the_shipped_forms_stands_on_their_pages() -> None:
    found = {name: faults(unpacked(docx)) for name, docx in shipped_papers()}
    assert len(found) >= 6
    assert found == {name: ([], set()) for name in found}


def read(*lines: tuple[float, float, str]) -> ReadPdf:
    found = tuple(TextLine(0, x, y, tuple(said.split())) for x, y, said in lines)
    return ReadPdf(1, found, tuple(word for line in found for word in line.words))


@pytest.mark.parametrize(
    ("ours", "alike"),
    [((85, 700, "một hai"), 1), ((89, 696, "mốt hai"), 1), ((92, 700, "một hai"), 0), ((85, 700, "một hai ba"), 0)],
)
def test_a_line_counts_when_it_starts_near_and_ends_with_the_same_word(
    ours: tuple[float, float, str], alike: int
) -> None:
    assert compare("x", True, read(ours), read((85, 700, "một hai")), 0.0, ()).alike == alike


def test_a_word_that_is_only_broken_otherwise_is_not_lacking() -> None:
    theirs = read((85, 700, "mộthai ba"))
    assert compare("x", True, read((85, 700, "một"), (85, 680, "hai ba")), theirs, 0.0, ()).missing == ()
    assert compare("x", True, read((85, 700, "một")), theirs, 0.0, ()).missing == ("mộthai", "ba")
