# SPDX-License-Identifier: GPL-3.0-or-later
"""``catalog check`` looks into the templates too: the doctor sees each with its form, page engine and fonts at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from counter_app.catalog.catalog import Catalog
from counter_app.catalog.problems import Problem
from counter_app.documents import examine_file
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FormSpec
from counter_app.paper.font_fitness import font_faults
from counter_app.paper.fonts import FontMissing
from counter_app.paper.layout import lay_out


class PageEngine:
    """The embedded page engine and the fonts of this PC, as the template doctor asks for them."""

    def not_drawn(self, parts: Mapping[str, bytes]) -> Iterator[str]:
        """What the embedded engine names as not drawn, each once."""
        try:
            findings = lay_out(parts).findings
        except CounterError:
            yield "Trang không dựng được bằng bộ dựng trang có sẵn."
            return
        for name in dict.fromkeys(finding.text for finding in findings if finding.kind == "unsupported"):
            yield f"Bộ dựng trang có sẵn chưa vẽ được «{name}»; tờ này cần LibreOffice hoặc Word để in cho đúng."

    def font_faults(self, face: str, letters: str) -> Iterator[str]:
        """Whether a face can be printed here."""
        try:
            yield from font_faults(face, letters)
        except FontMissing as missing:
            yield str(missing)


def template_problems(catalog: Catalog, templates: Path) -> list[Problem]:
    """Everything the doctor finds; a file the catalogue names and that is missing is told elsewhere."""
    engine = PageEngine()
    forms = [form for versions in catalog.form_versions.values() for form in versions]
    used = [(form, templates / form.template) for form in forms]
    named = {path for _, path in used}
    strays: list[tuple[FormSpec | None, Path]] = [
        (None, path) for path in sorted(templates.glob("*.docx")) if path not in named
    ]
    return [
        Problem(f"{templates.name}/{path.name}", f"Tệp mẫu {path.name}: {ailment}")
        for form, path in [*used, *strays]
        if path.is_file()
        for ailment in examine_file(path, form, engine)
    ]
