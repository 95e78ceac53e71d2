"""The terms of a loan that ship: complete, and short enough to be kept as the company's own."""

from __future__ import annotations

from ordidesk.domain.company import CLAUSE_LIMIT, MOST_CLAUSES
from ordidesk.server.default_clauses import default_clauses


def test_the_terms_say_what_the_law_and_the_contract_ask_for() -> None:
    version, texts = default_clauses()
    assert version >= 1
    said = "\n".join(texts)
    for part in ("1875 à 1891", "propriété", "tiers", "vol", "sous-traitant", "sauvegarde", "cinq"):
        assert part in said


def test_the_company_can_keep_them_as_its_own() -> None:
    _version, texts = default_clauses()
    assert 0 < len(texts) <= MOST_CLAUSES
    assert all(text.strip() == text and 0 < len(text) <= CLAUSE_LIMIT for text in texts)
