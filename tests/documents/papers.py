# SPDX-License-Identifier: GPL-3.0-or-later
"""The official forms, their templates and sample answers, as the tests of this room use them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from counter_app.documents import Rendered, Template, render
from counter_app.domain.form import FormSpec
from counter_app.domain.office import Office
from counter_app.domain.signing import Signing

PROJECT = Path(__file__).resolve().parents[2]
FORM_IDS = tuple(sorted(path.stem for path in (PROJECT / "forms_catalog" / "forms").glob("*.toml")))
TEMPLATES = PROJECT / "templates_docx"
HERE = Path(__file__).resolve().parent

OFFICE = Office("xã Bùi La Nhân", "tỉnh Hà Tĩnh", "xã Bùi La Nhân")
TODAY = date(2026, 11, 24)


def load_form(form_id: str) -> FormSpec:
    """A form of the catalogue, straight from its file."""
    path = PROJECT / "forms_catalog" / "forms" / f"{form_id}.toml"
    return FormSpec.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def load_template(form: FormSpec) -> Template:
    """The committed template of a form."""
    return Template.load(TEMPLATES / form.template)


def stored_answers(form_id: str, which: str) -> dict[str, str]:
    """Canonical answers kept beside the tests: «shortest» or «longest»."""
    nested = json.loads((HERE / "answers" / f"{form_id}-{which}.json").read_text(encoding="utf-8"))
    flat: dict[str, str] = {}
    for key, value in nested.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{name}": text for name, text in value.items()}
        else:
            flat[key] = value
    return flat


def fill(form: FormSpec, answers: Mapping[str, str], signing: Signing | None = None) -> Rendered:
    """The form filled on the model day."""
    return render(load_template(form), form, answers, OFFICE, signing or Signing(), TODAY)
