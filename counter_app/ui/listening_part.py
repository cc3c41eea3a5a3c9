# SPDX-License-Identifier: GPL-3.0-or-later
"""«Ngày thứ 7 lắng nghe dân nói» as a ledger: the quarter, its meetings, under each the opinions heard there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from counter_app.clock import VIET_NAM
from counter_app.domain.listening import Meeting, MeetingState, Opinion, OpinionState, OpinionWords, quarter_of
from counter_app.domain.periods import Period
from counter_app.ui.background import Lane
from counter_app.ui.ledger import LedgerPage, LedgerRow, Told
from counter_app.ui.listening_questions import about_assigning, about_evening, about_holding, about_opinion, held_of
from counter_app.ui.questions import Question, choice, told

if TYPE_CHECKING:
    from counter_app.casework.listening_desk import ListeningDesk, Quarter
    from counter_app.casework.voice_papers import VoicePapers
    from counter_app.ui.flow import Backroom
    from counter_app.ui.widgets.plain_label import Role

PLAN_ALL, ADD, FOLLOW_UP, EARLIER, LATER = "plan_all", "add", "follow_up", "earlier", "later"
HOLD, HEAR, MINUTES, MOVE, DROP, ERASE = "hold", "hear", "minutes", "move", "drop", "erase"
REPLY, ASSIGN = "reply", "assign"
USUAL_DAYS = 15
"""Working days proposed for an answer that comes later: as for «phản ánh, kiến nghị»; the clerk changes it."""
_MEETINGS: dict[MeetingState, tuple[str, Role]] = {
    "planned": ("○ sắp họp", "body"),
    "missed": ("▲ chưa ghi đã họp", "wait"),
    "held": ("● đã họp", "body"),
}
_OPINIONS: dict[OpinionState, tuple[str, Role]] = {
    "open": ("○ chưa trả lời", "body"),
    "overdue": ("▲ QUÁ HẠN", "bad"),
    "answered": ("✓ đã trả lời", "good"),
}


class ListeningPart:
    """Connects the ledger with the listening days."""

    def __init__(self, desk: ListeningDesk, papers: VoicePapers, room: Backroom) -> None:
        self._desk, self._papers, self._room = desk, papers, room
        self._shown: Period | None = None

    def fetch(self, _query: str) -> LedgerPage:
        """The quarter, then its meetings with their opinions."""
        quarter, today = self._desk.quarter(self._shown), self._room.today
        rows = [_quarter_row(quarter)]
        for meeting in quarter.meetings:
            rows.append(_meeting_row(meeting, self._room.clock()))
            rows.extend(_opinion_row(meeting, one, today) for one in meeting.opinions)
        heard = sum(len(meeting.opinions) for meeting in quarter.meetings)
        late = len(quarter.late(today))
        told = f"{quarter.period.title}: {len(quarter.meetings)} buổi, {heard} ý kiến"
        said: list[Told] = [(told + (f", ▲ {late} quá hạn" if late else ""), "bad" if late else "strong")]
        if quarter.trouble:
            said.append((f"▲ {quarter.trouble}", "wait"))
        return LedgerPage(tuple(rows), tuple(said))

    def questions(self, row: LedgerRow, wish: str) -> Sequence[Question]:
        """Only what the wish needs."""
        today, one = self._room.today, row.about
        if wish == ADD:
            return about_evening(today, None)
        if isinstance(one, Meeting):
            match wish:
                case "hold":
                    return about_holding(one, self._room.settings().signatory, self._room.clerk(), today)
                case "hear":
                    return about_opinion(today, self._usual_due())
                case "move":
                    return about_evening(today, one)
                case "erase":
                    return (choice("sure", "Xóa hẳn người nói và lời của mọi ý kiến buổi này?", _SURE),)
        if isinstance(one, Opinion) and wish == REPLY:
            return (told("answer", "Trả lời thế nào", "Xin ghi câu trả lời.", one.words.answer if one.words else ""),)
        if isinstance(one, Opinion) and wish == ASSIGN:
            return about_assigning(one, today, self._usual_due())
        return ()

    def lane(self, wish: str) -> Lane:
        """Papers are made by the paper worker."""
        return Lane.PAPER if wish in {MINUTES, FOLLOW_UP} else Lane.REGISTER

    def do(self, row: LedgerRow, wish: str, answers: Mapping[str, str]) -> str:
        """Do it; the sentence that tells."""
        about = row.about
        if isinstance(about, Meeting):
            return self._with_meeting(self._desk.get(about.id), wish, answers)
        if isinstance(about, Opinion):
            return self._with_opinion(about, wish, answers)
        return self._with_quarter(wish, answers)

    def _usual_due(self) -> date:
        return self._room.day.office.add_working_days(self._room.today, USUAL_DAYS)

    def _with_quarter(self, wish: str, answers: Mapping[str, str]) -> str:
        period = self._shown or quarter_of(self._room.today)
        match wish:
            case "earlier" | "later":
                self._shown = period.before() if wish == EARLIER else period.after()
                return ""
            case "plan_all":
                return f"Đã lập {len(self._desk.plan_all(period))} buổi; từng buổi còn đổi được ngày, giờ, nơi."
            case "follow_up":
                paper = self._papers.follow_up(self._desk.quarter(period), self._room.office)
                return f"Đã gửi danh sách theo dõi tới máy in {self._papers.print(paper, 'Theo dõi trả lời ý kiến')}."
        planned = self._desk.plan(answers["village"], moment(answers["day"], answers["at"]), answers["place"])
        return f"Đã thêm buổi của {planned.village} ngày {planned.planned_for:%d/%m/%Y}."

    def _with_meeting(self, meeting: Meeting, wish: str, answers: Mapping[str, str]) -> str:
        match wish:
            case "hold":
                self._desk.hold(meeting.id, held_of(answers))
                return f"{meeting.village}: đã ghi buổi họp. Ghi từng ý kiến bằng Enter."
            case "hear":
                words = OpinionWords(answers["text"], answers["speaker"], answers["answer"])
                due = date.fromisoformat(answers["due"]) if answers["due"] else None
                heard = self._desk.hear(meeting.id, words, answers["responsible"], due)
                return f"{meeting.village}: đã ghi ý kiến thứ {len(heard.opinions)}."
            case "minutes":
                made, copies = self._papers.minutes(meeting, self._room.office), self._papers.copies_of(_MINUTES_FORM)
                printer = self._papers.print(made, f"Biên bản {meeting.quarter}", copies)
                return f"Đã gửi {copies} bản biên bản tới máy in {printer}."
            case "move":
                self._desk.move(meeting.id, moment(answers["day"], answers["at"]), answers["place"])
                return f"{meeting.village}: đã đổi ngày, giờ, nơi họp."
            case "drop":
                self._desk.drop(meeting.id)
                return f"Đã bỏ buổi của {meeting.village}."
        if answers.get("sure") != "yes":
            return ""
        self._desk.erase_words(meeting.id)
        return f"{meeting.village}: đã xóa hẳn người nói và lời; số ý kiến còn nguyên."

    def _with_opinion(self, opinion: Opinion, wish: str, answers: Mapping[str, str]) -> str:
        if wish == REPLY:
            self._desk.answer(opinion, answers["answer"])
            return f"Ý kiến {opinion.position}: đã ghi trả lời."
        due = date.fromisoformat(answers["due"]) if answers["due"] else None
        self._desk.assign(opinion, answers["responsible"], due)
        return f"Ý kiến {opinion.position}: đã giao {answers['responsible']}."


_MINUTES_FORM = "bien-ban-lang-nghe"
_SURE = (("no", "Không"), ("yes", "Xóa, không lấy lại được"))


def moment(day: str, at: str) -> datetime:
    """The moment of a day and an hour as the questions keep them."""
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(at), VIET_NAM)


def _quarter_row(quarter: Quarter) -> LedgerRow:
    lines: list[Told] = []
    if quarter.rule is not None:
        lines.append((f"Kế hoạch: {quarter.rule.rule} ({quarter.rule.clause}).", "secondary"))
    else:
        lines.append(("Không mô hình nào đang chạy có ngày lắng nghe; vẫn ghi được từng buổi.", "secondary"))
    lines += [
        (f"Đề nghị: {one.village}, {one.at:%H:%M} ngày {one.at:%d/%m/%Y}, {one.place}", "body")
        for one in quarter.proposals
    ]
    wishes = [(PLAN_ALL, f"Lập {len(quarter.proposals)} buổi đề nghị")] if quarter.proposals else []
    wishes += [(ADD, "Thêm một buổi"), (FOLLOW_UP, "In danh sách theo dõi")]
    wishes += [(EARLIER, "Quý trước"), (LATER, "Quý sau")]
    under = f"{len(quarter.proposals)} buổi theo kế hoạch chưa lập" if quarter.proposals else ""
    return LedgerRow("quarter", quarter.period.title, under, "accent", tuple(lines), tuple(wishes))


def _meeting_row(meeting: Meeting, now: datetime) -> LedgerRow:
    word, role = _MEETINGS[meeting.state(now)]
    at = meeting.held_at or meeting.planned_for
    lines: list[Told] = [(f"{word} · {at:%H:%M %d/%m/%Y}", role if role != "body" else "strong")]
    lines.append((meeting.place or "Chưa ghi nơi họp", "body"))
    if meeting.held_at is not None:
        lines += list(_held_lines(meeting))
    else:
        lines.append(("Sau buổi họp: Enter để ghi đã họp, rồi ghi từng ý kiến.", "secondary"))
    number = f" · {len(meeting.opinions)} ý kiến" if meeting.held_at else ""
    again = f" (buổi {meeting.running})" if meeting.running > 1 else ""
    title = f"{meeting.village}{again} · {at:%d/%m/%Y}"
    return LedgerRow(f"m{meeting.id}", title, f"{word}{number}", role, tuple(lines), tuple(_wishes(meeting)), meeting)


def _held_lines(meeting: Meeting) -> Iterator[Told]:
    yield f"Chủ tọa: {meeting.chair} · Thư ký: {meeting.secretary}", "body"
    if meeting.officials:
        yield f"Dự họp: {meeting.officials}", "body"
    if meeting.attendance is not None:
        yield f"Số người dân dự: {meeting.attendance}", "body"


def _wishes(meeting: Meeting) -> Iterator[tuple[str, str]]:
    if meeting.held_at is None:
        yield HOLD, "Ghi đã họp"
        yield MOVE, "Đổi ngày, giờ, nơi"
        yield DROP, "Bỏ buổi này"
        return
    yield HEAR, "Ghi ý kiến"
    yield MINUTES, "In biên bản"
    yield HOLD, "Sửa thông tin buổi họp"
    if any(one.words for one in meeting.opinions):
        yield ERASE, "Xóa hẳn lời đã ghi"


def _opinion_row(meeting: Meeting, one: Opinion, today: date) -> LedgerRow:
    word, role = _OPINIONS[one.state(today)]
    words = one.words or OpinionWords("(lời đã xóa)")
    due = f" · hạn {one.due_on:%d/%m/%Y}" if one.due_on and one.answered_on is None else ""
    text = words.text if len(words.text) < _SHORT else words.text[: _SHORT - 1] + "…"
    lines: list[Told] = [(f"{word}{due}", role if role != "body" else "strong"), (words.text, "body")]
    lines.append((f"{meeting.village} · {words.speaker or 'không ghi tên'}", "secondary"))
    lines.append((f"Người trả lời: {one.responsible or 'chưa giao'}", "body" if one.responsible else "wait"))
    if words.answer:
        when = f" ({one.answered_on:%d/%m/%Y})" if one.answered_on else ""
        lines.append((f"Trả lời{when}: {words.answer}", "body"))
    wishes = ((REPLY, "Sửa trả lời" if one.answered_on else "Ghi trả lời"), (ASSIGN, "Giao người trả lời, đổi hạn"))
    title = f"      {one.position}. {text}"
    return LedgerRow(f"o{one.id}", title, f"      {word}{due}", role, tuple(lines), wishes if one.words else (), one)


_SHORT = 80
