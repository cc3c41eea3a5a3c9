# SPDX-License-Identifier: GPL-3.0-or-later
"""``booklet`` and ``poster``: PDFs for the counter and the wall."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdf
import pytest

from tests.cli.spoken import Run


def words_of(path: Path) -> str:
    return unicodedata.normalize("NFC", " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages))


def test_a_booklet_of_chosen_procedures_is_written(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "mau.pdf"
    told = run("booklet", "--out", out, "--codes", "1.000656,2.000815", "--data-dir", tmp_path / "d", "--json")
    assert told.code == 0
    assert (told.shape["procedures"], told.shape["pages"]) == (2, len(pypdf.PdfReader(out).pages))
    assert told.shape["forms"] >= 1
    assert not (tmp_path / "d").exists()


def test_only_a_pdf_is_written(run: Run, tmp_path: Path) -> None:
    assert run("booklet", "--out", tmp_path / "mau.docx").is_refusal(2)
    assert run("poster", "--out", tmp_path / "mau.txt", "--codes", "1.000656").is_refusal(2)


def test_the_poster_of_a_scheme_lists_its_procedures(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "niem-yet.pdf"
    told = run("poster", "--scheme", "dak-nong", "--out", out, "--data-dir", tmp_path / "d", "--json")
    assert told.code == 0
    assert told.shape["procedures"] == 4
    words = words_of(out)
    assert all(code in words for code in ("1.004873", "1.011441", "1.011443", "1.001612"))
    assert "thứ Tư" in words
    assert "15 giờ" in words


@pytest.mark.parametrize("scheme", ["an-dung", "bui-la-nhan", "nghi-dong", "thuan-hoa"])
def test_every_shipped_scheme_has_a_poster_of_a_few_sheets(run: Run, tmp_path: Path, scheme: str) -> None:
    out = tmp_path / "niem-yet.pdf"
    assert run("poster", "--scheme", scheme, "--out", out, "--data-dir", tmp_path / "d").code == 0
    assert 1 <= len(pypdf.PdfReader(out).pages) <= 8


def test_a_poster_of_chosen_procedures_needs_no_scheme(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "niem-yet.pdf"
    assert run("poster", "--codes", "2.000815", "1.000656", "--size", "A3", "--out", out).code == 0
    assert round(float(pypdf.PdfReader(out).pages[0].mediabox[2])) == 842
    words = words_of(out)
    assert words.index("2.000815") < words.index("1.000656")


def test_the_wall_never_promises_to_write_a_will(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d" / "catalog" / "schemes").mkdir(parents=True)
    own = """schema_version = 1
id = "cua-xa"
title = "Ngày thử"
issuer = "xã"
document = "kế hoạch thử"
starts_on = 2026-01-01
source = "thử"
certainty = "unverified"
[[grants]]
id = "viet"
kind = "writes"
sentence = "Viết hộ."
clause = "1"
procedures = { codes = ["2.001019", "2.001035"] }
[[grants]]
id = "mau"
kind = "sample_booklet"
sentence = "Có mẫu."
clause = "2"
procedures = { codes = ["2.001019", "2.001035"] }
"""
    (tmp_path / "d" / "catalog" / "schemes" / "cua-xa.toml").write_text(own, encoding="utf-8")
    out = tmp_path / "niem-yet.pdf"
    assert run("poster", "--scheme", "cua-xa", "--out", out, "--data-dir", tmp_path / "d").code == 0
    assert words_of(out).count("Cán bộ viết hộ") == 1


@pytest.mark.parametrize("asked", [(), ("--scheme", "khong-co"), ("--scheme", "../x"), ("--codes", "9.999999")])
def test_nothing_to_show_is_refused_in_a_sentence(run: Run, tmp_path: Path, asked: tuple[str, ...]) -> None:
    out = tmp_path / "niem-yet.pdf"
    assert run("poster", "--out", out, "--data-dir", tmp_path / "d", *asked).is_refusal(2)
    assert not out.exists()


@pytest.mark.parametrize("command", ["booklet", "poster"])
def test_what_the_office_has_set_itself_is_printed(run: Run, tmp_path: Path, command: str) -> None:
    lists = tmp_path / "d" / "catalog" / "lists"
    lists.mkdir(parents=True)
    own = """schema_version = 1
[[fees]]
code = "2.000815"
text = "07 nghìn đồng một trang"
source = "Nghị quyết thử"
"""
    (lists / "fees.toml").write_text(own, encoding="utf-8")
    out = tmp_path / "ra.pdf"
    assert run(command, "--out", out, "--codes", "2.000815", "--data-dir", tmp_path / "d").code == 0
    assert "07 nghìn đồng một trang" in words_of(out)
