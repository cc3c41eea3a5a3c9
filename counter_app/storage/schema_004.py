# SPDX-License-Identifier: GPL-3.0-or-later
"""Migration 4: officials, letters, filings, voices, exports, tallies. Frozen text: never edit it after a release."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from counter_app.storage.schema_004_handling import add_counted_moments

STATEMENTS = (
    """
    CREATE TABLE clerk (
        id INTEGER NOT NULL, name VARCHAR NOT NULL, role VARCHAR NOT NULL, title VARCHAR NOT NULL, organisation
        VARCHAR NOT NULL, pin VARCHAR NOT NULL, wrong_tries INTEGER NOT NULL, barred_until VARCHAR, active BOOLEAN
        NOT NULL, since VARCHAR NOT NULL,
        CONSTRAINT pk_clerk PRIMARY KEY (id),
        CONSTRAINT uq_clerk_name UNIQUE (name),
        CONSTRAINT ck_clerk_role CHECK (role IN ('clerk', 'leader', 'volunteer')),
        CONSTRAINT ck_clerk_wrong_tries CHECK (wrong_tries >= 0)
    )
    """,
    """
    CREATE TABLE export (
        id INTEGER NOT NULL, at VARCHAR NOT NULL, kind VARCHAR NOT NULL, period VARCHAR NOT NULL, name VARCHAR NOT
        NULL, size INTEGER NOT NULL, sha256 VARCHAR NOT NULL, target VARCHAR NOT NULL, outcome VARCHAR NOT NULL,
        clerk VARCHAR NOT NULL,
        CONSTRAINT pk_export PRIMARY KEY (id),
        CONSTRAINT ck_export_outcome CHECK (outcome IN ('done', 'failed', 'cancelled', 'left_traces'))
    )
    """,
    "CREATE INDEX ix_export_kind_period ON export (kind, period)",
    """
    CREATE TABLE feedback (
        id INTEGER NOT NULL, year INTEGER NOT NULL, running INTEGER NOT NULL, received_at VARCHAR NOT NULL, kind
        VARCHAR NOT NULL, channel VARCHAR NOT NULL, sector VARCHAR NOT NULL, about_scheme VARCHAR NOT NULL, due_on
        DATE NOT NULL, responsible VARCHAR NOT NULL, answered_at VARCHAR, passed_on_to VARCHAR NOT NULL, clerk
        VARCHAR NOT NULL, erased_at VARCHAR,
        CONSTRAINT pk_feedback PRIMARY KEY (id),
        CONSTRAINT ck_feedback_kind CHECK (kind IN ('reflection', 'proposal', 'praise', 'complaint')),
        CONSTRAINT ck_feedback_channel CHECK (channel IN ('direct', 'paper', 'phone', 'box', 'online'))
    )
    """,
    "CREATE INDEX ix_feedback_received_at ON feedback (received_at)",
    """
    CREATE TABLE handover (
        id INTEGER NOT NULL, way VARCHAR NOT NULL, day DATE NOT NULL, running INTEGER NOT NULL, made_at VARCHAR NOT
        NULL, clerk VARCHAR NOT NULL, signed_at VARCHAR,
        CONSTRAINT pk_handover PRIMARY KEY (id),
        CONSTRAINT ck_handover_way CHECK (way IN ('post_in', 'post_out', 'village_out'))
    )
    """,
    "CREATE INDEX ix_handover_day ON handover (day)",
    """
    CREATE TABLE issued_tally (
        id INTEGER NOT NULL, period VARCHAR NOT NULL, issued_at VARCHAR NOT NULL, clerk VARCHAR NOT NULL, cells
        VARCHAR NOT NULL, sha256 VARCHAR NOT NULL,
        CONSTRAINT pk_issued_tally PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX ix_issued_tally_period ON issued_tally (period)",
    """
    CREATE TABLE meeting (
        id INTEGER NOT NULL, quarter VARCHAR NOT NULL, village VARCHAR NOT NULL, running INTEGER NOT NULL,
        planned_for VARCHAR NOT NULL, place VARCHAR NOT NULL, held_at VARCHAR, ended_at VARCHAR, chair VARCHAR NOT
        NULL, secretary VARCHAR NOT NULL, officials VARCHAR NOT NULL, attendance INTEGER,
        CONSTRAINT pk_meeting PRIMARY KEY (id),
        CONSTRAINT uq_meeting_quarter UNIQUE (quarter, village, running)
    )
    """,
    """
    CREATE TABLE procedure_class (
        procedure_code VARCHAR NOT NULL, steps VARCHAR NOT NULL, document VARCHAR NOT NULL,
        CONSTRAINT pk_procedure_class PRIMARY KEY (procedure_code)
    )
    """,
    """
    CREATE TABLE rating (
        id INTEGER NOT NULL, day DATE NOT NULL, score INTEGER NOT NULL, source VARCHAR NOT NULL, sector VARCHAR NOT
        NULL, remark VARCHAR NOT NULL,
        CONSTRAINT pk_rating PRIMARY KEY (id),
        CONSTRAINT ck_rating_score CHECK (score BETWEEN 1 AND 4),
        CONSTRAINT ck_rating_source CHECK (source IN ('screen', 'paper'))
    )
    """,
    "CREATE INDEX ix_rating_day ON rating (day)",
    """
    CREATE TABLE adjustment (
        id INTEGER NOT NULL, issued_id INTEGER NOT NULL, at VARCHAR NOT NULL, table_id VARCHAR NOT NULL, row_key
        VARCHAR NOT NULL, column_id VARCHAR NOT NULL, was FLOAT, now FLOAT, reason VARCHAR NOT NULL, clerk VARCHAR
        NOT NULL,
        CONSTRAINT pk_adjustment PRIMARY KEY (id),
        CONSTRAINT ck_adjustment_reason CHECK (reason <> ''),
        CONSTRAINT fk_adjustment_issued_id FOREIGN KEY(issued_id) REFERENCES issued_tally (id)
    )
    """,
    "CREATE INDEX ix_adjustment_issued_id ON adjustment (issued_id)",
    """
    CREATE TABLE archived (
        dossier_id INTEGER NOT NULL, at VARCHAR NOT NULL, name VARCHAR NOT NULL, clerk VARCHAR NOT NULL,
        CONSTRAINT pk_archived PRIMARY KEY (dossier_id),
        CONSTRAINT fk_archived_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    """
    CREATE TABLE delegation (
        id INTEGER NOT NULL, clerk_id INTEGER NOT NULL, procedures VARCHAR NOT NULL, from_day DATE NOT NULL, to_day
        DATE, document VARCHAR NOT NULL, revoked_on DATE,
        CONSTRAINT pk_delegation PRIMARY KEY (id),
        CONSTRAINT ck_delegation_days CHECK (to_day IS NULL OR to_day >= from_day),
        CONSTRAINT fk_delegation_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerk (id)
    )
    """,
    """
    CREATE TABLE duty (
        id INTEGER NOT NULL, day DATE NOT NULL, clerk_id INTEGER NOT NULL, duty VARCHAR NOT NULL,
        CONSTRAINT pk_duty PRIMARY KEY (id),
        CONSTRAINT uq_duty_day UNIQUE (day, clerk_id, duty),
        CONSTRAINT fk_duty_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerk (id)
    )
    """,
    """
    CREATE TABLE feedback_words (
        feedback_id INTEGER NOT NULL, person VARCHAR NOT NULL, contact VARCHAR NOT NULL, text VARCHAR NOT NULL,
        answer VARCHAR NOT NULL,
        CONSTRAINT pk_feedback_words PRIMARY KEY (feedback_id),
        CONSTRAINT fk_feedback_words_feedback_id FOREIGN KEY(feedback_id) REFERENCES feedback (id)
    )
    """,
    """
    CREATE TABLE filing (
        dossier_id INTEGER NOT NULL, state VARCHAR NOT NULL, begun_at VARCHAR NOT NULL, packed_at VARCHAR,
        uploaded_at VARCHAR, wiped_at VARCHAR, files INTEGER NOT NULL, bytes INTEGER NOT NULL,
        CONSTRAINT pk_filing PRIMARY KEY (dossier_id),
        CONSTRAINT ck_filing_state CHECK (state IN ('gathering', 'packed', 'uploaded', 'wiped')),
        CONSTRAINT ck_filing_counts CHECK (files >= 0 AND bytes >= 0),
        CONSTRAINT fk_filing_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    """
    CREATE TABLE handover_item (
        handover_id INTEGER NOT NULL, dossier_id INTEGER NOT NULL, position INTEGER NOT NULL, pieces INTEGER NOT
        NULL,
        CONSTRAINT pk_handover_item PRIMARY KEY (handover_id, dossier_id),
        CONSTRAINT fk_handover_item_handover_id FOREIGN KEY(handover_id) REFERENCES handover (id),
        CONSTRAINT fk_handover_item_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    """
    CREATE TABLE letter (
        id INTEGER NOT NULL, dossier_id INTEGER, event VARCHAR NOT NULL, form_id VARCHAR NOT NULL, form_version
        VARCHAR NOT NULL, clerk VARCHAR NOT NULL, state VARCHAR NOT NULL, made_at VARCHAR NOT NULL, printed_at
        VARCHAR, copies INTEGER NOT NULL, erased_at VARCHAR,
        CONSTRAINT pk_letter PRIMARY KEY (id),
        CONSTRAINT ck_letter_state CHECK (state IN ('draft', 'printed', 'declined')),
        CONSTRAINT fk_letter_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    "CREATE INDEX ix_letter_dossier_id ON letter (dossier_id)",
    "CREATE INDEX ix_letter_made_at ON letter (made_at)",
    """
    CREATE TABLE opinion (
        id INTEGER NOT NULL, meeting_id INTEGER NOT NULL, position INTEGER NOT NULL, sector VARCHAR NOT NULL,
        responsible VARCHAR NOT NULL, due_on DATE, answered_on DATE, erased_at VARCHAR,
        CONSTRAINT pk_opinion PRIMARY KEY (id),
        CONSTRAINT fk_opinion_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id)
    )
    """,
    "CREATE INDEX ix_opinion_meeting_id ON opinion (meeting_id)",
    """
    CREATE TABLE portal_tick (
        dossier_id INTEGER NOT NULL, field_id VARCHAR NOT NULL, at VARCHAR NOT NULL,
        CONSTRAINT pk_portal_tick PRIMARY KEY (dossier_id, field_id),
        CONSTRAINT fk_portal_tick_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    """
    CREATE TABLE target (
        id INTEGER NOT NULL, scheme_id VARCHAR NOT NULL, target_id VARCHAR NOT NULL, sector VARCHAR NOT NULL,
        clerk_id INTEGER, from_day DATE NOT NULL, quantity FLOAT NOT NULL,
        CONSTRAINT pk_target PRIMARY KEY (id),
        CONSTRAINT uq_target_scheme_id UNIQUE (scheme_id, target_id, sector, clerk_id, from_day),
        CONSTRAINT fk_target_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerk (id)
    )
    """,
    """
    CREATE TABLE visit (
        dossier_id INTEGER NOT NULL, visit_id INTEGER NOT NULL, position INTEGER NOT NULL,
        CONSTRAINT pk_visit PRIMARY KEY (dossier_id),
        CONSTRAINT fk_visit_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id),
        CONSTRAINT fk_visit_visit_id FOREIGN KEY(visit_id) REFERENCES dossier (id)
    )
    """,
    "CREATE INDEX ix_visit_visit_id ON visit (visit_id)",
    """
    CREATE TABLE help (
        dossier_id INTEGER NOT NULL, scribe_id INTEGER, steps_here VARCHAR NOT NULL, specimen VARCHAR NOT NULL,
        delegation_id INTEGER,
        CONSTRAINT pk_help PRIMARY KEY (dossier_id),
        CONSTRAINT ck_help_specimen CHECK (specimen IN ('', 'with_seal', 'without_seal')),
        CONSTRAINT fk_help_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id),
        CONSTRAINT fk_help_scribe_id FOREIGN KEY(scribe_id) REFERENCES clerk (id),
        CONSTRAINT fk_help_delegation_id FOREIGN KEY(delegation_id) REFERENCES delegation (id)
    )
    """,
    """
    CREATE TABLE letter_content (
        letter_id INTEGER NOT NULL, answers VARCHAR NOT NULL, docx BLOB,
        CONSTRAINT pk_letter_content PRIMARY KEY (letter_id),
        CONSTRAINT fk_letter_content_letter_id FOREIGN KEY(letter_id) REFERENCES letter (id)
    )
    """,
    """
    CREATE TABLE opinion_words (
        opinion_id INTEGER NOT NULL, speaker VARCHAR NOT NULL, text VARCHAR NOT NULL, answer VARCHAR NOT NULL,
        CONSTRAINT pk_opinion_words PRIMARY KEY (opinion_id),
        CONSTRAINT fk_opinion_words_opinion_id FOREIGN KEY(opinion_id) REFERENCES opinion (id)
    )
    """,
)


def add_channels_and_voices(connection: Connection) -> None:
    """Make the tables, which begin empty, and note of each dossier the moments that are counted."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
    add_counted_moments(connection)
