# SPDX-License-Identifier: GPL-3.0-or-later
"""How cells of a workbook look, the names its sheets may have, and text that stays text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from counter_app.domain.tally import ColumnKind

FONT = "Times New Roman"
LINE_POINTS = 15
"""The height of a line of words."""
NUMBERS: dict[ColumnKind, str] = {"count": "#,##0", "share": "0.0%", "minutes": "#,##0.0", "text": "@"}
_LONGEST_NAME, _LONGEST_TEXT = 31, 32_767
_UNFIT = re.compile(r"[\[\]:*?/\\]")
_LINE = {"border": 1, "border_color": "#666666"}


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def plain(self, **more: Any) -> Format:
        """Words outside any table."""
        return self._format(**more)

    def head(self) -> Format:
        """The head of a table."""
        return self._format(bold=True, align="center", valign="vcenter", text_wrap=True, bg_color="#E6E6E6", **_LINE)

    def cell(self, kind: ColumnKind, *, total: bool = False) -> Format:
        """A cell of a table; the last row stands out by weight and by a double line, not by colour."""
        more: dict[str, Any] = {"bold": True, "top": 6} if total else {}
        if kind == "text":
            return self._format(text_wrap=True, align="left", valign="top", indent=1, **(_LINE | more))
        return self._format(num_format=NUMBERS[kind], align="right", valign="top", **(_LINE | more))

    def number_of_row(self) -> Format:
        """The first cell of a row."""
        return self._format(num_format=NUMBERS["count"], align="center", valign="top", **_LINE)

    def _format(self, **wished: Any) -> Format:
        key = tuple(sorted(wished.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": FONT, "font_size": 11, **wished})
        return self._made[key]


def write_text(sheet: Worksheet, row: int, column: int, words: str, look: Format) -> None:
    """Words as words, whatever they begin with: never a formula, a link or a number.

    Raises:
        ValueError: longer than a cell may be.
    """
    text = unicodedata.normalize("NFC", words)
    if len(text) > _LONGEST_TEXT:
        raise ValueError("longer than a cell may be")
    if text:
        sheet.write_string(row, column, text, look)
    else:
        sheet.write_blank(row, column, None, look)


def line_count(words: str, width: int) -> int:
    """How many lines words take in a column so many letters wide, broken between words.

    A spreadsheet opens a file with the heights that stand in it; some never ask again.
    """
    lines, room = 1, width
    for word in words.split():
        if room - len(word) < 0:
            lines, room = lines + 1, width
        room -= len(word) + 1
    return lines


def sheet_names(titles: Iterable[str]) -> list[str]:
    """A name for each sheet that every spreadsheet takes: short, without its own signs, no two alike."""
    taken: set[str] = set()
    names = []
    for title in titles:
        stem = " ".join(_UNFIT.sub(" ", unicodedata.normalize("NFC", title)).split()).strip("'") or "Bảng"
        name, number = _cut(stem, ""), 1
        while name.lower() in taken or name.lower() == "history":
            number += 1
            name = _cut(stem, f" {number}")
        taken.add(name.lower())
        names.append(name)
    return names


def _cut(stem: str, ending: str) -> str:
    """The beginning of a title up to a whole word, and what tells it from its like."""
    room = _LONGEST_NAME - len(ending)
    if len(stem) > room:
        stem = stem[: room + 1].rpartition(" ")[0] or stem[:room]
    return stem.rstrip(" '") + ending
