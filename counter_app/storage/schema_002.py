# SPDX-License-Identifier: GPL-3.0-or-later
"""Migration 2: a dossier may hold several forms. Frozen text: never edit it after a release."""

from __future__ import annotations

from sqlalchemy.engine import Connection

STATEMENTS = (
    """
    CREATE TABLE dossier_form (
        dossier_id INTEGER NOT NULL, form_id VARCHAR NOT NULL, form_version VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        CONSTRAINT pk_dossier_form PRIMARY KEY (dossier_id, form_id),
        CONSTRAINT fk_dossier_form_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id)
    )
    """,
    """
    INSERT INTO dossier_form (dossier_id, form_id, form_version, position)
    SELECT id, form_id, form_version, 1 FROM dossier WHERE form_id <> ''
    """,
)


def add_forms_of_dossiers(connection: Connection) -> None:
    """Make the table and enter the one form each dossier had until now."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
