# SPDX-License-Identifier: GPL-3.0-or-later
"""The receiving step in words: the ladder from the signature to the result, what is promised, and what Enter does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from counter_app.casework.decision_words import verdicts
from counter_app.casework.people_of_case import people_of
from counter_app.domain.channels import Channel
from counter_app.domain.stages import Action, Stage
from counter_app.ui.board_orders import FILE_ONLINE, caption_of, may_file_online
from counter_app.ui.widgets.plain_label import Role

if TYPE_CHECKING:
    from counter_app.casework.board_desk import Card
    from counter_app.casework.open_letter import LetterOffer
    from counter_app.domain.decision import Decision
    from counter_app.domain.life import Life

RECEIPT_STEP = "receipt"
"""What Enter does when a receipt must be written and was not printed yet; every other step is an action's code."""
LETTER_STEP = "letter"
"""What Enter does while a letter waits to go with the result."""
RungState = Literal["done", "now", "later"]
LADDER = (
    (Action.SIGN, "Ký, điểm chỉ"),
    (Action.RECEIVE, "Tiếp nhận"),
    (Action.APPRAISE, "Thẩm định"),
    (Action.APPROVE, "Phê duyệt"),
    (Action.SEAL, "Đóng dấu"),
    (Action.RETURN, "Trả kết quả"),
)
_AS: dict[Action, Action] = {
    Action.RECEIVE_BROUGHT: Action.RECEIVE,
    Action.CONFIRM_DELIVERED: Action.RETURN,
    Action.COLLECT: Action.RETURN,
}


@dataclass(frozen=True)
class Rung:
    """One step of the ladder: when and by whom, once it is done."""

    title: str
    state: RungState
    told: str = ""


@dataclass(frozen=True)
class ReceiveView:
    """What the left half shows. ``step``: the code Enter acts on, empty when the next citizen is next."""

    title: str
    rungs: tuple[Rung, ...]
    lines: tuple[tuple[str, Role], ...]
    step: str = ""
    step_words: str = ""
    receipt_words: str = ""
    letter_waits: bool = False


def view_of(
    card: Card,
    found: Decision,
    *,
    may_write: bool,
    receipt_printed: bool,
    now: datetime,
    letter: LetterOffer | None = None,
) -> ReceiveView:
    """How the dossier stands, for the receiving step.

    Args:
        found: what holds if it is received now.
        letter: the letter that waits to go with the result.
    """
    handled, life = card.handled, card.handled.life
    step = LETTER_STEP if letter else _step(card, may_write=may_write, receipt_printed=receipt_printed)
    own_words = {RECEIPT_STEP: "In giấy tiếp nhận, 2 bản", LETTER_STEP: "In thư, trao cùng kết quả"}
    words = own_words.get(step) or (caption_of(step) if step else "")
    offers_receipt = life.received_at is not None
    asked = "In giấy tiếp nhận, 2 bản" if handled.service.receipt else "Người nộp đòi: in giấy tiếp nhận, 2 bản"
    return ReceiveView(
        title="Từ chữ ký đến kết quả",
        rungs=tuple(_rungs(life, now)),
        lines=(*_lines(card, found, receipt_printed=receipt_printed), *(_letter_lines(letter) if letter else ())),
        step=step,
        step_words=words,
        receipt_words=asked if offers_receipt else "",
        letter_waits=letter is not None,
    )


def _letter_lines(letter: LetterOffer) -> Iterator[tuple[str, Role]]:
    source = f" ({letter.source})" if letter.source else ""
    yield f"● {letter.title}: có thư của Ủy ban nhân dân đi cùng{source}", "strong"
    yield "Lời thư đã soạn từ hồ sơ; muốn xem, sửa trước khi in: F4.", "secondary"


def is_filed_online(card: Card) -> bool:
    """Whether the portal is where it is received, and it was not yet."""
    return may_file_online(card) and card.handled.case.channel is Channel.ONLINE


def _step(card: Card, *, may_write: bool, receipt_printed: bool) -> str:
    life, service = card.handled.life, card.handled.service
    if is_filed_online(card):
        return FILE_ONLINE
    if life.stage is Stage.WRITING:
        has_own_form = bool(card.handled.case.procedure.form_ids)
        return "" if may_write and has_own_form else Action.RECEIVE_BROUGHT.value
    if life.stage is Stage.RECEIVED and service.receipt and not receipt_printed:
        return RECEIPT_STEP
    if life.received_at is not None and not (service.same_day or card.on_the_spot):
        return ""
    return life.next_step.value if life.next_step else ""


def _rungs(life: Life, now: datetime) -> Iterator[Rung]:
    done = {_AS.get(entry.action, entry.action): entry for entry in (life.history[place] for place in life.effective)}
    if life.stage is Stage.WRITING:
        done = {}
    found_now = False
    for action, title in LADDER:
        entry = done.get(action)
        skipped = action is Action.SIGN and life.received_at is not None and entry is None
        if entry is not None and not found_now:
            when = f"{entry.at:%H:%M}" if entry.at.date() == now.date() else f"{entry.at:%d/%m %H:%M}"
            yield Rung(title, "done", " · ".join(filter(None, (when, entry.who))))
        elif skipped:
            yield Rung(title, "done", "nộp trên cổng" if life.channel_in == Channel.ONLINE else "tờ khai mang đến")
        else:
            yield Rung(title, "later" if found_now or life.stage.is_over else "now")
            found_now = True


def _lines(card: Card, found: Decision, *, receipt_printed: bool) -> Iterator[tuple[str, Role]]:
    handled, life = card.handled, card.handled.life
    people = people_of(handled.case)
    if people.has_representative:
        yield f"Chủ hồ sơ: {people.owner}  ·  Người nộp thay: {people.filer}", "body"
    elif people.owner:
        yield f"Chủ hồ sơ và người nộp: {people.owner}", "body"
    absent = handled.case.checklist.absent()
    if absent and life.received_at is None:
        yield f"▲ Phải có mặt mà chưa đánh dấu: {'; '.join(absent)} (bước Thành phần, Ctrl+J)", "wait"
    if is_filed_online(card):
        why = handled.case.procedure.online_only or "Người dân chọn nộp trực tuyến; tờ khai giấy không phải in."
        yield f"→ {why} Khai trên cổng hộ người dân: chép từng ô, nộp ảnh giấy tờ, rồi ghi lại mã.", "strong"
    elif life.stage is Stage.WRITING:
        yield "Tờ khai chưa in. Người dân mang tờ khai viết sẵn đến thì nhận bằng phím số bên phải.", "secondary"
    if life.received_at is None and not life.stage.is_over:
        told = {one.title: one.answer for one in verdicts(found, handled.case.procedure)}
        yield f"Nhận bây giờ: hạn trả {told['Hạn trả'].lower()}, giấy hẹn: {told['Giấy hẹn'].lower()}", "strong"
    if life.received_at is not None:
        way = f" {Channel(life.channel_in).caption}" if life.channel_in else ""
        yield f"Nhận{way} lúc {life.received_at:%H:%M %d/%m/%Y}", "body"
        yield from _promise(card, receipt_printed=receipt_printed)


def _promise(card: Card, *, receipt_printed: bool) -> Iterator[tuple[str, Role]]:
    life, service = card.handled.life, card.handled.service
    if life.stage.is_over:
        told = f"✓ Đã trả kết quả lúc {life.returned_at:%H:%M %d/%m/%Y}" if life.returned_at else life.stage.caption
        yield told, "good"
        return
    if life.due is not None:
        yield f"Hạn trả: {life.due:%H:%M %d/%m/%Y}", "strong"
    if service.receipt:
        written = "✓ Đã in giấy tiếp nhận" if receipt_printed else "▲ Phải viết giấy tiếp nhận"
        yield written, "good" if receipt_printed else "wait"
    else:
        yield "✓ Trả ngay, không viết giấy hẹn; người nộp đòi thì F10", "good"
    if not (service.same_day or card.on_the_spot):
        yield "Hồ sơ đã lên bảng (F3); các bước sau làm ở đó hoặc bằng phím số bên phải.", "secondary"
