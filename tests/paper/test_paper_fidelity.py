# SPDX-License-Identifier: GPL-3.0-or-later
"""The same words on the same pages at the same places as LibreOffice puts them, feature by feature."""

from __future__ import annotations

import difflib
import statistics
import subprocess
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest

from counter_app.paper.layout import lay_out_file
from counter_app.paper.libreoffice import find_libreoffice
from counter_app.paper.pdf import write_pdf
from tests.paper.sample_papers import A4, FILL_LINE, LONG, par, run, save_docx, table, tabs

TWO_MM_PT = 5.67
MOTTO_LINE = (
    '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" '
    'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>1900000</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>230000</wp:posOffset></wp:positionV>'
    '<wp:extent cx="2000000" cy="0"/><wp:wrapNone/><wp:docPr id="1" name="l"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>'
    '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/>'
    '</a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>'
    "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
)
CENTRED = '<w:jc w:val="center"/>'
HEADING = par(runs=run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "<w:b/>"), look=CENTRED) + par(
    runs=run("Độc lập – Tự do – Hạnh phúc", "<w:b/><w:sz w:val='28'/>") + MOTTO_LINE, look=CENTRED
)
SIGN = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
TITLE = par(runs=run("TỜ KHAI ĐĂNG KÝ KHAI TỬ", "<w:b/>"), look='<w:spacing w:before="240" w:after="240"/>' + CENTRED)
LABELS = ("Họ, chữ đệm, tên: ĐẶNG THỊ QUỲNH Ỷ\t", f"Nơi cư trú: {LONG[:130]}\t", "Giấy tờ tùy thân:\t")
THREE_STOPS = tabs((170, "left", "dot"), (320, "left", "dot"), (467.75, "right", "dot"))
FORM = (
    HEADING
    + TITLE
    + "".join(par(text, FILL_LINE + '<w:spacing w:before="80" w:after="80"/>') for text in LABELS)
    + par("Giới tính: Nữ\tDân tộc: Ê-đê\tQuốc tịch: Việt Nam\t", THREE_STOPS)
    + par(LONG, '<w:ind w:firstLine="567"/><w:jc w:val="both"/>')
    + table([[par("Đề nghị cấp bản sao: Có ☐ Không ☑"), par("Người yêu cầu", CENTRED) + par() * 4]], [230, 230])
)
NEW_RULES = {
    "settings": '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
}
OWN_SIGN = "<w:r><w:footnoteRef/></w:r>"


def lines(height: int, rule: str) -> str:
    return par(LONG, f'<w:spacing w:line="{height}" w:lineRule="{rule}"/>')


def stops(kind: str) -> str:
    return par("một\thai mươi c\td", tabs((150, kind, "dot"), (300, kind, "none")))


def note(number: int) -> str:
    text = par(runs=OWN_SIGN + run(f" Chú thích {number}. " + LONG[:120]))
    return f'<w:footnote w:id="{number}">{text}</w:footnote>'


ROWS = [[par(f"{n}."), par(LONG), par("Ghi chú dài hơn một chút")] for n in range(30)]
NUMBERS = range(2, 14)
PAPERS: dict[str, tuple[str, dict[str, str]]] = {
    "form": (FORM, {}),
    "new_table": (
        table([[par("mép bảng"), par("b")]], [200, 200])
        + par("giữa hai bảng")
        + table([[par("giữa")]], [200], look='<w:jc w:val="center"/>'),
        NEW_RULES,
    ),
    "justified": (par(LONG * 3, '<w:jc w:val="both"/>'), {}),
    "indents": (par(LONG * 2, '<w:ind w:left="567" w:right="300" w:hanging="567"/>') * 2, {}),
    "spacing": (par(LONG, '<w:spacing w:before="120" w:after="240" w:line="360" w:lineRule="auto"/>') * 3, {}),
    "new_spacing": (par(LONG, '<w:spacing w:before="120" w:after="240"/>') * 3, NEW_RULES),
    "line_rules": (lines(400, "exact") + lines(400, "atLeast") + par(LONG), {}),
    "tabs": ("".join(stops(kind) for kind in ("left", "right", "center")), {}),
    "pages": (par(LONG * 2, '<w:jc w:val="both"/>') * 20, {}),
    "keep": ("".join(par(LONG, "<w:keepNext/>" if n % 3 == 0 else "") for n in range(36)), {}),
    "sizes": ("".join(par(runs=run(LONG[:90], f'<w:sz w:val="{n}"/>') + run(LONG[90:])) for n in (16, 24, 36)), {}),
    "slashes": (par("12/34/5678/AB một-hai-ba " * 25), {}),
    "rows": (table(ROWS, [30, 250, 100], {0: "<w:tblHeader/>"}), {}),
    "split": (par(LONG) * 13 + table([[par(LONG * 4), par("b")]], [200, 200]) + par("sau"), {}),
    "notes": (
        "".join(par(LONG, runs=SIGN.format(n)) for n in NUMBERS),
        {"footnotes": "".join(note(n) for n in NUMBERS)},
    ),
    "header": (par(LONG) * 30, {"header1": par("Đầu trang") * 3, "footer1": par("Chân trang", CENTRED)}),
}


class Word(NamedTuple):
    """A word, its page, and its left and lower edge in points."""

    text: str
    page: int
    x: float
    y: float


def words_of(pdf: bytes) -> list[Word]:
    """Words in reading order; dots and dashes of leaders are left out."""
    document = pypdfium2.PdfDocument(pdf)
    found: list[Word] = []
    for number, page in enumerate(document):
        words = page.get_textpage()
        letters = [(words.get_text_range(n, 1), words.get_charbox(n, loose=True)) for n in range(words.count_chars())]
        words.close()
        page.close()
        text, start = "", (0.0, 0.0, 0.0, 0.0)
        for letter, box in [*letters, (" ", start)]:
            if letter.strip() and letter not in ".-…":
                start = start if text else box
                text += letter
            elif text:
                found.append(Word(text, number, start[0], start[1]))
                text = ""
    document.close()
    return found


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All papers, converted by one run of LibreOffice."""
    program = find_libreoffice()
    if program is None:
        pytest.skip("LibreOffice is not installed here; the embedded engine is proved by the other tests")
    folder = tmp_path_factory.mktemp("papers")
    files = []
    for name, (body, others) in PAPERS.items():
        heads = [
            f'<w:{kind}Reference w:type="default" r:id="{kind}1"/>'
            for kind in ("header", "footer")
            if f"{kind}1" in others
        ]
        section = A4.replace("<w:pgSz", "".join(heads) + "<w:pgSz")
        files.append(str(save_docx(folder / f"{name}.docx", body, section, **others)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(program), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=False, capture_output=True, timeout=120)
    return folder


@pytest.mark.parametrize("name", PAPERS)
def test_words_stand_where_libreoffice_puts_them(name: str, converted: Path) -> None:
    theirs = words_of((converted / f"{name}.pdf").read_bytes())
    ours = words_of(write_pdf(lay_out_file(converted / f"{name}.docx"), name))
    assert max(word.page for word in ours) == max(word.page for word in theirs)
    matcher = difflib.SequenceMatcher(None, [w.text for w in theirs], [w.text for w in ours], autojunk=False)
    pairs = [(theirs[a + n], ours[b + n]) for a, b, size in matcher.get_matching_blocks() for n in range(size)]
    assert len(pairs) >= 0.98 * len(theirs)
    away = [one for one, other in pairs if one.page != other.page or abs(one.x - other.x) > TWO_MM_PT]
    assert len(away) <= 0.02 * len(pairs)
    lower = statistics.median(one.y - other.y for one, other in pairs)
    assert max(abs(one.y - other.y - lower) for one, other in pairs if one.page == other.page) < TWO_MM_PT
