# SPDX-License-Identifier: GPL-3.0-or-later
"""The decision before typing starts: does the clerk write, is it decided at once, slip or none, when is it due.

Only the law blocks (``may_write``); a scheme advises: outside it the clerk may still write on request, and the dossier
is counted as outside. Each answer carries its reason and where that stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from counter_app.domain.channels import Channel, channels_of
from counter_app.domain.due import due_at, limit_of
from counter_app.domain.granting import Judged, Situation, judge_all, shown_day
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.procedure import Procedure
from counter_app.domain.scheme import GrantKind, Scheme, SpotStep
from counter_app.domain.visitor import Trait, Visitor

About = Literal[
    "writes", "same_day", "receipt", "due", "channels_in", "channels_out", "present", "on_the_spot", "help", "clock"
]
NO_RECEIPT_LAW = "Nghị định 118/2025/NĐ-CP, Điều 17 khoản 4"
RECEIPT_LAW = "Nghị định 118/2025/NĐ-CP, Điều 17"
SUPPLEMENT_LAW = "Nghị định 118/2025/NĐ-CP, Điều 16, 17"


@dataclass(frozen=True)
class Asked:
    """What is to be decided.

    ``at``: the moment; ``begun_at``: when the dossier was begun, if it was: a right it had then it keeps.
    ``case``: which time limit of the procedure; empty for the usual one.
    """

    procedure: Procedure
    at: datetime
    visitor: Visitor = field(default_factory=Visitor)
    begun_at: datetime | None = None
    channel: Channel = Channel.DIRECT
    case: str = ""
    wants_receipt: bool = False
    clock_is_sound: bool = True


@dataclass(frozen=True)
class Reason:
    """Why: one sentence, and the law or the clause it rests on (empty when it is plain arithmetic)."""

    about: About
    sentence: str
    source: str = ""


@dataclass(frozen=True)
class Decision:
    """The answer. ``writes`` and ``same_day`` are what a scheme gives for this moment and person.

    ``may_write``: False only where the law forbids it. ``receipt``: a slip must be written. ``due``: None while
    nothing was taken in, or when no limit is known. ``granted``: the clauses that hold, for the count.
    """

    writes: bool
    may_write: bool
    same_day: bool
    receipt: bool
    due: datetime | None
    channels_in: tuple[Channel, ...]
    channels_out: tuple[Channel, ...]
    steps: tuple[SpotStep, ...]
    granted: tuple[Judged, ...]
    reasons: tuple[Reason, ...]

    @property
    def outside_scheme(self) -> bool:
        """Whether writing for this visitor would be help on request, outside every scheme."""
        return self.may_write and not self.writes


def decide(asked: Asked, schemes: tuple[Scheme, ...], office: OfficeCalendar) -> Decision:
    """Decide one request at the counter."""
    judged = _judged(asked, schemes, office)
    granted = tuple(one for one in judged if one.holds)
    given: set[GrantKind] = {one.grant.kind for one in granted}
    ban = asked.procedure.writing_on_behalf
    may_write = ban.allowed
    same_day = "same_day" in given
    due, due_reasons = _due(asked, granted, office)
    receipt, receipt_reason = _receipt(asked, same_day=same_day, due=due, office=office)
    reasons = [
        *_about_writing(asked, judged),
        *_about_kind("same_day", "Trả kết quả ngay trong ngày", judged),
        receipt_reason,
        *due_reasons,
        *_about_ways(granted),
        *_about_people(asked),
        *_about_expired(asked, schemes, granted),
    ]
    return Decision(
        writes="writes" in given and may_write,
        may_write=may_write,
        same_day=same_day,
        receipt=receipt,
        due=due,
        channels_in=_channels_in(asked.procedure, given),
        channels_out=_channels_out(asked.procedure, given),
        steps=tuple(dict.fromkeys(step for one in granted for step in one.grant.steps)),
        granted=granted,
        reasons=tuple(dict.fromkeys(reasons)),
    )


def _judged(asked: Asked, schemes: tuple[Scheme, ...], office: OfficeCalendar) -> tuple[Judged, ...]:
    """Each clause at the moment of the question; one that held when the dossier was begun still holds.

    A result «on the day» belongs to that day: begun on an earlier one, it is over.
    """
    now = tuple(judge_all(schemes, _situation(asked, asked.at, office)))
    if asked.begun_at is None:
        return now
    then = judge_all(schemes, _situation(asked, asked.begun_at, office))
    over = asked.at.date() > asked.begun_at.date()
    return tuple(
        before if before.holds and not (over and before.grant.kind == "same_day") else after
        for before, after in zip(then, now, strict=True)
    )


def _situation(asked: Asked, at: datetime, office: OfficeCalendar) -> Situation:
    return Situation(asked.procedure, asked.visitor, at, office, asked.clock_is_sound)


def _due(
    asked: Asked, granted: tuple[Judged, ...], office: OfficeCalendar
) -> tuple[datetime | None, tuple[Reason, ...]]:
    if not asked.clock_is_sound:
        told = "Chưa tính được hạn trả: ngày giờ của máy có vẻ sai; xin xác nhận ngày hôm nay."
        return None, (Reason("clock", told),)
    if Trait.INCOMPLETE in asked.visitor.traits:
        told = "Chưa tính hạn: hồ sơ còn thiếu giấy tờ nên chưa tiếp nhận; hướng dẫn bổ sung một lần, đầy đủ."
        return None, (Reason("due", told, SUPPLEMENT_LAW),)
    at_once = next((one for one in granted if one.grant.kind == "same_day"), None)
    if at_once is not None:
        day = min(asked.at, asked.begun_at or asked.at).date() if asked.begun_at else asked.at.date()
        closing = office.closing(day)
        return closing, (Reason("due", f"Trả kết quả trong {shown_day(day)}.", at_once.source),)
    limit = limit_of(asked.procedure, asked.channel, asked.case)
    if limit is None:
        told = "Dữ liệu quốc gia không ghi thời hạn của thủ tục này; xin tra quyết định của tỉnh rồi ghi ngày hẹn."
        return None, (Reason("due", told, asked.procedure.source),)
    due = due_at(limit, asked.at, office)
    taken_in = office.next_open(asked.at)
    reasons = [Reason("due", f"Hạn trả: {due:%H:%M} {shown_day(due.date())}.", asked.procedure.source)]
    if taken_in.date() != asked.at.date() or not office.is_open(asked.at):
        told = f"Ngoài giờ làm việc: hồ sơ tính là nhận lúc {taken_in:%H:%M} {shown_day(taken_in.date())}."
        reasons.append(Reason("due", told, RECEIPT_LAW))
    if office.is_expected_only(due.date()):
        reasons.append(Reason("due", "Lịch nghỉ năm ấy mới là dự kiến; xem lại khi có thông báo chính thức."))
    return due, tuple(reasons)


def _receipt(asked: Asked, *, same_day: bool, due: datetime | None, office: OfficeCalendar) -> tuple[bool, Reason]:
    if Trait.INCOMPLETE in asked.visitor.traits:
        told = "Chưa viết giấy tiếp nhận: viết phiếu yêu cầu bổ sung, hoàn thiện hồ sơ."
        return False, Reason("receipt", told, SUPPLEMENT_LAW)
    if asked.wants_receipt:
        return True, Reason("receipt", "Người nộp yêu cầu nên phải cấp giấy tiếp nhận.", NO_RECEIPT_LAW)
    if same_day:
        return False, Reason("receipt", "Trả ngay nên không viết giấy hẹn; người nộp đòi thì cấp.", NO_RECEIPT_LAW)
    taken_in = office.next_open(asked.at).date()
    if asked.procedure.may_be_given_at_once and due is not None and due.date() == taken_in:
        told = "Thủ tục trả ngay theo luật, hồ sơ đủ: không phải lập giấy tiếp nhận, vẫn vào sổ."
        return False, Reason("receipt", told, NO_RECEIPT_LAW)
    return True, Reason("receipt", "Không trả ngay: viết giấy tiếp nhận hồ sơ và hẹn trả kết quả.", RECEIPT_LAW)


def _about_writing(asked: Asked, judged: tuple[Judged, ...]) -> tuple[Reason, ...]:
    ban = asked.procedure.writing_on_behalf
    if not ban.allowed:
        return (Reason("writes", f"Không được viết hộ: {ban.reason}", ban.source),)
    return _about_kind(
        "writes", "Cán bộ viết hộ", judged, "Vẫn viết hộ được khi người dân yêu cầu, ghi là ngoài mô hình."
    )


def _about_kind(
    kind: Literal["writes", "same_day"], title: str, judged: tuple[Judged, ...], otherwise: str = ""
) -> tuple[Reason, ...]:
    """Why a scheme gives it; where none does, what stands against each clause that could have."""
    clauses = [one for one in judged if one.grant.kind == kind]
    given = [Reason(kind, one.grant.sentence, one.source) for one in clauses if one.holds]
    if given:
        return tuple(given)
    against = [
        Reason(kind, f"{title}: không theo mô hình «{one.scheme.title}» vì {one.why_not}.", one.source)
        for one in clauses
    ]
    told = against or [Reason(kind, f"{title}: không mô hình nào đang chạy có nội dung này.")]
    return (*told, Reason(kind, otherwise)) if otherwise else tuple(told)


def _about_ways(granted: tuple[Judged, ...]) -> tuple[Reason, ...]:
    abouts: dict[GrantKind, About] = {
        "online_help": "channels_in",
        "post": "channels_in",
        "village_head": "channels_out",
        "letters": "help",
        "sample_booklet": "help",
        "on_the_spot": "on_the_spot",
    }
    return tuple(
        Reason(abouts[one.grant.kind], one.grant.sentence, one.source) for one in granted if one.grant.kind in abouts
    )


def _about_people(asked: Asked) -> tuple[Reason, ...]:
    procedure = asked.procedure
    reasons = [Reason("present", f"Phải có mặt: {who}.", procedure.source) for who in procedure.must_be_present]
    if procedure.online_only:
        reasons.append(Reason("channels_in", procedure.online_only, procedure.source))
    return tuple(reasons)


def _about_expired(asked: Asked, schemes: tuple[Scheme, ...], granted: tuple[Judged, ...]) -> tuple[Reason, ...]:
    used = {one.scheme.id for one in granted}
    return tuple(
        Reason(
            "help",
            f"Kế hoạch «{scheme.title}» chỉ ghi đến {scheme.planned_until:%d/%m/%Y}; "
            "đang áp dụng tiếp vì cơ quan còn chọn mô hình này.",
            scheme.document,
        )
        for scheme in schemes
        if scheme.id in used and scheme.is_past_its_period(asked.at.date())
    )


def _channels_in(procedure: Procedure, given: set[GrantKind]) -> tuple[Channel, ...]:
    ways = set(channels_of(procedure))
    if "post" in given:
        ways.add(Channel.POST)
    if "online_help" in given:
        ways.add(Channel.ONLINE)
    return tuple(channel for channel in Channel if channel in ways)


def _channels_out(procedure: Procedure, given: set[GrantKind]) -> tuple[Channel, ...]:
    ways = {Channel.DIRECT, Channel.POST}
    if Channel.ONLINE in channels_of(procedure):
        ways.add(Channel.ONLINE)
    if "village_head" in given:
        ways.add(Channel.VILLAGE_HEAD)
    return tuple(channel for channel in Channel if channel in ways)
