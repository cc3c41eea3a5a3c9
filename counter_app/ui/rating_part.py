# SPDX-License-Identifier: GPL-3.0-or-later
"""Satisfaction as a ledger: hand the screen to the citizen, type a pile of sheets, see how the quarter was rated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from counter_app.domain.ratings import SATISFIED_FROM, WORDS, read_scores
from counter_app.domain.reading import Reading
from counter_app.ui.background import Lane
from counter_app.ui.ledger import LedgerPage, LedgerRow, Told
from counter_app.ui.questions import Question, day

if TYPE_CHECKING:
    from counter_app.casework.voice_desk import RatingDay, Ratings, VoiceDesk
    from counter_app.ui.flow import Backroom

RATE = "rate"
"""Hand the screen to the citizen: the window's wish, not the ledger's."""
SHEETS, TAKE_BACK = "sheets", "take_back"
_DIGITS = "4 rất hài lòng, 3 hài lòng, 2 bình thường, 1 không hài lòng"
_SOURCES = {"screen": "bấm trên màn hình", "paper": "phiếu giấy"}


class RatingPart:
    """Connects the ledger with the ratings."""

    def __init__(self, desk: VoiceDesk, room: Backroom) -> None:
        self._desk, self._room = desk, room
        self._last: tuple[int, ...] = ()

    def fetch(self, _query: str) -> LedgerPage:
        """What can be done, then the days of this quarter."""
        ratings = self._desk.ratings()
        doing = [(RATE, "Mời người dân bấm"), (SHEETS, "Nhập phiếu giấy")]
        if self._last:
            doing.append((TAKE_BACK, f"Bỏ {len(self._last)} phiếu vừa nhập"))
        first = LedgerRow(
            "do",
            "Đánh giá mức độ hài lòng",
            "mời bấm trên màn hình, hoặc nhập phiếu giấy",
            "accent",
            (
                ("Không ghi tên, không ghi hồ sơ: chỉ ngày, mức và lĩnh vực.", "secondary"),
                (f"Nhập phiếu giấy: mỗi phiếu một chữ số ({_DIGITS}).", "secondary"),
            ),
            tuple(doing),
        )
        return LedgerPage((first, *(_day_row(one) for one in ratings.days)), _told(ratings))

    def questions(self, _row: LedgerRow, wish: str) -> Sequence[Question]:
        """The day of the sheets, and one digit each."""
        if wish != SHEETS:
            return ()
        today = self._room.today
        needed = "Xin ghi ngày."
        scores = Question("scores", f"Mỗi phiếu một chữ số: {_DIGITS}", hint="ví dụ 4434143", read=_read_scores)
        return (day("day", "Ngày trên phiếu", today, needed, today), scores)

    def lane(self, _wish: str) -> Lane:
        """All of it is the register's."""
        return Lane.REGISTER

    def do(self, _row: LedgerRow, wish: str, answers: Mapping[str, str]) -> str:
        """Keep a pile, or take the last one back."""
        if wish == TAKE_BACK:
            number, self._last = self._desk.take_back(self._last), ()
            return f"Đã bỏ {number} phiếu vừa nhập."
        scores = read_scores(answers["scores"])
        self._last = self._desk.rate_sheets(date.fromisoformat(answers["day"]), scores)
        counted = {score: scores.count(score) for score in WORDS}
        return f"Đã ghi {len(scores)} phiếu: {_scores_words(counted)}."


def _read_scores(typed: str) -> Reading:
    try:
        scores = read_scores(typed)
    except ValueError:
        return Reading(None, problem="Chỉ gõ chữ số 1 đến 4, mỗi phiếu một chữ số.")
    if not scores:
        return Reading(None, problem="Xin gõ ít nhất một phiếu.")
    return Reading("".join(str(score) for score in scores))


def _told(ratings: Ratings) -> tuple[Told, ...]:
    satisfied, total = ratings.satisfied(), ratings.total()
    if satisfied is None:
        return ((f"{ratings.quarter.title}: chưa có lượt đánh giá nào.", "secondary"),)
    everybody = sum(total.values())
    share = f"{100 * satisfied:.1f}".replace(".", ",")
    told = f"{ratings.quarter.title}: {everybody} lượt, hài lòng trở lên {share} %."
    return ((told, "strong"), (_scores_words(total), "secondary"))


def _day_row(one: RatingDay) -> LedgerRow:
    low = sum(number for score, number in one.scores.items() if score < SATISFIED_FROM)
    number = sum(one.scores.values())
    return LedgerRow(
        f"{one.day.isoformat()} {one.source}",
        f"{one.day:%d/%m/%Y} · {_SOURCES[one.source]} · {number} lượt",
        f"{low} lượt dưới mức hài lòng" if low else "",
        "body",
        tuple((f"{words}: {one.scores.get(score, 0)}", "body") for score, words in WORDS.items()),
    )


def _scores_words(counted: Mapping[int, int]) -> str:
    return ", ".join(f"{counted[score]} {words.lower()}" for score, words in WORDS.items() if counted.get(score))
