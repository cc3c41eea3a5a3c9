# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at all templates of an office with the doctor, the page engine and the fonts of this PC at hand.

For the command line and for a screen; nothing is filled, kept or changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from counter_app.documents import Ailment, examine_file
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FormSpec
from counter_app.paper.font_fitness import font_faults
from counter_app.paper.fonts import FontMissing
from counter_app.paper.layout import lay_out


@dataclass(frozen=True)
class TemplateHealth:
    """What the doctor says of one template; ``form_id`` is empty for a file no form uses."""

    path: Path
    form_id: str
    ailments: tuple[Ailment, ...]


def examine_templates(forms: Iterable[FormSpec], folder: Path) -> Iterator[TemplateHealth]:
    """Every template the forms name, then every other .docx of the folder; a missing file is told elsewhere.

    Yields one by one, so that a screen can show the first while the rest are looked at.
    """
    engine = PageEngine()
    known = list(forms)
    for form in known:
        path = folder / form.template
        if path.is_file():
            yield TemplateHealth(path, form.id, tuple(examine_file(path, form, engine)))
    named = {form.template for form in known}
    for path in sorted(folder.glob("*.docx")):
        if path.name not in named:
            yield TemplateHealth(path, "", tuple(examine_file(path, None, engine)))


class PageEngine:
    """The embedded page engine and the fonts of this PC, as the template doctor asks for them."""

    def not_drawn(self, parts: Mapping[str, bytes]) -> Iterator[str]:
        """What the embedded engine names as not drawn, and where."""
        try:
            findings = lay_out(parts).findings
        except CounterError:
            yield "Trang không dựng được bằng bộ dựng trang có sẵn."
            return
        for finding in findings:
            if finding.kind == "unsupported":
                # A template holds nobody's details, so its own words may say where.
                near = f", gần «{finding.near}»" if finding.near else ""
                yield (
                    f"Bộ dựng trang có sẵn chưa vẽ được «{finding.text}» (trang {finding.page + 1}{near}); "
                    "tờ này cần LibreOffice hoặc Word để in cho đúng."
                )

    def font_faults(self, face: str, letters: str) -> Iterator[str]:
        """Whether a face can be printed here."""
        try:
            yield from font_faults(face, letters)
        except FontMissing as missing:
            yield str(missing)
