# SPDX-License-Identifier: GPL-3.0-or-later
"""The README's table of what the catalogue holds: ``python -m tests.makers.coverage_table`` writes it anew.

A test compares the two, so that the table cannot grow old.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from counter_app.catalog.catalog import Catalog
from counter_app.workshop import shipped_catalog

README = Path(__file__).resolve().parents[2] / "README.md"
BEGINS, ENDS = "<!-- coverage: made by tests.makers.coverage_table -->\n", "<!-- end of coverage -->"


def coverage(catalog: Catalog) -> str:
    """The counts, and a row for each form: who asks for it and how sure we are of it."""
    return "\n".join([*_counts(catalog), "", *_forms(catalog), ""])


def _counts(catalog: Catalog) -> Iterator[str]:
    offers = list(catalog.offers)
    procedures = [catalog.procedure(offer.code) for offer in offers]
    sure = Counter(procedure.certainty for procedure in procedures)
    yield "| procedures | known | with components | with a form to print | verified | one source | unverified |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    numbers = (
        len(offers),
        sum(bool(procedure.components) for procedure in procedures),
        sum(procedure.has_forms for procedure in procedures),
        sure["verified"],
        sure["single_source"],
        sure["unverified"],
    )
    yield "| | " + " | ".join(str(number) for number in numbers) + " |"


def _forms(catalog: Catalog) -> Iterator[str]:
    asked: dict[str, list[str]] = {}
    for offer in catalog.offers:
        if offer.has_forms:
            for form_id in catalog.procedure(offer.code).form_ids:
                asked.setdefault(form_id, []).append(offer.code)
    yield "| form | title | procedures | certainty |"
    yield "| --- | --- | --- | --- |"
    for form_id in sorted(catalog.form_versions):
        form = catalog.form(form_id)
        codes = ", ".join(sorted(asked.get(form_id, []))) or "any dossier"
        yield f"| `{form_id}` | {form.title} | {codes} | {form.certainty.replace('_', ' ')} |"


def main() -> None:
    """Put the table in its place."""
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    README.write_text(before + BEGINS + coverage(shipped_catalog()) + ENDS + after, encoding="utf-8")


if __name__ == "__main__":
    main()
