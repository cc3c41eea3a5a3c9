# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole catalogue as the program uses it. A form may have several versions: ask with a day or a version.

A dossier stays with the version it began with (its effective-from day); a new one gets that of its day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from counter_app.catalog.compiled import Compiled, FormText
from counter_app.catalog.compiling import compiled_catalog
from counter_app.catalog.layers import Layer
from counter_app.catalog.offers import Offer
from counter_app.catalog.problems import Problem
from counter_app.domain.errors import BadInput, CounterError
from counter_app.domain.form import FormSpec
from counter_app.domain.offered import Origin
from counter_app.domain.procedure import Procedure
from counter_app.domain.validity import Validity

ORIGINS: tuple[Origin, ...] = ("office", "pack", "shipped")
"""The highest first."""
_DOTLESS_CODE = re.compile(r"\d{7}")


class FormVersionMissing(CounterError):
    """A dossier is pinned to a version of its form that the catalogue no longer holds."""

    def __init__(self, form_id: str) -> None:
        super().__init__(
            f"Bản mẫu «{form_id}» mà hồ sơ này dùng không còn trong danh mục. Dữ liệu đã nhập vẫn an toàn. "
            "Hãy cài lại chương trình hoặc gói danh mục đầy đủ rồi mở lại hồ sơ."
        )


_Told = TypeVar("_Told")
_Made = TypeVar("_Made")


class _Lazy(Mapping[str, _Made], Generic[_Told, _Made]):
    """Models made when they are first asked for; two threads may make the same one, and either is right."""

    def __init__(self, told: Mapping[str, _Told], make: Callable[[_Told], _Made]) -> None:
        self._told = told
        self._make = make
        self._made: dict[str, _Made] = {}

    def __getitem__(self, key: str) -> _Made:
        if key not in self._made:
            self._made[key] = self._make(self._told[key])
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)


@dataclass(frozen=True)
class Catalog:
    """All procedures by code, and every version of every form, oldest first; made into models as they are opened.

    ``offers``: all of them at once, less of each. ``problems``: what was left out as faulty, and why.
    """

    procedures: Mapping[str, Procedure]
    form_versions: Mapping[str, tuple[FormSpec, ...]]
    offers: tuple[Offer, ...] = ()
    problems: tuple[Problem, ...] = ()
    form_origins: Mapping[str, tuple[Origin, ...]] = field(default_factory=dict)
    """By form, one for each of its versions."""

    @classmethod
    def of(cls, compiled: Compiled) -> Catalog:
        """The catalogue over its compiled file."""
        return cls(
            procedures=_Lazy(compiled.procedures, _procedure),
            form_versions=_Lazy(compiled.forms, _versions),
            offers=compiled.offers,
            problems=compiled.problems,
            form_origins={form_id: tuple(v.origin for v in found) for form_id, found in compiled.forms.items()},
        )

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
                f"Xem các mã bằng lệnh «counter-app catalog list».{self._faults_told()}"
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
            raise BadInput(
                f"Không có mẫu {_quoted(form_id)}trong danh mục. Các mẫu đang có: {known}.{self._faults_told()}"
            )
        return versions

    def form(self, form_id: str, on: date | None = None, version: str | None = None) -> FormSpec:
        """One version of a form: the pinned one, else the one of the day, else the newest.

        The newest is given even when its time is over or has not come: ask ``validity_on``.

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
        of_the_day = [form for form in versions if on is not None and form.validity_on(on).is_current]
        return (of_the_day or list(versions))[-1]

    def forms_of(self, code: str, on: date | None = None) -> tuple[FormSpec, ...]:
        """The forms a procedure prints, in its order, each in the version of the day."""
        return tuple(self.form(form_id, on) for form_id in self.procedure(code).form_ids)

    def origin_of(self, code: str) -> Origin:
        """Which layer has the last word on a procedure and the versions of its forms."""
        offer = next(offer for offer in self.offers if offer.code == code)
        origins = {offer.origin, *(origin for form_id in offer.form_ids for origin in self.form_origins[form_id])}
        return next(origin for origin in ORIGINS if origin in origins)

    def out_of_time(self, code: str, on: date) -> list[tuple[str, Validity]]:
        """The procedure and those of its forms that are not in force on a day, by title.

        A form that ends with its procedure is not named beside it.
        """
        procedure = self.procedure(code)
        whole = procedure.validity_on(on)
        forms = [(form.title, form.validity_on(on)) for form in self.forms_of(code, on)]
        standings = [(procedure.short_name, whole), *(named for named in forms if named[1] != whole)]
        return [(title, standing) for title, standing in standings if not standing.is_current]

    def _faults_told(self) -> str:
        files = len({problem.file for problem in self.problems})
        return f" {files} tệp của danh mục có lỗi nên chưa dùng: xem «counter-app catalog check»." if files else ""


def open_catalog(layers: Sequence[Layer], kept: Path | None = None) -> Catalog:
    """The catalogue of these layers; compiled anew when a file changed since it was kept at ``kept``."""
    return Catalog.of(compiled_catalog(layers, kept))


def _procedure(text: bytes) -> Procedure:
    return Procedure.model_validate_json(text, strict=True)


def _versions(texts: tuple[FormText, ...]) -> tuple[FormSpec, ...]:
    return tuple(FormSpec.model_validate_json(version.text, strict=True) for version in texts)


def _quoted(typed: str) -> str:
    """Only what looks like a code is repeated: a sentence may be logged, a name typed by mistake may not."""
    return f"«{typed}» " if re.fullmatch(r"[0-9.]{1,12}|[a-z0-9-]{1,60}", typed) else "này "
