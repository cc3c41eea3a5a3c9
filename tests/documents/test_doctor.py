# SPDX-License-Identifier: GPL-3.0-or-later
"""The template doctor: each ailment has a template made for it; a sound template has none; all are told at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from counter_app.documents import Ailment, examine, examine_file
from tests.documents.papers import FORM_IDS, TEMPLATES, load_form
from tests.documents.patients import FORM, GOOD, kinds_of, seen, the_only
from tests.documents.small_forms import DOCUMENT, WORD, document, form_of, packed, paragraph

LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_the_shipped_templates_are_in_good_health(form_id: str) -> None:
    form = load_form(form_id)
    assert examine_file(TEMPLATES / form.template, form) == []


def test_a_sound_small_template_has_no_ailment() -> None:
    assert seen({}) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nguoi_yeu_cau.ho_tenn", "nguoi_yeu_cau.ho_ten"),
        ("nguoi_yeu_cau.ngaysinh", "nguoi_yeu_cau.ngay_sinh"),
        ("ky.nguoi_viet_hoo", "ky.nguoi_viet_ho"),
        ("co_quan_ten", "co_quan.ten"),
    ],
)
def test_an_unknown_tag_is_told_with_the_nearest_known_name(typed: str, meant: str) -> None:
    found = the_only(seen({"word/header1.xml": document(paragraph(f"{{{{ {typed} }}}}"))}), "unknown_tag")
    assert found.place == "đầu trang"
    assert typed in found.sentence
    assert f"có phải {{{{ {meant} }}}}?" in found.sentence


def test_a_tag_like_nothing_known_gets_no_wild_guess() -> None:
    found = the_only(seen({DOCUMENT: document(GOOD, paragraph("{{ xyzw }}"))}), "unknown_tag")
    assert "có phải" not in found.sentence


def test_a_field_without_a_place_is_told_by_its_label() -> None:
    found = the_only(seen({DOCUMENT: document(paragraph("{{ nguoi_yeu_cau.ho_ten }}"))}), "no_place")
    assert "Mục nguoi_yeu_cau.ngay_sinh" in found.sentence


def chosen(*tags: str) -> list[Ailment]:
    form = form_of("ten", groups=[{"id": "a", "title": "A", "fields": [CHOICE]}])
    return seen({DOCUMENT: document(*(paragraph(tag) for tag in tags))}, form)


CHOICE = {
    "id": "ban_sao",
    "label": "Bản sao",
    "kind": "choice",
    "choices": [{"code": "co", "label": "Có"}, {"code": "khong", "label": "Không"}],
}
BOTH = ("{{ ban_sao | o('co') }}", "{{ ban_sao | o('khong') }}")


def test_boxes_for_every_choice_are_sound() -> None:
    assert chosen(*BOTH, "{% if ban_sao == 'co' %}a{% endif %}") == []


@pytest.mark.parametrize("tag", ["{{ ban_sao | o('khongg') }}", "{% if ban_sao == 'khongg' %}a{% endif %}"])
def test_a_box_or_condition_for_an_answer_nobody_can_give_is_told(tag: str) -> None:
    found = the_only(chosen(*BOTH, tag), "unknown_choice")
    assert "'khongg'; có phải 'khong'?" in found.sentence


def test_a_choice_without_the_box_its_neighbours_have_is_told() -> None:
    assert "«Không»" in the_only(chosen(BOTH[0]), "no_place").sentence


MERGE_FIELDS = {
    "guillemets": paragraph("Họ tên: «Ho_ten»"),
    "simple field": f'<w:p xmlns:w="{WORD}"><w:fldSimple w:instr=" MERGEFIELD Ho_ten \\* MERGEFORMAT "/></w:p>',
    "torn field code": "<w:p><w:r><w:instrText> MERGE</w:instrText></w:r>"
    "<w:r><w:instrText>FIELD &quot;Ho_ten&quot; </w:instrText></w:r></w:p>",
}


@pytest.mark.parametrize("case", MERGE_FIELDS)
def test_a_mail_merge_field_is_told_by_its_name(case: str) -> None:
    assert "Ho_ten" in the_only(seen({DOCUMENT: document(GOOD, MERGE_FIELDS[case])}), "mail_merge").sentence


def torn(between: str) -> str:
    return (
        "<w:p><w:r><w:t>{{ nguoi_yeu_cau</w:t></w:r>" + between + "<w:r><w:t>.ho_ten }}</w:t></w:r></w:p>"
        + paragraph("{{ nguoi_yeu_cau.ngay_sinh }}")
    )  # fmt: skip


def test_a_tag_torn_by_the_spelling_checker_is_told_with_its_cause() -> None:
    found = the_only(seen({DOCUMENT: document(torn('<w:proofErr w:type="spellStart"/>'))}), "torn_tag")
    assert "{{ nguoi_yeu_cau.ho_ten }}" in found.sentence
    assert "kiểm tra chính tả" in found.sentence


def test_a_tag_torn_by_its_looks_is_told_too() -> None:
    assert "định dạng" in the_only(seen({DOCUMENT: document(torn(""))}), "torn_tag").sentence


def test_curly_quotes_in_a_tag_are_told() -> None:
    tag = paragraph("{% if nguoi_yeu_cau.ho_ten == ‘x’ %}a{% endif %}")
    assert "dấu nháy" in the_only(seen({DOCUMENT: document(GOOD, tag)}), "smart_quotes").sentence


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_accented_tag_name_is_told_composed_or_not(form: str) -> None:
    name = unicodedata.normalize("NFC" if form == "NFC" else "NFD", "người_yêu_cầu.họ_tên")
    found = seen({DOCUMENT: document(GOOD, paragraph(f"{{{{ {name} }}}}"))})
    assert "accented_tag" in kinds_of(found)
    assert any(("tổ hợp rời" in ailment.sentence) == (form == "NFD") for ailment in found)
    assert any("có phải {{ nguoi_yeu_cau.ho_ten }}?" in ailment.sentence for ailment in found)


def test_accents_in_a_quoted_answer_are_no_fault() -> None:
    tag = paragraph("{% if nguoi_yeu_cau.ho_ten == 'Hà' %}a{% endif %}")
    assert seen({DOCUMENT: document(GOOD, tag)}) == []


@pytest.mark.parametrize(
    ("part", "place"),
    [
        (DOCUMENT, "thân văn bản"),
        ("word/header2.xml", "đầu trang"),
        ("word/footer1.xml", "chân trang"),
        ("word/footnotes.xml", "chú thích cuối trang"),
    ],
)
def test_every_part_is_walked_and_named(part: str, place: str) -> None:
    found = seen({part: document(GOOD, paragraph("«Ten»"))})
    assert [ailment.place for ailment in found] == [place]


def test_tables_and_text_boxes_are_walked_and_named() -> None:
    in_table = f"<w:tbl><w:tr><w:tc>{paragraph('«A»')}</w:tc></w:tr></w:tbl>"
    in_box = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('«B»')}</w:txbxContent></w:pict></w:r></w:p>"
    found = seen({DOCUMENT: document(GOOD, in_table, in_box)})
    assert [ailment.place for ailment in found] == ["thân văn bản, bảng", "thân văn bản, hộp chữ"]


def link(kind: str, target: str) -> str:
    row = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    return f'<Relationships xmlns="{LINKS}">{row}</Relationships>'


UNSAFE: dict[str, tuple[dict[str, str | bytes], str]] = {
    "macros": ({"word/vbaProject.bin": b"x"}, "macro"),
    "OLE": ({"word/embeddings/oleObject1.bin": b"x"}, "OLE"),
    "outside picture": ({"word/_rels/document.xml.rels": link("image", "http://x.vn/a.png")}, "bên ngoài"),
    "attached template": ({"word/_rels/settings.xml.rels": link("attachedTemplate", "x.dotm")}, "attached template"),
    "DOCTYPE": ({"word/settings.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}, "DOCTYPE"),
    "climbing name": ({"../a.xml": "<a/>"}, "đường dẫn"),
    "too many parts": ({f"word/media/{number}.png": b"" for number in range(250)}, "quá nhiều tệp"),
    "too many elements": ({"word/settings.xml": "<a>" + "<b/>" * 300_001 + "</a>"}, "phức tạp"),
    "hidden words": ({"word/header1.xml": f'<w:hdr xmlns:w="{WORD}"><!-- {{{{ x }}}} --></w:hdr>'}, "ẩn"),
}


@pytest.mark.parametrize("case", UNSAFE)
def test_what_could_do_harm_is_told(case: str) -> None:
    parts, words = UNSAFE[case]
    found = seen(parts)
    assert kinds_of(found) <= {"unsafe", "bad_tag"}
    assert any(words in ailment.sentence for ailment in found)


@pytest.mark.parametrize("tag", ["{{ a.__class__ }}", "{{ x() }}", "{% include 'x' %}", "{{ ho_ten", "{{ a | safe }}"])
def test_tags_that_are_code_or_misspelt_are_told(tag: str) -> None:
    assert "bad_tag" in kinds_of(seen({DOCUMENT: document(GOOD, paragraph(tag))}))


def test_a_misspelt_tag_hides_no_other_fault_and_invents_none() -> None:
    found = seen({DOCUMENT: document(GOOD, paragraph("{{ ho_ten"), paragraph("«A»"))})
    assert sorted(ailment.kind for ailment in found) == ["bad_tag", "mail_merge"]


def test_all_faults_are_told_at_once_even_of_a_dangerous_file() -> None:
    found = seen(
        {
            "word/vbaProject.bin": b"x",
            "../x.xml": "<a/>",
            "word/settings.xml": "<a>",
            DOCUMENT: document(torn(""), paragraph("«A»"), paragraph("{{ nguoi_yeu_cau.x }}"), section=""),
            "word/footer1.xml": document(paragraph("{{ 7 * 7 }}", '<w:sz w:val="60"/>')),
        }
    )
    assert kinds_of(found) == {"unsafe", "bad_tag", "torn_tag", "mail_merge", "unknown_tag", "decree"}
    assert len([ailment for ailment in found if ailment.kind == "unsafe"]) == 3


class Drawing:
    """A page engine that remembers what it was asked and finds what it is told to find."""

    def __init__(self, undrawn: tuple[str, ...] = (), faults: tuple[str, ...] = ()) -> None:
        self.undrawn, self.faults = undrawn, faults
        self.asked: dict[str, str] = {}
        self.drew = False

    def not_drawn(self, parts: Mapping[str, bytes]) -> Iterator[str]:
        self.drew = DOCUMENT in parts
        yield from self.undrawn

    def font_faults(self, face: str, letters: str) -> Iterator[str]:
        self.asked[face] = letters
        yield from self.faults


def test_the_page_engine_and_the_fonts_are_asked() -> None:
    drawing = Drawing(("w:cols",), ("Phông thiếu chữ.",))
    found = examine(packed({DOCUMENT: document(GOOD, paragraph("Ấp ☐"))}), FORM, drawing)
    assert [(ailment.kind, ailment.sentence) for ailment in found] == [
        ("font", "Phông thiếu chữ."),
        ("not_drawn", "w:cols"),
    ]
    assert {"Ấ", "p", "☐"} <= set(drawing.asked["Times New Roman"])


def test_the_page_engine_never_sees_a_dangerous_file() -> None:
    drawing = Drawing()
    examine(packed({DOCUMENT: document(GOOD), "word/vbaProject.bin": b"x"}), FORM, drawing)
    assert not drawing.drew


def test_a_template_of_no_form_is_looked_at_without_names() -> None:
    assert seen({DOCUMENT: document(paragraph("{{ bat_ky.gi }}"))}, None) == []


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    assert the_only(examine_file(tmp_path / "khong-co.docx", FORM), "unreadable").sentence


def test_an_ailment_reads_as_a_sentence_with_its_place() -> None:
    assert str(Ailment("decree", "đầu trang", "Lề trái 20 mm.")) == "Đầu trang: Lề trái 20 mm."
