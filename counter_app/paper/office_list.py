# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists the office keeps or hands over: the register of dossiers, the leader's signing list, lists for the village
head and the post. One table with the office's head, page numbers, and who signs at the end.

These are no official forms (only mẫu 07 TT 03/2025/TT-VPCP names the columns of the register), so reportlab makes them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.graphics.barcode import code128
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer, Table, TableStyle
from reportlab.platypus.flowables import Flowable

from counter_app.paper.letterhead import head_line, letterhead
from counter_app.paper.sheet_styles import CENTER, MARGIN, RIGHT, Sheet, style, text

_SIZE = 10.5
_SIGN_ROOM = 24 * mm


@dataclass(frozen=True, slots=True)
class Column:
    """``share``: of the width, beside the other columns; ``room``: stays empty for a hand (signature, tick)."""

    title: str
    share: float
    centred: bool = False
    room: bool = False


@dataclass(frozen=True, slots=True)
class OfficeList:
    """What a list says; every sentence comes from the caller. ``code``: printed as Code128, never a person's."""

    office_lines: tuple[str, ...]
    state_lines: tuple[str, ...]
    title: str
    subtitle: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    signers: tuple[str, ...] = ()
    place_and_date: str = ""
    closing: str = ""
    code: str = ""
    wide: bool = True
    row_mm: float = 8.0


def write_office_list(told: OfficeList) -> bytes:
    """The list as PDF on A4, landscape where it is ``wide``.

    Raises:
        ValueError: a row has another number of cells than there are columns.
    """
    if any(len(row) != len(told.columns) for row in told.rows):
        raise ValueError("a row must fill every column")
    size = landscape(A4) if told.wide else A4
    width = size[0] - 2 * MARGIN
    content = BytesIO()
    title = unicodedata.normalize("NFC", told.title)
    sheet = Sheet(content, size, title, foot=title, first=1)
    sheet.build([_head(told, width), *_titles(told), _table(told, width), *_end(told, width)])
    return content.getvalue()


def _head(told: OfficeList, width: float) -> Table:
    below: list[Flowable] = []
    if told.code:
        below.append(code128.Code128(told.code, barHeight=7 * mm, barWidth=0.28 * mm))
        below.append(head_line(told.code, size=9))
    return letterhead(told.office_lines, told.state_lines, width, below)


def _titles(told: OfficeList) -> list[Flowable]:
    story: list[Flowable] = [Spacer(1, 4 * mm), text(told.title, style(15, bold=True, alignment=CENTER, after=2))]
    if told.subtitle:
        story.append(text(told.subtitle, style(11.5, alignment=CENTER, after=4)))
    return [*story, Spacer(1, 2 * mm)]


def _table(told: OfficeList, width: float) -> Table:
    total = sum(column.share for column in told.columns)
    widths = [width * column.share / total for column in told.columns]
    header = [text(column.title, style(_SIZE, bold=True, alignment=CENTER)) for column in told.columns]
    rows = [
        [
            "" if column.room else text(cell, style(_SIZE, alignment=CENTER if column.centred else 0))
            for column, cell in zip(told.columns, row, strict=True)
        ]
        for row in told.rows
    ]
    table = Table([header, *rows], colWidths=widths, repeatRows=1, minRowHeights=_heights(told.rows, told.row_mm))
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.6, colors.black),
                ("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.93, 0.93, 0.93)),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table


def _heights(rows: Sequence[tuple[str, ...]], row_mm: float) -> list[float]:
    return [0.0, *[row_mm * mm for _row in rows]]


def _end(told: OfficeList, width: float) -> list[Flowable]:
    story: list[Flowable] = []
    if told.closing:
        story.append(text(told.closing, style(11.5, after=3)))
    if told.signers:
        heads = [text(signer, style(11.5, bold=True, alignment=CENTER)) for signer in told.signers]
        table = Table([heads], colWidths=[width / len(heads)] * len(heads), rowHeights=[_SIGN_ROOM])
        table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
        if told.place_and_date:
            story.append(text(told.place_and_date, style(11.5, alignment=RIGHT, after=3)))
        story.append(table)
    return [Spacer(1, 4 * mm), KeepTogether(story)] if story else []
