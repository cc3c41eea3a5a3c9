# SPDX-License-Identifier: GPL-3.0-or-later
"""``catalog check`` looks into the templates too: what the doctor says becomes problems of the catalogue."""

from __future__ import annotations

from pathlib import Path

from counter_app.casework.template_care import examine_templates
from counter_app.catalog.catalog import Catalog
from counter_app.catalog.problems import Problem


def template_problems(catalog: Catalog, templates: Path) -> list[Problem]:
    """Everything the doctor finds; a file the catalogue names and that is missing is told elsewhere."""
    forms = (form for versions in catalog.form_versions.values() for form in versions)
    return [
        Problem(f"{templates.name}/{health.path.name}", f"Tệp mẫu {health.path.name}: {ailment}")
        for health in examine_templates(forms, templates)
        for ailment in health.ailments
    ]
