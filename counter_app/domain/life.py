# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of one dossier: an append-only history of actions; what it is now is what its history says.

An action taken back stays in the history: the entry that undoes it stands after it. Each entry is chained to the one
before, so that a changed past shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from counter_app.domain.due import Awaited
from counter_app.domain.errors import CounterError
from counter_app.domain.stages import NEXT_STEP, RULES, Action, Need, Stage

_NEEDED: Mapping[Need, str] = {
    "note": "lý do hoặc nội dung",
    "due": "hạn mới",
    "channel": "cách nhận hoặc trả",
    "collector": "người nhận kết quả",
    "reason": "lý do",
    "official_number": "mã hồ sơ của tỉnh",
}


class NotNow(CounterError):
    """This action does not fit the stage, or lacks something; the sentence says which."""


@dataclass(frozen=True)
class Entry:
    """One action that was done. ``facts`` holds codes, moments and numbers, never a person; ``note`` may name one.

    Facts in use: ``due`` (ISO moment), ``channel``, ``reason`` (a code), ``collector`` («owner», «representative»),
    ``official_number``.
    """

    action: Action
    at: datetime
    who: str
    note: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)

    def has(self, need: Need) -> bool:
        """Whether the entry brings what an action asks for."""
        return bool(self.note.strip()) if need == "note" else bool(self.facts.get(need))


@dataclass(frozen=True)
class Life:
    """What a history amounts to.

    ``due``: the moment promised now; None when none was promised or papers are awaited. ``first_due``: the one
    promised at receipt. ``received_by``: who took it in. ``ordinary``: why it went the ordinary way, as a code.
    ``done_at``: when the office had done its part with what it received: handed the result over, sent it, let it wait
    for its owner, or ended the matter otherwise. ``before``: the stage papers were missing at. ``history``: every
    entry, undone ones included; ``effective``: the places in it that still count.
    """

    stage: Stage = Stage.WRITING
    due: datetime | None = None
    first_due: datetime | None = None
    received_at: datetime | None = None
    received_by: str = ""
    returned_at: datetime | None = None
    done_at: datetime | None = None
    extended: bool = False
    ordinary: str = ""
    ordinary_at: datetime | None = None
    channel_in: str = ""
    channel_out: str = ""
    official_number: str = ""
    waits: tuple[Awaited, ...] = ()
    before: Stage = Stage.WRITING
    history: tuple[Entry, ...] = ()
    effective: tuple[int, ...] = ()

    @property
    def last(self) -> Entry | None:
        """The last action that still counts: the one «undo» would take back."""
        return self.history[self.effective[-1]] if self.effective else None

    @property
    def next_step(self) -> Action | None:
        """The one action under Enter; None while it is being written, and when all is over."""
        return NEXT_STEP.get(self.stage)

    def allowed(self) -> tuple[Action, ...]:
        """Every action that fits now, in the order of the machine."""
        return tuple(action for action in Action if not self._against(action))

    def act(self, entry: Entry) -> Life:
        """The life after one more action.

        Raises:
            NotNow: it does not fit the stage, was already used up, or lacks something.
        """
        against = self._against(entry.action)
        if against:
            raise NotNow(against)
        for need in RULES[entry.action].needs:
            if not entry.has(need):
                raise NotNow(
                    f"«{entry.action.caption}» còn thiếu {_NEEDED[need]}. Hồ sơ chưa đổi; xin ghi rồi làm lại."
                )
        _check_extension(self, entry)
        place = len(self.history)
        effective = self.effective[:-1] if entry.action is Action.UNDO else (*self.effective, place)
        return _settled((*self.history, entry), effective)

    def _against(self, action: Action) -> str:
        """Why an action cannot be done now; empty when it can."""
        unchanged = "Hồ sơ chưa đổi"
        if self.stage not in RULES[action].sources:
            return f"«{action.caption}» không làm được khi hồ sơ đang «{self.stage.caption}». {unchanged}."
        if action is Action.UNDO and not self.effective:
            return f"Không có bước nào để hoàn tác. {unchanged}."
        if action is Action.EXTEND and (self.extended or self.due is None):
            told = "Chỉ được gia hạn một lần" if self.extended else "Hồ sơ chưa có hạn trả nên không gia hạn"
            return f"{told}. {unchanged}."
        if action is Action.MOVE_TO_ORDINARY and self.ordinary:
            return f"Hồ sơ đã chuyển quy trình thường. {unchanged}."
        return ""


def replay(entries: Iterable[Entry]) -> Life:
    """The life that a history tells.

    Raises:
        NotNow: an entry does not follow from those before it: the history was tampered with.
    """
    life = Life()
    for entry in entries:
        life = life.act(entry)
    return life


def link(previous: str, dossier_id: int, entry: Entry, note_digest: str | None = None) -> str:
    """The chain value of an entry: a digest over itself and the one before.

    ``note_digest`` stands for the note once its words were erased, so that the chain holds without them.
    """
    facts = "\x1e".join(f"{name}={value}" for name, value in sorted(entry.facts.items()))
    told = digest_of(entry.note) if note_digest is None else note_digest
    at = entry.at.isoformat(timespec="microseconds")
    parts = (previous, str(dossier_id), entry.action.value, at, entry.who, facts, told)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def digest_of(note: str) -> str:
    """What the chain keeps of a note."""
    return hashlib.sha256(note.encode()).hexdigest()


def _check_extension(life: Life, entry: Entry) -> None:
    """One apology with a new date, before the old one has passed (TT 03/2025/TT-VPCP, mẫu 04)."""
    if entry.action is not Action.EXTEND or life.due is None:
        return
    if datetime.fromisoformat(entry.facts["due"]) <= life.due:
        raise NotNow("Hạn mới phải sau hạn cũ. Hồ sơ chưa đổi; xin chọn ngày khác.")
    if entry.at > life.due:
        raise NotNow("Đã quá hạn trả nên không gia hạn được nữa; vẫn gửi thư xin lỗi được. Hồ sơ chưa đổi.")


def _settled(history: tuple[Entry, ...], effective: tuple[int, ...]) -> Life:
    life = Life()
    for place in effective:
        life = _done(_after(life, history[place]), history[place].at)
    return replace(life, history=history, effective=effective)


def _done(life: Life, at: datetime) -> Life:
    """Note the first moment at which nothing was left to the office; what it never took in was never its to do."""
    is_done = life.stage.is_over or life.stage in {Stage.SENT_OUT, Stage.NOT_COLLECTED}
    if life.done_at is None and life.received_at is not None and is_done:
        return replace(life, done_at=at)
    return life


def _after(life: Life, entry: Entry) -> Life:
    """The life one action later, its rule already kept."""
    to = RULES[entry.action].to
    stage = life.stage if to is None else to
    due = datetime.fromisoformat(entry.facts["due"]) if entry.facts.get("due") else None
    channel = entry.facts.get("channel", "")
    match entry.action:
        case Action.NOTE_MISSING:
            return replace(life, stage=stage, before=life.stage)
        case Action.PAPERS_CAME:
            return replace(life, stage=life.before)
        case Action.RECEIVE | Action.RECEIVE_BROUGHT:
            begun = replace(life, stage=stage, received_at=entry.at, received_by=entry.who, channel_in=channel)
            return replace(begun, due=due, first_due=due)
        case Action.REQUEST_SUPPLEMENT:
            return replace(life, stage=stage, due=None, waits=(*life.waits, Awaited(entry.at)))
        case Action.SUPPLEMENT_CAME:
            ended = (*life.waits[:-1], Awaited(life.waits[-1].since, entry.at))
            return replace(life, stage=stage, due=due, waits=ended)
        case Action.EXTEND:
            return replace(life, due=due, extended=True)
        case Action.MOVE_TO_ORDINARY:
            return replace(life, ordinary=entry.facts["reason"], ordinary_at=entry.at, due=due or life.due)
        case Action.NOTE_OFFICIAL_NUMBER:
            return replace(life, official_number=entry.facts["official_number"])
        case Action.RETURN | Action.CONFIRM_DELIVERED | Action.COLLECT:
            return replace(life, stage=stage, returned_at=entry.at, channel_out=channel or life.channel_out)
        case Action.SEND_BY_POST:
            return replace(life, stage=stage, channel_out="post")
        case Action.SEND_BY_VILLAGE_HEAD:
            return replace(life, stage=stage, channel_out="village_head")
    return replace(life, stage=stage)
