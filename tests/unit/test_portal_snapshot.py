"""A snapshot answer counts whole or not at all."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.portal.errors import Evidence, NotAPortal, PortalUnreachable, Reach
from ordidesk.portal.snapshot import read_snapshot
from ordidesk.protocol import SnapshotFooter, SnapshotHeader

_VALUES = st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.text(max_size=5))
_ROWS = st.lists(st.tuples(st.uuids().map(str), _VALUES, st.integers(1, 99)), max_size=6)
_HOST = "portal.example"
_HEADER = SnapshotHeader(kind="client", epoch=3, columns=("id", "name", "ver"))


def _answer(pages: list[list[tuple[object, ...]]]) -> bytes:
    footer = SnapshotFooter(after="z", more=True)
    return b"".join(msgspec.json.encode(line) + b"\n" for line in [_HEADER, *pages, footer])


def _in_pieces(answer: bytes, cuts: list[int]) -> list[bytes]:
    edges = sorted({0, len(answer), *(cut % (len(answer) + 1) for cut in cuts)})
    return [answer[start:end] for start, end in itertools.pairwise(edges)]


@given(pages=st.lists(_ROWS, max_size=3), cuts=st.lists(st.integers(0, 10_000), max_size=8))
def test_the_pieces_do_not_matter(pages: list[list[tuple[object, ...]]], cuts: list[int]) -> None:
    page = read_snapshot(_in_pieces(_answer(pages), cuts), _HOST)
    assert page.rows == [row for rows in pages for row in rows]
    assert (page.kind, page.epoch, page.after, page.more) == ("client", 3, "z", True)
    assert page.columns == ("id", "name", "ver")


@given(pages=st.lists(_ROWS, max_size=3), kept=st.integers(0, 10_000))
def test_any_cut_is_told(pages: list[list[tuple[object, ...]]], kept: int) -> None:
    answer = _answer(pages)
    with pytest.raises(PortalUnreachable) as raised:
        read_snapshot([answer[: kept % len(answer)]], _HOST)
    assert (raised.value.reach, raised.value.host) == (Reach.CUT, _HOST)


@pytest.mark.parametrize(
    "answer",
    [
        b"<html>\n",
        b'{"kind":"client"}\n',
        msgspec.json.encode(_HEADER) + b"\n" + b'[["id","name"]]\n{"after":"","more":false}\n',
        msgspec.json.encode(_HEADER)
        + b"\n"
        + b'[[["nested"],"name",1]]\n{"after":"","more":false}\n',
        msgspec.json.encode(_HEADER) + b"\n" + b'{"other":1}\n',
    ],
    ids=["html", "half a header", "a short row", "a nested value", "no footer of ours"],
)
def test_a_whole_line_that_is_no_snapshot_is_told(answer: bytes) -> None:
    with pytest.raises(NotAPortal) as raised:
        _ = read_snapshot([answer], _HOST).rows
    assert (raised.value.evidence, raised.value.host) == (Evidence.UNREADABLE, _HOST)
