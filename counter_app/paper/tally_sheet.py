# SPDX-License-Identifier: GPL-3.0-or-later
"""A tally on paper: the office's head, every table, the pictures, who signs, and how each column is counted.

It is ours and no official form, so reportlab makes it; A4 across, heads again on each page.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, KeepTogether, Spacer, Table, TableStyle
from reportlab.platypus.flowables import Flowable

from counter_app.domain.tally import Column, CountTable, Row
from counter_app.domain.tally_words import cell_words
from counter_app.paper.letterhead import letterhead
from counter_app.paper.sheet_fonts import BOLD, REGULAR
from counter_app.paper.sheet_styles import CENTER, MARGIN, RIGHT, Sheet, rule, style, text
from counter_app.paper.tally_drawings import draw
from counter_app.paper.tally_told import ROW_NUMBER, TallyTold, explained, groups_of, titled

_SIZE = 9.5
_NUMBER, _TITLE, _COUNT, _TEXT = 9 * mm, 46 * mm, 13 * mm, 24 * mm
"""The least widths of the row's number, its title, a counted column and a column of words."""
_MOST_MORE = 14 * mm
"""What a counted column may be wider than its least."""
_ROOM_FOR_A_HEAD, _SIGN_ROOM = 45 * mm, 22 * mm
_AS_ABOVE = "Các cột khác: như ở các bảng trên."
_GREY = colors.Color(0.93, 0.93, 0.93)
_PADDING = (("TOPPADDING", 1.5), ("BOTTOMPADDING", 2.5), ("LEFTPADDING", 2.5), ("RIGHTPADDING", 2.5))


class _SteadySheet(Sheet):
    """Bears the moment its numbers were counted, not that of writing: the same numbers make the same bytes."""

    def __init__(self, content: BytesIO, size: tuple[float, float], title: str, foot: str, made_at: datetime) -> None:
        super().__init__(content, size, title, foot=foot, first=1)
        self._made_at = made_at
        self.invariant = 1

    def beforeDocument(self) -> None:
        """Set the date; the library asks for nothing but the hour of writing."""
        self.canv._doc.setDateFormatter(lambda *_now: f"D:{self._made_at:%Y%m%d%H%M%S}")


def write_tally_sheet(told: TallyTold) -> bytes:
    """The tally as PDF."""
    size = landscape(A4)
    width = size[0] - 2 * MARGIN
    content = BytesIO()
    title = unicodedata.normalize("NFC", told.title)
    foot = unicodedata.normalize("NFC", f"{told.title} · {told.subtitle}")
    sheet = _SteadySheet(content, size, title, foot, told.made_at)
    sheet.build([*_front(told, width), *_tables(told, width), *_charts(told, width), *_end(told, width), *_notes(told)])
    return content.getvalue()


def _front(told: TallyTold, width: float) -> Iterator[Flowable]:
    yield letterhead(told.office_lines, told.state_lines, width)
    yield Spacer(1, 4 * mm)
    yield text(told.title, style(15, bold=True, alignment=CENTER, after=2))
    yield text(told.subtitle, style(11.5, alignment=CENTER, after=4))
    yield text(told.notice, style(10.5, bold=True, alignment=CENTER, after=2))
    facts = "  ·  ".join(f"{what}: {which}" for what, which in told.facts)
    yield text(facts, style(9, faint=True, alignment=CENTER, after=2))


def _tables(told: TallyTold, width: float) -> Iterator[Flowable]:
    for number, table in enumerate(told.tables, start=1):
        parts = list(_parts(table.columns, width))
        for place, columns in enumerate(parts):
            more = " (tiếp)" if place else ""
            yield CondPageBreak(_ROOM_FOR_A_HEAD)
            yield text(f"{number}. {table.title}{more}", style(12, bold=True, after=2))
            if table.note and not place:
                yield text(table.note, style(9, faint=True, after=2))
            yield _table(table, columns, width)
            yield Spacer(1, 4 * mm)


def _parts(columns: tuple[Column, ...], width: float) -> Iterator[tuple[Column, ...]]:
    """The columns in as many tables as the page is too narrow for, of about one width."""
    whole, room = sum(_least(column) for column in columns), width - _NUMBER - _TITLE
    room = min(room, whole / math.ceil(whole / room) + _COUNT) if columns else room
    part: list[Column] = []
    used = 0.0
    for column in columns:
        needed = _least(column)
        if part and used + needed > room:
            yield tuple(part)
            part, used = [], 0.0
        part.append(column)
        used += needed
    yield tuple(part)


def _least(column: Column) -> float:
    return float(_TEXT if column.kind == "text" else _COUNT)


def _table(table: CountTable, columns: tuple[Column, ...], width: float) -> Table:
    """One table; what room is left over goes to the titles of the rows first."""
    least = [_least(column) for column in columns]
    spare = width - _NUMBER - _TITLE - sum(least)
    share = min(_MOST_MORE, spare * 0.5 / max(1, len(columns)))
    widths = [_NUMBER, _TITLE + spare - share * len(columns), *(each + share for each in least)]
    heads, spans = _heads(table, columns)
    rows = [_row(str(number), row, columns) for number, row in enumerate(table.rows, start=1)]
    if table.total is not None:
        rows.append(_row("", table.total, columns, bold=True))
    made = Table([*heads, *rows], colWidths=widths, repeatRows=len(heads))
    looks = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("BACKGROUND", (0, 0), (-1, len(heads) - 1), _GREY),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("FONT", (0, 0), (-1, -1), REGULAR, _SIZE),
        ("ALIGN", (0, 0), (0, -1), "CENTER"),
        ("ALIGN", (2, 0), (-1, -1), "RIGHT"),
        *((what, (0, 0), (-1, -1), points) for what, points in _PADDING),
        *spans,
    ]
    if table.total is not None:
        looks += [("FONT", (0, -1), (-1, -1), BOLD, _SIZE), ("LINEABOVE", (0, -1), (-1, -1), 1.2, colors.black)]
    made.setStyle(TableStyle(looks))
    return made


def _heads(
    table: CountTable, columns: tuple[Column, ...]
) -> tuple[list[list[Flowable | str]], list[tuple[object, ...]]]:
    """The rows of the head, and which of their cells are joined."""
    look = style(_SIZE, bold=True, alignment=CENTER)
    titles: list[Flowable | str] = [text(words, look) for words in (ROW_NUMBER, table.row_title)]
    titles += [text(column.title, look) for column in columns]
    if not any(column.group for column in columns):
        return [titles], []
    above: list[Flowable | str] = [*titles[:2], *([""] * len(columns))]
    below: list[Flowable | str] = ["", "", *titles[2:]]
    spans: list[tuple[object, ...]] = [("SPAN", (number, 0), (number, 1)) for number in range(2)]
    for group, first, count in groups_of(columns):
        at = first + 2
        if group:
            above[at] = text(group, look)
            spans.append(("SPAN", (at, 0), (at + count - 1, 0)))
        else:
            above[at], below[at] = below[at], ""
            spans.append(("SPAN", (at, 0), (at, 1)))
    return [above, below], spans


def _row(number: str, row: Row, columns: tuple[Column, ...], *, bold: bool = False) -> list[Flowable | str]:
    look = style(_SIZE, bold=bold)
    cells: list[Flowable | str] = [number, text(row.title, look)]
    for column in columns:
        value = row.cells.get(column.id)
        if column.kind == "text":
            cells.append(text(value if isinstance(value, str) else "", look))
        else:
            cells.append(unicodedata.normalize("NFC", cell_words(value, column.kind)))
    return cells


def _charts(told: TallyTold, width: float) -> Iterator[Flowable]:
    for chart in told.charts:
        yield KeepTogether([draw(chart, width), Spacer(1, 6 * mm)])


def _end(told: TallyTold, width: float) -> Iterator[Flowable]:
    if not told.signers:
        return
    cells = [_signer(signer) for signer in told.signers]
    table = Table([cells], colWidths=[width / len(cells)] * len(cells))
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
    date_line = text(told.place_and_date, style(11.5, alignment=RIGHT, after=3))
    yield KeepTogether([Spacer(1, 3 * mm), date_line, table])


def _signer(signer: tuple[str, str]) -> list[Flowable]:
    """The office's words, room to sign, the name where it is known."""
    title, name = signer
    look = style(11.5, bold=True, alignment=CENTER)
    return [*(text(line, look) for line in title.split("\n")), Spacer(1, _SIGN_ROOM), text(name, look)]


def _notes(told: TallyTold) -> Iterator[Flowable]:
    yield CondPageBreak(_ROOM_FOR_A_HEAD)
    yield rule(before=6, after=4)
    yield text("Cách đếm", style(12, bold=True, after=3))
    known: set[str] = set()
    for table in told.tables:
        words = [f"{titled(column)}: {explained(table, column)}" for column in table.columns]
        new = [line for line in words if line not in known]
        known.update(new)
        if len(new) < len(words):
            new.append(_AS_ABOVE)
        lines = [text(line, style(9, after=1, indent=10)) for line in new]
        yield KeepTogether([text(table.title, style(10, bold=True, before=5, after=1)), *lines[:1]])
        yield from lines[1:]
