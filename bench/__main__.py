# SPDX-License-Identifier: GPL-3.0-or-later
"""`python -m bench [ITEM ...] [--runs N]` measures every item, or the named ones, and prints one table."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import platform
from collections.abc import Sequence

from bench import items
from bench.rows import Item, NotMeasured, Row, table


def all_items() -> list[Item]:
    """The modules of bench/items, in order of name; each is loaded here, so a wrong one fails at once."""
    names = sorted(found.name for found in pkgutil.iter_modules(items.__path__))
    modules = ((name, importlib.import_module(f"bench.items.{name}")) for name in names)
    return [Item(name, module.TITLE, module.measure) for name, module in modules]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; the exit code tells only whether the bench itself worked."""
    known = {item.name: item for item in all_items()}
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure beside neighbours in one run.")
    parser.add_argument("items", nargs="*", metavar="ITEM", help=", ".join(known) + " (default: all)")
    parser.add_argument("--runs", type=int, default=9, help="repetitions per item (default: 9)")
    wish = parser.parse_args(argv)
    if unknown := [name for name in wish.items if name not in known]:
        parser.error(f"unknown item: {', '.join(unknown)}")
    rows: list[Row] = []
    gaps: list[str] = []
    for name in wish.items or known:
        print(f"measuring: {known[name].title} …", flush=True)
        try:
            rows += known[name].measure(max(1, wish.runs))
        except NotMeasured as gap:
            gaps.append(f"not measured: {known[name].title}: {gap}")
    print(f"\n{platform.platform()}, Python {platform.python_version()}, warm disk cache\n")
    print("\n".join([table(rows), *gaps]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
