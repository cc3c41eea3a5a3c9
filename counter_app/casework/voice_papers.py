# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of what citizens say: receipt and answer of a feedback, minutes of an evening, lists of what waits.

They belong to no dossier, so no ledger of a dossier holds them; what they say stands in the register.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from counter_app.casework.filling import Filler, Order, Produced
from counter_app.casework.listening_desk import Quarter
from counter_app.casework.print_room import PrintRoom, office_job, stored_settings
from counter_app.catalog.catalog import Catalog
from counter_app.domain.errors import CounterError
from counter_app.domain.feedback import Feedback
from counter_app.domain.form import FormSpec
from counter_app.domain.journey import gaps, printed_answers
from counter_app.domain.kinds import kind_of
from counter_app.domain.listening import Meeting, Opinion
from counter_app.domain.office import Office
from counter_app.domain.periods import read_period
from counter_app.paper.office_list import Column, OfficeList, write_office_list
from counter_app.paper.sheet import pdf_pages
from counter_app.storage.refusals import DetailsErased
from counter_app.storage.register import Register

RECEIPT, ANSWER, MINUTES = "phieu-tiep-nhan-phan-anh", "tra-loi-phan-anh", "bien-ban-lang-nghe"
MOST_OPINIONS = 40
"""As many rows as the minutes have."""
NO_NAME = "Ông/Bà"
"""To whom an answer goes when the citizen gave no name."""
_STATE_LINES = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_FOLLOW_UP = (
    Column("STT", 1, centred=True),
    Column("Nơi, số", 3),
    Column("Ý kiến", 7),
    Column("Người, bộ phận trả lời", 3.6),
    Column("Hạn trả lời", 2.2, centred=True),
    Column("Tình trạng", 2.4, centred=True),
    Column("Trả lời", 5),
)


class VoicePaperLacks(CounterError):
    """Something the paper must say is not known yet."""

    def __init__(self, title: str, label: str) -> None:
        super().__init__(f"Chưa in được «{title}»: còn thiếu «{label}». Ý kiến đã ghi còn nguyên; xin ghi rồi in lại.")


class VoicePapers:
    """Makes and prints them. Blocking; runs on the paper worker."""

    def __init__(
        self,
        filler: Filler,
        register: Register,
        catalog: Catalog,
        clock: Callable[[], datetime],
        print_room: PrintRoom | None = None,
    ) -> None:
        self._filler, self._register, self._catalog, self._clock = filler, register, catalog, clock
        self._room = print_room or PrintRoom()

    def receipt(self, feedback: Feedback, office: Office) -> Produced:
        """What the citizen takes home.

        Raises:
            DetailsErased: its words are gone.
            CounterError: see :meth:`_make`.
        """
        return self._make(RECEIPT, dict(_of_feedback(feedback, office)), office)

    def answer(self, feedback: Feedback, office: Office) -> Produced:
        """The office's answer.

        Raises:
            VoicePaperLacks: it was not answered yet.
            DetailsErased: its words are gone.
        """
        told = dict(_of_feedback(feedback, office))
        told["nguoi_gui.ho_ten"] = told["nguoi_gui.ho_ten"] or NO_NAME
        return self._make(ANSWER, told, office)

    def minutes(self, meeting: Meeting, office: Office) -> Produced:
        """The minutes of one evening.

        Raises:
            CounterError: it was not held yet, or more was heard than the minutes have rows.
        """
        if len(meeting.opinions) > MOST_OPINIONS:
            raise CounterError(
                f"Biên bản có {MOST_OPINIONS} dòng ý kiến mà buổi này ghi {len(meeting.opinions)}. Ý kiến còn nguyên; "
                "xin thêm một buổi cho thôn ấy rồi ghi tiếp các ý kiến còn lại vào buổi đó."
            )
        return self._make(MINUTES, dict(_of_meeting(meeting)), office)

    def follow_up(self, quarter: Quarter, office: Office) -> bytes:
        """The opinions of a quarter with who answers, by when, and how that stands, as PDF.

        Raises:
            CounterError: nothing was heard.
        """
        today = self._clock().date()
        heard = [(meeting.village, one) for meeting in quarter.meetings for one in meeting.opinions]
        rows = [_opinion_row(number, *pair, today) for number, pair in enumerate(heard, start=1)]
        return self._list(f"Ngày thứ 7 lắng nghe dân nói, {quarter.period.title}", rows, office)

    def waiting_list(self, feedback: Iterable[Feedback], office: Office) -> bytes:
        """Feedback still to be answered, as PDF.

        Raises:
            CounterError: there is none.
        """
        today = self._clock().date()
        rows = [_feedback_row(number, one, today) for number, one in enumerate(feedback, start=1)]
        return self._list(f"Phản ánh, kiến nghị chưa trả lời đến ngày {today:%d/%m/%Y}", rows, office)

    def print(self, paper: Produced | bytes, title: str, copies: int = 1) -> str:
        """Send a paper or a list; the name of the printer. ``title`` never names a person.

        Raises:
            CounterError: the printer refused.
        """
        printer = self._room.choose(None)
        pages = pdf_pages(paper) if isinstance(paper, bytes) else paper.pages
        self._room.send(pages, replace(office_job(stored_settings(self._register), printer, title), copies=copies))
        return printer

    def copies_of(self, form_id: str) -> int:
        """How many copies the form wants."""
        return self._catalog.form(form_id, on=self._clock().date()).copies

    def _make(self, form_id: str, told: Mapping[str, str], office: Office) -> Produced:
        """Raises VoicePaperLacks for a gap, PaperRefused when what was made is not what was noted."""
        today = self._clock().date()
        form = self._catalog.form(form_id, on=today)
        answers = _read(form, told, today)
        for lacking in gaps(form, answers):
            raise VoicePaperLacks(form.title, lacking.label)
        order = Order(form, printed_answers(form, answers), office, signed_on=today)
        return self._filler.produce(order, stored_settings(self._register).engine)

    def _list(self, subtitle: str, rows: list[tuple[str, ...]], office: Office) -> bytes:
        if not rows:
            raise CounterError("Chưa có ý kiến nào để lập danh sách. Không có gì thay đổi.")
        now = self._clock()
        return write_office_list(
            OfficeList(
                office_lines=("ỦY BAN NHÂN DÂN", office.commune.upper()),
                state_lines=_STATE_LINES,
                title="DANH SÁCH THEO DÕI TRẢ LỜI Ý KIẾN NHÂN DÂN",
                subtitle=subtitle,
                columns=_FOLLOW_UP,
                rows=tuple(rows),
                signers=("NGƯỜI LẬP", "LÃNH ĐẠO"),
                place_and_date=f"{office.place}, ngày {now:%d} tháng {now:%m} năm {now:%Y}",
            )
        )


def _read(form: FormSpec, told: Mapping[str, str], today: date) -> dict[str, str]:
    """The canonical answers of what a clerk would type; what the form does not ask is passed over."""
    fields = {spec.id: spec for spec in form.fields()}
    read = {
        field_id: kind_of(fields[field_id].kind).read(words, fields[field_id], today).value or ""
        for field_id, words in told.items()
        if field_id in fields and words
    }
    return {field_id: value for field_id, value in read.items() if value}


def _of_feedback(feedback: Feedback, office: Office) -> Iterator[tuple[str, str]]:
    words = feedback.words
    if words is None:
        raise DetailsErased
    yield "phan_anh.so", feedback.number
    yield "nguoi_gui.ho_ten", words.person
    yield "nguoi_gui.lien_he", words.contact
    yield "phan_anh.loai", feedback.kind.caption
    yield "phan_anh.cach", feedback.channel.caption
    yield "phan_anh.noi_dung", _without_stop(words.text)
    yield "tra_loi.noi_dung", _without_stop(words.answer)
    yield "nhan.gio", f"{feedback.received_at:%H:%M}"
    yield "nhan.ngay", f"{feedback.received_at:%d/%m/%Y}"
    yield "phan_anh.phu_trach", feedback.responsible
    yield "phan_anh.han", f"{feedback.due_on:%d/%m/%Y}"
    yield "nguoi_tiep_nhan.ho_ten", feedback.clerk
    yield "nguoi_ky.ho_ten", office.signatory


def _of_meeting(meeting: Meeting) -> Iterator[tuple[str, str]]:
    yield "hop.thon", meeting.village
    yield "hop.quy", read_period(meeting.quarter).title
    if meeting.held_at is not None:
        yield "bat_dau.gio", f"{meeting.held_at:%H:%M}"
        yield "bat_dau.ngay", f"{meeting.held_at:%d/%m/%Y}"
    yield "hop.dia_diem", meeting.place
    yield "thanh_phan.can_bo", meeting.officials
    yield "thanh_phan.so_dan", "" if meeting.attendance is None else str(meeting.attendance)
    yield "chu_toa.ho_ten", meeting.chair
    yield "thu_ky.ho_ten", meeting.secretary
    if meeting.ended_at is not None:
        yield "ket_thuc.gio", f"{meeting.ended_at:%H:%M}"
        yield "ket_thuc.ngay", f"{meeting.ended_at:%d/%m/%Y}"
    for row, one in enumerate(meeting.opinions, start=1):
        yield f"y_kien_{row}.noi_dung", one.words.text if one.words else _ERASED
        yield f"y_kien_{row}.nguoi_noi", one.words.speaker if one.words else ""
        yield f"y_kien_{row}.tra_loi", one.words.answer if one.words else ""
        yield f"y_kien_{row}.phu_trach", one.responsible
        yield f"y_kien_{row}.han", f"{one.due_on:%d/%m/%Y}" if one.due_on else ""


def _opinion_row(number: int, village: str, one: Opinion, today: date) -> tuple[str, ...]:
    words = one.words
    told = {"open": "Chưa trả lời", "overdue": "QUÁ HẠN", "answered": "Đã trả lời"}[one.state(today)]
    text, answer = (words.text, words.answer) if words else (_ERASED, "")
    return (str(number), village, text, one.responsible, _day(one.due_on), told, answer)


def _feedback_row(number: int, one: Feedback, today: date) -> tuple[str, ...]:
    told = "QUÁ HẠN" if one.state(today) == "overdue" else "Chưa trả lời"
    text = one.words.text if one.words else _ERASED
    where = f"{one.number}, {one.kind.caption.lower()}"
    return (str(number), where, text, one.responsible, _day(one.due_on), told, "")


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _without_stop(text: str) -> str:
    """The paper's own full stop follows."""
    return text.strip().rstrip(".").rstrip()


_ERASED = "(lời đã xóa)"
