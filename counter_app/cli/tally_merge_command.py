# SPDX-License-Identifier: GPL-3.0-or-later
"""``tally merge``: the office above joins what many communes sent; it needs no register."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from counter_app.casework.export_door import ExportDoor
from counter_app.casework.tally_merge import Merged, MergeOrder, merge
from counter_app.catalog.reference import read_units
from counter_app.cli.answer import give
from counter_app.cli.arguments import WHOLE_COUNTRY
from counter_app.cli.out_folder import folder_to_write
from counter_app.clock import office_now
from counter_app.domain.administrative_units import AdministrativeUnits, Province
from counter_app.domain.errors import BadInput
from counter_app.domain.text import fold

_CODE = re.compile(r"\d{5}")
_MOST_TOLD = 20
"""Lines on the screen; the workbook has all."""


def run_tally_merge(arguments: Namespace) -> int:
    """Merge, write the workbook; returns the exit code."""
    if not arguments.files:
        raise BadInput("Thiếu tệp để gộp: ghi thư mục các xã gửi, hoặc từng tệp, sau «tally merge».")
    folder = folder_to_write(arguments.out)
    units = read_units()
    expected, title = _expected(arguments, units)
    order = MergeOrder(tuple(Path(named) for named in arguments.files), office_now(), expected, title)
    merged = merge(order, units)
    done = ExportDoor(office_now).write(merged.outgoing, folder)
    written = done.folder / done.files[0].name
    give(arguments.json, _shape(merged, written), _lines(merged, written))
    return 0


def _expected(arguments: Namespace, units: AdministrativeUnits) -> tuple[tuple[str, ...], str]:
    """The codes of the offices that should send, and what they are called together."""
    if arguments.units:
        return _listed(Path(arguments.units)), f"các đơn vị trong {Path(arguments.units).name}"
    if not arguments.province:
        return (), ""
    if arguments.province.lower() == WHOLE_COUNTRY:
        return tuple(commune.code for commune in units.communes), "cả nước"
    province = _province(arguments.province, units)
    return tuple(each.code for each in units.communes if each.province == province.code), province.full_name


def _province(named: str, units: AdministrativeUnits) -> Province:
    for province in units.provinces:
        if fold(named) in (province.code, fold(province.name), fold(province.full_name)):
            return province
    raise BadInput(f"Không có tỉnh «{named}» trong danh mục. Chưa gộp gì; ghi mã (42) hoặc tên (Hà Tĩnh).")


def _listed(path: Path) -> tuple[str, ...]:
    try:
        codes = path.read_text("utf-8-sig").split()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("Không đọc được tệp ghi mã các xã. Chưa gộp gì; xin xem lại tên tệp.") from error
    wrong = [code for code in codes if not _CODE.fullmatch(code)]
    if wrong or not codes:
        told = f"có «{wrong[0]}»" if wrong else "trống"
        raise BadInput(f"Tệp ghi mã các xã {told}; mỗi dòng phải là một mã năm chữ số. Chưa gộp gì.")
    return tuple(dict.fromkeys(codes))


def _shape(merged: Merged, written: Path) -> dict[str, object]:
    return {
        "out": str(written),
        "files": len(merged.sent),
        "units": len({each.unit for each in merged.sent}),
        "refused": [{"file": str(each.path), "reason": each.reason} for each in merged.refused],
        "missing": {each.unit: list(each.periods) for each in merged.missing},
        "note": merged.note,
    }


def _lines(merged: Merged, written: Path) -> Iterator[str]:
    offices = len({each.unit for each in merged.sent})
    yield f"Đã tạo {written}: {len(merged.sent)} tệp của {offices} đơn vị."
    refused = [f"Không tính {each.path}: {each.reason}" for each in merged.refused]
    missing = [f"Còn thiếu {each.unit}: {', '.join(each.periods)}." for each in merged.missing]
    for lines in (refused, missing):
        yield from lines[:_MOST_TOLD]
        if len(lines) > _MOST_TOLD:
            yield f"… và {len(lines) - _MOST_TOLD} dòng nữa; xem đủ trong tệp."
    if merged.note:
        yield merged.note
