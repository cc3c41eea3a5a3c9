# SPDX-License-Identifier: GPL-3.0-or-later
"""The booklet of filled samples: page numbers that are true, a sample that says so, stopped without a trace."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdf
import pytest

from counter_app.casework.booklet import BookletOrder, BookletPress, BookletStopped
from counter_app.domain.errors import BadInput
from tests.casework.sample_orders import OFFICE, TODAY, catalog, filler

CODES = ("1.004873", "1.000656", "2.000815")


@pytest.fixture(scope="module")
def booklet(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 - fonts need the application
    out = tmp_path_factory.mktemp("booklet") / "mau.pdf"
    made = press().make(BookletOrder(OFFICE, TODAY, CODES), out)
    assert (made.procedures, made.pages) == (3, len(pypdf.PdfReader(out).pages))
    return out


def press() -> BookletPress:
    return BookletPress(catalog(), filler())


def text_of(page: pypdf.PageObject) -> str:
    """The page's words with single spaces: Qt's writer puts tabs between words."""
    return " ".join(unicodedata.normalize("NFC", page.extract_text()).split())


def test_every_bookmark_leads_to_the_page_of_its_number(booklet: Path) -> None:
    reader = pypdf.PdfReader(booklet)
    contents = "".join(text_of(page) for page in reader.pages[1:3]).replace(" ", "")
    marks = list(_flat(reader.outline))
    assert [mark.title for mark in marks][:1] == ["Mục lục"]
    for mark in marks[1:]:
        number = (reader.get_destination_page_number(mark) or 0) + 1
        assert f"Trang {number}" in text_of(reader.pages[number - 1])
        assert f"{mark.title}{number}".replace(" ", "") in contents


def test_each_procedure_has_its_guide_and_then_its_forms(booklet: Path) -> None:
    reader = pypdf.PdfReader(booklet)
    titles = [mark.title for mark in _flat(reader.outline)]
    at = titles.index("Đăng ký khai tử")
    assert titles[at + 1] == "Tờ khai đăng ký khai tử"
    guide = reader.get_destination_page_number(list(_flat(reader.outline))[at]) or 0
    assert "HƯỚNG DẪN LÀM THỦ TỤC" in text_of(reader.pages[guide])
    assert "TỜ KHAI ĐĂNG KÝ KHAI TỬ" in text_of(reader.pages[guide + 1])


def test_only_the_forms_carry_the_word_sample(booklet: Path) -> None:
    pages = [text_of(page) for page in pypdf.PdfReader(booklet).pages]
    samples = ["MẪU" in page.split() for page in pages[2:]]
    guides = ["HƯỚNG DẪN LÀM THỦ TỤC" in page for page in pages[2:]]
    assert [sample != guide for sample, guide in zip(samples, guides, strict=True)] == [True] * len(guides)


def test_the_people_in_it_are_the_invented_ones(booklet: Path) -> None:
    whole = "".join(text_of(page) for page in pypdf.PdfReader(booklet).pages)
    assert catalog().form("khai-tu", on=TODAY).sample["nguoi_chet.ho_ten"] in whole


def test_its_cover_names_the_office(booklet: Path) -> None:
    cover = text_of(pypdf.PdfReader(booklet).pages[0])
    assert "ỦY BAN NHÂN DÂN XÃ BÙI LA NHÂN" in cover
    assert "tháng 11 năm 2026" in cover


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    press().make(BookletOrder(OFFICE, TODAY, ("1.000656",)), tmp_path / "mau.pdf", lambda *done: told.append(done))
    assert [done for done, _ in told] == list(range(1, told[0][1] + 1))


def test_stopping_leaves_no_file_and_the_old_one_whole(tmp_path: Path) -> None:
    out = tmp_path / "mau.pdf"
    out.write_bytes(b"the old one")
    with pytest.raises(BookletStopped, match="Chưa tạo tệp nào"):
        press().make(BookletOrder(OFFICE, TODAY, CODES), out, is_stopped=lambda: True)
    assert out.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [out]


def test_an_unknown_code_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="Không có thủ tục"):
        press().make(BookletOrder(OFFICE, TODAY, ("9.999999",)), tmp_path / "mau.pdf")
    assert list(tmp_path.iterdir()) == []


def _flat(outline: object) -> list[pypdf.generic.Destination]:
    assert isinstance(outline, list)
    found: list[pypdf.generic.Destination] = []
    for each in outline:
        found += _flat(each) if isinstance(each, list) else [each]
    return found
