# SPDX-License-Identifier: GPL-3.0-or-later
"""What tags a template may use: a closed list of Jinja's syntax, checked on the tree before anything is compiled."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes

from counter_app.documents.environment import ENVIRONMENT
from counter_app.documents.filters import FILTERS

_TAGGED_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_TAG = re.compile(r"\{[\{%#]")
_MARKUP = re.compile(r"<[^>]*>")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.Name,
    nodes.Getattr,
    nodes.Filter,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
)
_SHOWN_LETTERS = 40


@dataclass(frozen=True)
class TaggedPart:
    """A part with tags, ready to be compiled, and the dotted names it asks for."""

    source: str
    asked: frozenset[str]


def read_tags(parts: Mapping[str, bytes]) -> tuple[dict[str, TaggedPart], list[str]]:
    """The parts that carry tags, and a sentence for every tag that is not allowed."""
    tagged: dict[str, TaggedPart] = {}
    faults: list[str] = []
    for name, content in parts.items():
        if not name.endswith(".xml"):
            continue
        text = content.decode("utf-8-sig")
        # A tag may be torn over several runs by Word, so the markup is left out before looking.
        if not _TAG.search(_MARKUP.sub("", text)):
            continue
        if not _TAGGED_PARTS.fullmatch(name):
            faults.append(f"Tệp mẫu đặt thẻ ở chỗ không điền được ({name}).")
            continue
        source = DocxTemplate(io.BytesIO()).patch_xml(text)
        asked, wrong = _look_at(source)
        tagged[name] = TaggedPart(source, asked)
        faults += wrong
    return tagged, list(dict.fromkeys(faults))


def _look_at(source: str) -> tuple[frozenset[str], list[str]]:
    by_paragraph = re.sub(r"<w:p([ >])", r"\n<w:p\1", source)
    try:
        tree = ENVIRONMENT.parse(by_paragraph)
    except TemplateSyntaxError as error:
        line = by_paragraph.splitlines()[error.lineno - 1]
        return frozenset(), [f"Thẻ viết sai ở dòng «{_MARKUP.sub('', line).strip()[:_SHOWN_LETTERS]}»."]
    return frozenset(_asked(tree)), list(_tag_faults(tree))


def _asked(tree: nodes.Node) -> Iterator[str]:
    inside = {id(node.node) for node in tree.find_all(nodes.Getattr)}
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name):
            yield f"{node.node.name}.{node.attr}"
    for name in tree.find_all(nodes.Name):
        if id(name) not in inside:
            yield name.name


def _tag_faults(tree: nodes.Node) -> Iterator[str]:
    for node in (tree, *tree.find_all(nodes.Node)):
        if not isinstance(node, _ALLOWED):
            yield f"Thẻ có lệnh không được phép ({_called(node)})."
        elif isinstance(node, nodes.Name) and not _NAME.fullmatch(node.name):
            yield f"Tên thẻ «{node.name[:_SHOWN_LETTERS]}» không hợp lệ: chỉ dùng chữ thường không dấu, số, gạch dưới."
        elif isinstance(node, nodes.Getattr) and not _is_plain(node):
            yield f"Tên thẻ «{node.attr[:_SHOWN_LETTERS]}» không hợp lệ: chỉ dùng dạng vai.ten."
        elif isinstance(node, nodes.Filter) and not _is_known(node):
            yield f"Thẻ dùng phép biến đổi lạ «{node.name[:_SHOWN_LETTERS]}»."
        elif isinstance(node, nodes.Output):
            yield from ("Thẻ in ra một hằng số." for child in node.nodes if isinstance(child, nodes.Const))


def _is_plain(node: nodes.Getattr) -> bool:
    return isinstance(node.node, nodes.Name) and bool(_NAME.fullmatch(node.attr))


def _is_known(node: nodes.Filter) -> bool:
    constant = all(isinstance(argument, nodes.Const) for argument in node.args)
    return node.name in FILTERS and constant and not (node.kwargs or node.dyn_args or node.dyn_kwargs)


def _called(node: nodes.Node) -> str:
    if isinstance(node, nodes.For):
        return "vòng lặp"
    if isinstance(node, nodes.Call):
        return "gọi hàm"
    if isinstance(node, nodes.Import | nodes.FromImport | nodes.Include | nodes.Extends):
        return "lấy từ tệp khác"
    return type(node).__name__
