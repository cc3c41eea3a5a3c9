# SPDX-License-Identifier: GPL-3.0-or-later
"""Text makes way for drawings, pictures are seen as they were cut and turned; what is beyond that is named."""

from __future__ import annotations

import pytest

from counter_app.paper.holes import Hole, free_line, hole_of
from counter_app.paper.ink import PictureInk, TextInk
from counter_app.paper.inlines import Anchored
from counter_app.paper.layout import lay_out
from counter_app.paper.pages import Pages
from fidelity.corpus import MADE
from fidelity.drawings import hanging_picture, inline_picture
from fidelity.wordml import LONG, Paper, cell, par, row, run, table

pytestmark = pytest.mark.usefixtures("qapp")
SQUARE, ABOVE_AND_BELOW = '<wp:wrapSquare wrapText="bothSides"/>', "<wp:wrapTopAndBottom/>"
WIDTH = 9000.0


def picture(x: float, y: float, width: float, height: float, wrap: str = "square") -> Anchored:
    return Anchored("picture", width, height, x, y, part="p", wrap=wrap)


def laid(body: str) -> Pages:
    return lay_out(Paper(body).parts())


def named(body: str) -> set[str]:
    return {found.text for found in laid(body).findings if found.kind == "unsupported"}


def lefts(pages: Pages) -> list[float]:
    return [ink.x for ink in pages.contents[0].inks if isinstance(ink, TextInk)]


def test_a_line_beside_a_drawing_begins_behind_it_and_the_next_one_below_it_does_not() -> None:
    hole = hole_of(picture(0, 100, 2000, 500), WIDTH)
    assert hole == Hole(0, 100, 2000, 600)
    assert free_line([hole], 0, 50, WIDTH) == (0, 0, WIDTH)
    assert free_line([hole], 300, 50, WIDTH) == (300, 2000, WIDTH)
    assert free_line([hole], 600, 50, WIDTH) == (600, 0, WIDTH)


def test_a_drawing_at_the_right_ends_the_line() -> None:
    hole = hole_of(picture(7000, 0, 2000, 500), WIDTH)
    assert hole is not None
    assert free_line([hole], 0, 50, WIDTH) == (0, 0, 7000)


def test_where_too_little_room_is_left_the_line_goes_below() -> None:
    hole = hole_of(picture(0, 0, 8000, 500), WIDTH)
    assert hole is not None
    assert free_line([hole], 0, 50, WIDTH) == (500, 0, WIDTH)
    over = hole_of(picture(4000, 0, 10, 500, "topAndBottom"), WIDTH)
    assert over is not None
    assert free_line([over], 0, 50, WIDTH) == (500, 0, WIDTH)


def test_text_keeps_away_from_a_picture_on_the_page() -> None:
    plain = lefts(laid(par(runs=run(LONG))))
    wrapped = lefts(laid(par(runs=hang(0, 0, SQUARE) + run(LONG))))
    assert wrapped[0] - plain[0] == pytest.approx(1200, abs=1)


def hang(x: float, y: float, wrap: str) -> str:
    return hanging_picture(x, y, 60, 60, wrap)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (par(LONG, runs=hang(200, 0, SQUARE)), "wp:wrapSquare"),
        (par(LONG, runs=hang(0, 0, SQUARE).replace('V relativeFrom="paragraph"', 'V relativeFrom="page"')),
         "wp:wrapSquare"),
        (par(LONG, runs=hang(0, 0, "<wp:wrapTight/>")), "wp:wrapTight"),
        (table([200], row(cell(par(LONG, runs=hang(0, 0, ABOVE_AND_BELOW))))),
         "wp:wrapTopAndBottom"),
        (par(LONG, runs=hang(0, 10, SQUARE)) + table([200], row("ô")), "wp:wrapSquare"),
        (par(LONG) * 20 + par(LONG, runs=hang(0, 30, SQUARE)), ""),
        (par(runs=inline_picture(60, 60, 'l="-5000"')), "a:srcRect"),
        (par(runs=inline_picture(60, 60, place='rot="900000"')), "a:xfrm"),
    ],
)  # fmt: skip
def test_what_text_cannot_make_way_for_is_named(body: str, name: str) -> None:
    assert named(body) == ({name} if name else set())


def test_a_picture_on_its_side_takes_its_height_along_the_line() -> None:
    (ink,) = [one for one in laid(par(runs=inline_picture(90, 40, place='rot="5400000"'))).contents[0].inks
              if isinstance(one, PictureInk)]  # fmt: skip
    assert (ink.width, ink.height) == (800, 1800)


def test_a_cut_picture_shows_only_what_is_left() -> None:
    (ink,) = [one for one in laid(par(runs=inline_picture(60, 60, 'l="25000" t="25000" r="25000" b="25000"')))
              .contents[0].inks if isinstance(one, PictureInk)]  # fmt: skip
    assert (ink.image.width(), ink.image.height()) == (32, 32)
    assert ink.image.pixelColor(0, 0).lightness() == 128


def test_the_head_of_a_styled_table_is_bold_on_its_colour_and_every_other_row_is_shaded() -> None:
    pages = lay_out(MADE["table_style_bands"].parts())
    looks = [ink.piece.looks[0][1] for ink in pages.contents[0].inks if isinstance(ink, TextInk)]
    assert (looks[0].bold, looks[0].colour) == (True, "FFFFFF")
    assert not looks[-1].bold
    fills = [getattr(ink, "colour", "") for ink in pages.contents[0].inks]
    assert {"4472C4", "D9E2F3"} <= set(fills)
    assert pages.findings == ()


def test_an_underline_has_its_own_colour() -> None:
    image = lay_out(MADE["underline_colour"].parts()).image(0, 150)
    red = (image.pixelColor(x, y) for x in range(0, image.width(), 3) for y in range(image.height() // 4))
    assert any(colour.red() > 200 and colour.green() < 90 for colour in red)


def test_right_numbers_of_a_list_end_at_their_place() -> None:
    pages = lay_out(MADE["list_right"].parts())
    numbers = [ink for ink in pages.contents[0].inks if isinstance(ink, TextInk)]
    ends = {round(i.x + i.piece.width) for i in numbers if set(i.piece.layout.text()) <= set("IVX.")}
    assert len(ends) == 1
