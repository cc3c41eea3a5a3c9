# SPDX-License-Identifier: GPL-3.0-or-later
"""The folders a catalogue is made of, one above the other: shipped, then imported packs, then the office's own.

Plain Python on purpose: it is asked before the first paint whether anything has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from counter_app import __version__
from counter_app.catalog.packs import pack_folders
from counter_app.domain.offered import Origin
from counter_app.installed import shipped_folder
from counter_app.paths import Folders

PROCEDURES, LISTED, FORMS, LISTS, TEMPLATES = "procedures", "procedures/listed", "forms", "lists", "templates"
SCHEMES, OCCASIONS, VISITS, TABLES = "schemes", "occasions", "visits", "tables"
_CHECKS = (Path(__file__).resolve().parent, Path(__file__).resolve().parent.parent / "domain")
"""Where the schema and the checks live: what was checked by older ones is checked again."""


@dataclass(frozen=True)
class Layer:
    """One folder with ``procedures``, ``forms`` and ``lists``, and the folder of its templates.

    ``label``: put before the names of its files where a fault is told; empty for what is shipped.
    """

    origin: Origin
    folder: Path
    templates: Path
    label: str = ""

    @classmethod
    def overlay(cls, origin: Origin, folder: Path, label: str) -> Layer:
        """A layer that keeps its templates inside."""
        return cls(origin, folder, folder / TEMPLATES, label)

    def files(self, part: str) -> list[Path]:
        """The data files of one part, in the order of names."""
        return sorted((self.folder / part).glob("*.toml"))

    def name_of(self, path: Path) -> str:
        """A file as sentences name it."""
        return f"{self.label}{path.relative_to(self.folder).as_posix()}"


def shipped_layer() -> Layer:
    """What came with the program."""
    return Layer("shipped", shipped_folder("forms_catalog"), shipped_folder("templates_docx"))


def layers_of(folders: Folders) -> tuple[Layer, ...]:
    """Every layer there is, the lowest first."""
    return layers_with(folders, pack_folders(folders.catalog_packs))


def layers_with(folders: Folders, packs: Iterable[Path]) -> tuple[Layer, ...]:
    """Every layer as it would be with these packs; the office's own where it has one."""
    above = [Layer.overlay("pack", pack, f"{pack.name}/") for pack in packs]
    if folders.catalog.is_dir():
        above.append(Layer.overlay("office", folders.catalog, "catalog/"))
    return (shipped_layer(), *above)


def template_files(layers: Iterable[Layer]) -> dict[str, Path]:
    """Every template by its name; a higher layer's stands for that of a lower one."""
    return {path.name: path for layer in layers for path in sorted(layer.templates.glob("*.docx"))}


def fingerprint(layers: Sequence[Layer]) -> str:
    """Changes when a file of the catalogue is added, taken away or touched, or the program is another."""
    told = hashlib.sha256(__version__.encode())
    for line in _facts(layers):
        told.update(line.encode("utf-8", "surrogateescape") + b"\0")
    return told.hexdigest()


def _facts(layers: Sequence[Layer]) -> Iterator[str]:
    for layer in layers:
        yield f"{layer.origin} {layer.label} {layer.folder}"
        for part in (PROCEDURES, LISTED, FORMS, LISTS):
            yield from _facts_of(part, layer.files(part))
        yield from _facts_of(TEMPLATES, sorted(layer.templates.glob("*.docx")))
    # Forms may name a reference list: its choices are compiled into them.
    yield from _facts_of(LISTS, sorted((shipped_folder("resources") / LISTS).glob("*.toml")))
    for folder in _CHECKS:
        yield from _facts_of(folder.name, sorted(folder.rglob("*.py")))


def _facts_of(part: str, files: Iterable[Path]) -> Iterator[str]:
    for path in files:
        try:
            state = path.stat()
        except OSError:  # gone since it was listed
            continue
        yield f"{part}/{path.name} {state.st_size} {state.st_mtime_ns}"
