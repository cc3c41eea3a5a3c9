# SPDX-License-Identifier: GPL-3.0-or-later
"""The public list of procedures for the wall, A4 or A3, with a QR code for each; further sheets when it is long.

Everything grows with the sheet, so that an A3 is read from farther away, not filled with more.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.units import mm
from reportlab.platypus import Spacer, Table
from reportlab.platypus.flowables import Flowable

from counter_app.paper.qr import QrCode
from counter_app.paper.sheet_styles import CENTER, FAINT, MARGIN, RULE, Sheet, rule, style, text

SIZES = {"A4": A4, "A3": A3}
_QR_SIDE = 20 * mm
_NUMBER, _QR_ROOM, _GIVEN = 11 * mm, 25 * mm, 44 * mm
MORE_TITLE = "Thủ tục"


@dataclass(frozen=True, slots=True)
class PosterRow:
    """One procedure. ``given``: what the plan gives for it, in short lines; ``address``: for the QR code."""

    name: str
    about: str
    given: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Poster:
    """What the sheet says; every sentence comes from the caller."""

    office_lines: tuple[str, ...]
    title: str
    subtitles: tuple[str, ...]
    rows: tuple[PosterRow, ...]
    foot_lines: tuple[str, ...] = ()


def write_poster(poster: Poster, size: str = "A4") -> bytes:
    """The poster as PDF. Raises KeyError for a size not in SIZES."""
    sheet_size = SIZES[size]
    grow = sheet_size[0] / A4[0]
    content = BytesIO()
    sheet = Sheet(content, sheet_size, unicodedata.normalize("NFC", poster.title))
    width = sheet_size[0] - 2 * MARGIN
    story = [*_head(poster, grow), _list(poster.rows, width, grow), Spacer(1, 8 * grow)]
    story += [text(line, style(11 * grow, alignment=CENTER, after=3)) for line in poster.foot_lines if line]
    sheet.build(story)
    return content.getvalue()


def _head(poster: Poster, grow: float) -> list[Flowable]:
    story: list[Flowable] = [
        text(line, style((14 if place else 15) * grow, bold=True, alignment=CENTER, after=2))
        for place, line in enumerate(poster.office_lines)
        if line
    ]
    largest = max(17.0, min(30.0, 30.0 * 34 / max(len(poster.title), 1)))
    story += [
        Spacer(1, 10 * grow),
        text(poster.title, style(largest * grow, bold=True, alignment=CENTER, after=8 * grow)),
    ]
    story += [text(line, style(12.5 * grow, alignment=CENTER, after=4)) for line in poster.subtitles if line]
    return [*story, rule(6 * grow, 6 * grow, 1.2)]


def _list(rows: Sequence[PosterRow], width: float, grow: float) -> Table:
    with_given = any(row.given for row in rows)
    widths = [_NUMBER * grow, 0.0, _QR_ROOM * grow]
    if with_given:
        widths.insert(2, _GIVEN * grow)
    widths[1] = width - sum(widths)
    heading = style(11 * grow, bold=True)
    titles = ["", MORE_TITLE, "Được hưởng", "Mã QR"] if with_given else ["", MORE_TITLE, "Mã QR"]
    centred = style(11 * grow, bold=True, alignment=CENTER)
    head = [text(title, centred if title == "Mã QR" else heading) for title in titles]
    body = [_row(number, row, with_given, grow) for number, row in enumerate(rows, start=1)]
    table = Table([head, *body], widths, repeatRows=1)
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3 * grow),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6 * grow),
            ("TOPPADDING", (0, 0), (-1, -1), 3 * grow),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4 * grow),
            ("LINEBELOW", (0, 0), (-1, 0), 1, FAINT),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, RULE),
            ("ALIGN", (-1, 0), (-1, -1), "CENTER"),
        ]
    )
    return table


def _row(number: int, row: PosterRow, with_given: bool, grow: float) -> list[object]:
    name = [
        text(row.name, style(14 * grow, bold=True, after=2)),
        text(row.about, style(10.5 * grow, faint=True)),
    ]
    given = [text(line, style(11 * grow, after=1)) for line in row.given]
    code: object = QrCode(row.address, _QR_SIDE * grow) if row.address else ""
    cells: list[object] = [text(str(number), style(14 * grow, bold=True)), name]
    return [*cells, given, code] if with_given else [*cells, code]
