# SPDX-License-Identifier: GPL-3.0-or-later
"""Fonts are asked from more than one thread, and a thread that asked first may be gone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from counter_app.paper.fonts import face_metrics, has_glyph, paper_font_family


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
