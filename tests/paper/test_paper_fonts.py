# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper font: every Vietnamese letter, the line height of the office suites, a sentence when it is missing."""

from __future__ import annotations

import sys

import pytest

from counter_app.paper import fonts
from counter_app.paper.fonts import (
    PAPER_FONT,
    FontMissing,
    face_metrics,
    has_glyph,
    installed_family,
    line_metrics,
    paper_font_family,
    symbol_family,
    vietnamese_letters,
)
from counter_app.paper.looks import RunLook


def test_there_are_134_letters_beyond_plain_latin() -> None:
    letters = vietnamese_letters()
    assert len(letters) == len(set(letters)) == 134
    assert set("ăâđêôơưĂÂĐÊÔƠƯỶỹẵỆ") <= set(letters)
    assert not set(letters) & set("abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize("style", [(False, False), (True, False), (False, True), (True, True)])
def test_the_paper_font_draws_every_letter_in_every_style(style: tuple[bool, bool]) -> None:
    family = paper_font_family()
    assert [letter for letter in vietnamese_letters() if not has_glyph(family, *style, letter)] == []


def test_line_height_counts_the_gap_that_qt_forgets() -> None:
    metrics = face_metrics(paper_font_family(), False, False)
    assert metrics.ascent + metrics.descent + metrics.gap == pytest.approx(1.149, abs=0.002)


@pytest.mark.parametrize(
    ("points", "height"), [(10, 231), (10.5, 242), (11, 253), (12, 276), (13, 299), (13.5, 311), (14, 322), (16, 368)]
)
def test_a_line_is_as_many_whole_twips_high_as_in_libreoffice(points: float, height: int) -> None:
    above, below = line_metrics(RunLook(family=PAPER_FONT, size=round(points * 20)))
    assert above == int(above)
    assert above + below == height


def test_an_unknown_font_is_replaced_by_the_paper_font() -> None:
    assert installed_family("Phông Không Có") == paper_font_family()
    assert installed_family("Times New Roman") == paper_font_family()


@pytest.mark.parametrize("sign", "☐☑☒")
def test_ballot_boxes_come_from_a_font_that_has_them(sign: str) -> None:
    family = symbol_family(sign, False, False)
    assert family is not None
    assert has_glyph(family, False, False, sign)


def test_no_font_draws_what_nobody_can_read() -> None:
    assert symbol_family("\U00012000", False, False) is None


def test_without_any_paper_font_the_clerk_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    paper_font_family.cache_clear()
    monkeypatch.setattr(fonts, "_installed", lambda: {"dejavu sans": "DejaVu Sans"})
    try:
        with pytest.raises(FontMissing, match="fonts-liberation2"):
            paper_font_family()
    finally:
        paper_font_family.cache_clear()


class QtStarts:
    """Stands for Qt's application class: writes down what it was started with."""

    def __init__(self) -> None:
        self.told: list[list[str]] = []

    def __call__(self, arguments: list[str]) -> object:
        self.told.append(arguments[1:])
        return object()

    def instance(self) -> None:
        """None has been started."""


@pytest.mark.parametrize(
    ("system", "told"), [("linux", ["-platform", "offscreen"]), ("darwin", ["-platform", "offscreen"]), ("win32", [])]
)
def test_qt_starts_screenless_but_for_windows_where_it_would_find_no_font(
    monkeypatch: pytest.MonkeyPatch, system: str, told: list[str]
) -> None:
    starts = QtStarts()
    monkeypatch.setattr(fonts, "QCoreApplication", starts)
    monkeypatch.setattr(fonts, "QGuiApplication", starts)
    monkeypatch.setattr(fonts, "_started", [])
    monkeypatch.setattr(sys, "platform", system)
    fonts.ensure_qt()
    assert starts.told == [told]
