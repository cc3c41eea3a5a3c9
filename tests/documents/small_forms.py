# SPDX-License-Identifier: GPL-3.0-or-later
"""Small templates and forms made in memory, each with just what one test needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from counter_app.domain.form import FormSpec

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = "word/document.xml"
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)
STYLES = (
    f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="26"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults></w:styles>"
)


def paragraph(text: str, look: str = "") -> str:
    """A paragraph of one run; ``text`` is markup, ``look`` run properties."""
    return f'<w:p><w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def document(*blocks: str, section: str = SECTION) -> str:
    """The main part from blocks of markup."""
    return f'<w:document xmlns:w="{WORD}"><w:body>{"".join(blocks)}{section}</w:body></w:document>'


def packed(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """A .docx with sound styles and these parts beside or instead."""
    content = io.BytesIO()
    whole = {"[Content_Types].xml": "<Types/>", DOCUMENT: document(), "word/styles.xml": STYLES} | dict(parts)
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, part in whole.items():
            archive.writestr(name, part)
    return content.getvalue()


def form_of(*fields: str, **more: Any) -> FormSpec:
    """A form of text fields; «id:kind» makes another kind."""
    specs = []
    for field in fields:
        field_id, _, kind = field.partition(":")
        specs.append({"id": field_id, "label": f"Mục {field_id}", "kind": kind or "text"})
    return FormSpec.model_validate(
        {
            "schema_version": 1,
            "id": "mau-nho",
            "title": "Mẫu nhỏ",
            "template": "mau-nho.docx",
            "source": "Mẫu đặt ra để thử",
            "certainty": "unverified",
            "effective_from": date(2026, 1, 1),
            "groups": [{"id": "tat_ca", "title": "Tất cả", "fields": specs}],
        }
        | more
    )


def written(folder: Path, parts: Mapping[str, str | bytes]) -> Path:
    """The same .docx as a file."""
    path = folder / "mau-nho.docx"
    path.write_bytes(packed(parts))
    return path
