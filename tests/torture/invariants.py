# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold in every register after whatever happened to it."""

from __future__ import annotations

from sqlalchemy import text

from counter_app.storage.register import Register
from counter_app.storage.register_file import problems_in

BROKEN = {
    "a dossier without its first event": """
        SELECT id FROM dossier WHERE id NOT IN (SELECT dossier_id FROM event WHERE kind = 'begun')""",
    "a form on the screen that the dossier does not have": """
        SELECT id FROM dossier WHERE form_id <> '' AND (id, form_id, form_version) NOT IN
        (SELECT dossier_id, form_id, form_version FROM dossier_form)""",
    "a paper without its content": """
        SELECT paper.id FROM paper JOIN dossier ON dossier.id = dossier_id
        WHERE erased_at IS NULL AND paper.id NOT IN (SELECT paper_id FROM paper_content)""",
    "a paper without its event": """
        SELECT id FROM paper WHERE (dossier_id, version) NOT IN
        (SELECT dossier_id, facts ->> 'version' FROM event WHERE kind = 'version')""",
    "versions with a gap": """
        SELECT dossier_id FROM paper GROUP BY dossier_id, form_id HAVING max(version) <> count(*)""",
    "a print without its event": """
        SELECT id FROM print_entry WHERE id NOT IN (SELECT facts ->> 'print_id' FROM event WHERE kind = 'print')""",
    "a state without its event": """
        SELECT id FROM dossier WHERE state NOT IN ('draft', (SELECT facts ->> 'state' FROM event
        WHERE event.dossier_id = dossier.id AND kind = 'state' ORDER BY event.id DESC LIMIT 1))""",
    "a name that cannot be found": """
        SELECT dossier_id FROM answer WHERE field_id LIKE '%ho_ten' AND trim(value) <> ''
        AND (dossier_id, field_id, value) NOT IN (SELECT dossier_id, field_id, shown FROM person)""",
    "a name without its answer": """
        SELECT dossier_id FROM person
        WHERE (dossier_id, field_id, shown) NOT IN (SELECT dossier_id, field_id, value FROM answer)""",
    "details that should be erased": """
        SELECT id FROM dossier WHERE erased_at IS NOT NULL AND
        (id IN (SELECT dossier_id FROM answer) OR id IN (SELECT dossier_id FROM person))""",
    "numbers with a gap": """
        SELECT year FROM dossier GROUP BY year HAVING max(running) <> count(*)""",
}


def broken_in(register: Register) -> list[str]:
    """Names of all that does not hold; empty when the register is well."""
    with register._file.bare() as raw:
        found = problems_in(raw)
    with register._file.transaction() as session:
        connection = session.connection()
        found += [name for name, query in BROKEN.items() if connection.execute(text(query)).first() is not None]
    altered = register.events.first_altered()
    return found if altered is None else [*found, f"event {altered} does not follow from the one before"]
