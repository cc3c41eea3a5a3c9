# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawn lines, text boxes and pictures for the papers of the corpus, in the newer and in the older notation."""

from __future__ import annotations

_SHAPES = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_PICTURES = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMU = 12700
_BLACK = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'


def drawn_line(x: float, y: float, width: float) -> str:
    """A rule ``x``, ``y`` points from its column and paragraph: the line under the motto."""
    return _anchored(_shape(_geometry("line", width, 0) + _BLACK, "<wps:cNvCnPr/>"), x, y, width, 0)


def text_box(content: str, x: float, y: float, width: float, height: float, edge: bool = True) -> str:
    """A text box in front of the text; ``content`` is paragraphs."""
    fill = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
    look = _geometry("rect", width, height) + fill + (_BLACK if edge else "<a:ln><a:noFill/></a:ln>")
    box = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    return _anchored(_shape(look, '<wps:cNvSpPr txBox="1"/>', box), x, y, width, height)


def inline_picture(width: float, height: float, cut: str = "", place: str = "") -> str:
    """The small seal, standing in the text; ``cut`` are attributes of its cut edges, ``place`` of its turn."""
    picture = _picture(width, height, cut, place)
    inside = f'{_extent(width, height)}<wp:docPr id="7" name="p"/>{_graphic(picture, _PICTURES)}'
    return f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">{inside}</wp:inline></w:drawing></w:r>'


def hanging_picture(x: float, y: float, width: float, height: float, wrap: str = "<wp:wrapNone/>") -> str:
    """The small seal, in front of the text or pushing it aside."""
    return _anchored(_picture(width, height), x, y, width, height, _PICTURES, wrap)


def vml_line(x1: float, y1: float, x2: float, y2: float) -> str:
    """A rule as older Word versions wrote it."""
    return (
        f'<w:r><w:pict><v:line style="position:absolute;z-index:1" from="{x1}pt,{y1}pt" to="{x2}pt,{y2}pt" '
        'strokeweight=".75pt"/></w:pict></w:r>'
    )


def vml_box(content: str, x: float, y: float, width: float, height: float) -> str:
    """A text box as older Word versions wrote it."""
    style = f"position:absolute;margin-left:{x}pt;margin-top:{y}pt;width:{width}pt;height:{height}pt;z-index:2"
    return (
        f'<w:r><w:pict><v:rect style="{style}"><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>'
        "</v:rect></w:pict></w:r>"
    )


def _extent(width: float, height: float) -> str:
    return f'<wp:extent cx="{width * _EMU:.0f}" cy="{height * _EMU:.0f}"/>'


def _geometry(kind: str, width: float, height: float) -> str:
    size = f'<a:ext cx="{width * _EMU:.0f}" cy="{height * _EMU:.0f}"/>'
    return f'<a:xfrm><a:off x="0" y="0"/>{size}</a:xfrm><a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'


def _shape(look: str, kind: str, content: str = "") -> str:
    return f"<wps:wsp>{kind}<wps:spPr>{look}</wps:spPr>{content}<wps:bodyPr/></wps:wsp>"


def _picture(width: float, height: float, cut: str = "", place: str = "") -> str:
    geometry = _geometry("rect", width, height).replace("<a:xfrm>", f"<a:xfrm {place}>")
    return (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="8" name="seal.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="seal"/>'
        f"<a:srcRect {cut}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f"<pic:spPr>{geometry}</pic:spPr></pic:pic>"
    )


def _graphic(shape: str, kind: str) -> str:
    return f'<a:graphic><a:graphicData uri="{kind}">{shape}</a:graphicData></a:graphic>'


def _anchored(
    shape: str, x: float, y: float, width: float, height: float, kind: str = _SHAPES, wrap: str = "<wp:wrapNone/>"
) -> str:
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{x * _EMU:.0f}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{y * _EMU:.0f}</wp:posOffset></wp:positionV>'
        f'{_extent(width, height)}{wrap}<wp:docPr id="1" name="l"/>{_graphic(shape, kind)}'
        "</wp:anchor></w:drawing></w:r>"
    )
