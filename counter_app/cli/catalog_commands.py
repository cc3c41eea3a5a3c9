# SPDX-License-Identifier: GPL-3.0-or-later
"""``catalog list``, ``show`` and ``check``. The JSON shapes are promised to scripts: add keys, never change them.

The sample of ``show`` has the shape ``fill`` reads, so that it can be fed back.
"""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from counter_app.casework.answers_file import nested
from counter_app.catalog.catalog import Catalog, open_catalog
from counter_app.catalog.compiled import FILE_NAME
from counter_app.catalog.customs import custom_problems
from counter_app.catalog.layers import layers_of
from counter_app.catalog.problems import Problem
from counter_app.catalog.schemes import scheme_problems
from counter_app.cli.answer import give
from counter_app.cli.catalog_words import CERTAINTY_WORDS, ORIGIN_WORDS, form_lines, procedure_lines
from counter_app.cli.skeleton_command import run_new
from counter_app.domain.form import FieldSpec, FormSpec
from counter_app.domain.procedure import Procedure
from counter_app.paths import Folders


def run_catalog(arguments: Namespace) -> int:
    """Answer one ``catalog`` command; returns the exit code."""
    folders = Folders.at(arguments.data_dir)
    if arguments.action == "check":
        return _check(folders, arguments.json)
    if arguments.action in {"import", "undo-import"}:
        # late: the template doctor has the page engine with it
        from counter_app.cli.pack_commands import run_pack

        return run_pack(arguments, folders)
    catalog = open_catalog(layers_of(folders), folders.cache / FILE_NAME)
    if arguments.action == "new":
        return run_new(arguments, catalog)
    if arguments.action == "list":
        _list(catalog, arguments.json)
    else:
        _show(catalog, arguments.code, datetime.now().astimezone().date(), arguments.json)
    return 0


def _list(catalog: Catalog, as_json: bool) -> None:
    rows = [
        {
            "code": offer.code,
            "name": offer.name,
            "sector": offer.sector,
            "forms": list(offer.form_ids),
            "components": offer.components,
            "certainty": offer.certainty,
            "origin": offer.origin,
        }
        for offer in catalog.offers
    ]
    lines = (
        f"{offer.code}  {offer.short_name}  ({offer.sector}; {offer.components} thành phần; "
        f"mẫu: {', '.join(offer.form_ids) or 'không'}; {CERTAINTY_WORDS[offer.certainty]}{ORIGIN_WORDS[offer.origin]})"
        for offer in catalog.offers
    )
    give(as_json, {"procedures": rows, "summary": _summary(catalog)}, (*lines, _summary_line(_summary(catalog))))


def _summary(catalog: Catalog) -> dict[str, int]:
    """How far the catalogue reaches: the coverage table."""
    sure = Counter(offer.certainty for offer in catalog.offers)
    return {
        "known": len(catalog.offers),
        "with_components": sum(bool(offer.components) for offer in catalog.offers),
        "with_forms": sum(offer.has_forms for offer in catalog.offers),
        "forms": len(catalog.form_versions),
        "verified": sure["verified"],
        "single_source": sure["single_source"],
        "unverified": sure["unverified"],
        "left_out_files": len({problem.file for problem in catalog.problems}),
    }


def _summary_line(counts: Mapping[str, int]) -> str:
    return (
        f"Biết {counts['known']} thủ tục; {counts['with_components']} có thành phần hồ sơ; {counts['with_forms']} có "
        f"mẫu in ({counts['forms']} mẫu). Đã đối chiếu {counts['verified']}, một nguồn {counts['single_source']}, "
        f"chưa đối chiếu {counts['unverified']}."
    )


def _show(catalog: Catalog, code: str, today: date, as_json: bool) -> None:
    procedure = catalog.procedure(code)
    forms = catalog.forms_of(code, today)
    machine = procedure.model_dump(mode="json") | {
        "origin": catalog.origin_of(procedure.code),
        "forms": [_form_shape(catalog, form, today) for form in forms],
    }
    give(as_json, machine, _show_lines(procedure, forms))


def _show_lines(procedure: Procedure, forms: tuple[FormSpec, ...]) -> Iterator[str]:
    yield from procedure_lines(procedure)
    for form in forms:
        yield from form_lines(form)


def _form_shape(catalog: Catalog, form: FormSpec, today: date) -> dict[str, Any]:
    versions = catalog.forms(form.id)
    origin = catalog.form_origins[form.id][versions.index(form)]
    whole = form.model_dump(mode="json", exclude={"groups", "derived", "sample", "schema_version"})
    return whole | {
        "origin": origin,
        "in_force": form.validity_on(today).is_current,
        "fields": [_field_shape(spec, group.title) for group in form.groups for spec in group.fields],
        "sample": nested(form.sample),
    }


def _field_shape(spec: FieldSpec, group: str) -> dict[str, Any]:
    shape = spec.model_dump(mode="json", exclude={"overflow", "case"}, exclude_none=True)
    return shape | {
        "group": group,
        "choices": [{"code": choice.code, "label": choice.label} for choice in spec.choices],
    }


def _check(folders: Folders, as_json: bool) -> int:
    # late: Word templates are looked into by this command alone
    from counter_app.cli.template_check import template_problems

    layers = layers_of(folders)
    catalog = open_catalog(layers)
    problems = [
        *catalog.problems,
        *scheme_problems(layers, catalog.procedures),
        *custom_problems(layers, catalog),
    ]
    for layer in layers:
        problems += template_problems(catalog, layer.templates)
    shape = {
        "ok": not problems,
        "problems": [{"file": problem.file, "sentence": problem.sentence} for problem in problems],
    }
    give(as_json, shape, _check_lines(problems))
    return 1 if problems else 0


def _check_lines(problems: list[Problem]) -> Iterator[str]:
    for problem in problems:
        yield problem.sentence
    yield f"Danh mục có {len(problems)} lỗi." if problems else "Danh mục không có lỗi."
