# SPDX-License-Identifier: GPL-3.0-or-later
"""Small papers for the tests of the page engine, in WordprocessingML so that a test shows what it is about."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from counter_app.paper.document import LayoutCache
from counter_app.paper.layout import lay_out
from counter_app.paper.pages import Pages

NAMESPACES = " ".join(
    (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
    )
)
MARGINS = '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/>'
A4 = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{MARGINS}</w:sectPr>'
TEXT_WIDTH_PT = (11906 - 850 - 1701) / 20
LEFT_PT, RIGHT_PT, TOP_PT = 1701 / 20, (11906 - 850) / 20, 1134 / 20
LONG = (
    "Khi người được xác nhận là công dân Việt Nam cư trú ở trong nước thì Ủy ban nhân dân cấp xã nơi thường trú có "
    "thẩm quyền giải quyết theo đúng thời hạn quy định, trường hợp không có nơi thường trú thì theo nơi tạm trú. "
)
_STYLES = f"""<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"
 w:hAnsi="Times New Roman"/><w:sz w:val="26"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>
<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style></w:styles>"""
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{more}</Types>"""
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def run(text: str, look: str = "") -> str:
    """``w:r`` with text; tabs and new lines become their elements."""
    pieces = escape(text).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    pieces = pieces.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{pieces}</w:t></w:r>"


def par(text: str = "", look: str = "", runs: str = "") -> str:
    """``w:p``; ``look`` is the content of its properties."""
    return f"<w:p><w:pPr>{look}</w:pPr>{run(text) if text else ''}{runs}</w:p>"


def tabs(*stops: tuple[float, str, str]) -> str:
    """``w:tabs`` from (points, kind, leader)."""
    said = "".join(f'<w:tab w:val="{k}" w:leader="{leader}" w:pos="{at * 20:.0f}"/>' for at, k, leader in stops)
    return f"<w:tabs>{said}</w:tabs>"


FILL_LINE = tabs((TEXT_WIDTH_PT, "right", "dot"))


def table(
    rows: list[list[str]], widths_pt: list[float], rows_look: dict[int, str] | None = None, look: str = ""
) -> str:
    """``w:tbl`` with single borders; a cell is its blocks as XML, perhaps with ``w:tcPr`` first."""
    edges = "".join(
        f'<w:{s} w:val="single" w:sz="4"/>' for s in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width * 20:.0f}"/>' for width in widths_pt)
    body = ""
    for number, row in enumerate(rows):
        row_look = (rows_look or {}).get(number, "")
        body += f"<w:tr><w:trPr>{row_look}</w:trPr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>"
    look = f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders>{look}</w:tblPr>"
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def parts_of(body: str, section: str = A4, **others: str) -> dict[str, bytes]:
    """A package. ``others``: footnotes, settings, numbering (whole root content), header1, footer1 …"""
    document = f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
    parts = {"word/document.xml": document.encode(), "word/styles.xml": _STYLES.encode()}
    roots = {"footnotes": "footnotes", "settings": "settings", "numbering": "numbering"}
    relations, more = f'<Relationship Id="rs" Type="{_RELATIONS}/styles" Target="styles.xml"/>', ""
    more += f'<Override PartName="/word/styles.xml" ContentType="{_WORD}styles+xml"/>'
    for name, content in others.items():
        kind = "header" if name.startswith("header") else "footer" if name.startswith("footer") else roots[name]
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        parts[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()
        relations += f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{name}.xml"/>'
        more += f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}{kind}+xml"/>'
    root = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    parts["word/_rels/document.xml.rels"] = root.format(relations).encode()
    office = f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    parts["_rels/.rels"] = root.format(office).encode()
    parts["[Content_Types].xml"] = _TYPES.format(more=more).encode()
    return parts


def pages_of(body: str, section: str = A4, cache: LayoutCache | None = None, **others: str) -> Pages:
    """Lay out a body."""
    return lay_out(parts_of(body, section, **others), cache)


def save_docx(path: Path, body: str, section: str = A4, **others: str) -> Path:
    """Write the package as a .docx that the office suites open too."""
    path.write_bytes(docx_bytes(parts_of(body, section, **others)))
    return path


def docx_bytes(parts: dict[str, bytes]) -> bytes:
    """Zip a package."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: name != "[Content_Types].xml"):
            archive.writestr(name, parts[name])
    return content.getvalue()


def squeezed(text: str) -> str:
    """Without white space: line ends fall anywhere."""
    return "".join(text.split())
