# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters in words: one row of the room, whatever its state, and the sentences that tell how many there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from counter_app.ui.widgets.plain_label import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.casework.open_letter import LetterOffer, LetterShelf, OpenLetter

RowState = Literal["offered", "draft", "printed"]
_STATES: dict[RowState, tuple[str, Role]] = {
    "offered": ("●  Chờ viết", "wait"),
    "draft": ("○  Đang viết", "body"),
    "printed": ("✓  Đã in", "good"),
}
ERASED = "(đã xóa lời thư)"
NO_NAME = "(chưa có tên)"


@dataclass(frozen=True)
class LetterLine:
    """One row. Either ``offer`` or ``letter`` is there."""

    state: RowState
    title: str
    person: str
    number: str
    told: str
    offer: LetterOffer | None = None
    letter: OpenLetter | None = None

    @property
    def words(self) -> tuple[str, Role]:
        """The state as word and shape."""
        return _STATES[self.state]

    @property
    def may_be_declined(self) -> bool:
        """Whether it can still be put away."""
        return self.state != "printed"

    @property
    def may_be_erased(self) -> bool:
        """Whether there are words of a printed letter to erase."""
        return self.letter is not None and self.state == "printed" and not self.letter.letter.erased


def lines_of(shelf: LetterShelf) -> list[LetterLine]:
    """What waits first, then what is being written, then what was printed, the newest first."""
    offered = [
        LetterLine("offered", one.title, one.line.person or NO_NAME, one.line.number, one.source, offer=one)
        for one in shelf.offers
    ]
    drafts = [_line("draft", one, f"{one.letter.made_at:%d/%m %H:%M}") for one in shelf.drafts]
    return [*offered, *drafts, *(_line("printed", one, _printed_at(one)) for one in shelf.printed)]


def counted(lines: Sequence[LetterLine]) -> str:
    """«3 thư chờ viết  ·  1 đang viết  ·  5 đã in trong 30 ngày»."""
    number = {state: sum(line.state == state for line in lines) for state in _STATES}
    if not lines:
        return "Chưa có thư nào chờ viết. Thư được đề nghị khi kết quả đã có; hoặc bấm số bên phải để viết thư mới."
    return "  ·  ".join(
        (
            f"{number['offered']} thư chờ viết",
            f"{number['draft']} đang viết",
            f"{number['printed']} đã in trong 30 ngày",
        )
    )


def proposed(offer: LetterOffer) -> str:
    """The question about a letter that waits to go with a result."""
    about = " · ".join(filter(None, (offer.title, offer.line.number, offer.line.person)))
    source = f" ({offer.source})" if offer.source else ""
    return f"{about}: có thư đi cùng kết quả{source}."


def _line(state: RowState, one: OpenLetter, told: str) -> LetterLine:
    person = ERASED if one.letter.erased else one.addressee or NO_NAME
    return LetterLine(state, one.title, person, one.number, told, letter=one)


def _printed_at(one: OpenLetter) -> str:
    at = one.letter.printed_at
    return f"{at:%d/%m %H:%M}, {one.letter.copies} bản" if at else ""
