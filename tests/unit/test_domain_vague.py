"""A text that says nothing is told from one that says something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.domain.vague import describes_nothing, says_nothing


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


@pytest.mark.parametrize(
    "description",
    [
        "ça ne marche pas",
        "Problème PC",
        "Bonjour,\n\nj'ai un souci avec mon poste, merci de faire vite.\n\nCordialement",
        "OD-004217",
        "...",
    ],
)
def test_a_description_that_fits_any_ticket_describes_nothing(description: str) -> None:
    assert describes_nothing(description)


@pytest.mark.parametrize("description", ["", "  \n ", "\t"])
def test_no_description_is_nothing_to_question(description: str) -> None:
    assert not describes_nothing(description)


@pytest.mark.parametrize(
    "description",
    [
        "Depuis ce matin, Outlook se ferme dès que j'ouvre une pièce jointe.",
        "Le PC ne marche plus : écran noir.",
        "Ça ne marche pas.\nMessage « accès refusé » sur le dossier partagé.",
    ],
)
def test_one_telling_line_describes_enough(description: str) -> None:
    assert not describes_nothing(description)


@given(st.text())
def test_a_description_is_judged_as_a_summary_once_there_is_one(text: str) -> None:
    assert describes_nothing(text) == (bool(text.strip()) and says_nothing(text))
    assert not describes_nothing(f"{text}\nimprimante")


@given(
    st.lists(st.sampled_from(["ça ne marche pas", "problème PC", "urgent", "merci"]), min_size=1),
    st.sampled_from([" ", "\n", " ! ", ", ", "…"]),
)
def test_saying_nothing_more_often_or_louder_says_no_more(said: list[str], between: str) -> None:
    text = between.join(said)
    assert describes_nothing(text)
    assert describes_nothing(text.upper())
