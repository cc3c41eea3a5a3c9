# SPDX-License-Identifier: GPL-3.0-or-later
"""The check before printing finds what was lost, torn, left over or put there by somebody else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from counter_app.documents import Rendered, TemplateRefused, check_paper, contract_faults, read_back
from counter_app.domain.form import FormSpec
from tests.documents.papers import FORM_IDS, fill, load_form, load_template

DOCUMENT = "word/document.xml"


def altered(docx: bytes, change: Callable[[str], str]) -> bytes:
    """The same file with its main part changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content.decode()).encode() if name == DOCUMENT else content)
    return packed.getvalue()


def sample_paper() -> tuple[Rendered, bytes]:
    form = load_form("khai-tu")
    rendered = fill(form, form.sample)
    return rendered, rendered.docx_bytes()


def kinds(rendered: Rendered, docx: bytes) -> set[str]:
    return {fault.kind for fault in check_paper(rendered, docx)}


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_template_and_form_hold_their_contract_both_ways(form_id: str) -> None:
    form = load_form(form_id)
    assert contract_faults(load_template(form), form) == []


def test_a_field_without_a_place_and_a_place_without_a_field_are_named() -> None:
    form = load_form("khai-tu")
    template = load_template(form)
    poorer = replace(template, asked=(template.asked - {"nguoi_chet.noi_chet"}) | {"nguoi_chet.noi_sinh"})
    found = {(fault.kind, fault.value_id) for fault in contract_faults(poorer, form)}
    assert found == {("no_place", "nguoi_chet.noi_chet"), ("unknown_tag", "nguoi_chet.noi_sinh")}


def test_a_good_paper_has_no_fault() -> None:
    assert check_paper(*sample_paper()) == []


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda xml: xml.replace("TRẦN ĐÌNH THỌ", "TRẦN ĐÌNH TH"), "lost"),
        (lambda xml: xml.replace("27/2026/GBT", ""), "lost"),
        (lambda xml: xml.replace("TRẦN ĐÌNH PHÚC", "TRẦN ĐÌNH THỌ", 1), "lost"),
        (lambda xml: xml.replace("Nơi chết:", "Nơi ở:"), "changed"),
        (lambda xml: xml.replace("Nơi chết:", "Nơi chết:\ue003"), "mark_left"),
        (lambda xml: xml.replace("<w:p>", "<w:p/><w:p>", 1), "damaged"),
        (lambda xml: xml[: len(xml) // 2], "damaged"),
    ],
)
def test_a_file_that_is_not_what_was_rendered_is_found_out(change: Callable[[str], str], kind: str) -> None:
    rendered, docx = sample_paper()
    assert kind in kinds(rendered, altered(docx, change))


def test_the_sentence_names_the_field_and_not_the_answer() -> None:
    rendered, docx = sample_paper()
    (fault,) = [
        fault
        for fault in check_paper(rendered, altered(docx, lambda xml: xml.replace("Tuổi già, bệnh tim", "…")))
        if fault.kind == "lost"
    ]
    assert fault.value_id == "nguoi_chet.nguyen_nhan"
    assert "Nguyên nhân chết" in fault.sentence
    assert "bệnh tim" not in fault.sentence


def with_words(rendered: Rendered, words: str) -> Rendered:
    """The same paper, had its template carried these words."""
    document = rendered.parts[DOCUMENT].decode().replace("Nơi chết:", f"Nơi chết: {words}")
    return replace(rendered, parts={**rendered.parts, DOCUMENT: document.encode()})


@pytest.mark.parametrize(
    ("words", "kind"), [("{{ ho_ten }}", "leftover_tag"), ("{% if", "leftover_tag"), ("None", "none_word")]
)
def test_traces_of_the_machine_in_the_form_stop_the_print(words: str, kind: str) -> None:
    rendered = with_words(sample_paper()[0], words)
    assert kinds(rendered, rendered.docx_bytes()) == {kind}


@pytest.mark.parametrize("typed", ["{{ ho_ten }}", "{% if", "None"])
def test_the_same_words_typed_by_a_citizen_are_fine(typed: str) -> None:
    form = load_form("khai-tu")
    rendered = fill(form, form.sample | {"nguoi_chet.nguyen_nhan": typed})
    assert check_paper(rendered, rendered.docx_bytes()) == []


def test_a_file_that_is_no_docx_is_damaged() -> None:
    rendered, _ = sample_paper()
    assert kinds(rendered, b"PK\x03\x04 half a file") == {"damaged"}


def forgetful(form: FormSpec) -> FormSpec:
    """The form with a sentence that forgets one of its answers."""
    rules = [
        rule.model_copy(update={"patterns": {"*": "{muc_dich.loai} với {muc_dich.ket_hon_voi}"}})
        if rule.id == "muc_dich.noi_dung"
        else rule
        for rule in form.derived
    ]
    return form.model_copy(update={"derived": tuple(rules)})


def test_an_answer_its_sentence_forgets_is_missed() -> None:
    form = forgetful(load_form("xac-nhan-tinh-trang-hon-nhan"))
    rendered = fill(form, form.sample)
    lost = {fault.value_id for fault in check_paper(rendered, rendered.docx_bytes())}
    assert "muc_dich.ket_hon_giay_to" in lost
    assert not {"muc_dich.loai", "muc_dich.ket_hon_voi", "nguoi_yeu_cau.ho_ten"} & lost


def test_no_death_notice_is_an_answer_that_leaves_its_place_empty() -> None:
    form = load_form("khai-tu")
    answers = {key: value for key, value in form.sample.items() if not key.startswith("giay_bao_tu.")}
    rendered = fill(form, answers | {"giay_bao_tu.loai": "khong_co"})
    assert check_paper(rendered, rendered.docx_bytes()) == []


def test_reading_back_finds_text_boxes_once_and_headers_too() -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = "<w:p><w:r><w:t>trong khung</w:t></w:r></w:p>"
    shape = (
        f'<w:r><mc:AlternateContent xmlns:mc="{compatibility}"><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = f"<w:p><w:r><w:t>dòng</w:t><w:tab/><w:t>một</w:t></w:r>{shape}</w:p>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(DOCUMENT, f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>')
        archive.writestr("word/header1.xml", f'<w:hdr xmlns:w="{word}"><w:p><w:r><w:t>đầu</w:t></w:r></w:p></w:hdr>')
    assert read_back(packed.getvalue()) == "dòng\tmột\ntrong khung\nđầu"


def test_reading_back_a_damaged_file_says_so() -> None:
    with pytest.raises(TemplateRefused):
        read_back(b"not a zip")
