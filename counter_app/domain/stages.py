# SPDX-License-Identifier: GPL-3.0-or-later
"""The stages of a dossier's life and the named actions between them: one table, and no other way from here to there.

Stages after Nghị định 118/2025/NĐ-CP (tiếp nhận, giải quyết, trả kết quả) and the four steps of «4 tại chỗ».
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

Need = Literal["note", "due", "channel", "collector", "reason", "official_number"]
"""What an action must bring: words, a due moment, a way, who took the result (checked by ID), a reason by
code, the number the province's system gave."""


class Stage(StrEnum):
    """Where a dossier is."""

    WRITING = "writing"
    PAPERS_MISSING = "papers_missing"
    READY_TO_SIGN = "ready_to_sign"
    SIGNED = "signed"
    RECEIVED = "received"
    SUPPLEMENT_REQUESTED = "supplement_requested"
    APPRAISED = "appraised"
    APPROVED = "approved"
    SEALED = "sealed"
    SENT_OUT = "sent_out"
    NOT_COLLECTED = "not_collected"
    RETURNED = "returned"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"

    @property
    def caption(self) -> str:
        """The clerk's word for it."""
        return _STAGE_CAPTIONS[self]

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done."""
        return self in _OVER

    @property
    def is_received(self) -> bool:
        """Whether the office has the dossier and its clock may run."""
        return self in UNDER_WAY


class Action(StrEnum):
    """What can be done with a dossier. ``UNDO`` takes the last one back and leaves its trace."""

    MAKE_READY = "make_ready"
    REWRITE = "rewrite"
    NOTE_MISSING = "note_missing"
    PAPERS_CAME = "papers_came"
    SIGN = "sign"
    RECEIVE = "receive"
    RECEIVE_BROUGHT = "receive_brought"
    REQUEST_SUPPLEMENT = "request_supplement"
    SUPPLEMENT_CAME = "supplement_came"
    APPRAISE = "appraise"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    SEAL = "seal"
    RETURN = "return"
    SEND_BY_POST = "send_by_post"
    SEND_BY_VILLAGE_HEAD = "send_by_village_head"
    CONFIRM_DELIVERED = "confirm_delivered"
    NOTE_NOT_COLLECTED = "note_not_collected"
    COLLECT = "collect"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    STOP = "stop"
    EXTEND = "extend"
    MOVE_TO_ORDINARY = "move_to_ordinary"
    NOTE_OFFICIAL_NUMBER = "note_official_number"
    UNDO = "undo"

    @property
    def caption(self) -> str:
        """What the key that does it says."""
        return _ACTION_CAPTIONS[self]


@dataclass(frozen=True)
class Rule:
    """From which stages an action leads where. ``to`` is None when the stage stays (or is the one before)."""

    sources: frozenset[Stage]
    to: Stage | None
    needs: tuple[Need, ...] = ()


BEFORE_RECEIPT = frozenset({Stage.WRITING, Stage.PAPERS_MISSING, Stage.READY_TO_SIGN, Stage.SIGNED})
AT_WORK = frozenset({Stage.RECEIVED, Stage.APPRAISED, Stage.APPROVED})
UNDER_WAY = AT_WORK | {Stage.SUPPLEMENT_REQUESTED, Stage.SEALED, Stage.SENT_OUT, Stage.NOT_COLLECTED}
_OVER = frozenset({Stage.RETURNED, Stage.REFUSED, Stage.WITHDRAWN, Stage.STOPPED})


def _rule(*sources: Stage, to: Stage | None, needs: tuple[Need, ...] = ()) -> Rule:
    return Rule(frozenset(sources), to, needs)


RULES: Mapping[Action, Rule] = MappingProxyType(
    {
        Action.MAKE_READY: _rule(Stage.WRITING, to=Stage.READY_TO_SIGN),
        Action.REWRITE: _rule(Stage.READY_TO_SIGN, Stage.SIGNED, to=Stage.WRITING),
        Action.NOTE_MISSING: _rule(
            Stage.WRITING, Stage.READY_TO_SIGN, Stage.SIGNED, to=Stage.PAPERS_MISSING, needs=("note",)
        ),
        Action.PAPERS_CAME: _rule(Stage.PAPERS_MISSING, to=None),
        Action.SIGN: _rule(Stage.READY_TO_SIGN, to=Stage.SIGNED),
        Action.RECEIVE: _rule(Stage.SIGNED, to=Stage.RECEIVED, needs=("channel",)),
        Action.RECEIVE_BROUGHT: _rule(Stage.WRITING, to=Stage.RECEIVED, needs=("channel",)),
        Action.REQUEST_SUPPLEMENT: _rule(
            Stage.RECEIVED, Stage.APPRAISED, to=Stage.SUPPLEMENT_REQUESTED, needs=("note",)
        ),
        Action.SUPPLEMENT_CAME: _rule(Stage.SUPPLEMENT_REQUESTED, to=Stage.RECEIVED),
        Action.APPRAISE: _rule(Stage.RECEIVED, to=Stage.APPRAISED),
        Action.SEND_BACK: _rule(Stage.APPRAISED, Stage.APPROVED, to=Stage.RECEIVED, needs=("note",)),
        Action.APPROVE: _rule(Stage.APPRAISED, to=Stage.APPROVED),
        Action.SEAL: _rule(Stage.APPROVED, to=Stage.SEALED),
        Action.RETURN: _rule(Stage.SEALED, to=Stage.RETURNED, needs=("channel", "collector")),
        Action.SEND_BY_POST: _rule(Stage.SEALED, Stage.NOT_COLLECTED, to=Stage.SENT_OUT),
        Action.SEND_BY_VILLAGE_HEAD: _rule(Stage.SEALED, Stage.NOT_COLLECTED, to=Stage.SENT_OUT),
        Action.CONFIRM_DELIVERED: _rule(Stage.SENT_OUT, to=Stage.RETURNED, needs=("collector",)),
        Action.NOTE_NOT_COLLECTED: _rule(Stage.SEALED, Stage.SENT_OUT, to=Stage.NOT_COLLECTED),
        Action.COLLECT: _rule(Stage.NOT_COLLECTED, to=Stage.RETURNED, needs=("collector",)),
        Action.REFUSE: Rule(BEFORE_RECEIPT | AT_WORK | {Stage.SUPPLEMENT_REQUESTED}, Stage.REFUSED, ("note",)),
        Action.WITHDRAW: Rule(AT_WORK | {Stage.SUPPLEMENT_REQUESTED}, Stage.WITHDRAWN, ("note",)),
        Action.STOP: Rule(AT_WORK | {Stage.SUPPLEMENT_REQUESTED}, Stage.STOPPED, ("note",)),
        Action.EXTEND: Rule(AT_WORK | {Stage.SEALED}, None, ("due", "note")),
        Action.MOVE_TO_ORDINARY: Rule(BEFORE_RECEIPT | AT_WORK, None, ("reason",)),
        Action.NOTE_OFFICIAL_NUMBER: Rule(frozenset(Stage), None, ("official_number",)),
        Action.UNDO: Rule(frozenset(Stage), None, ("note",)),
    }
)
"""The whole machine."""

NEXT_STEP: Mapping[Stage, Action] = MappingProxyType(
    {
        Stage.PAPERS_MISSING: Action.PAPERS_CAME,
        Stage.READY_TO_SIGN: Action.SIGN,
        Stage.SIGNED: Action.RECEIVE,
        Stage.RECEIVED: Action.APPRAISE,
        Stage.SUPPLEMENT_REQUESTED: Action.SUPPLEMENT_CAME,
        Stage.APPRAISED: Action.APPROVE,
        Stage.APPROVED: Action.SEAL,
        Stage.SEALED: Action.RETURN,
        Stage.SENT_OUT: Action.CONFIRM_DELIVERED,
        Stage.NOT_COLLECTED: Action.COLLECT,
    }
)
"""What usually comes next: the one action under Enter. Writing goes on in the visit itself."""

_STAGE_CAPTIONS = {
    Stage.WRITING: "Đang nhập",
    Stage.PAPERS_MISSING: "Thiếu giấy tờ",
    Stage.READY_TO_SIGN: "Chờ ký",
    Stage.SIGNED: "Đã ký, chờ nhận",
    Stage.RECEIVED: "Đã nhận",
    Stage.SUPPLEMENT_REQUESTED: "Chờ bổ sung",
    Stage.APPRAISED: "Đã thẩm định",
    Stage.APPROVED: "Đã phê duyệt",
    Stage.SEALED: "Đã đóng dấu, chờ trả",
    Stage.SENT_OUT: "Đang chuyển đến nhà",
    Stage.NOT_COLLECTED: "Chưa đến lấy",
    Stage.RETURNED: "Đã trả",
    Stage.REFUSED: "Từ chối",
    Stage.WITHDRAWN: "Người nộp rút",
    Stage.STOPPED: "Dừng giải quyết",
}
_ACTION_CAPTIONS = {
    Action.MAKE_READY: "In để ký",
    Action.REWRITE: "Sửa lại",
    Action.NOTE_MISSING: "Ghi thiếu giấy tờ",
    Action.PAPERS_CAME: "Đã mang đủ giấy tờ",
    Action.SIGN: "Đã ký",
    Action.RECEIVE: "Tiếp nhận",
    Action.RECEIVE_BROUGHT: "Nhận tờ khai mang đến",
    Action.REQUEST_SUPPLEMENT: "Yêu cầu bổ sung",
    Action.SUPPLEMENT_CAME: "Đã bổ sung",
    Action.APPRAISE: "Thẩm định xong",
    Action.SEND_BACK: "Trả về thẩm định",
    Action.APPROVE: "Đã phê duyệt",
    Action.SEAL: "Đã đóng dấu",
    Action.RETURN: "Trả kết quả",
    Action.SEND_BY_POST: "Gửi bưu chính",
    Action.SEND_BY_VILLAGE_HEAD: "Gửi trưởng thôn",
    Action.CONFIRM_DELIVERED: "Đã đến tay",
    Action.NOTE_NOT_COLLECTED: "Chưa đến lấy",
    Action.COLLECT: "Đến lấy kết quả",
    Action.REFUSE: "Từ chối",
    Action.WITHDRAW: "Người nộp rút",
    Action.STOP: "Dừng giải quyết",
    Action.EXTEND: "Xin lỗi, gia hạn",
    Action.MOVE_TO_ORDINARY: "Chuyển quy trình thường",
    Action.NOTE_OFFICIAL_NUMBER: "Ghi mã hồ sơ của tỉnh",
    Action.UNDO: "Hoàn tác bước vừa làm",
}
