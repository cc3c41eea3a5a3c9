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
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from counter_app.catalog.choice_lists import write_out_choices
from counter_app.catalog.layers import FORMS, LISTED, LISTS, PROCEDURES, SCHEMES, Layer
from counter_app.catalog.problems import Problem
from counter_app.catalog.sentences import sentences_of
from counter_app.domain.form import FormSpec, Frozen
from counter_app.domain.procedure import Procedure
from counter_app.domain.scheme import Scheme

_Model = TypeVar("_Model", bound=BaseModel)
_LARGEST_BYTES = 1_000_000
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True)
class Read(Generic[_Model]):
    """A model with the file it was read from, as sentences name it, and what stood there as JSON."""

    layer: Layer
    file: str
    model: _Model
    text: str
    listed: bool = False
    """From a file of a whole sector."""


def read_procedures(layer: Layer, problems: list[Problem]) -> Iterator[Read[Procedure]]:
    """The procedures of a layer: those of sector files first, then those with a file of their own."""
    for path in layer.files(LISTED):
        yield from _read_sector(layer, path, problems)
    yield from _read_part(layer, PROCEDURES, Procedure, problems)


def read_forms(layer: Layer, problems: list[Problem]) -> Iterator[Read[FormSpec]]:
    """Every version of every form of a layer, in the order of its files."""
    yield from _read_part(layer, FORMS, FormSpec, problems)


def read_schemes(layer: Layer, problems: list[Problem]) -> Iterator[Read[Scheme]]:
    """Every scheme of a layer, in the order of its files."""
    for path in layer.files(SCHEMES):
        read = read_file(layer, path, Scheme, problems)
        if read is not None:
            yield read


def read_list(layer: Layer, file: str, kind: type[_Model], problems: list[Problem]) -> Read[_Model] | None:
    """One file of ``lists``; None when it is not there or faulty."""
    path = layer.folder / LISTS / file
    return read_file(layer, path, kind, problems) if path.is_file() else None


def _read_part(layer: Layer, part: str, kind: type[_Model], problems: list[Problem]) -> Iterator[Read[_Model]]:
    if layer.origin == "shipped" and not (layer.folder / part).is_dir():
        problems.append(Problem(part, f"Thiếu thư mục {part} của danh mục."))
    for path in layer.files(part):
        read = read_file(layer, path, kind, problems)
        if read is not None:
            yield read


def read_file(layer: Layer, path: Path, kind: type[_Model], problems: list[Problem]) -> Read[_Model] | None:
    """One file as a model; None when it is faulty, which is then among the problems."""
    name = layer.name_of(path)
    raw = _read_toml(path, name, problems)
    return None if raw is None else _as_model(layer, name, kind, raw, problems)


class SectorFile(Frozen):
    """A file of ``procedures/listed``: the frame around its procedures, which are checked one by one."""

    schema_version: Literal[1]
    procedures: tuple[Any, ...]


def _read_sector(layer: Layer, path: Path, problems: list[Problem]) -> Iterator[Read[Procedure]]:
    name = layer.name_of(path)
    raw = _read_toml(path, name, problems)
    if raw is None or _as_model(layer, name, SectorFile, raw, problems) is None:
        return
    for place, entry in enumerate(raw["procedures"]):
        # The version is written once, at the head of the file.
        whole = {"schema_version": raw["schema_version"]} | entry if isinstance(entry, dict) else entry
        within = {"procedures": [*raw["procedures"][:place], whole]}
        read = _as_model(layer, name, Procedure, whole, problems, within, ("procedures", place))
        if read is not None:
            yield Read(layer, name, read.model, read.text, listed=True)


def _as_model(
    layer: Layer,
    name: str,
    kind: type[_Model],
    raw: object,
    problems: list[Problem],
    within: object = None,
    place: tuple[str | int, ...] = (),
) -> Read[_Model] | None:
    """``raw`` as a model; ``within`` and ``place``: the file it is a part of, and where."""
    if kind is not SectorFile:  # its entries are looked at one by one
        problems.extend(Problem(name, sentence) for sentence in _untidy_text(name, raw))
    if kind is FormSpec and not write_out_choices(name, raw, problems):
        return None
    text = json.dumps(raw, default=_as_text, ensure_ascii=False)
    try:
        # By way of JSON: only there do strict types still accept a list for a tuple.
        return Read(layer, name, kind.model_validate_json(text, strict=True), text)
    except ValidationError as error:
        told = sentences_of(name, raw if within is None else within, error, place)
        problems.extend(Problem(name, sentence) for sentence in told)
    return None


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
