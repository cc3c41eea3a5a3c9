# SPDX-License-Identifier: GPL-3.0-or-later
"""The listed procedures are what the builder makes, and say what the national portal says, no more."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from counter_app.domain.procedure import Procedure, TimeLimit
from forms_catalog.builder import listed_files, own_codes
from forms_catalog.builder.files import LISTED, slug
from forms_catalog.builder.naming import short, tidy
from forms_catalog.builder.national import FORMER_DISTRICT, clean, read_national, take
from forms_catalog.builder.papers import papers_of
from forms_catalog.builder.tables import read_tables
from forms_catalog.builder.times import time_limits

NATIONAL_PROCEDURES = 483
"""The portal's list of 18/7/2026; the seeds' three former district codes are among them."""
NATIONAL_CODES = {record["code"] for record in read_national()}
HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|  ")


def listed_now() -> dict[str, dict[str, Any]]:
    """Every committed entry by code."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(LISTED.glob("*.toml"))]
    return {entry["code"]: entry for told in files for entry in told["procedures"]}


ENTRIES = listed_now()
EVERYTHING = {
    entry["code"]: entry for text in listed_files(set()).values() for entry in tomllib.loads(text)["procedures"]
}
"""As the builder would list them if none had a file of its own."""


def model(code: str) -> Procedure:
    raw = json.dumps({"schema_version": 1, **EVERYTHING[code]}, default=date.isoformat)
    return Procedure.model_validate_json(raw, strict=True)


def limits(code: str) -> list[tuple[int, str, str]]:
    return [(limit.quantity, limit.unit, limit.channel) for limit in model(code).time_limits]


def test_every_national_procedure_is_in_the_catalogue() -> None:
    assert len(NATIONAL_CODES) == NATIONAL_PROCEDURES
    assert set(FORMER_DISTRICT) <= NATIONAL_CODES
    assert set(ENTRIES) | own_codes() >= NATIONAL_CODES, "run: python -m forms_catalog.builder"


def test_the_committed_files_are_what_the_builder_makes() -> None:
    # One that has got its own file since may still be listed: the catalogue takes its own file first.
    made = listed_files(NATIONAL_CODES - set(ENTRIES))
    assert {path.name: path.read_text(encoding="utf-8") for path in LISTED.glob("*.toml")} == made


def test_every_entry_is_a_sound_procedure() -> None:
    assert {model(code).code for code in EVERYTHING} == NATIONAL_CODES


def test_no_text_hides_a_mark_or_a_loose_letter() -> None:
    texts = [*_strings(EVERYTHING), *_strings(read_national())]
    assert [text for text in texts if HIDDEN.search(text)] == []
    assert [text for text in texts if not unicodedata.is_normalized("NFC", text)] == []


def test_files_are_named_in_plain_letters_and_stay_small() -> None:
    paths = list(LISTED.glob("*.toml"))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.toml", path.name) for path in paths)
    assert sum(path.stat().st_size for path in paths) < 1_000_000
    assert slug("Đất đai") == "dat-dai"


def test_short_names_fit_a_line_and_tell_procedures_apart() -> None:
    names = [model(code).short_name for code in EVERYTHING]
    assert [name for name in names if len(name) > 72] == []
    assert len(set(names)) == len(names)
    assert [name for name in names if name.startswith("Thủ tục") or name.endswith((".", ",", ";"))] == []


def test_most_procedures_are_found_by_what_people_say() -> None:
    words = read_tables().procedures
    assert set(words) <= NATIONAL_CODES
    assert sum("people" in told for told in words.values()) >= 150
    assert "sao y" in model("2.000815").synonyms
    assert "hộ khẩu" in model("1.004222").synonyms
    assert model("1.010774").synonyms == tuple(read_tables().sectors["Người có công"]["people"])


def test_what_the_portal_does_not_detail_keeps_its_identity_only() -> None:
    bare = EVERYTHING["1.004478"]
    assert set(bare) == {
        "code", "name", "short_name", "sector", "agency", "synonyms", "applicants", "source", "certainty",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        # 20 entries compared by hand with the portal's record.
        ("1.000080", [(7, "unknown", "any"), (12, "working_day", "any")]),
        ("1.000094", [(3, "unknown", "any"), (8, "working_day", "any")]),
        ("1.000419", [(5, "working_day", "direct")]),
        ("1.000578", [(1, "working_day", "direct")]),
        ("1.000808", [(30, "day", "direct")]),
        ("1.000881", [(0, "unknown", "direct"), (1, "unknown", "any")]),
        ("1.001669", [(5, "unknown", "any"), (5, "working_day", "any")]),
        ("1.001695", [(10, "day", "any"), (10, "working_day", "any")]),
        ("1.003197", [(5, "working_day", "online")]),
        ("1.003677", [(1, "working_day", "online"), (2, "working_day", "online")]),
        ("1.004194", [(3, "working_day", "any")]),
        ("1.004222", [(7, "working_day", "any")]),
        ("1.013232", [(10, "day", "any"), (20, "day", "any")]),
        ("2.000527", [(15, "hour", "direct")]),
        ("2.000540", [(5, "day", "direct")]),
        ("2.000756", [(2, "working_day", "any")]),
        ("2.001023", [(15, "day", "direct"), (1, "unknown", "any")]),
        ("2.001159", [(1, "hour", "any")]),
        ("2.001955", [(7, "working_day", "any")]),
        ("2.002189", [(5, "unknown", "any"), (5, "working_day", "any")]),
    ],
)
def test_time_limits_are_the_portals_with_blank_units_kept_blank(
    code: str, expected: list[tuple[int, str, str]]
) -> None:
    assert limits(code) == expected
    assert all(limit.certainty == "single_source" for limit in model(code).time_limits)


def test_ways_of_filing_that_differ_are_told_apart() -> None:
    told = time_limits(
        [
            {"method": "DIRECT", "processing": {"qty": 40, "unit": "DAY"}},
            {"method": "POSTAL", "processing": {"qty": 30, "unit": "DAY"}},
        ],
        [],
    )
    found = [TimeLimit.model_validate(each) for each in told]
    assert [(limit.quantity, limit.channel) for limit in found] == [(40, "direct"), (30, "post")]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("1.000080", "Do Hội đồng nhân dân cấp tỉnh quy định; bản sao trích lục 8.000 đồng/bản khi có yêu cầu"),
        ("1.013226", "Do Hội đồng nhân dân cấp tỉnh quy định"),
        ("2.000815", "2.000 đồng/trang; từ trang thứ ba 1.000 đồng/trang; tối đa 200.000 đồng/bản"),
        ("1.000578", ""),
    ],
)
def test_fees_are_one_sentence_or_nothing(code: str, text: str) -> None:
    assert model(code).fee.text == text


def test_rules_of_law_among_the_papers_become_notes() -> None:
    procedure = model("2.000806")
    assert "Giấy xuất trình: xem, đối chiếu, chụp hoặc ghi lại rồi trả ngay; không đòi bản sao." in procedure.notes
    assert [component.name for component in procedure.components if "có trách nhiệm" in component.name] == []


def test_papers_shown_are_apart_from_papers_handed_in() -> None:
    ways = {component.name: component.way for component in model("1.000419").components}
    assert ways["Giấy báo tử hoặc giấy tờ thay Giấy báo tử"] == "hand_in"
    assert ways["Giấy tờ chứng minh nơi cư trú cuối cùng của người chết"] == "show"
    assert {component.way for component in model("1.010039").components} == {"hand_in", "look_up"}


def test_groups_that_are_cases_become_one_question_with_the_usual_case_first() -> None:
    renewal = model("1.002755").questions[0]
    assert {choice.code: choice.label for choice in renewal.choices}[renewal.default].startswith("Thông thường")
    building = model("1.013225").questions[0]
    assert {choice.code: choice.label for choice in building.choices}[building.default] == "Công trình nhà ở riêng lẻ"


def test_one_land_paper_is_asked_for_however_many_kinds_are_listed() -> None:
    houses = [component for component in model("1.013229").components if "đất đai, nhà ở" in component.name]
    asked_for = [component.needed_when for component in houses]
    assert len(asked_for) == len({str(condition) for condition in asked_for}) > 1


def test_several_papers_typed_into_one_row_are_taken_apart() -> None:
    row = {"name": "Giấy tờ phải nộp: - Tờ khai A. - Văn bản B; - Bản sao C.", "originals": 1, "copies": 1}
    found = papers_of([{"group": "", "items": [row]}], ())
    assert [component["name"] for component in found.components] == ["Tờ khai A", "Văn bản B", "Bản sao C"]


def test_a_will_is_not_written_by_the_clerk() -> None:
    will = model("2.001019")
    assert not will.writing_on_behalf.allowed
    assert "634" in will.writing_on_behalf.source
    assert will.writing_on_behalf.certainty == "unverified"
    assert [code for code in EVERYTHING if not model(code).writing_on_behalf.allowed] == ["2.001019"]


def test_certification_is_given_on_the_day() -> None:
    at_once = {code for code in EVERYTHING if model(code).same_day}
    assert {"2.000815", "2.000884", "2.000908", "2.000913", "1.011441", "1.001193"} <= at_once
    assert not at_once & {"2.001035", "2.001016", "1.004222"}


@pytest.mark.parametrize(
    ("name", "tidied", "shortened"),
    [
        ("THỦ TỤC QUỸ TỰ GIẢI THỂ (Cấp xã)", "Thủ tục quỹ tự giải thể (cấp xã)", "Quỹ tự giải thể"),
        ("Thăm viếng mộ liệt sĩ.", "Thăm viếng mộ liệt sĩ", "Thăm viếng mộ liệt sĩ"),
        (
            "Cấp lại hộ chiếu (thực hiện tại cấp xã)",
            "Cấp lại hộ chiếu (thực hiện tại cấp xã)",
            "Cấp lại hộ chiếu",
        ),
        ("Tham vấn (cấp xã) (1.010736)", "Tham vấn (cấp xã)", "Tham vấn"),
    ],
)
def test_names_lose_capitals_codes_and_tails(name: str, tidied: str, shortened: str) -> None:
    assert (tidy(name), short(name)) == (tidied, shortened)


def test_a_download_is_cleaned_and_trimmed_when_it_is_taken(tmp_path: Path) -> None:
    raw = {"code": "1.000001", "type": "STANDARD", "name": "Đăng k\u200ey\u0301  lại", "updated_at": "x"}
    other = {"code": "1.000002", "type": "SPECIFIC", "name": "Của một tỉnh"}
    download = tmp_path / "all.jsonl"
    download.write_text(f"{json.dumps(raw)}\n{json.dumps(other)}\n", encoding="utf-8")
    assert [json.loads(line) for line in take(download).splitlines()] == [{"code": "1.000001", "name": "Đăng ký lại"}]
    assert clean("a\u200b  b ") == "a b"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
