# SPDX-License-Identifier: GPL-3.0-or-later
"""``poster``: the public list of procedures under a scheme, as a PDF for the wall."""

from __future__ import annotations

from argparse import Namespace

from counter_app.casework.poster import PosterOrder, make_poster
from counter_app.catalog.catalog import open_catalog
from counter_app.catalog.compiled import FILE_NAME
from counter_app.catalog.layers import layers_of
from counter_app.catalog.schemes import load_schemes
from counter_app.cli.answer import give
from counter_app.cli.booklet_command import codes_of, pdf_target
from counter_app.cli.office_of_register import office_of_register
from counter_app.domain.errors import BadInput
from counter_app.paths import Folders


def run_poster(arguments: Namespace) -> int:
    """Write the poster; returns the exit code."""
    out = pdf_target(arguments.out)
    folders = Folders.at(arguments.data_dir)
    codes = codes_of(arguments.codes)
    if not arguments.scheme and not codes:
        raise BadInput("Cần --scheme (mô hình) hoặc --codes (mã thủ tục). Chưa tạo tệp nào.")
    layers = layers_of(folders)
    schemes = load_schemes(layers).chosen([arguments.scheme] if arguments.scheme else [])
    facts = office_of_register(folders)
    order = PosterOrder(facts.office, next(iter(schemes), None), codes, arguments.size, facts.search_address)
    count = make_poster(open_catalog(layers, folders.cache / FILE_NAME), order, out)
    notes = [facts.note] if facts.note else []
    give(
        arguments.json,
        {"out": str(out), "procedures": count, "size": arguments.size, "notes": notes},
        [f"Đã tạo {out}: {count} thủ tục, khổ {arguments.size}.", *notes],
    )
    return 0
