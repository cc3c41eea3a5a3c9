# SPDX-License-Identifier: GPL-3.0-or-later
"""«Phản ánh, kiến nghị» as a ledger: what waits by its due day, what was answered or passed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from counter_app.casework.voice_desk import Told
from counter_app.casework.voice_papers import ANSWER, RECEIPT
from counter_app.domain.errors import CounterError
from counter_app.domain.feedback import Feedback, FeedbackChannel, FeedbackKind, FeedbackState
from counter_app.ui import phrases
from counter_app.ui.background import Lane
from counter_app.ui.ledger import LedgerPage, LedgerRow
from counter_app.ui.questions import Question, choice, day, told, typed

if TYPE_CHECKING:
    from counter_app.casework.voice_desk import VoiceDesk
    from counter_app.casework.voice_papers import VoicePapers
    from counter_app.domain.office_calendar import OfficeCalendar
    from counter_app.ui.flow import Backroom
    from counter_app.ui.widgets.plain_label import Role

NEW, LIST = "new", "list"
REPLY, ASSIGN, PASS_ON, TAKE_BACK, ERASE = "reply", "assign", "pass_on", "take_back", "erase"
PRINT_RECEIPT, PRINT_REPLY = "print_receipt", "print_reply"
_STATES: dict[FeedbackState, tuple[str, Role]] = {
    "open": ("○ chưa trả lời", "body"),
    "overdue": ("▲ QUÁ HẠN", "bad"),
    "answered": ("✓ đã trả lời", "good"),
    "passed_on": ("→ đã chuyển", "secondary"),
}
_ERASED = "(lời đã xóa)"


class FeedbackPart:
    """Connects the ledger with the feedback."""

    def __init__(self, desk: VoiceDesk, papers: VoicePapers, room: Backroom) -> None:
        self._desk, self._papers, self._room = desk, papers, room

    def fetch(self, _query: str) -> LedgerPage:
        """A row to enter one, those that wait by due day, then the others."""
        today, office = self._room.today, self._room.day.office
        waiting, done = self._desk.feedback("open"), self._desk.feedback("done")
        late = sum(one.state(today) == "overdue" for one in waiting)
        apart = "Khiếu nại, tố cáo theo luật riêng: ghi ở đây chỉ để không sót, rồi chuyển đúng nơi."
        lines = (*self._about_term(), (apart, "secondary"))
        wishes = ((NEW, "Ghi mới"), (LIST, "In danh sách chưa trả lời"))
        first = LedgerRow(NEW, "Ghi phản ánh, kiến nghị mới", "", "accent", lines, wishes)
        rows = (first, *(_row(one, today, office) for one in (*waiting, *done)))
        told = f"{len(waiting)} chưa trả lời" + (f", ▲ {late} quá hạn" if late else "")
        return LedgerPage(rows, ((told, "bad" if late else "strong"),))

    def _about_term(self) -> tuple[tuple[str, Role], ...]:
        """How long the office has, and how sure that is; where its own list is faulty, the sentence that says so."""
        try:
            term = self._desk.term(FeedbackKind.REFLECTION)
        except CounterError as error:  # what was entered is shown all the same
            return ((f"▲ {error}", "bad"),)
        unit = "ngày làm việc" if term.unit == "working_day" else "ngày"
        sure = f"Mức tin cậy của hạn này: {phrases.CERTAINTY[term.certainty]}. Hạn sửa được từng việc."
        return ((f"Hạn trả lời phản ánh: {term.days} {unit}; {term.source}.", "secondary"), (sure, "wait"))

    def questions(self, row: LedgerRow, wish: str) -> Sequence[Question]:
        """Only what the wish needs."""
        if wish == NEW:
            return _about_new()
        one = row.about
        if not isinstance(one, Feedback):
            return ()
        answer = one.words.answer if one.words else ""
        match wish:
            case "reply":
                return (told("answer", "Trả lời thế nào", "Xin ghi câu trả lời.", answer),)
            case "assign":
                return (
                    typed("responsible", "Người, bộ phận trả lời", "Xin ghi ai trả lời.", one.responsible),
                    day("due", "Trả lời trước hết ngày", self._room.today, "Xin ghi hạn trả lời.", one.due_on),
                )
            case "pass_on":
                return (typed("to_whom", "Chuyển cho cơ quan, người nào", "Xin ghi chuyển cho ai."),)
            case "erase":
                return (choice("sure", "Xóa hẳn tên, liên hệ và lời của việc này?", _SURE),)
        return ()

    def lane(self, wish: str) -> Lane:
        """Papers are made by the paper worker."""
        return Lane.PAPER if wish in {PRINT_RECEIPT, PRINT_REPLY, LIST} else Lane.REGISTER

    def do(self, row: LedgerRow, wish: str, answers: Mapping[str, str]) -> str:
        """Do it; the sentence that tells."""
        if wish == NEW:
            return self._enter(answers)
        if wish == LIST:
            paper = self._papers.waiting_list(self._desk.feedback("open"), self._room.office)
            return f"Đã gửi danh sách tới máy in {self._papers.print(paper, 'Phản ánh, kiến nghị chưa trả lời')}."
        one = self._desk.get(row.about.id) if isinstance(row.about, Feedback) else None
        if one is None:
            return ""
        return self._print(one, wish) if self.lane(wish) is Lane.PAPER else self._change(one, wish, answers)

    def _enter(self, answers: Mapping[str, str]) -> str:
        new = Told(
            FeedbackKind(answers["kind"]),
            FeedbackChannel(answers["channel"]),
            answers["text"],
            answers["person"],
            answers["contact"],
            answers["responsible"],
        )
        kept = self._desk.enter(new, self._room.clerk())
        return f"Đã ghi {kept.number}; trả lời trước hết ngày {kept.due_on:%d/%m/%Y}. In phiếu tiếp nhận bằng phím số."

    def _change(self, one: Feedback, wish: str, answers: Mapping[str, str]) -> str:
        match wish:
            case "reply":
                self._desk.answer(one.id, answers["answer"], self._room.clerk())
                return f"{one.number}: đã ghi trả lời. In công văn trả lời bằng phím số."
            case "assign":
                self._desk.assign(one.id, answers["responsible"], date.fromisoformat(answers["due"]))
                return f"{one.number}: đã giao người trả lời."
            case "pass_on":
                self._desk.pass_on(one.id, answers["to_whom"])
                return f"{one.number}: đã ghi chuyển đi."
            case "take_back":
                self._desk.pass_on(one.id, "")
                return f"{one.number}: lại là việc của cơ quan."
        if answers.get("sure") != "yes":
            return ""
        self._desk.erase_words(one.id)
        return f"{one.number}: đã xóa hẳn lời và tên; số liệu còn nguyên."

    def _print(self, one: Feedback, wish: str) -> str:
        papers, office = self._papers, self._room.office
        form = RECEIPT if wish == PRINT_RECEIPT else ANSWER
        made = papers.receipt(one, office) if form == RECEIPT else papers.answer(one, office)
        printer = papers.print(made, f"{made.title} {one.number}", papers.copies_of(form))
        return f"Đã gửi {papers.copies_of(form)} bản tới máy in {printer}."


_SURE = (("no", "Không"), ("yes", "Xóa, không lấy lại được"))


def _about_new() -> Sequence[Question]:
    return (
        told("text", "Nội dung", "Xin ghi nội dung người dân nói."),
        choice("kind", "Loại", [(kind.value, kind.caption) for kind in FeedbackKind]),
        choice("channel", "Gửi bằng cách nào", [(way.value, way.caption) for way in FeedbackChannel]),
        typed("person", "Họ tên (để trống nếu không nêu)"),
        typed("contact", "Địa chỉ, điện thoại (nếu có)"),
        typed("responsible", "Người, bộ phận trả lời (nếu đã biết)"),
    )


def _row(one: Feedback, today: date, office: OfficeCalendar) -> LedgerRow:
    state = one.state(today)
    word, role = _STATES[state]
    text = one.words.text if one.words else _ERASED
    due = f" · hạn {one.due_on:%d/%m/%Y}" if state in ("open", "overdue") else ""
    late = office.working_days_between(one.due_on, today) if state == "overdue" else 0
    lines: list[tuple[str, Role]] = [
        (f"{word}{f', chậm {late} ngày làm việc' if late else ''}{due}", role if role != "body" else "strong"),
        (text, "body"),
        (f"{one.kind.caption} · {one.channel.caption} · nhận {one.received_at:%H:%M %d/%m/%Y}", "secondary"),
    ]
    if one.words and (one.words.person or one.words.contact):
        lines.append((" · ".join(filter(None, (one.words.person, one.words.contact))), "body"))
    lines.append((f"Người trả lời: {one.responsible or 'chưa giao'}", "body" if one.responsible else "wait"))
    if one.passed_on_to:
        lines.append((f"Đã chuyển: {one.passed_on_to}", "body"))
    if one.words and one.words.answer:
        when = f" ({one.answered_at:%d/%m/%Y})" if one.answered_at else ""
        lines.append((f"Trả lời{when}: {one.words.answer}", "body"))
    title = f"{one.number} · {text if len(text) < _SHORT else text[: _SHORT - 1] + '…'}"
    return LedgerRow(f"f{one.id}", title, f"{word}{due}", role, tuple(lines), tuple(_wishes(one)), one)


def _wishes(one: Feedback) -> list[tuple[str, str]]:
    if one.words is None:
        return []
    wishes = [(REPLY, "Sửa trả lời" if one.answered_at else "Ghi trả lời")]
    if one.answered_at:
        wishes.insert(0, (PRINT_REPLY, "In công văn trả lời"))
    wishes += [(PRINT_RECEIPT, "In phiếu tiếp nhận"), (ASSIGN, "Giao người trả lời, đổi hạn")]
    wishes.append((TAKE_BACK, "Không chuyển nữa") if one.passed_on_to else (PASS_ON, "Chuyển nơi khác"))
    return [*wishes, (ERASE, "Xóa hẳn lời và tên")]


_SHORT = 90
