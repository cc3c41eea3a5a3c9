# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours of the window, light and dark. Every text/ground pair here is tested to be at least 4.5 : 1."""

from __future__ import annotations

from dataclasses import dataclass

RADIUS_PX = 6
ROW_PX = 32
FOCUS_PX = 2


@dataclass(frozen=True)
class Tokens:
    """Colours by meaning, as ``#RRGGBB``.

    ``*_soft`` are grounds for words in the colour of the same name: banners, badges, the chosen row.
    """

    ground: str
    card: str
    text: str
    secondary: str
    accent: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    wait: str
    wait_soft: str
    bad: str
    bad_soft: str
    line: str


LIGHT = Tokens(
    ground="#F5F6F8",
    card="#FFFFFF",
    text="#1C2530",
    secondary="#55606E",
    accent="#0B5CAD",
    on_accent="#FFFFFF",
    accent_soft="#E4EFFA",
    good="#1B7A46",
    good_soft="#EAF6EF",
    wait="#8F5400",
    wait_soft="#FFF4E0",
    bad="#B3261E",
    bad_soft="#FCECEA",
    line="#D5DAE1",
)

DARK = Tokens(
    ground="#1B1F24",
    card="#242A31",
    text="#E8ECF1",
    secondary="#A9B4C0",
    accent="#6CB2F5",
    on_accent="#10202F",
    accent_soft="#24384C",
    good="#6FCF97",
    good_soft="#1F3529",
    wait="#E8B04A",
    wait_soft="#3A3020",
    bad="#F28B82",
    bad_soft="#402725",
    line="#3A424C",
)


def row_height_px(font_points: float) -> int:
    """Height of a row or field: 32 px, and growing with the type so that nothing is clipped at 200 %."""
    return max(ROW_PX, round(font_points * 96 / 72 * 2.2))
