"""Lines of a declaration that name what they say: "N° inventaire : OD-004217", "Site = Mairie"."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator

import msgspec

from ordidesk.domain.inventory import own_number
from ordidesk.domain.tickets import Impact, Scope
from ordidesk.mail_in.characters import folded


class Place(enum.Enum):
    """Where a piece of a mail's text goes."""

    DESCRIPTION = enum.auto()
    CLIENT = enum.auto()
    INVENTORY = enum.auto()
    IMPACT = enum.auto()
    """Whom it touches too: people write both together."""
    SITE = enum.auto()
    LOCATION = enum.auto()
    CALLBACK = enum.auto()
    ACCESS = enum.auto()
    REPRODUCTION = enum.auto()
    SIGNATURE = enum.auto()
    QUOTED = enum.auto()
    FORWARD_HEAD = enum.auto()
    """Who wrote the forwarded mail and when, as the mail program put it."""


class Labelled(msgspec.Struct, frozen=True):
    """A piece of a line that begins with a label."""

    place: Place
    value: str
    """What stands behind it; empty when that follows on the next lines."""


_THE_NUMBER = r"(?:n ?[o.]?|no\.?|num\.?|numero|ref\.?|reference|code) ?"
_OF_THE = r"(?:d'|de l'|de la |du |de |d |l')?"
_MACHINE = (
    r"(?:inventaire|inv\.?|etiquette|materiel|machine|pc|ordinateur|equipement|unite centrale"
    r"|imprimante|ecran)"
)
_LABELS = (
    (Place.CLIENT, r"(?:code )?(?:client|organisation|collectivite)", "client code|customer"),
    (
        Place.INVENTORY,
        rf"(?:{_THE_NUMBER})?{_OF_THE}{_MACHINE}(?: (?:no|n|concernee?))?",
        r"(?:inventory|asset|equipment|machine|label)(?: (?:no\.?|number|tag|id|code))?",
    ),
    (
        Place.IMPACT,
        r"impact|gravite|urgence|niveau(?: d'(?:urgence|impact))?|priorite|criticite|severity",
        r"urgency|priority|portee|perimetre|scope|qui(?: est (?:concerne|touche))?",
        r"(?:utilisateurs?|personnes?|postes?) (?:concerne|touche|impacte|bloque)e?s?",
        r"(?:affected )?(?:users?|people)(?: affected)?|who(?: is affected)?",
    ),
    (
        Place.SITE,
        r"site(?: concerne| d'intervention)?|etablissement|agence|adresse(?: du site)?",
        "lieu d'intervention|site name|address",
    ),
    (
        Place.LOCATION,
        r"lieu|bureau|emplacement|piece|salle|etage|batiment|bat\.?|local|localisation",
        "location|office|room|floor|building|where",
    ),
    (
        Place.ACCESS,
        r"acces(?: (?:au site|aux locaux|au batiment|site))?|digicode|code d'acces",
        r"horaires? (?:d'ouverture|d'acces)|ouverture",
        r"access(?: to (?:the )?site)?|opening hours",
    ),
    (
        Place.CALLBACK,
        "dispo(?:nible|nibilites?|s)?|(?:me )?rappel(?:er|ez-moi)?|joignable|a rappeler",
        "(?:horaires?|creneaux?)(?: de rappel)?|numero de rappel",
        r"(?:no |numero )?(?:de )?tel(?:ephone)?\.?|contact",
        "availability|available|call ?-?back|phone(?: number)?|reachable",
    ),
    (
        Place.REPRODUCTION,
        "etapes?(?: (?:pour reproduire|de reproduction))?|reproduction|frequence",
        "(?:pour|comment) reproduire|manipulations?",
        "steps(?: to reproduce)?|frequency|how often",
    ),
    (Place.DESCRIPTION, "description(?: (?:du probleme|de la panne|detaillee|of the problem))?"),
)
"""Labels as they are compared, in both languages; the first that fits a whole label is meant."""
_LABEL = tuple((place, re.compile("|".join(forms))) for place, *forms in _LABELS)
_SEPARATOR = re.compile(r"\s{0,3}(?:[:=\uff1a\t]|-+>|→)\s{0,3}|\s{1,3}[-–—]\s{1,3}")
_LONGEST_LABEL = 80
_LIST_NUMBER = re.compile(r"[0-9]{1,2}\s?[.)°]\s{1,3}(?=\S)")
_ASIDE = re.compile(r"\s?\([^()]{0,60}\)")
"""What forms explain in a label: "Impact (gênant / bloquant) :"."""
_ORNAMENT = " \t\u00a0*•·-–—_>#.)+"
_BARE_NUMBER = re.compile(
    r"(?:n ?o|no\.?|num\.?|numero)? ?(?:d')?(?:inventaire|inventory(?: number)?|asset(?: tag)?) "
    r"(?:no |est (?:le )?|is )?(?=(?:od|[0-9]))"
)
_JOINTS = re.compile(r"[;|•]\s*|\t\s*|,\s+|\s+[-–—/]\s+|\s{3,}")
_MOST_JOINTS = 20
_LONGEST_SPLIT = 600

IMPACT_WORDS = {
    Impact.DEGRADED: re.compile(
        r"(?:c'est |juste |plutot |assez |un peu )?(?:non |pas |peu |not )(?:tres |trop |si )?"
        r"(?:bloquante?s?|bloquee?s?|urgente?s?|critique|blocking|blocked|urgent)"
        r"|(?:c'est |juste |plutot |assez |tres |un peu )?(?:genante?s?|degradee?s?|mineure?"
        r"|moderee?|moyenne?|faible|basse?|normale?|ralentie?|annoying|degraded|minor|low|medium)"
    ),
    Impact.BLOCKING: re.compile(
        r"(?:c'est |totalement |completement |tres |assez |on est |je suis |nous sommes )?"
        r"(?:bloquante?s?|bloquee?s?|critique|urgente?s?|majeure?|haute?|elevee?|forte?|maximale?"
        r"|arret total|blocking|blocked|critical|high|major|very urgent)"
    ),
}
_PEOPLE = "(?:utilisateurs|personnes|postes|agents|collegues|services|users|people|staff)"
_PERSON = "(?:utilisateur|utilisatrice|personne|poste|agent|user|person)"
_TEAM = "(?:groupe|service|equipe|bureau|compta(?:bilite)?|group|team|department)"
_THE_WHOLE = "(?:(?:tout le|toute l'|toute la|une?|le|la|mon|ma|notre|a|the|whole|my) ?){0,2}"
_SCOPES = (
    (
        Scope.ONE,
        f"(?:(?:un|une|1|one|a) )?(?:seule? |single )?{_PERSON}(?: seule?)?",
        "(?:juste |que |only )?(?:moi|me)(?: seule?| uniquement| only)?",
    ),
    (
        Scope.GROUP,
        f"{_THE_WHOLE}{_TEAM}(?: entiere?| [a-z]{{2,20}})?",
        f"(?:plusieurs|quelques|certaine?s|several|some|[2-9]|1[0-9])(?: {_PEOPLE})?",
    ),
    (
        Scope.ALL,
        f"(?:tous?|toute?s?|all)(?: (?:les )?{_PEOPLE}| le monde| le site| of us)?",
        "toute (?:la mairie|l'ecole|l'entreprise)|tout l'etablissement|everyone|everybody",
    ),
)
SCOPE_WORDS = tuple((scope, re.compile("|".join(forms))) for scope, *forms in _SCOPES)
_SAYS_IMPACT = re.compile(r"bloqu|genant|blocking|blocked|degrad")
_CLAUSES = re.compile(r"[,;/()+]|\.$|\s[-–—]\s| et | and | pour | for ")


def label_of(text: str) -> Labelled | None:
    """Return the field that a piece of text is labelled as, ``None`` when it is none."""
    bare = text.lstrip(_ORNAMENT)
    if numbered := _LIST_NUMBER.match(bare):
        bare = bare[numbered.end() :].lstrip(_ORNAMENT)
    for separator in _SEPARATOR.finditer(bare, 0, _LONGEST_LABEL):
        before = bare[: separator.start()]
        if before.count("(") > before.count(")"):
            continue
        label = folded(_ASIDE.sub("", before)).strip("*_ ")
        for place, pattern in _LABEL:
            if pattern.fullmatch(label):
                return Labelled(place, bare[separator.end() :].strip(" \t\u00a0*_"))
        if separator[0].strip() in {":", "="}:
            break
    return _number_without_sign(bare)


def _number_without_sign(bare: str) -> Labelled | None:
    """Read "Inventaire OD-004217", where nothing stands between."""
    told = folded(bare[:80])
    found = _BARE_NUMBER.match(told)
    number = told[found.end() :] if found else ""
    whole = len(bare) <= len(told) + 2
    return Labelled(Place.INVENTORY, number) if whole and own_number(number) else None


def is_labelled(line: str) -> bool:
    """Tell whether a line names a field and says something for it."""
    found = label_of(line)
    return found is not None and bool(found.value)


def pieces_of(line: str) -> Iterator[str]:
    """Yield a line cut before each label in it; together they are the line."""
    at = 0
    if len(line) <= _LONGEST_SPLIT:
        for count, joint in enumerate(_JOINTS.finditer(line)):
            if count >= _MOST_JOINTS:
                break
            if joint.start() > at and label_of(line[joint.end() :]) is not None:
                yield line[at : joint.end()]
                at = joint.end()
    yield line[at:]


def says_impact(line: str) -> bool:
    """Tell whether a line without a label says how blocking it is, and nothing else."""
    impacts, scopes, whole = impact_and_scope(line)
    alone = whole and len(impacts) == 1 and len(scopes) <= 1
    return alone and _SAYS_IMPACT.search(folded(line)) is not None


def impact_and_scope(value: str) -> tuple[set[Impact], set[Scope], bool]:
    """Return what a text says of how blocking it is and for whom, and whether that is all of it.

    Two of a kind are a form that nobody filled in ("bloquant / gênant").
    """
    impacts: set[Impact] = set()
    scopes: set[Scope] = set()
    whole = True
    for clause in filter(None, (part.strip(" .!?*:") for part in _CLAUSES.split(folded(value)))):
        impact = next((one for one, words in IMPACT_WORDS.items() if words.fullmatch(clause)), None)
        scope = next((one for one, words in SCOPE_WORDS if words.fullmatch(clause)), None)
        if impact is not None:
            impacts.add(impact)
        elif scope is not None:
            scopes.add(scope)
        else:
            whole = False
    return impacts, scopes, whole
