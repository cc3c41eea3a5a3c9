# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs, paragraphs, tab stops and lists, each alone on its paper."""

from __future__ import annotations

from fidelity.wordml import BOLD, BOTH, CENTRED, FILL, ITALIC, LONG, RIGHT, TEXT_PT, Paper, par, run, tabs


def _runs(*looks: str) -> str:
    return "".join(par(runs=run("Trước ") + run(LONG[:70], look) + run(" sau " + LONG)) for look in looks)


def _kinds(*kinds: str) -> str:
    return _runs(*(f'<w:u w:val="{kind}"/>' for kind in kinds))


def _spaced(line: int, rule: str) -> str:
    return par(LONG * 2, f'<w:spacing w:line="{line}" w:lineRule="{rule}"/>{BOTH}')


def _stops(kind: str, leader: str = "none") -> str:
    stops = tabs((150, kind, leader), (300, kind, leader))
    return (
        par("một\thai mươi c\td", stops) + par("1\t1.234,5\t7,25", stops) + par("Dài hơn nữa\t12,5\t1.000.000", stops)
    )


def _level(number: int, form: str, text: str, left: int, more: str = "") -> str:
    indent = f'<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr>'
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/>{indent}{more}</w:lvl>'
    )


def _numbering(*levels: str) -> dict[str, str]:
    abstract = (
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
    )
    return {"numbering": abstract + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'}


def _item(text: str, level: int = 0) -> str:
    return par(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


_ITEMS = "".join(_item(LONG[: 60 + 50 * n], n % 3) for n in range(7)) + par(LONG)
_WINGDINGS = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
_SYMBOL = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'
_BOX = (
    "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='{}'/></w14:checkbox></w:sdtPr>"
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)
_LINK = '<w:hyperlink r:id="none" w:anchor="x">{}</w:hyperlink>'
_EDGE = '<w:{} w:val="single" w:sz="6" w:space="4" w:color="000000"/>'
_FRAMED = "<w:pBdr>" + "".join(_EDGE.format(side) for side in ("top", "left", "bottom", "right")) + "</w:pBdr>"
_FIELDS = "Giới tính: Nữ\tDân tộc: Ê-đê\tQuốc tịch: Việt Nam\t"

PAPERS: dict[str, Paper] = {
    "bold_italic": Paper(_runs(BOLD, ITALIC, BOLD + ITALIC)),
    "underline": Paper(_kinds("single", "words", "thick")),
    "underline_double": Paper(_kinds("double", "wavyDouble")),
    "underline_colour": Paper(
        _runs(*(f'<w:u w:val="{kind}" w:color="FF0000"/>' for kind in ("single", "double", "wave")))
    ),
    "underline_patterns": Paper(_kinds("dotted", "dash", "dotDash", "dotDotDash", "wave", "dottedHeavy")),
    "strike": Paper(_runs("<w:strike/>", "<w:dstrike/>")),
    "raised": Paper(_runs('<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>')),
    "position": Paper(_runs('<w:position w:val="8"/>', '<w:position w:val="-8"/>')),
    "colour": Paper(_runs('<w:color w:val="FF0000"/>', '<w:highlight w:val="yellow"/>', '<w:shd w:fill="D9D9D9"/>')),
    "sizes": Paper(_runs('<w:sz w:val="16"/>', '<w:sz w:val="24"/>', '<w:sz w:val="36"/>', '<w:sz w:val="72"/>')),
    "caps": Paper(_runs("<w:caps/>")),
    "small_caps": Paper(_runs("<w:smallCaps/>")),
    "letter_spacing": Paper(_runs('<w:spacing w:val="20"/>', '<w:spacing w:val="-10"/>', '<w:w w:val="90"/>')),
    "hidden": Paper(_runs("<w:vanish/>")),
    "fonts": Paper(
        _runs(*(f'<w:rFonts w:ascii="{f}" w:hAnsi="{f}"/>' for f in ("Arial", "Courier New", "DejaVu Sans")))
    ),
    "styles": Paper(
        par(LONG, '<w:pStyle w:val="Than"/>')
        + par(LONG, '<w:pStyle w:val="ThanDam"/>')
        + par(LONG, '<w:pStyle w:val="ThanDam"/><w:jc w:val="left"/>')
        + par(runs=run(LONG, '<w:rStyle w:val="Nhan"/>'))
    ),
    "alignment": Paper("".join(par(LONG, look) for look in ("", CENTRED, RIGHT, BOTH))),
    "justified": Paper(par(LONG * 4, BOTH) + par(LONG * 3, '<w:ind w:left="2000" w:right="2000"/>' + BOTH)),
    "justified_break": Paper(par("Kính gửi:\n" + LONG.strip() + "\n" + LONG, BOTH)),
    "indents": Paper(
        par(LONG * 2, '<w:ind w:left="567" w:right="300" w:hanging="567"/>')
        + par(LONG, '<w:ind w:firstLine="720"/>')
        + par(LONG, '<w:ind w:left="-300" w:right="-300"/>')
    ),
    "spacing": Paper(par(LONG, '<w:spacing w:before="120" w:after="240"/>') * 4),
    "spacing_contextual": Paper(par(LONG, '<w:pStyle w:val="Than"/><w:contextualSpacing/>') * 3 + par(LONG)),
    "line_multiple": Paper(_spaced(276, "auto") + _spaced(360, "auto") + _spaced(480, "auto") + _spaced(200, "auto")),
    "line_exact": Paper(_spaced(400, "exact") + _spaced(300, "exact") + _spaced(240, "exact")),
    "line_at_least": Paper(_spaced(400, "atLeast") + _spaced(200, "atLeast")),
    "borders": Paper(par(LONG, _FRAMED) + par() + par(LONG, _FRAMED) * 2 + par(LONG)),
    "shading": Paper(par(LONG, '<w:shd w:val="clear" w:fill="D9E2F3"/>') + par(LONG)),
    "tabs_left": Paper(_stops("left")),
    "tabs_right": Paper(_stops("right")),
    "tabs_centre": Paper(_stops("center")),
    "tabs_decimal": Paper(_stops("decimal")),
    "tabs_default": Paper(par("a\tb\tc dài hơn một chút\td\te") + par("\tthụt vào\tb")),
    "tabs_hanging": Paper(par("a)\t" + LONG, '<w:ind w:left="720" w:hanging="360"/>') * 2),
    "leaders": Paper("".join(_stops("left", one) for one in ("dot", "hyphen", "underscore"))),
    "leader_to_margin": Paper(
        "".join(par(f"{label}:\t", FILL) for label in ("Họ, chữ đệm, tên", "Nơi cư trú", "Giấy tờ tùy thân"))
        + par("Nơi cư trú: " + LONG[:140] + "\t", FILL)
        + par(_FIELDS, tabs((170, "left", "dot"), (320, "left", "dot"), (TEXT_PT, "right", "dot")))
        + par("\t", FILL) * 2
    ),
    "leader_past_margin": Paper(par("Họ tên:\t", tabs((TEXT_PT + 10, "left", "dot"))) + par("sau")),
    "list_numbers": Paper(
        _ITEMS,
        others=_numbering(
            _level(0, "decimal", "%1.", 720),
            _level(1, "decimal", "%1.%2.", 1080),
            _level(2, "lowerLetter", "%3)", 1440),
        ),
    ),
    "list_roman": Paper(
        _ITEMS,
        others=_numbering(
            _level(0, "upperRoman", "%1.", 720),
            _level(1, "upperLetter", "%2.", 1080),
            _level(2, "lowerRoman", "%3.", 1440),
        ),
    ),
    "list_right": Paper(
        _ITEMS * 3,
        others=_numbering(
            *(
                _level(n, form, f"%{n + 1}.", 720 + 500 * n).replace('w:lvlJc w:val="left"', f'w:lvlJc w:val="{side}"')
                for n, (form, side) in enumerate(
                    (("upperRoman", "right"), ("decimal", "right"), ("lowerRoman", "center"))
                )
            )
        ),
    ),
    "list_bullets": Paper(
        _ITEMS,
        others=_numbering(
            _level(0, "bullet", "\uf0b7", 720, _SYMBOL),
            _level(1, "bullet", "–", 1080),
            _level(2, "bullet", "\uf0a7", 1440, _WINGDINGS),
        ),
    ),
    "list_article": Paper(
        "".join(_item(LONG) for _ in range(4)),
        others=_numbering(
            _level(0, "decimal", "Điều %1.", 0, "<w:suff w:val='space'/>").replace('w:hanging="360"', "")
        ),
    ),
    "symbols": Paper(
        par("Có ☐  Không ☑  Khác ☒ – “K'Tiêng” … 12 m² ≥ ≤ × ÷ → • ◦ ▪")
        + par(
            runs='<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
            + run(" Có ")
            + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
            + run(" Không")
        )
    ),
    "checkbox_controls": Paper(
        par(runs=_BOX.format(1, run("☒")) + run(" Cấp bản sao ") + _BOX.format(0, run("☐")) + run(" Không"))
    ),
    "hyperlinks": Paper(
        par(runs=run("Xem tại ") + _LINK.format(run("dichvucong.gov.vn", "<w:u w:val='single'/>")) + run(" " + LONG))
    ),
    "soft_hyphens": Paper(par("nghiên\u00adcứu phát\u00adtriển hợp\u00adtác quốc\u00adtế " * 14)),
    "hard_spaces": Paper(
        par("Điều\u00a012 khoản\u00a03 Nghị\u00a0định\u00a0số\u00a030 số\u2011hiệu\u2011giấy " * 10)
        + par("1\u00a0000\u00a0000\u00a0đồng và " * 12, BOTH)
    ),
    "slashes": Paper(par("12/34/5678/AB một-hai-ba/bốn vợ/chồng con/cháu " * 12) + par("vợ/chồng/con " * 30, BOTH)),
    "long_words": Paper(
        par("https://dichvucong.gov.vn/p/home/dvc-tra-cuu-ho-so.html?ma=" + "0123456789" * 9 + " hết. " + LONG)
    ),
    "punctuation": Paper(par("(a) một; hai, “ba” – bốn… năm? sáu! [bảy] {tám} 9% 10°C 12.000đ & số: 45/QĐ-UBND; " * 7)),
    "double_spaces": Paper(par("Hai  khoảng   trắng    liền " * 16) + par("Hai  khoảng   trắng    liền " * 16, BOTH)),
    "empty_paragraphs": Paper((par(mark='<w:sz w:val="20"/>') + par("chữ") + par(mark='<w:sz w:val="40"/>')) * 5),
}
