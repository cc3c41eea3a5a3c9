# SPDX-License-Identifier: GPL-3.0-or-later
"""Who signs, and how: by name, by thumb, by thumb before witnesses; and what an authority confirms below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from templates_docx.builder.blocks import Confirmation, Signature, Signer
from templates_docx.builder.grid import Cell, Row, table
from templates_docx.builder.pieces import PLACE_AND_DAY, end, keep, leading
from templates_docx.builder.sheet import Sheet
from templates_docx.builder.wordml import Paragraph, only_when

THUMB_WIDTH_MM, THUMB_HEIGHT_MM = 30.0, 35.0
ROOM_TO_SIGN_MM = 38.0
_WITNESS_ROOM_MM = 16.0
_WITNESS_SHARE = 1 / 3
_APPLICANT = Signer(title="Người yêu cầu", citizen=True)
_NOBODY = Signer(title="", note="")
_THUMB = "Điểm chỉ {{ ky.ngon_tay }} của ông/bà {{ ky.ten_nguoi_ky | cham(30) }}"
# Of two who sign together one may write and the other not: the words hold for both.
_SIGN_OR_THUMB = "Ký, hoặc điểm chỉ {{ ky.ngon_tay }}"
_WITNESSES = (Signer(title="Người làm chứng thứ nhất"), Signer(title="Người làm chứng thứ hai"))
_WITNESS_NAMES = ("{{ ky.nguoi_lam_chung_1 | cham(30) }}", "{{ ky.nguoi_lam_chung_2 | cham(30) }}")
_SCRIBE = "Người viết hộ, đọc lại cho người yêu cầu nghe: {{ ky.nguoi_viet_ho }}<dots/>"
_DATED = "............, ngày ...... tháng ...... năm ........"


def signature(block: Signature, sheet: Sheet) -> str:
    """Place, date and signatures; unbroken in each of their variants."""
    above = "".join(keep("Dong", line).xml() for line in block.left)
    citizens = block.citizens if block.signers else (_APPLICANT,)
    if not citizens:
        return above + _place(block) + _columns(block.signers, sheet, block.room_mm, block.beside) + end()
    if block.signers:
        signed, by_thumb = _columns(block.signers, sheet, block.room_mm), _by_thumb_in_columns(block, sheet)
    else:
        beside = tuple(keep("OTrai", line) for line in block.left) or (_empty(),)
        signed, by_thumb = _signed(beside, sheet), _by_thumb(beside, sheet)
    return (
        (above if block.signers else only_when("ky.lam_chung", above) if above else "")
        + _place(block)
        + only_when("not ky.diem_chi", signed)
        + only_when("ky.diem_chi and not ky.lam_chung", by_thumb)
        + only_when("ky.lam_chung", _before_witnesses(block, citizens, sheet))
        + Paragraph("VietHo", _SCRIBE, (sheet.text_mm,), when="ky.nguoi_viet_ho").xml()
        + (end() if block.signers else "")
    )


def confirmation(block: Confirmation, sheet: Sheet) -> str:
    """The words of an authority with room for its signature and seal."""
    title = keep("XacNhanTen", block.title).xml() if block.title else ""
    lines = "".join(leading("Dong", line, sheet.text_mm, stays=True).xml() for line in block.lines)
    return title + lines + (_columns(block.signers, sheet, block.room_mm) + end() if block.signers else "")


def _place(block: Signature) -> str:
    if block.place == "none":
        return ""
    return keep("LamTai", f"Làm tại: {PLACE_AND_DAY}" if block.place == "lam_tai" else PLACE_AND_DAY).xml()


def _signed(beside: tuple[Paragraph, ...], sheet: Sheet) -> str:
    row = Row((Cell(beside), Cell(_heading(_APPLICANT))), ROOM_TO_SIGN_MM)
    return table((sheet.text_mm / 2,) * 2, [row])


def _by_thumb(beside: tuple[Paragraph, ...], sheet: Sheet) -> str:
    half = sheet.text_mm / 2
    side = (half - THUMB_WIDTH_MM) / 2
    rows = (
        Row((Cell(beside), Cell(_heading(_APPLICANT), spans=3))),
        Row((_blank(), _blank(), _thumb_box(), _blank()), THUMB_HEIGHT_MM, exact=True),
        Row((_blank(), Cell((keep("DuoiO", _THUMB),), spans=3))),
    )
    return table((half, side, THUMB_WIDTH_MM, side), rows)


def _before_witnesses(block: Signature, citizens: Sequence[Signer], sheet: Sheet) -> str:
    if len(citizens) > 1:
        return _by_thumb_in_columns(block, sheet) + keep("Het", "").xml() + _witnesses_alone(sheet)
    return _beside_witnesses(block, sheet) + _by_thumb_before_witnesses(citizens[0], sheet)


def _witnesses_alone(sheet: Sheet) -> str:
    names = tuple(Cell((keep("DuoiO", name),)) for name in _WITNESS_NAMES)
    rows = (Row(tuple(Cell(_heading(witness)) for witness in _WITNESSES)), Row((_blank(),) * 2, _WITNESS_ROOM_MM))
    return table((sheet.text_mm / 2,) * 2, (*rows, Row(names)))


def _by_thumb_before_witnesses(citizen: Signer, sheet: Sheet) -> str:
    witness_mm = sheet.text_mm * _WITNESS_SHARE
    side = (sheet.text_mm - 2 * witness_mm - THUMB_WIDTH_MM) / 2
    rows = (
        Row(
            (
                *(Cell(_heading(witness, small=True)) for witness in _WITNESSES),
                Cell(_heading(citizen, small=True), spans=3),
            )
        ),
        Row((_blank(), _blank(), _blank(), _thumb_box(), _blank()), THUMB_HEIGHT_MM, exact=True),
        Row(
            (
                *(Cell((keep("DuoiO", name),)) for name in _WITNESS_NAMES),
                Cell((keep("DuoiO", _THUMB),), spans=3),
            )
        ),
    )
    return table((witness_mm, witness_mm, side, THUMB_WIDTH_MM, side), rows)


def _beside_witnesses(block: Signature, sheet: Sheet) -> str:
    """The others who sign, each in the same place as ever, above the citizen and the witnesses."""
    if all(signer.citizen for signer in block.signers):
        return ""
    signers = [_NOBODY if signer.citizen else signer for signer in block.signers]
    return _columns(signers, sheet, block.room_mm) + end()


def _columns(signers: Sequence[Signer], sheet: Sheet, room_mm: float, beside: Sequence[str] = ()) -> str:
    """Everyone in a column: who signs, room, perhaps the printed name. One alone signs at the right of ``beside``."""
    small = len(signers) > 2
    cells = [Cell(_heading(signer, small=small)) for signer in signers]
    rooms = [Cell((_empty(),)) for _ in signers]
    names = [Cell(_under(signer)) for signer in signers]
    if len(signers) == 1:
        cells, rooms, names = ([_blank(), *row] for row in (cells, rooms, names))
        cells[0] = Cell(tuple(keep("NoiNhan", line) for line in beside)) if beside else cells[0]
    rows = [Row(tuple(cells)), Row(tuple(rooms), room_mm)]
    rows += [Row(tuple(names))] if any(signer.name or signer.below for signer in signers) else []
    return table((sheet.text_mm / len(cells),) * len(cells), rows)


def _by_thumb_in_columns(block: Signature, sheet: Sheet) -> str:
    """The same columns with a box for the thumb of each citizen."""
    alone = len(block.signers) == 1
    width = sheet.text_mm / (2 if alone else len(block.signers))
    small = len(block.signers) > 2
    side = (width - THUMB_WIDTH_MM) / 2
    heads, rooms, names = ([_blank()] if alone else [] for _ in range(3))
    widths = [width] if alone else []
    for signer in block.signers:
        if signer.citizen:
            widths += [side, THUMB_WIDTH_MM, side]
            heads.append(Cell(_heading(signer, small=small), spans=3))
            rooms += [_blank(), _thumb_box(), _blank()]
            names.append(Cell((keep("DuoiO", _under_box(block, signer)),), spans=3))
        else:
            widths.append(width)
            heads.append(Cell(_heading(signer, small=small)))
            rooms.append(_blank())
            names.append(Cell(_under(signer)))
    rows = (Row(tuple(heads)), Row(tuple(rooms), THUMB_HEIGHT_MM, exact=True), Row(tuple(names)))
    return table(widths, rows)


def _under_box(block: Signature, signer: Signer) -> str:
    return f"{_SIGN_OR_THUMB}:<br/>{signer.who}" if len(block.citizens) > 1 else _THUMB


def _heading(signer: Signer, *, small: bool = False) -> tuple[Paragraph, ...]:
    above = (*signer.above, *((f"<i>{_DATED}</i>",) if signer.dated else ()))
    note = keep("KyGhiNho" if small else "KyGhi", f"<i>{signer.note}</i>")
    return (
        *(keep("KyGhiNho" if small else "KyTen", line) for line in above),
        *(keep("KyTen", f"<b>{line}</b>") for line in signer.title.split("\n")),
        *((note,) if signer.note else ()),
    )


def _under(signer: Signer) -> tuple[Paragraph, ...]:
    """What stands under the room to sign."""
    name = replace(keep("KyTen", signer.name), bold=True)
    below = tuple(keep("KyGhiNho", line) for line in signer.below)
    return (*((name,) if signer.name or not below else ()), *below)


def _thumb_box() -> Cell:
    return Cell((_empty(),), framed=True)


def _blank() -> Cell:
    return Cell((_empty(),))


def _empty() -> Paragraph:
    return keep("OTrai", "")
