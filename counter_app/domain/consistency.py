# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts of one person that contradict each other: the ID number against sex and birth year.

A disagreement only warns: cards with a wrong sex digit or a corrected birth year exist.
"""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.dates import PartialDate
from counter_app.domain.personal_id import facts_of, is_full_id

ID_SEX = "id_sex"
ID_YEAR = "id_year"

_SEX_TITLES = {"nam": "Nam", "nu": "Nữ"}


@dataclass(frozen=True)
class Disagreement:
    """Two answers that cannot both be right. ``code`` is stable: an override names it."""

    code: str
    sentence: str


def check_person(id_number: str | None, sex: str | None, born: PartialDate | None) -> tuple[Disagreement, ...]:
    """Compare a person's 12-digit number with the sex code (``nam``, ``nu``) and the birth date.

    Old 9-digit numbers say nothing; what is None or unknown is not compared.
    """
    if id_number is None or not is_full_id(id_number):
        return ()
    facts = facts_of(id_number)
    found: list[Disagreement] = []
    if sex in _SEX_TITLES and sex != facts.sex:
        found.append(
            Disagreement(
                ID_SEX,
                f"Chữ số thứ 4 của số định danh là của {_SEX_TITLES[facts.sex]}, "
                f"nhưng giới tính đang ghi {_SEX_TITLES[sex]}. Xem lại số và giới tính trên thẻ.",
            )
        )
    if born is not None and born.year != facts.birth_year:
        found.append(Disagreement(ID_YEAR, _year_sentence(facts.birth_year, born.year)))
    return tuple(found)


def _year_sentence(by_number: int, by_date: int) -> str:
    if by_number % 100 == by_date % 100:
        return (
            f"Chữ số thứ 4 của số định danh là của người sinh từ {by_number // 100}00 "
            f"đến {by_number // 100}99, nhưng năm sinh đang ghi {by_date}. Xem lại số và năm sinh trên thẻ."
        )
    return (
        f"Số định danh là của người sinh năm {by_number}, nhưng năm sinh đang ghi {by_date}. "
        "Xem lại số và năm sinh trên thẻ."
    )
