# SPDX-License-Identifier: GPL-3.0-or-later
"""Scans and photographs as PDFs: as they are while there is room, right side up, without the camera's notes."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from counter_app.domain.filing import LEAST_DPI, Crop, Look, ScanEdit
from counter_app.paper.jpeg import read_jpeg, without_notes
from counter_app.paper.scan_pictures import ScanUnreadable, scan_picture
from counter_app.paper.scans import ScansTooLarge, scan_pages, scan_pdf
from counter_app.paper.sheet import pdf_pages

PLENTY = 50_000_000


def picture(width: int, height: int, kind: str = "JPG", density: int = 0, noise: bool = False) -> bytes:
    """A sheet with its top edge red; with ``noise`` nothing packs well."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    if noise:
        image = QImage(_rubbish(width * height * 4), width, height, QImage.Format.Format_RGB32).copy()
    with QPainter(image) as painter:
        painter.fillRect(0, 0, width, height // 8, QColor("red"))
    if density:
        image.setDotsPerMeterX(round(density / 0.0254))
        image.setDotsPerMeterY(round(density / 0.0254))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, 90)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _rubbish(size: int) -> bytes:
    word = 12345
    some = bytearray()
    for _ in range(65_536):
        word = (word * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        some.append(word >> 16 & 0xFF)
    return (bytes(some) * (size // len(some) + 1))[:size]


def with_exif(jpeg: bytes, orientation: int, words: bytes = b"") -> bytes:
    """The picture as a phone keeps it: held some way, with a note of where it was taken."""
    tiff = b"MM\0*" + struct.pack(">I", 8) + struct.pack(">HHHIHHI", 1, 0x0112, 3, 1, orientation, 0, 0) + words
    body = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def red_side(pdf: bytes, page: int = 0) -> str:
    image = pdf_pages(pdf).image(page, 20)
    wide, high = image.width() - 1, image.height() - 1
    middle, across = high // 2, wide // 2
    spots = {"top": (across, 2), "bottom": (across, high - 2), "left": (2, middle), "right": (wide - 2, middle)}
    red = [side for side, spot in spots.items() if image.pixelColor(*spot).green() < 120]
    return red[0] if len(red) == 1 else f"not one side: {red}"


def test_a_jpeg_goes_in_byte_for_byte_while_there_is_room() -> None:
    jpeg = picture(1240, 1754, density=150)
    made = scan_pdf([(jpeg, ScanEdit())], "to-khai", PLENTY)
    assert without_notes(jpeg) in made.content
    page = PdfReader(BytesIO(made.content)).pages[0]
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (595, 842)
    assert (made.pages, made.dots_per_inch) == (1, 150)


def test_pages_stand_in_the_order_given() -> None:
    wide, high = picture(800, 400), picture(400, 800)
    made = scan_pdf([(wide, ScanEdit()), (high, ScanEdit()), (wide, ScanEdit())], "x", PLENTY)
    sizes = [page.mediabox for page in PdfReader(BytesIO(made.content)).pages]
    assert [box.width > box.height for box in sizes] == [True, False, True]


@pytest.mark.parametrize(("orientation", "side"), [(1, "top"), (3, "bottom"), (6, "right"), (8, "left")])
def test_a_phone_held_any_way_gives_the_page_as_it_was_seen(orientation: int, side: str) -> None:
    made = scan_pdf([(with_exif(picture(600, 600), orientation), ScanEdit())], "x", PLENTY)
    assert red_side(made.content) == side


@pytest.mark.parametrize("kind", ["JPG", "PNG"])
@pytest.mark.parametrize(("turned", "side"), [(90, "right"), (180, "bottom"), (270, "left")])
def test_a_turn_turns_the_page(kind: str, turned: int, side: str) -> None:
    assert red_side(scan_pdf([(picture(600, 600, kind), ScanEdit(turned))], "x", PLENTY).content) == side
    foreign = scan_pdf([(picture(600, 600), ScanEdit())], "x", PLENTY).content
    assert red_side(scan_pdf([(foreign, ScanEdit(turned))], "x", PLENTY).content) == side


def test_where_a_photograph_was_taken_does_not_go_along() -> None:
    place = b"10.762622 N 106.660172 E"
    made = scan_pdf([(with_exif(picture(300, 300), 1, place), ScanEdit())], "x", PLENTY)
    assert place not in made.content


def test_what_was_cut_off_is_not_in_the_file() -> None:
    jpeg = picture(800, 800)
    made = scan_pdf([(jpeg, ScanEdit(crop=Crop(top=0.25)))], "x", PLENTY)
    assert without_notes(jpeg) not in made.content
    image = pdf_pages(made.content).image(0, 20)
    assert image.pixelColor(image.width() // 2, 1).green() > 200, "the red edge was cut off"
    assert image.width() > image.height()


def test_a_file_too_large_is_made_coarser_until_it_fits_and_no_coarser_than_can_be_read() -> None:
    jpeg = picture(2480, 3508, density=300, noise=True)
    whole = scan_pdf([(jpeg, ScanEdit())], "x", PLENTY)
    made = scan_pdf([(jpeg, ScanEdit())], "x", len(whole.content) // 3)
    assert len(made.content) <= len(whole.content) // 3
    assert LEAST_DPI <= made.dots_per_inch < 300
    with pytest.raises(ScansTooLarge) as refused:
        scan_pdf([(jpeg, ScanEdit())], "x", 20_000)
    assert refused.value.size > 20_000


def test_grey_is_smaller_and_clear_is_white_and_black() -> None:
    faded = QImage(400, 400, QImage.Format.Format_RGB32)
    faded.fill(QColor(190, 185, 170))
    with QPainter(faded) as painter:
        painter.fillRect(40, 40, 200, 40, QColor(90, 90, 110))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    faded.save(buffer, "PNG")  # type: ignore[call-overload]
    content = bytes(buffer.data().data())
    clear = scan_picture(content, ScanEdit(look=Look.CLEAR), 400)
    assert clear.pixelColor(390, 390).lightness() > 250
    assert clear.pixelColor(100, 60).lightness() < 20
    grey = scan_pdf([(content, ScanEdit(look=Look.GREY))], "x", PLENTY)
    assert b"/DeviceGray" in grey.content


def test_a_pdf_among_pictures_keeps_its_text_and_its_place() -> None:
    from counter_app.paper.office_list import Column, OfficeList, write_office_list  # late: reportlab, only here

    told = OfficeList(("UBND",), ("CHXHCN",), "GIẤY", "", (Column("A", 1),), (("Đặng Thị Quỳnh Ỷ",),))
    made = scan_pdf(
        [(picture(300, 500), ScanEdit()), (write_office_list(told), ScanEdit()), (picture(500, 300), ScanEdit())],
        "x",
        PLENTY,
    )
    pages = PdfReader(BytesIO(made.content)).pages
    assert made.pages == len(pages) == 3
    assert "Quỳnh" in pages[1].extract_text()


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\nnothing", b"GIF89a" + bytes(40)])
def test_what_is_no_picture_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(ScanUnreadable, match="Không đọc được ảnh"):
        scan_pages(content)
    with pytest.raises(ScanUnreadable):
        scan_pdf([(content, ScanEdit())], "x", PLENTY)


@given(st.binary(max_size=300), st.integers(0, 400))
def test_no_rubbish_and_no_half_file_breaks_the_reader(rubbish: bytes, cut: int) -> None:
    whole = with_exif(picture(40, 30), 6)
    for content in (b"\xff\xd8" + rubbish, whole[:cut], whole[:20] + rubbish):
        read_jpeg(content)
        without_notes(content)


def test_a_progressive_cmyk_or_deep_jpeg_is_not_taken_as_it_is() -> None:
    frame = b"\xff\xd8\xff\xc0\x00\x14" + struct.pack(">BHHB", 8, 10, 10, 4) + bytes(12)
    assert read_jpeg(frame) is None
    assert read_jpeg(picture(10, 20)) is not None
