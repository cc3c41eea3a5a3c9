# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies over the shipped catalogue: packs, the office's own folder, and what is wrong with any of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from counter_app.casework.catalogue_care import import_pack, packs_in_use, undo_import
from counter_app.catalog.catalog import Catalog, open_catalog
from counter_app.catalog.compiled import FILE_NAME
from counter_app.catalog.customs import custom_problems
from counter_app.catalog.layers import Layer, layers_of
from counter_app.catalog.pack_file import PackFacts
from counter_app.catalog.packs import read_state
from counter_app.catalog.problems import Problem
from counter_app.catalog.schemes import scheme_problems
from counter_app.domain.offered import Origin
from counter_app.paths import Folders


@dataclass(frozen=True)
class Overlaid:
    """One thing that does not come from the program alone: a procedure by its code, or a form by its id."""

    name: str
    title: str
    origin: Origin


@dataclass(frozen=True)
class ShelfFacts:
    """How things stand on the disk now. ``own_files``: in the office's folder, as sentences name them."""

    packs: tuple[PackFacts, ...]
    can_undo: bool
    overlaid: tuple[Overlaid, ...]
    own_folder: Path
    own_files: tuple[str, ...]
    problems: tuple[Problem, ...]


class CatalogueShelf:
    """Looks, takes a pack in, takes it back. Blocking: the whole catalogue is read where something changed."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def look(self) -> ShelfFacts:
        """How things stand now."""
        layers = layers_of(self._folders)
        catalog = open_catalog(layers, self._folders.cache / FILE_NAME)
        office = [layer for layer in layers if layer.origin == "office"]
        return ShelfFacts(
            packs=tuple(packs_in_use(self._folders)),
            can_undo=read_state(self._folders.catalog_packs).previous is not None,
            overlaid=tuple(_overlaid(catalog)),
            own_folder=self._folders.catalog,
            own_files=tuple(name for layer in office for name in _files_of(layer)),
            problems=(
                *catalog.problems,
                *scheme_problems(layers, catalog.procedures),
                *custom_problems(layers, catalog),
            ),
        )

    def take_in(self, pack: Path) -> PackFacts:
        """Take a pack in.

        Raises:
            BadInput: the file cannot be read. PackRefused: with every reason; nothing has changed.
        """
        return import_pack(pack, self._folders)

    def undo(self) -> None:
        """Go back to the packs before the last import.

        Raises:
            NothingToUndo: there was none.
        """
        undo_import(self._folders)


def _overlaid(catalog: Catalog) -> Iterator[Overlaid]:
    for offer in catalog.offers:
        if offer.origin != "shipped":
            yield Overlaid(offer.code, offer.short_name, offer.origin)
    for form_id, origins in catalog.form_origins.items():
        for form, origin in zip(catalog.forms(form_id), origins, strict=True):
            if origin != "shipped":
                yield Overlaid(form_id, form.title, origin)


def _files_of(layer: Layer) -> Iterator[str]:
    for path in sorted(layer.folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(layer.folder).as_posix()
