# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts of a period gathered out of the register in one moment, and counted apart from it.

Counting a year takes seconds, gathering a fraction of that: only for gathering does a save have to wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import sqlcipher3.dbapi2 as driver

from counter_app.domain.tally import CountTable
from counter_app.storage.counted import FACTS, KEYS, MEASURES, OFFICIAL_FACTS, OFFICIAL_MEASURES
from counter_app.storage.counted_voices import SOURCES, Source, how_many
from counter_app.storage.counting_pass import Counted, CountingPass, Span
from counter_app.storage.register_file import RegisterFile

_DOSSIERS = Source(FACTS, "", how_many(MEASURES))
_GATHERED = {
    "counted": _DOSSIERS,
    "official": Source(OFFICIAL_FACTS, KEYS["official"], how_many(OFFICIAL_MEASURES)),
    **SOURCES,
}
"""By the name its facts are kept under: «counted» for all tables of the dossiers received, else the table's own."""
_NUMBERS = count(1)
_PAGES_KB = 64_000
"""Pages of the register kept while facts are gathered: three of the tables read the same ones, decrypted once."""


class Gathered:
    """Facts of one moment. They stay as they were gathered whatever the register takes in meanwhile."""

    def __init__(self, apart: Any) -> None:
        self._apart = apart

    def schemes(self) -> tuple[str, ...]:
        """The schemes under which anything received in the period was served, in the order of their ids."""
        return scheme_ids(granted for (granted,) in self._apart.execute("SELECT DISTINCT granted FROM counted"))

    def numbers(self, span: Span, table: CountTable) -> Counted:
        """The numbers of a table."""
        kept = table.id if table.id in _GATHERED else "counted"
        source = _GATHERED[kept]
        return CountingPass(self._apart, kept, source.numbers, span).of(table, source.key or KEYS[table.id])


@contextmanager
def gathered_from(file: RegisterFile, span: Span) -> Iterator[Gathered]:
    """What the tables of this span count; it lies in memory, and is let go when the block ends.

    The register is held while the facts are copied, and free again inside the block.
    """
    # Shared by name: SQLite copies from the register into it, yet the counting never touches the register.
    place = f"file:facts-{next(_NUMBERS)}?mode=memory&cache=shared"
    apart = driver.connect(place, uri=True, isolation_level=None, check_same_thread=False)
    try:
        apart.execute("PRAGMA temp_store = MEMORY")  # what is sorted never touches the disk unencrypted
        with file.bare() as raw:
            raw.execute("ATTACH DATABASE ? AS apart KEY ''", (place,))
            usual = raw.execute("PRAGMA main.cache_size").fetchone()[0]
            raw.execute(f"PRAGMA main.cache_size = -{_PAGES_KB}")
            try:
                with file.transaction() as session:
                    for name, source in _GATHERED.items():
                        asked = f"CREATE TABLE apart.{name} AS {source.facts}"
                        session.connection().exec_driver_sql(asked, span.parameters())
            finally:
                raw.execute(f"PRAGMA main.cache_size = {usual}")
                raw.execute("DETACH DATABASE apart")
        yield Gathered(apart)
    finally:
        apart.close()


def scheme_ids(granted: Iterator[str]) -> tuple[str, ...]:
    """The schemes that stand in «scheme:kind» words."""
    return tuple(sorted({grant.partition(":")[0] for words in granted for grant in words.split()}))
