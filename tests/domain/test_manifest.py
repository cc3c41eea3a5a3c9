# SPDX-License-Identifier: GPL-3.0-or-later
"""A manifest is read back as it was written, or refused with a sentence."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.clock import VIET_NAM
from counter_app.domain.errors import BadInput
from counter_app.domain.manifest import Manifest, ManifestFile, manifest_name, read_manifest, sha256_of

MANIFEST = Manifest(
    program="counter-app",
    version="0.1.0",
    kind="tally",
    title="Tuần 47 năm 2026",
    period="2026-W47",
    unit="xã Bùi La Nhân",
    province="tỉnh Hà Tĩnh",
    made_at=datetime(2026, 11, 20, 16, 30, tzinfo=VIET_NAM),
    files=(ManifestFile(name="a.xlsx", size=3, sha256=sha256_of(b"abc")),),
)


def test_it_is_read_back_and_reads_as_vietnamese() -> None:
    written = MANIFEST.to_bytes()
    assert read_manifest(written) == MANIFEST
    assert "xã Bùi La Nhân" in written.decode()
    assert manifest_name("tally", "2026-W47") == "tally-2026-W47.manifest.json"
    assert manifest_name("backup") == "backup.manifest.json"


@given(st.binary(max_size=400))
def test_anything_else_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(BadInput, match="manifest"):
        read_manifest(content)


@given(st.integers(0, len(MANIFEST.to_bytes()) - 3))
def test_a_cut_one_too(length: int) -> None:
    with pytest.raises(BadInput):
        read_manifest(MANIFEST.to_bytes()[:length])
