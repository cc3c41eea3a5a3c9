# SPDX-License-Identifier: GPL-3.0-or-later
"""Laying out again: only what changed is shaped, threads do not matter, damaged files end in a sentence."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from counter_app.domain.errors import CounterError
from counter_app.paper.document import LayoutCache
from counter_app.paper.layout import lay_out, lay_out_file
from counter_app.paper.pages import Pages
from counter_app.paper.pdf import write_pdf
from tests.paper.sample_papers import FILL_LINE, LONG, docx_bytes, pages_of, par, parts_of, table

FORM = par("Tiêu đề", '<w:pStyle w:val="Title"/>') + par(LONG) + table([[par("a"), par("b")]], [100, 200])


def shaped_in(cache: LayoutCache) -> set[int]:
    """The shaped paragraphs a cache holds for the last layout."""
    return {id(kept) for kept in cache.shaped._now.values()}


def test_only_the_changed_paragraph_is_shaped_again() -> None:
    cache = LayoutCache()
    pages_of(FORM + par("Tên: An\t", FILL_LINE), cache=cache)
    before = shaped_in(cache)
    pages_of(FORM + par("Tên: Bình\t", FILL_LINE), cache=cache)
    assert len(shaped_in(cache) - before) == 1


def test_a_cached_layout_is_the_same_as_a_fresh_one() -> None:
    cache = LayoutCache()
    pages_of(FORM + par("Tên: An"), cache=cache)
    cached, fresh = pages_of(FORM + par("Tên: Bình"), cache=cache), pages_of(FORM + par("Tên: Bình"))
    assert cached.text() == fresh.text()
    assert cached.image(0, 60) == fresh.image(0, 60)


def test_the_cache_forgets_what_is_no_longer_used() -> None:
    cache = LayoutCache()
    for number in range(50):
        pages_of(par(f"Tên: {number}"), cache=cache)
    assert len(cache.shaped._now) + len(cache.shaped._before) <= 2


def test_numbers_of_lists_and_notes_start_again_with_each_layout() -> None:
    sign = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{par("ghi chú")}</w:footnote>'
    cache = LayoutCache()
    first, second = (pages_of(par("a", runs=sign), cache=cache, footnotes=note).text() for _ in range(2))
    assert first == second == "a1\nghi chú\n"


def test_changed_styles_are_not_served_from_the_cache() -> None:
    cache = LayoutCache()
    parts = parts_of(par("chữ"))
    small = lay_out(parts, cache).image(0, 60)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'w:val="26"', b'w:val="52"')
    assert lay_out(parts, cache).image(0, 60) != small


def test_pages_made_in_a_worker_are_painted_elsewhere_while_the_next_are_made() -> None:
    parts = [parts_of(FORM + par(f"Tên {n}\t", FILL_LINE)) for n in range(12)]
    expected = [lay_out(one).image(0, 40) for one in parts]
    cache = LayoutCache()
    painted: list[QImage] = []

    def paint(pages: Pages) -> None:
        painted.append(pages.image(0, 40))

    with ThreadPoolExecutor(max_workers=1) as worker:
        painters = []
        for one in parts:
            painter = threading.Thread(target=paint, args=(worker.submit(lay_out, one, cache).result(),))
            painter.start()
            painters.append(painter)
        for painter in painters:
            painter.join()
    assert all(image in expected for image in painted)
    assert len(painted) == len(expected)


def test_pages_may_be_painted_many_times() -> None:
    pages = pages_of(FORM)
    assert pages.image(0, 50) == pages.image(0, 50)
    assert write_pdf(pages, "x")[-3000:-1500] == write_pdf(pages, "x")[-3000:-1500]


@given(seed=st.integers(0, 2**32))
def test_a_damaged_document_ends_in_pages_or_in_a_sentence(seed: int) -> None:
    chance = random.Random(seed)
    parts = parts_of(FORM + par(LONG, FILL_LINE))
    name = chance.choice(["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "_rels/.rels"])
    content = bytearray(parts[name])
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content))
        content[at : at + chance.choice((0, 1, 7, 60))] = chance.choice((b"", b"9", b"-", b"w:p", b">", b"<w:tbl>"))
    parts[name] = bytes(content[: chance.choice((len(content), chance.randrange(len(content)) + 1))])
    with suppress(CounterError):
        lay_out(parts).image(0, 20)


@pytest.mark.parametrize("cut", [0, 10, 200, 900, -30])
def test_a_cut_off_file_is_refused_with_a_sentence(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx_bytes(parts_of(FORM))[:cut])
    with pytest.raises(CounterError, match="Word"):
        lay_out_file(path)


@pytest.mark.parametrize(
    "body",
    [
        table([['<w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>' + par("a")]], [50]),
        par("a", '<w:ind w:left="99999999999999999999"/>'),
        par("a", '<w:spacing w:before="999999999" w:line="999999999"/>'),
        par(runs='<w:r><w:rPr><w:sz w:val="99999999"/></w:rPr><w:t>a</w:t></w:r>'),
        par("a b c", '<w:tabs><w:tab w:val="right" w:pos="-999999"/></w:tabs>'),
    ],
)
def test_absurd_numbers_do_no_harm(body: str) -> None:
    assert pages_of(body).page_count < 5
