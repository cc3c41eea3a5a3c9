# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m tests.documents.golden`` assembles all golden papers and says what changed; ``--regenerate`` keeps them.

Without that flag nothing is written.
"""

from __future__ import annotations

import argparse
import os
import sys

# Pages are painted without a screen; Qt must know before it is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.documents.golden.papers import KEPT, all_papers, differences

_SHOWN = 5


def main(arguments: list[str]) -> int:
    """Compare, or keep anew; the exit code is 1 when a paper differs from the kept one."""
    parser = argparse.ArgumentParser(prog="golden", description="compare every form with its golden papers")
    parser.add_argument("--regenerate", action="store_true", help="keep what is assembled now")
    regenerate = parser.parse_args(arguments).regenerate
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
    return int(changed > 0 and not regenerate)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
