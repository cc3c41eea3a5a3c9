# SPDX-License-Identifier: GPL-3.0-or-later
"""The PDF as other programs see it, and printing through Qt's own printer into a file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter

from counter_app.paper import printing
from counter_app.paper.pdf import read_pdf_text, write_pdf
from counter_app.paper.printing import PrinterFacts, PrintJob, PrintRefused, list_printers, print_pages, send
from counter_app.paper.sheet import SheetUnreadable, pdf_pages
from tests.paper.sample_papers import A4, LONG, pages_of, par, run, squeezed

LASER = PrinterFacts("Máy in quầy", is_default=True, is_virtual=False, state="idle")


def two_pages() -> Any:
    return pages_of(par("Trang một") + par("Trang hai", "<w:pageBreakBefore/>"))


def fonts_of(pdf: bytes) -> Iterator[tuple[str, bool]]:
    """(name, embedded) of every font."""
    for page in PdfReader(io.BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            yield below["/BaseFont"], "/FontFile2" in below["/FontDescriptor"].get_object()


def test_fonts_are_embedded_and_subset() -> None:
    pdf = write_pdf(pages_of(par(runs=run(LONG) + run("đậm ☐", "<w:b/>"))), "x")
    found = list(fonts_of(pdf))
    assert len(found) >= 3
    assert all(embedded for _, embedded in found)
    assert len(pdf) < 60_000


def test_pages_are_a4_and_the_title_is_the_form() -> None:
    reader = PdfReader(io.BytesIO(write_pdf(two_pages(), "Tờ khai đăng ký khai tử")))
    assert [[round(side) for side in page.mediabox[2:]] for page in reader.pages] == [[595, 842], [595, 842]]
    assert reader.metadata is not None
    assert reader.metadata.title == "Tờ khai đăng ký khai tử"


def test_a_landscape_page_is_landscape_in_the_pdf() -> None:
    own = A4.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')
    reader = PdfReader(io.BytesIO(write_pdf(pages_of(par("ngang", own) + par("dọc")), "x")))
    assert [page.mediabox.width > page.mediabox.height for page in reader.pages] == [True, False]


def test_another_reader_finds_the_same_text() -> None:
    pages = pages_of(par(LONG, '<w:jc w:val="both"/>') + par("Có ☐ Không ☑"))
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(write_pdf(pages, "x"))).pages)
    assert squeezed(text) == squeezed(pages.text())


def test_a_foreign_pdf_shows_the_same_page() -> None:
    pages = two_pages()
    sheets = pdf_pages(write_pdf(pages, "x"))
    assert sheets.page_count == 2
    assert sheets.page_size_pt(0) == pytest.approx((595, 842), abs=1)
    ours, theirs = pages.image(0, 50), sheets.image(0, 50)
    assert abs(ours.width() - theirs.width()) <= 1
    dark = [
        sum(image.pixelColor(x, y).lightness() < 128 for x in range(400) for y in range(100))
        for image in (ours, theirs)
    ]
    assert dark[0] == pytest.approx(dark[1], rel=0.5)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 hong", b"chu"])
def test_a_broken_pdf_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(SheetUnreadable, match="PDF"):
        pdf_pages(content)


def into_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_what_is_printed_is_what_was_laid_out(tmp_path: Path) -> None:
    pages = two_pages()
    send(into_file(tmp_path / "p.pdf"), pages, PrintJob("x", title="Tờ khai"))
    printed = (tmp_path / "p.pdf").read_bytes()
    assert squeezed(read_pdf_text(printed)) == squeezed(pages.text())
    ours, theirs = pages.image(0, 100), pdf_pages(printed).image(0, 100)
    assert _top_left(ours) == pytest.approx(_top_left(theirs), abs=2)


def _top_left(image: Any) -> tuple[int, int]:
    dark = [
        (x, y) for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y).lightness() < 160
    ]
    return min(x for x, _ in dark), min(y for _, y in dark)


def test_chosen_pages_are_printed_in_the_order_of_the_job(tmp_path: Path) -> None:
    send(into_file(tmp_path / "p.pdf"), two_pages(), PrintJob("x", pages=(1,)))
    assert read_pdf_text((tmp_path / "p.pdf").read_bytes()).split() == ["Trang", "hai"]


def test_preprinted_stock_shifts_the_page(tmp_path: Path) -> None:
    send(into_file(tmp_path / "a.pdf"), two_pages(), PrintJob("x"))
    send(into_file(tmp_path / "b.pdf"), two_pages(), PrintJob("x", right_mm=10, down_mm=20))
    (x1, y1), (x2, y2) = (_top_left(pdf_pages((tmp_path / n).read_bytes()).image(0, 72)) for n in ("a.pdf", "b.pdf"))
    assert (x2 - x1, y2 - y1) == pytest.approx((28.3, 56.7), abs=1.5)


def test_a_slip_made_elsewhere_prints_too(tmp_path: Path) -> None:
    sheets = pdf_pages(write_pdf(two_pages(), "x"))
    send(into_file(tmp_path / "p.pdf"), sheets, PrintJob("x"))
    assert pdf_pages((tmp_path / "p.pdf").read_bytes()).page_count == 2


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(PrintRefused, match="không nhận bản in"):
        send(into_file(tmp_path / "khong-co" / "p.pdf"), two_pages(), PrintJob("Máy in quầy"))


@pytest.mark.parametrize(
    ("printers", "sentence"),
    [
        ([], "chưa có máy in"),
        ([LASER], "Không thấy máy in “Máy in phòng”"),
        ([PrinterFacts("Máy in phòng", False, False, "stopped")], "đang dừng"),
    ],
)
def test_nothing_is_sent_to_a_printer_that_cannot_print(
    printers: list[PrinterFacts], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "list_printers", lambda: printers)
    with pytest.raises(PrintRefused, match=sentence):
        print_pages(two_pages(), PrintJob("Máy in phòng"))


def test_no_page_to_print_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(PrintRefused, match="Không có trang"):
        send(into_file(tmp_path / "p.pdf"), two_pages(), PrintJob("x", pages=(7,)))


def test_printers_are_listed_with_the_default_first() -> None:
    printers = list_printers()
    assert [p.is_default for p in printers] == sorted((p.is_default for p in printers), reverse=True)
