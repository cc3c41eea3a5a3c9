# SPDX-License-Identifier: GPL-3.0-or-later
"""What is counted besides dossiers of the period: letters, ratings, feedback, listening days, the four steps here.

For each table the facts, the row they fall into and the numbers, in words of SQL; definitions stand with the columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """Where the numbers of one table come from. ``numbers``: by column, a sum over the facts of a row."""

    facts: str
    key: str
    numbers: Mapping[str, str]


def how_many(conditions: Mapping[str, str]) -> dict[str, str]:
    """By column: how many facts hold."""
    return {name: f"count(*) FILTER (WHERE {condition})" for name, condition in conditions.items()}


def _equals(column: str, values: Iterable[str]) -> dict[str, str]:
    return {value: f"{column} = '{value}'" for value in values}


_LETTER_PRINTED = "coalesce(printed_at < :cut, FALSE)"
_ANSWERED = "coalesce(answered_at < :cut, FALSE)"
_OPEN = f"NOT {_ANSWERED} AND passed_on_to = ''"
_HERE = " AND ".join(f"instr(steps, ' {step} ') > 0" for step in ("appraise", "approve", "seal", "return"))
_SUMS = ("attendance", "opinions", "answered", "late", "waiting")
_OPINIONS = "SELECT count(*) FROM opinion AS o WHERE o.meeting_id = m.id"
_TOLD = "o.answered_on <= :cut_day"

SPOT_CONDITIONS: Mapping[str, str] = {
    "dossiers": "TRUE",
    "dossiers_here": _HERE,
    "procedures": "TRUE",
    "procedures_here": _HERE,
}
"""The dossiers behind each number; procedures are counted by those that have some."""
SPOT_FACTS = """
    SELECT h.dossier_id, h.sector, d.procedure_code AS procedure, h.received_at,
        ' ' || coalesce(help.steps_here, '') || ' ' AS steps
    FROM handling AS h
    JOIN dossier AS d ON d.id = h.dossier_id
    LEFT JOIN help ON help.dossier_id = h.dossier_id
    WHERE h.done_at >= :begins AND h.done_at < :cut
"""
SOURCES: Mapping[str, Source] = {
    "letters": Source(
        "SELECT * FROM letter WHERE made_at >= :begins AND made_at < :ends",
        "event",
        how_many(
            {
                "made": "TRUE",
                "printed": _LETTER_PRINTED,
                "declined": f"NOT {_LETTER_PRINTED} AND state = 'declined'",
                "waiting": f"NOT {_LETTER_PRINTED} AND state <> 'declined'",
            }
        ),
    ),
    "ratings": Source(
        "SELECT * FROM rating WHERE day BETWEEN :first_day AND :last_day",
        "sector",
        how_many(
            {
                "rated": "TRUE",
                **{f"score_{score}": f"score = {score}" for score in (4, 3, 2, 1)},
                "content": "score >= 3",
                "by_screen": "source = 'screen'",
                "by_paper": "source = 'paper'",
            }
        ),
    ),
    "feedback": Source(
        "SELECT * FROM feedback WHERE received_at >= :begins AND received_at < :ends",
        "kind",
        how_many(
            {
                "received": "TRUE",
                **_equals("channel", ("direct", "paper", "phone", "box", "online")),
                "in_time": f"{_ANSWERED} AND substr(answered_at, 1, 10) <= due_on",
                "late": f"{_ANSWERED} AND substr(answered_at, 1, 10) > due_on",
                "passed_on": f"NOT {_ANSWERED} AND passed_on_to <> ''",
                "waiting": f"{_OPEN} AND due_on >= :cut_day",
                "waiting_late": f"{_OPEN} AND due_on < :cut_day",
            }
        ),
    ),
    "listening": Source(
        f"""
        SELECT m.village, coalesce(m.held_at < :cut, FALSE) AS held,
            CASE WHEN m.held_at < :cut THEN m.attendance END AS attendance, ({_OPINIONS}) AS opinions,
            ({_OPINIONS} AND {_TOLD} AND (o.due_on IS NULL OR o.answered_on <= o.due_on)) AS answered,
            ({_OPINIONS} AND {_TOLD} AND o.answered_on > o.due_on) AS late,
            ({_OPINIONS} AND NOT coalesce({_TOLD}, FALSE)) AS waiting
        FROM meeting AS m WHERE m.planned_for >= :begins AND m.planned_for < :ends
        """,
        "village",
        how_many({"planned": "TRUE", "held": "held"}) | {name: f"coalesce(sum({name}), 0)" for name in _SUMS},
    ),
    "on_the_spot": Source(
        SPOT_FACTS,
        "sector",
        how_many({"dossiers": "TRUE", "dossiers_here": _HERE})
        | {
            "procedures": "count(DISTINCT procedure)",
            "procedures_here": f"count(DISTINCT CASE WHEN {_HERE} THEN procedure END)",
        },
    ),
}
"""By table."""
