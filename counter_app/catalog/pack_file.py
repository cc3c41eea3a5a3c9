# SPDX-License-Identifier: GPL-3.0-or-later
"""``pack.toml``: who made a catalogue pack, which version, when; and what may lie in a pack beside it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from counter_app.catalog.layers import Layer
from counter_app.catalog.packs import PACK_FILE
from counter_app.catalog.problems import Problem
from counter_app.catalog.reading import read_file
from counter_app.domain.form import Frozen

_NAME = r"[a-z0-9][a-z0-9._-]{0,80}"
_ALLOWED = re.compile(
    rf"pack\.toml|(?:procedures|procedures/listed|forms|lists)/{_NAME}\.toml|templates/{_NAME}\.docx", re.ASCII
)
_FOLDERS = {"procedures/", "procedures/listed/", "forms/", "lists/", "templates/"}
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names Windows keeps for devices, whatever follows the dot."""


class PackFacts(Frozen):
    """What a pack says of itself; a pack of the same name takes the place of an older one."""

    schema_version: Literal[1]
    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
    title: Annotated[str, Field(min_length=1, max_length=120)]
    version: Annotated[str, Field(pattern=r"^[0-9A-Za-z.-]{1,20}$")]
    issuer: Annotated[str, Field(min_length=1, max_length=120)]
    date: date


def read_pack_facts(folder: Path, problems: list[Problem]) -> PackFacts | None:
    """The facts of an unpacked pack; None when they are missing or faulty, which is then among the problems."""
    layer = Layer.overlay("pack", folder, "")
    read = read_file(layer, folder / PACK_FILE, PackFacts, problems)
    return read.model if read else None


def is_allowed(name: str) -> bool:
    """Whether a file of this name may lie in a pack."""
    if name in _FOLDERS:
        return True
    return bool(_ALLOWED.fullmatch(name)) and not _RESERVED.fullmatch(Path(name).name.partition(".")[0])
