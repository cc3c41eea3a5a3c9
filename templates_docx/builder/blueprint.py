# SPDX-License-Identifier: GPL-3.0-or-later
"""A blueprint: an official form's fixed words and places, block by block, as a person can proof-read them.

In a line of text ``<sup>(1)</sup>`` is a note mark, ``<b>``/``<i>`` are bold and italic, ``<dots/>`` is a dotted
leader to the next stop, ``<strike when="…">`` is struck out when the condition holds, ``{{ … }}`` is a value.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Block(BaseModel):
    """One paragraph (``text``) or one ready-made piece of the page (``piece``).

    ``columns_mm``: where dotted leaders stop, from the left margin; the last one always stops at the right margin.
    ``lines_when_empty``: dotted lines in all while the value ``empty_when`` is not given.
    ``left``: what stands left of the signature. ``notes``: the notes at the end, in order; an item of a list
    within a note begins with «- ».
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    style: Literal["", "TenToKhai", "KinhGui", "Dong", "Cau", "DeNghi"] = ""
    piece: Literal["", "quoc_hieu", "chu_ky", "chu_thich"] = ""
    text: str = ""
    columns_mm: tuple[float, ...] = ()
    lines_when_empty: int = 1
    empty_when: str = ""
    left: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Blueprint(BaseModel):
    """All blocks of a form. ``doubts``: what is not yet compared with the printed official form."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    form: str
    title: str
    source: str
    doubts: tuple[str, ...] = ()
    blocks: tuple[Block, ...]


def read_blueprint(path: Path) -> Blueprint:
    """Read a blueprint file.

    Raises:
        pydantic.ValidationError: an unknown key or a wrong type.
    """
    return Blueprint.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
