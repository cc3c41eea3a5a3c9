# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up a province's or the country's files through DuckDB: the same sums, memory bounded, the rest on disk.

DuckDB is an optional extra (``merge``); it may load nothing and ask nobody (extensions are switched off).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.domain.errors import BadInput
from counter_app.exchange.arrived import Sent
from counter_app.exchange.facts import LONGEST_TITLE
from counter_app.exchange.sums import STOCKS, ByPeriod, ByRow, ByUnit, Sums

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY_MB = 512
"""What DuckDB may hold; beyond it writes to the scratch folder."""
_AT_ONCE = 2_000
"""Files in one reading."""
_READ = f"""
    INSERT INTO facts
    SELECT facts."table", coalesce("row", ''), left(coalesce(title, ''), {LONGEST_TITLE}), "column", "value",
        unit, period
    FROM read_csv(?, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
        filename = 'path', columns = {{'table': 'VARCHAR', 'row': 'VARCHAR', 'title': 'VARCHAR', 'column': 'VARCHAR',
        'value': 'BIGINT'}}) AS facts
    JOIN sent USING (path)
    WHERE facts."table" NOT LIKE '#%'
"""
_WHOLE = """
    CREATE VIEW whole AS
    SELECT facts."table", "row", facts.unit, facts."column", "value"
    FROM facts
    JOIN (SELECT unit, min(period) AS began, max(period) AS ended FROM sent GROUP BY unit) USING (unit)
    LEFT JOIN stocks ON stocks."table" = facts."table" AND stocks."column" = facts."column"
    WHERE how IS NULL OR (how = 'first' AND period = began) OR (how = 'last' AND period = ended)
"""
_BY_UNIT = """SELECT "table", unit, "column", sum("value")::BIGINT FROM whole WHERE "row" = '' GROUP BY ALL"""
_BY_ROW = """SELECT "table", "row", "column", sum("value")::BIGINT FROM whole WHERE "row" <> '' GROUP BY ALL"""
_BY_PERIOD = """SELECT "table", period, "column", sum("value")::BIGINT FROM facts WHERE "row" = '' GROUP BY ALL"""
_TITLES = """SELECT "table", "row", min(title) FROM facts WHERE "row" <> '' GROUP BY ALL"""


def is_here() -> bool:
    """Whether the optional extra is installed."""
    return find_spec("duckdb") is not None


def add_up_with_duckdb(sent: Sequence[Sent], scratch: Path, memory_mb: int = MEMORY_MB) -> Sums:
    """What ``sums.add_up`` gives. ``scratch``: an empty folder for what does not fit into ``memory_mb``.

    Raises:
        BadInput: a file that its manifest vouches for is not in the form of facts.
    """
    # late: an optional extra, and 30 MB of it
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{memory_mb}MB",
        "temp_directory": str(scratch / "spill"),
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "preserve_insertion_order": "false",
    }
    with duckdb.connect(str(scratch / "merge.duckdb"), config=config) as base:
        _set_up(base, sent, scratch / "sent.csv")
        try:
            for start in range(0, len(sent), _AT_ONCE):
                base.execute(_READ, [[str(each.path) for each in sent[start : start + _AT_ONCE]]])
        except duckdb.Error as error:
            raise BadInput(
                "Có tệp số liệu không đúng quy cách. Chưa gộp gì; xin gộp từng phần để tìm tệp hỏng."
            ) from error
        base.execute(_WHOLE)
        return Sums(
            by_unit={ByUnit(*key): total for *key, total in base.execute(_BY_UNIT).fetchall()},
            by_row={ByRow(*key): total for *key, total in base.execute(_BY_ROW).fetchall()},
            by_period={ByPeriod(*key): total for *key, total in base.execute(_BY_PERIOD).fetchall()},
            titles={(table, row): title for table, row, title in base.execute(_TITLES).fetchall()},
        )


def _set_up(base: DuckDBPyConnection, sent: Sequence[Sent], listed: Path) -> None:
    """The tables: who sent what, which columns are states, and the facts."""
    with listed.open("w", encoding="utf-8", newline="") as handle:
        rows = csv.writer(handle)
        rows.writerow(("path", "unit", "period"))
        rows.writerows((str(each.path), each.unit, each.period) for each in sent)
    base.execute("CREATE TABLE sent AS SELECT * FROM read_csv(?, header = true, all_varchar = true)", [str(listed)])
    base.execute('CREATE TABLE stocks ("table" VARCHAR, "column" VARCHAR, how VARCHAR)')
    base.executemany("INSERT INTO stocks VALUES (?, ?, ?)", [(*key, how) for key, how in STOCKS.items()])
    base.execute(
        'CREATE TABLE facts ("table" VARCHAR, "row" VARCHAR, title VARCHAR, "column" VARCHAR, "value" BIGINT, '
        "unit VARCHAR, period VARCHAR)"
    )
