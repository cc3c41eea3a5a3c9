# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide of one procedure for citizens: one A4 page, always; what would not fit is left to the counter to say.

The type shrinks first, then the least needed words go, and the page says that there is more to ask.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Spacer, Table
from reportlab.platypus.flowables import Flowable

from counter_app.paper.qr import QrCode
from counter_app.paper.sheet_styles import CENTER, MARGIN, RULE, Sheet, height_of, rule, style, text

_WIDTH, _HEIGHT = A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN
_SIZES = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0)
_LEAST = 9.5
_QR_SIDE, _QR_ROOM = 30 * mm, 32 * mm
_GAP = 8 * mm
_LABEL = 31 * mm
_MOST_LAW, _MOST_PAPERS, _LONGEST = 8, 9, 160
MORE = "Còn giấy tờ khác theo từng trường hợp: xin hỏi tại quầy."


@dataclass(frozen=True, slots=True)
class GuidePaper:
    """One paper in the citizen's words; ``aside`` says how many, when, or what instead."""

    words: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """What the page says; every sentence comes from the caller. Empty parts are left out.

    ``facts``: label and sentence, in order. ``address``: goes into the QR code, with ``address_words`` beneath it.
    """

    office_lines: tuple[str, ...]
    name: str
    about: str
    hand_in: tuple[GuidePaper, ...]
    show: tuple[GuidePaper, ...]
    looked_up: str
    facts: tuple[tuple[str, str], ...]
    law: tuple[str, ...]
    notes: tuple[str, ...]
    sure: str
    address: str = ""
    address_words: str = ""
    more_papers: bool = False
    usual: str = ""
    """Of which case the papers are, when others are left to the counter."""


@dataclass(frozen=True, slots=True)
class _Detail:
    """How much is said: tried from everything to the least."""

    size: float
    notes: int = 99
    asides: bool = True
    law: int = 99
    papers: int = 99


def write_guide(guide: GuidePage, foot: str = "", page_number: int = 0) -> bytes:
    """The page as PDF. ``page_number`` 0: none is printed."""
    content = BytesIO()
    title = unicodedata.normalize("NFC", guide.name)
    sheet = Sheet(content, A4, title, foot, page_number)
    sheet.build(_fitting(guide))
    return content.getvalue()


def _fitting(guide: GuidePage) -> list[Flowable]:
    for detail in _details():
        if height_of(_story(guide, detail), _WIDTH) <= _HEIGHT - 4:
            break
    return _story(guide, detail)


def _details() -> Iterator[_Detail]:
    yield from (_Detail(size) for size in _SIZES[:4])
    yield from (_Detail(size, notes=3) for size in _SIZES[1:])
    yield from (_Detail(size, notes=2, law=_MOST_LAW) for size in _SIZES[3:])
    yield _Detail(_LEAST, notes=2, law=_MOST_LAW)
    yield _Detail(_LEAST, notes=0, law=_MOST_LAW)
    yield _Detail(_LEAST, notes=0, law=_MOST_LAW, asides=False)
    yield from (_Detail(_LEAST, notes=0, law=4, asides=False, papers=most) for most in range(_MOST_PAPERS, 0, -1))


def _story(guide: GuidePage, detail: _Detail) -> list[Flowable]:
    size = detail.size
    story: list[Flowable] = [_head(guide), rule(4, 6, 1.2)]
    if guide.usual:
        story.append(text(f"Trường hợp: {guide.usual}", style(size, bold=True, after=4)))
    story.append(_papers(guide, detail))
    if guide.looked_up:
        story.append(Spacer(1, size * 0.4))
        story.append(
            text(_cut(f"Không phải mang, cơ quan tự tra cứu: {guide.looked_up}", detail), style(size, faint=True))
        )
    if guide.more_papers or detail.papers < 99:
        story.append(text(MORE, style(size, bold=True)))
    story += [rule(7, 4), _facts(guide, detail)]
    return story


def _head(guide: GuidePage) -> Table:
    words: list[Flowable] = [
        text(line, style(10.5, bold=place == 0)) for place, line in enumerate(guide.office_lines) if line
    ]
    words.append(Spacer(1, 6))
    words.append(text("HƯỚNG DẪN LÀM THỦ TỤC", style(10, bold=True, faint=True, after=2)))
    longest = max(13.0, min(22.0, 22.0 * 150 / max(len(guide.name), 1)))
    words.append(text(guide.name, style(longest, bold=True, after=3)))
    words.append(text(guide.about, style(10, faint=True)))
    cells: list[object] = [words]
    widths = [_WIDTH]
    if guide.address:
        beside = [QrCode(guide.address, _QR_SIDE), text(guide.address_words, style(7.5, faint=True, alignment=CENTER))]
        cells += ["", beside]
        widths = [_WIDTH - _QR_ROOM - _GAP, _GAP, _QR_ROOM]
    return _plain_table([cells], widths)


def _papers(guide: GuidePage, detail: _Detail) -> Flowable:
    left = _column("GIẤY TỜ PHẢI NỘP", guide.hand_in, detail, "Không phải nộp giấy tờ gì.")
    right = _column("CHỈ ĐƯA XEM, NHẬN LẠI NGAY", guide.show, detail, "Không phải đưa xem giấy tờ gì.")
    if not guide.hand_in and not guide.show and not guide.looked_up:
        return text("Giấy tờ cần mang: xin hỏi tại quầy; chương trình chưa có danh mục của thủ tục này.", style(12.5))
    if not guide.show:
        return _plain_table([[left]], [_WIDTH])
    half = (_WIDTH - _GAP) / 2
    return _plain_table([[left, "", right]], [half, _GAP, half])


def _column(title: str, papers: tuple[GuidePaper, ...], detail: _Detail, none: str) -> list[Flowable]:
    size = detail.size
    column: list[Flowable] = [text(title, style(size * 0.92, bold=True, after=3))]
    if not papers:
        column.append(text(none, style(size, faint=True)))
    for number, paper in enumerate(papers[: detail.papers], start=1):
        look = style(size, indent=size * 1.6, after=0 if paper.aside and detail.asides else 3)
        column.append(text(_cut(paper.words, detail), look, f"{number}."))
        if paper.aside and detail.asides:
            column.append(text(paper.aside, style(size * 0.86, faint=True, indent=size * 1.6, after=3)))
    return column


def _facts(guide: GuidePage, detail: _Detail) -> Table:
    rows: list[tuple[str, str]] = [(label, sentence) for label, sentence in guide.facts if sentence]
    if guide.law:
        named = "; ".join(guide.law[: detail.law])
        rows.append(("Căn cứ", f"{named}; …" if len(guide.law) > detail.law else named))
    rows += [("Lưu ý" if place == 0 else "", note) for place, note in enumerate(guide.notes[: detail.notes])]
    rows.append(("Nguồn", guide.sure))
    size = detail.size
    cells = [
        [text(label, style(size * 0.92, bold=True)), text(sentence, style(size * (0.86 if faint else 1), faint=faint))]
        for label, sentence in rows
        for faint in (label in {"Căn cứ", "Nguồn"},)
    ]
    table = Table(cells, [_LABEL, _WIDTH - _LABEL])
    lines = [("LINEABOVE", (0, row), (-1, row), 0.4, RULE) for row, (label, _) in enumerate(rows) if row and label]
    table.setStyle(
        [*_NO_PADDING, ("TOPPADDING", (0, 0), (-1, -1), 2.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5), *lines]
    )
    return table


def _cut(words: str, detail: _Detail) -> str:
    """Only where room is short: a long legal name ends at a word."""
    if detail.asides or len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"


_NO_PADDING = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


def _plain_table(cells: list[list[object]], widths: list[float]) -> Table:
    table = Table(cells, widths)
    table.setStyle(_NO_PADDING)
    return table
