# SPDX-License-Identifier: GPL-3.0-or-later
"""Small words for writing papers in WordprocessingML. Lengths in points where a name says so, else as Word has them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage

NAMESPACES = " ".join(
    (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
        'xmlns:o="urn:schemas-microsoft-com:office:office"',
    )
)
MARGINS = '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/>'
"""Nghị định 30/2020: 20 mm above and below, 30 mm left, 15 mm right."""
UPRIGHT = f'<w:pgSz w:w="11906" w:h="16838"/>{MARGINS}'
LYING = f'<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>{MARGINS}'
TEXT_PT = (11906 - 850 - 1701) / 20
"""Width of the text on an upright sheet."""
LONG = (
    "Khi người được xác nhận là công dân Việt Nam cư trú ở trong nước thì Ủy ban nhân dân cấp xã nơi thường trú có "
    "thẩm quyền giải quyết theo đúng thời hạn quy định, trường hợp không có nơi thường trú thì theo nơi tạm trú. "
)
WORD_2013 = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
)
CENTRED, RIGHT, BOTH = ('<w:jc w:val="center"/>', '<w:jc w:val="right"/>', '<w:jc w:val="both"/>')
BOLD, ITALIC = "<w:b/>", "<w:i/>"
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
GRID = "<w:tblBorders>" + "".join(f'<w:{e} w:val="single" w:sz="4"/>' for e in _EDGES) + "</w:tblBorders>"


def _note_styles(kind: str) -> str:
    """The two styles Word always gives to notes."""
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    small = '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="20"/></w:rPr>'
    lower = kind.lower()
    return (
        f'<w:style w:type="character" w:styleId="{kind}Reference"><w:name w:val="{lower} reference"/>{raised}</w:style>'
        f'<w:style w:type="paragraph" w:styleId="{kind}Text"><w:name w:val="{lower} text"/>{small}</w:style>'
    )


def _banded_style() -> str:
    """A table style with a head, bands and a first column of their own, as Word's gallery has them."""
    edges = "".join(f'<w:{edge} w:val="single" w:sz="4" w:color="4472C4"/>' for edge in _EDGES)
    conditions = {
        "firstRow": "<w:rPr><w:b/><w:color w:val='FFFFFF'/></w:rPr><w:tcPr><w:tcBorders>"
        "<w:bottom w:val='single' w:sz='12' w:color='000000'/></w:tcBorders><w:shd w:fill='4472C4'/></w:tcPr>",
        "lastRow": "<w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:top w:val='double' w:sz='4' w:color='4472C4'/>"
        "</w:tcBorders></w:tcPr>",
        "firstCol": "<w:rPr><w:b/></w:rPr>",
        "band1Horz": "<w:tcPr><w:shd w:fill='D9E2F3'/></w:tcPr>",
    }
    said = "".join(f'<w:tblStylePr w:type="{kind}">{look}</w:tblStylePr>' for kind, look in conditions.items())
    return (
        '<w:style w:type="table" w:styleId="Soc"><w:name w:val="Grid Table"/><w:basedOn w:val="Bang"/><w:tblPr>'
        f'<w:tblStyleRowBandSize w:val="1"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>{said}</w:style>'
    )


_STYLES = f"""<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"
 w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="26"/></w:rPr></w:rPrDefault><w:pPrDefault/>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Than"><w:name w:val="Than"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:before="120" w:after="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ThanDam"><w:name w:val="Than Dam"/><w:basedOn w:val="Than"/>
<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Nhan"><w:name w:val="Nhan"/>
<w:rPr><w:i/><w:color w:val="1F3864"/></w:rPr></w:style>
{_note_styles("Footnote")}{_note_styles("Endnote")}
<w:style w:type="table" w:default="1" w:styleId="Bang"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0"
 w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>
</w:style>
{_banded_style()}</w:styles>"""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_ROOTS = {"header": "hdr", "footer": "ftr"}


@dataclass(frozen=True)
class Paper:
    """What one .docx is made of. ``others``: footnotes, endnotes, settings, numbering, header1, footer1 … (content)."""

    body: str
    page: str = UPRIGHT
    others: dict[str, str] = field(default_factory=dict)
    whole: bool = False
    """A whole form, not one feature alone."""

    def docx(self) -> bytes:
        """The file. Headers and footers named ``header1`` are the default ones, ``headerfirst`` those of page one."""
        return zipped(self.parts())

    def parts(self) -> dict[str, bytes]:
        """Part name -> bytes."""
        others = {"settings": WORD_2013, **self.others}
        heads = "".join(_reference(name) for name in others if name.startswith(("header", "footer")))
        document = f"<w:body>{self.body}<w:sectPr>{heads}{self.page}</w:sectPr></w:body>"
        parts = {"word/document.xml": f"<w:document {NAMESPACES}>{document}</w:document>".encode()}
        parts["word/styles.xml"] = _STYLES.encode()
        parts["word/media/seal.png"] = seal_png()
        relations = [("styles", "styles", "styles.xml"), ("seal", "image", "media/seal.png")]
        types = [("document", "document.main"), ("styles", "styles")]
        for name, content in others.items():
            kind = next((k for k in ("header", "footer") if name.startswith(k)), name)
            root = _ROOTS.get(kind, kind)
            parts[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()
            relations.append((name, kind, f"{name}.xml"))
            types.append((name, kind))
        parts["word/_rels/document.xml.rels"] = _relations(relations)
        parts["_rels/.rels"] = _relations([("r1", "officeDocument", "word/document.xml")])
        parts["[Content_Types].xml"] = _types(types)
        return parts


def _reference(name: str) -> str:
    kind = name[:6]
    which = name[6:] if name[6:] in ("first", "even") else "default"
    return f'<w:{kind}Reference w:type="{which}" r:id="{name}"/>'


def _relations(relations: list[tuple[str, str, str]]) -> bytes:
    inside = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}/{k}" Target="{t}"/>' for i, k, t in relations)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inside}</Relationships>'.encode()


def _types(types: list[tuple[str, str]]) -> bytes:
    inside = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{_WORD}{k}+xml"/>' for n, k in types)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{inside}</Types>"
    ).encode()


def zipped(parts: dict[str, bytes]) -> bytes:
    """A package, content types first."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: name != "[Content_Types].xml"):
            archive.writestr(name, parts[name])
    return content.getvalue()


def seal_png() -> bytes:
    """A small picture: a grey square in a white one."""
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for x in range(16, 48):
        for y in range(16, 48):
            image.setPixel(x, y, 0xFF808080)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def run(text: str, look: str = "") -> str:
    """``w:r``; tabs and new lines become their elements."""
    inside = escape(text).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    inside = inside.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{inside}</w:t></w:r>"


def par(text: str = "", look: str = "", runs: str = "", mark: str = "") -> str:
    """``w:p``; ``look`` is the content of its properties, ``mark`` the run properties of text and mark."""
    mine = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{look}{mine}</w:pPr>{run(text, mark) if text else ''}{runs}</w:p>"


def tabs(*stops: tuple[float, str, str]) -> str:
    """``w:tabs`` from (points, kind, leader)."""
    said = "".join(f'<w:tab w:val="{k}" w:leader="{leader}" w:pos="{at * 20:.0f}"/>' for at, k, leader in stops)
    return f"<w:tabs>{said}</w:tabs>"


FILL = tabs((TEXT_PT, "right", "dot"))
"""A dotted line to the right margin, as forms have for an answer."""


def cell(*blocks: str, look: str = "") -> str:
    """``w:tc``."""
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(blocks)}</w:tc>"


def row(*cells: str, look: str = "") -> str:
    """``w:tr``; plain text becomes a cell."""
    inside = "".join(one if one.startswith("<w:tc>") else cell(par(one)) for one in cells)
    return f"<w:tr><w:trPr>{look}</w:trPr>{inside}</w:tr>"


def table(widths_pt: list[float], *rows: str, look: str = GRID) -> str:
    """``w:tbl``; the grid and, for a fixed layout, the table's width come from ``widths_pt``."""
    grid = "".join(f'<w:gridCol w:w="{width * 20:.0f}"/>' for width in widths_pt)
    width = f'<w:tblW w:w="{sum(widths_pt) * 20:.0f}" w:type="dxa"/>'
    layout = '<w:tblLayout w:type="fixed"/>'
    order = look if "<w:tblW" in look else width + look
    order = order if "<w:tblLayout" in order else order + layout
    return f"<w:tbl><w:tblPr>{order}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def counted(instruction: str, shown: str = "1") -> str:
    """A field as Word writes it."""
    edge = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return edge.format("begin") + code + edge.format("separate") + run(shown) + edge.format("end")


def note_sign(number: int, kind: str = "footnote") -> str:
    """The sign of a note in the text."""
    return f'<w:r><w:rPr>{_raised(kind)}</w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, text: str, kind: str = "footnote") -> str:
    """A note with its own sign."""
    sign = f"<w:r><w:rPr>{_raised(kind)}</w:rPr><w:{kind}Ref/></w:r>"
    said = par(runs=sign + run(" " + text), look=f'<w:pStyle w:val="{kind.title()}Text"/>')
    return f'<w:{kind} w:id="{number}">{said}</w:{kind}>'


def _raised(kind: str) -> str:
    return f'<w:rStyle w:val="{kind.title()}Reference"/>'
