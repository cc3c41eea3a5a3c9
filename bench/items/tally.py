# SPDX-License-Identifier: GPL-3.0-or-later
"""A week and a year counted from registers of any size, beside plain SQLite reading the same rows; sizes of files."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from bench.full_register import fill
from bench.rows import Row, median
from counter_app.casework.service_day import OfficeDays
from counter_app.casework.tally_desk import TallyDesk
from counter_app.casework.tally_files import tally_outgoing
from counter_app.catalog.layers import shipped_layer
from counter_app.clock import office_now
from counter_app.domain.periods import Period, PeriodKind, period_of
from counter_app.domain.tally import Tally
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from counter_app.workshop import shipped_catalog

TITLE = "tally of a week and a year"
SIZES = (10_000, 100_000, 1_000_000)
_SETTINGS = Settings(commune="xã Bùi La Nhân", province="tỉnh Hà Tĩnh", schemes="dak-nong bui-la-nhan nghi-dong")
_PERIODS: tuple[tuple[str, PeriodKind], ...] = (("weekly tally", "week"), ("year report", "year"))
_SAME_ROWS = """
    SELECT d.procedure_code, h.sector, count(*), count(h.done_at), count(CASE WHEN h.written_by <> '' THEN 1 END)
    FROM handling AS h JOIN dossier AS d ON d.id = h.dossier_id
    WHERE h.received_at >= ? AND h.received_at < ? GROUP BY 1, 2
"""


def measure(runs: int) -> list[Row]:
    """Each size beside an unencrypted SQLite file, one statement over the same rows."""
    rows: list[Row] = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            rows += _of_size(Path(folder), size, max(1, runs // 3))
    return rows


def _of_size(folder: Path, size: int, runs: int) -> list[Row]:
    fill(folder, size)
    register = Register.open(folder, AccountUnlock(), office_now)
    plain = _plain_copy(register, folder / "plain.sqlite")
    desk = TallyDesk(register, shipped_catalog(), OfficeDays(lambda: [shipped_layer()]), lambda: _SETTINGS, office_now)
    rows = []
    for name, kind in _PERIODS:
        # A week ago: the last whole week, and a year that holds work in the smallest register too.
        period = period_of(kind, office_now().date() - timedelta(days=7))
        desk.count(period)
        ours = median([_ms(lambda period=period: desk.count(period)) for _ in range(runs)])  # type: ignore[misc]
        theirs = median([_ms(lambda period=period: _read(plain, period)) for _ in range(runs)])  # type: ignore[misc]
        rows.append(
            Row(
                f"{name}, all tables, {size:,} dossiers", ours, "ms", "plain SQLite, one table of the same rows", theirs
            )
        )
    if size == SIZES[0]:
        rows += _sizes(desk.count(period_of("week", office_now().date()).before()))
    plain.close()
    register.close()
    return rows


def _sizes(tally: Tally) -> list[Row]:
    """What one week weighs on the stick, by kind of file."""
    kilobytes: Counter[str] = Counter()
    for file in tally_outgoing(tally, _SETTINGS.office).files:
        kilobytes[file.name.rpartition(".")[2]] += len(file.content())
    return [Row(f"weekly tally as {kind}", size / 1024, "KB") for kind, size in kilobytes.items()]


def _plain_copy(register: Register, path: Path) -> sqlite3.Connection:
    with register._file.bare() as raw:
        raw.execute("ATTACH DATABASE ? AS plain KEY ''", (str(path),))
        for table in ("dossier", "handling"):
            raw.execute(f"CREATE TABLE plain.{table} AS SELECT * FROM {table}")
        raw.execute("CREATE UNIQUE INDEX plain.by_id ON dossier (id)")
        raw.execute("CREATE INDEX plain.by_received ON handling (received_at)")
        raw.execute("DETACH DATABASE plain")
    return sqlite3.connect(path)


def _read(plain: sqlite3.Connection, period: Period) -> None:
    plain.execute(_SAME_ROWS, (period.first.isoformat(), period.after().first.isoformat())).fetchall()


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
