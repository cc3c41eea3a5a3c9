# SPDX-License-Identifier: GPL-3.0-or-later
"""What is counted, in words of SQL: the facts of a dossier as of a moment, the rows they fall into, the numbers.

The same condition counts a number and finds the dossiers behind it, so the two can never tell different things. The
definitions in Vietnamese stand with the columns (``domain.tally_columns``); tests compare the two.
"""

from __future__ import annotations

from collections.abc import Mapping

from counter_app.domain.channels import Channel
from counter_app.domain.visitor import Trait

_STATE = """
    CASE WHEN h.done_at IS NULL OR h.done_at >= :cut THEN 'open'
         WHEN h.due_at IS NOT NULL AND h.done_at > h.due_at THEN 'late'
         WHEN h.due_at IS NULL OR h.stage IN ('refused', 'withdrawn', 'stopped')
              OR substr(h.due_at, 1, 10) <= substr(h.done_at, 1, 10) THEN 'on_due'
         ELSE 'before_due' END
"""
# Seconds of the clock, fractions cut: all moments are office time, so the zone may be left out.
_SECONDS = "unixepoch(substr({until}, 1, 19)) - unixepoch(substr(d.begun_at, 1, 19))"
FACTS = f"""
    SELECT h.dossier_id, d.procedure_code AS procedure, h.sector, h.received_by AS receiver, h.written_by,
        h.channel_in, substr(h.received_at, 1, 10) AS day, d.signing_mode AS signing, h.same_day AS at_once,
        h.receipt, ' ' || h.helped_for || ' ' AS traits, ' ' || h.granted AS granted, h.received_at,
        CASE WHEN h.ordinary_at < :cut THEN h.ordinary ELSE '' END AS ordinary,
        CASE WHEN h.done_at < :cut THEN h.channel_out ELSE '' END AS channel_out,
        h.done_at < :cut AND substr(h.done_at, 1, 10) = substr(h.received_at, 1, 10) AS done_that_day,
        {_STATE} AS state, help.scribe_id, coalesce(clerk.organisation, '') AS organisation,
        CASE WHEN d.printed_at < :cut AND d.printed_at >= d.begun_at
             THEN {_SECONDS.format(until="d.printed_at")} END AS to_print,
        CASE WHEN h.returned_at < :cut AND h.returned_at >= d.begun_at
             THEN {_SECONDS.format(until="h.returned_at")} END AS to_return
    FROM handling AS h
    JOIN dossier AS d ON d.id = h.dossier_id
    LEFT JOIN help ON help.dossier_id = h.dossier_id
    LEFT JOIN clerk ON clerk.id = help.scribe_id
    WHERE h.received_at >= :begins AND h.received_at < :ends
"""
"""One line for each dossier received in the period, as it stood at ``:cut``."""

_OFFICIAL = (
    f"SELECT h.dossier_id, h.sector, h.channel_in, h.received_at, h.due_at, {_STATE} AS state FROM handling AS h"
)
# The sign before a column keeps its index out of it: those received before are all dossiers but this period's.
OFFICIAL_FACTS = f"""
    {_OFFICIAL} WHERE h.received_at >= :begins AND h.received_at < :ends
    UNION ALL {_OFFICIAL} WHERE h.done_at IS NULL AND +h.received_at < :begins
    UNION ALL {_OFFICIAL} WHERE h.done_at >= :begins AND +h.received_at < :begins
"""
"""One line for each dossier the office had to do with in the period: received in it, or not done before it."""

MEASURES: Mapping[str, str] = {
    "received": "TRUE",
    "written": "written_by <> ''",
    "signed": "signing = 'signature'",
    "thumb": "signing = 'thumbprint'",
    "thumb_witnessed": "signing = 'thumbprint_witnessed'",
    "at_once": "at_once",
    "without_slip": "NOT receipt",
    "same_day": "done_that_day",
    "ordinary": "ordinary <> ''",
    **{
        f"ordinary_{code}": f"ordinary = '{code}'"
        for code in ("after_cut_off", "papers_missing", "needs_verification", "leader_absent", "system_down")
    },
    "ordinary_other": "ordinary NOT IN ('', 'after_cut_off', 'papers_missing', 'needs_verification', 'leader_absent', "
    "'system_down')",
    **{state: f"state = '{state}'" for state in ("before_due", "on_due", "late", "open")},
    "online": f"channel_in = '{Channel.ONLINE}'",
    "post": f"'{Channel.POST}' IN (channel_in, channel_out)",
    "village_head": f"channel_out = '{Channel.VILLAGE_HEAD}'",
}
"""By column: when a dossier is counted in it."""

OFFICIAL_MEASURES: Mapping[str, str] = {
    "received": "TRUE",
    "online": f"received_at >= :begins AND channel_in = '{Channel.ONLINE}'",
    "direct": f"received_at >= :begins AND channel_in <> '{Channel.ONLINE}'",
    "carried": "received_at < :begins",
    "done": "state <> 'open'",
    **{state: f"state = '{state}'" for state in ("before_due", "on_due", "late", "open")},
    "open_in_time": "state = 'open' AND (due_at IS NULL OR due_at >= :cut)",
    "open_late": "state = 'open' AND due_at < :cut",
}
"""The same for the official table."""

REASONS_TO_HELP = (
    Trait.ELDERLY,
    Trait.ILLITERATE,
    Trait.DISABLED,
    Trait.BLIND,
    Trait.ETHNIC_MINORITY,
    Trait.OTHER,
)
NO_REASON = "none"
BENEFICIARIES: Mapping[str, str] = {
    **{trait.value: f"instr(traits, ' {trait.value} ') > 0" for trait in REASONS_TO_HELP},
    NO_REASON: " AND ".join(f"instr(traits, ' {trait.value} ') = 0" for trait in REASONS_TO_HELP),
}
"""By row: when a dossier belongs to it. A dossier may belong to several."""

KEYS: Mapping[str, str] = {
    "procedures": "procedure",
    "model_procedures": "CASE WHEN day IN (SELECT value FROM json_each(:model_days)) THEN procedure END",
    "sectors": "sector",
    "clerks": "receiver",
    "scribes": "CASE WHEN written_by <> '' THEN coalesce('person:' || scribe_id, written_by) END",
    "organisations": "CASE WHEN written_by <> '' THEN written_by || ':' || organisation END",
    "channels_in": "channel_in",
    "channels_out": "nullif(channel_out, '')",
    "days": "day",
    "weeks": "strftime('%G-W%V', day)",
    "official": "sector",
    "schemes": "",
    "model_days": "",
    "beneficiaries": "",
}
"""By table: the row a dossier falls into; NULL where it is not counted in that table; empty where rows overlap."""


def granted_by(place: int) -> str:
    """When a dossier was served under the scheme whose id stands in this parameter."""
    return f"instr(granted, ' ' || :scheme{place} || ':') > 0"


def on_days(place: int) -> str:
    """When a dossier was received on one of the days that stand, as JSON, in this parameter."""
    return f"day IN (SELECT value FROM json_each(:days{place}))"
