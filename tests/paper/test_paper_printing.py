# SPDX-License-Identifier: GPL-3.0-or-later
"""The wishes of a print job: pages as a clerk types them, trays as drivers call them, the page with rulers."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from counter_app.paper import trays
from counter_app.paper.page_range import NoSuchPages, pages_named
from counter_app.paper.pdf import read_pdf_text
from counter_app.paper.printing import PrintJob, PrintRefused, send
from counter_app.paper.ruler_page import RulerPage
from counter_app.paper.sheet import pdf_pages
from counter_app.paper.trays import TrayMissing, slot_for, slots_in, take_from
from tests.paper.sample_papers import pages_of, par

RULERS = RulerPage("Máy in quầy", "Dịch sang phải 0 mm, xuống dưới 0 mm.", "24/11/2026")


def into_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.parametrize(
    ("typed", "pages"),
    [("", ()), ("  ", ()), ("2", (1,)), ("1-2, 4", (0, 1, 3)), ("3-", (2, 3)), ("-2", (0, 1)), ("4;1;1", (0, 3)),
     ("2 – 3", (1, 2)), ("１", (0,))],
)  # fmt: skip
def test_pages_are_named_as_a_clerk_types_them(typed: str, pages: tuple[int, ...]) -> None:
    assert pages_named(typed, 4) == pages


@pytest.mark.parametrize("typed", ["0", "5", "3-2", "1-5", "-", "a", "1 2 3 -", "--", ",", "1-2-3", "99999"])
def test_pages_that_are_not_there_are_refused_in_words(typed: str) -> None:
    with pytest.raises(NoSuchPages, match="có 4 trang"):
        pages_named(typed, 4)


@given(st.text(alphabet="0123456789-,; a–", max_size=12), st.integers(1, 60))
def test_whatever_is_typed_names_pages_of_the_paper_or_is_refused(typed: str, page_count: int) -> None:
    try:
        pages = pages_named(typed, page_count)
    except NoSuchPages:
        return
    assert list(pages) == sorted(set(pages))
    assert all(0 <= page < page_count for page in pages)
    assert pages or not typed.strip()


@pytest.mark.parametrize(
    ("tray", "slots", "slot"),
    [
        ("upper", ["Auto", "Upper", "Lower"], "Upper"),
        ("upper", ["Auto", "Tray1", "Tray2"], "Tray1"),
        ("lower", ["tray-1", "tray-2", "by-pass-tray"], "tray-2"),
        ("manual", ["tray-1", "tray-2", "by-pass-tray"], "by-pass-tray"),
        ("manual", ["MultiPurpose", "Manual"], "Manual"),
        ("lower", ["Cassette1", "Cassette2"], "Cassette2"),
    ],
)
def test_a_tray_is_found_by_what_drivers_call_it(tray: trays.Tray, slots: list[str], slot: str) -> None:
    assert slot_for(tray, slots) == slot


def test_a_tray_the_queue_does_not_have_is_missing() -> None:
    with pytest.raises(TrayMissing):
        slot_for("lower", ["Auto", "Main"])


def test_the_trays_are_read_from_what_the_queue_tells() -> None:
    told = "PageSize/Media Size: A4 *Letter\nInputSlot/Media Source: *Auto Tray1 Tray2\nDuplex/2-Sided: *None\n"
    assert slots_in(told) == ["Auto", "Tray1", "Tray2"]
    assert slots_in("lpoptions: Unable to get PPD") == []


def test_a_queue_that_tells_no_trays_prints_from_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(trays, "_slots_of", lambda _: [])
    take_from(into_file(tmp_path / "p.pdf"), "lower")


def test_a_tray_that_is_not_there_stops_the_print_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(trays, "_slots_of", lambda _: ["Main"])
    with pytest.raises(PrintRefused, match="không có khay giấy"):
        send(into_file(tmp_path / "p.pdf"), pages_of(par("a")), PrintJob("Máy in quầy", tray="lower"))
    assert not (tmp_path / "p.pdf").exists()


def test_the_rulers_are_true_to_the_millimetre(tmp_path: Path) -> None:
    send(into_file(tmp_path / "p.pdf"), RULERS, PrintJob("x"))
    image = pdf_pages((tmp_path / "p.pdf").read_bytes()).image(0, 254)  # ten dots a millimetre
    assert ends([x for x in range(400, 1700) if is_dark(image, x, 620)]) == pytest.approx((500, 1500), abs=3)
    assert ends([y for y in range(900, 2100) if is_dark(image, 320, y)]) == pytest.approx((1000, 2000), abs=3)
    ticks = starts([x for x in range(image.width()) if is_dark(image, x, 592)])
    assert len(ticks) == pytest.approx(211, abs=2)
    assert [b - a for a, b in pairwise(ticks)] == pytest.approx([10] * (len(ticks) - 1), abs=2)


def test_the_test_page_moves_with_the_offset_and_names_the_printer(tmp_path: Path) -> None:
    send(into_file(tmp_path / "p.pdf"), RULERS, PrintJob("x", right_mm=5, down_mm=-5))
    content = (tmp_path / "p.pdf").read_bytes()
    assert "Máy in: Máy in quầy" in read_pdf_text(content)
    image = pdf_pages(content).image(0, 254)
    assert ends([x for x in range(400, 1700) if is_dark(image, x, 570)]) == pytest.approx((550, 1550), abs=3)


def test_the_test_page_is_one_a4_page_that_can_be_shown() -> None:
    assert RULERS.page_count == 1
    assert RULERS.page_size_pt(0) == pytest.approx((595.3, 841.9), abs=0.1)
    assert is_dark(RULERS.image(0, 254), 1000, 620)


def is_dark(image: QImage, x: int, y: int) -> bool:
    return image.pixelColor(x, y).lightness() < 128


def ends(places: list[int]) -> tuple[int, int]:
    return places[0], places[-1]


def starts(places: list[int]) -> list[int]:
    return [place for place in places if place - 1 not in set(places)]
