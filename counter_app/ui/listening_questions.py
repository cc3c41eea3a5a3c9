# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked about a listening day: the evening, that it was held, one opinion, who answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from counter_app.clock import VIET_NAM
from counter_app.domain.listening import EVENING, Held
from counter_app.domain.reading import Reading
from counter_app.domain.text import clean
from counter_app.ui.questions import Question, day, of_kind, told, typed

if TYPE_CHECKING:
    from counter_app.domain.listening import Meeting, Opinion


def about_evening(today: date, meeting: Meeting | None) -> Sequence[Question]:
    """Which village (of a new meeting), when, where."""
    at = meeting.planned_for if meeting else None
    which = () if meeting else (typed("village", "Thôn, tổ dân phố", "Xin ghi thôn nào."),)
    return (
        *which,
        day("day", "Ngày họp", today, "Xin ghi ngày họp.", at.date() if at else None),
        of_kind("at", "Giờ họp", "time", today, "Xin ghi giờ họp.", f"{at or EVENING:%H:%M}"),
        typed("place", "Nơi họp", value=meeting.place if meeting else ""),
    )


def about_holding(meeting: Meeting, chair: str, secretary: str, today: date) -> Sequence[Question]:
    """When it began and ended, who was there; what is known stands there already."""
    begun = meeting.held_at or meeting.planned_for
    ended = f"{meeting.ended_at:%H:%M}" if meeting.ended_at else ""
    number = "" if meeting.attendance is None else str(meeting.attendance)
    return (
        day("day", "Ngày họp", today, "Xin ghi ngày họp.", begun.date()),
        of_kind("begun", "Bắt đầu lúc", "time", today, "Xin ghi giờ bắt đầu.", f"{begun:%H:%M}"),
        of_kind("ended", "Kết thúc lúc (để trống nếu chưa xong)", "time", today, value=ended),
        typed("place", "Nơi họp", "Xin ghi nơi họp: biên bản phải có.", meeting.place),
        of_kind("chair", "Chủ tọa", "name", today, "Xin ghi chủ tọa.", meeting.chair or chair),
        of_kind("secretary", "Thư ký", "name", today, "Xin ghi thư ký.", meeting.secretary or secretary),
        told("officials", "Người dự họp: họ tên, chức vụ, cách nhau bằng dấu chấm phẩy", value=meeting.officials),
        replace(typed("attendance", "Số người dân dự", value=number), read=_read_number),
    )


def about_opinion(today: date, due: date) -> Sequence[Question]:
    """What was said and answered; who answers and by when where it was not answered on the spot."""
    return (
        told("text", "Ý kiến", "Xin ghi người dân nói gì."),
        typed("speaker", "Người nói (để trống nếu không nêu tên)"),
        told("answer", "Trả lời ngay tại buổi họp (để trống nếu trả lời sau)"),
        typed("responsible", "Người, bộ phận trả lời"),
        day("due", "Trả lời sau thì trước hết ngày", today, value=due),
    )


def about_assigning(opinion: Opinion, today: date, due: date) -> Sequence[Question]:
    """Who answers, and by when."""
    return (
        typed("responsible", "Người, bộ phận trả lời", "Xin ghi ai trả lời.", opinion.responsible),
        day("due", "Trả lời trước hết ngày", today, value=opinion.due_on or due),
    )


def held_of(answers: Mapping[str, str]) -> Held:
    """The answers about a meeting that was held."""
    on = date.fromisoformat(answers["day"])
    begun = datetime.combine(on, time.fromisoformat(answers["begun"]), VIET_NAM)
    ended = datetime.combine(on, time.fromisoformat(answers["ended"]), VIET_NAM) if answers["ended"] else None
    number = int(answers["attendance"]) if answers["attendance"] else None
    names = answers["chair"], answers["secretary"]
    return Held(begun, ended, *names, answers["officials"], number, answers["place"])


def _read_number(typed_words: str) -> Reading:
    words = clean(typed_words).text
    if words and not (words.isascii() and words.isdecimal() and len(words) < _LONGEST_NUMBER):
        return Reading(None, problem="Xin gõ bằng chữ số, hoặc để trống.")
    return Reading(words)


_LONGEST_NUMBER = 6
