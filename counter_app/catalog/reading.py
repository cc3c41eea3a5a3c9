# SPDX-License-Identifier: GPL-3.0-or-later
"""From TOML files to frozen models, one file at a time; what is wrong becomes problems, never an exception.

Types are strict (``required = "yes"`` is refused): a lenient reader would let a slip decide a form.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from counter_app.catalog.problems import Problem
from counter_app.catalog.sentences import sentences_of

_Model = TypeVar("_Model", bound=BaseModel)
_LARGEST_BYTES = 1_000_000
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_models(folder: Path, kind: type[_Model], problems: list[Problem]) -> Iterator[tuple[str, _Model]]:
    """Every ``*.toml`` of a folder as a model, with the file's name beside it, in the order of names."""
    if not folder.is_dir():
        problems.append(Problem(folder.name, f"Thiếu thư mục {folder.name} của danh mục."))
        return
    for path in sorted(folder.glob("*.toml")):
        name = f"{folder.name}/{path.name}"
        raw = _read_toml(path, name, problems)
        if raw is None:
            continue
        problems.extend(Problem(name, sentence) for sentence in _untidy_text(name, raw))
        try:
            # By way of JSON: only there do strict types still accept a list for a tuple.
            yield name, kind.model_validate_json(json.dumps(raw, default=_as_text), strict=True)
        except ValidationError as error:
            problems.extend(Problem(name, sentence) for sentence in sentences_of(name, raw, error))


def _read_toml(path: Path, name: str, problems: list[Problem]) -> dict[str, Any] | None:
    try:
        content = path.read_bytes()
    except OSError:
        problems.append(Problem(name, f"Tệp {name}: không mở được để đọc."))
        return None
    if len(content) > _LARGEST_BYTES:
        problems.append(Problem(name, f"Tệp {name}: quá lớn cho một tệp danh mục (trên 1 MB)."))
        return None
    try:
        return tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        problems.append(Problem(name, f"Tệp {name}: chữ không ở bảng mã UTF-8; hãy lưu lại bằng UTF-8."))
    except RecursionError:
        problems.append(Problem(name, f"Tệp {name}: lồng quá sâu."))
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        where = f"dòng {place[1]}, cột {place[2]}" if place else "cuối tệp"
        problems.append(Problem(name, f"Tệp {name}: viết sai quy cách TOML ở {where}."))
    return None


def _as_text(value: object) -> str:
    if isinstance(value, (date, time)):
        return value.isoformat()
    raise TypeError(f"TOML gave a {type(value).__name__}")


def _untidy_text(name: str, raw: object, path: str = "") -> Iterator[str]:
    """Text that looks right and compares wrong: decomposed letters."""
    if isinstance(raw, dict):
        for key, value in raw.items():
            yield from _untidy_text(name, value, f"{path}.{key}".lstrip("."))
    elif isinstance(raw, list):
        for value in raw:
            yield from _untidy_text(name, value, path)
    elif isinstance(raw, str) and not unicodedata.is_normalized("NFC", raw):
        yield f"Tệp {name}, khóa «{path}»: chữ có dấu rời (chưa NFC); hãy gõ lại bằng Unicode dựng sẵn."
