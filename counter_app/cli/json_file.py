# SPDX-License-Identifier: GPL-3.0-or-later
"""A JSON file as people and other programs write them: with a byte-order mark, in UTF-16, or not JSON at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NoReturn

from counter_app.domain.errors import BadInput

LARGEST_BYTES = 2_000_000
_NOTHING_DONE = "Chưa tạo tệp nào."


def read_json(path: Path) -> object:
    """The parsed content.

    Raises:
        BadInput: no such file, not readable, not JSON (with line and column), or one key given twice.
    """
    try:
        text = _decoded(_content(path))
        return json.loads(text, object_pairs_hook=_without_twins, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        place = f"dòng {error.lineno}, cột {error.colno}"
        raise BadInput(f"Tệp dữ liệu không đúng quy cách JSON ở {place}. {_NOTHING_DONE}") from error
    except RecursionError as error:
        raise BadInput(f"Tệp dữ liệu lồng quá sâu. {_NOTHING_DONE}") from error
    except ValueError as error:
        # a number of thousands of digits, or a path with a null character
        raise BadInput(f"Tệp dữ liệu có giá trị không đọc được. {_NOTHING_DONE}") from error


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BadInput(f"Tệp dữ liệu là một thư mục. {_NOTHING_DONE}")
        with path.open("rb") as handle:
            content = handle.read(LARGEST_BYTES + 1)
    except FileNotFoundError as error:
        raise BadInput(f"Không có tệp dữ liệu này; xin xem lại đường dẫn. {_NOTHING_DONE}") from error
    except OSError as error:
        raise BadInput(f"Không mở được tệp dữ liệu để đọc. {_NOTHING_DONE}") from error
    if len(content) > LARGEST_BYTES:
        raise BadInput(f"Tệp dữ liệu quá lớn (trên 2 MB). {_NOTHING_DONE}")
    return content


def _decoded(content: bytes) -> str:
    try:
        # JSON itself tells UTF-8, UTF-16 and UTF-32 apart by the first bytes.
        return content.decode(json.detect_encoding(content))
    except UnicodeDecodeError as error:
        raise BadInput(
            f"Chữ trong tệp dữ liệu không ở bảng mã UTF-8; xin lưu lại bằng UTF-8. {_NOTHING_DONE}"
        ) from error


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise BadInput(f"Tệp dữ liệu ghi trường «{key}» hai lần. {_NOTHING_DONE}")
        found[key] = value
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise BadInput(f"Tệp dữ liệu có giá trị «{name}», không phải chữ. {_NOTHING_DONE}")
