# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole catalogue as the program uses it. A form may have several versions: ask with a day or a version.

A dossier stays with the version it began with (its effective-from day); a new one gets that of its day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from counter_app.catalog.doctor import problems_among
from counter_app.catalog.problems import CatalogFaulty, Problem
from counter_app.catalog.reading import read_models
from counter_app.domain.errors import BadInput, CounterError
from counter_app.domain.form import FormSpec
from counter_app.domain.procedure import Procedure

_DOTLESS_CODE = re.compile(r"\d{7}")


class FormVersionMissing(CounterError):
    """A dossier is pinned to a version of its form that the catalogue no longer holds."""

    def __init__(self, form_id: str) -> None:
        super().__init__(
            f"Bản mẫu «{form_id}» mà hồ sơ này dùng không còn trong danh mục. Dữ liệu đã nhập vẫn an toàn. "
            "Hãy cài lại chương trình hoặc gói danh mục đầy đủ rồi mở lại hồ sơ."
        )


@dataclass(frozen=True)
class Catalog:
    """All procedures by code, and every version of every form, oldest first."""

    procedures: Mapping[str, Procedure]
    form_versions: Mapping[str, tuple[FormSpec, ...]]

    def procedure(self, code: str) -> Procedure:
        """The procedure with this national code; the dot may be missing.

        Raises:
            BadInput: no such code.
        """
        written = code.strip()
        if _DOTLESS_CODE.fullmatch(written):
            written = f"{written[0]}.{written[1:]}"
        found = self.procedures.get(written)
        if found is None:
            raise BadInput(
                f"Không có thủ tục nào mang mã {_quoted(code)}trong danh mục. "
                "Xem các mã bằng lệnh «counter-app catalog list»."
            )
        return found

    def forms(self, form_id: str) -> tuple[FormSpec, ...]:
        """Every version of a form, oldest first.

        Raises:
            BadInput: no such form.
        """
        versions = self.form_versions.get(form_id)
        if versions is None:
            known = ", ".join(sorted(self.form_versions))
            raise BadInput(f"Không có mẫu {_quoted(form_id)}trong danh mục. Các mẫu đang có: {known}.")
        return versions

    def form(self, form_id: str, on: date | None = None, version: str | None = None) -> FormSpec:
        """One version of a form: the pinned one, else the one of the day, else the newest.

        The newest is given even when its time is over or has not come: ask :func:`in_force`.

        Args:
            version: effective-from day, ISO, as a dossier keeps it.

        Raises:
            BadInput: no such form. FormVersionMissing: the form is known, the pinned version is not.
        """
        versions = self.forms(form_id)
        if version is not None:
            pinned = [form for form in versions if form.effective_from.isoformat() == version]
            if not pinned:
                raise FormVersionMissing(form_id)
            return pinned[0]
        of_the_day = [form for form in versions if on is not None and in_force(form, on)]
        return (of_the_day or list(versions))[-1]

    def forms_of(self, code: str, on: date | None = None) -> tuple[FormSpec, ...]:
        """The forms a procedure prints, in its order, each in the version of the day."""
        return tuple(self.form(form_id, on) for form_id in self.procedure(code).form_ids)


def in_force(form: FormSpec, on: date) -> bool:
    """Whether a version of a form may be offered on this day."""
    return form.effective_from <= on and (form.effective_to is None or on <= form.effective_to)


def load_catalog(folder: Path) -> Catalog:
    """Read ``folder/procedures`` and ``folder/forms``.

    Raises:
        CatalogFaulty: with every fault found.
    """
    catalog, problems = read_catalog(folder)
    if problems:
        raise CatalogFaulty(problems)
    return catalog


def check_catalog(folder: Path) -> list[Problem]:
    """Every fault of a catalogue, by file; an empty list when it may be used."""
    return read_catalog(folder)[1]


def read_catalog(folder: Path) -> tuple[Catalog, list[Problem]]:
    """What can be read of a catalogue, with every fault; only a catalogue without faults may be used."""
    problems: list[Problem] = []
    procedures = list(read_models(folder / "procedures", Procedure, problems))
    forms = list(read_models(folder / "forms", FormSpec, problems))
    if not procedures and not problems:
        problems.append(Problem("procedures", "Thư mục procedures của danh mục không có thủ tục nào."))
    problems.extend(problems_among(procedures, forms, _templates_beside(folder), _faulty_files(problems)))
    catalog = Catalog(
        procedures=MappingProxyType({procedure.code: procedure for _, procedure in procedures}),
        form_versions=MappingProxyType(_by_id(form for _, form in forms)),
    )
    return catalog, sorted(set(problems))


def _templates_beside(folder: Path) -> Path:
    return folder.resolve().parent / "templates_docx"


def _faulty_files(problems: Iterable[Problem]) -> frozenset[str]:
    return frozenset(problem.file for problem in problems)


def _by_id(forms: Iterable[FormSpec]) -> dict[str, tuple[FormSpec, ...]]:
    versions: dict[str, list[FormSpec]] = {}
    for form in forms:
        versions.setdefault(form.id, []).append(form)
    return {form_id: tuple(sorted(found, key=lambda form: form.effective_from)) for form_id, found in versions.items()}


def _quoted(typed: str) -> str:
    """Only what looks like a code is repeated: a sentence may be logged, a name typed by mistake may not."""
    return f"«{typed}» " if re.fullmatch(r"[0-9.]{1,12}|[a-z0-9-]{1,60}", typed) else "này "
