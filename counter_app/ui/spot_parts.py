# SPDX-License-Identifier: GPL-3.0-or-later
"""«4 tại chỗ» as two ledgers: the class of every procedure, and the delegations of approval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from counter_app.casework.spot_desk import Classed, SpotView
from counter_app.domain.spot import CAPTIONS, STEPS, Delegation, in_order
from counter_app.domain.text import fold
from counter_app.ui.background import Lane
from counter_app.ui.ledger import LedgerPage, LedgerRow, Told
from counter_app.ui.questions import Question, choice, day, typed

if TYPE_CHECKING:
    from counter_app.casework.spot_desk import SpotDesk
    from counter_app.domain.roles import Colleague
    from counter_app.ui.flow import Backroom

SET, CLEAR, NEW, REVOKE = "set", "clear", "new", "revoke"
_HERE = (("yes", "tại quầy"), ("no", "nơi khác"))
_MOST_ROWS = 150


class ClassPart:
    """Connects the ledger with the classes of procedures."""

    def __init__(self, desk: SpotDesk) -> None:
        self._desk = desk

    def fetch(self, query: str) -> LedgerPage:
        """Those with dossiers this quarter first, then those done here the most."""
        view, asked = self._desk.view(), fold(query)
        found = [one for one in view.classed if asked in fold(f"{one.procedure.code} {one.procedure.name}")]
        return LedgerPage(tuple(_class_row(one) for one in found[:_MOST_ROWS]), tuple(_shares(view)))

    def questions(self, row: LedgerRow, wish: str) -> Sequence[Question]:
        """Each step, and by which document."""
        one = row.about
        if wish != SET or not isinstance(one, Classed):
            return ()
        steps = [
            choice(step, f"Khâu {CAPTIONS[step]}", _HERE, "yes" if step in one.spot.steps else "no") for step in STEPS
        ]
        return (*steps, typed("document", "Theo văn bản nào (quyết định phê duyệt danh mục)", value=one.spot.document))

    def lane(self, _wish: str) -> Lane:
        """All of it is the register's."""
        return Lane.REGISTER

    def do(self, row: LedgerRow, wish: str, answers: Mapping[str, str]) -> str:
        """Set a class, or let the plan's count again."""
        if not isinstance(row.about, Classed):
            return ""
        code = row.about.procedure.code
        if wish == CLEAR:
            self._desk.clear_class(code)
            return f"{code}: lại theo kế hoạch."
        steps = in_order(step for step in STEPS if answers[step] == "yes")
        self._desk.set_class(code, steps, answers["document"])
        return f"{code}: {len(steps)} khâu làm tại quầy; áp dụng ngay."


class DelegationPart:
    """Connects the ledger with the delegations."""

    def __init__(self, desk: SpotDesk, room: Backroom) -> None:
        self._desk, self._room = desk, room

    def fetch(self, query: str) -> LedgerPage:
        """A row to enter one, then all of them, the newest first."""
        asked = fold(query)
        people, today = self._desk.may_be_delegated(), self._room.today
        under = "" if people else "trước hết ghi tên người ở Cài đặt, Người làm việc tại quầy"
        first = LedgerRow(
            NEW,
            "Ghi ủy quyền phê duyệt mới",
            under,
            "accent",
            (
                (
                    "Căn cứ: Nghị định 118/2025/NĐ-CP Điều 17 khoản 5. Chương trình chỉ ghi lại văn bản đã ký.",
                    "secondary",
                ),
                ("Không có ủy quyền thì người đứng đầu cơ quan phê duyệt.", "secondary"),
            ),
            ((NEW, "Ghi mới"),) if people else (),
            tuple(people),
        )
        given = [one for one in self._desk.delegations() if asked in fold(f"{one.name} {one.document}")]
        running = sum(one.in_force(today) for one in given)
        rows = (first, *(_delegation_row(one, today) for one in given))
        return LedgerPage(rows, ((f"{running} ủy quyền đang có hiệu lực", "strong"),))

    def questions(self, row: LedgerRow, wish: str) -> Sequence[Question]:
        """Who, for what, from when to when, by which document."""
        if wish != NEW or not isinstance(row.about, tuple):
            return ()
        people: tuple[Colleague, ...] = row.about
        today = self._room.today
        return (
            choice("who", "Ai được ủy quyền", [(str(one.id), one.name) for one in people]),
            replace(typed("procedures", "Mã thủ tục, cách nhau bằng dấu cách"), hint="để trống: mọi thủ tục"),
            day("from", "Từ ngày", today, "Xin ghi từ ngày nào.", today),
            day("to", "Đến hết ngày (để trống: đến khi thu hồi)", today),
            typed("document", "Văn bản ủy quyền: số, ngày", "Xin ghi số và ngày văn bản ủy quyền."),
        )

    def lane(self, _wish: str) -> Lane:
        """All of it is the register's."""
        return Lane.REGISTER

    def do(self, row: LedgerRow, wish: str, answers: Mapping[str, str]) -> str:
        """Keep one, or revoke it."""
        if wish == REVOKE and isinstance(row.about, Delegation):
            self._desk.revoke(row.about.id)
            return f"Đã thu hồi ủy quyền của {row.about.name} từ hôm nay."
        until = date.fromisoformat(answers["to"]) if answers["to"] else None
        begins = date.fromisoformat(answers["from"])
        self._desk.delegate(int(answers["who"]), answers["procedures"], begins, until, answers["document"])
        return "Đã ghi ủy quyền phê duyệt."


def _shares(view: SpotView) -> Iterator[Told]:
    shares = view.shares
    procedures = _percent(shares.of_procedures, shares.whole_procedures, shares.procedures, "thủ tục có hồ sơ")
    dossiers = _percent(shares.of_dossiers, shares.whole_dossiers, shares.dossiers, "hồ sơ đã xong")
    yield f"{view.quarter.title}, làm đủ 4 khâu tại chỗ:", "secondary"
    yield procedures, "strong"
    yield dossiers, "strong"
    for target in view.targets:
        share = shares.of_procedures if target.about == "on_the_spot_procedures" else shares.of_dossiers
        if target.quantity is None or share is None:
            continue
        reached = 100 * share >= target.quantity
        word = "✓ đạt" if reached else "▲ chưa đạt"
        yield f"{word} {target.quantity:g} %: {target.title}", "good" if reached else "wait"


def _percent(share: float | None, part: int, whole: int, what: str) -> str:
    told = "—" if share is None else f"{100 * share:.1f} %".replace(".", ",")
    return f"{told} ({part}/{whole} {what})"


def _class_row(one: Classed) -> LedgerRow:
    named = ", ".join(CAPTIONS[step] for step in one.spot.steps)
    whose = "cơ quan đặt" if one.spot.own else "theo kế hoạch"
    under = f"{'●' if one.spot.is_whole else '○'} {len(one.spot.steps)}/4 khâu · {whose}"
    lines: list[Told] = [
        (f"Làm tại quầy: {named}" if named else "Không khâu nào làm tại quầy", "strong"),
        (one.procedure.name, "body"),
        (f"Lĩnh vực: {one.procedure.sector}", "secondary"),
        ("Quý này có nhận hồ sơ" if one.received else "Quý này chưa nhận hồ sơ nào", "secondary"),
    ]
    if one.spot.document:
        lines.append((f"Văn bản: {one.spot.document}", "body"))
    wishes = [(SET, "Đặt khâu làm tại quầy")] + ([(CLEAR, "Theo kế hoạch")] if one.spot.own else [])
    title = f"{one.procedure.code} · {one.procedure.short_name}"
    return LedgerRow(one.procedure.code, title, under, "body", tuple(lines), tuple(wishes), one)


def _delegation_row(one: Delegation, today: date) -> LedgerRow:
    until = f"đến hết {one.to_day:%d/%m/%Y}" if one.to_day else "đến khi thu hồi"
    if one.revoked_on is not None and today >= one.revoked_on:
        state, role = f"○ đã thu hồi {one.revoked_on:%d/%m/%Y}", "secondary"
    elif one.in_force(today):
        state, role = "● đang có hiệu lực", "good"
    else:
        state, role = ("○ chưa tới ngày" if today < one.from_day else "○ đã hết hạn"), "secondary"
    for_what = ", ".join(one.procedures) or "mọi thủ tục"
    lines: tuple[Told, ...] = (
        (state, "good" if role == "good" else "secondary"),
        (f"Từ {one.from_day:%d/%m/%Y}, {until}", "body"),
        (f"Thủ tục: {for_what}", "body"),
        (f"Văn bản: {one.document}", "body"),
    )
    wishes = ((REVOKE, "Thu hồi từ hôm nay"),) if one.revoked_on is None else ()
    shown: Told = lines[0]
    return LedgerRow(f"d{one.id}", f"{one.name} · {for_what}", f"{state} · {until}", shown[1], lines, wishes, one)
