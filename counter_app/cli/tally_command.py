# SPDX-License-Identifier: GPL-3.0-or-later
"""``tally``: counts a period of the register and writes its files, or merges what many communes sent."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counter_app.casework.export_door import ExportDoor
from counter_app.casework.export_run import ExportDone
from counter_app.casework.service_day import OfficeDays
from counter_app.casework.tally_desk import TallyDesk
from counter_app.casework.tally_files import FORMATS, TallyFiles, TallyFormat
from counter_app.catalog.catalog import open_catalog
from counter_app.catalog.layers import layers_of
from counter_app.catalog.table_words import load_table_words
from counter_app.cli.answer import give
from counter_app.cli.out_folder import folder_to_write
from counter_app.cli.tally_merge_command import run_tally_merge
from counter_app.clock import office_now
from counter_app.domain.errors import BadInput
from counter_app.domain.periods import Period, PeriodKind, read_period
from counter_app.domain.tally import CountTable, Row, Tally
from counter_app.paths import Folders
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.place import RegisterPlace
from counter_app.storage.refusals import NoRegisterYet
from counter_app.storage.register import Register

_KINDS: tuple[PeriodKind, ...] = ("week", "month", "quarter", "year", "range")


def run_tally(arguments: Namespace) -> int:
    """Count and write, or merge; returns the exit code."""
    if arguments.action == "merge":
        return run_tally_merge(arguments)
    period, formats, folder = _period(arguments), _formats(arguments.format), _folder(arguments)
    folders = Folders.at(arguments.data_dir)
    if not RegisterPlace(folders.register).register.exists():
        raise NoRegisterYet
    register = Register.open(folders.register, AccountUnlock(), office_now)
    try:
        settings = Settings.from_stored(register.settings.load())
        layers = layers_of(folders)
        days = OfficeDays(lambda: layers)
        words = load_table_words(layers)
        desk = TallyDesk(register, open_catalog(layers), days, lambda: settings, office_now, lambda: words)
        files = TallyFiles(desk, lambda: settings, lambda: [layer.templates for layer in layers])
        tally = desk.leaving(period)
        outgoing = files.outgoing(tally, settings.office, formats)
        done = ExportDoor(office_now, register).write(outgoing, folder) if folder else None
    finally:
        register.close()
    give(arguments.json, _shape(tally, done), _lines(tally, done))
    return 0


def _period(arguments: Namespace) -> Period:
    named = [(kind, getattr(arguments, kind)) for kind in _KINDS if getattr(arguments, kind)]
    if len(named) != 1:
        raise BadInput(
            "Cần đúng một kỳ: --week 2026-W47, --month 2026-11, --quarter 2026-Q4, --year 2026 hoặc --range."
        )
    kind, text = named[0]
    period = read_period(text)
    if period.kind != kind:
        raise BadInput(f"«{text}» không phải là kỳ của --{kind}. Chưa đếm gì; xin xem lại.")
    return period


def _formats(named: str | None) -> tuple[TallyFormat, ...]:
    if named is None:
        return FORMATS
    wanted = named.split(",")
    strange = [one for one in wanted if one not in FORMATS]
    if strange:
        raise BadInput(f"Không có dạng tệp «{strange[0]}». Các dạng: {', '.join(FORMATS)}.")
    return tuple(one for one in FORMATS if one in wanted)


def _folder(arguments: Namespace) -> Path | None:
    if arguments.files:
        raise BadInput("Chỉ «tally merge» nhận tệp. Chưa đếm gì.")
    if arguments.out is None:
        if not arguments.json:
            raise BadInput("Cần --out THƯ_MỤC để ghi tệp, hoặc --json để chỉ xem số.")
        return None
    return folder_to_write(arguments.out)


def _shape(tally: Tally, done: ExportDone | None) -> dict[str, Any]:
    return {
        "period": tally.period.code,
        "first": tally.period.first.isoformat(),
        "last": tally.period.last.isoformat(),
        "unit": tally.unit,
        "made_at": tally.made_at.isoformat(),
        "issued_at": tally.issued_at.isoformat() if tally.issued_at else None,
        "small_cells_merged": tally.small_cells_merged,
        "tables": [_table(table) for table in tally.tables],
        "corrections": len(tally.corrections),
        "folder": str(done.folder) if done else None,
        "files": [file.name for file in done.files] if done else [],
    }


def _table(table: CountTable) -> dict[str, Any]:
    columns = [
        {"id": one.id, "title": one.title, "kind": one.kind, "definition": one.definition} for one in table.columns
    ]
    return {
        "id": table.id,
        "title": table.title,
        "columns": columns,
        "rows": [_row(row) for row in table.rows],
        "total": _row(table.total) if table.total else None,
    }


def _row(row: Row) -> dict[str, Any]:
    return {"key": row.key, "title": row.title, "cells": dict(row.cells)}


def _lines(tally: Tally, done: ExportDone | None) -> Iterator[str]:
    total = tally.table("official").total
    received = total.cells["received"] if total else 0
    standing = f"đã chốt {tally.issued_at:%H:%M %d/%m/%Y}" if tally.issued_at else "chưa chốt"
    yield f"{tally.period.title} ({standing}): {received if received is not None else '–'} hồ sơ."
    if done:
        yield from (f"Đã ghi {done.folder / file.name}" for file in done.files)
