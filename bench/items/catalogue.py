# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue at a start: the kept index beside parsing every file anew, with 500 procedures and 60 forms.

Also what a key costs the search over as many procedures.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.rows import Row, median, percentile
from bench.wide_catalogue import wide_layer
from counter_app.catalog.catalog import Catalog, open_catalog
from counter_app.catalog.compiled import FILE_NAME, read_compiled
from counter_app.catalog.compiling import compiled_catalog
from counter_app.catalog.search import ProcedureIndex
from counter_app.workshop import shipped_catalog

TITLE = "catalogue"
_BESIDE = "parsing every file"
_QUERIES = (
    "dang ky khai sinh",
    "giấy chứng tử",
    "1.00487",
    "ho tro mai tang phi",
    "nguoi cao tuoi",
    "xac nhann",
    "dat",
)


def measure(runs: int) -> list[Row]:
    """A start with the index kept, without, and one procedure opened."""
    with tempfile.TemporaryDirectory() as folder:
        layers = (wide_layer(Path(folder)),)
        kept = Path(folder) / FILE_NAME
        parsed = median([_ms(lambda: open_catalog(layers)) for _ in range(max(1, runs // 3))])
        compiled_catalog(layers, kept)
        listed = median([_ms(lambda: _listed(kept)) for _ in range(runs)])
        current = median([_ms(lambda: open_catalog(layers, kept)) for _ in range(runs)])
        opened = median([_ms(lambda: _open_one(open_catalog(layers, kept))) for _ in range(runs)]) - current
    return [
        Row("list of 500 procedures, searchable", listed, "ms", _BESIDE, parsed),
        Row("catalogue of 500 procedures and 60 forms", current, "ms", _BESIDE, parsed),
        Row("the first procedure opened, with its form", opened, "ms"),
        Row("one key in the search line, p99", percentile(_keys_ms(), 99), "ms"),
    ]


def _listed(kept: Path) -> ProcedureIndex:
    compiled = read_compiled(kept)
    return ProcedureIndex(compiled.offers if compiled else ())


def _open_one(catalog: Catalog) -> None:
    catalog.forms_of("8.000007")


def _keys_ms() -> list[float]:
    """Every beginning of every query, as it is typed, over the shipped catalogue."""
    index = ProcedureIndex(shipped_catalog().offers)
    typed = [query[:end] for query in _QUERIES for end in range(len(query) + 1)]
    return [_ms(lambda query=query: index.find(query, {})) for query in typed]  # type: ignore[misc]


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
