# SPDX-License-Identifier: GPL-3.0-or-later
"""Migration 3: the life of dossiers, and an index of words. Frozen text: never edit it after a release."""

from __future__ import annotations

import hashlib

from sqlalchemy.engine import Connection

STATEMENTS = (
    """
    CREATE TABLE handling (
        dossier_id INTEGER NOT NULL, stage VARCHAR NOT NULL, received_at VARCHAR, due_at VARCHAR,
        first_due_at VARCHAR, returned_at VARCHAR, closed_at VARCHAR, extended BOOLEAN NOT NULL,
        ordinary VARCHAR NOT NULL, channel_in VARCHAR NOT NULL, channel_out VARCHAR NOT NULL,
        official_number VARCHAR NOT NULL, sector VARCHAR NOT NULL, clerk VARCHAR NOT NULL,
        written_by VARCHAR NOT NULL, helped_for VARCHAR NOT NULL, inside_scheme BOOLEAN NOT NULL,
        same_day BOOLEAN NOT NULL, receipt BOOLEAN NOT NULL, granted VARCHAR NOT NULL,
        CONSTRAINT pk_handling PRIMARY KEY (dossier_id),
        CONSTRAINT ck_handling_stage CHECK (stage IN (
            'writing', 'papers_missing', 'ready_to_sign', 'signed', 'received', 'supplement_requested', 'appraised',
            'approved', 'sealed', 'sent_out', 'not_collected', 'returned', 'refused', 'withdrawn', 'stopped')),
        CONSTRAINT fk_handling_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    "CREATE INDEX ix_handling_stage_due_at ON handling (stage, due_at)",
    "CREATE INDEX ix_handling_received_at ON handling (received_at)",
    "CREATE INDEX ix_handling_returned_at ON handling (returned_at)",
    "CREATE INDEX ix_handling_closed_at ON handling (closed_at)",
    "CREATE INDEX ix_handling_official_number ON handling (official_number)",
    """
    CREATE TABLE life_entry (
        id INTEGER NOT NULL, dossier_id INTEGER NOT NULL, position INTEGER NOT NULL, action VARCHAR NOT NULL,
        at VARCHAR NOT NULL, who VARCHAR NOT NULL, facts VARCHAR NOT NULL, note_digest VARCHAR NOT NULL,
        chain VARCHAR NOT NULL,
        CONSTRAINT pk_life_entry PRIMARY KEY (id),
        CONSTRAINT uq_life_entry_dossier_id UNIQUE (dossier_id, position),
        CONSTRAINT fk_life_entry_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    """
    CREATE TABLE life_note (
        entry_id INTEGER NOT NULL, dossier_id INTEGER NOT NULL, note VARCHAR NOT NULL,
        CONSTRAINT pk_life_note PRIMARY KEY (entry_id),
        CONSTRAINT fk_life_note_entry_id FOREIGN KEY(entry_id) REFERENCES life_entry (id),
        CONSTRAINT fk_life_note_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    "CREATE INDEX ix_life_note_dossier_id ON life_note (dossier_id)",
    """
    CREATE TABLE delivery (
        dossier_id INTEGER NOT NULL, village VARCHAR NOT NULL, phone VARCHAR NOT NULL, collector VARCHAR NOT NULL,
        collector_id_number VARCHAR NOT NULL,
        CONSTRAINT pk_delivery PRIMARY KEY (dossier_id),
        CONSTRAINT fk_delivery_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    # Words only, no text: what is found is read from the tables. Words of up to seven letters are found by any
    # beginning without reading more than is shown; Vietnamese has hardly a longer syllable.
    """
    CREATE VIRTUAL TABLE dossier_words USING fts5(
        words, content='', contentless_delete=1, detail='none', prefix='1 2 3 4 5 6 7', tokenize='ascii')
    """,
    """
    INSERT INTO handling (dossier_id, stage, extended, ordinary, channel_in, channel_out, official_number, sector,
        clerk, written_by, helped_for, inside_scheme, same_day, receipt, granted)
    SELECT id, CASE state WHEN 'printed' THEN 'ready_to_sign' ELSE 'writing' END,
        0, '', '', '', '', '', '', '', '', 0, 0, 0, '' FROM dossier
    """,
    """
    INSERT INTO dossier_words (rowid, words)
    SELECT dossier_id, group_concat(folded, ' ') FROM person WHERE folded <> '' GROUP BY dossier_id
    """,
)


def add_lives(connection: Connection) -> None:
    """Make the tables; what was printed until now is ready to be signed, and its history says since when."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
    printed = connection.exec_driver_sql(
        "SELECT id, coalesce(printed_at, saved_at) FROM dossier WHERE state = 'printed' ORDER BY id"
    ).all()
    for dossier_id, at in printed:
        digest = hashlib.sha256(b"").hexdigest()
        parts = ("", str(dossier_id), "make_ready", at, "", "", digest)
        chain = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
        connection.exec_driver_sql(
            "INSERT INTO life_entry (dossier_id, position, action, at, who, facts, note_digest, chain) "
            "VALUES (?, 1, 'make_ready', ?, '', '{}', ?, ?)",
            (dossier_id, at, digest, chain),
        )
