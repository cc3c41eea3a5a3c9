# SPDX-License-Identifier: GPL-3.0-or-later
"""The manifest that goes with every export: which files, their hashes, what they count, who made them with what.

Whoever receives a set proves by it that nothing is missing, doubled or altered. It holds no person.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from counter_app.domain.errors import BadInput
from counter_app.domain.outgoing import OutgoingKind

MANIFEST_SUFFIX = ".manifest.json"
LARGEST_MANIFEST_BYTES = 10_000_000


class ManifestFile(BaseModel):
    """One file as it was written. ``size`` in bytes; ``sha256`` in small hexadecimal letters."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    size: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(BaseModel):
    """What one export was. ``unit`` and ``province``: the office as its settings name it, empty where unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    format: Literal[1] = 1
    program: str
    version: str
    kind: OutgoingKind
    title: str
    period: str = ""
    unit: str = ""
    province: str = ""
    made_at: AwareDatetime
    files: tuple[ManifestFile, ...]

    def to_bytes(self) -> bytes:
        """The file's content: UTF-8, one key a line, to be read by people too."""
        return (self.model_dump_json(indent=1) + "\n").encode()


def read_manifest(content: bytes) -> Manifest:
    """The manifest a file holds.

    Raises:
        BadInput: it holds none, or one of a newer program.
    """
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        raise BadInput(
            "Tệp kê (manifest) không đọc được: đã bị sửa, bị cắt, hoặc do bản chương trình mới hơn làm. "
            "Chưa dùng tệp nào của bộ này; xin chép lại từ nơi gửi."
        ) from error


def manifest_name(kind: OutgoingKind, period: str = "") -> str:
    """«tally-2026-W47.manifest.json»."""
    return f"{'-'.join(filter(None, (kind, period)))}{MANIFEST_SUFFIX}"


def sha256_of(content: bytes) -> str:
    """The hash a manifest gives."""
    return hashlib.sha256(content).hexdigest()
