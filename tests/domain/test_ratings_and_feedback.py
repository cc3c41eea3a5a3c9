# SPDX-License-Identifier: GPL-3.0-or-later
"""A word of satisfaction means one score on every screen; the term of an answer skips the days the office rests."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from counter_app.catalog.feedback_terms import TERMS, read_terms
from counter_app.catalog.layers import LISTS
from counter_app.catalog.reference import read_holidays
from counter_app.clock import VIET_NAM
from counter_app.domain.errors import CounterError
from counter_app.domain.feedback import Feedback, FeedbackChannel, FeedbackKind
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.ratings import SATISFIED_FROM, WORDS, Rating, offered_scores, read_scores

OFFICE = OfficeCalendar.of(read_holidays())


def test_more_buttons_only_add_words_between_the_others() -> None:
    two, three, four = (offered_scores(buttons) for buttons in (2, 3, 4))
    assert set(two) < set(three) < set(four) == set(WORDS)
    assert {score for score in two if score >= SATISFIED_FROM} == {3}
    for scores in (two, three, four):
        assert list(scores) == sorted(scores, reverse=True)


def test_a_line_of_digits_is_a_pile_of_sheets() -> None:
    assert read_scores("4431") == read_scores(" 4 4 3 1 ") == (4, 4, 3, 1)
    assert read_scores("") == ()
    for wrong in ("5", "0", "44x", "4,3", "²"):
        with pytest.raises(ValueError, match=r"."):
            read_scores(wrong)
    with pytest.raises(ValueError, match="score"):
        Rating(date(2026, 11, 24), 5, "screen")


def test_the_term_counts_working_days_over_a_holiday() -> None:
    term = read_terms()[FeedbackKind.REFLECTION]
    assert (term.days, term.unit, term.certainty) == (15, "working_day", "unverified")
    # Tuesday 24/11 is a holiday since 2026: it is neither the day of receipt's successor nor counted.
    assert term.due_on(date(2026, 11, 23), OFFICE) == date(2026, 12, 15)


def test_a_term_in_days_ends_on_a_working_day() -> None:
    term = read_terms()[FeedbackKind.COMPLAINT]
    assert term.due_on(date(2026, 12, 3), OFFICE) == date(2026, 12, 14)  # the 13th is a Sunday


def test_the_office_sets_its_own_terms_or_is_told_why_not(tmp_path: Path) -> None:
    folder = tmp_path
    (folder / LISTS).mkdir()
    one = '[[terms]]\nkind = "{}"\ndays = 7\nunit = "working_day"\nsource = "Quy chế"\ncertainty = "verified"\n'
    whole = "schema_version = 1\n" + "".join(one.format(kind.value) for kind in FeedbackKind)
    (folder / LISTS / TERMS).write_text(whole, "utf-8")
    assert {term.days for term in read_terms(folder).values()} == {7}
    (folder / LISTS / TERMS).write_text("schema_version = 1\n" + one.format("praise"), "utf-8")
    with pytest.raises(CounterError, match="thời hạn có sẵn"):
        read_terms(folder)


def test_feedback_is_late_unless_answered_or_passed_on() -> None:
    told = {
        "id": 1,
        "number": "PA26-0001",
        "received_at": datetime(2026, 11, 1, tzinfo=VIET_NAM),
        "due_on": date(2026, 11, 20),
    }
    kind = {"kind": FeedbackKind.REFLECTION, "channel": FeedbackChannel.DIRECT}
    assert Feedback(**told, **kind).state(date(2026, 11, 20)) == "open"  # type: ignore[arg-type]
    assert Feedback(**told, **kind).state(date(2026, 11, 21)) == "overdue"  # type: ignore[arg-type]
    passed = Feedback(**told, **kind, passed_on_to="Công an xã")  # type: ignore[arg-type]
    assert passed.state(date(2027, 1, 1)) == "passed_on"
