# SPDX-License-Identifier: GPL-3.0-or-later
"""Migration 1: the first register. Frozen text: never edit it after a release, add a migration instead."""

from __future__ import annotations

from sqlalchemy.engine import Connection

STATEMENTS = (
    """
    CREATE TABLE dossier (
        id INTEGER NOT NULL, year INTEGER NOT NULL, running INTEGER NOT NULL, number VARCHAR NOT NULL,
        procedure_code VARCHAR NOT NULL, form_id VARCHAR NOT NULL, form_version VARCHAR NOT NULL,
        state VARCHAR NOT NULL, step VARCHAR NOT NULL, at_field VARCHAR, begun_at VARCHAR NOT NULL,
        saved_at VARCHAR NOT NULL, touched INTEGER NOT NULL, active_ms INTEGER NOT NULL,
        components_complete BOOLEAN, signing_mode VARCHAR NOT NULL, heard_at VARCHAR, printed_at VARCHAR,
        erased_at VARCHAR,
        CONSTRAINT pk_dossier PRIMARY KEY (id),
        CONSTRAINT uq_dossier_year UNIQUE (year, running),
        CONSTRAINT uq_dossier_number UNIQUE (number),
        CONSTRAINT ck_dossier_state CHECK (state IN ('draft', 'set_aside', 'printed', 'discarded')),
        CONSTRAINT ck_dossier_signing_mode CHECK (
            signing_mode IN ('signature', 'thumbprint', 'thumbprint_witnessed')),
        CONSTRAINT ck_dossier_number CHECK (year BETWEEN 2000 AND 2999 AND running >= 1),
        CONSTRAINT ck_dossier_active_ms CHECK (active_ms >= 0)
    )
    """,
    "CREATE INDEX ix_dossier_procedure_code ON dossier (procedure_code)",
    "CREATE INDEX ix_dossier_state_touched ON dossier (state, touched)",
    "CREATE INDEX ix_dossier_touched ON dossier (touched)",
    """
    CREATE TABLE printer (
        paper_kind VARCHAR NOT NULL, name VARCHAR NOT NULL,
        CONSTRAINT pk_printer PRIMARY KEY (paper_kind)
    )
    """,
    """
    CREATE TABLE setting (
        name VARCHAR NOT NULL, value VARCHAR NOT NULL,
        CONSTRAINT pk_setting PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE answer (
        dossier_id INTEGER NOT NULL, field_id VARCHAR NOT NULL, value VARCHAR NOT NULL,
        CONSTRAINT pk_answer PRIMARY KEY (dossier_id, field_id),
        CONSTRAINT fk_answer_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    """
    CREATE TABLE choice (
        dossier_id INTEGER NOT NULL, question_id VARCHAR NOT NULL, choice VARCHAR NOT NULL,
        CONSTRAINT pk_choice PRIMARY KEY (dossier_id, question_id),
        CONSTRAINT fk_choice_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    """
    CREATE TABLE event (
        id INTEGER NOT NULL, at VARCHAR NOT NULL, kind VARCHAR NOT NULL, dossier_id INTEGER,
        facts VARCHAR NOT NULL, chain VARCHAR NOT NULL,
        CONSTRAINT pk_event PRIMARY KEY (id),
        CONSTRAINT fk_event_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    "CREATE INDEX ix_event_dossier_id ON event (dossier_id)",
    """
    CREATE TABLE override (
        dossier_id INTEGER NOT NULL, field_id VARCHAR NOT NULL, code VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        CONSTRAINT pk_override PRIMARY KEY (dossier_id, field_id, code),
        CONSTRAINT ck_override_reason CHECK (reason <> ''),
        CONSTRAINT fk_override_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    """
    CREATE TABLE paper (
        id INTEGER NOT NULL, dossier_id INTEGER NOT NULL, form_id VARCHAR NOT NULL, version INTEGER NOT NULL,
        answers_hash VARCHAR NOT NULL, template_hash VARCHAR NOT NULL, page_count INTEGER NOT NULL,
        made_at VARCHAR NOT NULL,
        CONSTRAINT pk_paper PRIMARY KEY (id),
        CONSTRAINT uq_paper_dossier_id UNIQUE (dossier_id, form_id, version),
        CONSTRAINT ck_paper_counts CHECK (version >= 1 AND page_count >= 1),
        CONSTRAINT fk_paper_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    """
    CREATE TABLE person (
        id INTEGER NOT NULL, dossier_id INTEGER NOT NULL, field_id VARCHAR NOT NULL, shown VARCHAR NOT NULL,
        folded VARCHAR NOT NULL, digits VARCHAR NOT NULL,
        CONSTRAINT pk_person PRIMARY KEY (id),
        CONSTRAINT uq_person_dossier_id UNIQUE (dossier_id, field_id),
        CONSTRAINT ck_person_name_or_number CHECK ((folded = '') <> (digits = '')),
        CONSTRAINT fk_person_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    "CREATE INDEX ix_person_digits ON person (digits)",
    """
    CREATE TABLE register (
        id INTEGER NOT NULL, register_id VARCHAR NOT NULL, begun_at VARCHAR NOT NULL, open_dossier_id INTEGER,
        scrub_due BOOLEAN NOT NULL,
        CONSTRAINT pk_register PRIMARY KEY (id),
        CONSTRAINT ck_register_only_one CHECK (id = 1),
        CONSTRAINT fk_register_open_dossier_id FOREIGN KEY(open_dossier_id) REFERENCES dossier (id)
    )
    """,
    """
    CREATE TABLE signing (
        dossier_id INTEGER NOT NULL, finger VARCHAR NOT NULL, scribe VARCHAR NOT NULL,
        heard_by VARCHAR NOT NULL,
        CONSTRAINT pk_signing PRIMARY KEY (dossier_id),
        CONSTRAINT ck_signing_finger CHECK (
            finger IN ('right_index', 'left_index', 'right_thumb', 'left_thumb', 'other')),
        CONSTRAINT fk_signing_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    """
    CREATE TABLE tick (
        dossier_id INTEGER NOT NULL, component_id VARCHAR NOT NULL,
        CONSTRAINT pk_tick PRIMARY KEY (dossier_id, component_id),
        CONSTRAINT fk_tick_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    """
    CREATE TABLE witness (
        dossier_id INTEGER NOT NULL, position INTEGER NOT NULL, name VARCHAR NOT NULL,
        CONSTRAINT pk_witness PRIMARY KEY (dossier_id, position),
        CONSTRAINT fk_witness_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    """
    CREATE TABLE paper_content (
        paper_id INTEGER NOT NULL, docx BLOB NOT NULL,
        CONSTRAINT pk_paper_content PRIMARY KEY (paper_id),
        CONSTRAINT fk_paper_content_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
    )
    """,
    """
    CREATE TABLE print_entry (
        id INTEGER NOT NULL, dossier_id INTEGER NOT NULL, paper_id INTEGER, what VARCHAR NOT NULL,
        version INTEGER, copies INTEGER NOT NULL, printer VARCHAR NOT NULL, outcome VARCHAR NOT NULL,
        at VARCHAR NOT NULL, reason VARCHAR NOT NULL,
        CONSTRAINT pk_print_entry PRIMARY KEY (id),
        CONSTRAINT ck_print_entry_outcome CHECK (outcome IN ('sent', 'saved', 'unknown', 'failed')),
        CONSTRAINT ck_print_entry_copies CHECK (copies >= 1),
        CONSTRAINT fk_print_entry_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id),
        CONSTRAINT fk_print_entry_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
    )
    """,
    "CREATE INDEX ix_print_entry_dossier_id ON print_entry (dossier_id)",
)


def create_schema(connection: Connection) -> None:
    """Make every table and index of version 1."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
