# SPDX-License-Identifier: GPL-3.0-or-later
"""The national portal's list as kept in ``national/``: one procedure a line, cleaned once when it was taken.

The portal's own texts hide direction marks inside words («đăng k‎ý»), which no search would ever find.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent
NATIONAL = FOLDER / "national" / "procedures-2026-07-18.jsonl"
SOURCE = "Cổng dịch vụ công quốc gia, 18/7/2026"
FORMER_DISTRICT = ("1.001612", "1.011441", "1.011443")
"""Codes of former district offices that a commune's plan may name; now received in communes too."""

Record = dict[str, Any]
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SPACE = re.compile(r"\s+")
_KEPT = (
    "code", "name", "sectors", "agencies", "subjects", "results", "processing_cases", "channels", "legal_basis",
    "components",
)  # fmt: skip


def clean(text: str) -> str:
    """One line of composed letters without anything invisible."""
    return _SPACE.sub(" ", _HIDDEN.sub("", unicodedata.normalize("NFC", text))).strip()


def take(download: Path) -> str:
    """The lines to keep of a fresh download: national procedures, cleaned, without what is never used."""
    records = (json.loads(line) for line in download.read_text(encoding="utf-8").splitlines() if line)
    wanted = (each for each in records if each["type"] == "STANDARD" or each["code"] in FORMER_DISTRICT)
    kept = [{key: _cleaned(each[key]) for key in _KEPT if each.get(key)} for each in wanted]
    lines = (json.dumps(each, ensure_ascii=False) for each in sorted(kept, key=lambda each: each["code"]))
    return "".join(f"{line}\n" for line in lines)


def read_national(path: Path = NATIONAL) -> list[Record]:
    """Every procedure, in the order of codes."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(part) for part in value]
    if isinstance(value, dict):
        # Which blanks hang on an entry is not used: forms are this catalogue's own.
        return {key: _cleaned(part) for key, part in value.items() if key not in {"forms", "electronic_form"}}
    return value
