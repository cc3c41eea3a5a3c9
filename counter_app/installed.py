# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the shipped data lies: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped_folder(name: str) -> Path:
    """Give the folder ``forms_catalog``, ``templates_docx`` or ``resources``, read-only by agreement.

    Raises FileNotFoundError when the program was installed without it, which no clerk can mend.
    """
    for folder in (_PACKAGE / "shipped" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"shipped folder {name} is not beside the package nor inside it")
