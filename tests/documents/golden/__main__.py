# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m tests.documents.golden`` makes all golden papers with every engine of this PC and says what differs.

Nothing is written without ``--regenerate``, which keeps what our own engine makes now; an office suite never
decides what is kept. ``--ours`` leaves the office suites out.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

# Pages are painted without a screen; Qt must know before it is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.documents.golden.papers import KEPT, Paper, all_papers, differences
from tests.documents.golden.suites import drawn_by_suites, our_pdf, suite_differences

_SHOWN = 5


def main(arguments: list[str]) -> int:
    """Compare, or keep anew; the exit code is 1 when a paper differs from the kept one."""
    parser = argparse.ArgumentParser(prog="golden", description="compare every form with its golden papers")
    parser.add_argument("--regenerate", action="store_true", help="keep what is assembled now")
    parser.add_argument("--ours", action="store_true", help="do not ask the office suites")
    wish = parser.parse_args(arguments)
    regenerate: bool = wish.regenerate
    papers = all_papers()
    changed = 0
    for paper in papers:
        made = paper.described()
        kept = paper.kept.read_text(encoding="utf-8") if paper.kept.is_file() else ""
        found = differences(kept, made) if kept else ["chưa có bản mẫu"]
        changed += bool(found)
        for sentence in found[:_SHOWN]:
            sys.stdout.write(f"{paper.kept.name}: {sentence}\n")
        if regenerate:
            paper.kept.write_text(made, encoding="utf-8")
    if regenerate:
        for stale in set(KEPT.glob("*.txt")) - {paper.kept for paper in papers}:
            stale.unlink()
    sys.stdout.write(f"{len(papers)} tờ, {changed} tờ khác bản đã giữ\n")
    otherwise = 0 if wish.ours or regenerate else _compare_suites(papers)
    return int(changed + otherwise > 0 and not regenerate)


def _compare_suites(papers: list[Paper]) -> int:
    """Say what the office suites draw otherwise; gives the number of papers."""
    otherwise = 0
    seen: Counter[str] = Counter()
    papers = [paper for paper in papers if paper.kept.is_file()]
    with tempfile.TemporaryDirectory(prefix="golden-") as folder:
        for engine, paper, pdf in drawn_by_suites(papers, Path(folder)):
            found = suite_differences(paper.kept.read_text(encoding="utf-8"), our_pdf(paper), pdf)
            seen[engine] += 1
            otherwise += bool(found)
            for sentence in found[:_SHOWN]:
                sys.stdout.write(f"{paper.kept.name}, {engine}: {sentence}\n")
    for engine, count in seen.items():
        sys.stdout.write(f"{engine}: so {count} tờ\n")
    if not seen:
        sys.stdout.write("Máy này không có bộ phần mềm văn phòng nào để so\n")
    return otherwise


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
