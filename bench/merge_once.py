# SPDX-License-Identifier: GPL-3.0-or-later
"""One merge in a process of its own, for its own memory: `plain`, `duckdb`, or `bare` (csv and nothing else).

Says `usable` when it is done, as `bench.processes` listens for.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from pathlib import Path

from counter_app.exchange.arrived import look_at
from counter_app.exchange.duck import add_up_with_duckdb
from counter_app.exchange.sums import add_up


def main(folder: Path, way: str) -> None:
    """Read all facts under the folder, once."""
    if way == "bare":
        for path in folder.rglob("*-facts.csv"):
            with path.open(encoding="utf-8", newline="") as handle:
                sum(int(row[4]) for row in csv.reader(handle) if row[4].isdigit())
    elif way == "duckdb":
        with tempfile.TemporaryDirectory() as scratch:
            add_up_with_duckdb(look_at([folder]).sent, Path(scratch))
    else:
        add_up(look_at([folder]).sent)
    print("usable", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
