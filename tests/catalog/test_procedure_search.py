# SPDX-License-Identifier: GPL-3.0-or-later
"""What a clerk types finds the procedure: without marks, by synonym, by code, with one slip; best first."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.catalog.search import Match, Narrowing, ProcedureIndex
from counter_app.catalog.searchable import words_of
from counter_app.domain.procedure import Fee, LegalBasis, Procedure, TimeLimit
from counter_app.domain.text import fold
from counter_app.workshop import shipped_catalog

SYLLABLES = words_of(
    "cấp xác nhận giấy đăng ký khai sinh tử kết hôn nhân tình trạng trợ giúp xã hội đất đai hộ tịch chứng thực"
    " bản sao thay đổi cải chính nuôi con mai táng phí người cao tuổi khuyết tật hưởng chế độ"
)


def procedure(
    code: str, name: str, short: str, *synonyms: str, sector: str = "Hộ tịch", forms: tuple[str, ...] = ()
) -> Procedure:
    """An invented procedure with the words that are searched."""
    return Procedure(
        schema_version=1,
        code=code,
        name=name,
        short_name=short,
        sector=sector,
        agency="xã",
        synonyms=synonyms,
        result="giấy",
        forms=forms,
        time_limits=(TimeLimit(case="", quantity=1, unit="day"),),
        fee=Fee(text="không"),
        legal_basis=(LegalBasis(document="Luật"),),
        source="dữ liệu thử",
        certainty="unverified",
    )


MARITAL = procedure(
    "1.004873",
    "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
    "Xác nhận tình trạng hôn nhân",
    "giấy độc thân",
    "xác nhận độc thân",
)
DEATH = procedure("1.000656", "Thủ tục đăng ký khai tử", "Khai tử", "báo tử", "giấy chứng tử")
BIRTH = procedure("1.001193", "Thủ tục đăng ký khai sinh", "Khai sinh", "giấy khai sinh")
MARRIAGE = procedure("1.000894", "Thủ tục đăng ký kết hôn", "Kết hôn", "cưới")
LAND = procedure("1.012222", "Đăng ký đất đai lần đầu", "Đăng ký đất", "sổ đỏ", sector="Đất đai")
FUNERAL = procedure("1.001776", "Hỗ trợ chi phí mai táng", "Mai táng phí", "tiền tử tuất", sector="Bảo trợ xã hội")
INDEX = ProcedureIndex([MARITAL, DEATH, BIRTH, MARRIAGE, LAND, FUNERAL])


def found(query: str, **usage: int) -> list[str]:
    """Short names, best first; usage is given by code with the dot written as an underscore."""
    counts = {code.lstrip("_").replace("_", "."): count for code, count in usage.items()}
    return [hit.procedure.short_name for hit in INDEX.find(query, counts)]


@pytest.mark.parametrize(
    "query",
    [
        "doc than", "giấy độc thân", "GIAY DOC THAN", "1.004873", "1004873", "1.0048", "xac nhan doc",
        "docthan",
        "hôn nhân tình trạng", "hon nhan", "  độc   thân  ", "đọc thân", "giay đôc", "1.004873 ",
    ],
)  # fmt: skip
def test_the_certificate_of_marital_status_comes_first(query: str) -> None:
    assert found(query)[0] == "Xác nhận tình trạng hôn nhân"


@pytest.mark.parametrize("query", ["khai tu", "khai tử", "bao tu", "chung tu", "KHAI TỬ", "dang ky khai tu"])
def test_the_registration_of_a_death_comes_first(query: str) -> None:
    assert found(query)[0] == "Khai tử"


def test_decomposed_letters_find_the_same() -> None:
    assert found(unicodedata.normalize("NFD", "giấy độc thân")) == found("giấy độc thân")


@pytest.mark.parametrize(
    ("query", "short"),
    [
        ("hon nhna", "Xác nhận tình trạng hôn nhân"),
        ("tinh trng", "Xác nhận tình trạng hôn nhân"),
        ("khaai sinh", "Khai sinh"),
        ("mai tamg", "Mai táng phí"),
        ("dangk ky khai sinj", "Khai sinh"),
    ],
)
def test_one_slip_in_a_word_of_four_letters_or_more_is_forgiven(query: str, short: str) -> None:
    hits = INDEX.find(query, {})
    assert hits[0].procedure.short_name == short
    assert hits[0].forgiven


def test_two_slips_and_slips_in_short_words_are_not_forgiven() -> None:
    assert found("mxx txxx") == []
    assert found("khai tx") == []


def test_a_word_that_fits_as_typed_brings_no_neighbours() -> None:
    assert not any(hit.forgiven for hit in INDEX.find("khai", {}))


def test_an_exact_code_stands_alone_and_a_part_of_it_lists_all_that_begin_so() -> None:
    assert [hit.match for hit in INDEX.find("1.000656", {})] == [Match.CODE]
    assert set(found("1.000")) == {"Khai tử", "Kết hôn"}


def test_what_people_say_comes_before_words_of_the_name_and_these_before_the_sector() -> None:
    index = ProcedureIndex(
        [
            procedure("1.000001", "Cấp giấy", "Giấy", sector="Chợ phiên"),
            procedure("1.000002", "Họp chợ vùng cao", "Họp"),
            procedure("1.000003", "Thuê chỗ", "Thuê", "ra chợ bán"),
            procedure("1.000004", "Đăng ký", "Đăng ký", "chợ"),
        ]
    )
    assert [hit.procedure.code[-1] for hit in index.find("chợ", {})] == ["4", "3", "2", "1"]


def test_what_is_said_whole_comes_before_what_only_begins_so_however_much_that_is_used() -> None:
    copy = procedure("2.000635", "Cấp bản sao", "Khai sinh bản sao", "khai sinh sao lục")
    hits = ProcedureIndex([copy, BIRTH]).find("khai sinh", {"2.000635": 9})
    assert [hit.match for hit in hits] == [Match.PHRASE_WHOLE, Match.PHRASE_BEGINS]
    assert hits[0].procedure is BIRTH


def test_a_hit_says_which_words_of_the_people_it_fits() -> None:
    assert INDEX.find("giay doc", {})[0].because == "giấy độc thân"


def test_among_equals_the_most_used_comes_first() -> None:
    assert found("khai", _1_000656=1) == ["Khai tử", "Khai sinh"]
    assert found("khai", _1_001193=2, _1_000656=1) == ["Khai sinh", "Khai tử"]


def test_nothing_typed_lists_everything_most_used_first_then_by_the_vietnamese_alphabet() -> None:
    listed = found("", _1_001776=9)
    assert listed == [
        "Mai táng phí", "Đăng ký đất", "Xác nhận tình trạng hôn nhân", "Kết hôn", "Khai sinh", "Khai tử",
    ]  # fmt: skip


@given(st.text())
def test_anything_may_be_typed(query: str) -> None:
    for hit in INDEX.find(query, {}):
        assert hit.procedure in (MARITAL, DEATH, BIRTH, MARRIAGE, LAND, FUNERAL)


@given(st.sampled_from([MARITAL, DEATH, BIRTH, MARRIAGE, LAND, FUNERAL]), st.data())
def test_any_beginnings_of_words_of_the_name_in_any_order_find_it(sought: Procedure, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(sought.name.split()), min_size=1, max_size=5, unique=True))
    query = " ".join(word[: data.draw(st.integers(1, len(word)))] for word in words)
    assert sought in [hit.procedure for hit in INDEX.find(query, {})]


@given(st.sampled_from(["khai sinh", "giấy độc thân", "kết hôn", "mai táng phí"]), st.data())
def test_every_longer_beginning_keeps_the_procedure_in_the_list(phrase: str, data: st.DataObject) -> None:
    full = found(phrase)[0]
    assert full in found(phrase[: data.draw(st.integers(1, len(phrase)))])


def test_five_hundred_procedures_are_searched_as_exactly_as_six() -> None:
    many = [
        procedure(
            f"2.{number:06d}",
            " ".join(SYLLABLES[(number * step) % len(SYLLABLES)] for step in range(3, 15)),
            f"Việc số {number} {SYLLABLES[number % len(SYLLABLES)]}",
        )
        for number in range(500)
    ]
    index = ProcedureIndex([*many, MARITAL])
    assert index.find("doc than", {})[0].procedure is MARITAL
    assert index.find("2.000321", {})[0].procedure is many[321]
    assert len(index.find("", {})) == 501


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("doc than", "1.004873"), ("giấy độc thân", "1.004873"), ("1.004873", "1.004873"),
        ("khai tu", "1.000656"), ("bao tu", "1.000656"), ("giay chung tu", "1.000656"),
        ("tinh trang hon nhan", "1.004873"),
    ],
)  # fmt: skip
def test_in_the_shipped_catalogue_the_words_of_the_people_lead_to_the_procedure(query: str, code: str) -> None:
    index = ProcedureIndex(shipped_catalog().offers)
    assert index.find(query, {})[0].procedure.code == code


@given(st.text(max_size=60))
def test_words_are_the_same_one_by_one_as_in_their_text(text: str) -> None:
    assert words_of(text) == [word for part in fold(text).split() for word in words_of(part)]


TWINS = (
    procedure("9.100001", "Cấp lại giấy nuôi con", "Nuôi con A"),
    procedure("9.100002", "Cấp lại giấy nuôi con", "Nuôi con B", forms=("to-khai",)),
    procedure("9.100003", "Cấp lại giấy đất", "Đất", sector="Đất đai"),
)


def codes_found(query: str, usage: dict[str, int] | None = None, only: Narrowing | None = None) -> list[str]:
    hits = ProcedureIndex(TWINS).find(query, usage or {}, only or Narrowing())
    return [hit.procedure.code for hit in hits]


@pytest.mark.parametrize("query", ["nuoi con", "giay nuoi con", "nuii con"])
def test_among_equals_what_can_be_printed_stands_before_what_is_only_listed(query: str) -> None:
    assert codes_found(query) == ["9.100002", "9.100001"]


def test_what_is_used_stands_before_what_can_be_printed() -> None:
    assert codes_found("nuoi con", {"9.100001": 1}) == ["9.100001", "9.100002"]


@pytest.mark.parametrize(
    ("only", "codes"),
    [
        (Narrowing(), {"9.100001", "9.100002", "9.100003"}),
        (Narrowing(sector="Đất đai"), {"9.100003"}),
        (Narrowing(printable=True), {"9.100002"}),
        (Narrowing(printable=False), {"9.100001", "9.100003"}),
        (Narrowing(printable=False, sector="Hộ tịch"), {"9.100001"}),
        (Narrowing(codes=frozenset({"9.100001"})), {"9.100001"}),
        (Narrowing(codes=frozenset()), set()),
    ],
)
def test_the_list_may_be_narrowed(only: Narrowing, codes: set[str]) -> None:
    assert set(codes_found("cap lai", only=only)) == codes
    assert set(codes_found("", only=only)) == codes


def test_the_sectors_to_choose_from_are_counted_in_alphabetical_order() -> None:
    assert list(ProcedureIndex(TWINS).sectors().items()) == [("Đất đai", 1), ("Hộ tịch", 2)]
