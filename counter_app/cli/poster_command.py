# SPDX-License-Identifier: GPL-3.0-or-later
"""``poster``: the public list of procedures under a scheme, as a PDF for the wall."""

from __future__ import annotations

import json
import re
import tomllib
from argparse import Namespace
from datetime import date, time
from pathlib import Path

from pydantic import ValidationError

from counter_app.casework.poster import PosterOrder, make_poster
from counter_app.cli.answer import give
from counter_app.cli.booklet_command import codes_of, pdf_target
from counter_app.cli.office_of_register import office_of_register
from counter_app.domain.errors import BadInput
from counter_app.domain.scheme import Scheme
from counter_app.installed import shipped_folder
from counter_app.paths import Folders
from counter_app.workshop import shipped_catalog

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def run_poster(arguments: Namespace) -> int:
    """Write the poster; returns the exit code."""
    out = pdf_target(arguments.out)
    folders = Folders.at(arguments.data_dir)
    codes = codes_of(arguments.codes)
    if not arguments.scheme and not codes:
        raise BadInput("Cần --scheme (mô hình) hoặc --codes (mã thủ tục). Chưa tạo tệp nào.")
    scheme = _scheme(arguments.scheme, (folders.catalog, shipped_folder("forms_catalog"))) if arguments.scheme else None
    facts = office_of_register(folders)
    order = PosterOrder(facts.office, scheme, codes, arguments.size, facts.search_address)
    count = make_poster(shipped_catalog(), order, out)
    notes = [facts.note] if facts.note else []
    give(
        arguments.json,
        {"out": str(out), "procedures": count, "size": arguments.size, "notes": notes},
        [f"Đã tạo {out}: {count} thủ tục, khổ {arguments.size}.", *notes],
    )
    return 0


def _scheme(scheme_id: str, layers: tuple[Path, ...]) -> Scheme:
    """The scheme of this name, the office's own before the shipped one.

    Raises:
        BadInput: there is none, or its file is faulty.
    """
    folders = [layer / "schemes" for layer in layers]
    found = [path for folder in folders if (path := folder / f"{scheme_id}.toml").is_file()]
    if not _ID.fullmatch(scheme_id) or not found:
        known = sorted({path.stem for folder in folders for path in folder.glob("*.toml")})
        raise BadInput(f"Không có mô hình này. Các mô hình đang có: {', '.join(known)}. Chưa tạo tệp nào.")
    try:
        raw = tomllib.loads(found[0].read_text(encoding="utf-8"))
        return Scheme.model_validate_json(json.dumps(raw, default=_as_text), strict=True)
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as fault:
        raise BadInput(f"Tệp mô hình {scheme_id} có lỗi; xem «counter-app catalog check». Chưa tạo tệp nào.") from fault


def _as_text(value: date | time) -> str:
    return value.isoformat()
