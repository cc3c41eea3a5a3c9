# SPDX-License-Identifier: GPL-3.0-or-later
"""A page the program cannot draw is drawn by an office suite, told to the clerk, and read back no less strictly."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from counter_app.casework.filling import Filler, PaperRefused
from counter_app.documents import read_back
from counter_app.domain.errors import CounterError
from counter_app.paper import engines
from counter_app.paper.engines import EmbeddedEngine, EngineMissing
from counter_app.paper.libreoffice import ConversionFailed, LibreOfficeEngine, find_libreoffice
from counter_app.paper.pdf import read_pdf_text
from counter_app.paper.report import Report
from counter_app.paper.sheet import PdfSheets
from tests.casework.sample_orders import ROOT, form_of, order, squeezed, typed_answers

DEATH, MARITAL = "khai-tu", "xac-nhan-tinh-trang-hon-nhan"
UNDRAWN = b"<w:r><w:ruby><w:rt/><w:rubyBase/></w:ruby></w:r>"


@dataclass
class OtherSuite:
    """An office suite that draws by our own engine what ``change`` makes of the file's words."""

    change: Callable[[str], str] = lambda words: words
    trouble: CounterError | None = None
    name: str = "libreoffice"
    asked: list[Path] = field(default_factory=list)

    def convert(self, docx: Path, out: Path) -> Report:
        self.asked.append(docx)
        if self.trouble:
            raise self.trouble
        changed = docx.with_name("changed.docx")
        changed.write_bytes(repacked(docx.read_bytes(), self.change))
        return Report(self.name, EmbeddedEngine().convert(changed, out).page_count)


def repacked(docx: bytes, change: Callable[[str], str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part.decode()).encode() if name == "word/document.xml" else part)
    return content.getvalue()


@pytest.fixture
def strange(tmp_path: Path) -> Filler:
    """Both templates, each with something our engine does not draw."""
    for form_id in (DEATH, MARITAL):
        template = form_of(form_id).template
        marked = repacked((ROOT / "templates_docx" / template).read_bytes(), _with_undrawn)
        (tmp_path / template).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / template).write_bytes(marked)
    return Filler(tmp_path)


def _with_undrawn(document: str) -> str:
    head, end, rest = document.partition("</w:p>")
    return head + UNDRAWN.decode() + end + rest


@pytest.fixture
def suite(monkeypatch: pytest.MonkeyPatch) -> OtherSuite:
    suite = OtherSuite()
    monkeypatch.setattr(engines, "office_suites", lambda: (suite,))
    return suite


@pytest.mark.parametrize("form_id", [DEATH, MARITAL])
def test_a_form_our_engine_cannot_draw_is_drawn_elsewhere_and_told(
    strange: Filler, suite: OtherSuite, form_id: str
) -> None:
    form = form_of(form_id)
    paper = strange.produce(order(form, typed_answers(form)))
    assert (paper.engine, len(suite.asked)) == ("libreoffice", 1)
    assert "w:ruby" in paper.note
    assert "LibreOffice" in paper.note
    assert isinstance(paper.pages, PdfSheets)
    assert paper.page_count <= form.pages
    assert not suite.asked[0].exists()


def test_without_a_suite_the_same_form_is_refused(strange: Filler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "office_suites", tuple)
    form = form_of(DEATH)
    with pytest.raises(PaperRefused, match="chưa vẽ được"):
        strange.produce(order(form, typed_answers(form)))


@pytest.mark.parametrize("form_id", [DEATH, MARITAL])
def test_a_chosen_suite_draws_every_form_and_needs_no_note(suite: OtherSuite, form_id: str) -> None:
    form = form_of(form_id)
    paper = Filler(ROOT / "templates_docx").produce(order(form, typed_answers(form)), "libreoffice")
    assert (paper.engine, paper.note, len(suite.asked)) == ("libreoffice", "", 1)


@pytest.mark.parametrize("engine", ["auto", "embedded"])
def test_a_plain_form_stays_with_our_engine(suite: OtherSuite, engine: str) -> None:
    form = form_of(DEATH)
    assert Filler(ROOT / "templates_docx").produce(order(form, typed_answers(form)), engine).engine == "embedded"
    assert suite.asked == []


def test_a_value_another_program_lost_stops_the_print(suite: OtherSuite) -> None:
    form = form_of(DEATH)
    answers = typed_answers(form)
    name = answers["nguoi_chet.ho_ten"]
    suite.change = lambda words: words.replace(name, "")
    with pytest.raises(PaperRefused) as refused:
        Filler(ROOT / "templates_docx").produce(order(form, answers), "libreoffice")
    assert {fault.field_id for fault in refused.value.faults} == {"nguoi_chet.ho_ten"}
    assert name not in str(refused.value)


def test_a_name_that_stands_twice_is_missed_in_one_place(suite: OtherSuite) -> None:
    form = form_of(DEATH)
    answers = typed_answers(form, "HỒ THỊ Ỷ LAN")
    paper = Filler(ROOT / "templates_docx").produce(order(form, answers), "libreoffice")
    assert squeezed(read_back(paper.docx)).count(squeezed("HỒ THỊ Ỷ LAN")) > 1
    suite.change = lambda words: words.replace("HỒ THỊ Ỷ LAN", "", 1)
    with pytest.raises(PaperRefused):
        Filler(ROOT / "templates_docx").produce(order(form, answers), "libreoffice")


def test_a_composed_sentence_is_read_back_too(suite: OtherSuite) -> None:
    form = form_of(MARITAL)
    answers = typed_answers(form)
    rendered = Filler(ROOT / "templates_docx").preview(order(form, answers)).rendered
    composed = {derived.id for derived in form.derived}
    sentence = next(value for value in rendered.printed.values() if value.value_id in composed and not value.blank)
    suite.change = lambda words: words.replace(sentence.text, sentence.text[:-2])
    with pytest.raises(PaperRefused):
        Filler(ROOT / "templates_docx").produce(order(form, answers), "libreoffice")


def test_a_paper_that_grew_longer_elsewhere_is_refused(suite: OtherSuite) -> None:
    form = form_of(DEATH)
    new_page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    suite.change = lambda words: words.replace("<w:body>", "<w:body>" + new_page * form.pages, 1)
    with pytest.raises(PaperRefused, match="mẫu chỉ có"):
        Filler(ROOT / "templates_docx").produce(order(form, typed_answers(form)), "libreoffice")


def test_a_value_beyond_its_rule_is_refused_by_every_engine(suite: OtherSuite) -> None:
    form = form_of(MARITAL)
    answers = typed_answers(form) | {"nguoi_yeu_cau.ho_ten": "NGUYỄN THỊ " * 40}
    with pytest.raises(PaperRefused) as refused:
        Filler(ROOT / "templates_docx").produce(order(form, answers), "libreoffice")
    assert suite.asked
    assert refused.value.faults[0].field_id == "nguoi_yeu_cau.ho_ten"


def test_a_suite_that_fails_is_told_in_its_own_words(strange: Filler, suite: OtherSuite) -> None:
    suite.trouble = ConversionFailed()
    form = form_of(DEATH)
    with pytest.raises(ConversionFailed):
        strange.produce(order(form, typed_answers(form)))


def test_a_chosen_suite_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "office_suites", tuple)
    form = form_of(DEATH)
    with pytest.raises(EngineMissing, match="Word"):
        Filler(ROOT / "templates_docx").produce(order(form, typed_answers(form)), "word")


@pytest.mark.parametrize("form_id", [DEATH, MARITAL])
def test_libreoffice_itself_draws_the_forms_as_they_were_typed(form_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = find_libreoffice()
    if program is None:
        pytest.skip("LibreOffice is not installed here; a stand-in proves the rest")
    monkeypatch.setattr(engines, "office_suites", lambda: (LibreOfficeEngine(program),))
    form = form_of(form_id)
    answers = typed_answers(form, "ĐẶNG THỊ FIFFI H'BLUÊ", "thôn 3 - khối 5, xã Bùi La Nhân")
    paper = Filler(ROOT / "templates_docx").produce(order(form, answers), "libreoffice")
    assert paper.engine == "libreoffice"
    assert squeezed("ĐẶNG THỊ FIFFI H'BLUÊ") in squeezed(read_pdf_text(paper.pdf))
