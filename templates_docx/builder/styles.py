# SPDX-License-Identifier: GPL-3.0-or-later
"""The styles of all templates: Times New Roman 13 pt, single spacing, sizes after Nghị định 30/2020/NĐ-CP.

Half-points and twips as the format wants them; the comments give the sizes in points.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from templates_docx.builder.sheet import Sheet, twips

_MOTTO_MM_PER_PT = 62.0 / 14
"""The rule is as long as the motto, which is 62 mm at 14 points."""
_AS_SAID = Sheet()
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="2" w:color="000000"/></w:pBdr>'


@dataclass(frozen=True)
class Style:
    """A paragraph style: ``before``/``after`` in points, ``align`` of the schema, ``size`` in points."""

    name: str
    title: str
    align: str = "left"
    before: float = 0.0
    after: float = 0.0
    size: float = 13.0
    bold: bool = False
    italic: bool = False
    indent: tuple[int, int, int] = (0, 0, 0)
    """Left, right, and first line or (negative) hanging, in twips."""
    border: str = ""

    def xml(self, sheet: Sheet) -> str:
        """Its markup, in the sizes of the sheet."""
        half_points = round(sheet.points(self.size) * 2)
        left, right, first = self.indent
        hanging = f'w:hanging="{-first}"' if first < 0 else f'w:firstLine="{first}"'
        weight = ("<w:b/>" if self.bold else "") + ("<w:i/>" if self.italic else "")
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{self.name}"><w:name w:val="{self.title}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{self.border}'
            f'<w:spacing w:before="{round(self.before * 20)}" w:after="{round(self.after * 20)}"/>'
            f'<w:ind w:left="{left}" w:right="{right}" {hanging}/><w:jc w:val="{self.align}"/></w:pPr>'
            f'<w:rPr>{weight}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
            "</w:style>"
        )


def motto_mm(size_pt: float) -> float:
    """How long «Độc lập - Tự do - Hạnh phúc» is in bold letters of a size."""
    return _MOTTO_MM_PER_PT * size_pt


def _all_papers(sheet: Sheet) -> tuple[Style, ...]:
    side = twips((sheet.text_mm - motto_mm(sheet.points(14))) / 2)
    return (
        Style("QuocHieu", "Quốc hiệu", "center", bold=True),
        Style("TieuNgu", "Tiêu ngữ", "center", size=14, bold=True, indent=(side, side, 0), border=_RULE),
        Style("TenToKhai", "Tên tờ khai", "center", before=18, after=10, size=14, bold=True),
        Style("KinhGui", "Kính gửi", after=8, indent=(twips(18), 0, 0)),
        Style("Dong", "Dòng khai", after=4.5),
        Style("DeNghi", "Lời đề nghị", before=4, after=4, bold=True),
        Style("Cau", "Câu cam đoan", "both", before=3, after=3, indent=(0, 0, twips(10))),
        Style("LamTai", "Làm tại", "right", before=4, after=4, italic=True),
        Style("KyTen", "Chỗ ký", "center"),
        Style("KyGhi", "Lời ghi chỗ ký", "center", after=5),
        Style("KyGhiNho", "Lời ghi chỗ ký, ba cột", "center", after=5, size=11.5),
        Style("OTrai", "Bên trái chỗ ký", after=3),
        Style("DuoiO", "Dưới ô điểm chỉ", "center", before=2, size=12),
        Style("VietHo", "Người viết hộ", before=6),
        Style("Het", "Cuối bảng", size=2),
        Style("ChuThichDau", "Đầu chú thích", before=6, after=4, size=11, bold=True),
        Style("ChuThich", "Chú thích", "both", after=3, size=11),
        Style("ChuThichMuc", "Mục trong chú thích", "both", after=3, size=11, indent=(twips(5), 0, 0)),
    )


_SOME_PAPERS = (
    Style("DauCoQuan", "Cơ quan, đầu trang hai cột", "center", size=12),
    Style("DauQuocHieu", "Quốc hiệu, đầu trang hai cột", "center", size=12, bold=True),
    Style("DauTieuNgu", "Tiêu ngữ, đầu trang hai cột", "center", size=13, bold=True, border=_RULE),
    Style("DauVach", "Vạch dưới tên cơ quan", size=2, border=_RULE),
    Style("DauSo", "Số văn bản", "center", before=6),
    Style("DauNgay", "Địa danh, ngày tháng", "center", before=6, italic=True),
    Style("MauSo", "Số hiệu mẫu", "right", after=4, size=11, bold=True),
    Style("TieuDePhu", "Tiêu đề phụ", "center", after=8, bold=True),
    Style("GiuaDong", "Giữa dòng", "center", after=6),
    Style("DongThut", "Dòng khai, lùi vào", after=4.5, indent=(twips(8), 0, 0)),
    Style("Muc", "Tên mục", before=6, after=4, bold=True),
    Style("Doan", "Đoạn văn", "both", after=4.5, indent=(0, 0, twips(10))),
    Style("DiaDanh", "Địa danh, ngày tháng bên phải", "right", before=4, after=8, italic=True),
    Style("GhiChuNho", "Ghi chú giữa các dòng", "both", after=4, size=11, italic=True),
    Style("OLuoi", "Ô đánh dấu", after=3, indent=(twips(6), 0, -twips(6))),
    Style("OSo", "Ô chữ số", "center"),
    Style("OCot", "Dòng trong cột", before=1, after=2),
    Style("OCotTen", "Tên cột", "center", before=2, after=3, bold=True),
    Style("OKhung", "Dòng trong khung góc", before=1, after=1, size=11),
    Style("NoiNhan", "Nơi nhận", size=11),
    Style("XacNhanTen", "Tiêu đề xác nhận", "center", before=8, after=4, bold=True),
)


def table_style(size_pt: float) -> Style:
    """The style of words in a table, made for each size asked for; its size is not changed by the sheet."""
    return Style(f"OBang{round(size_pt * 2)}", f"Chữ trong bảng {size_pt:g}".replace(".", ","), "left", 1, 1, size_pt)


def styles_xml(sheet: Sheet, used: Collection[str]) -> str:
    """word/styles.xml: the styles every paper has, and those of the others that are used."""
    styles = (*_all_papers(sheet), *(style for style in _SOME_PAPERS if style.name in used))
    cells = sorted(name for name in used if name.startswith("OBang"))
    tables = "".join(table_style(int(name.removeprefix("OBang")) / 2).xml(_AS_SAID) for name in cells)
    size = round(sheet.font_pt * 2)
    fonts = " ".join(f'w:{script}="Times New Roman"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>'
        f'<w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="GiaTri"><w:name w:val="Giá trị"/><w:qFormat/>'
        f"</w:style>{''.join(style.xml(sheet) for style in styles)}{tables}</w:styles>"
    )
