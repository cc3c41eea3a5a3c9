# SPDX-License-Identifier: GPL-3.0-or-later
"""The list that is read first says of every procedure what the catalogue says of it later."""

from __future__ import annotations

import pytest

from counter_app.catalog.offers import Offer
from counter_app.catalog.search import ProcedureIndex
from counter_app.workshop import shipped_catalog


def test_the_list_and_the_catalogue_agree() -> None:
    catalog = shipped_catalog()
    assert {offer.code: offer for offer in catalog.offers} == {
        code: Offer.of(procedure, "shipped") for code, procedure in catalog.procedures.items()
    }


@pytest.mark.parametrize("query", ["", "doc than", "1.004873", "khai tu", "hộ tịch"])
def test_the_list_is_searched_like_the_catalogue(query: str) -> None:
    catalog = shipped_catalog()
    early, whole = ProcedureIndex(catalog.offers), ProcedureIndex(catalog.procedures.values())
    assert (
        [hit.procedure.code for hit in early.find(query, {})]
        == [hit.procedure.code for hit in whole.find(query, {})]
        != []
    )


def test_an_offer_that_was_kept_reads_the_same_again() -> None:
    for offer in shipped_catalog().offers:
        assert Offer.from_json(offer.to_json()) == offer
