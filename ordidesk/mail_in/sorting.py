"""The lines that somebody wrote, sorted into the fields of a declaration and its description."""

from __future__ import annotations

import re

import msgspec

from ordidesk.domain.inventory import own_number
from ordidesk.domain.tickets import EDITABLE, Impact, Scope
from ordidesk.mail_in.characters import folded, one_line
from ordidesk.mail_in.fields import (
    Labelled,
    Place,
    impact_and_scope,
    label_of,
    pieces_of,
    says_impact,
)

_LIMITS = {
    Place.SITE: 200,
    Place.LOCATION: EDITABLE["location"],
    Place.CALLBACK: EDITABLE["callback"],
    Place.ACCESS: EDITABLE["access"],
    Place.REPRODUCTION: EDITABLE["reproduction"],
}
"""Characters that a field takes; what is longer is left in the description, whole."""
_GOES_ON = frozenset({Place.REPRODUCTION, Place.CALLBACK, Place.ACCESS})
"""Fields that may have more lines than the first below their label."""
_JOINED_BY = {Place.REPRODUCTION: "\n"}
_LIST_ITEM = re.compile(r"\s{0,8}(?:[0-9]{1,2}\s?[.)°\-]|[-*•·])\s")
_LONGEST_SENTENCE = 200
_REACHABLE = re.compile(
    r"(?:(?:- )?(?:(?:je (?:suis|serai)|nous sommes|on est) )?(?:disponibles?|joignables?|dispo)"
    r"|(?:merci de |vous pouvez |pouvez-vous |veuillez )?(?:me )?(?:r?appeler|rappelez-moi)"
    r"|(?:i am |i'm )?(?:available|reachable)|(?:please )?call me)\b.{0,90}"
)
_WHEN = re.compile(
    r"\d ?h|\d{1,2}:\d\d|(?:\d{2}[ .\-]?){5}|\b(?:matin|apres-midi|midi|journee|lundi|mardi"
    r"|mercredi|jeudi|vendredi|demain|morning|afternoon|monday|tuesday|wednesday|thursday|friday"
    r"|tomorrow)"
)
_NAMED = re.compile(r"\bOD[\s\-_.:/]{0,2}[0-9](?:\s?[0-9]){2,5}\b", re.IGNORECASE)
_SAID_NUMBER = re.compile(
    r"\b(?:inventaire|inventory(?: number)?|asset(?: tag)?|etiquette)\b[^0-9\n]{0,20}([0-9]{4,6})\b"
)
_FIRST_NUMBER = re.compile(r"(?:n ?o ?)?((?:od[\s\-_.:/]{0,2})?[0-9]{3,6})(?![0-9])")
_LINK = re.compile(r"://|\bwww\.", re.IGNORECASE)
"""A site of the web is no place."""
_EDGES = " \t\u00a0;|•,"
_DASH_AT_END = re.compile(r"\s[-–—/]\s{0,5}$")
"""What stood between two fields of one line."""


class Piece(msgspec.Struct, frozen=True):
    """A line, or a part of one with several fields; a text is all its pieces, each in one place."""

    line: int
    """Which of the text's lines, from 0."""
    place: Place
    text: str
    """As it stands in the mail."""
    value: str
    """What its place holds of it: the text without the label."""


class Sorted:
    """What the lines said so far."""

    def __init__(self, hotline_phones: frozenset[str], codes: dict[str, str]) -> None:
        self.pieces: list[Piece] = []
        self.client_code = ""
        self.inventory_number = ""
        self.numbers: list[str] = []
        self.impact: Impact | None = None
        self.scope: Scope | None = None
        self._values: dict[Place, list[str]] = {}
        self._room = dict(_LIMITS)
        self._phones = hotline_phones
        self._codes = codes
        self._open: Place | None = None
        self._waiting = False
        """What follows belongs to the open field, of whatever form it is."""
        self._begun = False

    def value(self, place: Place) -> str:
        """Return what a field of text holds."""
        return _JOINED_BY.get(place, ", ").join(self._values.get(place, ()))

    def put(self, line: int, place: Place, text: str) -> None:
        """Take a line of which the place is known."""
        self._close()
        self.pieces.append(Piece(line, place, text, text))

    def own_line(self, line: int, text: str) -> None:
        """Find the place of a line that was written now."""
        if not text.strip():
            if self._open is not Place.REPRODUCTION:
                self._close()
            self._waiting = self._waiting and not self._begun
            self.pieces.append(Piece(line, Place.DESCRIPTION, text, ""))
            return
        for piece in pieces_of(text):
            labelled = label_of(piece)
            if labelled is not None:
                self._labelled(line, piece, labelled)
            elif not self._goes_on(line, piece):
                self._unlabelled(line, piece)

    def signature_line(self, line: int, text: str) -> None:
        """Take a line of a signature; the machine and the impact are taken out of it."""
        self._close()
        labelled = label_of(text)
        if labelled is not None and labelled.place in {Place.INVENTORY, Place.IMPACT}:
            value = labelled.value
            if value and self._take(labelled.place, value):
                self.pieces.append(Piece(line, labelled.place, text, value))
                return
        self.pieces.append(Piece(line, Place.SIGNATURE, text, text))

    def name(self, text: str) -> None:
        """Note the numbers of ours that a text names."""
        for found in _NAMED.findall(text):
            self._number(found)

    def _labelled(self, line: int, piece: str, labelled: Labelled) -> None:
        self._close()
        place, value = labelled.place, _DASH_AT_END.sub("", labelled.value).strip(_EDGES)
        if not value:
            self._open, self._waiting, self._begun = place, True, False
            self.pieces.append(Piece(line, place, piece, ""))
        elif place is Place.DESCRIPTION:
            self.name(value)
            self.pieces.append(Piece(line, place, piece, value))
        elif self._take(place, value):
            self._open = place if place is Place.REPRODUCTION else None
            self.pieces.append(Piece(line, place, piece, self._held(place, value)))
        else:
            self._unlabelled(line, piece)

    def _goes_on(self, line: int, piece: str) -> bool:
        """Take a line that stands below its field's label."""
        place = self._open
        if place is None or place is Place.DESCRIPTION:
            return False
        is_item = _LIST_ITEM.match(piece) is not None
        value = piece.strip(_EDGES)
        if not (self._waiting or is_item) or not self._take(place, value):
            self._close()
            return False
        self._waiting, self._begun = self._waiting and place in _GOES_ON, True
        if place not in _GOES_ON:
            self._close()
        self.pieces.append(Piece(line, place, piece, self._held(place, value)))
        return True

    def _unlabelled(self, line: int, piece: str) -> None:
        """Take a line of prose: when one can be called, or else a part of the description."""
        self.name(piece)
        plain = folded(piece) if len(piece) <= _LONGEST_SENTENCE else ""
        self._say_number(plain)
        place = Place.DESCRIPTION
        if says_impact(plain):
            place = Place.IMPACT
        elif _REACHABLE.fullmatch(plain) and _WHEN.search(plain):
            place = Place.CALLBACK
        value = piece.strip(_EDGES)
        if place is not Place.DESCRIPTION and self._take(place, value):
            self.pieces.append(Piece(line, place, piece, self._held(place, value)))
            return
        self.pieces.append(Piece(line, Place.DESCRIPTION, piece, piece.rstrip()))

    def _say_number(self, plain: str) -> None:
        if found := _SAID_NUMBER.search(plain):
            self._number(found[1])

    def _take(self, place: Place, value: str) -> bool:
        """Give a value to its field; ``False`` when the field cannot hold all of it."""
        match place:
            case Place.CLIENT:
                code = self._codes.get(folded(value), "")
                taken = bool(code) and self.client_code in {"", code}
                self.client_code = self.client_code or code
                return taken
            case Place.INVENTORY:
                return self._take_number(value)
            case Place.IMPACT:
                return self._take_impact(value)
            case Place.SITE if _LINK.search(value):
                return False
            case _:
                held = self._held(place, value)
                room = self._room.get(place, 0) - len(held) - 2
                if room < 0 or not held:
                    return False
                self._room[place] = room
                self._values.setdefault(place, []).append(held)
                return True

    def _held(self, place: Place, value: str) -> str:
        return value.rstrip() if place in _JOINED_BY else one_line(value)

    def _take_number(self, value: str) -> bool:
        """Take the machine's number; with other words beside it the line stays where it is."""
        number = own_number(value) if not self._is_hotline(value) else ""
        whole = bool(number)
        if not number:
            found = _FIRST_NUMBER.match(folded(value[:_LONGEST_SENTENCE]))
            if found and not self._is_hotline(found[1]):
                # A phone number goes on after its first digits.
                rest = folded(value[:_LONGEST_SENTENCE])[found.end() :]
                number = "" if re.match(r"[ .\-]?[0-9]", rest) else own_number(found[1])
        if not number:
            return False
        if number not in self.numbers:
            self.numbers.append(number)
        if self.inventory_number in {"", number}:
            self.inventory_number = number
            return whole
        return False

    def _number(self, text: str) -> None:
        number = "" if self._is_hotline(text) else own_number(text)
        if number and number not in self.numbers:
            self.numbers.append(number)

    def _is_hotline(self, text: str) -> bool:
        return phone_digits(text) in self._phones

    def _take_impact(self, value: str) -> bool:
        impacts, scopes, whole = impact_and_scope(value[:_LONGEST_SENTENCE])
        fits = len(impacts) <= 1 and len(scopes) <= 1 and (impacts or scopes)
        again = (self.impact is not None and impacts - {self.impact}) or (
            self.scope is not None and scopes - {self.scope}
        )
        if not fits or again:
            return False
        self.impact = next(iter(impacts), self.impact)
        self.scope = next(iter(scopes), self.scope)
        return whole and len(value) <= _LONGEST_SENTENCE

    def _close(self) -> None:
        self._open, self._waiting = None, False


def phone_digits(text: str) -> str:
    """Return a phone number's digits as one compares them."""
    digits = re.sub(r"[\s.\-()/]", "", text)
    for prefix in ("+33", "0033"):
        if digits.startswith(prefix):
            return "0" + digits[len(prefix) :].removeprefix("0")
    return digits
