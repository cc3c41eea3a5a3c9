# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard refuses every template that could do more than be filled, names all its faults, and runs nothing."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from counter_app.documents import Template, TemplateRefused
from tests.documents.papers import TEMPLATES

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT = "word/document.xml"


def document(*paragraphs: str) -> str:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


def link(kind: str, target: str, mode: str = "") -> str:
    outside = f' TargetMode="{mode}"' if mode else ""
    row = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"{outside}/>'
    return f'<Relationships xmlns="{LINKS}">{row}</Relationships>'


def write(folder: Path, parts: dict[str, str | bytes], *, packed: int = zipfile.ZIP_STORED) -> Path:
    path = folder / "mau.docx"
    with zipfile.ZipFile(path, "w", packed) as archive:
        for name, content in ({"[Content_Types].xml": "<Types/>", DOCUMENT: document("Chữ")} | parts).items():
            archive.writestr(name, content)
    return path


def faults_of(path: Path) -> str:
    with pytest.raises(TemplateRefused) as refused:
        Template.load(path)
    return " ".join(refused.value.faults)


BAD_TAGS = {
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}": "gọi hàm",
    "{{ ho_ten.__class__ }}": "__class__",
    "{{ nguoi.ten.dai }}": "dai",
    "{{ nguoi['ten'] }}": "Getitem",
    "{% for x in nguoi %}{{ x }}{% endfor %}": "Vòng lặp",
    "{% for i in range(100000000) %}x{% endfor %}": "Vòng lặp",
    "{% for x in a %}{% for y in b %}z{% endfor %}{% endfor %}": "Vòng lặp",
    "{% for x in a if x.b %}z{% endfor %}": "Vòng lặp",
    "{% for x in a recursive %}z{% endfor %}": "Vòng lặp",
    "{% for x in a %}z{% else %}y{% endfor %}": "Vòng lặp",
    "{% for x, y in a %}z{% endfor %}": "Vòng lặp",
    "{% for x in a.b %}z{% endfor %}": "Vòng lặp",
    "{% for x in a | noi('b') %}z{% endfor %}": "Vòng lặp",
    "{% for loop in a %}z{% endfor %}": "Vòng lặp",
    "{% for x in a %}{% if x %}z{% endif %}{% endfor %}": "Vòng lặp",
    "{% for x in a %}{{ x | noi('b') }}{% endfor %}": "Vòng lặp",
    "{{ ho_ten | cham }}": "cham",
    "{{ ho_ten | cham('x') }}": "cham",
    "{{ ho_ten | in_hoa(3) }}": "in_hoa",
    "{% import 'x' as y %}": "tệp khác",
    "{% include 'x' %}": "tệp khác",
    "{% extends 'x' %}": "tệp khác",
    "{% set x = 1 %}": "Assign",
    "{% macro x() %}{% endmacro %}": "Macro",
    "{{ 7 * 7 }}": "Mul",
    "{{ 'a' ~ ho_ten }}": "Concat",
    "{{ 'x' }}": "hằng số",
    "{{ ho_ten | safe }}": "safe",
    "{{ ho_ten | attr('__class__') }}": "attr",
    "{{ ho_ten | cham(n) }}": "cham",
    "{{ ho_ten if x else y }}": "CondExpr",
    "{% if ho_ten is defined %}x{% endif %}": "Test",
    "{{ họ_tên }}": "họ_tên",
    "{{ Ho_Ten }}": "Ho_Ten",
    "{{ _recorder }}": "_recorder",
    "{{ ho_ten": "viết sai",
    "{{ ho_ten }": "viết sai",
    "{% if ho_ten %}": "viết sai",
    "{% foo %}": "viết sai",
}


@pytest.mark.parametrize("tag", BAD_TAGS)
def test_code_in_a_tag_is_refused_and_never_run(tmp_path: Path, tag: str) -> None:
    escaped = tag.replace("&", "&amp;").replace("<", "&lt;")
    assert BAD_TAGS[tag] in faults_of(write(tmp_path, {DOCUMENT: document(escaped)}))


@pytest.mark.parametrize(
    "tag",
    [
        "{{ nguoi.ten }}",
        "{{ ten | cham(3) }}",
        "{% if a and not b == 'x' %}c{% endif %}",
        "{% for x in a %}{{ x.ten | in_hoa }}{% if x.so %}{{ x.so }}{% endif %}{% endfor %}",
        "{{ a | noi('ten') | cham(9) }}",
    ],
)
def test_what_forms_need_is_allowed(tmp_path: Path, tag: str) -> None:
    assert Template.load(write(tmp_path, {DOCUMENT: document(tag)})).asked


def test_a_tag_torn_over_runs_is_read_as_one(tmp_path: Path) -> None:
    torn = "{</w:t></w:r><w:r><w:t>{ nguoi</w:t></w:r><w:r><w:t>.ten }}"
    assert Template.load(write(tmp_path, {DOCUMENT: document(torn)})).asked == {"nguoi.ten"}


def test_a_torn_tag_with_code_is_refused_too(tmp_path: Path) -> None:
    torn = "{</w:t></w:r><w:r><w:t>{ a.__cl</w:t></w:r><w:r><w:t>ass__ }}"
    assert "__class__" in faults_of(write(tmp_path, {DOCUMENT: document(torn)}))


@pytest.mark.parametrize("part", ["word/header1.xml", "word/footer2.xml", "word/footnotes.xml"])
def test_headers_footers_and_footnotes_are_looked_at_as_well(tmp_path: Path, part: str) -> None:
    assert "gọi hàm" in faults_of(write(tmp_path, {part: document("{{ x() }}")}))
    good = Template.load(write(tmp_path, {part: document("{{ x.y }}")}))
    assert good.asked == {"x.y"}


def test_tags_in_document_properties_are_refused(tmp_path: Path) -> None:
    assert "docProps/core.xml" in faults_of(write(tmp_path, {"docProps/core.xml": "<a>{{ ho_ten }}</a>"}))


PARTS: dict[str, tuple[dict[str, str | bytes], str]] = {
    "macro": ({"word/vbaProject.bin": b"x"}, "macro"),
    "macro by type": (
        {"[Content_Types].xml": '<Types><Override ContentType="application/x.macroEnabled.main+xml"/></Types>'},
        "macro",
    ),
    "ole part": ({"word/embeddings/oleObject1.bin": b"x"}, "OLE"),
    "ole link": ({"word/_rels/document.xml.rels": link("oleObject", "x")}, "OLE"),
    "ole markup": ({DOCUMENT: f'<w:document xmlns:w="{WORD}"><w:object/></w:document>'}, "OLE"),
    "active x": ({"word/activeX/activeX1.xml": "<x/>"}, "OLE"),
    "foreign chunk": ({"word/_rels/document.xml.rels": link("aFChunk", "x.html")}, "OLE"),
    "outside picture": ({"word/_rels/document.xml.rels": link("image", "//x/y.png", "External")}, "bên ngoài"),
    "attached template": (
        {"word/_rels/settings.xml.rels": link("attachedTemplate", "//x/y.dotm", "External")},
        "attached template",
    ),
    "doctype": ({DOCUMENT: '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}, "DOCTYPE"),
    "utf-16": ({DOCUMENT: document("x").encode("utf-16")}, "không đọc được"),
    "broken xml": ({DOCUMENT: "<w:p>"}, "không đọc được"),
    "dde": (
        {DOCUMENT: f'<w:document xmlns:w="{WORD}"><w:instrText>DDE</w:instrText><w:instrText>AUTO x</w:instrText>'
         "</w:document>"},
        "DDE",
    ),
    "climbing name": ({"../x.xml": "<x/>"}, "đường dẫn"),
    "absolute name": ({"/x.xml": "<x/>"}, "đường dẫn"),
    "drive name": ({"C:/x.xml": "<x/>"}, "đường dẫn"),
    "twin names": ({"WORD/Document.xml": "<x/>"}, "trùng tên"),
    "many parts": ({f"word/media/{number}.xml": "<x/>" for number in range(200)}, "quá nhiều tệp"),
}  # fmt: skip


@pytest.mark.parametrize("case", PARTS)
def test_a_template_that_carries_more_than_a_form_is_refused(tmp_path: Path, case: str) -> None:
    parts, word = PARTS[case]
    assert word in faults_of(write(tmp_path, parts))


def test_a_hyperlink_is_no_harm(tmp_path: Path) -> None:
    rels = link("hyperlink", "mailto:xa@example.vn", "External")
    assert Template.load(write(tmp_path, {"word/_rels/document.xml.rels": rels})).asked == frozenset()


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = write(tmp_path, {"word/media/x.xml": b" " * 30_000_000}, packed=zipfile.ZIP_DEFLATED)
    faults = faults_of(path)
    assert "20 MB" in faults
    assert "bom nén" in faults


def test_a_locked_file_and_a_stranger_are_refused(tmp_path: Path) -> None:
    for content in (b"", b"PK", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100):
        path = tmp_path / "x.docx"
        path.write_bytes(content)
        assert "không phải tệp Word" in faults_of(path)


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    good = (TEMPLATES / "khai-tu.docx").read_bytes()
    place = good.index("Nơi chết".encode())
    path = tmp_path / "x.docx"
    path.write_bytes(good[:place] + b"X" + good[place + 1 :])
    assert "không phải tệp Word" in faults_of(path)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, {DOCUMENT: document("{{ a() }}", "{% for x in y() %}{% endfor %}", "{{ b | safe }}")})
    with pytest.raises(TemplateRefused) as refused:
        Template.load(path)
    assert len(refused.value.faults) == 3
    assert all(fault in str(refused.value) for fault in refused.value.faults)


def test_the_same_file_is_checked_once(tmp_path: Path) -> None:
    path = write(tmp_path, {DOCUMENT: document("{{ mot_lan.thoi }}")})
    assert Template.load(path) is Template.load(path)
    assert len(Template.load(path).hash) == 64


def test_an_archive_within_limits_but_with_an_odd_entry_is_read(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/", "")
        archive.writestr(DOCUMENT, document("{{ a.b }}"))
    path = tmp_path / "x.docx"
    path.write_bytes(packed.getvalue())
    assert set(Template.load(path).parts) == {"[Content_Types].xml", DOCUMENT}
