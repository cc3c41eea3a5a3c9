# SPDX-License-Identifier: GPL-3.0-or-later
"""The kept catalogue is used while nothing changed, and made again, silently, whenever that is in doubt."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.catalog.catalog import Catalog, open_catalog
from counter_app.catalog.compiled import FILE_NAME, Compiled, read_compiled
from counter_app.catalog.compiling import compile_catalog, compiled_catalog
from counter_app.catalog.layers import Layer, fingerprint
from tests.catalog.small import FORM_FILE, PROCEDURE_FILE, Spoil, small_layer
from tests.catalog.test_sector_files import write_sector


@pytest.fixture
def layer(small_catalog: Path) -> Layer:
    return small_layer(small_catalog)


@pytest.fixture
def kept(layer: Layer, tmp_path: Path) -> Path:
    """Where the small catalogue is kept, compiled."""
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "cache" / FILE_NAME
    compiled_catalog((layer,), path)
    return path


def test_what_was_kept_is_what_was_compiled(layer: Layer, kept: Path) -> None:
    made = compile_catalog((layer,), fingerprint((layer,)))
    assert read_compiled(kept) == made
    assert Catalog.of(made).procedure("9.000001") == open_catalog((layer,), kept).procedure("9.000001")


def test_a_catalogue_with_faults_is_kept_with_them(layer: Layer, kept: Path, spoil: Spoil) -> None:
    spoil(FORM_FILE, "partial = true", "partial = 7")
    told = open_catalog((layer,), kept).problems
    found = read_compiled(kept)
    assert found is not None
    assert found.problems == told != ()


def test_nothing_is_parsed_while_nothing_changed(layer: Layer, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the catalogue was compiled again")

    monkeypatch.setattr("counter_app.catalog.compiling.compile_catalog", refuse)
    assert list(open_catalog((layer,), kept).procedures) == ["9.000001"]


def test_a_change_of_one_letter_is_seen(layer: Layer, kept: Path, spoil: Spoil) -> None:
    spoil(PROCEDURE_FILE, "Giấy xác nhận chỗ bán", "Giấy xác nhận chỗ bàn")
    assert open_catalog((layer,), kept).procedure("9.000001").short_name == "Giấy xác nhận chỗ bàn"
    found = read_compiled(kept)
    assert found is not None
    assert found.offers[0].short_name == "Giấy xác nhận chỗ bàn"


def test_a_disk_that_refuses_costs_only_time(layer: Layer, tmp_path: Path) -> None:
    nowhere = tmp_path / "no data folder" / "cache" / FILE_NAME
    assert list(open_catalog((layer,), nowhere).procedures) == ["9.000001"]
    assert not nowhere.parent.parent.exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_is_made_again_without_a_word(layer: Layer, kept: Path, data: st.DataObject) -> None:
    sound = kept.read_bytes()
    at = data.draw(st.integers(0, len(sound) - 1))
    bit = data.draw(st.integers(0, 7))
    cut = data.draw(st.booleans())
    kept.write_bytes(sound[:at] if cut else sound[:at] + bytes([sound[at] ^ 1 << bit]) + sound[at + 1 :])
    try:
        assert read_compiled(kept) is None
        assert list(open_catalog((layer,), kept).procedures) == ["9.000001"]
        assert kept.read_bytes() == sound
    finally:
        kept.write_bytes(sound)


@pytest.mark.parametrize("content", [b"", b"\n", b"counter-app catalogue 1\n", b"counter-app catalogue 0\nx\n{}"])
def test_a_file_of_another_version_is_no_catalogue(content: bytes) -> None:
    assert Compiled.from_bytes(content) is None


CHANGES: dict[str, Callable[[Layer], object]] = {
    "touch": lambda layer: os.utime(layer.folder / FORM_FILE, ns=(1, 1)),
    "grow": lambda layer: (layer.folder / FORM_FILE).write_bytes((layer.folder / FORM_FILE).read_bytes() + b"#"),
    "add a procedure": lambda layer: (layer.folder / "procedures" / "x.toml").touch(),
    "add a sector": lambda layer: write_sector(layer.folder, "9.000002"),
    "add a fee list": lambda layer: shutil.copytree(layer.folder / "forms", layer.folder / "lists"),
    "take a form away": lambda layer: (layer.folder / FORM_FILE).unlink(),
    "rename a form": lambda layer: (layer.folder / FORM_FILE).rename(layer.folder / "forms" / "x.toml"),
    "take a template away": lambda layer: next(layer.templates.glob("*.docx")).unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_of_a_folder_changes_its_fingerprint(layer: Layer, change: str) -> None:
    before = fingerprint((layer,))
    assert fingerprint((layer,)) == before
    CHANGES[change](layer)
    assert fingerprint((layer,)) != before


FILES = st.dictionaries(
    st.tuples(st.sampled_from(["procedures", "procedures/listed", "forms", "lists"]), st.sampled_from("abc")),
    st.tuples(st.integers(0, 3), st.integers(1, 4)),
    max_size=5,
)


def written(folder: Path, files: dict[tuple[str, str], tuple[int, int]]) -> str:
    """The fingerprint of a folder holding just these files, each of a size and a time of change."""
    for old in folder.rglob("*.toml"):
        old.unlink()
    for (part, name), (size, time_ns) in files.items():
        path = folder / part / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
        os.utime(path, ns=(time_ns * 10**9, time_ns * 10**9))
    return fingerprint((Layer("shipped", folder, folder / "templates"),))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=FILES, other=FILES)
def test_two_folders_share_a_fingerprint_only_when_they_are_alike(
    tmp_path: Path, one: dict[tuple[str, str], tuple[int, int]], other: dict[tuple[str, str], tuple[int, int]]
) -> None:
    assert (written(tmp_path, one) == written(tmp_path, other)) == (one == other)
