# SPDX-License-Identifier: GPL-3.0-or-later
"""The official forms, their templates and sample answers, as the tests of this room use them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from counter_app.catalog.choice_lists import write_out_choices
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


@cache
def load_form(form_id: str) -> FormSpec:
    """A form of the catalogue, straight from its file."""
    path = PROJECT / "forms_catalog" / "forms" / f"{form_id}.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    assert write_out_choices(path.name, told, [])
    return FormSpec.model_validate(told)


CIVIL_STATUS = tuple(form_id for form_id in FORM_IDS if "04/2024/TT-BTP" in load_form(form_id).source)
"""Forms with the note on identity papers, one oath and one signature on the first page."""


def load_template(form: FormSpec) -> Template:
    """The committed template of a form."""
    return _template(form.template)


@cache
def _template(name: str) -> Template:
    return Template.load(TEMPLATES / name)


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


def signer_of(form: FormSpec) -> str:
    """The field with the name of who signs."""
    return f"{form.signer_role}.ho_ten"


def is_signed(form_id: str) -> bool:
    """Whether one citizen signs it at the counter, by name or by thumb."""
    path = TEMPLATES / load_form(form_id).template
    return path.is_file() and b"ky.ten_nguoi_ky" in path.read_bytes()  # stored, not deflated


def fill(form: FormSpec, answers: Mapping[str, str], signing: Signing | None = None) -> Rendered:
    """The form filled on the model day."""
    return render(load_template(form), form, answers, OFFICE, signing or Signing(), TODAY)


SIGNED = tuple(form_id for form_id in FORM_IDS if is_signed(form_id))
"""Forms one citizen signs; some papers two do, or only an official."""
