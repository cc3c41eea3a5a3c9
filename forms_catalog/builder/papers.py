# SPDX-License-Identifier: GPL-3.0-or-later
"""The portal's rows of papers become components and notes; groups that are cases become one question.

The portal mixes rules of law into the papers (0 originals, 0 copies): those are notes. ``words/papers.toml`` says
how the usual rows are read; a row without a rule is judged by its group and kept whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from forms_catalog.builder.national import SOURCE
from forms_catalog.builder.tables import Table

LONGEST_NAME = 150
LONGEST_NOTE = 400
MOST_NOTES = 14
_LEADING = re.compile(r"^[-+*.\s]+(?=\D)")
_ENDS = re.compile(r"(?<=[^\d\s(])[.;:](?:\s|$)")
_GROUP_WORDS = re.compile(r"^(?:giấy tờ|lưu ý|thành phần hồ sơ)", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:(?<=[.;])\s*|^)-\s*(?=[A-ZĐ])")
_FOLDED_GROUP = re.compile(r"^Giấy tờ phải (?:nộp|xuất trình):\s*")
_BLANK_FORM = re.compile(
    r"\s*\(nếu [^()]*(?:hình thức|bưu chính)[^()]*\)+|\s+theo mẫu(?: quy định)?(?=$|[,;.]| tại| ban)"
    r"|\s+tại Phụ lục Thông tư (?:số )?\d+/\d{4}/TT-BTP"
)
_NUMBERED_FORM = re.compile(r",? (?:trong đó [^.]*? )?(theo Mẫu số .*)$")
_USUAL = ("Hồ sơ", "nhà ở riêng lẻ", "thuộc quyền sở hữu của mình")
"""Words of the case most people come with: its choice is the default."""
_NUMBERED = re.compile(r"^\(?[\d.]+\)\s*")
_CASE_TAIL = re.compile(r"[,:]?\s*(?:hồ sơ gồm|gồm)?\s*:?\s*$")


@dataclass
class Papers:
    """What the rows of one procedure come to."""

    components: list[Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    questions: list[Table] = field(default_factory=list)


def papers_of(groups: Sequence[Table], rules: Sequence[Table]) -> Papers:
    """Components, notes and perhaps a question which case it is."""
    found = Papers()
    cases = list(dict.fromkeys(group["group"] for group in groups if _is_case(group["group"])))
    asked = len(cases) > 1
    if asked:
        found.questions.append(_question(cases))
    for group in groups:
        once: set[str] = set()
        when = _condition(cases.index(group["group"])) if asked and group["group"] in cases else None
        for row in group["items"]:
            for part, told_in in _rows(row, group["group"]):
                _take(part, told_in, rules, once, when, found)
    found.notes = list(dict.fromkeys(found.notes))[:MOST_NOTES]
    return found


def _rows(row: Table, group: str) -> Iterator[tuple[Table, str]]:
    """The row, or the several papers that were typed into one."""
    folded = _FOLDED_GROUP.match(row["name"].lstrip("-+* "))
    text = _FOLDED_GROUP.sub("", row["name"].lstrip("-+* "))
    parts = [part.strip() for part in _SEVERAL.split(text) if part and part.strip()]
    if text.startswith(("Lưu ý", "Các tài liệu", "Hồ sơ thiết kế")) or len(parts) < 2:
        parts = [text]
    for part in parts:
        yield row | {"name": part}, folded[0] if folded else group


def _take(row: Table, group: str, rules: Sequence[Table], once: set[str], when: Table | None, found: Papers) -> None:
    text = _LEADING.sub("", row["name"]).strip()
    rule = next((each for each in rules if _fits(each, text)), {})
    kind = rule.get("as") or _kind_of(row, group)
    if kind == "note":
        found.notes.append(_shortened(rule.get("text") or text, LONGEST_NOTE))
    elif kind == "paper" and rule.get("once", "") not in once:
        once.update({rule["once"]} if "once" in rule else ())
        component = _component(row, text, rule, _way(rule, text, group), when)
        _add(component, found.components)


def _fits(rule: Table, text: str) -> bool:
    begins = rule.get("begins", [""])
    return any(text.startswith(start) for start in begins) and all(part in text for part in rule.get("has", []))


def _kind_of(row: Table, group: str) -> str:
    if "lưu ý" in group.lower() or not _number(row, "originals") + _number(row, "copies"):
        return "note"
    return "paper"


def _way(rule: Table, text: str, group: str) -> str:
    if way := rule.get("way"):
        return str(way)
    return "show" if "xuất trình" in group.lower() and not text.startswith("Bản sao") else "hand_in"


def _component(row: Table, text: str, rule: Table, way: str, when: Table | None) -> Table:
    name, rest = _name_and_rest(text)
    name = rule.get("name", name)
    note = rule.get("note", rest if "name" not in rule else "")
    component: dict[str, Any] = {"id": "", "name": name, "plain": rule.get("plain", name), "way": way}
    originals = rule.get("originals", _number(row, "originals"))
    copies = rule.get("copies", _number(row, "copies"))
    if way == "hand_in":
        component |= {"originals": originals or (0 if copies else 1), "copies": copies}
    elif way == "show":
        component["originals"] = 1
    if when is not None:
        component["needed_when"] = when
    return component | {"note": _shortened(note, LONGEST_NOTE), "source": SOURCE, "certainty": "single_source"}


def _add(component: Table, components: list[Table]) -> None:
    """A paper that several cases want is one component per case; the very same one twice is one."""
    told = {key: value for key, value in component.items() if key != "id"}
    if any(told == {key: value for key, value in each.items() if key != "id"} for each in components):
        return
    components.append(component | {"id": f"giay_{len(components) + 1}"})


def _number(row: Table, key: str) -> int:
    return min(int(row.get(key) or 0), 10)


def _name_and_rest(text: str) -> tuple[str, str]:
    """The first sentence as the name; what does not fit goes to the note."""
    whole = _BLANK_FORM.sub("", text).rstrip(" .;:,")
    if numbered := _NUMBERED_FORM.search(whole):
        return whole[: numbered.start()], numbered[1]
    end = _ENDS.search(whole)
    name = whole[: end.start()] if end and end.start() > 12 else whole
    if len(name) > LONGEST_NAME:
        name = _shortened(name, LONGEST_NAME)
        return name, whole
    return name, whole[len(name) :].strip(" .;:,")


def _shortened(text: str, longest: int) -> str:
    """Cut at a word, and said to be cut."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.(+-") + "…"


def _is_case(group: str) -> bool:
    bare = group.strip("*- ")
    return bool(bare) and not _GROUP_WORDS.match(bare)


def _question(cases: Sequence[str]) -> Table:
    choices = [{"code": f"th{place}", "label": _case_name(case)} for place, case in enumerate(cases, start=1)]
    usual = (place for place, case in enumerate(cases, start=1) if any(words in case for words in _USUAL))
    usual_place = next(usual, 1)
    return {
        "id": "truong_hop",
        "text": "Hồ sơ thuộc trường hợp nào?",
        "choices": choices,
        "default": f"th{usual_place}",
    }


def _condition(place: int) -> Table:
    return {"field": "truong_hop", "verb": "is", "value": f"th{place + 1}"}


def _case_name(group: str) -> str:
    bare = _CASE_TAIL.sub("", _NUMBERED.sub("", group.strip("*- "))).strip(" :,")
    if bare.startswith("Hồ sơ"):
        return "Thông thường (cá nhân, hộ gia đình)"
    for start in ("Đối với ", "Trường hợp "):
        bare = bare.removeprefix(start)
    return _shortened(bare[:1].upper() + bare[1:], 160)
