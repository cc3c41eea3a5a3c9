# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags as they stand in Word's own markup, before the guard mends them: torn, curly, accented, or from mail merge."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from lxml import etree

from counter_app.documents.ailments import Ailment
from counter_app.documents.text_of_docx import is_repeated

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# No brace inside, so that a wall of opening braces is read once and not once for each.
RAW_TAG = re.compile(r"\{[{%#][^{}]{0,400}\}\}?")
_MERGE = re.compile(r"«[^«»\n]{1,80}»")
_MERGE_CODE = re.compile(r"\bMERGEFIELD\s+\"?([^\s\"\\]{1,80})")
_CURLY = re.compile("[“”„‘’‚«»]")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_SHOWN_LETTERS = 60


def raw_faults(root: etree._Element, place: str) -> Iterator[Ailment]:
    """Every fault of the tags of one part."""
    for paragraph in root.iter(f"{W}p"):
        if not is_repeated(paragraph):
            yield from _paragraph_faults(paragraph, _place(paragraph, place))
    yield from _merge_codes(root, place)


def _paragraph_faults(paragraph: etree._Element, place: str) -> Iterator[Ailment]:
    texts = [text for text in paragraph.iter(f"{W}t") if next(text.iterancestors(f"{W}p")) is paragraph]
    words = "".join(text.text or "" for text in texts)
    for merge in _MERGE.finditer(words):
        yield Ailment("mail_merge", place, f"Còn trường trộn thư {merge.group()}; xin thay bằng thẻ {{{{ vai.muc }}}}.")
    ends = list(accumulate(len(text.text or "") for text in texts))
    for tag in RAW_TAG.finditer(words):
        first, last = bisect_right(ends, tag.start()), bisect_left(ends, tag.end())
        yield from _tag_faults(tag.group(), place)
        if first != last:
            yield _torn(tag.group(), place, texts[first], texts[last])


def _tag_faults(tag: str, place: str) -> Iterator[Ailment]:
    shown = tag[:_SHOWN_LETTERS]
    if _CURLY.search(tag):
        yield Ailment("smart_quotes", place, f"Thẻ «{shown}» có dấu nháy cong; xin gõ lại bằng dấu nháy thẳng (').")
    outside = _CURLY.sub("", _QUOTED.sub("", tag))
    if not unicodedata.is_normalized("NFC", outside):
        yield Ailment("accented_tag", place, f"Tên trong thẻ «{shown}» có chữ Việt tổ hợp rời; xin viết không dấu.")
    elif not outside.isascii():
        yield Ailment("accented_tag", place, f"Tên trong thẻ «{shown}» có chữ có dấu; xin viết không dấu.")


def _torn(tag: str, place: str, first: etree._Element, last: etree._Element) -> Ailment:
    between = _between(first.getparent(), last.getparent())
    why = "do dấu kiểm tra chính tả" if f"{W}proofErr" in between else "vì định dạng khác nhau trong một thẻ"
    sentence = f"Thẻ «{tag[:_SHOWN_LETTERS]}» bị cắt thành nhiều đoạn {why}; xin xóa thẻ và gõ lại liền một mạch."
    return Ailment("torn_tag", place, sentence)


def _between(first: etree._Element, last: etree._Element) -> set[str]:
    """What stands between two runs of one paragraph."""
    found: set[str] = set()
    for sibling in first.itersiblings():
        if sibling is last:
            break
        found.add(str(sibling.tag))
    return found


def _merge_codes(root: etree._Element, place: str) -> Iterator[Ailment]:
    codes = [code.text or "" for code in root.iter(f"{W}instrText")]
    codes += [str(field.get(f"{W}instr")) for field in root.iter(f"{W}fldSimple")]
    # Word tears a field's code over runs like any other text.
    for name in dict.fromkeys(_MERGE_CODE.findall("".join(codes))):
        yield Ailment("mail_merge", place, f"Còn trường trộn thư «{name}»; xin thay bằng thẻ {{{{ vai.muc }}}}.")


def _place(paragraph: etree._Element, place: str) -> str:
    for ancestor in paragraph.iterancestors():
        if ancestor.tag == f"{W}txbxContent":
            return f"{place}, hộp chữ"
        if ancestor.tag == f"{W}tc":
            return f"{place}, bảng"
    return place
