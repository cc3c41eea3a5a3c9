# SPDX-License-Identifier: GPL-3.0-or-later
"""Each fault of a data file becomes a Vietnamese sentence that names the file and the key."""

from __future__ import annotations

import ast
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import counter_app.domain
from counter_app.catalog.sentences import reason_in_vietnamese
from tests.catalog.small import FORM_FILE, PROCEDURE_FILE, Spoil, problems_of

FAULTS = [
    # file, sound text, spoilt text, what the sentence must say
    (FORM_FILE, 'label = "Ngày sinh"', 'lable = "Ngày sinh"', ("lable", "«label»")),
    (FORM_FILE, 'label = "Ngày sinh"', "", ("ngay_sinh].label", "thiếu")),
    (FORM_FILE, "partial = true", 'partial = "yes"', ("ngay_sinh].partial", "true hoặc false")),
    (FORM_FILE, "partial = true", "partial = 1", ("ngay_sinh].partial", "true hoặc false")),
    (FORM_FILE, "schema_version = 1", "schema_version = 2", ("schema_version", "chỉ nhận 1")),
    (FORM_FILE, "schema_version = 1", 'schema_version = 1\npages = "2"', ("pages", "số nguyên")),
    (FORM_FILE, "schema_version = 1", "schema_version = 1\npages = 0", ("pages", "dưới 1")),
    (FORM_FILE, "schema_version = 1", "schema_version = 1\npages = 99", ("pages", "quá 20")),
    (FORM_FILE, "effective_from = 2025-07-01", "effective_from = 7", ("effective_from", "2026-01-31")),
    (FORM_FILE, 'id = "nguoi_yeu_cau.ngay_sinh"', 'id = "Ngày sinh"', ("Ngày sinh].id", "đúng dạng")),
    (FORM_FILE, 'kind = "date"', 'kind = "moon"', ("ngay_sinh].kind", "«moon»")),
    (FORM_FILE, 'kind = "date"', 'kind = "date"\ncase = "LOUD"', ("ngay_sinh].case", "upper")),
    (FORM_FILE, 'kind = "text"', 'kind = "choice"', ("ghi_chu", "phải có choices")),
    (FORM_FILE, 'id = "ghi_chu"', 'id = "loai_hang"', ("loai_hang", "trùng")),
    (FORM_FILE, 'id = "loai_hang"', 'id = "nguoi_yeu_cau"', ("nhắc tới trường không có", "loai_hang")),
    (FORM_FILE, 'id = "cau_xin"', 'id = "nguoi_yeu_cau"', ("«nguoi_yeu_cau»", "vừa là một trường")),
    (FORM_FILE, 'code = "vai"', 'code = "rau"', ("loai_hang", "trùng mã")),
    (FORM_FILE, 'field = "loai_hang"', 'field = "khong_co"', ("khong_co", "ghi_chu")),
    (FORM_FILE, 'verb = "is"', 'verb = "was"', ("ghi_chu].shown_when.verb", "one_of")),
    (FORM_FILE, ', value = "vai"', "", ("ghi_chu].shown_when", "thiếu value")),
    (FORM_FILE, 'value = "vai"', 'value = "gao"', ("ghi_chu].shown_when", "«gao»")),
    (FORM_FILE, 'of = ["loai_hang", "ghi_chu"]', 'of = ["loai_hang", "x"]', ("nhắc tới trường không có", "x")),
    (FORM_FILE, 'of = ["loai_hang", "ghi_chu"]', 'of = ["loai_hang"]', ("{ghi_chu}", "cau_xin")),
    (FORM_FILE, 'patterns = { rau = "xin', 'patterns = { gao = "xin', ("cau_xin", "«gao»")),
    (FORM_FILE, 'id = "cau_xin"', 'id = "ghi_chu"', ("derived[ghi_chu]", "trùng id")),
    (FORM_FILE, 'rule = "sentence"', 'rule = "date_in_words"', ("cau_xin", "không phải trường ngày")),
    (FORM_FILE, 'loai_hang = "vai"', 'loai_hang = "gao"', ("sample.loai_hang", "«gao»")),
    (FORM_FILE, 'loai_hang = "vai"', "", ("sample", "loai_hang")),
    (FORM_FILE, 'loai_hang = "vai"', 'khac = "vai"', ("sample", "khac")),
    (FORM_FILE, '= "1951"', '= "31/2/1951"', ("sample.nguoi_yeu_cau.ngay_sinh", "đọc được")),
    (FORM_FILE, '= "1951"', '= "1/2/1951"', ("sample.nguoi_yeu_cau.ngay_sinh", "«1951-02-01»")),
    (FORM_FILE, 'template = "don-xin-cho.docx"', 'template = "khac.docx"', ("template", "khac.docx")),
    (FORM_FILE, 'template = "don-xin-cho.docx"', 'template = "../a.docx"', ("template", "đúng dạng")),
    (FORM_FILE, "effective_to = 2026-12-31", "effective_to = 2024-12-31", ("effective_to", "trước")),
    (FORM_FILE, "schema_version = 1", 'schema_version = 1\nsigner_role = "ai"', ("signer_role", "ai")),
    (FORM_FILE, 'id = "cho_ban"', 'id = "nguoi_yeu_cau"', ("groups", "trùng id")),
    (FORM_FILE, 'id = "cho_ban"', 'id = "cho_ban"\nsame_as = "ai"', ("same_as", "ai")),
    (FORM_FILE, 'id = "don-xin-cho"', 'id = "don-khac"', ("don-khac", "tên tệp")),
    (FORM_FILE, "[sample]", "[sample", ("TOML", "dòng")),
    (PROCEDURE_FILE, 'forms = ["don-xin-cho"]', 'forms = ["don-ma"]', ("forms", "don-ma")),
    (PROCEDURE_FILE, 'code = "9.000001"', 'code = "9.000009"', ("9.000009", "tên tệp")),
    (PROCEDURE_FILE, 'code = "9.000001"', 'code = "chín"', ("«code»", "đúng dạng")),
    (PROCEDURE_FILE, 'default = "khong"', 'default = "chua"', ("nop_thay", "«chua»")),
    (PROCEDURE_FILE, 'value = "co"', 'value = "roi"', ("uy_quyen].needed_when", "«roi»")),
    (PROCEDURE_FILE, 'field = "nop_thay"', 'field = "ai"', ("uy_quyen", "ai")),
    (PROCEDURE_FILE, "originals = 1\nmade_here = true", "made_here = true", ("don", "originals")),
    (PROCEDURE_FILE, 'way = "hand_in"', 'way = "show"\ncopies = 1', ("don", "bản sao")),
    (PROCEDURE_FILE, 'id = "uy_quyen"', 'id = "don"', ("9.000001", "trùng id")),
    (PROCEDURE_FILE, 'way = "hand_in"', 'way = "post"', ("components[don].way", "look_up")),
    (PROCEDURE_FILE, "[[legal_basis]]\n", "[[law]]\n", ("«law»", "lược đồ")),
    (PROCEDURE_FILE, 'forms = ["don-xin-cho"]', "forms = [7]", ("forms[mục 1]", "chữ")),
    (PROCEDURE_FILE, '["don-xin-cho"]', '[{ id = "don-xin-cho", wen = 1 }]', ("forms[don-xin-cho].wen", "«when»")),
    (PROCEDURE_FILE, '["don-xin-cho"]', '[{ id = "don-ma" }]', ("forms", "don-ma")),
    (
        PROCEDURE_FILE,
        '["don-xin-cho"]',
        '[{ id = "don-xin-cho", when = { field = "nop_thay", verb = "is", value = "roi" } }]',
        ("forms[don-xin-cho].when", "«roi»"),
    ),
    (
        PROCEDURE_FILE,
        '["don-xin-cho"]',
        '[{ id = "don-xin-cho", when = { field = "ai", verb = "answered" } }]',
        ("don-xin-cho: when", "ai"),
    ),
    (PROCEDURE_FILE, "quantity = 3", "quantity = 0", ("time_limits[Thông thường]", "quantity")),
    (
        PROCEDURE_FILE,
        "schema_version = 1",
        "schema_version = 1\nwriting_on_behalf = { allowed = false }",
        ("writing_on_behalf", "reason"),
    ),
    (FORM_FILE, 'title = "Chỗ bán"', 'title = "Chỗ bán"\nrepeats = 3', ("cho_ban: ", "lặp lại", "loai_hang")),
    (FORM_FILE, 'title = "Chỗ bán"', 'title = "Chỗ bán"\nrepeats = 41', ("groups[cho_ban].repeats", "quá 40")),
    (FORM_FILE, 'title = "Chỗ bán"', 'title = "x"\nrepeats_title = "{n}"', ("cho_ban", "không có repeats")),
    (PROCEDURE_FILE, 'synonyms = ["giấy chỗ chợ", ', "synonyms = [7, ", ("synonyms[mục 1]", "chữ")),
    (PROCEDURE_FILE, 'synonyms = ["giấy chỗ chợ", "xin', 'synonyms = "x"\n#', ("synonyms", "danh sách")),
]


@pytest.mark.parametrize(("file", "sound", "spoilt", "told"), FAULTS)
def test_a_fault_is_told_with_its_file_and_key(
    small_catalog: Path, spoil: Spoil, file: str, sound: str, spoilt: str, told: tuple[str, ...]
) -> None:
    spoil(file, sound, spoilt)
    sentences = [problem.sentence for problem in problems_of(small_catalog) if problem.file == file]
    assert any(all(word in sentence for word in told) for sentence in sentences), sentences
    assert all(f"Tệp {file}" in sentence and sentence.endswith(".") for sentence in sentences)


def test_all_faults_of_a_file_are_told_at_once(small_catalog: Path, spoil: Spoil) -> None:
    spoil(FORM_FILE, "partial = true", "partial = 7")
    spoil(FORM_FILE, 'label = "Ghi chú"', "")
    spoil(FORM_FILE, 'source = "dữ liệu thử"', "")
    assert len(problems_of(small_catalog)) == 3


def test_a_fault_in_a_condition_is_told_once_although_conditions_are_of_three_kinds(
    small_catalog: Path, spoil: Spoil
) -> None:
    spoil(
        FORM_FILE,
        'shown_when = { field = "loai_hang", verb = "is", value = "vai" }',
        'shown_when = { all = [{ field = "loai_hang", verb = "was" }] }',
    )
    (problem,) = problems_of(small_catalog)
    assert "ghi_chu].shown_when.all[mục 1].verb" in problem.sentence


def test_a_fault_in_a_form_does_not_also_make_the_procedure_faulty(small_catalog: Path, spoil: Spoil) -> None:
    spoil(FORM_FILE, "schema_version = 1", "schema_version = 3")
    assert {problem.file for problem in problems_of(small_catalog)} == {FORM_FILE}


def test_two_files_with_one_code_are_told(small_catalog: Path) -> None:
    text = (small_catalog / PROCEDURE_FILE).read_text(encoding="utf-8")
    (small_catalog / "procedures" / "9.000002.toml").write_text(text, encoding="utf-8")
    sentences = " ".join(problem.sentence for problem in problems_of(small_catalog))
    assert "đã có ở tệp procedures/9.000001.toml" in sentences


def test_two_versions_of_a_form_for_the_same_day_are_told(small_catalog: Path) -> None:
    text = (small_catalog / FORM_FILE).read_text(encoding="utf-8").replace("2025-07-01", "2026-12-31")
    (small_catalog / "forms" / "don-xin-cho.b.toml").write_text(text, encoding="utf-8")
    (problem,) = problems_of(small_catalog)
    assert "trùng thời gian hiệu lực" in problem.sentence


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe\x00a", "UTF-8"),
        (b"", "thiếu khóa"),
        (b"x" * 1_000_001, "quá lớn"),
        (b"a = " + b"[" * 5000, "sâu"),
        (b'a = "', "TOML"),
    ],
)
def test_a_file_that_is_no_catalogue_file_is_told(small_catalog: Path, content: bytes, told: str) -> None:
    (small_catalog / FORM_FILE).write_bytes(content)
    assert any(told in problem.sentence for problem in problems_of(small_catalog))


def test_a_file_saved_by_notepad_with_a_byte_order_mark_is_read(small_catalog: Path) -> None:
    path = small_catalog / FORM_FILE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert problems_of(small_catalog) == []


def test_letters_with_loose_marks_are_told(small_catalog: Path, spoil: Spoil) -> None:
    spoil(FORM_FILE, "Ngày sinh", unicodedata.normalize("NFD", "Ngày sinh"))
    (problem,) = problems_of(small_catalog)
    assert "NFC" in problem.sentence
    assert "label" in problem.sentence


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(min_value=0), junk=st.binary(max_size=6), cut=st.integers(0, 40))
def test_a_file_damaged_anywhere_never_stops_the_check(small_catalog: Path, place: int, junk: bytes, cut: int) -> None:
    path = small_catalog / FORM_FILE
    sound = path.read_bytes()
    at = place % len(sound)
    try:
        path.write_bytes(sound[:at] + junk + sound[at + cut :])
        for problem in problems_of(small_catalog):
            assert problem.file in problem.sentence or "procedures" in problem.file
    finally:
        path.write_bytes(sound)


def _raised_sentences() -> list[str]:
    """Every sentence the models of ``domain`` raise, places filled with a name."""
    found = []
    for name in ("form.py", "repeats.py", "procedure.py", "conditions.py"):
        source = (Path(counter_app.domain.__file__).parent / name).read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ValueError":
                (text,) = node.args
                parts = text.values if isinstance(text, ast.JoinedStr) else [text]
                found.append("".join(str(p.value) if isinstance(p, ast.Constant) else "ten" for p in parts))
    return found


def test_every_sentence_of_the_models_has_a_vietnamese_reading() -> None:
    raised = _raised_sentences()
    assert len(raised) >= 12
    assert [sentence for sentence in raised if reason_in_vietnamese(sentence) is None] == []
