# SPDX-License-Identifier: GPL-3.0-or-later
"""One procedure as it is listed: the portal's record, then what is known better, in the order the file is read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from forms_catalog.builder.fees import fee_of
from forms_catalog.builder.naming import short, tidy
from forms_catalog.builder.national import SOURCE, Record
from forms_catalog.builder.papers import papers_of
from forms_catalog.builder.tables import Table, Tables
from forms_catalog.builder.times import time_limits

ORDER = (
    "code", "name", "short_name", "sector", "agency", "synonyms", "applicants", "result", "same_day", "who_comes",
    "must_be_present", "representative", "online_only", "notes", "source", "certainty", "fee", "writing_on_behalf",
    "legal_basis", "time_limits", "questions", "components",
)  # fmt: skip
"""Tables of tables last, as TOML wants them."""
_DOCUMENT = re.compile(r"\d[\d.]*/\d{4}/[\w-]+|\d+/[\w-]+|\d[\d.]*/\d{4}", re.UNICODE)
_COMMUNE = "cấp xã"
CIVIL_STATUS = "Hộ tịch"
ABROAD = "cơ quan đại diện"
_NOT_TOLD = "Cổng không ghi"


def listed(record: Record, tables: Tables) -> Table:
    """The record as a table of the catalogue's schema."""
    words = tables.procedures.get(record["code"], {})
    known = tables.known.get(record["code"], {})
    papers = papers_of(record.get("components", []), tables.papers)
    told: Table = {
        **_identity(record, words, tables),
        "applicants": list(record.get("subjects", [])),
        "result": _results(record.get("results", [])),
        "notes": [*_who_decides(record), *papers.notes],
        "fee": fee_of(record.get("channels", [])),
        "time_limits": time_limits(record.get("channels", []), record.get("processing_cases", [])),
        "questions": papers.questions,
        "components": papers.components,
        "legal_basis": _legal_basis(record.get("legal_basis", [])),
        "source": SOURCE,
        "certainty": "single_source",
    }
    told |= _better(known, told)
    if told["sector"] == CIVIL_STATUS:
        told["components"] = [_sendable(paper) for paper in told["components"]]
    return {key: told[key] for key in ORDER if told.get(key) not in (None, "", [], {})}


def sector_of(record: Record, tables: Tables) -> str:
    """The sector as shown; the portal sometimes names one twice or by an office's short form."""
    told = record["sectors"][0]
    return str(tables.sectors.get(told, {}).get("name", told))


def _identity(record: Record, words: Table, tables: Tables) -> Table:
    name = tidy(record["name"])
    people = words.get("people") or tables.sectors.get(record["sectors"][0], {}).get("people", [])
    return {
        "code": record["code"],
        "name": name,
        "short_name": words.get("short") or short(record["name"]),
        "sector": sector_of(record, tables),
        "agency": _agency(record, words),
        "synonyms": list(people),
    }


def _agency(record: Record, words: Table) -> str:
    """The commune first where it is one of several.

    The portal leaves it blank for some. All civil status is the commune's (Nghị định 120/2025/NĐ-CP), but for what
    the missions abroad register for those who live there.
    """
    agencies = record.get("agencies", [])
    if not agencies and ABROAD in words.get("short", ""):
        return f"{_NOT_TOLD}; theo nội dung là cơ quan đại diện Việt Nam ở nước ngoài"
    if not agencies:
        return "Ủy ban nhân dân cấp xã" if record["sectors"][0] == CIVIL_STATUS else _NOT_TOLD
    named = sorted(agencies, key=lambda agency: not _is_of_commune(agency))
    return "; ".join(agency.replace("cấp Xã", "cấp xã") for agency in named[:3])


def _who_decides(record: Record) -> list[str]:
    agencies = record.get("agencies", [])
    if not agencies or any(_is_of_commune(agency) for agency in agencies):
        return []
    return ["Cổng không ghi xã là nơi giải quyết; tại xã chỉ hướng dẫn, hoặc nhận rồi chuyển khi được giao."]


def _is_of_commune(agency: str) -> bool:
    return _COMMUNE in agency.lower()


def _results(told: Iterable[str]) -> str:
    """What comes out; a refusal is no result to come for."""
    bare = (each.strip(" -+.;") for each in told)
    return "; ".join(
        dict.fromkeys(each[:1].upper() + each[1:] for each in bare if not each.startswith("Phiếu từ chối"))
    )


def _legal_basis(told: Iterable[str]) -> list[Table]:
    numbers = dict.fromkeys(_number(each) for each in told)
    return [{"document": number, "certainty": "single_source"} for number in numbers if number]


def _number(text: str) -> str:
    found = _DOCUMENT.search(text)
    return found[0] if found else text.strip()


def _better(known: Table, told: Table) -> Table:
    """What is known better, with source and certainty filled in where an entry keeps silent."""
    mark = {"source": known.get("source", ""), "certainty": known.get("certainty", "")}
    better: Table = {}
    for key, value in known.items():
        match key:
            case "components":
                better[key] = [_paper(each, place, mark) for place, each in enumerate(value, start=1)]
            case "time_limits" | "legal_basis":
                better[key] = [{"certainty": mark["certainty"], **each} for each in value]
            case "fee" | "writing_on_behalf":
                better[key] = {"certainty": mark["certainty"], **value}
            case "notes":
                better[key] = list(dict.fromkeys([*value, *told["notes"]]))
            case "code" | "source" | "certainty":
                pass
            case _:
                better[key] = value
    return better | _trust(known)


def _trust(known: Table) -> Table:
    """Where papers are still the portal's alone, the whole is no surer than the portal."""
    if not known:
        return {}
    if "components" in known:
        return {"source": known["source"], "certainty": known["certainty"]}
    return {"source": "; ".join(dict.fromkeys([known["source"], SOURCE])), "certainty": "single_source"}


def _sendable(paper: Table) -> Table:
    """Through the post a certified copy comes in place of what would be shown (QĐ 163/QĐ-BTP)."""
    if paper["way"] != "show":
        return paper
    return {**paper, "by_post": f"Bản sao chứng thực: {paper['plain'].partition(', mang bản chính')[0]}"}


def _paper(each: Table, place: int, mark: Table) -> Table:
    paper = {"id": f"giay_{place}", "plain": each["name"], "way": "hand_in", **mark, **each}
    if paper["way"] in {"hand_in", "show"} and not paper.get("copies"):
        paper.setdefault("originals", 1)
    return paper
