# SPDX-License-Identifier: GPL-3.0-or-later
"""The pieces every declaration shares: the state's two lines, the signature in three variants, the notes."""

from __future__ import annotations

from templates_docx.builder.blueprint import Block
from templates_docx.builder.wordml import TEXT_WIDTH_MM, Cell, Paragraph, Row, only_when, table

THUMB_WIDTH_MM, THUMB_HEIGHT_MM = 30.0, 35.0
ROOM_TO_SIGN_MM = 38.0
_HALF_MM = TEXT_WIDTH_MM / 2
_WITNESS_MM = 55.0
_SIGNS = "<i>(Ký, ghi rõ họ, chữ đệm, tên)</i>"
_THUMB = "Điểm chỉ {{ ky.ngon_tay }} của ông/bà {{ ky.ten_nguoi_ky | cham(30) }}"
_SCRIBE = "Người viết hộ, đọc lại cho người yêu cầu nghe: {{ ky.nguoi_viet_ho }}<dots/>"


def state_lines() -> str:
    """Quốc hiệu and Tiêu ngữ with the rule as long as the motto."""
    return (
        Paragraph("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", keep_next=True).xml()
        + Paragraph("TieuNgu", "Độc lập - Tự do - Hạnh phúc", keep_next=True).xml()
    )


def notes(block: Block) -> str:
    """«Chú thích» and its notes in one row that cannot be torn: on the back of the page that is signed.

    A page break would cost a third page where very long answers push the signature to the back.
    """
    lines = [Paragraph("ChuThichDau", "Chú thích:")]
    lines += [Paragraph("ChuThichMuc" if note.startswith("- ") else "ChuThich", note) for note in block.notes]
    # Word wants a paragraph after a table, and one between two tables.
    return _end().xml() + table((TEXT_WIDTH_MM,), [Row((Cell(tuple(lines)),))]) + _end().xml()


def signature(block: Block) -> str:
    """Place, date and signature; unbroken in each of its variants."""
    beside = tuple(_keep("OTrai", line) for line in block.left) or (_empty(),)
    above = "".join(_keep("Dong", line).xml() for line in block.left)
    return (
        (only_when("ky.lam_chung", above) if above else "")
        + _keep("LamTai", "Làm tại: {{ noi_lam | cham(24) }}, {{ ngay_lam | ngay_thang_nam }}").xml()
        + only_when("not ky.diem_chi", _signed(beside))
        + only_when("ky.diem_chi and not ky.lam_chung", _by_thumb(beside))
        + only_when("ky.lam_chung", _by_thumb_before_witnesses())
        + Paragraph("VietHo", _SCRIBE, (TEXT_WIDTH_MM,), when="ky.nguoi_viet_ho").xml()
    )


def _signed(beside: tuple[Paragraph, ...]) -> str:
    row = Row((Cell(beside), Cell(_heading("Người yêu cầu"))), ROOM_TO_SIGN_MM)
    return table((_HALF_MM, _HALF_MM), [row])


def _by_thumb(beside: tuple[Paragraph, ...]) -> str:
    side = (_HALF_MM - THUMB_WIDTH_MM) / 2
    rows = (
        Row((Cell(beside), Cell(_heading("Người yêu cầu"), spans=3))),
        Row((_blank(), _blank(), _thumb_box(), _blank()), THUMB_HEIGHT_MM, exact=True),
        Row((_blank(), Cell((_keep("DuoiO", _THUMB),), spans=3))),
    )
    return table((_HALF_MM, side, THUMB_WIDTH_MM, side), rows)


def _by_thumb_before_witnesses() -> str:
    side = (TEXT_WIDTH_MM - 2 * _WITNESS_MM - THUMB_WIDTH_MM) / 2
    rows = (
        Row(
            (
                Cell(_heading("Người làm chứng thứ nhất", small=True)),
                Cell(_heading("Người làm chứng thứ hai", small=True)),
                Cell(_heading("Người yêu cầu", small=True), spans=3),
            )
        ),
        Row((_blank(), _blank(), _blank(), _thumb_box(), _blank()), THUMB_HEIGHT_MM, exact=True),
        Row(
            (
                Cell((_keep("DuoiO", "{{ ky.nguoi_lam_chung_1 | cham(30) }}"),)),
                Cell((_keep("DuoiO", "{{ ky.nguoi_lam_chung_2 | cham(30) }}"),)),
                Cell((_keep("DuoiO", _THUMB),), spans=3),
            )
        ),
    )
    return table((_WITNESS_MM, _WITNESS_MM, side, THUMB_WIDTH_MM, side), rows)


def _heading(title: str, *, small: bool = False) -> tuple[Paragraph, ...]:
    return (_keep("KyTen", f"<b>{title}</b>"), _keep("KyGhiNho" if small else "KyGhi", _SIGNS))


def _thumb_box() -> Cell:
    return Cell((_empty(),), framed=True)


def _blank() -> Cell:
    return Cell((_empty(),))


def _empty() -> Paragraph:
    return _keep("OTrai", "")


def _end() -> Paragraph:
    return Paragraph("Het", "")


def _keep(style: str, text: str) -> Paragraph:
    return Paragraph(style, text, keep_next=True)
