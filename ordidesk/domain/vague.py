"""Summaries and descriptions that say nothing: words that fit any incident, and no others."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+")
_FITTING_ANY = """
    a ai ais allo au aux avec besoin bonjour bug bugs ca ce cela cet cette c d de depuis des dis du
    elle en encore erreur est et fait fonctionne fonctionnent hs help il incident j je l la le les
    ma marche marchent me merci mes mon n ne ni non nous on ou panne pas plait pb plus pour
    probleme problemes qu que qui rien s sa se svp toujours tout tres un une urgence urgent urgente
    vous y aide aider informatique ordi ordinateur pc machine poste materiel appareil
    bonsoir salut cordialement svp stp souci soucis truc chose faire vite rapidement possible
    vraiment jamais bien correctement voir venir passer rappeler
    not working doesn does work works broken problem issue please the my hello urgently computer
"""
"""Of « le PC ne marche plus, c'est urgent » nothing is left: which PC, doing what, since when?"""
_SAYS_NOTHING = frozenset(_FITTING_ANY.split())
_FEWEST_LETTERS = 3


def says_nothing(text: str) -> bool:
    """Tell whether a summary would fit any other ticket as well.

    An empty one says nothing either; a machine's number alone tells where, not what.
    """
    apart = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    telling = [
        word
        for word in _WORD.findall(plain)
        if word not in _SAYS_NOTHING and len(word) >= _FEWEST_LETTERS and not word.isdecimal()
    ]
    return not telling


def describes_nothing(description: str) -> bool:
    """Tell whether a description was written and yet would fit any other ticket.

    None at all is no description to find fault with: on the phone it is written while talking.
    """
    return bool(description.strip()) and says_nothing(description)
