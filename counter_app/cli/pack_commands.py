# SPDX-License-Identifier: GPL-3.0-or-later
"""``catalog import`` and ``catalog undo-import``: a pack of the catalogue comes in whole, or not at all."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from counter_app.casework.catalogue_care import import_pack, packs_in_use, undo_import
from counter_app.cli.answer import give
from counter_app.paths import Folders


def run_pack(arguments: Namespace, folders: Folders) -> int:
    """Take a pack in or the last one out; returns the exit code."""
    if arguments.action == "import":
        facts = import_pack(Path(arguments.pack), folders)
        first = f"Đã nhập gói «{facts.title}», bản {facts.version} của {facts.issuer} ngày {facts.date:%d/%m/%Y}."
    else:
        undo_import(folders)
        first = "Đã lùi lại một lần nhập gói danh mục."
    used = packs_in_use(folders)
    lines = [first, *(f"Đang dùng: {pack.title}, bản {pack.version} ({pack.issuer})." for pack in used)]
    give(arguments.json, {"packs": [pack.model_dump(mode="json") for pack in used]}, lines)
    return 0
