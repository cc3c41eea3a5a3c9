# SPDX-License-Identifier: GPL-3.0-or-later
"""«4 tại chỗ» on a dossier's card: by whose authority it is approved, which steps were done here, which specimen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from counter_app.domain.spot import CAPTIONS, SPECIMENS, STEPS, Specimen, done_steps
from counter_app.domain.stages import Action, Stage
from counter_app.ui.questions import Question, choice

if TYPE_CHECKING:
    from counter_app.casework.board_desk import BoardDesk, Card

HEAD = "head"
_NO_SPECIMEN: Specimen = ""
_LONGEST_NAME = 30
_HERE = (("yes", "tại quầy"), ("no", "nơi khác"))


def about_authority(card: Card) -> list[Question]:
    """Who approves: asked only where somebody beside the head of the office may."""
    if Action.APPROVE not in card.handled.allowed and card.handled.life.stage is not Stage.RECEIVED:
        return []
    if not card.delegations:
        return []
    delegates = [(str(one.id), _short(one.name)) for one in card.delegations]
    return [choice("authority", "Ai phê duyệt", [(HEAD, "Người đứng đầu cơ quan"), *delegates], delegates[0][0])]


def _short(name: str) -> str:
    """A name as far as a button of the card has room for it; the card tells it whole once it is noted."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def delegation_of(answers: Mapping[str, str]) -> int | None:
    """The delegation that was picked; None for the head of the office."""
    picked = answers.get("authority", HEAD)
    return None if picked == HEAD else int(picked)


def about_spot(card: Card) -> list[Question]:
    """Where each step that was done was done, and which specimen the result bears."""
    done = done_steps(card.handled.life)
    steps = [
        choice(step, f"Khâu {CAPTIONS[step]}", _HERE, "yes" if step in card.help.steps_here else "no")
        for step in STEPS
        if step in done
    ]
    specimens = [(code or "none", words) for code, words in SPECIMENS.items()]
    return [*steps, choice("specimen", "Kết quả dùng mẫu chữ ký nào", specimens, card.help.specimen or "none")]


def note_spot(card: Card, answers: Mapping[str, str], board: BoardDesk) -> None:
    """Keep it. Blocking; on the register's worker."""
    for step in STEPS:
        if step in answers and (answers[step] == "yes") != (step in card.help.steps_here):
            board.set_here(card.line.id, step, here=answers[step] == "yes")
    specimen = next((code for code in SPECIMENS if code == answers["specimen"]), _NO_SPECIMEN)
    if specimen != card.help.specimen:
        board.note_specimen(card.line.id, specimen)


def spot_facts(card: Card) -> Iterator[str]:
    """What the card tells of it, one fact a line."""
    life, helped = card.handled.life, card.help
    if life.received_at is None:
        return
    done = done_steps(life)
    if helped.steps_here:
        yield f"Làm tại quầy: {', '.join(CAPTIONS[step] for step in helped.steps_here)}"
    elsewhere = [CAPTIONS[step] for step in STEPS if step in done and step not in helped.steps_here]
    if elsewhere and card.spot.steps:
        yield f"Làm nơi khác: {', '.join(elsewhere)}: không tính là «4 tại chỗ»"
    if card.approved_by is not None:
        yield f"Phê duyệt theo ủy quyền: {card.approved_by.name}, {card.approved_by.document}"
    elif "approve" in done:
        yield "Phê duyệt: người đứng đầu cơ quan"
    elif life.stage is Stage.APPRAISED and not card.delegations:
        yield "Chưa có ủy quyền phê duyệt thủ tục này: người đứng đầu ký"
    if helped.specimen:
        yield f"Kết quả dùng {SPECIMENS[helped.specimen]}"
