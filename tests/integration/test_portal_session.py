"""One person's sign-in stays fresh by itself, for all threads, and ends only when it must."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from ordidesk.domain.people import Person, Role
from ordidesk.portal.address import parse_address
from ordidesk.portal.client import PortalClient
from ordidesk.portal.errors import (
    BadCredentials,
    OtherPerson,
    PortalUnreachable,
    RequestRefused,
    SignInExpired,
)
from ordidesk.portal.session import PortalSession
from ordidesk.protocol import ChangesAnswer, Problem, Settlement, Tokens
from tests.support.fault_proxy import Answer, Drop, FaultProxy, Seen

_LEA = Person(id="018f3a5e-0000-7000-8000-000000000001", name="Léa", role=Role.TECHNICIAN)
_MARC = Person(id="018f3a5e-0000-7000-8000-000000000002", name="Marc", role=Role.TECHNICIAN)
_CHANGES = ChangesAnswer(epoch=1, cursor="c2", more=False, changes=(), settlement=Settlement())


class _Kept:
    """Keeps the refresh token in memory."""

    def __init__(self, token: str | None = None) -> None:
        self.token = token

    def load(self) -> str | None:
        return self.token

    def save(self, token: str) -> None:
        self.token = token

    def remove(self) -> None:
        self.token = None


class _Portal(FaultProxy):
    """Answers with tokens ``a1 r1``, ``a2 r2`` …."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = 0

    def draw(self, person: Person = _LEA) -> Tokens:
        self.drawn += 1
        return Tokens(
            access_token=f"a{self.drawn}",
            expires_in=900,
            refresh_token=f"r{self.drawn}",
            person=person,
        )

    def give(self, person: Person = _LEA) -> None:
        self.plan("/auth/token", _json(self.draw(person)))

    def calls(self, path: str) -> list[str]:
        return [
            seen.headers.get("Authorization", "") or seen.body.decode()
            for seen in self.seen
            if path in seen.path
        ]


def test_a_start_without_a_network_still_holds_the_sign_in() -> None:
    client = PortalClient(parse_address("http://127.0.0.1:1"))
    session = _session(client, _Kept("r0"))
    assert session.signed_in
    with pytest.raises(PortalUnreachable):
        _changes(session)
    assert session.signed_in


def test_the_kept_token_is_renewed_at_the_first_call() -> None:
    with _Portal() as portal:
        portal.give()
        portal.plan("/sync/changes", _json(_CHANGES))
        kept = _Kept("r0")
        assert _changes(_session(_client(portal), kept)) == _CHANGES
        assert kept.token == "r1"
        assert portal.calls("/auth/token") == ['{"grant":"refresh","refresh_token":"r0"}']
        assert portal.calls("/sync/changes") == ["Bearer a1"]


def test_tokens_of_a_sign_in_are_kept_and_used_without_a_renewal() -> None:
    with _Portal() as portal:
        portal.give()
        portal.plan("/sync/changes", _json(_CHANGES))
        client, kept = _client(portal), _Kept()
        tokens = client.sign_in("lea@exemple.fr", "secret", "PC-12")
        assert _changes(_session(client, kept, tokens)) == _CHANGES
        assert kept.token == "r1"
        assert len(portal.calls("/auth/token")) == 1


def test_a_token_about_to_end_is_renewed_before_it_is_used() -> None:
    now = [0.0]
    with _Portal() as portal:
        client = _client(portal)
        session = _session(client, _Kept(), portal.draw(), lambda: now[0])
        portal.always("/sync/changes", _json(_CHANGES))
        _changes(session)
        now[0] = 880.0
        portal.give()
        _changes(session)
        assert portal.calls("/sync/changes") == ["Bearer a1", "Bearer a2"]


def test_a_token_that_the_portal_refuses_is_renewed_once() -> None:
    with _Portal() as portal:
        portal.give()
        portal.give()
        portal.plan("/sync/changes", _problem(401), _json(_CHANGES))
        assert _changes(_session(_client(portal), _Kept("r0"))) == _CHANGES
        assert portal.calls("/sync/changes") == ["Bearer a1", "Bearer a2"]


def test_a_portal_that_refuses_every_token_ends_in_a_sign_in() -> None:
    with _Portal() as portal:
        portal.give()
        portal.give()
        portal.always("/sync/changes", _problem(401))
        with pytest.raises(SignInExpired):
            _changes(_session(_client(portal), _Kept("r0")))
        assert len(portal.calls("/sync/changes")) == 2


def test_a_refused_renewal_asks_to_sign_in_until_somebody_does() -> None:
    with _Portal() as portal:
        portal.plan("/auth/token", _problem(401))
        portal.always("/sync/changes", _json(_CHANGES))
        kept = _Kept("r0")
        session = _session(_client(portal), kept)
        for _ in range(2):
            with pytest.raises(SignInExpired):
                _changes(session)
        assert not session.signed_in
        assert kept.token is None
        assert len(portal.seen) == 1
        portal.give()
        assert session.sign_in("lea@exemple.fr", "secret", "PC-12") == _LEA
        assert _changes(session) == _CHANGES
        assert kept.token == "r1"


def test_a_lost_renewal_is_tried_again_with_the_same_token() -> None:
    with _Portal() as portal:
        portal.plan("/auth/token", Drop())
        portal.give()
        portal.plan("/sync/changes", _json(_CHANGES))
        session = _session(_client(portal), _Kept("r0"))
        with pytest.raises(PortalUnreachable):
            _changes(session)
        assert session.signed_in
        assert _changes(session) == _CHANGES
        assert portal.calls("/auth/token") == ['{"grant":"refresh","refresh_token":"r0"}'] * 2


def test_threads_that_are_refused_together_renew_once() -> None:
    together = threading.Barrier(4)

    def refuse_the_first_token(seen: Seen) -> Answer:
        if seen.headers["Authorization"] == "Bearer a2":
            return _json(_CHANGES)
        together.wait(10)
        return _problem(401)

    with _Portal() as portal:
        session = _session(_client(portal), _Kept(), portal.draw())
        portal.decide("/sync/changes", refuse_the_first_token)
        portal.give()
        with ThreadPoolExecutor(4) as threads:
            answers = list(threads.map(lambda _n: _changes(session), range(4)))
        assert answers == [_CHANGES] * 4
        assert portal.calls("/auth/token") == ['{"grant":"refresh","refresh_token":"r1"}']


def test_somebody_else_does_not_take_over_a_persons_work() -> None:
    with _Portal() as portal:
        kept = _Kept("r0")
        session = _session(_client(portal), kept)
        portal.give(_MARC)
        with pytest.raises(OtherPerson) as told:
            session.sign_in("marc@exemple.fr", "secret", "PC-12")
        assert (told.value.expected, told.value.signed_in) == (_LEA.id, _MARC.id)
        assert kept.token == "r0"


def test_a_wrong_password_leaves_the_sign_in_as_it_was() -> None:
    with _Portal() as portal:
        portal.plan("/auth/token", _problem(401))
        kept = _Kept("r0")
        session = _session(_client(portal), kept)
        with pytest.raises(BadCredentials):
            session.sign_in("lea@exemple.fr", "wrong", "PC-12")
        assert session.signed_in
        assert kept.token == "r0"


@pytest.mark.parametrize("answer", [Answer(204), Drop()])
def test_signing_out_forgets_the_tokens_with_or_without_a_network(answer: Answer | Drop) -> None:
    with _Portal() as portal:
        portal.plan("/auth/sign-out", answer)
        kept = _Kept("r0")
        session = _session(_client(portal), kept)
        session.sign_out()
        assert kept.token is None
        assert len(portal.seen) == 1
        with pytest.raises(SignInExpired):
            _changes(session)


def test_other_refusals_pass_through() -> None:
    with _Portal() as portal:
        portal.give()
        portal.plan("/sync/changes", _problem(422))
        with pytest.raises(RequestRefused) as told:
            _changes(_session(_client(portal), _Kept("r0")))
        assert told.value.status == 422


def _client(portal: FaultProxy) -> PortalClient:
    return PortalClient(parse_address(portal.url))


def _session(
    client: PortalClient,
    kept: _Kept,
    tokens: Tokens | None = None,
    clock: Callable[[], float] = lambda: 0.0,
) -> PortalSession:
    return PortalSession(client, kept, person_id=_LEA.id, stream_id="s", tokens=tokens, clock=clock)


def _changes(session: PortalSession) -> ChangesAnswer:
    return session.changes("c1", settled=0, limit=500)


def _json(message: object, status: int = 200) -> Answer:
    return Answer(status, msgspec.json.encode(message), {"Content-Type": "application/json"})


def _problem(status: int) -> Answer:
    return _json(Problem(title="No", status=status, code="no"), status)
