# SPDX-License-Identifier: GPL-3.0-or-later
"""``catalog check`` looks into the templates too: each is let in by the guard and asks what its form answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from counter_app.catalog.catalog import Catalog
from counter_app.catalog.problems import Problem
from counter_app.documents import Template, TemplateRefused, contract_faults
from counter_app.domain.form import FormSpec


def template_problems(catalog: Catalog, templates: Path) -> list[Problem]:
    """Every template the guard refuses or that disagrees with its form; a missing file is told elsewhere."""
    forms = [form for versions in catalog.form_versions.values() for form in versions]
    return [
        Problem(f"{templates.name}/{form.template}", sentence)
        for form in forms
        if (templates / form.template).is_file()
        for sentence in _faults(form, templates / form.template)
    ]


def _faults(form: FormSpec, path: Path) -> Iterator[str]:
    try:
        template = Template.load(path)
    except TemplateRefused as refusal:
        yield str(refusal)
    except OSError:
        yield f"Tệp mẫu {path.name} không mở được để đọc."
    else:
        yield from (fault.sentence for fault in contract_faults(template, form))
