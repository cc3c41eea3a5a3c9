# SPDX-License-Identifier: GPL-3.0-or-later
"""Migration 4, second part: who received a dossier, when it was moved, when it was done. Frozen text after a release.

Counts of a week that is over must not change when another clerk, weeks later, does the next step.
"""

from __future__ import annotations

from sqlalchemy.engine import Connection

STATEMENTS = (
    "ALTER TABLE handling RENAME TO handling_before",
    """
    CREATE TABLE handling (
        dossier_id INTEGER NOT NULL, stage VARCHAR NOT NULL, received_at VARCHAR, due_at VARCHAR,
        first_due_at VARCHAR, returned_at VARCHAR, closed_at VARCHAR, extended BOOLEAN NOT NULL,
        ordinary VARCHAR NOT NULL, channel_in VARCHAR NOT NULL, channel_out VARCHAR NOT NULL,
        official_number VARCHAR NOT NULL, sector VARCHAR NOT NULL, clerk VARCHAR NOT NULL,
        written_by VARCHAR NOT NULL, helped_for VARCHAR NOT NULL, inside_scheme BOOLEAN NOT NULL,
        same_day BOOLEAN NOT NULL, receipt BOOLEAN NOT NULL, granted VARCHAR NOT NULL,
        received_by VARCHAR NOT NULL, ordinary_at VARCHAR, done_at VARCHAR,
        CONSTRAINT pk_handling PRIMARY KEY (dossier_id),
        CONSTRAINT ck_handling_stage CHECK (stage IN (
            'writing', 'papers_missing', 'ready_to_sign', 'signed', 'received', 'supplement_requested', 'appraised',
            'approved', 'sealed', 'sent_out', 'not_collected', 'returned', 'refused', 'withdrawn', 'stopped')),
        CONSTRAINT fk_handling_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    "INSERT INTO handling SELECT *, '', NULL, NULL FROM handling_before",
    "DROP TABLE handling_before",
    """
    UPDATE handling SET received_by = coalesce((
        SELECT who FROM life_entry WHERE life_entry.dossier_id = handling.dossier_id
        AND action IN ('receive', 'receive_brought') ORDER BY position DESC LIMIT 1), '')
    WHERE received_at IS NOT NULL
    """,
    """
    UPDATE handling SET ordinary_at = (
        SELECT max(at) FROM life_entry WHERE life_entry.dossier_id = handling.dossier_id
        AND action = 'move_to_ordinary')
    WHERE ordinary <> ''
    """,
    # A hand-over that was taken back before this version counts as the first one: the history alone tells which.
    """
    UPDATE handling SET done_at = coalesce((
        SELECT min(at) FROM life_entry WHERE life_entry.dossier_id = handling.dossier_id
        AND action IN ('return', 'send_by_post', 'send_by_village_head', 'note_not_collected')), closed_at)
    WHERE received_at IS NOT NULL AND stage IN ('sent_out', 'not_collected', 'returned')
    """,
    """
    UPDATE handling SET done_at = closed_at
    WHERE received_at IS NOT NULL AND stage IN ('refused', 'withdrawn', 'stopped')
    """,
    "CREATE INDEX ix_handling_stage_due_at ON handling (stage, due_at)",
    "CREATE INDEX ix_handling_received_at ON handling (received_at)",
    "CREATE INDEX ix_handling_returned_at ON handling (returned_at)",
    "CREATE INDEX ix_handling_closed_at ON handling (closed_at)",
    "CREATE INDEX ix_handling_official_number ON handling (official_number)",
    "CREATE INDEX ix_handling_done_at ON handling (done_at, received_at, due_at, sector)",
)


def add_counted_moments(connection: Connection) -> None:
    """Tell of each dossier what its history says; ``handling`` is made anew, its columns in the order of the rows."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
