# SPDX-License-Identifier: GPL-3.0-or-later
"""Catalogue packs come in whole or not at all, examined like the catalogue itself, and one step can be taken back.

Nothing of a pack counts before both doctors have found it sound together with everything that is here already.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from counter_app.casework.template_care import examine_templates
from counter_app.catalog.catalog import open_catalog
from counter_app.catalog.layers import Layer, layers_of, layers_with
from counter_app.catalog.pack_file import PackFacts, is_allowed, read_pack_facts
from counter_app.catalog.packs import PackState, pack_folders, packs_of, read_state, state_folder, take_into_use
from counter_app.catalog.problems import Problem
from counter_app.documents import MAX_TOTAL_BYTES, ArchiveRules, open_archive
from counter_app.domain.errors import BadInput, CounterError
from counter_app.domain.form import FormSpec
from counter_app.paths import Folders
from counter_app.whole_file import put_whole

MOST_ENTRIES = 2000
_DAMAGED = "Gói danh mục không phải tệp .zip, hoặc đã hỏng."
_RULES = ArchiveRules("Gói danh mục", _DAMAGED, MOST_ENTRIES)
_SHOWN = 5


class PackRefused(CounterError):
    """A pack was not taken in; ``sentences`` holds every reason, the text the first few."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self.sentences = tuple(sentences)
        more = len(self.sentences) - _SHOWN
        rest = f" Còn {more} lỗi nữa." if more > 0 else ""
        super().__init__(
            f"Chưa nhập gói danh mục. {' '.join(self.sentences[:_SHOWN])}{rest} "
            "Danh mục đang dùng và hồ sơ còn nguyên; xin hỏi nơi phát hành gói."
        )


class NothingToUndo(CounterError):
    """No import can be taken back."""

    def __init__(self) -> None:
        super().__init__("Không có lần nhập gói danh mục nào để lùi lại. Chưa có gì thay đổi.")


def import_pack(pack: Path, folders: Folders) -> PackFacts:
    """Take a pack in; it counts from the next start on, or wherever the catalogue is opened next.

    Raises:
        BadInput: the file cannot be read.
        PackRefused: with every reason; nothing has changed.
    """
    parts = _unpacked(pack)
    place = folders.catalog_packs
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    state = read_state(place)
    number = max((int(path.name) for path in place.glob("[0-9][0-9][0-9][0-9]")), default=0) + 1
    building = state_folder(place, number)
    try:
        facts = _lay_out(parts, building, pack_folders(place))
        _examine(building / facts.name, folders, packs_of(place, number))
        take_into_use(place, PackState(number, state.current))
    except OSError as error:
        shutil.rmtree(building, ignore_errors=True)
        raise PackRefused(["Ổ đĩa không ghi được (đầy, khóa ghi hoặc hỏng)."]) from error
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return facts


def undo_import(folders: Folders) -> None:
    """Go back to the packs as they were before the last import.

    Raises:
        NothingToUndo: there was none, or it has been undone already.
    """
    state = read_state(folders.catalog_packs)
    if state.previous is None:
        raise NothingToUndo
    try:
        take_into_use(folders.catalog_packs, PackState(state.previous))
    except OSError as error:
        raise CounterError("Ổ đĩa không ghi được nên chưa lùi lại. Danh mục đang dùng và hồ sơ còn nguyên.") from error


def packs_in_use(folders: Folders) -> list[PackFacts]:
    """What the packs in use say of themselves."""
    found = (read_pack_facts(folder, []) for folder in pack_folders(folders.catalog_packs))
    return [facts for facts in found if facts is not None]


def _unpacked(pack: Path) -> dict[str, bytes]:
    try:
        with pack.open("rb") as handle:
            content = handle.read(MAX_TOTAL_BYTES + 1)
    except OSError as error:
        raise BadInput("Không mở được tệp gói danh mục. Chưa có gì thay đổi; xin kiểm tra USB và tên tệp.") from error
    if len(content) > MAX_TOTAL_BYTES:
        raise PackRefused(["Gói danh mục quá lớn (hơn 20 MB)."])
    opened = open_archive(content, _RULES)
    # A name in a pack is its maker's and may be anything: it is shown, but not repeated in a log by an error's text.
    strange = sum(not is_allowed(name) for name in opened.names)
    faults = [*opened.faults, *([f"Gói danh mục có {strange} tệp không thuộc danh mục."] if strange else [])]
    if faults:
        raise PackRefused(faults)
    return {name: content for name, content in opened.parts.items() if not name.endswith("/")}


def _lay_out(parts: dict[str, bytes], building: Path, others: Sequence[Path]) -> PackFacts:
    """Write the new state: the packs that stay, and the new one under its own name."""
    unnamed = building / "_"
    for name, content in parts.items():
        target = unnamed / name
        target.parent.mkdir(parents=True, exist_ok=True)
        put_whole(target, content)
    problems: list[Problem] = []
    facts = read_pack_facts(unnamed, problems) if "pack.toml" in parts else None
    if facts is None:
        raise PackRefused([problem.sentence for problem in problems] or ["Gói danh mục thiếu tệp pack.toml."])
    unnamed.rename(building / facts.name)
    for other in others:
        if other.name != facts.name:
            shutil.copytree(other, building / other.name)
    return facts


def _examine(pack: Path, folders: Folders, packs: Sequence[Path]) -> None:
    """Both doctors: only what this pack brings counts against it, not what was faulty before."""
    before = open_catalog(layers_of(folders)).problems
    layers = layers_with(folders, packs)
    catalog = open_catalog(layers)
    own = f"{pack.name}/"
    told = [fault.sentence for fault in catalog.problems if fault not in before or fault.file.startswith(own)]
    if not told:
        forms = (form for versions in catalog.form_versions.values() for form in versions)
        told = list(_ailments(Layer.overlay("pack", pack, ""), forms))
    if told:
        raise PackRefused(told)


def _ailments(layer: Layer, forms: Iterator[FormSpec]) -> Iterator[str]:
    for health in examine_templates(forms, layer.templates):
        for ailment in health.ailments:
            yield f"Tệp mẫu {health.path.name}: {ailment}"
