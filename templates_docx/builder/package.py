# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts a template together: always the same bytes for the same blueprint, on every machine."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

from templates_docx.builder import blocks
from templates_docx.builder.blueprint import Blueprint
from templates_docx.builder.pieces import corner, letterhead, notes, state_lines
from templates_docx.builder.sheet import Sheet
from templates_docx.builder.signing import confirmation, signature
from templates_docx.builder.styles import styles_xml
from templates_docx.builder.tables import box_grid, ruled_table, squares, two_columns
from templates_docx.builder.wordml import Paragraph, only_when

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The earliest time a ZIP can hold: a template carries no date of its own.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_STYLE = re.compile(r'<w:pStyle w:val="([^"]+)"')


def build(blueprint: Blueprint) -> bytes:
    """The template as a .docx file."""
    document = _document(blueprint)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships({"officeDocument": "word/document.xml"}, core=True),
        "docProps/core.xml": _core(blueprint),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationships({"styles": "styles.xml", "settings": "settings.xml"}),
        "word/settings.xml": _settings(),
        "word/styles.xml": styles_xml(blueprint.sheet, set(_STYLE.findall(document))),
    }
    packed = io.BytesIO()
    # Stored, not deflated: compressors differ between machines.
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, xml in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), _HEAD + xml)
    return packed.getvalue()


def _document(blueprint: Blueprint) -> str:
    sheet = blueprint.sheet
    body = "\n".join(_block(block, sheet) for block in blueprint.blocks)
    return f"<w:document {_W}><w:body>\n{body}\n{sheet.section()}</w:body></w:document>"


def _block(block: blocks.Block, sheet: Sheet) -> str:
    xml = _piece(block, sheet)
    return only_when(block.when, xml) if block.when else xml


def _piece(block: blocks.Block, sheet: Sheet) -> str:
    match block:
        case blocks.Lines():
            return _lines(block, sheet)
        case blocks.StateLines():
            return state_lines()
        case blocks.Letterhead():
            return letterhead(block, sheet)
        case blocks.Table():
            return ruled_table(block, sheet)
        case blocks.TwoColumns():
            return two_columns(block, sheet)
        case blocks.BoxGrid():
            return box_grid(block, sheet)
        case blocks.Squares():
            return squares(block, sheet)
        case blocks.Corner():
            return corner(block, sheet)
        case blocks.Signature():
            return signature(block, sheet)
        case blocks.Confirmation():
            return confirmation(block, sheet)
        case blocks.Notes():
            return notes(block, sheet)


def _lines(block: blocks.Lines, sheet: Sheet) -> str:
    stops = (*block.columns_mm, sheet.text_mm) if "<dots/>" in block.text else ()
    # A request must not part from what it asks for, nor an oath from the signature under it.
    stays = block.keep_next or block.style in {"DeNghi", "Cau", "Muc"}
    first = Paragraph(
        block.style,
        block.text,
        stops,
        keep_next=stays,
        new_page=block.new_page,
        before_pt=block.before_pt,
        after_pt=block.after_pt,
    ).xml()
    more = Paragraph(block.style, "<dots/>", (sheet.text_mm,), when=f"not {block.empty_when}").xml()
    return first + more * (block.lines_when_empty - 1)


def _content_types() -> str:
    parts = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    named = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relationships(targets: dict[str, str], *, core: bool = False) -> str:
    links = [(f"{_OFFICE}/{kind}", target) for kind, target in targets.items()]
    if core:
        links.append((f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"))
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _core(blueprint: Blueprint) -> str:
    layout = escape(f"Trình bày theo {blueprint.layout_by}") if blueprint.layout_by else ""
    keywords = f"<cp:keywords>{layout}</cp:keywords>" if layout else ""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(blueprint.title)}</dc:title>'
        f"<dc:subject>{escape(blueprint.source)}</dc:subject><dc:language>vi-VN</dc:language>{keywords}</cp:coreProperties>"
    )


def _settings() -> str:
    return (
        f'<w:settings {_W}><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )
