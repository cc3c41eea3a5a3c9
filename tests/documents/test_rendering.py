# SPDX-License-Identifier: GPL-3.0-or-later
"""Filling: values are data, blanks are the form's dots, signatures come in their variants, files repeat exactly."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from counter_app.documents import AnswerUnprintable, Rendered, TemplateUnfit, check_paper, read_back, render
from counter_app.documents.text_of_docx import paragraph_texts
from counter_app.domain.marks import FIRST_MARK, strip_marks
from counter_app.domain.signing import Finger, Signing, SigningMode
from tests.documents.papers import (
    FORM_IDS,
    OFFICE,
    SIGNED,
    TODAY,
    fill,
    load_form,
    load_template,
    signer_of,
    stored_answers,
)
from tests.people import vietnamese_names

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEATH, MARITAL = "khai-tu", "xac-nhan-tinh-trang-hon-nhan"
THUMB, WITNESSED = SigningMode.THUMBPRINT, SigningMode.THUMBPRINT_WITNESSED
HARD = [
    "{{ 7*7 }}", "{% raw %}", "{# x #}", "{_{ x }_}", "A & B", "<Nguyễn>", "</w:t></w:r>", "\"'`", "C:\\new\\table",
    "&amp;", "]]>", "}}", "None", "«ho_ten»", "[a]{b}", "a{nguoi_yeu_cau.ho_ten}b", "100%", "\\1\\g<0>",
]  # fmt: skip


def text_of(rendered: Rendered) -> str:
    return read_back(rendered.docx_bytes())


@pytest.mark.parametrize("form_id", FORM_IDS)
@pytest.mark.parametrize("hard", HARD)
def test_whatever_is_typed_prints_as_it_was_typed(form_id: str, hard: str) -> None:
    form = load_form(form_id)
    texts = {spec.id for spec in form.fields() if spec.kind in {"text", "name", "address"}}
    answers = {key: hard if key in texts else value for key, value in stored_answers(form_id, "longest").items()}
    rendered = fill(form, answers)
    paper = rendered.docx_bytes()
    assert check_paper(rendered, paper) == []
    assert read_back(paper).count(hard) >= min(8, len(texts & answers.keys()))
    docx.Document(io.BytesIO(paper))


WRITTEN = ("name", "address")
NAMES_OR_SIGNS = st.one_of(
    vietnamese_names(),
    st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"), max_codepoint=0xFFFD), min_size=1, max_size=60
    ).filter(lambda text: text.strip() == text),
)


@given(form_id=st.sampled_from(FORM_IDS), name=NAMES_OR_SIGNS, address=NAMES_OR_SIGNS)
def test_hard_names_come_back_from_the_paper(form_id: str, name: str, address: str) -> None:
    form = load_form(form_id)
    longest = stored_answers(form_id, "longest")
    asked = {kind: [spec.id for spec in form.fields() if spec.kind == kind and spec.id in longest] for kind in WRITTEN}
    hard = {**{ids[0]: address for ids in asked.values() if ids}, **dict.fromkeys(asked["name"][:1], name)}
    rendered = fill(form, longest | hard)
    assert check_paper(rendered, rendered.docx_bytes()) == []
    text = text_of(rendered)
    printed = [value.text for value in rendered.printed.values() if set(value.fields) & hard.keys()]
    assert printed
    assert all(words in text for words in printed)


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\ud800", "\ue000", "\uf8ff", "\uffff"])
def test_a_character_no_paper_can_show_stops_with_the_field_named(letter: str) -> None:
    form = load_form(DEATH)
    with pytest.raises(AnswerUnprintable, match="Nguyên nhân chết") as refused:
        fill(form, form.sample | {"nguoi_chet.nguyen_nhan": f"già{letter}yếu"})
    assert refused.value.field_id == "nguoi_chet.nguyen_nhan"
    assert "yếu" not in str(refused.value)


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_a_blank_paper_has_dots_and_no_word_of_the_machine(form_id: str) -> None:
    rendered = render(load_template(load_form(form_id)), load_form(form_id), {}, OFFICE, Signing(), None)
    text = text_of(rendered)
    assert "None" not in text
    assert "{" not in text
    assert "ngày ...... tháng ...... năm ........" in text
    of_the_form = [value for value in rendered.printed.values() if value.fields]
    assert all(value.blank for value in of_the_form)
    assert all(set(value.text) <= set(".☐ ngàythánăm") for value in of_the_form)


def test_lines_for_a_sentence_are_dotted_only_while_it_is_empty() -> None:
    form = load_form(MARITAL)
    dotted = [line for line in text_of(fill(form, {})).splitlines() if line == "\t"]
    assert len(dotted) == 4
    assert "\t" not in text_of(fill(form, form.sample)).splitlines()


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_the_same_answers_make_the_same_file(form_id: str) -> None:
    form = load_form(form_id)
    assert fill(form, form.sample).docx_bytes() == fill(form, form.sample).docx_bytes()


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_a_value_keeps_its_mark_when_another_changes(form_id: str) -> None:
    form = load_form(form_id)
    marks = [
        {value.value_id: mark for mark, value in fill(form, answers).printed.items()}
        for answers in ({}, form.sample, stored_answers(form_id, "longest"))
    ]
    for value_id in marks[0].keys() & marks[1].keys() & marks[2].keys():
        assert len({found[value_id] for found in marks}) == 1, value_id


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_marks_wrap_exactly_the_printed_texts_and_leave_the_file_clean(form_id: str) -> None:
    form = load_form(form_id)
    rendered = fill(form, form.sample, Signing(THUMB, scribe="Lê Thị Hà"))
    marked = "\n".join(paragraph_texts(rendered.parts["word/document.xml"]))
    for mark, value in rendered.printed.items():
        assert marked.count(f"{chr(FIRST_MARK + mark)}{value.text}\uf8ff") == 1
    assert strip_marks(text_of(rendered)) == text_of(rendered) == strip_marks(marked)


def test_a_hidden_answer_is_kept_off_the_paper() -> None:
    form = load_form(DEATH)
    answers = form.sample | {"nguoi_yeu_cau.noi_cu_tru": "Thôn Ẩn"}
    assert "Thôn Ẩn" not in text_of(fill(form, answers))


def struck_words(rendered: Rendered) -> list[str]:
    root = etree.fromstring(rendered.parts["word/document.xml"])
    return ["".join(run.itertext()) for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}strike") is not None]


@pytest.mark.parametrize(
    ("kind", "struck"),
    [
        ("giay_bao_tu", ["Giấy tờ thay thế Giấy báo tử"]),
        ("giay_to_thay", ["Giấy báo tử"]),
        ("khong_co", []),
        ("", []),
    ],
)
def test_the_words_that_do_not_apply_are_struck_out_as_note_four_wants(kind: str, struck: list[str]) -> None:
    assert struck_words(fill(load_form(DEATH), {"giay_bao_tu.loai": kind})) == struck


@pytest.mark.parametrize(
    ("wish", "boxes"), [("co", "Có ☒, Không ☐"), ("khong", "Có ☐, Không ☒"), ("", "Có ☐, Không ☐")]
)
def test_the_box_that_was_chosen_is_ticked(wish: str, boxes: str) -> None:
    assert boxes in text_of(fill(load_form(DEATH), {"ban_sao.yeu_cau": wish}))


@pytest.mark.parametrize(
    ("hour", "day", "line"),
    [
        ("09:05", "2026-01-02", "09 giờ 05 phút, ngày 02 tháng 01 năm 2026"),
        ("23:59", "2026-11", "23 giờ 59 phút, ngày ...... tháng 11 năm 2026"),
        ("", "1972", "...... giờ ...... phút, ngày ...... tháng ...... năm 1972"),
    ],
)
def test_the_hour_of_death_is_written_part_by_part(hour: str, day: str, line: str) -> None:
    answers = {"nguoi_chet.gio_chet": hour, "nguoi_chet.ngay_chet": day}
    assert f"Đã chết vào lúc: {line}" in text_of(fill(load_form(DEATH), answers))


@pytest.mark.parametrize("form_id", SIGNED)
def test_who_signs_by_hand_gets_room_and_no_printed_name(form_id: str) -> None:
    form = load_form(form_id)
    text = text_of(fill(form, form.sample))
    assert re.search(r"\(Ký,? ", text)
    assert "Điểm chỉ" not in text
    assert "Người làm chứng" not in text
    assert "Người viết hộ" not in text
    assert form.sample[signer_of(form)] not in text.rpartition("(Ký")[2]


@pytest.mark.parametrize("form_id", SIGNED)
def test_a_thumbprint_has_its_box_its_finger_and_its_name(form_id: str) -> None:
    form = load_form(form_id)
    rendered = fill(form, form.sample, Signing(THUMB, Finger.LEFT_INDEX))
    assert f"Điểm chỉ ngón trỏ bàn tay trái của ông/bà {form.sample[signer_of(form)]}" in text_of(rendered)
    root = etree.fromstring(rendered.parts["word/document.xml"])
    framed = [cell for cell in root.iter(f"{W}tc") if cell.find(f"{W}tcPr/{W}tcBorders") is not None]
    wide = [cell for cell in framed if cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w") == str(round(30 * 1440 / 25.4))]
    assert len(wide) == 1
    height = wide[0].getparent().find(f"{W}trPr/{W}trHeight")
    assert (int(height.get(f"{W}val")), height.get(f"{W}hRule")) == (round(35 * 1440 / 25.4), "exact")


@pytest.mark.parametrize("form_id", SIGNED)
@pytest.mark.parametrize("names", [(), ("LÊ A",), ("LÊ A", "H'BLUÊ NIÊ")])
def test_two_witnesses_have_places_named_or_dotted(form_id: str, names: tuple[str, ...]) -> None:
    form = load_form(form_id)
    named = text_of(fill(form, form.sample, Signing(WITNESSED, witnesses=("LÊ A", "LÊ B"))))
    text = text_of(fill(form, form.sample, Signing(WITNESSED, witnesses=names)))
    assert text.count("Người làm chứng") == 2
    assert text.count("." * 30) - named.count("." * 30) == 2 - len(names)
    assert all(name in text for name in names)


@pytest.mark.parametrize("mode", list(SigningMode))
def test_the_scribe_is_named_when_there_is_one(mode: SigningMode) -> None:
    form = load_form(MARITAL)
    line = "Người viết hộ, đọc lại cho người yêu cầu nghe: Lê Thị Hà"
    assert line in text_of(fill(form, form.sample, Signing(mode, scribe="Lê Thị Hà")))


def test_a_template_that_asks_more_than_the_form_has_is_refused() -> None:
    form = load_form(DEATH)
    with pytest.raises(TemplateUnfit, match=r"khai-tu\.docx") as refused:
        render(load_template(form), load_form(MARITAL), {}, OFFICE, Signing(), TODAY)
    assert "nguoi_chet.ho_ten" in refused.value.tags


def sizes_of(rendered: Rendered, text: str) -> list[str | None]:
    root = etree.fromstring(rendered.parts["word/document.xml"])
    found = []
    for run in root.iter(f"{W}r"):
        if text in strip_marks("".join(run.itertext())):
            size = run.find(f"{W}rPr/{W}sz")
            found.append(None if size is None else size.get(f"{W}val"))
    return found


def test_one_value_can_be_set_smaller_and_its_label_is_not() -> None:
    form = load_form(DEATH)
    rendered = fill(form, form.sample)
    small = rendered.smaller({"nguoi_yeu_cau.ho_ten": 1.5})
    assert sizes_of(small, form.sample["nguoi_yeu_cau.ho_ten"]) == ["23"]
    assert sizes_of(small, "Họ, chữ đệm, tên người yêu cầu") == [None]
    assert text_of(small) == text_of(rendered)
    assert check_paper(small, small.docx_bytes()) == []
    assert sizes_of(small.smaller({"nguoi_yeu_cau.ho_ten": 0.5}), form.sample["nguoi_yeu_cau.ho_ten"]) == ["22"]


def test_the_day_on_the_paper_is_written_as_state_papers_write_it() -> None:
    form = load_form(MARITAL)
    rendered = render(load_template(form), form, {}, OFFICE, Signing(), date(2027, 2, 3))
    assert "Làm tại: xã Bùi La Nhân, ngày 03 tháng 02 năm 2027" in text_of(rendered)


def test_a_text_of_several_lines_breaks_where_it_was_broken() -> None:
    form = load_form(MARITAL)
    rendered = fill(form, form.sample | {"nguoi_duoc_cap.quoc_tich": "Việt Nam\nLào & Thái"})
    assert "Quốc tịch: Việt Nam\nLào & Thái" in text_of(rendered)
    assert check_paper(rendered, rendered.docx_bytes()) == []


def test_where_an_answer_stands_is_known_alone_and_in_a_sentence() -> None:
    form = load_form(MARITAL)
    rendered = fill(form, form.sample)
    (name,) = rendered.marks_of("nguoi_yeu_cau.ho_ten")
    assert rendered.printed[name].text == form.sample["nguoi_yeu_cau.ho_ten"]
    (purpose,) = rendered.marks_of("muc_dich.ket_hon_voi")
    assert rendered.printed[purpose].value_id == "muc_dich.noi_dung"


def test_the_file_keeps_every_part_of_the_template() -> None:
    form = load_form(DEATH)
    with zipfile.ZipFile(io.BytesIO(fill(form, form.sample).docx_bytes())) as archive:
        assert set(archive.namelist()) == set(load_template(form).parts)
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_who_signs_is_said_by_the_form() -> None:
    form = load_form(DEATH).model_copy(update={"signer_role": "nguoi_chet"})
    text = text_of(fill(form, form.sample, Signing(THUMB)))
    assert f"của ông/bà {form.sample['nguoi_chet.ho_ten']}" in text


def test_offices_with_ampersands_print_too() -> None:
    form = load_form(DEATH)
    office = replace(OFFICE, commune="xã A & <B>")
    rendered = render(load_template(form), form, form.sample, office, Signing(), TODAY)
    assert "Ủy ban nhân dân xã A & <B>, tỉnh Hà Tĩnh" in text_of(rendered)
