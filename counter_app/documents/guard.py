# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard at the door: looks at a template without running anything of it and lists every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from counter_app.documents.archive import MAX_TOTAL_BYTES, ArchiveRules, open_archive
from counter_app.documents.guard_parts import part_faults
from counter_app.documents.guard_tags import TaggedPart, read_tags
from counter_app.domain.errors import CounterError

MAX_ENTRIES = 200
TOO_LARGE = "Tệp mẫu quá lớn (hơn 20 MB)."
_NOT_WORD = "Tệp mẫu không phải tệp Word .docx, hoặc đã hỏng."
_RULES = ArchiveRules("Tệp mẫu", _NOT_WORD, MAX_ENTRIES)


class TemplateRefused(CounterError):
    """A template that must not be used; ``faults`` has one sentence each."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"Không dùng được tệp mẫu. {' '.join(faults)} Hồ sơ còn nguyên; lấy lại tệp mẫu gốc.")


def open_template(docx: bytes) -> tuple[dict[str, bytes], dict[str, TaggedPart]]:
    """The parts of a template, and those of them that carry tags.

    Raises:
        TemplateRefused: with every fault found.
    """
    parts, faults = unpack(docx)
    if faults:
        raise TemplateRefused(faults)
    faults = part_faults(parts)
    if faults:
        raise TemplateRefused(faults)
    tagged, faults = read_tags(parts)
    if faults:
        raise TemplateRefused(faults)
    return parts, tagged


def read_template_file(path: Path) -> bytes:
    """The content of a template file.

    Raises:
        TemplateRefused: it is too large to be one.
        OSError: it cannot be read.
    """
    with path.open("rb") as handle:
        docx = handle.read(MAX_TOTAL_BYTES + 1)
    if len(docx) > MAX_TOTAL_BYTES:
        raise TemplateRefused([TOO_LARGE])
    return docx


def unpack(docx: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The harmless files inside, and a sentence for everything that is not."""
    opened = open_archive(docx, _RULES)
    faults = list(opened.faults)
    lacks_its_heart = not {"word/document.xml", "[Content_Types].xml"} <= set(opened.names)
    # What could not even be listed is told by that fault alone.
    if lacks_its_heart and (opened.names or not faults):
        faults.append(_NOT_WORD)
    return opened.parts, faults


def unpacked_parts(docx: bytes) -> Mapping[str, bytes]:
    """The files inside a .docx of our own making, with the same care.

    Raises:
        TemplateRefused: it is damaged.
    """
    parts, faults = unpack(docx)
    if faults:
        raise TemplateRefused(faults)
    return parts
