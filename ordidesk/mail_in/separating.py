"""The lines of a mail told apart: what was written now, the signature, what is quoted, a forward.

Nothing is taken away: each line gets one kind, and a wrong guess leaves it where it can be read.
"""

from __future__ import annotations

import enum
import re

import msgspec

from ordidesk.mail_in.characters import folded, one_line
from ordidesk.mail_in.fields import is_labelled
from ordidesk.mail_in.headers import address_of
from ordidesk.mail_in.message import Address

_LONGEST_LOOKED_AT = 300
"""Characters: a longer line is a paragraph, neither a mark nor a label."""
_FORWARD_MARK = re.compile(
    r"[-_* >]{0,20}(?:debut du )?(?:forwarded message|begin forwarded message|message transfere"
    r"|message reexpedie|mail transfere|transferred message)[ :.*_-]{0,20}"
)
_ORIGINAL_MARK = re.compile(
    r"[-_*]{2,20} ?(?:message d'origine|message original|original message|message initial"
    r"|original appointment|rendez-vous d'origine) ?[-_*]{2,20}"
)
_RULE = re.compile(r"[_\-=*]{10,}")
_WROTE = re.compile(
    r"(?:le|on|am|el|a)\b.{3,250}\b(?:a ecrit|ecrit|wrote|schrieb|escribio)\b[^:]{0,120}:"
)
_HEAD = re.compile(
    r"[*\s]{0,4}(de|from|expediteur|envoye(?: le)?|sent|date|a|to|cc|objet|sujet|subject"
    r"|destinataires?|importance|repondre a|reply-to)\s?[*]{0,2}\s?:[*\s]*(.*)"
)
_HEAD_START = re.compile(r"[*\s]{0,4}(?:de|from|expediteur)\s?[*]{0,2}\s?:[*\s]*\S")
_LONGEST_HEAD = 10
"""Lines in which a block of headers is looked for: long lists of addresses are cut."""
_FEWEST_HEADS = 3
_STRICT_END = re.compile(
    r"(?:(?:bien|tres|le plus|avec mes|mes|nos|meilleures|sinceres|veuillez agreer.{0,40}?)\s){0,2}"
    r"(?:cordialement|cdlt|cdt|cordiales? salutations?|bien a (?:vous|toi)|sincerement"
    r"|salutations?(?: distinguees| cordiales| les meilleures)?|respectueusement|amicalement"
    r"|sinceres salutations|(?:kind|best|warm) regards|regards|yours (?:sincerely|faithfully)"
    r"|sincerely|best wishes|cheers)(?: a vous| a tous)?[\s,.;!]{0,4}"
)
_LOOSE_END = re.compile(
    r"(?:(?:un grand|grand) )?(?:merci|thanks|thank you)(?: (?:d'avance|par avance|beaucoup"
    r"|a vous|pour votre (?:aide|retour|reponse)|in advance|a lot|et bonne journee))?"
    r"[\s,.;!]{0,4}(?:et )?(?:bonne (?:journee|reception|fin de journee|soiree))?[\s,.;!]{0,4}"
    r"|(?:bonne (?:journee|reception|fin de journee|soiree)|have a (?:nice|good) day)[\s,.;!]{0,4}"
)
_DEVICE = re.compile(
    r"(?:envoye (?:de|depuis|a partir d[eu]|avec|par)|sent (?:from|with)|provenance\s?:) ?.{2,80}"
    r"|(?:telecharge[rz]|get|obtenez|obtenir) outlook (?:pour|for) .{2,120}"
)
_PHONE = re.compile(
    r"(?:\btel|\bmob|\bfixe|\bport|\bt|\bm|\bphone|\bstandard|\bligne directe|\bfax)\b[a-z]*\s?[.:]"
    r"|(?:\+33|\b0)\s?[1-9](?:[\s.\-]?[0-9]{2}){4}\b"
)
_CONTACT = re.compile(r"\bwww\.|https?://|[^\s@]@[^\s@]+\.[a-z]{2,}|\b[0-9]{5} [a-z]{3,}")
_AFTERWORD = re.compile(r"p\.? ?s\.? ?[:.\-]|nb ?:|n\.b\. ?:")
_LONGEST_SIGNATURE = 30
_LONGEST_LOOSE = 12
_LONGEST_BLOCK = 8
_LONGEST_SIGNATURE_LINE = 80


class Kind(enum.Enum):
    """What a line of a mail is."""

    OWN = enum.auto()
    SIGNATURE = enum.auto()
    QUOTED = enum.auto()
    FORWARD_HEAD = enum.auto()
    """Says who wrote, and when, what follows."""


class Forward(msgspec.Struct, frozen=True):
    """Where another's mail begins in a text, and what stands above it."""

    sender: Address
    sent: str
    """As it is written there: in anybody's language and form."""
    subject: str
    starts_at: int
    """The first of its lines."""


class Separated(msgspec.Struct, frozen=True):
    """Each line's kind, and its text without the marks of a forward that is quoted as a whole."""

    kinds: tuple[Kind, ...]
    texts: tuple[str, ...]
    forward: Forward | None


def separated(lines: list[str], *, forward: bool, reply: bool = False) -> Separated:
    """Tell the lines of a mail apart; ``forward`` and ``reply`` are what its subject says."""
    return _Separating(lines, forward=forward, reply=reply).done()


class _Separating:
    def __init__(self, lines: list[str], *, forward: bool, reply: bool) -> None:
        self._texts = list(lines)
        self._plain = [_looked_at(line) for line in lines]
        self._kinds = [Kind.OWN] * len(lines)
        self._says_forward, self._says_reply = forward, reply
        self._forward: Forward | None = None
        self._since = 0

    def done(self) -> Separated:
        at = 0
        while at < len(self._texts):
            at = self._step(at)
        self._sign(len(self._texts))
        return Separated(tuple(self._kinds), tuple(self._texts), self._forward)

    def _step(self, at: int) -> int:
        """Look at a line; return the next to look at."""
        if self._texts[at].startswith(">"):
            self._kinds[at] = Kind.QUOTED
            return at + 1
        if length := self._wrote(at):
            self._mark(at, at + length, Kind.QUOTED)
            return at + length if self._quotes_next(at + length) else self._rest_is_quoted(at)
        explicit, end, heads = self._head_block(at)
        if end == at:
            return at + 1
        nothing_said = not any(
            plain
            for plain, kind in zip(self._plain[:at], self._kinds, strict=False)
            if kind is Kind.OWN
        )
        passes_on = explicit or self._says_forward or (nothing_said and not self._says_reply)
        if self._forward is not None or not passes_on:
            return self._rest_is_quoted(at)
        self._sign(at)
        self._mark(at, end, Kind.FORWARD_HEAD)
        self._forward = Forward(
            address_of(one_line(heads.get("de", ""))),
            one_line(heads.get("envoye", "")),
            one_line(heads.get("objet", "")),
            end,
        )
        self._since = end
        return end

    def _rest_is_quoted(self, at: int) -> int:
        self._mark(at, len(self._kinds), Kind.QUOTED)
        return len(self._kinds)

    def _mark(self, start: int, end: int, kind: Kind) -> None:
        self._kinds[start:end] = [kind] * (end - start)

    def _wrote(self, at: int) -> int:
        """Return over how many lines somebody "wrote:", as programs cut that line; 0 if not."""
        if not self._plain[at].startswith(("le ", "on ", "am ", "el ", "a ")):
            return 0
        for length in (1, 2, 3):
            told = self._plain[at : at + length]
            if all(told) and len(told) == length and _WROTE.fullmatch(" ".join(told)):
                return length
        return 0

    def _quotes_next(self, at: int) -> bool:
        following = (line for line in self._texts[at : at + 4] if line.strip())
        return next(following, "").startswith(">")

    def _head_block(self, at: int) -> tuple[bool, int, dict[str, str]]:
        """Return whether a forward is announced at a line, where what announces ends, its heads.

        The end is the line itself when nothing is announced there.
        """
        plain = self._plain[at]
        explicit = _FORWARD_MARK.fullmatch(plain) is not None
        original = _ORIGINAL_MARK.fullmatch(plain) is not None
        if not (explicit or original or _RULE.fullmatch(plain)):
            end, heads = self._heads(at)
            return False, end, heads
        first = at + 1
        while first < min(at + 4, len(self._plain)) and not self._texts[first].strip("> "):
            first += 1
        if explicit and first < len(self._texts) and self._texts[first].startswith(">"):
            self._unquote(first)
        end, heads = self._heads(first) if first < len(self._texts) else (first, {})
        if end == first:
            return explicit, at + 1 if explicit or original else at, {}
        return explicit, end, heads

    def _unquote(self, at: int) -> None:
        """Take the marks from a forward that a program quoted as a whole."""
        while at < len(self._texts) and self._texts[at].startswith(">"):
            self._texts[at] = self._texts[at][1:].removeprefix(" ")
            self._plain[at] = _looked_at(self._texts[at])
            at += 1

    def _heads(self, at: int) -> tuple[int, dict[str, str]]:
        """Read a block of headers in a text; it begins with who wrote and names what else."""
        if not _HEAD_START.match(self._plain[at]):
            return at, {}
        heads: dict[str, str] = {}
        end = at
        for line in range(at, min(at + _LONGEST_HEAD, len(self._plain))):
            found = _HEAD.fullmatch(self._plain[line])
            if found is None:
                ends = not self._plain[line] or "objet" in heads
                if ends and len(heads) >= _FEWEST_HEADS:
                    break
                continue
            value = self._texts[line].partition(":")[2].strip("* \t\u00a0")
            heads.setdefault(_SAME.get(found[1], found[1]), value)
            end = line + 1
        return (end, heads) if len(heads) >= _FEWEST_HEADS else (at, {})

    def _sign(self, end: int) -> None:
        """Find the signature of what was written from the last forward to here."""
        own = [at for at in range(self._since, end) if self._kinds[at] is Kind.OWN]
        start = signature_start([self._texts[at] for at in own], [self._plain[at] for at in own])
        spoken = False
        for at in own[start:]:
            spoken = (spoken and bool(self._plain[at])) or bool(_AFTERWORD.match(self._plain[at]))
            if not spoken:
                self._kinds[at] = Kind.SIGNATURE


_SAME = {
    "from": "de", "expediteur": "de", "sent": "envoye", "date": "envoye", "envoye le": "envoye",
    "subject": "objet", "sujet": "objet", "to": "a", "destinataire": "a", "destinataires": "a",
}  # fmt: skip


def signature_start(lines: list[str], plain: list[str]) -> int:
    """Return where a signature begins, the number of lines when there is none."""
    left = _spoken_after(plain)
    for at, line in enumerate(lines):
        if line.rstrip("\u00a0") in {"--", "-- "} or _DEVICE.fullmatch(plain[at]):
            return at
        if left[at] <= _LONGEST_SIGNATURE and _STRICT_END.fullmatch(plain[at]):
            return at
        if left[at] <= _LONGEST_LOOSE and _LOOSE_END.fullmatch(plain[at]):
            after = [text for text in lines[at + 1 :] if text.strip()]
            if all(len(text) <= _LONGEST_SIGNATURE_LINE for text in after) and not any(
                is_labelled(text) for text in after
            ):
                return at
    return _contact_block(lines, plain)


def _spoken_after(plain: list[str]) -> list[int]:
    """Return how many lines that say something follow each line."""
    counts, count = [0] * len(plain), 0
    for at in range(len(plain) - 1, -1, -1):
        counts[at] = count
        count += bool(plain[at])
    return counts


def _contact_block(lines: list[str], plain: list[str]) -> int:
    """Return where a last block of short lines with phones and addresses begins."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    start = end
    while start and lines[start - 1].strip() and end - start <= _LONGEST_BLOCK:
        start -= 1
    block = range(start, end)
    signs = sum(bool(_PHONE.search(plain[at])) + bool(_CONTACT.search(plain[at])) for at in block)
    fits = (
        start > 0
        and len(block) <= _LONGEST_BLOCK
        and all(len(lines[at]) <= _LONGEST_SIGNATURE_LINE for at in block)
        and not any(is_labelled(lines[at]) for at in block)
    )
    return start if fits and len(block) > 1 and signs > 1 else len(lines)


def _looked_at(line: str) -> str:
    """Return a line as it is compared; of a paragraph only that there is one."""
    return folded(line) if len(line) <= _LONGEST_LOOKED_AT else "…"
