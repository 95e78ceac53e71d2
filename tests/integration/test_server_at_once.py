"""Several laptops at once: each command takes effect once, and everybody hears of all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from ordidesk.domain.assets import Category, RegisterAsset
from ordidesk.domain.ids import derived_id
from ordidesk.domain.tickets import Channel, OpenTicket, TakeTicket
from ordidesk.protocol import Outcome, Result
from tests.integration.conftest import SignedIn
from tests.integration.portal_people import MANAGER, OTHER_TECHNICIAN, TECHNICIAN
from tests.support.portal_calls import Caller, command_id, line
from tests.support.records import TOWN_HALL

_OPEN = OpenTicket(client_id=TOWN_HALL.id, summary="Écran noir", channel=Channel.TECHNICIAN)
_LAPTOPS = 4
_COMMANDS = 12


def test_who_reads_while_others_write_misses_nothing(signed_in: SignedIn) -> None:
    writers = [signed_in(TECHNICIAN, stream=f"laptop-{number}") for number in range(_LAPTOPS)]
    reader = signed_in(MANAGER)
    cursor = reader.plan().cursor
    heard: set[str] = set()
    wanted = _LAPTOPS * _COMMANDS

    def write(number: int) -> None:
        for seq in range(1, _COMMANDS + 1):
            (outcome,) = (
                writers[number]
                .push(line(seq, _OPEN, number=number), settled=seq - 1)
                .settlement.outcomes
            )
            assert outcome.result is Result.APPLIED

    with ThreadPoolExecutor(_LAPTOPS) as threads:
        written = [threads.submit(write, number) for number in range(_LAPTOPS)]
        while len(heard) < wanted:
            page = reader.changes(cursor, wait=5, limit=7)
            cursor = page.cursor
            heard |= {it.id for it in page.changes if it.kind == "ticket"}
        for future in written:
            future.result()
    assert heard == {
        derived_id(command_id(seq, number), "ticket")
        for number in range(_LAPTOPS)
        for seq in range(1, _COMMANDS + 1)
    }
    numbers = {row["number"] for row in reader.snapshot("ticket")}
    assert numbers == {f"T-{number:06d}" for number in range(1, wanted + 1)}


def test_of_two_who_take_a_ticket_at_once_one_has_it(signed_in: SignedIn) -> None:
    takers = [signed_in(TECHNICIAN), signed_in(OTHER_TECHNICIAN)]
    signed_in(MANAGER).push(line(1, _OPEN))
    take = TakeTicket(ticket_id=derived_id(command_id(1), "ticket"))

    def push(at: tuple[int, Caller]) -> Result:
        number, caller = at
        return caller.push(line(1, take, number=number)).settlement.outcomes[0].result

    with ThreadPoolExecutor(2) as threads:
        results = list(threads.map(push, enumerate(takers, start=1)))
    assert sorted(results) == [Result.APPLIED, Result.REFUSED]


def test_of_many_who_register_a_number_at_once_one_has_it(signed_in: SignedIn) -> None:
    laptops = [signed_in(TECHNICIAN, stream=f"laptop-{number}") for number in range(_LAPTOPS)]
    spellings = ("OD-009001", "9001", "od 9001", "N° 009 001")

    def push(at: tuple[int, Caller]) -> Outcome:
        number, caller = at
        command = RegisterAsset(inventory_number=spellings[number], category=Category.LAPTOP)
        return caller.push(line(1, command, number=number)).settlement.outcomes[0]

    with ThreadPoolExecutor(_LAPTOPS) as threads:
        outcomes = list(threads.map(push, enumerate(laptops)))
    applied = [it for it in outcomes if it.result is Result.APPLIED]
    refused = [it for it in outcomes if it.result is Result.REFUSED]
    assert (len(applied), len(refused)) == (1, _LAPTOPS - 1)
    winner = derived_id(applied[0].id, "asset")
    assert all(it.reason == "number_taken" for it in refused)
    assert all(it.facts == {"number": "OD-009001", "asset": winner} for it in refused)
    numbers = [row["inventory_number"] for row in laptops[0].snapshot("asset")]
    assert numbers.count("OD-009001") == 1


def test_the_same_push_twice_at_once_takes_effect_once(signed_in: SignedIn) -> None:
    laptops = [signed_in(TECHNICIAN) for _ in range(3)]

    def push(caller: Caller) -> list[Result]:
        return [it.result for it in caller.push(line(1, _OPEN)).settlement.outcomes]

    with ThreadPoolExecutor(3) as threads:
        results = list(threads.map(push, laptops))
    assert results == [[Result.APPLIED]] * 3
    assert len(laptops[0].snapshot("ticket")) == 1
