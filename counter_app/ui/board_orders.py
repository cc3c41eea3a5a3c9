# SPDX-License-Identifier: GPL-3.0-or-later
"""From a wish on the board to the desk that grants it: what must be asked first, and the one call that does it.

A wish is the code of an action, or one of the three below that are no action of the life itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from counter_app.casework.handling import ORDINARY_REASONS, Asking
from counter_app.casework.people_of_case import FILER, OWNER, people_of
from counter_app.domain.channels import Channel, channels_of
from counter_app.domain.spot import done_steps
from counter_app.domain.stages import BEFORE_RECEIPT, RULES, Action, Need
from counter_app.domain.visitor import Trait
from counter_app.ui.paper_wishes import PAPER, just_needed, paper_wishes, title_of
from counter_app.ui.questions import Question, choice, coming_day, of_kind, official_number, typed
from counter_app.ui.spot_words import about_authority, about_spot, delegation_of, note_spot

if TYPE_CHECKING:
    from counter_app.casework.board_desk import BoardDesk, Card
    from counter_app.casework.handling import HandlingDesk

ON_THE_SPOT, WHERE, PEOPLE, OPEN, FILE_ONLINE = "on_the_spot", "where", "people", "open", "file_online"
SPOT_FACTS = "spot_facts"
OTHER_CAPTIONS = {
    ON_THE_SPOT: "Làm hết các bước tại chỗ",
    WHERE: "Nơi giao, điện thoại",
    PEOPLE: "Chủ hồ sơ, người nộp",
    SPOT_FACTS: "Khâu tại quầy, mẫu chữ ký",
    OPEN: "Mở tờ khai",
    FILE_ONLINE: "Nộp trực tuyến hộ",
}
"""Wishes beside the actions of the life, as their keys say them."""
_BY_THE_PAPER = frozenset({Action.MAKE_READY, Action.REWRITE})
"""Printing and changing the paper do these; nobody presses a key for them."""
_HANDED_OVER = frozenset({Action.RETURN, Action.CONFIRM_DELIVERED, Action.COLLECT})
LETTER_GOES_WITH = frozenset({Action.SEAL.value, ON_THE_SPOT, *(action.value for action in _HANDED_OVER)})
"""After these the result is there or in the citizen's hand: a letter that waits to go with it is asked about."""
_RECEIVED = frozenset({Action.RECEIVE, Action.RECEIVE_BROUGHT})
_COLLECTORS = (("owner", "Chính chủ"), ("representative", "Người được ủy quyền"))
_NOTES = {
    Action.NOTE_MISSING: "Thiếu giấy tờ gì",
    Action.REQUEST_SUPPLEMENT: "Cần bổ sung gì (ghi một lần, đầy đủ)",
    Action.UNDO: "Vì sao hoàn tác",
    Action.EXTEND: "Vì sao chậm",
}


@dataclass(frozen=True)
class Order:
    """A wish for one dossier, with everything that was asked."""

    wish: str
    card: Card
    answers: Mapping[str, str]
    who: str
    clock_is_sound: bool = True

    def note(self) -> str:
        """The words that go with it."""
        return self.answers.get("note", "")


def wishes_for(card: Card) -> list[tuple[str, str]]:
    """Everything that can be done with a dossier now, the next step first: code and words."""
    allowed = [action for action in card.handled.allowed if action not in _BY_THE_PAPER]
    following = card.handled.next_step
    allowed.sort(key=lambda action: action is not following)
    wishes = [(action.value, action.caption) for action in allowed]
    if card.on_the_spot:
        wishes.insert(0, (ON_THE_SPOT, OTHER_CAPTIONS[ON_THE_SPOT]))
    if not card.line.stage.is_over:
        wishes += [(WHERE, OTHER_CAPTIONS[WHERE]), (PEOPLE, OTHER_CAPTIONS[PEOPLE])]
    if done_steps(card.handled.life):
        wishes.append((SPOT_FACTS, OTHER_CAPTIONS[SPOT_FACTS]))
    if may_file_online(card):
        place = 0 if card.handled.case.channel is Channel.ONLINE else len(wishes)
        wishes.insert(place, (FILE_ONLINE, OTHER_CAPTIONS[FILE_ONLINE]))
    needed = just_needed(card.handled.life)
    first = [(PAPER + needed, f"In {title_of(needed)}")] if needed else []
    return [*first, *wishes, *paper_wishes(card.handled.life), (OPEN, OTHER_CAPTIONS[OPEN])]


def may_file_online(card: Card) -> bool:
    """Whether it can be filed in the portal from here: not taken in yet, or taken in online and not numbered yet."""
    life, case = card.handled.life, card.handled.case
    if life.received_at is not None:
        return life.channel_in == Channel.ONLINE and not life.official_number
    return life.stage in BEFORE_RECEIPT and Channel.ONLINE in channels_of(case.procedure)


def caption_of(wish: str) -> str:
    """The words of a wish."""
    return OTHER_CAPTIONS.get(wish) or Action(wish).caption


def questions_for(wish: str, card: Card, today: date) -> list[Question]:
    """Only what this wish needs; nothing for most steps."""
    delivery = card.handled.delivery
    if wish == WHERE:
        return [
            typed("village", "Thôn, tổ dân phố", value=delivery.village),
            of_kind("phone", "Điện thoại", "phone", today, value=delivery.phone),
        ]
    if wish == PEOPLE:
        return _about_people(card, today)
    if wish == SPOT_FACTS:
        return about_spot(card)
    if wish == ON_THE_SPOT:
        return about_authority(card)
    if wish in OTHER_CAPTIONS:
        return []
    action = Action(wish)
    if action in _HANDED_OVER:
        return _about_collector(action, card, today)
    if action is Action.APPROVE:
        return about_authority(card)
    if action in _RECEIVED:
        ways = [(way.value, way.caption) for way in (Channel.DIRECT, Channel.ONLINE, Channel.POST)]
        told = (("no", "Không cần"), ("yes", "Người nộp đòi"))
        now = card.handled.case.channel
        return [choice("channel", "Nhận qua", ways, now.value), choice("receipt", "Giấy tiếp nhận khi trả ngay", told)]
    return [_question(need, action, today) for need in RULES[action].needs]


def do_order(order: Order, handling: HandlingDesk, board: BoardDesk) -> None:
    """Do it. Blocking; on the register's worker.

    Raises:
        CounterError: it cannot be done now; nothing was changed.
    """
    dossier_id, answers = order.card.line.id, order.answers
    if order.wish == WHERE:
        board.note_where(dossier_id, answers["village"], answers["phone"])
        return
    if order.wish == PEOPLE:
        handling.note_people(dossier_id, answers)
        return
    if order.wish == ON_THE_SPOT:
        handling.do_on_the_spot(dossier_id, order.who, delegation_of(answers))
        return
    if order.wish == SPOT_FACTS:
        note_spot(order.card, answers, board)
        return
    action = Action(order.wish)
    if action in _RECEIVED:
        handling.receive(dossier_id, _asking(order), order.who)
    elif action in _HANDED_OVER:
        _hand_over(order, handling)
    elif action is Action.UNDO:
        handling.undo(dossier_id, order.who, order.note())
    else:
        told = _facts(order, board)
        handling.do(dossier_id, action, order.who, order.note(), told, delegation_of(answers))


def _about_people(card: Card, today: date) -> list[Question]:
    people = people_of(card.handled.case)
    return [
        of_kind(OWNER, "Chủ hồ sơ", "name", today, "Xin ghi tên chủ hồ sơ.", value=people.owner),
        of_kind(FILER, "Người nộp (khác chủ hồ sơ: người đại diện)", "name", today, "Xin ghi tên.", value=people.filer),
    ]


def _about_collector(action: Action, card: Card, today: date) -> list[Question]:
    ways = [(way.value, way.caption) for way in (Channel.DIRECT, Channel.ONLINE)]
    questions = [
        choice("collector", "Ai nhận", _COLLECTORS),
        of_kind("name", "Họ, chữ đệm, tên người nhận", "name", today, "Xin ghi tên người nhận.", card.line.person),
        of_kind("id_number", "Số định danh trên thẻ của người nhận", "personal_id", today, "Xin xem thẻ và ghi số."),
    ]
    return [*questions, choice("channel", "Trả", ways)] if action is Action.RETURN else questions


def _question(need: Need, action: Action, today: date) -> Question:
    match need:
        case "note":
            return typed("note", _NOTES.get(action, "Lý do"), "Xin ghi rõ; dòng này nằm trong lịch sử hồ sơ.")
        case "due":
            return coming_day("due", "Hạn trả mới", today, "Xin ghi ngày hẹn trả mới.")
        case "reason":
            return choice("reason", "Vì sao", tuple(ORDINARY_REASONS.items()))
        case "official_number":
            return official_number("official_number", "Mã hồ sơ trên hệ thống của tỉnh")
        case _:
            raise ValueError(f"{action} asks for its {need} in its own way")


def _asking(order: Order) -> Asking:
    """What is known of the visitor from the time of writing, with what was asked now."""
    helped = frozenset(Trait(code) for code in order.card.handled.service.helped_for)
    return Asking(
        traits=helped,
        channel=Channel(order.answers["channel"]),
        wants_receipt=order.answers["receipt"] == "yes",
        clock_is_sound=order.clock_is_sound,
    )


def _hand_over(order: Order, handling: HandlingDesk) -> None:
    answers, known = order.answers, order.card.handled
    taken = replace(known.delivery, collector=answers["name"], collector_id_number=answers["id_number"])
    channel = Channel(answers.get("channel") or known.life.channel_out or Channel.DIRECT)
    handling.hand_over(order.card.line.id, order.who, answers["collector"], taken, channel)


def _facts(order: Order, board: BoardDesk) -> dict[str, str]:
    facts = {name: value for name, value in order.answers.items() if name in {"reason", "official_number"}}
    if "due" in order.answers:
        facts["due"] = board.closing_of(date.fromisoformat(order.answers["due"])).isoformat()
    return facts
