# SPDX-License-Identifier: GPL-3.0-or-later
"""Fonts are asked from more than one thread, and a thread that asked first may be gone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from counter_app.paper.fonts import face_metrics, has_glyph, paper_font_family, qfont
from counter_app.paper.layout import lay_out
from counter_app.paper.looks import RunLook
from counter_app.paper.pdf import write_pdf
from counter_app.paper.shaping import char_format
from tests.paper.sample_papers import LONG, par, parts_of


@pytest.mark.usefixtures("qapp")
def test_a_font_known_in_one_thread_is_known_in_the_next() -> None:
    family = paper_font_family()
    has_glyph.cache_clear()
    face_metrics.cache_clear()
    for letter in "ẶỶđ":
        with ThreadPoolExecutor(1) as worker:
            assert worker.submit(has_glyph, family, False, True, letter).result()
        with ThreadPoolExecutor(1) as worker:
            assert worker.submit(face_metrics, family, False, True).result().ascent > 0.5
            face_metrics.cache_clear()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("made", [qfont, char_format])
def test_a_font_of_a_thread_that_ended_is_handed_to_no_other(made: Callable[[RunLook, str], object]) -> None:
    look, family = RunLook(), paper_font_family()
    with ThreadPoolExecutor(1) as worker:
        theirs = worker.submit(made, look, family).result()
    assert made(look, family) is not theirs
    assert made(look, family) is made(look, family)


@pytest.mark.usefixtures("qapp")
def test_pages_are_drawn_and_written_by_other_threads_than_the_one_that_laid_them_out() -> None:
    parts = parts_of("".join(par(LONG) for _ in range(12)))
    with ThreadPoolExecutor(1) as first, ThreadPoolExecutor(1) as second:
        pages = [worker.submit(lay_out, parts).result() for worker in (first, second)]
        drawn = [second.submit(one.image, 0, 96.0).result() for one in pages]
        assert drawn[0] == drawn[1] == lay_out(parts).image(0, 96.0)
        assert write_pdf(pages[0], "x") == write_pdf(pages[1], "x")
