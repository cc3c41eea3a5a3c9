# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m forms_catalog.builder`` writes the listed procedures anew; ``--take FILE`` trims a download first."""

from __future__ import annotations

import argparse
from pathlib import Path

from forms_catalog.builder.files import write
from forms_catalog.builder.national import NATIONAL, take


def main() -> None:
    """Write ``procedures/listed``."""
    parser = argparse.ArgumentParser(prog="python -m forms_catalog.builder")
    parser.add_argument("--take", type=Path, help="a fresh download of the national list, one JSON object a line")
    asked = parser.parse_args()
    if asked.take:
        NATIONAL.write_text(take(asked.take), encoding="utf-8", newline="\n")
    write()


if __name__ == "__main__":
    main()
