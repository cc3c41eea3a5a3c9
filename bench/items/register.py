# SPDX-License-Identifier: GPL-3.0-or-later
"""The register as it grows to a million dossiers: board, search, opening; and what a decision costs."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.full_register import fill
from bench.rows import Row, median, percentile
from counter_app.casework.service_day import ServiceDay
from counter_app.catalog.layers import shipped_layer
from counter_app.catalog.reference import lists_folder, read_holidays
from counter_app.catalog.schemes import load_schemes
from counter_app.clock import office_now
from counter_app.domain.board import BoardFilter
from counter_app.domain.decision import Asked
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from counter_app.workshop import shipped_catalog

TITLE = "register as it grows"
SIZES = (1_000, 100_000, 1_000_000)
_SOUGHT = (
    "n",
    "nguyen",
    "nguyen thi",
    "nguyen thi lan",
    "quynh y",
    "thon 7",
    "26-0031",
    "042",
    "ly ngoc ngu",
    "1.0048",
)


def measure(runs: int) -> list[Row]:
    """Each size beside the smallest; the decision for itself."""
    rows = _decision(runs)
    smallest: dict[str, float] = {}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            for name, value, unit in _of_size(Path(folder), size, runs):
                beside = smallest.setdefault(name, value)
                rows.append(Row(f"{name}, {size:,} dossiers", value, unit, f"{SIZES[0]:,} dossiers", beside))
    return rows


def _of_size(folder: Path, size: int, runs: int) -> list[tuple[str, float, str]]:
    fill(folder, size)
    opened: list[float] = []
    for _ in range(3):
        opened.append(_ms(lambda: Register.open(folder, AccountUnlock(), office_now).close()))
    register = Register.open(folder, AccountUnlock(), office_now)
    started = [_ms(lambda: _what_a_start_asks(register)) for _ in range(runs)]
    board = [_ms(lambda shown=shown: register.board.lines(shown)) for shown in BoardFilter for _ in range(runs)]  # type: ignore[misc]
    counts = [_ms(register.board.counts) for _ in range(runs)]
    found = [_ms(lambda sought=sought: register.dossiers.find(sought)) for sought in _SOUGHT for _ in range(runs)]  # type: ignore[misc]
    register.close()
    kilobytes = (folder / "register.sqlite").stat().st_size / size / 1024
    return [
        ("register opened", median(opened), "ms"),
        ("what a start asks it", median(started), "ms"),
        ("board, p50", median(board), "ms"),
        ("board, p99", percentile(board, 99), "ms"),
        ("counters, p50", median(counts), "ms"),
        ("search, p50", median(found), "ms"),
        ("search, p99", percentile(found, 99), "ms"),
        ("a dossier in the file, without history", kilobytes, "KB"),
    ]


def _what_a_start_asks(register: Register) -> None:
    register.settings.load()
    register.dossiers.last_open()
    register.dossiers.usage()
    register.dossiers.list_open(9)


def _decision(runs: int) -> list[Row]:
    schemes = load_schemes([shipped_layer()])
    day = ServiceDay.of(read_holidays(lists_folder() / "holidays.toml"), schemes.chosen(list(schemes.known)))
    asked = Asked(shipped_catalog().procedure("1.004873"), office_now())
    took = [_ms(lambda: day.decide(asked)) for _ in range(200 * runs)]
    return [Row("a decision under five schemes, p99", percentile(took, 99), "ms")]


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
