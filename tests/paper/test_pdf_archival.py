# SPDX-License-Identifier: GPL-3.0-or-later
"""PDF/A-2b, rule by rule as far as a reader shows it: no full validator runs here."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest

from counter_app.domain.marks import strip_marks
from counter_app.paper.layout import lay_out
from counter_app.paper.pages import Pages
from counter_app.paper.pdf import read_pdf_text, write_archival_pdf, write_pdf
from tests.documents.papers import fill, load_form

TITLE = "Tờ khai <mẫu> & «Ỷ»"


@pytest.fixture(scope="module")
def pages() -> Pages:
    form = load_form("xac-nhan-tinh-trang-hon-nhan")
    return lay_out(fill(form, form.sample).parts)


@pytest.fixture(scope="module")
def reader(pages: Pages) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(write_archival_pdf(pages, TITLE)), strict=True)


def test_the_metadata_names_the_standard_and_the_same_title(reader: pypdf.PdfReader) -> None:
    metadata = _root(reader)["/Metadata"]
    assert "/Filter" not in metadata
    packet = metadata.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in packet
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in packet
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert reader.metadata is not None
    assert xmp.dc_title == {"x-default": TITLE}
    assert reader.metadata.title == TITLE
    assert xmp.pdf_producer == reader.metadata.producer == "counter-app"


def test_the_colours_are_meant_in_srgb(reader: pypdf.PdfReader) -> None:
    (intent,) = _root(reader)["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    profile = intent["/DestOutputProfile"].get_object()
    content = profile.get_data()
    assert profile["/N"] == 3
    assert content[16:20] == b"RGB "
    assert content[12:16] == b"mntr"
    assert content[8] in {2, 4}
    assert int.from_bytes(content[:4]) == len(content)


def test_every_face_is_embedded_as_a_subset_with_its_widths(reader: pypdf.PdfReader) -> None:
    pages: list[Any] = list(reader.pages)
    fonts = [font for page in pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for reference in fonts:
        font = reference.get_object()
        (below,) = font["/DescendantFonts"]
        below = below.get_object()
        described = below["/FontDescriptor"]
        assert "/FontFile2" in described
        assert described["/FontName"] == below["/BaseFont"] == font["/BaseFont"]
        assert described["/FontName"][7:8] == "+"
        assert font["/Encoding"] == "/Identity-H"
        assert below["/CIDToGIDMap"] == "/Identity"
        assert "/ToUnicode" in font
        assert below["/W"]


def test_nothing_the_standard_forbids_is_in_it(reader: pypdf.PdfReader, pages: Pages) -> None:
    assert not reader.is_encrypted
    trailer: Any = reader.trailer
    assert len(trailer["/ID"]) == 2
    assert reader.pdf_header == "%PDF-1.7"
    names = set().union(*(set(_names(obj)) for obj in _objects(reader)))
    banned = {
        "/JavaScript",
        "/JS",
        "/AA",
        "/OpenAction",
        "/EmbeddedFiles",
        "/Launch",
        "/XFA",
        "/LZWDecode",
        "/PS",
        "/F",
    }
    assert not names & banned
    assert not names & {"/DeviceCMYK", "/SMask", "/ca", "/CA", "/BM"}
    second = write_archival_pdf(pages, TITLE)
    assert second == write_archival_pdf(pages, TITLE)
    assert second[9:11] == b"%\xe2"


def test_it_reads_the_same_as_the_paper_that_was_printed(pages: Pages) -> None:
    printed, kept = write_pdf(pages, TITLE), write_archival_pdf(pages, TITLE)
    assert read_pdf_text(kept) == read_pdf_text(printed)
    assert b"pdfaid" not in printed
    assert strip_marks(read_pdf_text(kept)) == read_pdf_text(kept)


def _root(reader: pypdf.PdfReader) -> Any:
    return reader.trailer["/Root"].get_object()


def _objects(reader: pypdf.PdfReader) -> list[Any]:
    return [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]


def _names(obj: Any) -> list[str]:
    """Every key and name in an object, as deep as it goes without following references."""
    if isinstance(obj, dict):
        return [*map(str, obj), *(name for value in obj.values() for name in _names_inside(value))]
    return _names_inside(obj)


def _names_inside(value: Any) -> list[str]:
    if isinstance(value, pypdf.generic.IndirectObject):
        return []
    if isinstance(value, dict):
        return _names(value)
    if isinstance(value, list):
        return [name for each in value for name in _names_inside(each)]
    return [str(value)] if isinstance(value, pypdf.generic.NameObject) else []
