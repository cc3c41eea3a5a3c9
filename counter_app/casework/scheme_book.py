# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's schemes: all there are, changed and copied into the office's own folder, checked before they count.

A changed plan of those shipped is kept under its own id in that folder and stands for the shipped one from then on.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from counter_app.casework.scheme_edits import changed, copied
from counter_app.casework.service_day import OfficeDays
from counter_app.catalog.layers import SCHEMES, Layer
from counter_app.catalog.schemes import KnownScheme, Schemes, load_schemes, scheme_problems
from counter_app.catalog.toml_text import toml_text
from counter_app.domain.errors import BadInput
from counter_app.domain.scheme import Scheme
from counter_app.whole_file import write_whole


class SchemeBook:
    """Reads, changes and copies schemes. Blocking; runs on a worker."""

    def __init__(
        self,
        days: OfficeDays,
        layers: Callable[[], Sequence[Layer]],
        office_folder: Path,
        codes: Callable[[], Collection[str]],
    ) -> None:
        self._days, self._layers, self._folder, self._codes = days, layers, office_folder, codes

    def schemes(self) -> Schemes:
        """Every scheme there is, and what is wrong with files that were left out."""
        return load_schemes(self._layers())

    def change(self, scheme_id: str, what: str, answers: Mapping[str, str]) -> Scheme:
        """Change one thing of a scheme and keep it.

        Raises:
            BadInput: what was typed cannot be meant, or the plan would be faulty; the old one stands.
            NotWritten: the disk refused; the old one stands.
        """
        return self._keep(changed(self._known(scheme_id).scheme, what, answers))

    def copy(self, scheme_id: str, title: str) -> Scheme:
        """A plan of the office's own, begun from another.

        Raises:
            BadInput: the title is empty.
            NotWritten: the disk refused; there is no new plan.
        """
        known = self.schemes().known
        return self._keep(copied(self._known(scheme_id).scheme, title, known))

    def _known(self, scheme_id: str) -> KnownScheme:
        found = self.schemes().known.get(scheme_id)
        if found is None:
            raise BadInput(f"Không còn mô hình «{scheme_id}». Chưa có gì thay đổi.")
        return found

    def _keep(self, scheme: Scheme) -> Scheme:
        content = scheme_text(scheme).encode()
        self._check(scheme, content)
        folder = self._folder / SCHEMES
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / f"{scheme.id}.toml", content)
        self._days.forget()
        return scheme

    def _check(self, scheme: Scheme, content: bytes) -> None:
        """Read it back as it will be read, apart from everything, before it takes the place of a plan that works."""
        with tempfile.TemporaryDirectory(prefix="counter-app-") as place:
            layer = Layer.overlay("office", Path(place), "")
            (layer.folder / SCHEMES).mkdir()
            (layer.folder / SCHEMES / f"{scheme.id}.toml").write_bytes(content)
            problems = scheme_problems([layer], self._codes())
            read = load_schemes([layer]).known.get(scheme.id)
        if problems:
            raise BadInput(f"{problems[0].sentence} Mô hình cũ vẫn giữ nguyên.")
        if read is None or read.scheme != scheme:
            raise BadInput("Mô hình ghi ra không đọc lại được như cũ. Mô hình cũ vẫn giữ nguyên.")


def scheme_text(scheme: Scheme) -> str:
    """The scheme as a file of the catalogue."""
    told: dict[str, Any] = scheme.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    first = {"schema_version": scheme.schema_version, "id": scheme.id}
    return f"# {scheme.title}\n{toml_text({**first, **told})}"
