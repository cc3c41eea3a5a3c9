# SPDX-License-Identifier: GPL-3.0-or-later
"""A catalogue pack comes in whole or not at all, is examined first, and can be taken back by one step."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from counter_app.casework import catalogue_care
from counter_app.casework.catalogue_care import NothingToUndo, PackRefused, import_pack, packs_in_use, undo_import
from counter_app.catalog.catalog import Catalog, open_catalog
from counter_app.catalog.layers import Layer, layers_of
from counter_app.domain.errors import BadInput
from counter_app.installed import shipped_folder
from counter_app.paths import Folders
from counter_app.whole_file import put_whole
from tests.catalog.small import DATA

FACTS = """schema_version = 1
name = "{name}"
title = "Gói thử"
version = "{version}"
issuer = "Sở thử"
date = 2026-11-01
"""
PROCEDURE = (DATA / "forms_catalog" / "procedures" / "9.000001.toml").read_text(encoding="utf-8")
FORM = (DATA / "forms_catalog" / "forms" / "don-xin-cho.toml").read_text(encoding="utf-8")
LISTED = PROCEDURE.replace('forms = ["don-xin-cho"]', "")
Parts = dict[str, str | bytes]


@pytest.fixture(autouse=True)
def _little_below(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing shipped: these tests look at packs, and the whole catalogue would be compiled for each."""
    (tmp_path / "none" / "procedures").mkdir(parents=True)
    (tmp_path / "none" / "forms").mkdir()
    nothing = Layer("shipped", tmp_path / "none", tmp_path / "none" / "templates")
    monkeypatch.setattr("counter_app.catalog.layers.shipped_layer", lambda: nothing)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "data").make()


def parts(name: str = "tinh-thu", version: str = "1", **more: str | bytes) -> Parts:
    return {"pack.toml": FACTS.format(name=name, version=version), "procedures/9.000001.toml": LISTED} | dict(more)


def packed(folder: Path, content: Parts, name: str = "goi.zip") -> Path:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, told in content.items():
            archive.writestr(part, told)
    path = folder / name
    path.write_bytes(made.getvalue())
    return path


def catalog(folders: Folders) -> Catalog:
    return open_catalog(layers_of(folders))


def files_of(folders: Folders) -> dict[str, bytes]:
    place = folders.catalog_packs
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_a_sound_pack_counts_and_is_seen_to_be_one(tmp_path: Path, folders: Folders) -> None:
    facts = import_pack(packed(tmp_path, parts()), folders)
    assert (facts.name, facts.issuer) == ("tinh-thu", "Sở thử")
    assert catalog(folders).origin_of("9.000001") == "pack"
    assert packs_in_use(folders) == [facts]


def test_the_office_has_the_last_word_over_a_pack(tmp_path: Path, folders: Folders) -> None:
    import_pack(packed(tmp_path, parts()), folders)
    own = folders.catalog / "procedures" / "9.000001.toml"
    own.parent.mkdir(parents=True)
    own.write_text(LISTED, encoding="utf-8")
    assert catalog(folders).origin_of("9.000001") == "office"


def test_one_import_can_be_taken_back_and_only_one(tmp_path: Path, folders: Folders) -> None:
    import_pack(packed(tmp_path, parts()), folders)
    other = LISTED.replace("9.000001", "9.000002")
    import_pack(packed(tmp_path, {"pack.toml": FACTS.format(name="goi-hai", version="1"),
                                  "procedures/9.000002.toml": other}), folders)  # fmt: skip
    assert sorted(catalog(folders).procedures) == ["9.000001", "9.000002"]
    undo_import(folders)
    assert sorted(catalog(folders).procedures) == ["9.000001"]
    with pytest.raises(NothingToUndo):
        undo_import(folders)


def test_the_first_import_can_be_taken_back_too(tmp_path: Path, folders: Folders) -> None:
    import_pack(packed(tmp_path, parts()), folders)
    undo_import(folders)
    assert packs_in_use(folders) == []
    assert list(catalog(folders).procedures) == []


def test_a_newer_pack_of_the_same_name_takes_the_older_one_s_place(tmp_path: Path, folders: Folders) -> None:
    import_pack(packed(tmp_path, parts(version="1")), folders)
    import_pack(packed(tmp_path, parts(version="2")), folders)
    assert [pack.version for pack in packs_in_use(folders)] == ["2"]


FAULTS: dict[str, tuple[Parts, str]] = {
    "no facts": ({"procedures/9.000001.toml": LISTED}, "thiếu tệp pack.toml"),
    "facts with a fault": (parts() | {"pack.toml": "name = 3"}, "pack.toml"),
    "a procedure with a fault": (parts() | {"procedures/9.000002.toml": "x = 1"}, "procedures/9.000002.toml"),
    "a form that is not there": (parts() | {"procedures/9.000001.toml": PROCEDURE}, "không có mẫu don-xin-cho"),
    "a form without its template": (parts() | {"forms/don-xin-cho.toml": FORM}, "không có tệp mẫu"),
    "a template that is none": (
        parts() | {"forms/don-xin-cho.toml": FORM, "templates/don-xin-cho.docx": b"PK"},
        "Tệp mẫu don-xin-cho.docx",
    ),
    "a path that leads out": (parts() | {"../x.toml": "x"}, "đường dẫn ra ngoài"),
    "an absolute path": (parts() | {"/etc/x.toml": "x"}, "đường dẫn ra ngoài"),
    "a program": (parts() | {"procedures/x.exe": "x"}, "1 tệp không thuộc danh mục"),
    "a device of Windows": (parts() | {"procedures/con.toml": "x"}, "1 tệp không thuộc danh mục"),
    "twins by case": (parts() | {"procedures/9.000001.TOML": "x"}, "trùng tên"),
    "a bomb": (parts() | {"lists/x.toml": b"0" * 2_000_000}, "bom nén"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_pack_changes_nothing(tmp_path: Path, folders: Folders, fault: str) -> None:
    import_pack(packed(tmp_path, parts(name="da-co")), folders)
    before = files_of(folders)
    content, told = FAULTS[fault]
    with pytest.raises(PackRefused, match=told):
        import_pack(packed(tmp_path, content), folders)
    assert files_of(folders) == before


def test_what_is_no_pack_is_refused(tmp_path: Path, folders: Folders) -> None:
    (tmp_path / "x.zip").write_bytes(b"not a zip")
    with pytest.raises(PackRefused, match="đã hỏng"):
        import_pack(tmp_path / "x.zip", folders)
    with pytest.raises(BadInput, match="kiểm tra USB"):
        import_pack(tmp_path / "nowhere.zip", folders)


def real_form() -> Parts:
    """A shipped form with its template, as a pack would bring it."""
    shipped, templates = shipped_folder("forms_catalog"), shipped_folder("templates_docx")
    return {
        "forms/khai-tu.toml": (shipped / "forms" / "khai-tu.toml").read_bytes(),
        "templates/khai-tu.docx": (templates / "khai-tu.docx").read_bytes(),
    }


def test_a_pack_with_a_form_and_its_template_is_examined_and_taken(tmp_path: Path, folders: Folders) -> None:
    import_pack(packed(tmp_path, parts() | real_form()), folders)
    assert catalog(folders).form("khai-tu").template == "khai-tu.docx"


def test_a_template_that_does_not_fit_its_form_keeps_the_whole_pack_out(tmp_path: Path, folders: Folders) -> None:
    other = (shipped_folder("templates_docx") / "xac-nhan-tinh-trang-hon-nhan.docx").read_bytes()
    with pytest.raises(PackRefused, match=r"Tệp mẫu khai-tu\.docx"):
        import_pack(packed(tmp_path, parts() | real_form() | {"templates/khai-tu.docx": other}), folders)
    assert packs_in_use(folders) == []


@pytest.mark.parametrize("failing", range(1, 4))
def test_a_disk_that_fails_at_any_step_leaves_the_old_state(
    tmp_path: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    import_pack(packed(tmp_path, parts(version="1")), folders)
    before = files_of(folders)
    calls = 0

    def put(target: Path, content: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise OSError("disk full")
        put_whole(target, content)

    monkeypatch.setattr(catalogue_care, "put_whole", put)
    monkeypatch.setattr("counter_app.catalog.packs.put_whole", put)
    with pytest.raises(PackRefused, match="Ổ đĩa"):
        import_pack(packed(tmp_path, parts(version="2")), folders)
    assert files_of(folders) == before
