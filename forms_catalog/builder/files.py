# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of listed procedures, one a sector; what has a file of its own is told there alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set
from pathlib import Path

from counter_app.domain.text import fold
from forms_catalog.builder.listing import listed, sector_of
from forms_catalog.builder.national import FOLDER, read_national
from forms_catalog.builder.tables import Table, read_tables
from forms_catalog.builder.toml_text import procedures_toml

PROCEDURES = FOLDER / "procedures"
LISTED = PROCEDURES / "listed"
_OWN_FILE = re.compile(r"\d\.\d{6}")


def own_codes(procedures: Path = PROCEDURES) -> set[str]:
    """Codes told in a file of their own."""
    return {path.stem for path in procedures.glob("*.toml") if _OWN_FILE.fullmatch(path.stem)}


def listed_files(own: Set[str]) -> dict[str, str]:
    """Name and text of every file to be in ``procedures/listed``, without the codes told elsewhere."""
    tables = read_tables()
    by_sector: dict[str, list[Table]] = defaultdict(list)
    for record in read_national():
        if record["code"] not in own:
            by_sector[sector_of(record, tables)].append(listed(record, tables))
    return {f"{slug(sector)}.toml": _text(sector, found) for sector, found in sorted(by_sector.items())}


def slug(sector: str) -> str:
    """The sector as a file name: plain letters and hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(sector)))


def write(folder: Path = LISTED) -> None:
    """Make the folder hold exactly the files there should be."""
    folder.mkdir(exist_ok=True)
    files = listed_files(own_codes())
    for path in folder.glob("*.toml"):
        if path.name not in files:
            path.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _text(sector: str, procedures: list[Table]) -> str:
    told = "Làm bởi «python -m forms_catalog.builder»; sửa ở forms_catalog/builder rồi làm lại, không sửa tệp này"
    return procedures_toml(procedures, f"Lĩnh vực {sector}. {told}.")
