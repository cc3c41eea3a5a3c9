# SPDX-License-Identifier: GPL-3.0-or-later
"""``catalog new``: files to begin a procedure or a form with; nothing that is there already is written over."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from counter_app.catalog.catalog import Catalog
from counter_app.catalog.skeleton import blueprint_skeleton, form_skeleton, procedure_skeleton
from counter_app.cli.answer import give
from counter_app.clock import office_now
from counter_app.domain.errors import BadInput
from counter_app.whole_file import write_whole


def run_new(arguments: Namespace, catalog: Catalog) -> int:
    """Write the skeletons; returns the exit code."""
    procedure, form_id = catalog.procedure(arguments.code), arguments.form
    out = Path(arguments.out)
    files = {out / "procedures" / f"{procedure.code}.toml": procedure_skeleton(procedure, form_id)}
    if form_id is not None:
        files[out / "forms" / f"{form_id}.toml"] = form_skeleton(form_id, procedure, office_now().date())
        files[out / "blueprints" / f"{form_id}.toml"] = blueprint_skeleton(form_id, procedure)
    for path in files:
        if path.exists():
            raise BadInput(f"Tệp {path.parent.name}/{path.name} đã có ở thư mục đó. Chưa tạo tệp nào.")
    for path, text in files.items():
        _make_folder(path.parent)
        write_whole(path, text.encode("utf-8"))
    lines = [*(f"Đã ghi {path}" for path in files), "Điền tiếp rồi chạy «counter-app catalog check»."]
    give(arguments.json, {"files": [str(path) for path in files]}, lines)
    return 0


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise BadInput("--out phải là một thư mục ghi được. Chưa tạo tệp nào.") from error
