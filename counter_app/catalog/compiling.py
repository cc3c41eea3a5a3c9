# SPDX-License-Identifier: GPL-3.0-or-later
"""All layers read, checked and laid one over the other; what is faulty is left out and named, never guessed.

A fault in one form must not close the counter: everything sound stays usable, and ``catalog check`` tells the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from counter_app.catalog.compiled import Compiled, FormText, keep_compiled, read_compiled
from counter_app.catalog.doctor import problems_among
from counter_app.catalog.fees import FEES_FILE, FeeList
from counter_app.catalog.layers import Layer, fingerprint, template_files
from counter_app.catalog.offers import Offer
from counter_app.catalog.problems import Problem
from counter_app.catalog.reading import Read, read_forms, read_list, read_procedures
from counter_app.domain.form import FormSpec
from counter_app.domain.offered import Origin
from counter_app.domain.procedure import Procedure


@dataclass
class _Laid:
    """A procedure while layers are laid over each other."""

    procedure: Procedure
    told: dict[str, Any]
    origin: Origin


def compiled_catalog(layers: Sequence[Layer], kept: Path | None = None, found: Compiled | None = None) -> Compiled:
    """The catalogue as its files are now: the kept one where nothing changed, else read, checked and kept anew.

    Args:
        kept: where the compiled catalogue is kept; None keeps nothing.
        found: what was read there already.
    """
    mark = fingerprint(layers)
    if found is None and kept is not None:
        found = read_compiled(kept)
    if found is not None and found.fingerprint == mark:
        return found
    made = _once_compiled(tuple(layers), mark)
    if kept is not None:
        keep_compiled(kept, made)
    return made


@lru_cache(maxsize=4)  # a process may open the same catalogue again and again where nothing can be kept on disk
def _once_compiled(layers: tuple[Layer, ...], mark: str) -> Compiled:
    return compile_catalog(layers, mark)


def check_catalog(layers: Sequence[Layer]) -> list[Problem]:
    """Every fault of a catalogue, by file; an empty list when all of it may be used."""
    return list(compile_catalog(layers, "").problems)


def compile_catalog(layers: Sequence[Layer], mark: str) -> Compiled:
    """Read and check every file; ``mark`` is the fingerprint taken before, so that a change meanwhile is seen."""
    problems: list[Problem] = []
    procedures = [read for layer in layers for read in read_procedures(layer, problems)]
    forms = [read for layer in layers for read in read_forms(layer, problems)]
    if not procedures and not problems:
        problems.append(Problem("procedures", "Thư mục procedures của danh mục không có thủ tục nào."))
    refused = frozenset(problem.file for problem in problems)
    problems += problems_among(procedures, forms, template_files(layers), refused)
    faulty = {problem.file for problem in problems}
    sound = _versions(read for read in forms if read.file not in faulty)
    laid = _laid(procedures)
    _put_fees(layers, laid, problems)
    return Compiled(
        fingerprint=mark,
        offers=tuple(Offer.of(_printable(each, sound), each.origin) for each in laid.values()),
        procedures={code: _line(_printable(each, sound), each) for code, each in laid.items()},
        forms=sound,
        problems=tuple(sorted(set(problems))),
    )


def _versions(forms: Iterable[Read[FormSpec]]) -> dict[str, tuple[FormText, ...]]:
    """Versions by form, oldest first; a higher layer's stands for that of the same day below."""
    found: dict[str, dict[str, FormText]] = {}
    for read in forms:
        begins = read.model.effective_from.isoformat()
        version = FormText(begins, read.layer.origin, read.text.encode())
        found.setdefault(read.model.id, {})[begins] = version
    return {form_id: tuple(days[day] for day in sorted(days)) for form_id, days in found.items()}


def _laid(procedures: Iterable[Read[Procedure]]) -> dict[str, _Laid]:
    laid: dict[str, _Laid] = {}
    for read in procedures:
        laid[read.model.code] = _Laid(read.model, json.loads(read.text), read.layer.origin)
    return laid


def _put_fees(layers: Iterable[Layer], laid: dict[str, _Laid], problems: list[Problem]) -> None:
    for layer in layers:
        fees = read_list(layer, FEES_FILE, FeeList, problems)
        if fees is None:
            continue
        for entry in fees.model.fees:
            if entry.code not in laid:
                problems.append(
                    Problem(fees.file, f"Tệp {fees.file}, khóa «fees[{entry.code}]»: không có thủ tục mang mã này.")
                )
                continue
            below = laid[entry.code]
            told = below.told | {"fee": entry.fee.model_dump(mode="json")}
            laid[entry.code] = _Laid(below.procedure.model_copy(update={"fee": entry.fee}), told, layer.origin)


def _printable(each: _Laid, sound: dict[str, tuple[FormText, ...]]) -> Procedure:
    """The procedure without the forms that were left out."""
    forms = tuple(
        form for form, use in zip(each.procedure.forms, each.procedure.form_uses, strict=True) if use.id in sound
    )
    return each.procedure.model_copy(update={"forms": forms})


def _line(procedure: Procedure, each: _Laid) -> bytes:
    kept = [form if isinstance(form, str) else form.model_dump(mode="json") for form in procedure.forms]
    return json.dumps(each.told | {"forms": kept}, ensure_ascii=False).encode()
