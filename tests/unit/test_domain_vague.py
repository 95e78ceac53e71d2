"""A summary that says nothing is told from one that says something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.domain.vague import says_nothing


@pytest.mark.parametrize(
    "summary",
    [
        "",
        "   ",
        "Ça ne marche pas",
        "Ça ne marche plus, c’est URGENT !!!",
        "PC en panne",
        "Problème informatique",
        "Bonjour, j'ai un problème",
        "Panne OD-004217",
        "it doesn't work",
        "404",
    ],
)
def test_words_that_fit_any_ticket_say_nothing(summary: str) -> None:
    assert says_nothing(summary)


@pytest.mark.parametrize(
    "summary",
    [
        "Impossible de se connecter au serveur",
        "Écran noir",
        "Imprimante hors ligne",
        "Plus de Wi-Fi à l'étage",
        "Le clavier tape des chiffres",
        "Outlook se ferme",
    ],
)
def test_one_telling_word_is_enough(summary: str) -> None:
    assert not says_nothing(summary)


@given(st.text())
def test_any_text_is_safe_and_more_words_never_say_less(text: str) -> None:
    assert says_nothing(text) or not says_nothing(f"{text} imprimante")
    assert not says_nothing(f"{text} imprimante")
