# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m templates_docx.builder`` writes every template anew from its blueprint; with ids, only those."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from templates_docx.builder.blueprint import read_blueprint
from templates_docx.builder.package import build

FOLDER = Path(__file__).resolve().parent.parent


def main(ids: Sequence[str]) -> None:
    """Write ``<form-id>.docx`` beside the blueprints' folder."""
    for path in sorted((FOLDER / "blueprints").glob("*.toml")):
        if not ids or path.stem in ids:
            (FOLDER / f"{path.stem}.docx").write_bytes(build(read_blueprint(path)))


if __name__ == "__main__":
    main(sys.argv[1:])
