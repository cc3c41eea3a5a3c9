# SPDX-License-Identifier: GPL-3.0-or-later
"""`python -m fidelity [NAME ...]` lays out the corpus twice, prints one table and keeps the worst five as pictures."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from counter_app.paper.layout import lay_out_file
from counter_app.paper.pdf import write_pdf
from fidelity.comparing import Verdict, compare
from fidelity.corpus import corpus
from fidelity.office import OfficeMissing, convert_all
from fidelity.pictures import difference, side_by_side
from fidelity.reading import read_pdf
from fidelity.table import summary, table

_SHOWN = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Compare and print; 1 when a target is missed, 2 when there is nothing to compare with."""
    parser = argparse.ArgumentParser(prog="python -m fidelity", description="Compare our pages with LibreOffice's.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="papers whose name contains this (default: all)")
    parser.add_argument("--out", type=Path, help="folder for the pictures of the worst five (default: a new one)")
    parser.add_argument("--strays", action="store_true", help="also list the lines that stand elsewhere")
    wish = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out: Path = wish.out or Path(tempfile.mkdtemp(prefix="fidelity-"))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fidelity-work-") as folder:
        try:
            verdicts = _compare_all(Path(folder), wish.names, out)
        except OfficeMissing as gap:
            print(gap, file=sys.stderr)
            return 2
    print(table(verdicts))
    if wish.strays:
        print("\n".join(f"{v.name} {stray}" for v in verdicts for stray in v.strays))
    print(f"\nThe worst {_SHOWN} side by side (ours, LibreOffice): {out}")
    lines, met = summary(verdicts)
    print("\n".join(lines))
    return 0 if met else 1


def _compare_all(folder: Path, names: Sequence[str], out: Path) -> list[Verdict]:
    files: list[tuple[Path, bool]] = []
    for name, content, whole in corpus():
        if not names or any(wanted in name for wanted in names):
            path = folder / f"{name}.docx"
            path.write_bytes(content)
            files.append((path, whole))
    convert_all([path for path, _ in files], folder)
    verdicts = [_compared(path, whole, folder) for path, whole in files]
    for verdict in sorted(verdicts, key=lambda v: (v.share, -v.picture))[:_SHOWN]:
        ours, theirs = folder / f"{verdict.name}-ours.pdf", folder / f"{verdict.name}.pdf"
        if theirs.exists():
            side_by_side(ours.read_bytes(), theirs.read_bytes(), out / f"{verdict.name}.png")
            shutil.copy(folder / f"{verdict.name}.docx", out)
    return verdicts


def _compared(path: Path, whole: bool, folder: Path) -> Verdict:
    pages = lay_out_file(path)
    ours = write_pdf(pages, path.stem)
    (folder / f"{path.stem}-ours.pdf").write_bytes(ours)
    named = tuple(dict.fromkeys(found.text for found in pages.findings if found.kind == "unsupported"))
    reference = folder / f"{path.stem}.pdf"
    if not reference.exists():
        return Verdict(path.stem, whole, pages.page_count, 0, 0, 0, (), 100.0, named)
    theirs = reference.read_bytes()
    return compare(path.stem, whole, read_pdf(ours), read_pdf(theirs), difference(ours, theirs), named)


if __name__ == "__main__":
    raise SystemExit(main())
