# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever bytes come in: the doctor and the guard end in sentences, soon, and without taking the memory."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.documents import Template, TemplateRefused, TemplateUnfit, examine, render
from counter_app.domain.signing import Signing
from tests.documents.hostile import HOSTILE, STATUS
from tests.documents.papers import OFFICE, PROJECT, TEMPLATES, TODAY, load_form
from tests.documents.small_forms import DOCUMENT, document, form_of, packed, paragraph

FORM_ID = "khai-tu"
MOST_MB, MOST_SECONDS = 300, 10
NASTY = (
    b"<", b">", b"&", b'"', b"\x00", b"\xff\xfe", b"{{", b"}}", b"{%", b"%}", b"{% for a in b %}", b"{% endif %}",
    b"{{ a.__class__ }}", b"<w:p>", b"</w:p>", b"<w:t>", b"<!--", b"<![CDATA[", b"<!DOCTYPE x>", b'w:val="-1"',
    b'w:val="99999999999999999999"', b"\xc2\xab x \xc2\xbb", b"<w:sectPr/>", b"<w:rPr/>",
)  # fmt: skip


@lru_cache(maxsize=1)
def template_parts() -> dict[str, bytes]:
    with zipfile.ZipFile(TEMPLATES / f"{FORM_ID}.docx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@lru_cache(maxsize=1)
def packed_template() -> bytes:
    return packed(template_parts(), zipfile.ZIP_DEFLATED)


@st.composite
def mutated_parts(draw: st.DrawFn) -> bytes:
    """The shipped template with some bytes of one part cut out, doubled or replaced by something nasty."""
    parts = dict(template_parts())
    name = draw(st.sampled_from(sorted(parts)))
    for _ in range(draw(st.integers(1, 4))):
        content = parts[name]
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 300)))
        middle = draw(st.sampled_from((b"", content[start:end] * 2, *NASTY)))
        parts[name] = content[:start] + middle + content[end:]
    return packed(parts)


@st.composite
def mutated_archive(draw: st.DrawFn) -> bytes:
    """The packed file itself, cut short or with bytes changed."""
    docx = bytearray(packed_template())
    for _ in range(draw(st.integers(0, 6))):
        docx[draw(st.integers(0, len(docx) - 1))] = draw(st.integers(0, 255))
    return bytes(docx[: draw(st.integers(0, len(docx)))])


def ends_in_sentences(docx: bytes, path: Path) -> None:
    form = load_form(FORM_ID)
    found = examine(docx, form)
    assert all(ailment.sentence for ailment in found)
    path.write_bytes(docx)
    with suppress(TemplateRefused, TemplateUnfit):
        render(Template.load(path), form, form.sample, OFFICE, Signing(), TODAY)
        return
    assert found, "the guard refuses what the doctor calls healthy"


@given(docx=mutated_parts())
def test_a_mutated_template_is_filled_or_refused_with_sentences(
    docx: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ends_in_sentences(docx, tmp_path_factory.getbasetemp() / "mutated.docx")


@given(docx=mutated_archive())
def test_a_damaged_file_ends_in_sentences(docx: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    ends_in_sentences(docx, tmp_path_factory.getbasetemp() / "damaged.docx")


@given(docx=st.binary(max_size=400))
def test_any_bytes_at_all_end_in_a_sentence(docx: bytes) -> None:
    assert examine(docx, None)


@given(tag=st.text("ab.|()[]{}%#'\"_ \n1,=+-~<>&for in if end", max_size=60))
def test_any_tag_at_all_ends_in_sentences_or_is_plain(tag: str) -> None:
    escaped = tag.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    examine(packed({DOCUMENT: document(paragraph(f"{{{{ {escaped} }}}}"))}), form_of("a", "b"))


@pytest.mark.skipif(not STATUS.exists(), reason="the system does not tell a process's peak memory")
@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_takes_neither_memory_nor_time(case: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.docx"
    path.write_bytes(HOSTILE[case]())
    child = subprocess.run(
        [sys.executable, "-m", "tests.documents.hostile", str(path)],
        cwd=PROJECT, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    told = json.loads(child.stdout)
    assert told["sentences"]
    assert told["mb"] < MOST_MB
    assert told["seconds"] < MOST_SECONDS


def test_a_file_too_large_to_be_a_form_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as handle:
        handle.truncate(2_000_000_000)
    with pytest.raises(TemplateRefused, match="20 MB"):
        Template.load(path)


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_packed_in_an_unusual_way_is_refused(packing: int) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", packing) as archive:
        archive.writestr(DOCUMENT, document())
    assert any("nén bằng cách lạ" in ailment.sentence for ailment in examine(content.getvalue(), None))
