# SPDX-License-Identifier: GPL-3.0-or-later
"""``fill`` makes the paper of the window from a JSON file, and names the field when the file is wrong."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

import counter_app.cli.fill_command
from counter_app.casework.answers_file import nested
from counter_app.documents import read_back
from counter_app.paper import engines
from counter_app.paper.pdf import read_pdf_text
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from counter_app.workshop import shipped_catalog
from tests.cli.spoken import Run

CODES = shipped_catalog().procedures
PEOPLE_FORMS = sorted({form.id: code for code in CODES for form in shipped_catalog().forms_of(code)}.items())
"""Each form with one procedure that asks for it."""
APPLICANT = "nguoi_yeu_cau"
NASTY = "A & B <b> {{ 7*7 }} {% raw %} \"q\" 'p' \\n"


def written(tmp_path: Path, given: object) -> Path:
    """A file with this content."""
    path = tmp_path / "khai.json"
    path.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    return path


def squeezed(text: str) -> str:
    """Without white space: lines end anywhere."""
    return "".join(text.split())


@pytest.mark.parametrize(("form_id", "code"), PEOPLE_FORMS)
@pytest.mark.parametrize("suffix", ["docx", "PDF"])
def test_the_sample_of_show_can_be_fed_back(run: Run, tmp_path: Path, code: str, form_id: str, suffix: str) -> None:
    forms = {form["id"]: form for form in run("catalog", "show", code, "--json").shape["forms"]}
    data, out = written(tmp_path, forms[form_id]["sample"]), tmp_path / f"to-khai.{suffix}"
    spoken = run("fill", code, "--form", form_id, "--data", data, "--out", out, "--json")
    assert (spoken.code, spoken.complaint) == (0, "")
    assert spoken.shape["form"] == form_id
    text = read_back(out.read_bytes()) if suffix == "docx" else read_pdf_text(out.read_bytes())
    names = [
        value["ho_ten"] for value in forms[form_id]["sample"].values() if isinstance(value, dict) and "ho_ten" in value
    ]
    assert names
    assert all(squeezed(name) in squeezed(text) for name in names)


def test_a_letter_no_procedure_asks_for_is_named_by_its_id(run: Run, tmp_path: Path) -> None:
    sample = nested(shipped_catalog().form("thu-xin-loi").sample)
    out = tmp_path / "thu.pdf"
    spoken = run("fill", "thu-xin-loi", "--data", written(tmp_path, sample), "--out", out, "--json")
    assert (spoken.code, spoken.shape["form"], spoken.shape["pages"]) == (0, "thu-xin-loi", 1)
    assert "XIN LỖI" in read_pdf_text(out.read_bytes())


def test_what_looks_like_code_prints_as_it_was_written(run: Run, tmp_path: Path, sample: dict[str, Any]) -> None:
    sample["muc_dich"]["ket_hon_giay_to"] = NASTY
    out = tmp_path / "a.docx"
    assert run("fill", "1.004873", "--data", written(tmp_path, sample), "--out", out).code == 0
    assert squeezed(NASTY) in squeezed(read_back(out.read_bytes()))


def test_gaps_and_facts_that_disagree_are_told_but_do_not_stop_a_script(
    run: Run, tmp_path: Path, sample: dict[str, Any]
) -> None:
    del sample[APPLICANT]["ho_ten"]
    sample["nguoi_duoc_cap"]["gioi_tinh"] = "Nam"
    spoken = run("fill", "1.004873", "--data", written(tmp_path, sample), "--out", tmp_path / "a.pdf", "--json")
    assert spoken.code == 0
    told = {warning["field"] for warning in spoken.shape["warnings"]}
    assert {f"{APPLICANT}.ho_ten", "nguoi_duoc_cap.so_dinh_danh"} <= told


def test_nothing_is_kept_and_no_register_is_made(run: Run, tmp_path: Path, data_file: Path) -> None:
    data_dir = tmp_path / "empty"
    run("fill", "1.004873", "--data", data_file, "--out", tmp_path / "a.pdf", "--data-dir", data_dir)
    assert not data_dir.exists()


def test_the_office_of_the_register_stands_on_the_paper(run: Run, tmp_path: Path, data_file: Path) -> None:
    office = Settings().changed(commune="xã Bùi La Nhân", province="tỉnh Hà Tĩnh")
    clock = lambda: datetime(2026, 11, 24, 9, 5, tzinfo=timezone(timedelta(hours=7)))  # noqa: E731
    (tmp_path / "office" / "register").mkdir(parents=True)
    register = Register.open(tmp_path / "office" / "register", AccountUnlock(), clock)
    register.settings.save(office.to_store())
    out = tmp_path / "a.docx"
    busy = run("fill", "1.004873", "--data", data_file, "--out", out, "--data-dir", tmp_path / "office")
    assert "để trống" in busy.answer
    register.close()
    free = run("fill", "1.004873", "--data", data_file, "--out", out, "--data-dir", tmp_path / "office")
    assert "để trống" not in free.answer
    assert office.office.authority in read_back(out.read_bytes())


def test_without_an_office_its_place_is_left_open(run: Run, tmp_path: Path, data_file: Path) -> None:
    out = tmp_path / "a.docx"
    assert "để trống" in run("fill", "1.004873", "--data", data_file, "--out", out).answer
    head = read_back(out.read_bytes()).partition("Họ, chữ đệm, tên")[0]
    assert "Kính gửi" in head
    assert "Ủy ban" not in head


def test_a_thumbprint_before_witnesses_with_a_scribe(run: Run, tmp_path: Path, data_file: Path) -> None:
    out = tmp_path / "a.docx"
    people = ("--scribe", "Lê Văn Bút", "--witness", "H'Bluê Niê Kdăm", "--witness", "Y Moan Êban")
    spoken = run("fill", "1.004873", "--data", data_file, "--out", out, "--signing", "thumbprint", *people)
    assert spoken.code == 0
    text = read_back(out.read_bytes())
    assert all(name in text for name in people[1::2])
    assert "iểm chỉ" in text


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--witness", "A"], "--signing thumbprint"),
        (["--signing", "thumbprint", "--witness", "A", "--witness", "B", "--witness", "C"], "hai người"),
        (["--scribe", "😀"], "--scribe"),
        (["--scribe", "\u200b"], "--scribe"),
        (["--signing", "thumbprint", "--witness", "\ud800"], "--witness"),
        (["--form", "khai-tu"], "xac-nhan-tinh-trang-hon-nhan"),
    ],
)
def test_an_option_that_does_not_fit_is_bad_input(
    run: Run, tmp_path: Path, data_file: Path, options: list[str], told: str
) -> None:
    out = tmp_path / "a.pdf"
    spoken = run("fill", "1.004873", "--data", data_file, "--out", out, *options)
    assert spoken.is_refusal(2)
    assert told in spoken.complaint
    assert not out.exists()


def test_word_is_refused_where_it_cannot_be_called(
    run: Run, tmp_path: Path, data_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "office_suites", tuple)
    spoken = run("fill", "1.004873", "--data", data_file, "--out", tmp_path / "a.pdf", "--engine", "word")
    assert spoken.is_refusal(1)
    assert "Word" in spoken.complaint
    assert not (tmp_path / "a.pdf").exists()


def test_the_engine_of_the_settings_draws_unless_another_is_named(
    run: Run, tmp_path: Path, data_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "office_suites", tuple)
    clock = lambda: datetime(2026, 11, 24, 9, 5, tzinfo=timezone(timedelta(hours=7)))  # noqa: E731
    (tmp_path / "office" / "register").mkdir(parents=True)
    register = Register.open(tmp_path / "office" / "register", AccountUnlock(), clock)
    register.settings.save(Settings().changed(commune="xã Bùi La Nhân", engine="libreoffice").to_store())
    register.close()
    command = ("fill", "1.004873", "--data", data_file, "--out", tmp_path / "a.pdf", "--data-dir", tmp_path / "office")
    spoken = run(*command)
    assert spoken.is_refusal(1)
    assert "LibreOffice" in spoken.complaint
    assert run(*command, "--engine", "auto", "--json").shape["engine"] == "embedded"


@pytest.mark.parametrize("out", ["a.txt", "a", "folder.pdf", "no/such/a.pdf", "mau.json/a.pdf", "x" * 300 + ".pdf"])
def test_a_place_that_cannot_be_written_is_bad_input(run: Run, tmp_path: Path, data_file: Path, out: str) -> None:
    (tmp_path / "folder.pdf").mkdir()
    assert run("fill", "1.004873", "--data", data_file, "--out", tmp_path / out).is_refusal(2)


def test_a_value_too_long_for_the_form_is_told_with_its_field(run: Run, tmp_path: Path, sample: dict[str, Any]) -> None:
    sample[APPLICANT]["ho_ten"] = "Nguyễn " * 60
    out = tmp_path / "a.pdf"
    spoken = run("fill", "1.004873", "--data", written(tmp_path, sample), "--out", out)
    assert spoken.is_refusal(2)
    assert f"{APPLICANT}.ho_ten" in spoken.complaint
    assert not out.exists()


def test_a_form_whose_time_is_over_is_told(
    run: Run, tmp_path: Path, data_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = datetime(2035, 5, 5, 9, 0, tzinfo=timezone(timedelta(hours=7)))
    monkeypatch.setattr(counter_app.cli.fill_command, "office_now", lambda: later)
    spoken = run("fill", "1.004873", "--data", data_file, "--out", tmp_path / "a.docx")
    assert spoken.code == 0
    assert "không có hiệu lực" in spoken.answer
