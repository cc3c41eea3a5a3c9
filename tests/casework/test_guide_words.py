# SPDX-License-Identifier: GPL-3.0-or-later
"""A procedure told to a citizen: the usual case in full, other cases with their case, doubt said as doubt."""

from __future__ import annotations

import pytest

from counter_app.casework.guide import GuideWriter, fee_words, time_words
from counter_app.domain.portal import SEARCH_ADDRESS, portal_address
from counter_app.domain.procedure import TimeLimit
from tests.casework.sample_orders import OFFICE, catalog

WRITER = GuideWriter(OFFICE)


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (TimeLimit(unit="same_day"), "Ngay trong ngày"),
        (TimeLimit(quantity=3, unit="working_day", channel="online"), "03 ngày làm việc (nộp trực tuyến)"),
        (TimeLimit(case="Phải xác minh", quantity=23, unit="day"), "Phải xác minh: 23 ngày"),
        (TimeLimit(quantity=5, unit="unknown", note="x"), "5 (Cổng chưa ghi ngày hay ngày làm việc)"),
        (TimeLimit(unit="unknown"), "Thời hạn chưa ghi"),
    ],
)
def test_time_is_said_with_its_unit_or_that_there_is_none(limit: TimeLimit, words: str) -> None:
    assert time_words(limit) == words


def test_papers_to_hand_in_and_to_show_stand_apart() -> None:
    page = WRITER.page(catalog().procedure("1.000656"))
    assert any("Giấy báo tử" in paper.words for paper in page.hand_in)
    assert any("Căn cước" in paper.words for paper in page.show)
    assert "định danh" in page.looked_up


def test_a_paper_of_another_case_names_its_case() -> None:
    papers = WRITER.page(catalog().procedure("1.000656")).hand_in
    authority = next(paper for paper in papers if paper.words == "Giấy ủy quyền có chứng thực")
    assert "khi: người khác được ủy quyền" in authority.aside


def test_very_many_papers_of_other_cases_are_left_to_the_counter() -> None:
    page = WRITER.page(catalog().procedure("1.013225"))
    assert page.more_papers
    assert page.usual == "Công trình nhà ở riêng lẻ"
    assert all("khi:" not in paper.aside for paper in page.hand_in)


def test_the_source_and_its_doubt_are_said() -> None:
    assert "mới có một nguồn" in WRITER.page(catalog().procedure("1.004478")).sure


def test_a_ban_on_writing_is_told_with_its_law() -> None:
    told = dict(WRITER.page(catalog().procedure("2.001019")).facts)
    assert "Bộ luật Dân sự" in told["Không viết thay"]
    assert not dict(WRITER.page(catalog().procedure("1.000656")).facts)["Không viết thay"]


def test_an_unknown_fee_is_asked_at_the_counter() -> None:
    assert fee_words(catalog().procedure("1.004478")) == "Xin hỏi tại quầy"


def test_the_address_holds_the_code_and_an_empty_setting_takes_the_qr_code_away() -> None:
    procedure = catalog().procedure("1.000656")
    assert portal_address(procedure) == SEARCH_ADDRESS.replace("{ma}", "1.000656")
    assert WRITER.page(procedure).address.endswith("keyword=1.000656")
    bare = GuideWriter(OFFICE, search_address="").page(procedure)
    assert (bare.address, bare.address_words) == ("", "")


def test_a_published_page_wins_over_the_search() -> None:
    page = "https://dichvucong.gov.vn/trang-cua-thu-tuc"
    assert portal_address(catalog().procedure("1.000656").model_copy(update={"portal_url": page})) == page
