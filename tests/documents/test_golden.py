# SPDX-License-Identifier: GPL-3.0-or-later
"""Every form comes out as it was kept: its words, its pages, its parts; a changed paper does not pass unseen."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from counter_app.paper.libreoffice import find_libreoffice
from tests.documents.golden import papers as golden
from tests.documents.golden.__main__ import main
from tests.documents.golden.papers import KEPT, Paper, all_papers, differences
from tests.documents.golden.suites import drawn_by_suites, our_pdf, suite_differences
from tests.documents.papers import FORM_IDS

pytestmark = pytest.mark.usefixtures("qapp")
PAPERS = all_papers()
LONGEST = [paper for paper in PAPERS if (paper.answers, paper.signing) == ("longest", "witnessed")]


def name_of(paper: Paper) -> str:
    return paper.kept.stem


@pytest.mark.parametrize("paper", PAPERS, ids=name_of)
def test_a_paper_is_the_one_that_was_kept(paper: Paper) -> None:
    assert differences(paper.kept.read_text(encoding="utf-8"), paper.described()) == []


def test_every_form_has_its_shortest_and_its_longest_answers() -> None:
    sets = Counter(form_id for form_id in FORM_IDS for answers in {p.answers for p in PAPERS if p.form_id == form_id})
    assert all(sets[form_id] >= 2 for form_id in FORM_IDS)
    assert {(paper.form_id, paper.answers) for paper in PAPERS} >= {
        (form_id, answers) for form_id in FORM_IDS for answers in ("shortest", "longest")
    }


def test_nothing_is_kept_of_papers_that_are_gone() -> None:
    assert {path.name for path in KEPT.iterdir()} == {paper.kept.name for paper in PAPERS}


def pages_kept(paper: Paper) -> int:
    return paper.kept.read_text(encoding="utf-8").count("\n== Trang ")


@pytest.fixture(scope="module")
def sheet() -> Paper:
    """A paper of a front and a back."""
    return next(paper for paper in PAPERS if pages_kept(paper) == 2)


@pytest.fixture(scope="module")
def kept(sheet: Paper) -> str:
    return sheet.kept.read_text(encoding="utf-8")


def test_a_changed_word_is_seen(kept: str) -> None:
    (told,) = differences(kept, kept.replace("CỘNG HÒA XÃ HỘI", "CỘNG HÒA XÃ HÔI"))
    assert "XÃ HÔI" in told


def test_a_lost_page_is_seen(kept: str) -> None:
    before, _, rest = kept.partition("== Trang 2")
    assert rest
    after = rest[rest.index("== Tệp con") :]
    assert differences(kept, before + after) == ["2 trang trước, 1 trang nay"]


def test_a_changed_part_is_seen(kept: str) -> None:
    at = kept.index("  word/styles.xml") - 1
    assert len(differences(kept, kept[:at] + ("0" if kept[at] != "0" else "1") + kept[at + 1 :])) == 1


def test_a_block_that_moved_is_seen_and_a_shade_of_a_letter_is_not(kept: str) -> None:
    head, mark, page = kept.partition("== Trang 1\n")
    rows = page.split("\n")
    darker = rows[2].replace("1", "2")
    assert differences(kept, head + mark + "\n".join([*rows[:2], darker, *rows[3:]])) == []
    moved = [*rows[3:15], *rows[:3], *rows[15:]]
    assert differences(kept, head + mark + "\n".join(moved)) == ["== Trang 1: hình trang khác"]


def test_only_the_flag_keeps_papers_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(golden, "KEPT", tmp_path)
    monkeypatch.setattr("tests.documents.golden.__main__.KEPT", tmp_path)
    monkeypatch.setattr("tests.documents.golden.__main__.all_papers", lambda: PAPERS[:1])
    (tmp_path / "gone.txt").write_text("", encoding="utf-8")
    assert main(["--ours"]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["gone.txt"]
    assert main(["--regenerate"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == [PAPERS[0].kept.name]
    assert main(["--ours"]) == 0
    assert "1 tờ, 0 tờ khác" in capsys.readouterr().out


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """(engine, paper) -> PDF, the longest papers only; all of them are compared by ``make golden``."""
    made = drawn_by_suites(LONGEST, tmp_path_factory.mktemp("suites"))
    return {(engine, name_of(paper)): pdf for engine, paper, pdf in made}


@pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed: its pages cannot be compared")
@pytest.mark.parametrize("paper", LONGEST, ids=name_of)
def test_the_office_suite_draws_the_same_pages(paper: Paper, drawn: dict[tuple[str, str], Path]) -> None:
    kept = paper.kept.read_text(encoding="utf-8")
    assert suite_differences(kept, our_pdf(paper), drawn["libreoffice", name_of(paper)]) == []


def test_a_suite_that_makes_other_pages_is_told(sheet: Paper, kept: str, tmp_path: Path) -> None:
    pdf, ours = tmp_path / "paper.pdf", our_pdf(sheet)
    assert suite_differences(kept, ours, pdf) == ["không có tệp PDF"]
    pdf.write_bytes(ours)
    assert suite_differences(kept, ours, pdf) == []
    assert suite_differences(kept.replace("== Trang 2", "Trang 2"), ours, pdf) != []
    other = next(paper for paper in PAPERS if paper.form_id != sheet.form_id and pages_kept(paper) == pages_kept(sheet))
    told = suite_differences(kept, our_pdf(other), pdf)
    assert {sentence.split(" ")[0] for sentence in told} >= {"thiếu", "thừa", "=="}


def test_each_paper_is_kept_under_its_own_name() -> None:
    assert len({paper.kept for paper in PAPERS}) == len(PAPERS)
