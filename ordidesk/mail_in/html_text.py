"""HTML bodies as text: line breaks and lists stay, quoted blocks are quoted, styles go.

Not on the standard library's ``html.parser``: 60 kB of unclosed tags take it 50 s, and it raises
on others. Here each character is looked at once.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_SKIPPED = frozenset({"style", "script", "head", "title", "template", "noscript", "svg", "object"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "figure"}
    | {"footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav"}
    | {"ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul", "body"}
)
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote"})
"""Blocks with an empty line around them."""
_KINDS = {"ol": 0, "ul": -1}
"""How a list counts: from there, or not at all."""
_TIGHT = "MsoNormal"
"""The class of Outlook's paragraphs, which are lines: nothing is between two."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:\-]{0,30})")
_LINK = re.compile(r"\shref\s{0,3}=\s{0,3}[\"']?(https?://[^\s\"'<>]{1,300})", re.IGNORECASE)
_SAID = re.compile(r"\salt\s{0,3}=\s{0,3}(?:\"([^\"]{1,200})\"|'([^']{1,200})')", re.IGNORECASE)
_LOOKED_AT = 2_000
"""Characters of a tag in which its attributes are looked for."""
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{8,};?")
_DEEPEST_QUOTE = 10
_BLANKS = " \t\r\n\f"
"""What HTML does not show; a paragraph of a fixed space is an empty line that somebody made."""
_SPACES = re.compile(f"[{_BLANKS}]+")


def text_of_html(source: str) -> str:
    """Return what a browser would show, as lines."""
    page = _Page()
    for is_tag, piece in _pieces(source):
        if is_tag:
            page.tag(piece)
        else:
            page.text(piece)
    return page.told()


def _pieces(source: str) -> Iterator[tuple[bool, str]]:
    """Yield tags and the text between them; a tag that never ends is text."""
    at = 0
    never_closed = False
    while at < len(source):
        start = source.find("<", at)
        if start < 0 or never_closed:
            yield False, source[at:]
            return
        if start > at:
            yield False, source[at:start]
        if source.startswith("<!--", start):
            end = source.find("-->", start + 4)
            at = end + 3 if end >= 0 else len(source)
            continue
        if not _opens_tag(source, start):
            yield False, "<"
            at = start + 1
            continue
        end = source.find(">", start)
        never_closed = end < 0
        if never_closed:
            at = start
            continue
        yield True, source[start : end + 1]
        at = end + 1


def _opens_tag(source: str, start: int) -> bool:
    following = source[start + 1 : start + 2]
    return following in {"/", "!", "?"} or (following.isascii() and following.isalpha())


class _Page:
    """Lines that grow while tags and text go by."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._written = False
        self._skipping = ""
        self._verbatim = 0
        self._quote = 0
        self._lists: list[int] = []
        self._cells = 0
        self._link: tuple[str, int] | None = None

    def text(self, piece: str) -> None:
        """Take text that stands between two tags."""
        if self._skipping:
            return
        shown = html.unescape(_LONG_NUMBER.sub("\ufffd", piece))
        if not self._verbatim:
            self._put(_SPACES.sub(" ", shown))
            return
        first, *others = shown.split("\n")
        self._put(first)
        for other in others:
            self._break()
            self._put(other)

    def tag(self, piece: str) -> None:
        """Take a tag."""
        found = _TAG.match(piece)
        if found is None:
            return
        closing, name = bool(found[1]), found[2].lower()
        if self._skipping:
            if name == "body" or (closing and name == self._skipping):  # A head may stay open.
                self._skipping = ""
            return
        if name in _SKIPPED:
            self._skipping = "" if closing or piece.endswith("/>") else name
            return
        if name in _BLOCKS:
            self._block(name, piece[:_LOOKED_AT], closing=closing)
        else:
            self._within(name, piece[:_LOOKED_AT], closing=closing)

    def told(self) -> str:
        """Return the lines, without more than one empty line between two."""
        self._break()
        kept: list[str] = []
        for line in self._lines:
            if line.strip("> ") or (kept and kept[-1].strip("> ")):
                kept.append(line)
        while kept and not kept[-1].strip("> "):
            kept.pop()
        return "\n".join(kept)

    def _block(self, name: str, piece: str, *, closing: bool) -> None:
        if self._written:
            self._break()
        self._line = []
        if name in _SPACED and not (name == "p" and (closing or _TIGHT in piece)):
            self._empty()
        step = -1 if closing else 1
        match name:
            case "blockquote":
                self._quote = max(self._quote + step, 0)
            case "pre":
                self._verbatim = max(self._verbatim + step, 0)
            case "ul" | "ol":
                self._lists = self._lists[:-1] if closing else [*self._lists[-9:], _KINDS[name]]
            case "li" if not closing:
                self._put(self._bullet())
            case "hr":
                self._put("_" * 20)
                self._break()
            case "tr":
                self._cells = 0

    def _within(self, name: str, piece: str, *, closing: bool) -> None:
        match name:
            case "br":
                self._break()
            case "td" | "th" if not closing:
                if self._cells and self._written:
                    self._put("\t")
                self._cells += 1
            case "img" if said := _SAID.search(piece):
                self._put(f"[{html.unescape(said[1] or said[2])}]")
            case "a" if not closing:
                link = _LINK.search(piece)
                self._link = (html.unescape(link[1]), len(self._line)) if link else None
            case "a" if self._link:
                address, since = self._link
                self._link = None
                if "".join(self._line[since:]).strip().rstrip("/") not in address:
                    self._put(f" ({address})")

    def _put(self, shown: str) -> None:
        self._line.append(shown)
        self._written = self._written or bool(shown.strip(_BLANKS))

    def _bullet(self) -> str:
        if not self._lists or self._lists[-1] < 0:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "

    def _break(self) -> None:
        written = "".join(self._line)
        shown = written.rstrip() if self._verbatim else written.strip(" \n\r")
        if not self._verbatim:
            shown = re.sub(r" {2,}", " ", shown)
        if shown.isspace():
            shown = ""
        mark = "> " * min(self._quote, _DEEPEST_QUOTE)
        self._lines.append(f"{mark}{shown}".rstrip())
        self._line, self._written, self._link = [], False, None
        self._cells = 0

    def _empty(self) -> None:
        if self._lines and self._lines[-1].strip("> "):
            self._lines.append(("> " * min(self._quote, _DEEPEST_QUOTE)).rstrip())
