# SPDX-License-Identifier: GPL-3.0-or-later
"""The styles of all templates: Times New Roman 13 pt, single spacing, sizes after Nghị định 30/2020/NĐ-CP.

Half-points and twips as the format wants them; the comments give the sizes in points.
"""

from __future__ import annotations

from dataclasses import dataclass

from templates_docx.builder.wordml import TEXT_WIDTH_MM, twips

_MOTTO_WIDTH_MM = 62.0
_RULE_INDENT = twips((TEXT_WIDTH_MM - _MOTTO_WIDTH_MM) / 2)
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

    def xml(self) -> str:
        """Its markup."""
        left, right, first = self.indent
        hanging = f'w:hanging="{-first}"' if first < 0 else f'w:firstLine="{first}"'
        weight = ("<w:b/>" if self.bold else "") + ("<w:i/>" if self.italic else "")
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{self.name}"><w:name w:val="{self.title}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{self.border}'
            f'<w:spacing w:before="{round(self.before * 20)}" w:after="{round(self.after * 20)}"/>'
            f'<w:ind w:left="{left}" w:right="{right}" {hanging}/><w:jc w:val="{self.align}"/></w:pPr>'
            f'<w:rPr>{weight}<w:sz w:val="{round(self.size * 2)}"/><w:szCs w:val="{round(self.size * 2)}"/></w:rPr>'
            "</w:style>"
        )


STYLES = (
    Style("QuocHieu", "Quốc hiệu", "center", bold=True),
    Style("TieuNgu", "Tiêu ngữ", "center", size=14, bold=True, indent=(_RULE_INDENT, _RULE_INDENT, 0), border=_RULE),
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


def styles_xml() -> str:
    """word/styles.xml."""
    fonts = " ".join(f'w:{script}="Times New Roman"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>'
        f'<w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:sz w:val="26"/><w:szCs w:val="26"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="GiaTri"><w:name w:val="Giá trị"/><w:qFormat/>'
        f"</w:style>{''.join(style.xml() for style in STYLES)}</w:styles>"
    )
