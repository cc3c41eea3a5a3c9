# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of block a blueprint is made of; what each means to an author stands in ``blueprint``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator

Align = Literal["left", "center", "right", "both"]
JOINED = "^"
"""The words of a cell that belongs to the one above it."""


class Closed(BaseModel):
    """Takes no key it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class _Block(Closed):
    when: str = ""


class Lines(_Block):
    """A paragraph.

    ``TenToKhai`` the paper's name · ``TieuDePhu`` a centred line under it, bold · ``GiuaDong`` centred · ``KinhGui`` ·
    ``Dong`` a line to fill · ``DongThut`` the same, set in · ``Muc`` heading of a part, bold · ``Doan`` longer text,
    justified, first line set in · ``Cau`` the oath (stays with the signature) · ``DeNghi`` a bold request (stays with
    what follows) · ``DiaDanh`` place and date, right, italic · ``MauSo`` the form's number, right, small ·
    ``GhiChuNho`` a small note between lines.
    """

    piece: Literal[""] = ""
    style: Literal[
        "", "TenToKhai", "TieuDePhu", "GiuaDong", "KinhGui", "Dong", "DongThut", "Muc", "Doan", "Cau", "DeNghi",
        "DiaDanh", "MauSo", "GhiChuNho",
    ] = ""  # fmt: skip
    text: str = ""
    columns_mm: tuple[float, ...] = ()
    lines_when_empty: int = Field(1, ge=1, le=20)
    empty_when: str = ""
    new_page: bool = False
    keep_next: bool = False
    before_pt: float | None = None
    after_pt: float | None = None


class StateLines(_Block):
    """Quốc hiệu, Tiêu ngữ."""

    piece: Literal["quoc_hieu"]


class Letterhead(_Block):
    """The agency on the left, the state on the right."""

    piece: Literal["hai_dau"]
    left: tuple[str, ...] = ("ỦY BAN NHÂN DÂN", "<b>{{ co_quan.xa | in_hoa | cham(30) }}</b>")
    number: str = ""
    dated: bool = True
    left_mm: float = 0.0


class TableCell(Closed):
    """A cell; what it does not say its column says."""

    text: str = ""
    spans: int = Field(1, ge=1)
    align: Align | Literal[""] = ""
    bold: bool = False
    top: bool = False
    """At the top of its row, not in the middle."""


def _as_cell(words: Any) -> Any:
    return {"text": words} if isinstance(words, str) else words


def _as_row(cells: Any) -> Any:
    return {"cells": cells} if isinstance(cells, list | tuple) else cells


Cells = tuple[Annotated[TableCell, BeforeValidator(_as_cell)], ...]


class TableRow(Closed):
    """A row, perhaps printed only under a condition."""

    cells: Cells
    when: str = ""
    height_mm: float = 0.0


Rows = tuple[Annotated[TableRow, BeforeValidator(_as_row)], ...]


class Table(_Block):
    """A table, perhaps with a row for everyone of a list."""

    piece: Literal["bang"]
    widths_mm: tuple[float, ...]
    header: Rows = ()
    rows: Rows
    footer: Rows = ()
    align: tuple[Align, ...] = ()
    height_mm: float = 0.0
    size_pt: float = 0.0
    borders: bool = True
    split: bool = False
    loop: str = ""
    first: str = ""
    empty_rows: int = Field(0, ge=0, le=30)

    @model_validator(mode="after")
    def _fits(self) -> Table:
        columns = len(self.widths_mm)
        for row in (*self.header, *self.rows, *self.footer):
            if sum(cell.spans for cell in row.cells) != columns:
                raise ValueError(f"a row of {columns} columns is needed: {[cell.text for cell in row.cells]}")
        if self.align and len(self.align) != columns:
            raise ValueError("«align» names every column or none")
        if self.empty_rows and not (self.loop and self.first):
            raise ValueError("«empty_rows» needs «loop» and «first»")
        return self


class TwoColumns(_Block):
    """Lines beside lines."""

    piece: Literal["hai_cot"]
    titles: tuple[str, str] | tuple[()] = ()
    left: tuple[str, ...]
    right: tuple[str, ...]
    borders: bool = False
    left_mm: float = 0.0


class BoxGrid(_Block):
    """Boxes to tick, in columns."""

    piece: Literal["luoi_o"]
    columns: int = Field(2, ge=1, le=5)
    items: tuple[str, ...]


class Squares(_Block):
    """A number with a square for each digit."""

    piece: Literal["o_vuong"]
    label: str
    value: str
    squares: int = Field(12, ge=2, le=20)
    square_mm: float = 6.0


class Corner(_Block):
    """A framed corner of the page."""

    piece: Literal["khung_goc"]
    lines: tuple[str, ...]
    beside: tuple[str, ...] = ()
    width_mm: float = 60.0
    side: Literal["left", "right"] = "right"


class Signer(Closed):
    """Who signs in one column."""

    title: str
    note: str = "(Ký, ghi rõ họ, chữ đệm, tên)"
    citizen: bool = False
    who: str = ""
    name: str = ""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    dated: bool = False


class Signature(_Block):
    """Place, date and signatures."""

    piece: Literal["chu_ky"]
    left: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()
    beside: tuple[str, ...] = ()
    place: Literal["lam_tai", "dia_danh", "none"] = "lam_tai"
    room_mm: float = 25.0

    @property
    def citizens(self) -> tuple[Signer, ...]:
        """Those who sign at the counter, by name or by thumb."""
        return tuple(signer for signer in self.signers if signer.citizen)

    @model_validator(mode="after")
    def _several_citizens_are_named(self) -> Signature:
        if len(self.citizens) > 1 and not all(signer.who for signer in self.citizens):
            raise ValueError("citizens who sign together need «who»")
        if self.beside and (len(self.signers) != 1 or self.citizens):
            raise ValueError("«beside» needs one official who signs alone")
        return self


class Confirmation(_Block):
    """The words and the seal of an authority."""

    piece: Literal["xac_nhan"]
    title: str = ""
    lines: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()
    room_mm: float = 30.0


class Notes(_Block):
    """The notes at the end of a form."""

    piece: Literal["chu_thich"]
    heading: str = "Chú thích:"
    notes: tuple[str, ...]


def _piece_of(block: Any) -> str:
    return str(block.get("piece", "") if isinstance(block, dict) else block.piece)


Block = Annotated[
    Annotated[Lines, Tag("")]
    | Annotated[StateLines, Tag("quoc_hieu")]
    | Annotated[Letterhead, Tag("hai_dau")]
    | Annotated[Table, Tag("bang")]
    | Annotated[TwoColumns, Tag("hai_cot")]
    | Annotated[BoxGrid, Tag("luoi_o")]
    | Annotated[Squares, Tag("o_vuong")]
    | Annotated[Corner, Tag("khung_goc")]
    | Annotated[Signature, Tag("chu_ky")]
    | Annotated[Confirmation, Tag("xac_nhan")]
    | Annotated[Notes, Tag("chu_thich")],
    Discriminator(_piece_of),
]
