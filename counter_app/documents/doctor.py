# SPDX-License-Identifier: GPL-3.0-or-later
"""The template doctor: everything that is wrong with a template, at once, in words for who edits it in Word.

Nothing of the template is ever run or filled here; a file that is no template at all gets its sentence too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol

from counter_app.documents.ailments import Ailment
from counter_app.documents.guard import TemplateRefused, read_template_file, unpack
from counter_app.documents.guard_parts import parsed, part_faults
from counter_app.documents.guard_tags import TAGGED_PARTS, TaggedPart, read_tags
from counter_app.documents.people import list_tags
from counter_app.documents.raw_tags import RAW_TAG, raw_faults
from counter_app.documents.typography import LookBook, Words, has_own_layout, outside_the_decree, page_faults
from counter_app.documents.values import SYSTEM_TAGS, title_of
from counter_app.domain.form import FormSpec
from counter_app.domain.text import fold

_PLACES = {
    "document": "thân văn bản",
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối văn bản",
}
MAIN_PART = "word/document.xml"
MOST_DRAWN_MARKS = 60_000
"""Markup of some forty pages: more is not laid out just to look for faults."""
_NEAR_ENOUGH = 0.6


class DrawingRoom(Protocol):
    """What the doctor asks of the page engine and its fonts; the wiring lends them."""

    def not_drawn(self, parts: Mapping[str, bytes]) -> Iterable[str]:
        """Sentences about what the page engine would not draw."""
        ...

    def font_faults(self, face: str, letters: str) -> Iterable[str]:
        """Sentences about a face that is missing, may not be embedded or lacks one of the letters."""
        ...


def examine_file(path: Path, form: FormSpec | None, drawing: DrawingRoom | None = None) -> list[Ailment]:
    """As ``examine``, for a file; one that cannot be read is told as well."""
    try:
        return examine(read_template_file(path), form, drawing)
    except TemplateRefused as refused:
        return [Ailment("unsafe", "", fault) for fault in refused.faults]
    except OSError:
        return [Ailment("unreadable", "", "Tệp mẫu không mở được để đọc.")]


def examine(docx: bytes, form: FormSpec | None, drawing: DrawingRoom | None = None) -> list[Ailment]:
    """Everything wrong with a template; an empty list when it may be used.

    Args:
        docx: any bytes at all.
        form: whose template it is; without it names of tags are not compared with anything.
        drawing: page engine and fonts; without it they are not asked.
    """
    parts, unsafe = unpack(docx)
    unsafe = list(dict.fromkeys([*unsafe, *part_faults(parts)]))
    readable = {name: part for name, part in parts.items() if not name.endswith(".xml") or _is_sound(part)}
    tagged, bad_tags = read_tags(readable)
    found = [Ailment("unsafe", "", sentence) for sentence in unsafe]
    found += [Ailment("bad_tag", "", sentence) for sentence in bad_tags]
    found += _words_of_word(readable, drawing)
    # Of a file without readable words nobody need hear that every field lacks its place.
    if form is not None and MAIN_PART in readable:
        found += _names(tagged, readable, form)
        found += _choices(tagged, form)
    # The page engine is not made for strangers: it sees only what the guard let in.
    if drawing is not None and not unsafe:
        found += [Ailment("not_drawn", "", sentence) for sentence in _undrawn(readable, drawing)]
    return list(dict.fromkeys(found))


def known_tags(form: FormSpec) -> set[str]:
    """Every name a template of this form may ask for."""
    composed = {derived.id for derived in form.derived}
    return {spec.id for spec in form.fields()} | composed | SYSTEM_TAGS.keys() | list_tags(form).keys()


def nearest(tag: str, known: Iterable[str]) -> str:
    """The known name most like a mistyped one, marks and case aside; empty when none is."""
    by_fold = {fold(name): name for name in known}
    close = get_close_matches(fold(tag), by_fold, n=1, cutoff=_NEAR_ENOUGH)
    return by_fold[close[0]] if close else ""


def _undrawn(parts: Mapping[str, bytes], drawing: DrawingRoom) -> Iterable[str]:
    marks = sum(part.count(b"<") for name, part in parts.items() if TAGGED_PARTS.fullmatch(name))
    if marks > MOST_DRAWN_MARKS:
        return ("Tệp mẫu dài quá mức của một tờ khai nên chưa thử dựng trang.",)
    return drawing.not_drawn(parts)


def _is_sound(part: bytes) -> bool:
    return not isinstance(parsed(part), str)


def _words_of_word(parts: Mapping[str, bytes], drawing: DrawingRoom | None) -> Iterator[Ailment]:
    """What can be seen in the parts one by one: tags as typed, faces, sizes, pages."""
    looks, own = LookBook(parts), has_own_layout(parts)
    letters: dict[str, set[str]] = {}
    told: set[str] = set()
    for name in (name for name in sorted(parts) if TAGGED_PARTS.fullmatch(name)):
        root = parsed(parts[name])
        if isinstance(root, str):
            continue
        place = place_of(name)
        yield from raw_faults(root, place)
        pages = () if own else dict.fromkeys(page_faults(root))
        outside = _looks_outside(looks.words_of(root), letters, told, own_sizes=own)
        yield from (Ailment("decree", place, sentence) for sentence in (*pages, *outside))
    if drawing is not None:
        for face, used in letters.items():
            yield from (Ailment("font", "", sentence) for sentence in drawing.font_faults(face, "".join(sorted(used))))


def _looks_outside(
    words_of: Iterable[Words], letters: dict[str, set[str]], told: set[str], *, own_sizes: bool
) -> Iterator[str]:
    """One sentence for each look outside the decree; ``letters`` gathers what each face must show."""
    for words in words_of:
        letters.setdefault(words.face, set()).update(words.text)
        for what, sentence in outside_the_decree(words, own_sizes=own_sizes):
            if what not in told:
                told.add(what)
                yield sentence


def _names(tagged: Mapping[str, TaggedPart], parts: Mapping[str, bytes], form: FormSpec) -> Iterator[Ailment]:
    known = known_tags(form)
    asked: set[str] = set()
    for name, part in tagged.items():
        # A part with a misspelt tag has no tree: its other tags are still names somebody meant.
        names = part.asked or _names_by_eye(parts[name])
        asked |= names
        for tag in sorted(part.asked - known):
            yield Ailment("unknown_tag", place_of(name), _unknown(tag, known))
    for name in parts.keys() - tagged.keys():
        if TAGGED_PARTS.fullmatch(name):
            asked |= _names_by_eye(parts[name])
    looped = list_tags(form)
    asked |= {field_id for tag in asked & looped.keys() for field_id in looped[tag]}
    within = {field_id for rule in form.derived for field_id in rule.of}
    fields = [spec.id for spec in form.fields() if spec.id not in within]
    for tag in [*fields, *(derived.id for derived in form.derived)]:
        if tag not in asked:
            yield Ailment("no_place", "", f"Không có chỗ in mục «{title_of(form, tag)}» (thẻ {tag}).")


def _choices(tagged: Mapping[str, TaggedPart], form: FormSpec) -> Iterator[Ailment]:
    """Boxes and conditions for answers nobody can give, and answers without the box their neighbours have."""
    listed = {spec.id: spec for spec in form.fields() if spec.choices}
    boxes: set[tuple[str, str]] = set()
    for name, part in tagged.items():
        boxes |= part.boxes
        for tag, code in sorted(part.boxes | part.compared):
            codes = [choice.code for choice in listed[tag].choices] if tag in listed else []
            if codes and code not in codes:
                near = get_close_matches(code, codes, n=1, cutoff=_NEAR_ENOUGH)
                hint = f"; có phải '{near[0]}'?" if near else "."
                sentence = f"Mục «{title_of(form, tag)}» (thẻ {tag}) không có lựa chọn '{code}'{hint}"
                yield Ailment("unknown_choice", place_of(name), sentence)
    for tag in sorted({tag for tag, _ in boxes} & listed.keys()):
        for choice in listed[tag].choices:
            if (tag, choice.code) not in boxes:
                sentence = f"Lựa chọn «{choice.label}» của mục «{title_of(form, tag)}» không có ô (thẻ {tag})."
                yield Ailment("no_place", "", sentence)


def _unknown(tag: str, known: set[str]) -> str:
    near = nearest(tag, known)
    hint = f"; có phải {{{{ {near} }}}}?" if near else "."
    return f"Thẻ {{{{ {tag} }}}} hỏi mục mà tờ khai không có{hint}"


def _names_by_eye(part: bytes) -> set[str]:
    words = re.sub(r"<[^>]*>", "", part.decode("utf-8-sig"))
    return {name for tag in RAW_TAG.findall(words) for name in re.findall(r"[a-z]\w*(?:\.\w+)?", tag)}


def place_of(part: str) -> str:
    """What Word's user calls a part: «đầu trang» for word/header1.xml."""
    return _PLACES.get(re.sub(r"\d+$", "", Path(part).stem), part)
