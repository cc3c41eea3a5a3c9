# SPDX-License-Identifier: GPL-3.0-or-later
"""What was typed is what is read back from the DOCX and the PDF, or nothing leaves the program."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from counter_app.casework.filling import PaperRefused
from counter_app.documents import read_back
from counter_app.domain.journey import visible_fields
from counter_app.domain.kinds import kind_of
from counter_app.domain.signing import Finger, Signing, SigningMode
from counter_app.paper.pages import Pages, Spot
from tests.casework.sample_orders import FORM_IDS, TODAY, filler, form_of, order, squeezed, typed_answers
from tests.people import PEOPLE, Person, addresses, vietnamese_names

CAUSE = "nguoi_chet.nguyen_nhan"
HOSTILE = ["Công ty A & B", "<b>đậm</b>", "{{ 7*7 }}", "{% raw %}", "\"nháy\" và 'đơn'", "C:\\Thư mục\\{x}", "a]]>b"]


def pdf_text(pdf: bytes) -> str:
    """The PDF as another program reads it: not the library the program itself checks with."""
    return squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def has_ink(pages: Pages, spot: Spot) -> bool:
    """Whether anything dark is painted where a field stands."""
    image = pages.image(spot.page, 72)
    box = spot.rect
    inside = (
        image.pixelColor(int(box.x_pt + x), int(box.y_pt + y)).lightness()
        for x in range(int(box.width_pt))
        for y in range(int(box.height_pt))
    )
    return min(inside) < 150


@pytest.mark.parametrize("form_id", FORM_IDS)
@settings(max_examples=40)
@given(name=vietnamese_names(), address=addresses())
def test_a_typed_name_and_address_are_read_back_from_both_files(form_id: str, name: str, address: str) -> None:
    form = form_of(form_id)
    answers = typed_answers(form, name, address)
    paper = filler().produce(order(form, answers))
    docx, pdf = squeezed(read_back(paper.docx)), pdf_text(paper.pdf)
    for spec in visible_fields(form, answers):
        if spec.kind in {"name", "address"} and answers.get(spec.id):
            printed = squeezed(kind_of(spec.kind).on_paper(answers[spec.id], spec))
            assert printed in docx
            assert printed in pdf


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name[:12])
@pytest.mark.parametrize("form_id", FORM_IDS)
def test_every_hard_name_fits_the_form(form_id: str, person: Person) -> None:
    form = form_of(form_id)
    paper = filler().produce(order(form, typed_answers(form, person.name, person.address)))
    assert paper.page_count <= form.pages


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_print_literally(words: str) -> None:
    form = form_of("khai-tu")
    answers = typed_answers(form) | {CAUSE: words}
    paper = filler().produce(order(form, answers))
    assert squeezed(words) in squeezed(read_back(paper.docx))
    assert squeezed(words) in pdf_text(paper.pdf)
    assert zipfile.ZipFile(io.BytesIO(paper.docx)).testzip() is None


@settings(max_examples=30)
@given(st.text(alphabet="aă&<>{}%#\"'\\/ ;$[]()", min_size=1, max_size=30).filter(lambda text: text.strip()))
def test_any_mixture_of_markup_prints_literally(words: str) -> None:
    form = form_of("khai-tu")
    spec = form.field(CAUSE)
    read = kind_of(spec.kind).read(words, spec, TODAY)
    paper = filler().produce(order(form, typed_answers(form) | {spec.id: read.value or ""}))
    assert squeezed(read.value or "") in squeezed(read_back(paper.docx))


def test_a_value_beyond_its_rule_stops_before_printing_and_names_the_field() -> None:
    form = form_of("xac-nhan-tinh-trang-hon-nhan")
    answers = typed_answers(form) | {"nguoi_yeu_cau.ho_ten": "NGUYỄN THỊ " * 40}
    with pytest.raises(PaperRefused) as refused:
        filler().produce(order(form, answers))
    assert refused.value.faults[0].field_id == "nguoi_yeu_cau.ho_ten"
    assert form.field("nguoi_yeu_cau.ho_ten").label in str(refused.value)


def test_the_same_is_foretold_beside_the_field_while_typing() -> None:
    form = form_of("xac-nhan-tinh-trang-hon-nhan")
    answers = typed_answers(form) | {"nguoi_yeu_cau.ho_ten": "NGUYỄN THỊ " * 40}
    assert "nguoi_yeu_cau.ho_ten" in filler().preview(order(form, answers)).forecast


def test_a_letter_no_font_has_stops_before_printing() -> None:
    form = form_of("khai-tu")
    with pytest.raises(PaperRefused, match="phông"):
        filler().produce(order(form, typed_answers(form) | {CAUSE: "bệnh \U00013000"}))


@pytest.mark.parametrize("form_id", FORM_IDS)
@pytest.mark.parametrize("mode", list(SigningMode))
def test_every_signing_mode_makes_a_whole_paper(form_id: str, mode: SigningMode) -> None:
    form = form_of(form_id)
    signing = Signing(mode, Finger.LEFT_INDEX, scribe="Lê Thị Thử", witnesses=("Trần Văn Ưởng", "K'Tiêng"))
    paper = filler().produce(order(form, typed_answers(form), signing))
    text = squeezed(read_back(paper.docx))
    assert ("ngóntrỏbàntaytrái" in text) == signing.by_thumbprint
    assert (squeezed("K'Tiêng") in text) == signing.with_witnesses
    assert squeezed("Lê Thị Thử") in text


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_a_blank_form_prints_its_own_dots(form_id: str) -> None:
    form = form_of(form_id)
    assert "None" not in pdf_text(filler().produce(order(form, {})).pdf)
    preview = filler().preview(order(form, {}))
    assert "None" not in preview.pages.text()
    assert has_ink(preview.pages, preview.spots_of("nguoi_yeu_cau.ho_ten")[0])


def test_a_click_on_the_page_finds_the_field_and_back() -> None:
    form = form_of("xac-nhan-tinh-trang-hon-nhan")
    preview = filler().preview(order(form, typed_answers(form)))
    for field_id in ("nguoi_yeu_cau.ho_ten", "nguoi_duoc_cap.dan_toc", "muc_dich.ket_hon_voi"):
        spot = preview.spots_of(field_id)[0]
        box = spot.rect
        found = preview.field_at(spot.page, box.x_pt + box.width_pt / 2, box.y_pt + box.height_pt / 2)
        assert found is not None
        assert set(preview.spots_of(found)) & set(preview.spots_of(field_id))
    assert preview.field_at(0, 5, 5) is None


def test_an_empty_field_has_its_place_too() -> None:
    form = form_of("xac-nhan-tinh-trang-hon-nhan")
    assert filler().preview(order(form, {})).spots_of("nguoi_yeu_cau.ho_ten")


def test_the_same_answers_make_the_same_bytes() -> None:
    form = form_of("khai-tu")
    first, second = (filler().produce(order(form, typed_answers(form))) for _ in range(2))
    assert first.docx == second.docx
    assert first.answers_hash == second.answers_hash
    other = filler().produce(order(form, typed_answers(form) | {CAUSE: "Bệnh khác"}))
    assert other.answers_hash != first.answers_hash
