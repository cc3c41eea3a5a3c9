# SPDX-License-Identifier: GPL-3.0-or-later
"""What tags a template may use: a closed list of Jinja's syntax, checked on the tree before anything is compiled."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from inspect import Parameter, signature
from itertools import islice

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes

from counter_app.documents.environment import ENVIRONMENT
from counter_app.documents.filters import FILTERS
from counter_app.documents.guard_parts import TOO_RICH

TAGGED_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_TAG = re.compile(r"\{[\{%#]")
_MARKUP = re.compile(r"<[^>]*>")
_HIDDEN = re.compile(r"<!\[CDATA\[|<!--")
_PARAGRAPH_END = re.compile(r"</w:p>")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LONGEST_TAG, _MOST_TAGS, _DEEPEST = 400, 2000, 40
LONGEST_PART = 1_500_000
"""Letters of a part with tags: mending torn tags takes a hundred times as many bytes."""
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
    nodes.For,
)
_SHOWN_LETTERS = 40
_TOO_DEEP = "Tệp mẫu có thẻ lồng nhau quá nhiều lớp."
_LOOP = "Vòng lặp chỉ được viết «for tên in danh_sach», không lồng nhau, và in ra bằng dạng tên.muc."


@dataclass(frozen=True)
class TaggedPart:
    """A part with tags, ready to be compiled, and the dotted names it asks for.

    ``boxes`` and ``compared``: names with the code of an answer a box stands for, or a condition waits for.
    """

    source: str
    asked: frozenset[str]
    boxes: frozenset[tuple[str, str]] = frozenset()
    compared: frozenset[tuple[str, str]] = frozenset()


def read_tags(parts: Mapping[str, bytes]) -> tuple[dict[str, TaggedPart], list[str]]:
    """The parts that carry tags, and a sentence for every tag that is not allowed."""
    tagged: dict[str, TaggedPart] = {}
    faults: list[str] = []
    for name, content in parts.items():
        if not name.endswith(".xml"):
            continue
        text = content.decode("utf-8-sig")
        wrong = _unreadable(name, text)
        if wrong is None:
            source = DocxTemplate(io.BytesIO()).patch_xml(text)
            tagged[name], wrong = _look_at(source)
        faults += wrong
    return tagged, list(dict.fromkeys(faults))


def _unreadable(name: str, text: str) -> list[str] | None:
    """Why the tags of a part are not looked at any closer; nothing when there are none; None when they may be."""
    is_form = bool(TAGGED_PARTS.fullmatch(name))
    if "{" not in text:
        return []
    if _HIDDEN.search(text):
        # Word never writes these, and what stands in them would be a tag to one reader and none to another.
        return [f"Tệp mẫu có phần nội dung ẩn ({name})."] if is_form else []
    if len(text) > LONGEST_PART:
        return [TOO_RICH]
    # A tag may be torn over several runs by Word, so the markup is left out before looking.
    words = _MARKUP.sub("", _PARAGRAPH_END.sub("\n", text))
    openings = list(islice(_TAG.finditer(words), _MOST_TAGS + 1))
    if not openings:
        return []
    if not is_form:
        return [f"Tệp mẫu đặt thẻ ở chỗ không điền được ({name})."]
    if len(openings) > _MOST_TAGS:
        return [TOO_RICH]
    loose = (opening.start() for opening in openings if _is_loose(words, opening))
    return [_misspelt(words[start : start + _LONGEST_TAG]) for start in loose] or None


def _is_loose(words: str, opening: re.Match[str]) -> bool:
    """Whether a tag is not closed in its own paragraph before the next one begins."""
    rest = words[opening.end() : opening.end() + _LONGEST_TAG].partition("\n")[0]
    inside, closed, _ = rest.partition(_CLOSING[opening.group()])
    return not closed or bool(_TAG.search(inside))


def _misspelt(words: str) -> str:
    return f"Thẻ viết sai ở dòng «{words[:_SHOWN_LETTERS].partition(chr(10))[0].strip()}»."


def _look_at(source: str) -> tuple[TaggedPart, list[str]]:
    by_paragraph = re.sub(r"<w:p([ >])", r"\n<w:p\1", source)
    try:
        tree = ENVIRONMENT.parse(by_paragraph)
    except TemplateSyntaxError as error:
        line = by_paragraph.splitlines()[error.lineno - 1]
        return TaggedPart(source, frozenset()), [_misspelt(_MARKUP.sub("", line).strip())]
    except RecursionError:
        return TaggedPart(source, frozenset()), [_TOO_DEEP]
    if _depth(tree) > _DEEPEST:
        # Python itself cannot compile what is nested a hundred times.
        return TaggedPart(source, frozenset()), [_TOO_DEEP]
    boxes = ((box.node, box.args[0]) for box in tree.find_all(nodes.Filter) if box.name == "o" and box.args)
    waits = ((wait.expr, operand.expr) for wait in tree.find_all(nodes.Compare) for operand in wait.ops)
    part = TaggedPart(source, frozenset(_asked(tree)), frozenset(_codes(boxes)), frozenset(_codes(waits)))
    return part, list(_tag_faults(tree))


def _codes(pairs: Iterable[tuple[nodes.Node | None, nodes.Node]]) -> Iterator[tuple[str, str]]:
    """Names with the codes they are held against; a loop's people have no names of their own."""
    for named, code in pairs:
        if isinstance(code, nodes.Const) and isinstance(code.value, str):
            if isinstance(named, nodes.Name):
                yield named.name, code.value
            elif isinstance(named, nodes.Getattr) and isinstance(named.node, nodes.Name):
                yield f"{named.node.name}.{named.attr}", code.value


def _depth(tree: nodes.Node) -> int:
    """How deep a tree is, counted without climbing into it by calls."""
    depth, row = 0, [tree]
    while row:
        depth, row = depth + 1, [child for node in row for child in node.iter_child_nodes()]
    return depth


def _asked(tree: nodes.Node) -> Iterator[str]:
    """Dotted names; what a loop asks of each person of ``con`` is ``con[].ho_ten``, the list itself ``con[]``."""
    lists = _list_names(tree)
    inside = {id(node.node) for node in tree.find_all(nodes.Getattr)}
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name):
            yield f"{lists.get(id(node.node), node.node.name)}.{node.attr}"
    for name in tree.find_all(nodes.Name):
        if id(name) in lists:
            yield from () if id(name) in inside else (lists[id(name)],)
        elif id(name) not in inside:
            yield name.name


def _list_names(tree: nodes.Node) -> dict[int, str]:
    """Names that mean a list or one person of it, by the identity of their nodes, with the list's tag."""
    lists: dict[int, str] = {}
    for loop in tree.find_all(nodes.For):
        if isinstance(loop.iter, nodes.Name) and isinstance(loop.target, nodes.Name):
            people = [loop.iter, loop.target]
            people += [name for part in loop.body for name in _names_in(part) if name.name == loop.target.name]
            lists |= {id(name): f"{loop.iter.name}[]" for name in people}
    for joined in tree.find_all(nodes.Filter):
        if joined.name == "noi" and isinstance(joined.node, nodes.Name):
            member = joined.args[0].value if len(joined.args) == 1 and isinstance(joined.args[0], nodes.Const) else ""
            lists[id(joined.node)] = f"{joined.node.name}[].{member}"
    return lists


def _names_in(node: nodes.Node) -> list[nodes.Name]:
    return [*([node] if isinstance(node, nodes.Name) else []), *node.find_all(nodes.Name)]


def _tag_faults(tree: nodes.Node) -> Iterator[str]:
    for node in (tree, *tree.find_all(nodes.Node)):
        if not isinstance(node, _ALLOWED):
            yield f"Thẻ có lệnh không được phép ({_called(node)})."
        elif isinstance(node, nodes.For):
            yield from () if _is_plain_loop(node) else (_LOOP,)
        elif isinstance(node, nodes.Name) and not _NAME.fullmatch(node.name):
            yield f"Tên thẻ «{node.name[:_SHOWN_LETTERS]}» không hợp lệ: chỉ dùng chữ thường không dấu, số, gạch dưới."
        elif isinstance(node, nodes.Getattr) and not _is_plain(node):
            yield f"Tên thẻ «{node.attr[:_SHOWN_LETTERS]}» không hợp lệ: chỉ dùng dạng vai.ten."
        elif isinstance(node, nodes.Filter) and not _is_known(node):
            yield f"Thẻ dùng phép biến đổi lạ, hoặc thiếu phần trong ngoặc: «{node.name[:_SHOWN_LETTERS]}»."
        elif isinstance(node, nodes.Output):
            yield from ("Thẻ in ra một hằng số." for child in node.nodes if isinstance(child, nodes.Const))


def _is_plain_loop(loop: nodes.For) -> bool:
    """``for person in list`` over rows that only name the person's values."""
    if loop.test or loop.else_ or loop.recursive or loop.find(nodes.For):
        return False
    if not (isinstance(loop.target, nodes.Name) and isinstance(loop.iter, nodes.Name)):
        return False
    if loop.target.name in {loop.iter.name, "loop"}:
        return False
    dotted = {id(node.node) for part in loop.body for node in part.find_all(nodes.Getattr)}
    names = (name for part in loop.body for name in _names_in(part) if name.name == loop.target.name)
    return all(id(name) in dotted for name in names)


def _is_plain(node: nodes.Getattr) -> bool:
    return isinstance(node.node, nodes.Name) and bool(_NAME.fullmatch(node.attr))


def _is_known(node: nodes.Filter) -> bool:
    if node.name not in FILTERS or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return False
    _, *wanted = signature(FILTERS[node.name]).parameters.values()
    needed = sum(parameter.default is Parameter.empty for parameter in wanted)
    given = [type(argument.value).__name__ if isinstance(argument, nodes.Const) else "" for argument in node.args]
    fitting = [parameter.annotation for parameter in wanted[: len(given)]]
    return needed <= len(given) and given == fitting


def _called(node: nodes.Node) -> str:
    if isinstance(node, nodes.Call):
        return "gọi hàm"
    if isinstance(node, nodes.Import | nodes.FromImport | nodes.Include | nodes.Extends):
        return "lấy từ tệp khác"
    return type(node).__name__
