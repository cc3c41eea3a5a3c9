# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever stands in the data file: a paper, or one sentence that names the field; never a traceback."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.cli.json_file import LARGEST_BYTES, read_json
from counter_app.domain.errors import BadInput
from tests.cli.spoken import Run

CODE = "1.004873"
NAME = "nguoi_yeu_cau.ho_ten"


@pytest.mark.parametrize(
    ("given_json", "told"),
    [
        ("", "JSON"),
        ("{", "dòng 1, cột 2"),
        ("{'a': 1}", "JSON"),
        ("[]", "đối tượng"),
        ('"chữ"', "đối tượng"),
        ("null", "đối tượng"),
        ("7", "đối tượng"),
        ('{"khong_co": "x"}', "khong_co"),
        ('{"nguoi_yeu_cau": "x"}', "nguoi_yeu_cau"),
        ('{"nguoi_yeu_cau": {"ho": "x"}}', "nguoi_yeu_cau.ho"),
        ('{"nguoi_yeu_cau": {"ho_ten": ["x"]}}', NAME),
        ('{"nguoi_yeu_cau": {"ho_ten": {"a": "x"}}}', NAME),
        ('{"nguoi_yeu_cau": {"ho_ten": 1.5}}', NAME),
        ('{"nguoi_yeu_cau": {"ho_ten": true}}', NAME),
        ('{"nguoi_yeu_cau": {"ho_ten": NaN}}', "NaN"),
        ('{"nguoi_yeu_cau": {"ho_ten": "\\ud800"}}', NAME),
        ('{"nguoi_yeu_cau": {"ho_ten": "\\ud83d\\ude00"}}', NAME),
        ('{"nguoi_yeu_cau": {"ho_ten": "A", "ho_ten": "B"}}', "ho_ten"),
        ('{"nguoi_yeu_cau": {"ngay_sinh": "31/2/1985"}}', "nguoi_yeu_cau.ngay_sinh"),
        ('{"nguoi_yeu_cau": {"ngay_sinh": "1/1/2999"}}', "nguoi_yeu_cau.ngay_sinh"),
        ('{"nguoi_yeu_cau": {"so_dinh_danh": "123"}}', "nguoi_yeu_cau.so_dinh_danh"),
        ('{"nguoi_duoc_cap": {"gioi_tinh": "mèo"}}', "nguoi_duoc_cap.gioi_tinh"),
        ('{"a\\nb": "x"}', "a b"),
        ('{"\\u202eabc": "x"}', "abc"),
        ("[" * 100_000, "sâu"),
        ('{"nguoi_yeu_cau": {"ngay_sinh": ' + "9" * 5000 + "}}", "không đọc được"),
    ],
)
def test_a_wrong_file_is_told_by_its_field(run: Run, tmp_path: Path, given_json: str, told: str) -> None:
    data, out = tmp_path / "khai.json", tmp_path / "a.pdf"
    data.write_text(given_json, encoding="utf-8")
    spoken = run("fill", CODE, "--data", data, "--out", out)
    assert spoken.is_refusal(2), spoken
    assert told in spoken.complaint
    assert not out.exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_files_of_other_programs_are_read(run: Run, tmp_path: Path, sample: dict[str, Any], encoding: str) -> None:
    data = tmp_path / "khai.json"
    data.write_bytes(json.dumps(sample, ensure_ascii=False).encode(encoding))
    assert run("fill", CODE, "--data", data, "--out", tmp_path / "a.docx").code == 0


def test_a_year_may_be_a_number_and_dates_are_read_as_the_window_reads_them(
    run: Run, tmp_path: Path, sample: dict[str, Any]
) -> None:
    sample["nguoi_yeu_cau"] |= {"ngay_sinh": 1985, "so_dinh_danh": None}
    sample["nguoi_duoc_cap"] |= {"ngay_sinh": "1/2/1985", "gioi_tinh": "Nữ"}
    data = tmp_path / "khai.json"
    data.write_text(json.dumps(sample), encoding="utf-8")
    assert run("fill", CODE, "--data", data, "--out", tmp_path / "a.docx").code == 0


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\xfd", b"\x80abc", '{"a": "Nguyễn"}'.encode("cp1258", "replace"), b"\0\0"]
)
def test_bytes_that_are_no_text_are_bad_input(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "khai.json").write_bytes(content)
    assert run("fill", CODE, "--data", tmp_path / "khai.json", "--out", tmp_path / "a.pdf").is_refusal(2)


@pytest.mark.parametrize("named", ["missing.json", ".", "a\0b", "mau.json/x"])
def test_a_file_that_is_not_there_is_bad_input(run: Run, tmp_path: Path, data_file: Path, named: str) -> None:
    assert data_file.exists()
    assert run("fill", CODE, "--data", tmp_path / named, "--out", tmp_path / "a.pdf").is_refusal(2)


def test_a_huge_file_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "khai.json").write_bytes(b" " * (LARGEST_BYTES + 1))
    with pytest.raises(BadInput, match="quá lớn"):
        read_json(tmp_path / "khai.json")


FIELDS = st.sampled_from(["ho_ten", "ngay_sinh", "so_dinh_danh", "noi_cu_tru", "loai"]) | st.text(max_size=5)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
VALUES = SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(FIELDS, SCALARS, max_size=3)
ROLES = st.sampled_from(["nguoi_yeu_cau", "nguoi_duoc_cap", "quan_he", "muc_dich"]) | st.text(max_size=5)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(ROLES, VALUES, max_size=3))
def test_any_json_gives_a_paper_or_one_sentence(run: Run, tmp_path: Path, shape: dict[str, object]) -> None:
    data = tmp_path / "khai.json"
    data.write_text(json.dumps(shape), encoding="utf-8")
    spoken = run("fill", CODE, "--data", data, "--out", tmp_path / "a.docx")
    assert spoken.code == 0 or spoken.is_refusal(2), spoken


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.json"
    path.write_bytes(content)
    with suppress(BadInput):
        read_json(path)
