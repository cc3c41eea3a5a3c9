# SPDX-License-Identifier: GPL-3.0-or-later
"""Many communes' files: whole ones are added up, doubled and altered ones refused, missing ones told."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from counter_app.casework.tally_merge import Merged, MergeOrder, merge
from counter_app.catalog.reference import read_units
from counter_app.domain.errors import BadInput
from counter_app.domain.manifest import sha256_of
from counter_app.domain.small_cells import without_small_cells
from counter_app.domain.tally import CountTable, Tally
from counter_app.exchange import duck
from counter_app.exchange.arrived import look_at
from counter_app.exchange.duck import add_up_with_duckdb
from counter_app.exchange.sums import ByRow, ByUnit, add_up
from tests.exchange.many_communes import communes_of, send, send_all
from tests.sample_tallies import MADE, sample_tally

WEEKS = ("2026-W52", "2026-W53", "2027-W01")
FLOWS = ("online", "direct", "before_due", "on_due", "late")


def test_every_number_of_every_office_is_in_the_sums(tmp_path: Path) -> None:
    codes = communes_of()[:4]
    sent = send_all(tmp_path, codes, WEEKS)
    sums = add_up(look_at([tmp_path]).sent)
    for code in codes:
        for column in FLOWS:
            whole = sum(_total(sent[code, week], column) for week in WEEKS)
            assert sums.by_unit.get(ByUnit("official", code, column), 0) == whole
        carried = _total(sent[code, WEEKS[0]], "carried")
        assert sums.by_unit.get(ByUnit("official", code, "carried"), 0) == carried
    official = [row for tally in sent.values() for row in tally.table("official").rows if row.key == "Hộ tịch"]
    assert sums.by_row[ByRow("official", "Hộ tịch", "direct")] == sum(int(str(row.cells["direct"])) for row in official)


def test_duckdb_gives_the_same_sums(tmp_path: Path) -> None:
    send_all(tmp_path / "sent", communes_of()[:5], WEEKS, rows=30)
    hostile = replace(sample_tally("2027-W01", "đơn vị", "00004"), tables=(_hostile_table(),))
    (tmp_path / "sent" / "x").mkdir()
    send(tmp_path / "sent" / "x", hostile)
    sent = look_at([tmp_path / "sent"]).sent
    (tmp_path / "scratch").mkdir()
    assert add_up_with_duckdb(sent, tmp_path / "scratch", memory_mb=64) == add_up(sent)


def test_a_doubled_set_is_refused_and_counted_once(tmp_path: Path) -> None:
    folder = send(tmp_path, sample_tally())
    shutil.copytree(folder, tmp_path / "again")
    arrived = look_at([tmp_path])
    assert len(arrived.sent) == 1
    assert [each.reason[:22] for each in arrived.refused] == ["Trùng hệt tệp đã tính:"]


def test_of_two_versions_the_later_counts(tmp_path: Path) -> None:
    send(tmp_path, sample_tally(seed=1))
    later = replace(sample_tally(seed=2), made_at=MADE + timedelta(days=3))
    send(tmp_path, later)
    arrived = look_at([tmp_path])
    assert [each.made_at for each in arrived.sent] == [later.made_at]
    assert [each.reason for each in arrived.refused] == [
        "Đơn vị này đã gửi bản lập sau, lúc 16:40 ngày 23/11/2026, cho cùng kỳ."
    ]


def test_of_two_versions_of_one_moment_none_counts(tmp_path: Path) -> None:
    send(tmp_path, sample_tally(seed=1))
    send(tmp_path, sample_tally(seed=2))
    arrived = look_at([tmp_path])
    assert (arrived.sent, len(arrived.refused)) == ([], 2)


def _one_more(facts: Path, _manifest: Path) -> None:
    facts.write_bytes(facts.read_bytes().replace(b",1\n", b",2\n", 1))


def _cut(facts: Path, _manifest: Path) -> None:
    facts.write_bytes(facts.read_bytes()[:-1])


def _take_away(facts: Path, _manifest: Path) -> None:
    facts.unlink()


def _damage(_facts: Path, manifest: Path) -> None:
    manifest.write_bytes(manifest.read_bytes()[:-20])


def _other_week(_facts: Path, manifest: Path) -> None:
    told = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps(told | {"period": "2026-W48"}), "utf-8")


def _unlisted(_facts: Path, manifest: Path) -> None:
    told = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps(told | {"files": []}), "utf-8")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (_one_more, "Tệp 2026-W47-18229-facts.csv đã bị thay đổi sau khi xuất (khác mã kiểm ghi trong tệp kê)."),
        (_cut, "Tệp 2026-W47-18229-facts.csv đã bị thay đổi sau khi xuất (khác cỡ ghi trong tệp kê)."),
        (_take_away, "Thiếu tệp 2026-W47-18229-facts.csv mà tệp kê có ghi."),
        (_damage, "Tệp kê (manifest) không đọc được"),
        (_other_week, "Kỳ ghi trong tệp số liệu khác kỳ ghi trong tệp kê."),
        (_unlisted, "Bộ tệp này không có tệp số liệu (…-facts.csv)."),
    ],
)
def test_what_was_altered_is_refused_with_one_sentence(
    tmp_path: Path, harm: Callable[[Path, Path], None], said: str
) -> None:
    folder = send(tmp_path, sample_tally())
    harm(next(folder.glob("*-facts.csv")), next(folder.glob("*.manifest.json")))
    arrived = look_at([tmp_path])
    assert arrived.sent == []
    (refused,) = arrived.refused
    assert refused.reason.startswith(said)


@pytest.mark.parametrize(
    "name", ["../x-facts.csv", "/etc/x-facts.csv", "a/b-facts.csv", "con.x-facts.csv", "-facts.csv"]
)
def test_a_manifest_names_files_beside_it_only(tmp_path: Path, name: str) -> None:
    manifest = next(send(tmp_path, sample_tally()).glob("*.manifest.json"))
    told = json.loads(manifest.read_text("utf-8"))
    told["files"][0]["name"] = name
    manifest.write_text(json.dumps(told), "utf-8")
    arrived = look_at([tmp_path])
    assert (arrived.sent, len(arrived.refused)) == ([], 1)


def test_a_wrong_clock_does_not_make_a_century_of_missing_weeks(tmp_path: Path) -> None:
    send_all(tmp_path, communes_of()[:1], ("2026-W47",))
    send_all(tmp_path, communes_of()[1:2], ("1926-W47",))
    merged = merge(MergeOrder((tmp_path,), MADE), read_units())
    assert {each.periods for each in merged.missing} == {("2026-W47",), ("1926-W47",)}


def test_words_of_a_strangers_file_are_cut_and_cleaned(tmp_path: Path) -> None:
    groups = sample_tally().table("beneficiaries")
    longer = replace(groups, rows=tuple(replace(row, title="ỹ" * 400) for row in groups.rows))
    send(tmp_path, replace(sample_tally(unit="xã\x1b[31m\u202e Đức"), tables=(longer,)))
    sent = look_at([tmp_path]).sent
    assert sent[0].name == "xã[31m Đức"
    (tmp_path / "scratch").mkdir()
    plain = add_up(sent)
    assert set(plain.titles.values()) == {"ỹ" * 300}
    assert add_up_with_duckdb(sent, tmp_path / "scratch") == plain


def test_a_file_may_be_named_instead_of_its_folder(tmp_path: Path) -> None:
    folder = send(tmp_path, sample_tally())
    facts = next(folder.glob("*-facts.csv"))
    assert len(look_at([facts]).sent) == len(look_at([next(folder.glob("*.json"))]).sent) == 1
    loose = tmp_path / "loose"
    loose.mkdir()
    shutil.copy(facts, loose)
    assert look_at([loose / facts.name]).refused[0].reason.startswith("Không có tệp kê (manifest) nào bên cạnh")
    with pytest.raises(BadInput, match="Không có tệp hoặc thư mục"):
        look_at([tmp_path / "nowhere"])


def test_weeks_are_not_added_to_months(tmp_path: Path) -> None:
    send_all(tmp_path, communes_of()[:2], ("2026-W46", "2026-W47"))
    send_all(tmp_path, communes_of()[2:3], ("2026-11",))
    arrived = look_at([tmp_path])
    assert {each.period for each in arrived.sent} == {"2026-W46", "2026-W47"}
    assert arrived.refused[0].reason == "Kỳ 2026-11 không gộp chung với kỳ theo tuần."


def test_an_office_that_cannot_be_told_apart_is_refused(tmp_path: Path) -> None:
    folder = send(tmp_path, sample_tally())
    facts, manifest = next(folder.glob("*-facts.csv")), next(folder.glob("*.json"))
    content = facts.read_bytes().replace(b'unit_code"":""18229""', b'unit_code"":' + 4 * b'"')
    facts.write_bytes(content)
    _vouch_for(facts, manifest)
    assert look_at([tmp_path]).refused[0].reason.startswith("Nơi gửi chưa khai tên xã")


def test_who_has_not_sent_is_told(tmp_path: Path) -> None:
    codes = communes_of()
    send_all(tmp_path, codes[:3], ("2026-W46", "2026-W48"))
    shutil.rmtree(next((tmp_path / codes[0]).glob("*W48*")))
    (tmp_path / "far").mkdir()
    send(tmp_path / "far", sample_tally("2026-W46", "phường Ba Đình", "00004"))
    merged = merge(MergeOrder((tmp_path,), MADE, tuple(codes), "tỉnh Hà Tĩnh"), read_units())
    missing = {each.unit: each.periods for each in merged.missing}
    assert missing[codes[0]] == ("2026-W47", "2026-W48")
    assert missing[codes[1]] == ("2026-W47",)
    assert missing[codes[9]] == ("2026-W46", "2026-W47", "2026-W48")
    assert len(missing) == len(codes)
    assert [each.reason for each in merged.refused] == ["phường Ba Đình không có trong danh sách đơn vị phải gửi."]


def test_the_workbook_has_a_row_an_office_and_says_what_is_missing(tmp_path: Path) -> None:
    codes = communes_of()[:3]
    sent = send_all(tmp_path, codes, WEEKS)
    (tmp_path / "bad").mkdir()
    _cut(next(send(tmp_path / "bad", sample_tally("2026-W52", "x", "00004")).glob("*-facts.csv")), tmp_path)
    book = _book(merge(MergeOrder((tmp_path,), MADE, (*codes, communes_of()[3])), read_units()))
    assert book.sheetnames[:3] == ["Giới thiệu", "Theo kỳ", "Từng đơn vị Biểu II.06a tình"]
    rows = list(book["Từng đơn vị Biểu II.06a tình"].iter_rows(min_row=7, max_row=9, values_only=True))
    assert {row[2] for row in rows} == set(codes)
    for row in rows:
        tallies = [sent[str(row[2]), week] for week in WEEKS]
        new = sum(_total(tally, "online") + _total(tally, "direct") for tally in tallies)
        assert row[3] == new + _total(tallies[0], "carried")
        assert row[11] == _total(tallies[-1], "open")
    checks = [
        row[2] for row in book["Từng đơn vị Biểu II.06a tình"].iter_rows(min_row=12, max_row=15, values_only=True)
    ]
    # Numbers of invented weeks do not follow one another: what lies over is not what was open.
    assert checks == ["khớp", "khớp", "khớp", "KHÔNG KHỚP"]
    weeks = list(book["Theo kỳ"].iter_rows(min_row=6, max_row=8, min_col=2, max_col=4, values_only=True))
    assert [row[:2] for row in weeks] == [("Tuần 52 năm 2026", 3), ("Tuần 53 năm 2026", 3), ("Tuần 1 năm 2027", 3)]
    assert weeks[0][2] == sum(_total(sent[code, WEEKS[0]], "received", "procedures") for code in codes)
    assert book["Còn thiếu"]["E6"].value == "2026-W52, 2026-W53, 2027-W01"
    assert "đã bị thay đổi" in str(book["Không tính"]["C6"].value)


def test_hidden_numbers_are_told_and_sums_stay_as_they_were_sent(tmp_path: Path) -> None:
    tally = without_small_cells(sample_tally())
    send(tmp_path, tally)
    book = _book(merge(MergeOrder((tmp_path,), MADE), read_units()))
    said = [row[1] for row in book["Giới thiệu"].iter_rows(values_only=True)]
    assert "1 tệp có số 1 và 2 bị gộp hoặc ẩn nên số cộng có thể thấp hơn thực tế" in said
    assert book["Từng đơn vị Biểu II.06a tình"]["D7"].value == _total(tally, "received")


def test_both_ways_make_the_same_workbook(tmp_path: Path) -> None:
    send_all(tmp_path, communes_of()[:3], WEEKS)
    order = MergeOrder((tmp_path,), MADE)
    plain, quick = (
        merge(replace(order, with_duckdb=wished), read_units()).outgoing.files[0].content() for wished in (False, True)
    )
    assert plain == quick


def test_without_the_extra_it_is_merged_all_the_same_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    send(tmp_path, sample_tally())
    monkeypatch.setattr(duck, "is_here", lambda: False)
    merged = merge(MergeOrder((tmp_path,), MADE, with_duckdb=True), read_units())
    assert merged.note.startswith("Gộp 1 tệp bằng cách thường; cài thêm phần «merge» (DuckDB)")


def test_a_vouched_file_of_another_form_is_one_sentence_both_ways(tmp_path: Path) -> None:
    folder = send(tmp_path, sample_tally())
    facts, manifest = next(folder.glob("*-facts.csv")), next(folder.glob("*.json"))
    facts.write_bytes(facts.read_bytes() + b"official,x,X,late,many\n")
    _vouch_for(facts, manifest)
    for wished in (False, True):
        with pytest.raises(BadInput, match=r"không đúng quy cách\. Chưa gộp gì"):
            merge(MergeOrder((tmp_path,), MADE, with_duckdb=wished), read_units())


def _total(tally: Tally, column: str, table: str = "official") -> int:
    total = tally.table(table).total
    assert total is not None
    return int(str(total.cells[column]))


def _hostile_table() -> CountTable:
    rows = tuple(
        replace(row, key=f'a,"{number}', title=f'"=1+1"; {number},\u2028x')
        for number, row in enumerate(sample_tally().table("beneficiaries").rows)
    )
    return replace(sample_tally().table("beneficiaries"), rows=rows)


def _vouch_for(facts: Path, manifest: Path) -> None:
    """A manifest that lists the file as it is now, as a careless sender's would."""
    told = json.loads(manifest.read_text("utf-8"))
    content = facts.read_bytes()
    told["files"] = [{"name": facts.name, "size": len(content), "sha256": sha256_of(content)}]
    manifest.write_text(json.dumps(told), "utf-8")


def _book(merged: Merged) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(merged.outgoing.files[0].content()), data_only=True)
