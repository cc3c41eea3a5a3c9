# SPDX-License-Identifier: GPL-3.0-or-later
"""What communes send, added up: from a hundred files to one week of all 3,321, by csv and by DuckDB."""

from __future__ import annotations

import random
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bench.processes import Start, start_until_usable
from bench.rows import NotMeasured, Row, median
from counter_app import __version__
from counter_app.casework.tally_merge import MergeOrder, merge
from counter_app.catalog.reference import read_units
from counter_app.domain.manifest import MANIFEST_SUFFIX, Manifest, ManifestFile, sha256_of
from counter_app.domain.periods import Period, read_period
from counter_app.domain.tally import CountTable, Tally
from counter_app.domain.tally import Row as TallyRow
from counter_app.domain.tally_official import OFFICIAL
from counter_app.domain.tally_tables import BENEFICIARIES, PROCEDURES, SECTORS
from counter_app.exchange.duck import is_here
from counter_app.exchange.facts import write_facts
from counter_app.paths import PROGRAM

TITLE = "merging what communes send"
SIZES = (100, 1_000, 3_321)
_WEEK = "2026-W47"
_MADE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
_ROWS = {"official": 8, "procedures": 25, "sectors": 8, "beneficiaries": 7}


def measure(runs: int) -> list[Row]:
    """Each size: both ways beside bare csv reading, from the start of a process; then the workbook."""
    if not is_here():
        raise NotMeasured("DuckDB (the extra «merge») is not installed")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        written = 0
        for size in SIZES:
            written = _fill(Path(folder), written, size)
            # The largest take half a minute each; their spread is small.
            rows += _of_size(Path(folder), size, runs if size < 1_000 else 1)
        rows.append(_workbook(Path(folder)))
    return rows


def _of_size(folder: Path, size: int, runs: int) -> list[Row]:
    found: dict[str, list[Start]] = {}
    for _ in range(runs):
        for way in ("bare", "plain", "duckdb"):
            command = [sys.executable, "-m", "bench.merge_once", str(folder), way]
            found.setdefault(way, []).append(start_until_usable(command, {}))
    seconds = {way: median([start.usable_ms / 1000 for start in starts]) for way, starts in found.items()}
    peaks = {way: median([start.peak_mb or 0.0 for start in starts]) for way, starts in found.items()}
    named = {"plain": "csv", "duckdb": "DuckDB"}
    return [
        row
        for way, name in named.items()
        for row in (
            Row(f"{size:,} files checked, added up by {name}", seconds[way], "s", "bare csv reading", seconds["bare"]),
            Row(f"… most memory, {size:,} files, {name}", peaks[way], "MB", "bare csv reading", peaks["bare"]),
        )
    ]


def _workbook(folder: Path) -> Row:
    merged = merge(MergeOrder((folder,), _MADE), read_units())
    size = len(merged.outgoing.files[0].content()) / 1e6
    return Row(f"the workbook of {len(merged.sent):,} files", size, "MB")


def _fill(folder: Path, begun: int, size: int) -> int:
    """Sets of a week until there are so many, each of another commune."""
    communes = read_units().communes
    for number in range(begun, size):
        _send(folder / f"{number:06}", communes[number].code, read_period(_WEEK))
    return size


def _send(folder: Path, code: str, period: Period) -> None:
    folder.mkdir()
    content = write_facts(_tally(code, period), __version__)
    name = f"{period.code}-{code}-facts.csv"
    listed = ManifestFile(name=name, size=len(content), sha256=sha256_of(content))
    manifest = Manifest(
        program=PROGRAM,
        version=__version__,
        kind="tally",
        title="",
        period=period.code,
        made_at=_MADE,
        files=(listed,),
    )
    (folder / name).write_bytes(content)
    (folder / f"tally{MANIFEST_SUFFIX}").write_bytes(manifest.to_bytes())


def _tally(code: str, period: Period) -> Tally:
    """Numbers of a usual size; they need not add up to be added up."""
    chance = random.Random(f"{code} {period.code}")
    tables = (_filled(table, chance) for table in (OFFICIAL, PROCEDURES, SECTORS, BENEFICIARIES))
    return Tally(period, "", _MADE, tuple(tables), code)


def _filled(shape: CountTable, chance: random.Random) -> CountTable:
    counted = [column.id for column in shape.columns if column.kind == "count"]
    rows = [
        TallyRow(f"{shape.id}-{n}", f"Dòng {n}", {column: chance.randint(0, 9) for column in counted})
        for n in range(_ROWS[shape.id])
    ]
    whole = {column: sum(int(str(row.cells[column])) for row in rows) for column in counted}
    return CountTable(shape.id, shape.title, shape.columns, tuple(rows), TallyRow("total", "Cộng", whole))
