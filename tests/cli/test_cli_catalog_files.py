# SPDX-License-Identifier: GPL-3.0-or-later
"""``catalog new``, ``import`` and ``undo-import``: files come, nothing is written over, refusals are one sentence."""

from __future__ import annotations

import tomllib
import zipfile
from pathlib import Path

import pytest

from counter_app.installed import shipped_folder
from counter_app.paths import Folders
from tests.cli.spoken import Run

LISTED = "2.000528"
PACK = """schema_version = 1
name = "goi-thu"
title = "Gói thử"
version = "1"
issuer = "Sở thử"
date = 2026-11-01
"""
FEES = """schema_version = 1
[[fees]]
code = "1.000656"
text = "5.000 đồng"
source = "Nghị quyết 01/2026/NQ-HĐND"
"""


def pack(folder: Path, fees: str = FEES) -> Path:
    path = folder / "goi.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pack.toml", PACK)
        archive.writestr("lists/fees.toml", fees)
    return path


def test_new_writes_a_skeleton_and_never_over_another(run: Run, tmp_path: Path) -> None:
    shape = run("catalog", "new", LISTED, "--out", str(tmp_path / "moi"), "--form", "don-moi", "--json").shape
    assert [Path(file).relative_to(tmp_path / "moi").as_posix() for file in shape["files"]] == [
        f"procedures/{LISTED}.toml",
        "forms/don-moi.toml",
        "blueprints/don-moi.toml",
    ]
    told = tomllib.loads((tmp_path / "moi" / "procedures" / f"{LISTED}.toml").read_text(encoding="utf-8"))
    assert told["code"] == LISTED
    assert told["forms"][-1] == "don-moi"
    assert run("catalog", "new", LISTED, "--out", str(tmp_path / "moi")).is_refusal(2)


@pytest.mark.parametrize(
    "typed",
    [
        ("catalog", "new", LISTED),
        ("catalog", "new", "9.999999", "--out", "x"),
        ("catalog", "new", LISTED, "--out", "/dev/null/x"),
        ("catalog", "new", LISTED, "--out", "x", "--form", "../x"),
        ("catalog", "import"),
        ("catalog", "import", "nowhere.zip"),
    ],
)
def test_a_wrong_wish_is_refused_with_a_sentence(run: Run, typed: tuple[str, ...]) -> None:
    assert run(*typed).is_refusal(2)


def test_a_pack_is_imported_seen_and_taken_back(run: Run, tmp_path: Path) -> None:
    (imported,) = run("catalog", "import", str(pack(tmp_path)), "--json").shape["packs"]
    assert (imported["name"], imported["version"]) == ("goi-thu", "1")
    shown = run("catalog", "show", "1.000656", "--json").shape
    assert (shown["origin"], shown["fee"]["text"]) == ("pack", "5.000 đồng (Nghị quyết 01/2026/NQ-HĐND)")
    assert run("catalog", "undo-import", "--json").shape == {"packs": []}
    assert run("catalog", "show", "1.000656", "--json").shape["origin"] == "shipped"
    assert run("catalog", "undo-import").is_refusal(1)


def test_a_faulty_pack_is_refused_and_nothing_changes(run: Run, tmp_path: Path) -> None:
    assert run("catalog", "import", str(pack(tmp_path, FEES.replace("1.000656", "9.999999")))).is_refusal(1)
    assert run("catalog", "show", "1.000656", "--json").shape["origin"] == "shipped"


def test_check_names_a_faulty_scheme_of_the_office(run: Run, tmp_path: Path) -> None:
    folders = Folders.at(tmp_path)
    own = folders.catalog / "schemes"
    own.mkdir(parents=True)
    shipped = shipped_folder("forms_catalog") / "schemes" / "dak-nong.toml"
    text = shipped.read_text(encoding="utf-8")
    (own / "dak-nong.toml").write_text(text.replace('"1.004873", "1.011441"', '"9.999999", "1.011441"'), "utf-8")
    spoken = run("catalog", "check", "--data-dir", str(tmp_path), "--json")
    assert spoken.code == 1
    assert [problem["file"] for problem in spoken.shape["problems"]] == ["catalog/schemes/dak-nong.toml"] * 2
    assert "9.999999" in spoken.shape["problems"][0]["sentence"]
